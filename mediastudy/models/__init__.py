"""fit: counts and their exposures become rates and rate ratios, with intervals where the data carry one."""

from mediastudy.models.copies import copy_rates
from mediastudy.models.fitting import Fit, fit
from mediastudy.models.pairing import paired
from mediastudy.models.rates import Count, count, rates
from mediastudy.models.ratios import matched, rate_ratios
from mediastudy.models.resampling import bootstrap
from mediastudy.models.units import anonymous_units
from mediastudy.models.verbs import distinctive_verbs

__all__ = [
    "Count",
    "Fit",
    "anonymous_units",
    "bootstrap",
    "copy_rates",
    "count",
    "distinctive_verbs",
    "fit",
    "matched",
    "paired",
    "rate_ratios",
    "rates",
]
