"""Does the answer depend on how one counts? Every specification a row, every outlet a column.

Columns: specification (text or number, its name), outlet (text), value; low, high (its interval) and group (text: what
kind of choice it is) if there are any. Every other column but n, events, against and note is a switch whose setting
the specification names. ``table.attrs["value"]`` says in a word what the value is, ``table.attrs["reference"]`` which
value is no difference: the scale is then that of ratios.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import EDGE, LINE, canvas, millimetres, place, write
from mediastudy.plots.lettering import fit, width
from mediastudy.plots.logs import log_ends, log_ticks
from mediastudy.plots.parts import nothing, round_ticks
from mediastudy.plots.specification_ranges import ranges
from mediastudy.plots.specification_rows import COUNTED, GAP, NAMED, Grid, Row, grid_of, key, rows_of, sides
from mediastudy.plots.style import ACCENT, GREY, GUIDE, INK, PALE, SECOND, TEXT, TINY, WIDTH, styled
from mediastudy.plural import counted

TITLE = "Specification curve: outlets under every way of counting"
COLUMNS = ("specification", "outlet", "value")
SMALLEST = 5.2
NARROW = 1.25
"""The scale of ratios runs from 1 / 1.25 to 1.25 at least."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return the values of each outlet (or of all in one column, their median marked) under each specification.

    Ratios of more outlets than have a column are a row each.
    """
    data = checked(table, COLUMNS, "specification_curve")
    data["specification"] = data["specification"].astype(str)
    if not data["value"].notna().any():
        return nothing(prose.why(table, "No specification gave a value."))
    rows, reference = rows_of(data), table.attrs.get("reference")
    if reference is not None and data["outlet"].nunique() > NAMED:
        return ranges(data, reference, _count(data))
    grid = grid_of(rows, in_order(data["outlet"]), reference is not None)
    under = grid.top + grid.pitch * len(rows)
    figure = canvas(under + 4.0 + (len(COUNTED) * LINE if grid.compared else 0.0) + LINE + EDGE)
    write(figure, str(table.attrs.get("value", "value")), WIDTH - EDGE, EDGE, ha="right", fontsize=TEXT, color=INK)
    _labels(figure, rows, grid)
    for at, outlet in enumerate(grid.columns):
        x = grid.left + at * (grid.wide + GAP)
        look: dict[str, Any] = {"rotation": 90} if grid.upright else {}
        write(figure, grid.shown[at], x + grid.wide / 2, grid.top - 1.0, ha="center", va="bottom", color=INK, **look)
        ax = place(figure, (x, grid.top, grid.wide, grid.pitch * len(rows)))
        part = data[data["outlet"] == outlet] if outlet else data
        _axis(ax, data, reference)
        _column(ax, part, rows, reference)
        if grid.compared:
            _agreement(figure, part, x + grid.wide / 2, under + 4.0)
    if grid.compared:
        for line, words in enumerate(COUNTED):
            write(figure, words, grid.left - 1.5, under + 4.0 + LINE * line, ha="right", color=INK)
    write(figure, _foot(data, grid, figure), EDGE, figure.get_figheight() * 25.4 - EDGE, va="bottom")
    return figure


def _labels(figure: Figure, rows: list[Row], grid: Grid) -> None:
    right, top, pitch = grid.left - 1.5, grid.top, grid.pitch
    size = max(SMALLEST, min(TINY, pitch / 2.8 * TINY))
    for at, row in enumerate(rows):
        middle = top + pitch * (at + 0.5)
        if row.specification is None:
            write(figure, fit(row.name, right - EDGE, size), EDGE, middle, va="center_baseline", fontsize=size)
            continue
        name = fit(row.name, right - EDGE, size)
        settings = fit(row.settings, max(0.0, right - EDGE - width(name, size) - 1.2), size) if row.settings else ""
        write(
            figure, settings, right - width(name, size) - 1.2, middle, ha="right", va="center_baseline", fontsize=size
        )
        write(figure, name, right, middle, ha="right", va="center_baseline", fontsize=size, color=INK)


def _column(ax: Axes, part: pd.DataFrame, rows: list[Row], reference: float | None) -> None:
    """Draw the values of one outlet, with its intervals, or of all."""
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_yticks([])
    places = {row.specification: at for at, row in enumerate(rows) if row.specification is not None}
    ax.hlines(list(places.values()), *ax.get_xlim(), color=GUIDE, linewidth=0.4, zorder=0)
    keys = [key(row) for _, row in part.iterrows()]
    y, value = np.array([places[key] for key in keys]), part["value"].to_numpy(float)
    if part["outlet"].nunique() > 1:
        ax.plot(value, y, "o", markersize=1.4, color=PALE, zorder=1, clip_on=False)
        medians = pd.Series(value).groupby(y).median()
        ax.plot(medians, medians.index, "o", markersize=2.6, color=SECOND, zorder=2, clip_on=False)
        return
    low, high = (part[name].to_numpy(float) if name in part else value for name in ("low", "high"))
    ends = np.array(ax.get_xlim())
    ax.hlines(y, np.clip(low, *ends), np.clip(high, *ends), color=PALE, linewidth=0.9, zorder=1)
    clear = (low > reference) | (high < reference) if reference is not None else np.full(len(value), True)
    shown = value if reference is None else np.where(value > 0, value, np.nan)  # a logarithm has no place for 0
    for chosen, colour in ((~clear, GREY), (clear, ACCENT)):
        fill = "white" if colour == GREY else ACCENT
        look: dict[str, Any] = {"color": colour, "markerfacecolor": fill, "markeredgewidth": 0.6, "clip_on": False}
        ax.plot(shown[chosen], y[chosen], "o", markersize=2.3, zorder=2, **look)


def _axis(ax: Axes, data: pd.DataFrame, reference: float | None) -> None:
    values = data["value"].to_numpy(float)
    if reference is None:
        end, wide = float(np.nanmax(values)) * 1.08 or 1.0, millimetres(ax)
        ax.set_xlim(0, end)
        fits = [at for at in round_ticks(end, 2 * wide) if at / end * wide + width(prose.number(at), TINY) / 2 < wide]
        ticks = [0.0, fits[-1]] if fits[-1:] != [0.0] else fits
        ax.set_xticks(ticks, [prose.number(at).removeprefix("0") or "0" for at in ticks])  # columns are narrow
        return
    low, high = log_ends(values, NARROW)
    ax.set_xscale("log")
    ax.set_xlim(low, high)
    ax.axvline(reference, color=GREY, linewidth=0.6, zorder=1)
    ticks, labels = log_ticks(low, high, millimetres(ax))
    ax.set_xticks(ticks, labels)
    ax.set_xticks([], minor=True)


def _agreement(figure: Figure, part: pd.DataFrame, middle: float, top: float) -> None:
    """Write how many specifications lie above and below 1, and how many of each with an interval without it."""
    for line, count in enumerate(sides(part)[1:]):
        write(figure, f"{count}", middle, top + LINE * line, ha="center", color=INK, fontsize=SMALLEST)


def _foot(table: pd.DataFrame, grid: Grid, figure: Figure) -> str:
    specifications = counted(_count(table), "specification")
    if grid.columns == ("",):
        return f"{specifications}; orange: median of {counted(table['outlet'].nunique(), 'outlet')}"
    low, high = (prose.number(end, 2) for end in figure.axes[0].get_xlim())
    blue = "; blue, clearly: interval without 1" if grid.compared else ""
    return f"{specifications}; columns run from {low} to {high}{blue}"


def _count(table: pd.DataFrame) -> int:
    return len(table.drop_duplicates(["group", "specification"] if "group" in table else "specification"))


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: how many specifications, the range of the median, who leads how often."""
    if table.empty:
        return prose.is_empty(table)
    if "reference" in table.attrs:
        return f"Specification curve: {_sample(table)}. {_ranges(table)}"
    medians = table.groupby("specification")["value"].median()
    span = f"The median of outlets runs from {prose.number(medians.min())} to {prose.number(medians.max())}."
    return f"Specification curve: {_sample(table)}. {span} {_leader(table)}"


