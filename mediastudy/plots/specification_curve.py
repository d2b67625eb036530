"""Does the answer depend on how one counts? Every specification, every outlet.

Columns: specification (text or number, its name), outlet (text), value, and every other column is a switch (text or
true/false) whose setting the specification names; low, high, n are not switches. ``table.attrs["value"]`` says in
a word what the value is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import EDGE, canvas, place, write
from mediastudy.plots.lettering import fit, fit_all, width
from mediastudy.plots.parts import nothing, round_ticks
from mediastudy.plots.style import ACCENT, GREY, GUIDE, INK, PALE, SECOND, TEXT, TINY, WIDTH, styled

TITLE = "Specification curve: outlets under every way of counting"
COLUMNS = ("specification", "outlet", "value")
NOT_SWITCHES = (*COLUMNS, "low", "high", "n")
CURVE, ROW, NAMED = 46.0, 2.8, 8
"""Height of the upper panel and of a row of the lower one (mm); how many outlets are named."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return the values of the outlets by specification, lowest median first, above the settings each stands for."""
    data = checked(table, COLUMNS, "specification_curve").dropna(subset=["value"])
    if data.empty:
        return nothing("No specification gave a value.")
    data["specification"] = data["specification"].astype(str)
    order = ordered(data)
    settings = switch_rows(data)
    left = EDGE + 2.0 + max([width(fit(name, 30.0, TINY), TINY) for _, name, _ in settings] + [6.0])
    right = _room(data)
    figure = canvas(EDGE + CURVE + 3.0 + ROW * len(settings) + 7.0)
    ax = place(figure, (left, EDGE + 4.0, WIDTH - left - right, CURVE - 4.0))
    _curves(ax, data, order)
    below = place(figure, (left, EDGE + CURVE + 2.0, WIDTH - left - right, ROW * max(1, len(settings))))
    _dots(below, data, order, settings)
    for at, (_, name, _) in enumerate(settings):
        y = EDGE + CURVE + 2.0 + ROW * (at + 0.5)
        write(figure, fit(name, 30.0, TINY), left - 1.5, y, ha="right", va="center_baseline", color=INK)
    write(figure, str(table.attrs.get("value", "value")), left - 1.5, EDGE, ha="right", fontsize=TEXT, color=INK)
    write(figure, _foot(data, order), EDGE, figure.get_figheight() * 25.4 - EDGE, va="bottom")
    return figure


def ordered(table: pd.DataFrame) -> list[str]:
    """Return the specifications from the lowest median over outlets to the highest."""
    medians = table.groupby("specification", sort=False)["value"].median()
    return [str(name) for name in medians.sort_values(kind="stable").index]


