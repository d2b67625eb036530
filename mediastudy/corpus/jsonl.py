"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from mediastudy.article import Article
from mediastudy.corpus.decoding import decode
from mediastudy.corpus.rows import REQUIRED, Problem, Row, to_articles


def read_jsonl(path: Path, encoding: str = "utf-8") -> Iterator[Article | Problem]:
    """Return the articles of a .jsonl file: keys ``id, outlet, date, text``, and any others as metadata."""
    return to_articles(map(_complete, objects(_lines(path, encoding), str(path))))


def objects(lines: Iterable[str], where: str) -> Iterator[Row | Problem]:
    """Return the object of each line that is not blank, or a Problem; `where` names the file."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _object(line, f"{where}, line {number}")


def _lines(path: Path, encoding: str) -> Iterator[str]:
    offset = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            yield decode(line, encoding, f"{path}, line {number}", offset)
            offset += len(line)


def _object(line: str, where: str) -> Row | Problem:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Problem(where, f"this is not JSON ({error}); each line must be one JSON object.")
    if not isinstance(values, dict):
        return Problem(where, f"found a JSON {type(values).__name__}; each line must be one JSON object.")
    return where, values


def _complete(row: Row | Problem) -> Row | Problem:
    if isinstance(row, Problem):
        return row
    where, values = row
    missing = [name for name in REQUIRED if name not in values]
    if missing:
        return Problem(where, f"the key {missing[0]!r} is missing (found: {', '.join(values) or 'none'}); add it.")
    return row