def _ranges(table: pd.DataFrame) -> str:
    """Return the range of each outlet's ratios, and how many specifications lie on which side of 1; many in groups."""
    if table["outlet"].nunique() > NAMED:
        return _grouped(table)
    said = []
    for outlet, part in table.groupby("outlet", sort=False):
        known, above, below, clear, clearly = sides(part)
        if known:
            span = f"{prose.number(part['value'].min())} to {prose.number(part['value'].max())}"
            said.append(f"{outlet} {span} ({above} above 1, {clear} clearly; {below} below, {clearly} clearly)")
    return f"Ratios: {'; '.join(said)}. Clearly: the interval leaves 1 out." if said else "No values."


def _grouped(table: pd.DataFrame) -> str:
    """Return how many outlets lie on one side of 1 in every specification, and which ratios are furthest from it."""
    found = [sides(part)[:3] for _, part in table.groupby("outlet", sort=False)]
    above, below = (sum(0 < each[0] == each[side] for each in found) for side in (1, 2))
    first = table.drop_duplicates("outlet")
    ends = prose.extremes(list(first["outlet"]), list(first["value"]))
    one = f"{counted(above, 'outlet')} above 1 in every specification that gave a ratio, {below} below 1"
    return f"{one}, {sum(each[0] > 0 for each in found) - above - below} on either side; as counted, {ends}."


def _leader(table: pd.DataFrame) -> str:
    known = table.dropna(subset=["value"])
    if known.empty:
        return "No values."
    first = known["value"] == known.groupby("specification")["value"].transform("max")
    alone = known[first].drop_duplicates("specification", keep=False)
    if alone.empty or table["outlet"].nunique() < 2:
        return f"Of {counted(table['outlet'].nunique(), 'outlet')} none is highest alone."
    tops, of = alone["outlet"].value_counts(sort=False), known["specification"].nunique()
    return f"{tops.idxmax()} is highest in {tops.max()} of {counted(of, 'specification')}."


def _sample(table: pd.DataFrame) -> str:
    return f"{counted(_count(table), 'specification')} of {prose.sample(table.drop_duplicates('outlet'))}"


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    found = _ranges(table) if "reference" in table.attrs else _leader(table)
    none = "" if "low" in table else " No intervals are given."
    what = str(table.attrs.get("methods", f"{_sample(table)}.{none}"))
    many = "reference" in table.attrs and table["outlet"].nunique() > NAMED
    shown = "Rows: outlets; lines: from the least to the greatest ratio; dots: the first specification"
    shown = shown if many else "Rows: specifications; columns: outlets, all on one scale"
    return f"{TITLE}. {shown}. {found} {what} Switches: mediastudy codebook, sections 1 to 4."
