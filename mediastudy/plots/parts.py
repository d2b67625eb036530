"""Parts that figures share: dots with intervals, stacked shares, keys, axes from zero, empty states."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mediastudy.plots.layout import EDGE, Rows, canvas, millimetres, write
from mediastudy.plots.lettering import fit, width, wrap
from mediastudy.plots.prose import number
from mediastudy.plots.style import ACCENT, GREY, INK, PALE, SMALL, TINY, WIDTH

EMPTY = "empty"
"""How the id of an empty panel begins, so that whoever saves the figure can count them."""

BAR = 0.74
"""How thick a bar is, in rows."""

PAPER = MappingProxyType({"facecolor": "white", "edgecolor": "none", "pad": 0.6})
"""What stands behind words that cross a line."""


def nothing(sentence: str) -> Figure:
    """Return a figure that holds only `sentence`: there was nothing to draw."""
    lines = wrap(sentence, WIDTH - 12, SMALL)
    figure = canvas(14 + 3 * len(lines))
    ax = figure.add_axes((0.02, 0.08, 0.96, 0.84), xticks=[], yticks=[])
    ax.spines[:].set_visible(True)
    ax.spines[:].set_color(PALE)
    empty(ax, "\n".join(lines))
    return figure


def empty(ax: Axes, sentence: str) -> None:
    """Say in the middle of `ax` why nothing is drawn there."""
    ax.set_gid(f"{EMPTY}-{len(ax.figure.axes)}")
    ax.text(0.5, 0.5, sentence, ha="center", va="center", transform=ax.transAxes, color=GREY, fontsize=SMALL)


def of_outlets(rows: Rows, table: pd.DataFrame, column: str) -> np.ndarray:
    """Return one float an outlet, in the order of `rows`: NaN where `table` has no row or no value for it."""
    values = table.drop_duplicates("outlet").set_index("outlet")[column]
    return values.reindex(list(rows.keys)).to_numpy(dtype=float)


@dataclass(frozen=True)
class Estimates:
    """A value a row with the ends of its interval; NaN where there is none."""

    values: np.ndarray
    lows: np.ndarray
    highs: np.ndarray


def estimates(rows: Rows, table: pd.DataFrame, value: str) -> Estimates:
    """Return the column `value` with low and high, an entry an outlet in the order of `rows`."""
    return Estimates(*(of_outlets(rows, table, column) for column in (value, "low", "high")))


def dots(ax: Axes, found: Estimates, missing: str, size: float) -> None:
    """Draw a dot a row with its interval as a line, hollow without one; where there is no value, write `missing`."""
    rows, known = np.arange(len(found.values)), ~np.isnan(found.values)
    bounded = known & ~np.isnan(found.lows) & ~np.isnan(found.highs)
    ax.hlines(rows[bounded], found.lows[bounded], found.highs[bounded], color=ACCENT, linewidth=0.9, zorder=2)
    look: dict[str, Any] = {"marker": "o", "linestyle": "none", "color": ACCENT, "clip_on": False, "zorder": 3}
    ax.plot(found.values[bounded], rows[bounded], markersize=size, **look)
    hollow = known & ~bounded
    ax.plot(found.values[hollow], rows[hollow], markersize=size, markerfacecolor="white", markeredgewidth=0.8, **look)
    for row in rows[~known] if missing else ():
        said(ax, int(row), missing)


def part_of(counts: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """Return `counts` as shares of `totals`, NaN where the total is 0."""
    shares: np.ndarray = np.divide(counts, totals, out=np.full(len(counts), np.nan), where=totals > 0)
    return shares


def said(ax: Axes, row: float, words: str) -> None:
    """Write `words` at the left end of a row that has nothing to draw."""
    at, words = ax.get_yaxis_transform(), fit(words, 0.96 * millimetres(ax), TINY - 0.5)
    ax.text(0.02, row, words, transform=at, va="center_baseline", fontsize=TINY - 0.5, color=GREY, bbox=dict(PAPER))


def limit(found: Estimates, times: float = 2.5) -> float:
    """Return where an axis from 0 ends: beyond every dot, and intervals up to so many `times` the largest dot."""
    top = float(np.nanmax(found.values, initial=0.0))
    reach = float(np.nanmax(found.highs, initial=0.0))
    most = min(max(reach, top), times * top) if top > 0 else reach
    return most * 1.06 if most > 0 else 1.0


def beyond(ax: Axes, found: Estimates, end: float) -> None:
    """Mark with an arrowhead each interval that goes on past the `end` of the axis."""
    rows = np.flatnonzero(np.nan_to_num(found.highs) > end)
    ax.plot(np.full(len(rows), end), rows, ">", markersize=2.6, color=ACCENT, clip_on=False, zorder=3)


def from_zero(ax: Axes, end: float, form: Callable[[float], str] = number) -> None:
    """Give `ax` a scale from 0 to `end` as `scale` does, and a line at 0."""
    scale(ax, end, form)
    ax.axvline(0, color=GREY, linewidth=0.5, zorder=1)


def scale(ax: Axes, end: float, form: Callable[[float], str] = number) -> None:
    """Give `ax` a scale from 0 to `end` with as many round ticks as there is room for."""
    wide = millimetres(ax)
    ticks = [
        tick for tick in round_ticks(end, wide, form) if tick / end * wide + width(form(tick), TINY) / 2 < wide + 2
    ]
    ax.set_xlim(0, end)
    ax.set_xticks(ticks, [form(tick) for tick in ticks])


def round_ticks(end: float, room: float, form: Callable[[float], str] = number, line: float = 0.0) -> list[float]:
    """Return round numbers from 0 up to `end`, as many as can be labelled in `room` millimetres.

    Labels stand side by side or, if a `line` height is given, one above the other.
    """
    power = 10.0 ** math.floor(math.log10(end)) if end > 0 else 1.0
    ticks = [0.0]
    for step in (power * factor for factor in (5, 2.5, 2, 1, 0.5, 0.25, 0.2, 0.1)):
        finer = [round(step * at, 12) for at in range(int(end / step + 1e-9) + 1)]
        takes = line or max(width(form(tick), TINY) for tick in finer) + 1.8
        if room * step / end < takes or len(finer) > 6:
            break
        ticks = finer
    return ticks


def ink_on(colour: str) -> str:
    """Return black or white, whichever is read more easily on `colour` (WCAG relative luminance)."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    luminance = float(np.dot(channels, (0.2126, 0.7152, 0.0722)))
    return INK if luminance > 0.18 else "white"


