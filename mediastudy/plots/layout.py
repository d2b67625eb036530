"""Where things stand, in millimetres: outlets as rows, panels beside and below each other, words above and below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from mediastudy.plots.columns import in_order
from mediastudy.plots.lettering import MM, fit, fit_all, width, wrap
from mediastudy.plots.style import GREY, GUIDE, INK, SMALL, TEXT, TINY, WIDTH

EDGE = 1.2
GAP = 3.6
LINE = 2.9
TALLEST = 236.0
"""Millimetres: what a page can hold; panels go side by side rather than grow beyond it."""


@dataclass(frozen=True)
class Rows:
    """The outlets down the side of a figure: as in the table, as shown, and how many articles each rests on."""

    keys: tuple[str, ...]
    shown: tuple[str, ...]
    counts: tuple[str, ...]
    heading: str
    pitch: float
    size: float

    @property
    def names(self) -> float:
        """Return the width of the names in millimetres."""
        return max((width(name, self.size) for name in self.shown), default=0.0)

    @property
    def numbers(self) -> float:
        """Return the width of the column of counts in millimetres."""
        return max((width(count, TINY) for count in self.counts), default=0.0)

    @property
    def left(self) -> float:
        """Return where the panels may begin."""
        counts = self.numbers + 2.0 if self.numbers else 0.0
        return max(EDGE + self.names + counts + 2.0, EDGE + width(self.heading, TINY) + 2.0)

    @property
    def dot(self) -> float:
        """Return how large a dot is, in points: smaller where rows are close."""
        return min(3.6, 0.36 * self.pitch / MM)

    @property
    def height(self) -> float:
        """Return the height of one panel."""
        return max(1, len(self.keys)) * self.pitch


@dataclass(frozen=True)
class Panels:
    """What a frame holds: a title a panel, a label below the lowest, notes under everything.

    `above` millimetres are left free on top (for a key); panels stand side by side as wide as `widths` say in
    proportion (default: as many as fit, all alike). `counts` are numbers a row for each panel, left of it.
    """

    titles: Sequence[str]
    label: str = ""
    notes: Sequence[str] = ()
    above: float = 0.0
    widths: Sequence[float] = ()
    counts: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Frame:
    """A figure with its panels, in reading order."""

    figure: Figure
    axes: tuple[Axes, ...]
    rows: Rows


def outlet_rows(table: pd.DataFrame, heading: str = "articles", column: str = "n", widest: float = 30.0) -> Rows:
    """Return the outlets of `table` in its order, names up to `widest` mm, with counts where it has them."""
    keys = in_order(table["outlet"])
    pitch, size = next((pitch, size) for most, pitch, size in PITCHES if len(keys) <= most)
    counts = [_count(table.loc[table["outlet"] == key, column]) if column in table else "" for key in keys]
    return Rows(tuple(keys), tuple(fit_all(keys, widest, size)), tuple(counts), heading, pitch, size)


def panel_counts(rows: Rows, table: pd.DataFrame, by: str, column: str = "n") -> tuple[Rows, list[list[str]]]:
    """Return `rows` and nothing where an outlet has one number in all panels `by`, else rows without theirs, and those
    of each panel in turn.
    """
    if column not in table:
        return rows, []
    panels = [part.groupby("outlet")[column] for _, part in table.groupby(by, sort=False)]
    each = [[_count(part.get_group(key)) if key in part.groups else "–" for key in rows.keys] for part in panels]
    if all(len(set(counts)) == 1 for counts in zip(*each, strict=True)):
        return rows, []
    return replace(rows, counts=("",) * len(rows.keys), heading=""), each


PITCHES = ((12, 4.0, SMALL), (24, 3.2, 6.0), (10**9, 2.35, 5.2))
"""The more outlets, the closer the rows: up to how many, millimetres a row, points."""


def _count(values: pd.Series) -> str:
    known = values.dropna()
    if known.empty:
        return "–"
    low, high = int(known.min()), int(known.max())
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def millimetres(ax: Axes) -> float:
    """Return how wide `ax` is."""
    return float(ax.get_position().width * WIDTH)


def canvas(height: float) -> Figure:
    """Return an empty figure one column wide and `height` mm high that can be saved without pyplot."""
    figure = Figure(figsize=(WIDTH / 25.4, height / 25.4))
    FigureCanvasAgg(figure)
    return figure


def place(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Return new axes in `figure`; `box` is left, top, width, height in millimetres from its upper left corner."""
    left, top, wide, high = box
    total = figure.get_figheight() * 25.4
    return figure.add_axes((left / WIDTH, 1 - (top + high) / total, wide / WIDTH, high / total))


def write(figure: Figure, text: str, left: float, top: float, **look: Any) -> Text:
    """Write `text` with its first baseline region at `left`, `top` millimetres from the figure's corner."""
    total = figure.get_figheight() * 25.4
    settings: dict[str, Any] = {"fontsize": TINY, "color": GREY, "ha": "left", "va": "top", **look}
    return figure.text(left / WIDTH, 1 - top / total, text, **settings)


