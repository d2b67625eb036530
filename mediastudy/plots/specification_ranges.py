"""Ratios of many outlets under every specification: a row an outlet, from its least ratio to its greatest."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots.layout import Panels, Rows, frame, millimetres, outlet_rows
from mediastudy.plots.logs import log_ends, log_ticks
from mediastudy.plots.parts import said
from mediastudy.plots.specification_rows import sides
from mediastudy.plots.style import ACCENT, GREY, PALE, TINY
from mediastudy.plural import counted

COUNTS = "above 1, below (clearly)"


def ranges(data: pd.DataFrame, reference: float, specifications: int) -> Figure:
    """Return a line an outlet over its ratios, a dot for the first specification, and how many lie on which side."""
    first = data.drop_duplicates("outlet")
    rows = outlet_rows(first)
    notes = [
        f"{counted(specifications, 'specification')}; line: least to greatest ratio; dot: the first, as counted",
        "filled: all on one side of 1; in brackets, clearly: interval without 1",
    ]
    label = f"{data.attrs.get('value', 'ratio')} (log scale)"
    made = frame(rows, Panels(["", COUNTS], label, notes, widths=(3, 1)))
    axis, counts = made.axes
    low, high = log_ends(data["value"].to_numpy(float))
    axis.set_xscale("log")
    axis.set_xlim(low, high)
    axis.axvline(reference, color=GREY, linewidth=0.6, zorder=1)
    ticks, labels = log_ticks(low, high, millimetres(axis))
    axis.set_xticks(ticks, labels)
    axis.set_xticks([], minor=True)
    counts.set(xlim=(0, 1), xticks=[])
    counts.spines[:].set_visible(False)
    for row, outlet in enumerate(rows.keys):
        _row(axis, counts, row, data[data["outlet"] == outlet], rows)
    return made.figure


def _row(axis: Axes, counts: Axes, row: int, part: pd.DataFrame, rows: Rows) -> None:
    known, above, below, clear, clearly = sides(part)
    if not known:
        said(axis, row, "not estimable")
        return
    value = np.where(part["value"] > 0, part["value"], np.nan)  # a logarithm has no place for 0
    axis.hlines(row, np.nanmin(value), np.nanmax(value), color=PALE, linewidth=1.4, zorder=1)
    axis.plot(value, np.full(len(value), row), "o", markersize=1.2, color=GREY, alpha=0.5, zorder=2, clip_on=False)
    fill = ACCENT if known in (above, below) else "white"
    look: dict[str, Any] = {"color": ACCENT, "markerfacecolor": fill, "markeredgewidth": 0.7, "clip_on": False}
    axis.plot(value[0], row, "o", markersize=rows.dot, zorder=3, **look)
    words = f"{above} ({clear}), {below} ({clearly})"
    counts.text(0, row, words, va="center_baseline", fontsize=min(rows.size, TINY), clip_on=False)
