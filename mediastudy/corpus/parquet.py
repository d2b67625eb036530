"""Parquet: an article a row, read in batches so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from mediastudy.article import Article
from mediastudy.corpus.rows import Problem, Row, require_columns, to_articles
from mediastudy.errors import CorpusError

BATCH = 256
UTF8 = ("utf-8", "utf8", "utf-8-sig")


def read_parquet(path: Path, encoding: str = "utf-8") -> Iterator[Article | Problem]:
    """Return the articles of a .parquet file with the columns ``id, outlet, date, text``, and others as metadata.

    Its text is UTF-8 always: raises CorpusError when another encoding is asked for, which would change nothing.
    """
    if encoding.lower().replace("_", "-") not in UTF8:
        raise CorpusError(f"{path}: the text of Parquet is UTF-8 always; leave out the encoding {encoding!r}.")
    columns, rows = table(path, str(path))
    require_columns(columns, str(path))
    return to_articles(rows)


def table(source: Path | BinaryIO, where: str) -> tuple[list[str], Iterator[Row | Problem]]:
    """Return the columns and the rows of a Parquet file; `where` names it.

    Raises CorpusError when it is none; damage further in is a Problem, and the last row.
    """
    try:
        file = pq.ParquetFile(source)
    except (pa.ArrowException, OSError) as error:
        raise CorpusError(f"{where}: this is not a readable Parquet file: {error}.") from None
    return file.schema_arrow.names, _rows(file, where)


def _rows(file: pq.ParquetFile, where: str) -> Iterator[Row | Problem]:
    number = 0
    try:
        for batch in file.iter_batches(batch_size=BATCH):
            for values in batch.to_pylist():
                number += 1
                yield f"{where}, row {number}", values
    except (pa.ArrowException, OSError, ValueError) as error:
        left = file.metadata.num_rows - number
        yield Problem(f"{where}, row {number + 1}", f"cannot be read ({error}); {left:,} rows from here on are unread.")
