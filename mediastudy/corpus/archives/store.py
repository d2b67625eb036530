"""Writing what was imported: the corpus and, beside it, its ledger; both or neither."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from mediastudy.corpus.archives.ledger import Ledger
from mediastudy.corpus.archives.rows import Row
from mediastudy.errors import OutputError
from mediastudy.writing import whole_characters, whole_files

Put = Callable[[Row], None]
"""Takes a row of the corpus."""
BATCH = 2_000
"""Rows in a row group."""
SUFFIXES = (".parquet", ".jsonl")


def check(into: Path) -> None:
    """Raise OutputError unless `into` names a corpus that can be written."""
    if into.suffix.lower() not in SUFFIXES:
        raise OutputError(f"{into}: a corpus is written as .parquet or .jsonl; name it so.")


def ledger_path(into: Path) -> Path:
    """Return where the ledger of the corpus `into` stands; beside it the same for reading, as .txt."""
    return into.with_name(f"{into.stem}.ledger.json")


def write(into: Path, run: Callable[[Put], Ledger]) -> Ledger:
    """Write the corpus `into` from the rows that `run` puts, and the ledger that it returns; return the ledger.

    Rows go to disk as they come. All files appear when they are finished; without rows the ledger alone.
    """
    check(into)
    with whole_files(into.parent) as folder:
        spool = Spool(folder / (into.name if into.suffix.lower() == ".jsonl" else "rows"))
        with spool.path.open("w", encoding="utf-8", newline="\n") as out:
            ledger = run(lambda row: spool.put(row, out))
        if ledger.imported and into.suffix.lower() == ".parquet":
            _parquet(spool, folder / into.name)
        if not ledger.imported or into.suffix.lower() == ".parquet":
            spool.path.unlink()
        written = json.dumps(ledger.as_json(), ensure_ascii=False, indent=1), "\n".join(ledger.pages())
        for text, suffix in zip(written, (".json", ".txt"), strict=True):
            place = folder / ledger_path(into).with_suffix(suffix).name
            place.write_text(f"{text}\n", encoding="utf-8", errors="replace")
    return ledger


@dataclass(slots=True)
class Spool:
    """Rows on disk as JSON Lines, and the columns met so far: which there are is known only after the last row."""

    path: Path
    columns: dict[str, None] = field(default_factory=dict)

    def put(self, row: Row, out: TextIO) -> None:
        """Write a row."""
        self.columns.update(dict.fromkeys(row))
        out.write(whole_characters(json.dumps(row, ensure_ascii=False)) + "\n")


def _parquet(spool: Spool, path: Path) -> None:
    schema = pa.schema([(name, pa.string()) for name in map(whole_characters, spool.columns)])
    with spool.path.open(encoding="utf-8", newline="\n") as lines, pq.ParquetWriter(path, schema) as out:
        while batch := list(islice(lines, BATCH)):
            rows = [json.loads(line) for line in batch]
            columns = [
                pa.array([row.get(whole_characters(name), "") for row in rows], pa.string()) for name in spool.columns
            ]
            out.write_table(pa.Table.from_arrays(columns, schema=schema))
