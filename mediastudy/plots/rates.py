"""Panels of rates: one a construct (voice, unit, measure), outlets as rows, dots with intervals, axes from zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import in_order
from mediastudy.plots.layout import Panels, frame, outlet_rows, panel_counts
from mediastudy.plots.parts import Estimates, beyond, dots, empty, estimates, from_zero, limit
from mediastudy.plots.prose import extremes, number
from mediastudy.plural import counted

Form = Callable[[float], str]


def _no_names() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Look:
    """How panels of rates are labelled: below, above each (by panel), at the ticks (by panel), where nothing is known.

    `heading` stands above the counts.
    The axes end at `end`, or where the data do, in each panel or, if `same`, in all of them.
    """

    label: str = ""
    titles: Mapping[str, str] = field(default_factory=_no_names)
    forms: Mapping[str, Form] = field(default_factory=_no_names)
    end: float | None = None
    same: bool = False
    missing: str = "no words"
    heading: str = "articles"


def rate_panels(table: pd.DataFrame, by: str, value: str, look: Look) -> Figure:
    """Return small multiples of the column `value`: a panel for each value of the column `by`, in the table's order."""
    rows, panels = outlet_rows(table, look.heading), in_order(table[by])
    rows, counts = panel_counts(rows, table, by)
    found = {panel: estimates(rows, table[table[by].astype(str) == panel], value) for panel in panels}
    ends = {panel: look.end or limit(one) for panel, one in found.items()}
    if look.same:
        ends = dict.fromkeys(panels, max(ends.values()))
    titles = [look.titles.get(panel, panel) for panel in panels]
    said = [*([f"n: {look.heading}"] if counts else []), *notes(table, value, _cut(found, ends))]
    made = frame(rows, Panels(titles, look.label, ["   ".join(said)] if said else [], counts=counts))
    for ax, panel in zip(made.axes, panels, strict=True):
        from_zero(ax, ends[panel], look.forms.get(panel, number))
        if np.isnan(found[panel].values).all():
            empty(ax, look.missing)
            continue
        dots(ax, found[panel], look.missing, rows.dot)
        beyond(ax, found[panel], ends[panel])
    return made.figure


def _cut(found: Mapping[str, Estimates], ends: Mapping[str, float]) -> bool:
    return any(bool((np.nan_to_num(one.highs) > ends[panel]).any()) for panel, one in found.items())


def notes(table: pd.DataFrame, value: str, cut: bool) -> list[str]:
    """Return the line under the panels: what a hollow dot and (if intervals are `cut`) an arrowhead mean."""
    known = table[table[value].notna()]
    hollow = bool((known["low"].isna() | known["high"].isna()).any())
    said = [f"○ {prose.reason(known)}"] * hollow + ["▸ interval goes on beyond the axis"] * cut
    return ["   ".join(said)] if said else []


def described(table: pd.DataFrame, by: str, value: str = "rate", unit: str = "", form: Form | None = None) -> str:
    """Return one sentence a panel for an alt text: its highest and lowest outlet."""
    sentences = []
    for panel, part in table.groupby(by, sort=False):
        sentences.append(f"{panel}: {extremes(list(part['outlet']), list(part[value]), unit)}.")
    return " ".join(sentences)


def totals(table: pd.DataFrame, by: str, names: Sequence[str]) -> str:
    """Return the sums of the columns `names` in each panel: ``"Hedges: 120 events in 14,000 words"``; where panels
    rest on different articles, also of how many.
    """
    unlike = table.groupby(by)["n"].sum().nunique() > 1
    parts = []
    for panel, part in table.groupby(by, sort=False):
        events, words = (int(part[name].fillna(0).sum()) for name in names)
        of = f" of {counted(int(part['n'].sum()), 'article')}" if unlike else ""
        parts.append(f"{panel}: {counted(events, 'event')} in {counted(words, 'word')}{of}")
    return "; ".join(parts)
