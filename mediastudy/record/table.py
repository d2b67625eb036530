"""The table behind a figure, read back from its CSV: which columns name a row, and which hold its numbers."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediastudy.errors import OutputError

Key = tuple[str, ...]
DATE = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
NAMING = ("construct", "voice", "unit", "measure", "event", "outlet", "verb", "period", "specification")
"""Columns that name a row whatever is in them."""
REMARKS = ("note", "prints")
"""Columns of text that say something of a row but do not name it."""
ESTIMATES = ("rate", "ratio", "value")
"""Names of the column that holds what a table is about; low and high are its interval."""


@dataclass(frozen=True)
class Table:
    """A plotted table: `keys` (columns that name a row, the outlet first), `values` (the others), rows by key, as text.

    Rows that the keys do not tell apart are numbered within their key (``"2"``, ``"3"``, ...).
    """

    keys: tuple[str, ...]
    values: tuple[str, ...]
    rows: Mapping[Key, Mapping[str, str]]

    @property
    def estimate(self) -> str | None:
        """The column that holds what is estimated, with low and high as its interval if they are there; else None."""
        return next((name for name in ESTIMATES if name in self.values), None)


def read_table(path: Path) -> Table:
    """Return the table of the figure whose CSV is `path`; raises OutputError when it cannot be read."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file, strict=True)) or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OutputError(f"{path}: the plotted table cannot be read ({error}).") from None
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise OutputError(f"{path}, row {number}: {len(row)} cells under {len(header)} columns.")
    return _table(header, rows)


def value(cell: str) -> float:
    """Return the number in a cell; NaN for an empty one or for text."""
    try:
        return float(cell)
    except ValueError:
        return math.nan


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    columns = {name: [row[at] for row in rows] for at, name in enumerate(header)}
    named = [name for name in header if name in NAMING or _is_text(columns[name], name)]
    keys = tuple(sorted(named, key=lambda name: name != "outlet"))
    seen: Counter[Key] = Counter()
    found: dict[Key, Mapping[str, str]] = {}
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        key = tuple(_unguarded(cells[name]) for name in keys)
        seen[key] += 1
        found[(*key, str(seen[key])) if seen[key] > 1 else key] = cells
    return Table(keys, tuple(name for name in header if name not in keys), found)


def _is_text(cells: Sequence[str], name: str) -> bool:
    said = [cell for cell in cells if cell and not DATE.fullmatch(cell)]
    return name not in REMARKS and any(math.isnan(value(cell)) for cell in said)


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if re.match(r"'[=+\-@\t\r\n＝＋－＠]", cell) else cell
