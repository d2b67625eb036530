"""fit: counts and their exposures become rates and rate ratios, with intervals where the data carry one."""

from mediastudy.models.answers import Answer, all_pairs, power_like
from mediastudy.models.asymmetry import asymmetry
from mediastudy.models.copies import copy_rates
from mediastudy.models.course import over_time
from mediastudy.models.design import Design, design_like
from mediastudy.models.fitting import Fit, fit
from mediastudy.models.pairing import paired
from mediastudy.models.paragraphs import Paragraphs
from mediastudy.models.power import Power, power
from mediastudy.models.rates import Count, count, rates
from mediastudy.models.ratios import rate_ratios
from mediastudy.models.resampling import bootstrap
from mediastudy.models.specifications import Sensitivity, specify
from mediastudy.models.stories import matched
from mediastudy.models.units import anonymous_units
from mediastudy.models.verbs import distinctive_verbs

__all__ = [
    "Answer",
    "Count",
    "Design",
    "Fit",
    "Paragraphs",
    "Power",
    "Sensitivity",
    "all_pairs",
    "anonymous_units",
    "asymmetry",
    "bootstrap",
    "copy_rates",
    "count",
    "design_like",
    "distinctive_verbs",
    "fit",
    "matched",
    "over_time",
    "paired",
    "power",
    "power_like",
    "rate_ratios",
    "rates",
    "specify",
]
