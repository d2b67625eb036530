"""Rows as a format holds them, made into articles; what cannot be one becomes a Problem that says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mediastudy.article import Article
from mediastudy.errors import CorpusError

REQUIRED = ("id", "outlet", "date", "text")


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is no article: where it stands, and what was found and would do."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def to_articles(rows: Iterable[tuple[str, Mapping[str, Any]] | Problem]) -> Iterator[Article | Problem]:
    """Return an Article or a Problem for each ``(where, values)`` row, in order; an id is accepted once."""
    seen: dict[str, str] = {}
    for row in rows:
        article = row if isinstance(row, Problem) else _to_article(*row)
        if isinstance(article, Article) and article.id in seen:
            where = row[0] if not isinstance(row, Problem) else ""
            yield Problem(
                where, f"the id {article.id!r} was used at {seen[article.id]}; give every article its own id."
            )
            continue
        if isinstance(article, Article) and not isinstance(row, Problem):
            seen[article.id] = row[0]
        yield article


def require_columns(columns: Iterable[str], where: str, required: Iterable[str] = REQUIRED) -> None:
    """Raise CorpusError when one of `required` is not among `columns`."""
    found = list(columns)
    missing = [name for name in required if name not in found]
    if missing:
        raise CorpusError(
            f"{where}: the column {missing[0]!r} is missing (found: {', '.join(map(str, found)) or 'none'}); "
            f"add it, or rename the column that holds it."
        )


def _to_article(where: str, values: Mapping[str, Any]) -> Article | Problem:
    text, identity, outlet = values.get("text"), _string(values.get("id")), _string(values.get("outlet"))
    if not isinstance(text, str) or not text.strip():
        return Problem(
            where, f"the text of {identity or 'this article'!r} is empty; give its text or leave the row out."
        )
    if not identity or not outlet:
        return Problem(where, f"the {'id' if not identity else 'outlet'} is empty; give one.")
    try:
        date = _date(values.get("date"))
    except ValueError:
        return Problem(
            where, f"the date {values.get('date')!r} is not of the form YYYY-MM-DD; write it so or leave it empty."
        )
    rest = {name: _string(value) for name, value in values.items() if name not in (*REQUIRED, "title")}
    return Article(identity, outlet, text, date, _string(values.get("title")), rest)


def _date(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    written = _string(value)
    if not written:
        return None
    return dt.datetime.fromisoformat(written).date()


def _string(value: Any) -> str:
    """Return a cell as text: nothing for None and NaN (a NaN differs from itself)."""
    return "" if value is None or value != value else str(value).strip()
