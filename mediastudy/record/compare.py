"""compare: how a figure made again stands to the one before, in grades, and which numbers moved most."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from mediastudy.record.table import Key, Table, read_table, value

TOLERANCE = 1e-6
"""Relative difference up to which two numbers count as the same measurement (other CPU, BLAS or library)."""


class Grade(Enum):
    """How much of a figure is as it was, from all of it to too little."""

    BYTES = "identical bytes"
    PIXELS = "identical pixels"
    DATA = "same data, different look"
    TOLERANCE = "within tolerance"
    CHANGED = "CHANGED"


@dataclass(frozen=True)
class Move:
    """A number that is another one than before: in which row and column, and from what to what (as written)."""

    key: Key
    column: str
    old: str
    new: str

    @property
    def relative(self) -> float:
        """The difference as a share of the larger of the two; infinite where either is no number."""
        before, after = value(self.old), value(self.new)
        if math.isnan(before) or math.isnan(after):
            return math.inf
        size = max(abs(before), abs(after))
        return 0.0 if before == after else abs(before - after) / size if math.isfinite(size) else math.inf

    def __str__(self) -> str:
        return f"{', '.join(self.key)}: {self.column} {self.old or 'empty'} → {self.new or 'empty'}"


def grade(old: Mapping[str, Any], new: Mapping[str, Any], folders: tuple[Path, Path]) -> tuple[Grade, str]:
    """Return the Grade of a figure made again and, when numbers moved, a clause that names the one that moved most.

    `old` and `new` are its records (sidecars), `folders` where the two runs keep their plotted tables.
    """
    if old["files"] == new["files"]:
        return Grade.BYTES, ""
    if old["table"]["sha256"] == new["table"]["sha256"]:
        return (Grade.PIXELS if old["pixels"] == new["pixels"] else Grade.DATA), ""
    before, after = (read_table(folder / _csv(record)) for folder, record in zip(folders, (old, new), strict=True))
    moved, rows = moves(before, after), rows_changed(before, after)
    close = not rows and before.keys == after.keys and all(move.relative <= TOLERANCE for move in moved)
    largest = max(moved, key=lambda move: _weight(move, after), default=None)
    said = f"{len(moved)} cells moved, most of all {largest}" if largest else ""
    return (Grade.TOLERANCE if close else Grade.CHANGED), "; ".join(each for each in (rows, said) if each)


def _weight(move: Move, table: Table) -> tuple[bool, bool, float]:
    """Return what puts the most telling move first: numbers before words, estimates before the rest, then by size."""
    return math.isfinite(move.relative), move.column == table.estimate, move.relative


def moves(old: Table, new: Table) -> list[Move]:
    """Return every cell that differs between two tables, in rows and columns that both have."""
    columns = [name for name in old.values if name in new.values]
    both = [key for key in old.rows if key in new.rows]
    pairs = [(key, name, old.rows[key][name], new.rows[key][name]) for key in both for name in columns]
    return [Move(*pair) for pair in pairs if pair[2] != pair[3]]


def rows_changed(old: Table, new: Table) -> str:
    """Return how many rows and columns are new or gone; nothing when none is."""
    counts = {
        "rows new": len(new.rows.keys() - old.rows.keys()),
        "rows gone": len(old.rows.keys() - new.rows.keys()),
        "columns new or gone": len({*old.keys, *old.values} ^ {*new.keys, *new.values}),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def _csv(record: Mapping[str, Any]) -> str:
    return next(Path(name).name for name in record["files"] if name.endswith(".csv"))
