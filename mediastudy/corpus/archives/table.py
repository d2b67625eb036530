"""Tables: CSV (Media Cloud and others), JSON, JSON Lines and Parquet, their columns named as ours by a map.

Rows are read as they are asked for, by the readers of corpora: a table larger than memory can be imported.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from mediastudy.corpus.archives.decoding import encoding_of
from mediastudy.corpus.archives.labels import forms
from mediastudy.corpus.archives.records import Export, Record, Source
from mediastudy.corpus.archives.rows import FIRST, iso
from mediastudy.corpus.csv import cells
from mediastudy.corpus.jsonl import objects
from mediastudy.corpus.parquet import table
from mediastudy.corpus.rows import Problem, Row
from mediastudy.errors import CorpusError
from mediastudy.names import unknown

DELIMITERS = ",;\t|"
SAMPLED = 1_000
"""The keys of so many objects of a JSON Lines file are taken for those of all."""
NO_TEXT = (
    "it has no text: the table lists addresses; fetch the pages, save them (.html or .warc) and import those, "
    "or take titles for texts with --column text=title"
)


def read_csv(source: Source) -> Export:
    """Return the rows of a CSV file; comma, semicolon, tab or bar parts its cells."""
    lines, encoding = _lines(source)
    first = next(lines, "")
    columns, rows = cells(_chained(first, lines), source.name, delimiter_of(first))
    return Export(_records(map(_uncut, rows), columns, source), (), encoding)


def read_jsonl(source: Source) -> Export:
    """Return the objects of a JSON Lines file."""
    lines, encoding = _lines(source)
    keys = [row[1] for row in islice(objects(lines, source.name), SAMPLED) if not isinstance(row, Problem)]
    rows = objects(_lines(source)[0], source.name)
    return Export(_records(rows, dict.fromkeys(key for row in keys for key in row), source), (), encoding)


def read_json(source: Source) -> Export:
    """Return the objects of a JSON file that is one list of them, as NELA's."""
    found = json.loads(source.raw)
    if not isinstance(found, list):
        raise CorpusError(f"{source.name}: a JSON {type(found).__name__}; a list of objects can be imported.")
    rows = list(_objects(found, source.name))
    keys = dict.fromkeys(key for row in rows if not isinstance(row, Problem) for key in row[1])
    return Export(_records(rows, keys, source), (), "utf-8")


def read_parquet(source: Source) -> Export:
    """Return the rows of a Parquet file."""
    columns, rows = table(source.open(), source.name)
    return Export(_records(rows, columns, source), (), "Parquet")


def delimiter_of(first: str) -> str:
    """Return what parts the cells of a header: the sign that it has most often."""
    return max(DELIMITERS, key=first.count)


def known_columns(columns: Iterable[str]) -> dict[str, str]:
    """Return our name for each column whose name tools are known to use."""
    lower = {str(name).strip().lower(): str(name) for name in reversed(list(columns))}
    firsts = {
        ours: next((lower[form] for form in forms("table", ours) if form in lower), None) for ours in (*FIRST, "url")
    }
    return {theirs: ours for ours, theirs in firsts.items() if theirs is not None}


def _lines(source: Source) -> tuple[Iterator[str], str]:
    """Return the lines of a text with their ends, and its encoding; bytes that it does not have become U+FFFD."""
    with source.open() as stream:
        encoding = encoding_of(stream)
    return io.TextIOWrapper(source.open(), encoding, errors="replace", newline=""), encoding


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _uncut(row: Row | Problem) -> Row | Problem:
    if isinstance(row, Problem) or None not in row[1].values():
        return row
    return Problem(row[0], "it has fewer cells than the header: it may be cut off")


def _objects(found: list[Any], name: str) -> Iterator[Row | Problem]:
    for number, each in enumerate(found, 1):
        where = f"{name}, object {number}"
        yield (where, each) if isinstance(each, dict) else Problem(where, f"a JSON {type(each).__name__}, no object")


def _named(given: Iterable[str], source: Source) -> dict[str, str]:
    """Return our name for each of the columns; raises CorpusError when one of --column is not there."""
    found = [str(name) for name in given]
    named = known_columns(found)
    for ours, theirs in source.columns.items():
        if theirs not in found:
            raise CorpusError(f"{source.name}: {unknown(theirs, found, 'column')}")
        named = {column: name for column, name in named.items() if name != ours} | {theirs: ours}
    if not {"text", "title", "url"} & set(named.values()):
        raise CorpusError(
            f"{source.name}: none of its columns is known as the text (found: {', '.join(found) or 'none'}); "
            "name it, for instance --column text=body."
        )
    return named


def _records(rows: Iterable[Row | Problem], columns: Iterable[str], source: Source) -> Iterator[Record]:
    """Return the records of the rows; what is wrong with the columns is raised before the first is asked for."""
    named = _named(columns, source)
    fault = "it has no text" if "text" in named.values() else NO_TEXT
    return (_record(row, named, fault) for row in rows)


def _record(row: Row | Problem, named: Mapping[str, str], fault: str) -> Record:
    if isinstance(row, Problem):
        return Record(row.where, {}, row.message)
    place, values = row
    others = {str(key): iso(value) for key, value in values.items() if key not in named}
    found = others | {named[key]: iso(value) for key, value in values.items() if key in named}
    return Record(place, found, "" if found.get("text", "").strip() else fault)
