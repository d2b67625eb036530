"""CSV: a header row, an article a row."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mediastudy.article import Article
from mediastudy.corpus.decoding import decode
from mediastudy.corpus.rows import REQUIRED, Problem, Row, require_columns, to_articles


def read_csv(path: Path, encoding: str = "utf-8") -> Iterator[Article | Problem]:
    """Return the articles of a .csv file with the columns ``id, outlet, date, text``, and any others as metadata."""
    return to_articles(table_rows(path, encoding, REQUIRED))


def table_rows(path: Path, encoding: str, required: tuple[str, ...]) -> Iterator[Row | Problem]:
    """Return ``(where, values)`` for each row of the CSV file `path`; raises CorpusError without `required` columns."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    text = decode(path.read_bytes(), encoding, str(path))
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        require_columns(reader.fieldnames or (), f"{path}, line 1", required)
        begins = reader.line_num + 1
        for values in reader:
            yield _row(values, f"{path}, line {begins}")
            begins = reader.line_num + 1
    except csv.Error as error:
        yield Problem(f"{path}, line {reader.line_num}", f"this is not CSV ({error}); the rest of the file is unread.")


def _row(values: dict[str, Any], where: str) -> Row | Problem:
    if None in values:
        return Problem(where, "the row has more cells than the header; quote cells that hold commas.")
    return where, values
