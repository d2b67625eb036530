"""Splitting: the article table by whose copy it is, each publication counted or each text once."""

from __future__ import annotations

import pandas as pd

from mediastudy.copies import MIXED, ORIGINAL, STAFF, UNKNOWN, WIRE
from mediastudy.errors import CorpusError, UnknownNameError
from mediastudy.names import unknown
from mediastudy.tables.outlets import by_outlet

ALL = "all"
COPIES = (ALL, STAFF, WIRE, MIXED, UNKNOWN)
PUBLICATION, ONCE = "publication", "once"
CHAINS = (PUBLICATION, ONCE)


def split(articles: pd.DataFrame, copies: str = ALL, chains: str = PUBLICATION) -> pd.DataFrame:
    """Return the articles that are `copies` (one of COPIES), every publication of a text or the text once.

    With ``chains="once"`` a chain counts by its original alone, or, where the table does not hold that, by the oldest
    article that it holds. Raises UnknownNameError, and CorpusError for a table without the columns of copies.
    """
    for name, known, kind in ((copies, COPIES, "kind of copy"), (chains, CHAINS, "way to count chains")):
        if name not in known:
            raise UnknownNameError(unknown(name, known, kind))
    missing = [name for name in ("copy", "chain", "chain_role") if name not in articles.columns]
    if missing:
        raise CorpusError(f"The article table has no column {missing[0]!r}; measure the corpus again to have it.")
    kept = articles[_once(articles)] if chains == ONCE else articles
    return kept if copies == ALL else kept[kept["copy"] == copies]


def by_copy(articles: pd.DataFrame) -> pd.DataFrame:
    """Return what `by_outlet` does for every kind of copy, by publication and once: a row each, none without articles.

    Columns: outlet, counted (one of CHAINS), copy (one of COPIES), then those of `by_outlet`.
    """
    parts = []
    for chains in CHAINS:
        for copies in COPIES:
            table = by_outlet(split(articles, copies, chains))
            table.insert(1, "counted", chains)
            table.insert(2, "copy", copies)
            parts.append(table)
    order = {"counted": CHAINS, "copy": COPIES}
    every = pd.concat([part for part in parts if len(part)], ignore_index=True)
    return every.sort_values(["outlet", *order], key=lambda cells: cells.map(_place(order, cells)), ignore_index=True)


def _once(articles: pd.DataFrame) -> pd.Series[bool]:
    """Whether each article stands for its text: it shares it with no other, or is the first of its chain."""
    chain, role = articles["chain"].fillna(""), articles["chain_role"].fillna("")
    keys = pd.DataFrame({"chain": chain, "later": role != ORIGINAL, "date": articles["date"], "id": articles["id"]})
    first = keys.sort_values(["later", "date", "id"], kind="stable").drop_duplicates("chain").index
    found: pd.Series[bool] = (chain == "") | articles.index.isin(first)
    return found


def _place(order: dict[str, tuple[str, ...]], cells: pd.Series[str]) -> dict[str, object]:
    known = order.get(str(cells.name))
    return {cell: known.index(cell) if known else cell for cell in cells.unique()}
