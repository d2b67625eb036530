"""How many articles an outlet does it take to find a rate ratio?

Columns: ratio (to be found), articles (an outlet), power (0 to 1), error (Monte Carlo standard error of the power),
needed (true for the smallest number that reached the target). ``table.attrs["target"]`` is that target.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.layout import EDGE, canvas, millimetres, place, write
from mediastudy.plots.lettering import width
from mediastudy.plots.parts import empty, nothing
from mediastudy.plots.style import ACCENT, GREY, GUIDE, INK, PALE, SECOND, SMALL, TINY, WIDTH, styled
from mediastudy.plural import counted

TITLE = "Power: articles an outlet needed to find a rate ratio"
COLUMNS = ("ratio", "articles", "power", "error", "needed")
LEFT, HIGH = 10.0, 52.0
BAND = 1.96
SHADES = (ACCENT, SECOND, GREY)


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a line a ratio: power by articles an outlet (log scale), its Monte Carlo error pale, the size needed."""
    data = checked(table, COLUMNS, "power_curve").dropna(subset=["ratio", "articles"])
    if data.empty:
        return nothing(prose.why(table, "No power was simulated: the table has no rows."))
    groups = [(float(part["ratio"].iloc[0]), part) for _, part in data.groupby("ratio", sort=False)]
    right = max(width(_name(ratio), TINY) for ratio, _ in groups) + 2.5
    figure = canvas(EDGE + 4.0 + HIGH + 11.0)
    ax = place(figure, (LEFT, EDGE + 4.0, WIDTH - LEFT - right - EDGE, HIGH))
    write(figure, "power", EDGE, EDGE, fontsize=SMALL, color=INK)
    _axes(ax, data, target(table))
    if not data["power"].notna().any():
        empty(ax, "no power known")
    for number, (_, part) in enumerate(groups):
        _line(ax, part.dropna(subset=["power"]), SHADES[number % len(SHADES)])
    _names(ax, groups)
    below = EDGE + 4.0 + HIGH
    write(figure, "articles an outlet (log scale)", LEFT + millimetres(ax) / 2, below + 4.0, ha="center", color=INK)
    write(figure, _foot(table), EDGE, below + 7.4)
    return figure


def target(table: pd.DataFrame) -> float:
    """Return the power to be reached."""
    return float(table.attrs.get("target", 0.8))


def _axes(ax: Axes, data: pd.DataFrame, goal: float) -> None:
    low, high = float(data["articles"].min()), float(data["articles"].max())
    ax.set_xscale("log")
    ax.set_xlim(max(low, 1) / 1.06, max(high, 2, 2 * low) * 1.06)
    ticks = sizes(*ax.get_xlim(), millimetres(ax))
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.set_xticks([], minor=True)
    ax.set_ylim(0, 1.02)
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1], ["0", "0.2", "0.4", "0.6", "0.8", "1"], fontsize=TINY)
    ax.grid(axis="y", color=GUIDE, linewidth=0.4)
    ax.axhline(goal, color=GREY, linewidth=0.6, linestyle=(0, (3, 2)))


def sizes(low: float, high: float, room: float) -> list[int]:
    """Return round numbers (1, 2, 5 times a power of ten) between `low` and `high`, as many as `room` mm hold."""
    each = [factor * 10**power for power in range(7) for factor in (1, 2, 5)]
    inside = [size for size in each if low <= size <= high]
    takes = width(f"{inside[-1]:,}" if inside else "0", TINY) + 1.5
    apart = room * math.log10(2) / math.log10(high / low)
    return inside if apart > takes else inside[::-1][::3][::-1]


def _line(ax: Axes, part: pd.DataFrame, colour: str) -> None:
    sizes_, power = part["articles"].to_numpy(float), part["power"].to_numpy(float)
    wide = BAND * part["error"].fillna(0).to_numpy(float)
    ax.fill_between(
        sizes_, np.clip(power - wide, 0, 1), np.clip(power + wide, 0, 1), color=PALE, alpha=0.4, linewidth=0
    )
    ax.plot(sizes_, power, color=colour, linewidth=1.0)
    found = part["needed"].astype(bool).to_numpy()
    ax.plot(sizes_[found], power[found], "o", color=colour, markersize=3.4)
    for size, height in zip(sizes_[found], power[found], strict=True):
        ax.plot([size, size], [0, height], color=colour, linewidth=0.5, linestyle=(0, (1, 1.5)))


def _names(ax: Axes, groups: list[tuple[float, pd.DataFrame]]) -> None:
    """Write each ratio beside the end of the axis, those that end highest first, as one column of words."""
    ends = sorted(((_end(part), ratio, number) for number, (ratio, part) in enumerate(groups)), reverse=True)
    step = 2.9 / HIGH
    for row, (_, ratio, number) in enumerate(ends):
        words: dict[str, Any] = {
            "fontsize": TINY,
            "color": SHADES[number % len(SHADES)],
            "va": "center",
            "clip_on": False,
        }
        ax.text(1.03, 1 - step * (row + 0.5), _name(ratio), transform=ax.transAxes, **words)


def _end(part: pd.DataFrame) -> float:
    needed = part.loc[part["needed"].astype(bool), "articles"]
    return -float(needed.iloc[0]) if len(needed) else -math.inf


def _name(ratio: float) -> str:
    return f"ratio {prose.number(ratio)}"


def _foot(table: pd.DataFrame) -> str:
    return f"dashed line: power {prose.number(target(table))}; dot: the number needed; pale: Monte Carlo error (95 %)"


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the number of articles that each ratio needs."""
    if table.empty:
        return prose.is_empty(table)
    return (
        f"Power curves over the number of articles an outlet, a line a rate ratio. {_needs(table)} {_outlets(table)}."
    )


def _needs(table: pd.DataFrame) -> str:
    said, goal = [], prose.number(target(table))
    for _, part in table.groupby("ratio", sort=False):
        needed = part.loc[part["needed"].astype(bool), "articles"]
        many = (
            f"needs {int(needed.iloc[0]):,} articles an outlet" if len(needed) else "is not found at any number tried"
        )
        said.append(f"A ratio of {prose.number(float(part['ratio'].iloc[0]))} {many} for a power of {goal}.")
    return " ".join(said)


def _outlets(table: pd.DataFrame) -> str:
    return counted(int(table.attrs.get("outlets", 2)), "outlet")


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    methods = str(table.attrs.get("methods", "")) or f"{_outlets(table)}."
    return f"{TITLE}. {_needs(table)} {methods} Rates: mediastudy codebook, section 4."
