"""A first pass over a corpus: what it holds, what in it is no article, and the digest that names its content."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mediastudy.article import Article
from mediastudy.corpus.rows import Problem
from mediastudy.errors import CorpusError

FEW = 0.01
"""Up to this share of faulty rows is reported and gone on from; above it, work stops before it starts."""
NAMED = 5_000
"""Up to this many articles have digests of their own, so that a change in the corpus can be laid to articles."""


@dataclass(slots=True)
class Survey:
    """What a corpus holds. `found` rows are `kept` articles plus `dropped` ones: the ledger balances.

    `problems` names every dropped row, and every kept one that lost its date.
    """

    kept: int = 0
    dropped: int = 0
    problems: list[Problem] = field(default_factory=list)
    outlets: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    columns: list[str] = field(default_factory=list)
    sha256: str = ""
    articles: dict[str, str] = field(default_factory=dict)
    """The digest of each article by id, 16 digits; empty when there are more than NAMED."""

    @property
    def found(self) -> int:
        """The number of rows, articles or not."""
        return self.kept + self.dropped


def survey(rows: Iterable[Article | Problem]) -> Survey:
    """Return the Survey of the rows; its digest covers id, outlet, date, title, metadata and text, in order."""
    result, digest, columns = Survey(), hashlib.sha256(), dict[str, None]()
    for row in rows:
        if isinstance(row, Problem):
            result.problems.append(row)
        article = row.article if isinstance(row, Problem) else row
        if article is None:
            result.dropped += 1
            continue
        result.kept += 1
        result.outlets[article.outlet] += 1
        result.undated += article.date is None
        columns.update(dict.fromkeys(article.metadata))
        content = _canonical(article)
        digest.update(content)
        if result.kept <= NAMED:
            result.articles[article.id] = hashlib.sha256(content).hexdigest()[:16]
    result.columns, result.sha256 = list(columns), digest.hexdigest()
    if result.kept > NAMED:
        result.articles.clear()
    return result


def accept(found: Survey, name: str, strict: bool = False, lenient: bool = False) -> None:
    """Raise CorpusError unless the corpus can be worked on: it has articles, and few of its rows have a fault.

    With `strict` no faulty row is allowed, with `lenient` any number; otherwise up to 1 in 100.
    """
    bad = len(found.problems)
    if bad and not lenient and (strict or bad > FEW * found.found):
        rows = f"{bad} of {found.found} rows have" if bad > 1 else f"1 of {found.found} rows has"
        more = "" if strict else f" ({rows} a fault; --lenient goes on all the same.)"
        raise CorpusError(f"{found.problems[0]}{more}")
    if not found.kept:
        raise CorpusError(str(found.problems[0]) if bad else f"{name}: it holds no article; give one that does.")


def _canonical(article: Article) -> bytes:
    date = article.date.isoformat() if article.date else None
    parts = [article.id, article.outlet, date, article.title, dict(sorted(article.metadata.items())), article.text]
    return json.dumps(parts, ensure_ascii=True).encode() + b"\n"
