"""Events given: a file beside the corpus tells which event each article is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from mediastudy.article import Article
from mediastudy.corpus import Problem
from mediastudy.errors import CorpusError
from mediastudy.writing import FORMULA


def read_events(path: Path) -> dict[str, str]:
    """Return the event of each article by id, as a CSV file with the columns id and event tells it ("": none).

    Raises CorpusError for a file that cannot be read, lacks a column, or names an article twice.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: this cannot be read as a CSV table ({error}).") from None
    for column in ("id", "event"):
        if column not in table.columns:
            found = ", ".join(map(str, table.columns))
            raise CorpusError(f"{path}, line 1: the column {column!r} is missing (found: {found}).")
    again = np.flatnonzero(table["id"].duplicated())
    if len(again):
        raise CorpusError(f"{path}, row {again[0] + 1}: the id {table['id'][again[0]]!r} was used before; keep one.")
    return {_bare(id): _bare(event.strip()) for id, event in zip(table["id"], table["event"], strict=True)}


def with_events(rows: Iterable[Article | Problem], path: Path) -> Iterator[Article | Problem]:
    """Return `rows`, the `event` of each article that of the file at `path` (one it does not name has none).

    Raises CorpusError as `read_events` does, and after the last row for ids that no article has: a file of another
    corpus.
    """
    events = read_events(path)
    left = set(events)
    for row in rows:
        article = row.article if isinstance(row, Problem) else row
        if article is None:
            yield row
            continue
        left.discard(article.id)
        told = replace(article, metadata={**article.metadata, "event": events.get(article.id, "")})
        yield replace(row, article=told) if isinstance(row, Problem) else told
    if left:
        named = ", ".join(map(repr, sorted(left)[:3]))
        raise CorpusError(
            f"{path}: {len(left)} of its {len(events)} ids are no article of the corpus, such as {named}; "
            "give the file that was made from this corpus."
        )


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
