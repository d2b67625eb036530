"""diff: which outlets' numbers moved between two runs, by how much, and whether beyond their intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mediastudy.plots.prose import number
from mediastudy.record.causes import UNKNOWN, causes
from mediastudy.record.compare import Move, moves, rows_changed
from mediastudy.record.manifest import Manifest
from mediastudy.record.table import Table, read_table, value

SHOWN = 12
"""So many rows of a figure are told in a terminal; the page has all."""


@dataclass(frozen=True)
class Run:
    """A run to compare: where its figures are, and their manifest."""

    folder: Path
    manifest: Manifest


@dataclass(frozen=True)
class Moved:
    """A number that moved, and where it ended: ``beyond``, ``within``, or ``""`` when it has no intervals.

    Beyond means that the two intervals do not meet. Intervals that meet may still hide a difference, so within says
    only that these data cannot show one.
    """

    move: Move
    reach: str

    def __str__(self) -> str:
        said = {"beyond": "beyond the intervals", "within": "within the intervals", "": "no interval"}[self.reach]
        old, new, step = span(self.move)
        return f"{', '.join(self.move.key)}: {self.move.column} {old} → {new} ({', '.join(filter(None, (step, said)))})"


@dataclass(frozen=True)
class Difference:
    """How one figure differs between two runs: rows new or gone, numbers that moved, and the causes."""

    stem: str
    title: str
    rows: str
    moved: tuple[Moved, ...]
    why: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether every number is as it was."""
        return not self.moved and not self.rows

    @property
    def beyond(self) -> int:
        """How many numbers moved beyond their intervals."""
        return sum(each.reach == "beyond" for each in self.moved)


def diff(old: Run, new: Run) -> list[Difference]:
    """Return the Difference of every figure that either run has, in the order of their names.

    Only what is measured is compared: a rate or other estimate where there is one, else every number of a row.
    """
    stems = sorted({*old.manifest["figures"], *new.manifest["figures"]})
    return [_difference(stem, old, new) for stem in stems]


def shared(differences: Iterable[Difference]) -> tuple[str, ...]:
    """Return the causes that every figure whose numbers moved has in common."""
    every = [difference.why for difference in differences if not difference.same]
    return tuple(cause for cause in (every[0] if every else ()) if all(cause in why for why in every))


def told(differences: Iterable[Difference]) -> Iterator[str]:
    """Yield the lines that tell differences in a terminal, what moved furthest first, causes of all of them last."""
    every = list(differences)
    common = shared(every)
    for difference in every:
        yield from _lines(difference, common)
    if common:
        yield "What differs between the runs:"
        yield from (f"    {cause}" for cause in common)


def _lines(difference: Difference, common: tuple[str, ...]) -> Iterator[str]:
    if difference.same:
        yield f"{difference.stem}: no number moved"
        return
    counts = f"{len(difference.moved)} numbers moved, {difference.beyond} beyond their intervals"
    yield f"{difference.stem}: " + "; ".join(part for part in (difference.rows, counts) if part)
    more = len(difference.moved) - SHOWN
    own = [cause for cause in difference.why if cause not in common]
    lines = [*map(str, difference.moved[:SHOWN]), *([f"and {more} more"] if more > 0 else []), *own]
    yield from (f"    {line}" for line in lines)


def _difference(stem: str, old: Run, new: Run) -> Difference:
    one, two = (run.manifest["figures"].get(stem) for run in (old, new))
    why = tuple(cause for cause in causes(old.manifest, new.manifest, stem) if cause != UNKNOWN)
    if one is None or two is None:
        what = "only the second run has this figure" if one is None else "only the first run has this figure"
        return Difference(stem, str((one or two)["title"]), what, (), why)
    before, after = (read_table(run.folder / f"{stem}.csv") for run in (old, new))
    found = [Moved(move, _reach(move, before, after)) for move in moves(before, after) if _told(move, before, after)]
    found.sort(key=lambda each: (each.reach != "beyond", -each.move.relative, each.move.key))
    return Difference(stem, str(two["title"]), rows_changed(before, after), tuple(found), why)


def _told(move: Move, before: Table, after: Table) -> bool:
    estimate = before.estimate if before.estimate == after.estimate else None
    return estimate is None or move.column == estimate


def _reach(move: Move, before: Table, after: Table) -> str:
    if move.column != before.estimate or move.column != after.estimate:
        return ""
    rows: tuple[Mapping[str, str], ...] = (before.rows[move.key], after.rows[move.key])
    (low, high), (other_low, other_high) = ((value(row.get("low", "")), value(row.get("high", ""))) for row in rows)
    if any(math.isnan(end) for end in (low, high, other_low, other_high)):
        return ""
    return "within" if low <= other_high and other_low <= high else "beyond"


def span(move: Move) -> tuple[str, str, str]:
    """Return a move for a reader: from what, to what, and the step between, each rounded; no step between words."""
    before, after = value(move.old), value(move.new)
    old, new = (cell if math.isnan(value(cell)) else number(value(cell)) for cell in (move.old, move.new))
    step = after - before
    sign = "+" if step > 0 else "−"
    return old or "empty", new or "empty", "" if math.isnan(step) else f"{sign}{number(abs(step))}"
