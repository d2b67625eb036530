"""The labels of exports: which field a label stands for, in any language of the interface (labels.toml)."""

from __future__ import annotations

import re
from functools import cache

from mediastudy.corpus.archives.dates import data
from mediastudy.corpus.archives.decoding import folded

LABEL = re.compile(r"^([^\W\d][^:\n]{0,40}?)\s?:\s*(.*)$", re.DOTALL)


def field(table: str, label: str) -> str | None:
    """Return the field that `label` stands for in the table `table`, or None; spaces and hyphens do not count."""
    return _fields(table).get(key(label))


def forms(table: str, name: str) -> list[str]:
    """Return the words listed under `name` in the table `table`."""
    return _table(table)[name]


def labelled(table: str, line: str) -> tuple[str, str] | None:
    """Return the field and value of a line ``LABEL: value``, or None when its label is not in the table."""
    match = LABEL.match(folded(line))
    found = field(table, match[1]) if match else None
    return (found, match[2].strip()) if match and found else None


def key(label: str) -> str:
    """Return the label in lower case without spaces and hyphens: exports lose the one and vary the other."""
    return re.sub(r"[\s\-]", "", label).lower()


def _table(table: str) -> dict[str, list[str]]:
    found = data("labels")[table]
    assert isinstance(found, dict)
    return found


@cache
def _fields(table: str) -> dict[str, str]:
    return {key(form): name for name, every in _table(table).items() for form in every}
