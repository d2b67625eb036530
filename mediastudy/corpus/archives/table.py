"""Tables: CSV (Media Cloud and others), JSON Lines and Parquet, their columns named as ours by a map."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from mediastudy.corpus.archives.decoding import decode
from mediastudy.corpus.archives.labels import forms
from mediastudy.corpus.archives.records import Export, Record, Source
from mediastudy.corpus.archives.rows import FIRST, iso
from mediastudy.errors import CorpusError
from mediastudy.names import unknown

Numbered = tuple[int, Mapping[str, Any] | str]
"""Where a row stands, and its cells, or why it has none."""


def read_csv(source: Source) -> Export:
    """Return the rows of a CSV file; comma, semicolon or tab parts its cells."""
    text, encoding = decode(source.raw)
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    named = _columns(reader.fieldnames or (), source)
    return Export(tuple(_records(_csv_rows(reader), named, source.name, "line")), (), encoding)


def read_jsonl(source: Source) -> Export:
    """Return the objects of a JSON Lines file."""
    text, encoding = decode(source.raw)
    every = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    rows = [(number, _object(line)) for number, line in every]
    keys = dict.fromkeys(key for _, row in rows if isinstance(row, Mapping) for key in row)
    return Export(tuple(_records(rows, _columns(keys, source), source.name, "line")), (), encoding)


def read_parquet(source: Source) -> Export:
    """Return the rows of a Parquet file."""
    try:
        table = pq.read_table(io.BytesIO(source.raw))
        rows = list(enumerate(table.to_pylist(), 1))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise CorpusError(f"{source.name}: this is not a readable Parquet file ({error}).") from None
    return Export(tuple(_records(rows, _columns(table.column_names, source), source.name, "row")), (), "Parquet")


def _csv_rows(reader: csv.DictReader[str]) -> Iterator[Numbered]:
    """Yield each row with the line that it begins on; what cannot be read is a row with a reason."""
    begins = reader.line_num + 1
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield begins, f"this is not CSV ({error}); the rest of the file is unread"
            return
        whole = None not in values and None not in values.values()
        yield begins, values if whole else "it has more or fewer cells than the header: it may be cut off"
        begins = reader.line_num + 1


def _object(line: str) -> Mapping[str, Any] | str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"this is not JSON ({error}): it may be cut off"
    return found if isinstance(found, Mapping) else f"a JSON {type(found).__name__}, not an object"


def _columns(given: Iterable[str], source: Source) -> dict[str, str]:
    """Return our name for each of the columns; raises CorpusError when one of --column is not there."""
    found = [str(name) for name in given]
    lower = {name.strip().lower(): name for name in reversed(found)}
    named = {}
    for ours in FIRST:
        theirs = next((lower[form] for form in forms("table", ours) if form in lower), None)
        if theirs is not None:
            named[theirs] = ours
    for ours, theirs in source.columns.items():
        if theirs not in found:
            raise CorpusError(f"{source.name}: {unknown(theirs, found, 'column')}")
        named = {column: name for column, name in named.items() if name != ours} | {theirs: ours}
    if not {"text", "title"} & set(named.values()):
        raise CorpusError(
            f"{source.name}: none of its columns is known as the text (found: {', '.join(found) or 'none'}); "
            "name it, for instance --column text=body."
        )
    return named


def _records(rows: Iterable[Numbered], named: Mapping[str, str], name: str, unit: str) -> Iterator[Record]:
    for number, row in rows:
        place = f"{name}, {unit} {number}"
        if isinstance(row, str):
            yield Record(place, {}, row)
            continue
        found = {str(key): iso(value) for key, value in row.items() if key not in named}
        ours = {named[key]: iso(value) for key, value in row.items() if key in named}
        fault = (
            ""
            if ours.get("text", "").strip()
            else "it has no text (for a list of addresses, --column text=title takes titles for texts)"
        )
        yield Record(place, {**found, **ours}, fault)