def panel_columns(panels: int, rows: Rows) -> int:
    """Return how many panels stand side by side: two, or as many as keep the figure on its page."""
    for columns in (1, 2, 3) if panels == 1 else (3, 2, 3, 4) if panels == 3 else (2, 3, 4):
        if -(-panels // columns) * (rows.height + 12) <= TALLEST:
            return min(columns, panels)
    return min(4, panels)


def frame(rows: Rows, panels: Panels) -> Frame:
    """Return a figure of empty panels that share the outlets as rows, with all that stands around them."""
    across = len(panels.widths) or panel_columns(len(panels.titles), rows)
    inner = max((width(count, TINY) + 2.8 for counts in panels.counts for count in counts), default=0.0)
    places = _columns(rows, across, panels.widths, inner)
    narrow, lift = min(wide for _, wide in places) + GAP - 1.0 + inner, LINE if inner else 0.0
    size = title_size(panels.titles, narrow)
    titles = [wrap(title, narrow, size) if title else [] for title in panels.titles]
    notes = [line for note in panels.notes for line in wrap(note, WIDTH - 2 * EDGE, TINY)]
    tops, foot = _tops(titles, across, rows, (EDGE + panels.above, lift))
    under = foot + (LINE + 0.4 if panels.label else 0.0)
    figure = canvas(under + 2.6 * len(notes) + EDGE)
    axes = []
    for at, words in enumerate(titles):
        (left, wide), top = places[at % across], tops[at // across]
        axes.append(_panel(place(figure, (left, top, wide, rows.height)), rows))
        if panels.counts:
            _counts(figure, rows, ["n", *panels.counts[at]], (left - 2.0, top))
        corner = (left - inner, top - 1.0 - lift)
        write(figure, "\n".join(words), *corner, fontsize=size, color=INK, va="bottom", linespacing=1.15)
    for top in tops:
        _names(figure, rows, top)
    _label(figure, panels.label, (rows.left + WIDTH - EDGE) / 2, foot)
    for at, line in enumerate(notes):
        write(figure, line, EDGE, under + 2.6 * at)
    return Frame(figure, tuple(axes), rows)


def _label(figure: Figure, text: str, middle: float, top: float) -> None:
    """Write `text` under the panels, its middle as near to `middle` mm as keeps it on the page."""
    half = min(width(text), WIDTH - 2 * EDGE) / 2
    at = min(max(middle, EDGE + half), WIDTH - EDGE - half)
    write(figure, fit(text, WIDTH - 2 * EDGE), at, top - 0.2, ha="center", fontsize=SMALL, color=INK)


def _columns(rows: Rows, across: int, widths: Sequence[float], inner: float) -> list[tuple[float, float]]:
    """Return where each column of panels begins and how wide it is (mm), `inner` mm to the left of each kept free."""
    room = WIDTH - rows.left - EDGE - 1.8 - GAP * (across - 1) - inner * across
    parts = widths or [1.0] * across
    sizes = [room * part / sum(parts) for part in parts]
    return [(rows.left + inner + sum(sizes[:at]) + (GAP + inner) * at, size) for at, size in enumerate(sizes)]


def _tops(
    titles: Sequence[list[str]], across: int, rows: Rows, above: tuple[float, float]
) -> tuple[list[float], float]:
    """Return the upper edge of each row of panels below its titles, and where the last one's tick labels end (mm).

    `above` is what is free above all of them, and between a title and its panel.
    """
    tops, (at, lift) = [], above
    for first in range(0, len(titles), across):
        lines = max(map(len, titles[first : first + across]))
        tops.append(at + max(LINE * lines, LINE if any(rows.counts) else 0.0) + lift + 1.2)
        at = tops[-1] + rows.height + 4.4
    return tops, at


def title_size(titles: Sequence[str], room: float) -> float:
    """Return the largest size in points at which every word of `titles` fits into `room` millimetres."""
    words = [word for title in titles for word in title.split()]
    return next((size for size in (TEXT, SMALL) if all(width(word, size) <= room for word in words)), TINY)


def _panel(ax: Axes, rows: Rows) -> Axes:
    """Return `ax` with one quiet line an outlet and nothing else."""
    ax.set_ylim(max(1, len(rows.keys)) - 0.5, -0.5)
    ax.set_yticks([])
    for at in range(len(rows.keys)):
        ax.axhline(at, color=GUIDE, linewidth=0.4, zorder=0)
    return ax


def _names(figure: Figure, rows: Rows, top: float) -> None:
    """Write the outlets and their counts beside the panel whose upper edge is at `top`."""
    edge = rows.left - 2.0
    apart = rows.numbers + 2.0 if rows.numbers else 0.0
    for at, name in enumerate(rows.shown):
        middle = top + (at + 0.5) * rows.pitch
        write(figure, name, edge - apart, middle, ha="right", va="center_baseline", fontsize=rows.size, color=INK)
    if any(rows.counts):
        _counts(figure, rows, [rows.heading, *rows.counts], (edge, top))


def _counts(figure: Figure, rows: Rows, words: Sequence[str], corner: tuple[float, float]) -> None:
    """Write a heading and the counts below it, a row each, to end at the left of a panel's upper corner (mm)."""
    edge, top = corner
    heading, *counts = words
    write(figure, heading, edge, top - 1.0, ha="right", va="bottom")
    for at, count in enumerate(counts):
        write(figure, count, edge, top + (at + 0.5) * rows.pitch, ha="right", va="center_baseline")