def segments(ax: Axes, starts: np.ndarray, sizes: np.ndarray, colour: str, room: float) -> None:
    """Draw one class of stacked bars of shares from `starts`, each with its percentage where there is place for it.

    `room` is how many millimetres a share of 1 takes.
    """
    rows = np.flatnonzero(np.nan_to_num(sizes) > 0)
    look: dict[str, Any] = {"left": starts[rows], "color": colour, "edgecolor": "white", "linewidth": 0.4}
    ax.barh(rows, sizes[rows], BAR, **look)
    words: dict[str, Any] = {"fontsize": TINY - 0.5, "color": ink_on(colour), "ha": "center", "va": "center_baseline"}
    for row in rows:
        text = f"{100 * sizes[row]:.0f}"
        if sizes[row] * room > width(text, TINY - 0.5) + 1.0:
            ax.text(float(starts[row] + sizes[row] / 2), int(row), text, **words)


def key_height(labels: Sequence[str], room: float) -> float:
    """Return the millimetres that a key of `labels` takes in lines of `room` millimetres."""
    return 3.1 * (max(line for line, _ in _key_places(labels, room)) + 1) + 0.6


def key(figure: Figure, colours: Mapping[str, str], left: float, top: float = EDGE) -> None:
    """Write above the bars what each colour is, a swatch and a word each, in the order of the stack."""
    total = figure.get_figheight() * 25.4
    for (name, colour), (line, at) in zip(
        colours.items(), _key_places(list(colours), WIDTH - EDGE - left), strict=True
    ):
        x, y = left + at, top + 3.1 * line
        corner = (x / WIDTH, 1 - (y + 2.3) / total)
        swatch = Rectangle(corner, 2.0 / WIDTH, 2.0 / total, facecolor=colour, edgecolor=PALE, linewidth=0.3)
        swatch.set_transform(figure.transFigure)
        figure.add_artist(swatch)
        write(figure, name, x + 2.7, y + 1.3, va="center_baseline", color=INK)


def _key_places(labels: Sequence[str], room: float) -> list[tuple[int, float]]:
    """Return the line and the place in it (mm) of each label of a key."""
    places, line, at = [], 0, 0.0
    for label in labels:
        takes = 2.7 + width(label, TINY)
        if at and at + takes > room:
            line, at = line + 1, 0.0
        places.append((line, at))
        at += takes + 2.6
    return places
