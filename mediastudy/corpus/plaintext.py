"""A folder of .txt files described by a metadata.csv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mediastudy.article import Article
from mediastudy.corpus.csv import table_rows
from mediastudy.corpus.decoding import decode
from mediastudy.corpus.rows import Problem, Row, to_articles
from mediastudy.errors import CorpusError

REQUIRED = ("file", "outlet", "date")


def read_plaintext(path: Path, encoding: str = "utf-8") -> Iterator[Article | Problem]:
    """Return the articles of a folder whose metadata.csv has ``file, outlet, date`` (``id``: by default the stem)."""
    return to_articles(_rows(path, encoding))


def _rows(folder: Path, encoding: str) -> Iterator[Row | Problem]:
    table = folder / "metadata.csv"
    if not table.is_file():
        raise CorpusError(f"{folder}: the folder has no metadata.csv; add one with the columns {', '.join(REQUIRED)}.")
    for row in table_rows(table, encoding, REQUIRED):
        yield row if isinstance(row, Problem) else _with_text(folder, encoding, *row)


def _with_text(folder: Path, encoding: str, where: str, values: Mapping[str, Any]) -> Row | Problem:
    name = values["file"] or ""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return Problem(where, f"the file {name!r} lies outside the folder; only files inside it are read.")
    if not path.is_file():
        return Problem(where, f"there is no file {name!r} in the folder; correct the name or leave the row out.")
    try:
        text = decode(path.read_bytes(), encoding, str(path))
    except CorpusError as error:
        return Problem(where, str(error))
    return where, {**values, "id": values.get("id") or Path(name).stem, "text": text}
