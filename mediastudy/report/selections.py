"""Selections: which rows of the table of marks a metric counts, told apart from the metric itself.

That is on purpose: a count and the list of what is counted are two ways to one number, and the evidence holds them
against each other for every article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mediastudy.errors import UnknownNameError
from mediastudy.metrics import IDENTIFIED, SOURCE_TYPES, STANCES
from mediastudy.names import unknown

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Selection:
    """The marks of a kind (hedge, cue, source) whose columns have one of the values `wanted`.

    With `distinct`, what is counted is not these marks but the entities among those of an article.
    """

    kind: str
    wanted: Mapping[str, tuple[object, ...]]
    distinct: bool = False

    def rows(self, marks: Iterable[Row]) -> list[Row]:
        """Return the rows of the table of marks (tables.MARK_COLUMNS) that are selected, in their order."""
        return [row for row in marks if row["mark"] == self.kind and self._holds(row)]

    def count(self, rows: list[Row]) -> int:
        """Return what the selected rows of one article come to."""
        return len({row["entity"] for row in rows}) if self.distinct else len(rows)

    def _holds(self, row: Row) -> bool:
        return all(row[name] in values for name, values in self.wanted.items())


def _hedge(where: str = "body", **wanted: object) -> Selection:
    return Selection("hedge", {"where": (where,), **{name: (value,) for name, value in wanted.items()}})


def _cue(**wanted: object) -> Selection:
    return Selection("cue", {"where": ("body",), **{name: (value,) for name, value in wanted.items()}})


def _source(distinct: bool, **wanted: tuple[object, ...]) -> Selection:
    return Selection("source", {"where": ("body",), "speech": (True,), **wanted}, distinct)


COUNTED: Mapping[str, Selection] = {
    "hedges": _hedge(),
    **{f"hedges_{voice}": _hedge(voice=voice) for voice in ("own", "quoted", "reported")},
    "hedges_headline": _hedge("headline"),
    "attributions": _cue(speech=True),
    "attributions_all": _cue(),
    **{mode: _cue(speech=True, mode=mode) for mode in ("direct", "indirect", "mixed")},
    **{stance: _cue(speech=True, stance=stance) for stance in STANCES},
    "anonymous_mentions": _source(False, anonymous=(True,)),
    "anonymous_sources": _source(True, anonymous=(True,)),
    "explicit_anonymity": _source(True, explicit=(True,)),
    "sources": _source(True, **{"class": tuple(kind for kind in SOURCE_TYPES if kind != "none")}),
    "identified_sources": _source(True, **{"class": IDENTIFIED}),
}
"""What each metric counts; those of words and sentences count no marks."""


def selection(metric: str) -> Selection:
    """Return what the metric of that name counts; raises UnknownNameError for one that counts no marks."""
    if metric not in COUNTED:
        raise UnknownNameError(unknown(metric, COUNTED, "metric that counts marks"))
    return COUNTED[metric]