def switch_rows(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return the rows of the lower panel: column, label, setting; a true/false switch has one row, for true."""
    rows = []
    for column in (name for name in table.columns if name not in NOT_SWITCHES):
        settings = in_order(table[column])
        if set(settings) <= {"True", "False"}:
            rows.append((column, str(column).replace("_", " "), "True"))
        else:
            rows += [(column, f"{str(column).replace('_', ' ')}: {setting}", setting) for setting in settings]
    return rows


def _room(table: pd.DataFrame) -> float:
    """Return the millimetres right of the curves: names when there are few, else a margin."""
    outlets = in_order(table["outlet"])
    if len(outlets) > NAMED:
        return EDGE + 2.0
    return EDGE + 2.5 + max(width(name, TINY) for name in fit_all(outlets, 24.0, TINY))


def _curves(ax: Axes, table: pd.DataFrame, order: list[str]) -> None:
    """Draw a line an outlet, with its name at the end if there are few; else all pale, the median of outlets dark."""
    outlets = in_order(table["outlet"])
    wide = table.pivot_table(index="specification", columns="outlet", values="value", aggfunc="first")
    wide = wide.reindex(index=order, columns=outlets)
    few = len(outlets) <= NAMED
    places = np.arange(len(order))
    for outlet in outlets:
        look: dict[str, Any] = {"color": ACCENT if few else PALE, "linewidth": 0.7, "alpha": 0.85}
        ax.plot(places, wide[outlet], marker="o", markersize=1.6 if few else 0.8, **look)
    if not few:
        ax.plot(places, wide.median(axis=1), "o-", color=SECOND, linewidth=1.2, markersize=2.4)
    _value_axis(ax, wide.to_numpy(float))
    _sides(ax, len(order))
    if few:
        _end_names(ax, wide)


def _value_axis(ax: Axes, values: np.ndarray) -> None:
    low, high = min(0.0, float(np.nanmin(values))), max(0.0, float(np.nanmax(values)))
    reach = max(high, -low) * 1.06 or 1.0
    up = round_ticks(reach, CURVE, line=4.0)
    ticks = sorted({tick for tick in up if tick <= high * 1.06} | {-tick for tick in up if tick <= -low * 1.06})
    ax.set_ylim(low * 1.06, high * 1.06 or 1.0)
    ax.set_yticks(ticks, [prose.number(abs(t)) if t >= 0 else "−" + prose.number(-t) for t in ticks], fontsize=TINY)
    ax.grid(axis="y", color=GUIDE, linewidth=0.4)


def _end_names(ax: Axes, wide: pd.DataFrame) -> None:
    """Write each outlet beside its last value, moved up or down where names would meet."""
    shown = fit_all([str(name) for name in wide.columns], 24.0, TINY)
    last = wide.ffill().iloc[-1].to_numpy(float)
    step = 2.5 / (CURVE - 4.0) * float(np.ptp(ax.get_ylim()))
    for name, value, at in zip(shown, last, apart(last, step, ax.get_ylim()), strict=True):
        if not np.isnan(value):
            ax.annotate(
                name,
                (len(wide) - 1, value),
                (len(wide) - 1 + 0.03 * len(wide), at),
                fontsize=TINY,
                va="center",
                annotation_clip=False,
                arrowprops={"arrowstyle": "-", "color": PALE, "linewidth": 0.4, "shrinkA": 0, "shrinkB": 1.5},
            )


def apart(values: np.ndarray, step: float, limits: tuple[float, float]) -> np.ndarray:
    """Return places as near to `values` as they can be, in the same order, `step` apart or more, within `limits`.

    The nearest in the sense of least squares: isotonic regression (pool adjacent violators) of the values less the
    steps below them.
    """
    order = np.argsort(values, kind="stable")
    steps = step * np.arange(len(values))
    pools: list[list[float]] = []
    for value in values[order] - steps:
        pools.append([float(value)])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    fitted = np.concatenate([np.full(len(pool), np.mean(pool)) for pool in pools])
    places = np.empty(len(values))
    places[order] = np.minimum(np.maximum(fitted, limits[0]), limits[1] - steps[-1]) + steps
    return places


def _sides(ax: Axes, count: int) -> None:
    ax.set_xlim(-0.6, count - 0.4)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)


def _dots(ax: Axes, table: pd.DataFrame, order: list[str], settings: list[tuple[str, str, str]]) -> None:
    """Draw the settings of each specification as dark dots on pale ones."""
    first = table.drop_duplicates("specification").set_index("specification").reindex(order)
    places, size = np.arange(len(order)), min(3.0, 110.0 / max(1, len(order)))
    for row, (column, _, setting) in enumerate(settings):
        chosen = (first[column].astype(str) == setting).to_numpy()
        ax.plot(places, np.full(len(places), row), "o", color=GUIDE, markersize=size * 0.6)
        ax.plot(places[chosen], np.full(int(chosen.sum()), row), "o", color=GREY, markersize=size)
    ax.set_ylim(max(1, len(settings)) - 0.5, -0.5)
    ax.set_yticks([])
    _sides(ax, len(order))


def _foot(table: pd.DataFrame, order: list[str]) -> str:
    outlets = table["outlet"].nunique()
    lines = "orange: median of outlets; " if outlets > NAMED else ""
    specifications = prose.counted(len(order), "specification")
    return f"{specifications}, lowest median left; {lines}n = {prose.counted(outlets, 'outlet')}"


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: how many specifications, the range of the median, who leads how often."""
    if table.empty:
        return prose.is_empty(table)
    medians = table.groupby("specification")["value"].median()
    span = f"The median of outlets runs from {prose.number(medians.min())} to {prose.number(medians.max())}."
    return f"Specification curve: {_sample(table)}. {span} {_leader(table)}"


def _leader(table: pd.DataFrame) -> str:
    known = table.dropna(subset=["value"])
    if known.empty:
        return "No values."
    tops = known.loc[known.groupby("specification")["value"].idxmax(), "outlet"].value_counts(sort=False)
    return f"{tops.idxmax()} is highest in {tops.max()} of {prose.counted(int(tops.sum()), 'specification')}."


def _sample(table: pd.DataFrame) -> str:
    specifications = prose.counted(table["specification"].nunique(), "specification")
    return f"{specifications} of {prose.counted(table['outlet'].nunique(), 'outlet')}"


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    return (
        f"{TITLE}. Above: the value of each outlet under each specification, ordered by the median of outlets; below: "
        f"what each specification sets (dark: chosen). {_leader(table)} {_sample(table)}. "
        "Switches: mediastudy codebook, sections 1 to 4."
    )
