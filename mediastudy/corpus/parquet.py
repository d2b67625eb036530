"""Parquet: an article a row, read in batches so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from mediastudy.article import Article
from mediastudy.corpus.rows import Problem, Row, require_columns, to_articles
from mediastudy.errors import CorpusError

BATCH = 256


def read_parquet(path: Path, encoding: str = "utf-8") -> Iterator[Article | Problem]:
    """Return the articles of a .parquet file with the columns ``id, outlet, date, text``, and others as metadata."""
    return to_articles(_rows(path))


def _rows(path: Path) -> Iterator[Row]:
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise CorpusError(f"{path}: this is not a readable Parquet file: {error}.") from None
    require_columns(file.schema_arrow.names, str(path))
    number = 0
    for batch in file.iter_batches(batch_size=BATCH):
        for values in batch.to_pylist():
            number += 1
            yield f"{path}, row {number}", values
