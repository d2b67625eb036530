"""YAML as it is written: text, lists and tables with their lines, no value guessed at.

YAML makes False of ``no``, 7 of ``007`` and a date of ``2016-09-01``; here a scalar stays text until the declared type
of its parameter says what it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from mediastudy.batch.kinds import Scalar
from mediastudy.errors import MediastudyError

LARGEST = 256 * 1024
"""Bytes of the largest sweep file that is read."""
DEEPEST = 20
"""Lists and tables inside each other, at most."""
ORDINARY = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


class Problem(NamedTuple):
    """What is wrong in a line of the file."""

    line: int
    message: str

    def said(self, path: Path) -> str:
        """Return the problem as a line for the user."""
        return f"{path}, line {self.line}: {self.message}"


@dataclass(frozen=True)
class Word:
    """A scalar and its line."""

    line: int
    scalar: Scalar


@dataclass(frozen=True)
class Items:
    """A list and the line it begins in."""

    line: int
    items: tuple[Written, ...]


@dataclass(frozen=True)
class Table:
    """A table with text for keys, each with the line it stands in."""

    line: int
    entries: dict[str, Written]
    lines: dict[str, int]


Written = Word | Items | Table


def read_written(path: Path) -> tuple[str, Table, list[Problem]]:
    """Return the text of a YAML file, the table that it holds, and what is wrong with single lines of it.

    Refused with a line are keys that stand twice, aliases, and tags. Raises MediastudyError for what cannot be read
    as a table at all: no file, too large, not UTF-8, no YAML.
    """
    text = _text(path)
    try:
        refused = list(_refused(text))
        root = None if refused else yaml.compose(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise MediastudyError(_no_yaml(path, error)) from None
    if refused:
        raise MediastudyError("\n".join(problem.said(path) for problem in refused))
    problems: list[Problem] = []
    found = _written(root, problems) if root else None
    if not isinstance(found, Table):
        raise MediastudyError(f"{path}: a sweep is a table; begin it with 'notebook: notebooks/NAME.ipynb'.")
    return text, found, problems


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise MediastudyError(f"{path}: the sweep file cannot be read ({error.strerror}).") from None
    if len(content) > LARGEST:
        raise MediastudyError(f"{path}: a sweep file holds {LARGEST // 1024} KB at most; name values, not articles.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MediastudyError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8.") from None


def _no_yaml(path: Path, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    said = " ".join(str(getattr(error, "problem", error)).split())
    return Problem(_line(mark), f"this is no YAML ({said}).").said(path)


def _line(mark: Any) -> int:
    """Return the line of a mark of the parser, counted from 1; it has none for a character that YAML forbids."""
    return mark.line + 1 if mark else 1


def _refused(text: str) -> Iterator[Problem]:
    """Yield what must not be composed: an alias can stand for a billion values, a deep nest for a crash."""
    depth = 0
    for event in yaml.parse(text, yaml.BaseLoader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            yield Problem(line, f"found the alias *{event.anchor}; write the value itself.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield Problem(line, f"found more than {DEEPEST} lists inside each other; a value is text or a list.")
            return


def _written(node: yaml.Node, problems: list[Problem]) -> Written:
    line = _line(node.start_mark)
    if node.tag not in ORDINARY:
        problems.append(Problem(line, f"found the tag {node.tag!r}; the notebook says what a value is: leave it out."))
    if isinstance(node, yaml.ScalarNode):
        return Word(line, Scalar(node.value, plain=node.style is None))
    if isinstance(node, yaml.SequenceNode):
        return Items(line, tuple(_written(each, problems) for each in node.value))
    return _table(line, node.value, problems)


def _table(line: int, pairs: Iterable[tuple[yaml.Node, yaml.Node]], problems: list[Problem]) -> Table:
    table = Table(line, {}, {})
    for key, value in pairs:
        where = _line(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(where, "found a key that is no text; write 'name: value'."))
        elif key.value in table.entries:
            first = table.lines[key.value]
            problems.append(Problem(where, f"the key {key.value!r} stands twice (first in line {first}); keep one."))
        else:
            table.entries[key.value] = _written(value, problems)
            table.lines[key.value] = where
    return table
