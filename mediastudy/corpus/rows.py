"""Rows as a format holds them, made into articles; what cannot be one becomes a Problem that says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

from mediastudy.article import Article
from mediastudy.errors import CorpusError
from mediastudy.writing import whole_characters

REQUIRED = ("id", "outlet", "date", "text")
UNUSABLE, UNDATED, REPEATED = "unusable", "undated", "repeated"
"""The kinds of problem: a row that is no article, one whose date cannot be read, one whose id was used before."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row with a fault: where it stands, what was found and what would do.

    `article` is the row's article where the fault leaves one (a date nobody can read: kept without a date).
    """

    where: str
    message: str
    article: Article | None = None
    kind: str = UNUSABLE

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


Row = tuple[str, Mapping[str, Any]]
"""Where a row stands, and its cells by column."""


def to_articles(rows: Iterable[Row | Problem]) -> Iterator[Article | Problem]:
    """Return an Article or a Problem for each row, in order; an id is accepted once."""
    seen: dict[str, str] = {}
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        where, result = row[0], _to_article(*row)
        article = result.article if isinstance(result, Problem) else result
        first = seen.setdefault(article.id, where) if article else where
        if first != where and article:
            message = f"the id {article.id!r} was used before ({first}); give each article its own id."
            yield Problem(where, message, kind=REPEATED)
        else:
            yield result


def require_columns(columns: Iterable[str], where: str, required: Iterable[str] = REQUIRED) -> None:
    """Raise CorpusError when one of `required` is not among `columns`."""
    found = list(columns)
    missing = [name for name in required if name not in found]
    if missing:
        shown = ", ".join(str(name)[:30] for name in found[:12]) or "none"
        raise CorpusError(
            f"{where}: the column {missing[0]!r} is missing (found: {shown}); "
            f"add it, or rename the column that holds it."
        )


def _to_article(where: str, values: Mapping[str, Any]) -> Article | Problem:
    text, identity, outlet = values.get("text"), _string(values.get("id")), _string(values.get("outlet"))
    if not identity or not outlet:
        return Problem(where, f"the {'outlet' if identity else 'id'} is empty; give one.")
    if not isinstance(text, str) or not text.strip():
        return Problem(where, f"the text of {identity!r} is empty; give its text or leave the row out.")
    rest = {name: _string(value) for name, value in values.items() if name not in (*REQUIRED, "title")}
    title, written = _string(values.get("title")), values.get("date")
    try:
        return Article(identity, outlet, text, _date(written), title, rest)
    except ValueError:
        undated = Article(identity, outlet, text, None, title, {**rest, "date_as_given": _string(written)})
        message = f"the date {written!r} is not of the form YYYY-MM-DD; write it so or leave it empty."
        return Problem(where, message, undated, UNDATED)


def _date(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    written = _string(value)
    return dt.datetime.fromisoformat(written).date() if written else None


def _string(value: Any) -> str:
    return "" if value is None or (isinstance(value, float) and isnan(value)) else whole_characters(str(value)).strip()
