"""measure: a corpus becomes tables in memory, for a notebook or a session at the prompt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from mediastudy import corpus
from mediastudy.errors import UnknownNameError
from mediastudy.names import unknown
from mediastudy.parallel import chunks
from mediastudy.tables.copying import copy_facts
from mediastudy.tables.store import article_schema, mark_schema, source_schema
from mediastudy.tables.work import CHUNK, Rows, Work, table_rows

FACTS = "measured.json"
TABLES = ("articles", "sources", "marks")


@dataclass(frozen=True)
class Measured:
    """A measured corpus: a row an article, a row a distinct source, a row a mark; `facts` are digests of its inputs."""

    articles: pd.DataFrame
    sources: pd.DataFrame
    marks: pd.DataFrame
    facts: Mapping[str, Any]


def load(path: Path | str, outlets: Iterable[str] = (), own: Mapping[str, Path | str] | None = None) -> Measured:
    """Return the tables of `path`: a corpus, or a folder that ``mediastudy measure`` wrote.

    `outlets` keeps only these, in this order (all, in alphabetical order, if empty); `own` replaces lexicons by name.
    Raises UnknownNameError for an outlet that is not in it.
    """
    place, wanted = Path(path), list(outlets)
    if (place / FACTS).is_file():
        return _keep(read_measured(place), wanted)
    lexicons = tuple((name, str(file)) for name, file in sorted((own or {}).items()))
    return _keep(measure(Work(place, own=lexicons)), wanted)


def measure(work: Work) -> Measured:
    """Return the tables of a corpus, computed in this process; raises CorpusError when too many rows have faults."""
    survey = work.look()
    corpus.accept(survey, str(work.corpus))
    work = work.prepared()
    parts = list(map(partial(table_rows, work=work), chunks(work.articles(), CHUNK)))
    facts = copy_facts(work)
    rows = ([row | facts[row["id"]] for row in part.articles] for part in parts)
    articles = _frame(rows, article_schema(survey.columns).names)
    sources = _frame((part.sources for part in parts), source_schema().names)
    marks = _frame((part.marks for part in parts), mark_schema().names)
    return Measured(_dated(articles), sources, marks, work.facts(survey))


def read_measured(folder: Path) -> Measured:
    """Return the tables that ``mediastudy measure`` wrote into `folder`."""
    articles, sources, marks = (pd.read_parquet(folder / f"{name}.parquet") for name in TABLES)
    return Measured(_dated(articles), sources, marks, json.loads((folder / FACTS).read_text(encoding="utf-8")))


def _keep(measured: Measured, outlets: list[str]) -> Measured:
    known = set(measured.articles["outlet"])
    for outlet in outlets:
        if outlet not in known:
            raise UnknownNameError(unknown(outlet, known, "outlet"))
    order = {outlet: number for number, outlet in enumerate(outlets or sorted(known))}
    articles, sources, marks = (_ordered(getattr(measured, name), order) for name in TABLES)
    return Measured(articles, sources, marks, measured.facts)


def _ordered(table: pd.DataFrame, order: Mapping[str, int]) -> pd.DataFrame:
    kept = table[table["outlet"].isin(list(order))]
    return kept.sort_values("outlet", key=lambda outlets: outlets.map(order), kind="stable", ignore_index=True)


def _frame(parts: Iterable[Rows], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(chain.from_iterable(parts)), columns=columns)


def _dated(articles: pd.DataFrame) -> pd.DataFrame:
    return articles.assign(date=pd.to_datetime(articles["date"]))
