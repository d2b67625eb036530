"""examine: what in a corpus could make a comparison of its outlets wrong, from checks of single articles."""

from mediastudy.health.article import CHECK_COLUMNS, COUNTS, check, words_by_region
from mediastudy.health.checks import CHECKS, INVALID, LOOK, OK, Check
from mediastudy.health.report import Health, Verdict, examine, flagged

__all__ = [
    "CHECKS",
    "CHECK_COLUMNS",
    "COUNTS",
    "INVALID",
    "LOOK",
    "OK",
    "Check",
    "Health",
    "Verdict",
    "check",
    "examine",
    "flagged",
    "words_by_region",
]
