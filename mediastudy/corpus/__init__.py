"""read: a corpus on disk becomes articles.

A reader is a function ``(path, encoding) -> articles``; rows that are no article come as a Problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from mediastudy.article import Article
from mediastudy.corpus.csv import read_csv
from mediastudy.corpus.jsonl import read_jsonl
from mediastudy.corpus.parquet import read_parquet
from mediastudy.corpus.plaintext import read_plaintext
from mediastudy.corpus.rows import Problem
from mediastudy.corpus.survey import Survey, accept, survey
from mediastudy.errors import CorpusError
from mediastudy.names import resolve

__all__ = ["READERS", "Problem", "Reader", "Survey", "accept", "look", "read", "rows", "survey", "usable"]

Reader = Callable[[Path, str], Iterator[Article | Problem]]

READERS: Mapping[str, Reader] = {
    "jsonl": read_jsonl,
    "csv": read_csv,
    "parquet": read_parquet,
    "plaintext": read_plaintext,
}


def read(path: Path | str, reader: str | Reader | None = None, encoding: str = "utf-8") -> Iterator[Article]:
    """Return the articles of the corpus at `path`, in its order; raises CorpusError at the first row that is none.

    `reader` is a name in READERS, ``package.module:function``, or a function; by default the suffix decides.
    """
    for row in rows(path, reader, encoding):
        if isinstance(row, Problem):
            raise CorpusError(str(row))
        yield row


def usable(found: Iterable[Article | Problem]) -> Iterator[Article]:
    """Return the articles among accepted rows: a faulty row that leaves an article is kept, others are left out."""
    for row in found:
        article = row.article if isinstance(row, Problem) else row
        if article is not None:
            yield article


def rows(path: Path | str, reader: str | Reader | None = None, encoding: str = "utf-8") -> Iterator[Article | Problem]:
    """Return an Article or a Problem for each row of the corpus at `path`; nothing is dropped."""
    place = Path(path)
    if not place.exists():
        raise CorpusError(
            f"{place}: there is no such corpus; give a .jsonl, .csv or .parquet file or a folder of .txt."
        )
    function = cast(Reader, resolve(reader or _format(place), READERS, "reader"))
    return function(place, encoding)


def look(path: Path | str, reader: str | Reader | None = None, encoding: str = "utf-8") -> Survey:
    """Return the Survey of the corpus at `path`: counts, outlets, problems, and the digest of its content."""
    return survey(rows(path, reader, encoding))


def _format(path: Path) -> str:
    if path.is_dir():
        return "plaintext"
    suffix = path.suffix.lower().lstrip(".")
    if suffix not in READERS:
        raise CorpusError(
            f"{path}: {suffix or 'no suffix'!r} is no known format; use .jsonl, .csv, .parquet or a folder."
        )
    return suffix
