"""measure: documents become tables: a row an article, a row an outlet, a row a mark."""

from mediastudy.tables.contract import line
from mediastudy.tables.measure import Measured, load, measure
from mediastudy.tables.outlets import by_outlet
from mediastudy.tables.rows import MARK_COLUMNS, article_row, mark_rows
from mediastudy.tables.views import overview, ranks, source_types, verb_stance, voices
from mediastudy.tables.work import Work

__all__ = [
    "MARK_COLUMNS",
    "Measured",
    "Work",
    "article_row",
    "by_outlet",
    "line",
    "load",
    "mark_rows",
    "measure",
    "overview",
    "ranks",
    "source_types",
    "verb_stance",
    "voices",
]
