"""Writing what was imported: the corpus and, beside it, its ledger; both or neither."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from mediastudy.corpus.archives.ledger import Ledger
from mediastudy.corpus.archives.rows import Row
from mediastudy.errors import OutputError
from mediastudy.writing import whole_files

SUFFIXES = (".parquet", ".jsonl")


def check(into: Path) -> None:
    """Raise OutputError unless `into` names a corpus that can be written."""
    if into.suffix.lower() not in SUFFIXES:
        raise OutputError(f"{into}: a corpus is written as .parquet or .jsonl; name it so.")


def ledger_path(into: Path) -> Path:
    """Return where the ledger of the corpus `into` stands."""
    return into.with_name(f"{into.stem}.ledger.json")


def write(rows: Sequence[Row], ledger: Ledger, into: Path) -> None:
    """Write the corpus `into` and its ledger; without rows the ledger alone."""
    check(into)
    with whole_files(into.parent) as folder:
        text = json.dumps(ledger.as_json(), ensure_ascii=False, indent=1) + "\n"
        (folder / ledger_path(into).name).write_text(text, encoding="utf-8", errors="surrogatepass")
        if rows:
            _corpus(rows, folder / into.name)


def _corpus(rows: Sequence[Row], path: Path) -> None:
    if path.suffix.lower() == ".jsonl":
        with path.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return
    columns = list(dict.fromkeys(key for row in rows for key in row))
    table = {name: pa.array([_clean(row.get(name, "")) for row in rows], pa.string()) for name in columns}
    pq.write_table(pa.table(table), path)


def _clean(value: str) -> str:
    """Return the value without lone surrogates, which no file can hold."""
    return value.encode("utf-8", "replace").decode("utf-8")
