"""Tables on disk: Parquet and CSV side by side, written a batch at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mediastudy.copies import COPY_COLUMNS
from mediastudy.health import CHECK_COLUMNS, COUNTS
from mediastudy.metrics import METRICS, Metric
from mediastudy.tables.rows import MARK_COLUMNS
from mediastudy.tables.sources import SOURCE_COLUMNS
from mediastudy.writing import safe_cell

INTEGERS = {"start", "end", "cue", "paragraph", "mentions", "direct", "indirect", "mixed", "other_sources", *COUNTS}
BOOLEANS = {"speech", "anonymous", "explicit", "plural", "spokesperson", "described", "in_headline"}
NUMBERS = {"position", "first_position", "chain_similarity"}


def article_schema(metadata: Iterable[str], metrics: Mapping[str, Metric] = METRICS) -> pa.Schema:
    """Return the schema of the article table: id ... quote_style, COPY_COLUMNS, `metadata` as text, every count.

    Last come CHECK_COLUMNS: what is odd about the article.
    """
    taken = {*metrics, *COPY_COLUMNS, *CHECK_COLUMNS}
    said = [(name, pa.string()) for name in metadata if name not in taken]
    head = [("id", pa.string()), ("outlet", pa.string()), ("date", pa.date32()), ("title", pa.string())]
    head.append(("quote_style", pa.string()))
    head += [(name, _type(name)) for name in COPY_COLUMNS]
    odd = [(name, _type(name)) for name in CHECK_COLUMNS]
    return pa.schema([*head, *said, *((name, pa.int64()) for name in metrics), *odd])


def mark_schema() -> pa.Schema:
    """Return the schema of the table of marks (columns as MARK_COLUMNS)."""
    return pa.schema([(name, _type(name)) for name in MARK_COLUMNS])


def source_schema() -> pa.Schema:
    """Return the schema of the record of sources (columns as SOURCE_COLUMNS)."""
    return pa.schema([(name, _type(name)) for name in SOURCE_COLUMNS])


class TableWriter:
    """Writes rows to ``stem.parquet`` and ``stem.csv`` as they come; closing it finishes both."""

    def __init__(self, stem: Path, schema: pa.Schema) -> None:
        """Open both files; `schema` fixes the columns, their order and types."""
        self._schema = schema
        self._parquet = pq.ParquetWriter(stem.with_suffix(".parquet"), schema, compression="zstd")
        self._file = stem.with_suffix(".csv").open("w", encoding="utf-8", newline="")
        self._csv = csv.writer(self._file, lineterminator="\n")
        self._csv.writerow(schema.names)

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add `rows`; a column that a row lacks is empty there."""
        names = self._schema.names
        self._parquet.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=self._schema))
        self._csv.writerows([[safe_cell(row.get(name)) for name in names] for row in rows])

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._parquet.close()
        self._file.close()


def write_frame(table: pd.DataFrame, stem: Path) -> None:
    """Write a small table to ``stem.parquet`` and ``stem.csv`` (numbers at 9 significant digits)."""
    table.to_parquet(stem.with_suffix(".parquet"), index=False)
    write_csv(table, stem.with_suffix(".csv"))


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table to a CSV file: numbers at 9 significant digits, no cell that a spreadsheet takes for a formula."""
    table.map(safe_cell).to_csv(path, index=False, float_format="%.9g", lineterminator="\n")


def _type(name: str) -> pa.DataType:
    if name in INTEGERS:
        return pa.int64()
    if name in NUMBERS:
        return pa.float64()
    return pa.bool_() if name in BOOLEANS else pa.string()
