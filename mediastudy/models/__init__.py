"""fit: counts and their exposures become rates and rate ratios, with intervals where the data carry one."""

from mediastudy.models.rates import Count, rates
from mediastudy.models.ratios import matched, rate_ratios

__all__ = ["Count", "matched", "rate_ratios", "rates"]
