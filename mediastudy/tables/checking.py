"""Checking: the columns of the article table that health needs, without the layers that it does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pandas as pd

from mediastudy.annotation import annotate, find_credits
from mediastudy.article import Article
from mediastudy.copies import Trace, settle, trace
from mediastudy.health import check, words_by_region
from mediastudy.parallel import chunks, ordered
from mediastudy.tables.copying import reread
from mediastudy.tables.rows import article_row
from mediastudy.tables.work import CHUNK, Rows, Work, writable


class _Part(NamedTuple):
    rows: Rows
    traces: list[Trace]


def checked_articles(work: Work, jobs: int, advance: Callable[[int, int], object]) -> pd.DataFrame:
    """Return the article table of a corpus without its counts of marks: words, quote style, CHECK and COPY columns.

    Furniture, tokens and quotations are found, and no hedge, cue or source: a tenth of the work of `measure`.
    """
    work = work.prepared()
    rows: Rows = []
    traces: list[Trace] = []
    for part in ordered(partial(_checked, work=work), chunks(work.articles(), CHUNK), jobs):
        rows += part.rows
        traces += part.traces
        advance(len(part.rows), sum(row["words"] for row in part.rows))
    facts = settle(traces, partial(reread, work=work))
    table = pd.DataFrame([row | facts[row["id"]] for row in rows])
    return table.assign(date=pd.to_datetime(table["date"]))


def _checked(articles: list[Article], work: Work) -> _Part:
    part, lexicons = _Part([], []), work.lexicons()
    for article in articles:
        document = annotate(article, lexicons, {}, work.repeated)
        furniture = document["furniture"]
        row = article_row(document, {}) | words_by_region(document) | check(document, lexicons)
        part.rows.append(writable(row))
        part.traces.append(trace(article, furniture, find_credits(article, furniture, lexicons), lexicons))
    return part
