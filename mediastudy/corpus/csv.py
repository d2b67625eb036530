"""CSV: a header row, an article a row."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mediastudy.article import Article
from mediastudy.corpus.decoding import decode
from mediastudy.corpus.rows import REQUIRED, Problem, Row, require_columns, to_articles
from mediastudy.errors import CorpusError


def read_csv(path: Path, encoding: str = "utf-8") -> Iterator[Article | Problem]:
    """Return the articles of a .csv file with the columns ``id, outlet, date, text``, and any others as metadata."""
    return to_articles(table_rows(path, encoding, REQUIRED))


def table_rows(path: Path, encoding: str, required: tuple[str, ...]) -> Iterator[Row | Problem]:
    """Return ``(where, values)`` for each row of the CSV file `path`; raises CorpusError without `required` columns."""
    columns, rows = cells(io.StringIO(decode(path.read_bytes(), encoding, str(path)), newline=""), str(path))
    require_columns(columns, f"{path}, line 1", required)
    return rows


def cells(lines: Iterable[str], where: str, delimiter: str = ",") -> tuple[list[str], Iterator[Row | Problem]]:
    """Return the columns and the rows of a CSV file given as its lines, line ends kept; `where` names the file."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        columns = list(reader.fieldnames or ())
    except csv.Error as error:
        raise CorpusError(f"{where}, line 1: this is not CSV ({error}).") from None
    return columns, _rows(reader, where)


def _rows(reader: csv.DictReader[str], where: str) -> Iterator[Row | Problem]:
    begins = reader.line_num + 1
    try:
        for values in reader:
            yield _row(values, f"{where}, line {begins}")
            begins = reader.line_num + 1
    except csv.Error as error:
        yield Problem(f"{where}, line {begins}", f"this is not CSV ({error}); the rest of the file is unread.")


def _row(values: dict[str, Any], where: str) -> Row | Problem:
    if None in values:
        return Problem(where, "the row has more cells than the header; quote cells that hold commas.")
    return where, values
