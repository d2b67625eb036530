"""measure: documents become tables: a row an article, a row an outlet, a row a mark."""

from mediastudy.tables.contract import line
from mediastudy.tables.copying import copy_facts
from mediastudy.tables.measure import Measured, load, measure
from mediastudy.tables.outlets import by_outlet
from mediastudy.tables.rows import MARK_COLUMNS, article_row, mark_rows
from mediastudy.tables.rules import Rules, compare_rules, load_rules, shipped_rules, specifications
from mediastudy.tables.sources import SOURCE_COLUMNS
from mediastudy.tables.splitting import by_copy, split
from mediastudy.tables.views import overview, positions, ranks, source_types, verb_stance, verbs_by_class, voices
from mediastudy.tables.work import Work

__all__ = [
    "MARK_COLUMNS",
    "SOURCE_COLUMNS",
    "Measured",
    "Rules",
    "Work",
    "article_row",
    "by_copy",
    "by_outlet",
    "compare_rules",
    "copy_facts",
    "line",
    "load",
    "load_rules",
    "mark_rows",
    "measure",
    "overview",
    "positions",
    "ranks",
    "shipped_rules",
    "source_types",
    "specifications",
    "split",
    "verb_stance",
    "verbs_by_class",
    "voices",
]
