"""Where in the story anonymous sources speak: at the top, or buried.

Columns: outlet (text), n (articles), position (0, the first word, to 1, the last; a row a mention; NaN for an outlet
without any).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.layout import Panels, Rows, frame, outlet_rows
from mediastudy.plots.parts import nothing, said
from mediastudy.plots.style import ACCENT, SECOND, styled
from mediastudy.plural import counted

TITLE = "Where in the story anonymous sources speak"
COLUMNS = ("outlet", "n", "position")
MEDIAN = 3
"""Of fewer mentions no median is shown."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a strip an outlet: a dot a mention, a line the median; dots are spread by their order, not at random."""
    data = checked(table, COLUMNS, "position_in_story")
    if data.empty:
        return nothing("No mentions of anonymous sources: the table has no rows.")
    counts = data.groupby("outlet")["position"].count()
    rows = outlet_rows(data, heading="mentions")
    rows = replace(rows, counts=tuple(f"{counts[outlet]:,}" for outlet in rows.keys))
    made = frame(rows, Panels([""], "position in the story", [f"orange: median ({MEDIAN} mentions or more)"]))
    ax = made.axes[0]
    for row, outlet in enumerate(rows.keys):
        _strip(ax, row, np.sort(data.loc[data["outlet"] == outlet, "position"].dropna().to_numpy(float)), rows)
    ax.set_xlim(-0.01, 1.01)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["first word", "", "middle", "", "last"])
    return made.figure


def _strip(ax: Axes, row: int, places: np.ndarray, rows: Rows) -> None:
    if len(places) == 0:
        said(ax, row, "no anonymous mention")
        return
    look: dict[str, Any] = {"markersize": rows.dot * 0.62, "alpha": 0.55, "markeredgewidth": 0.0}
    ax.plot(places, row + spread(len(places)), "o", color=ACCENT, clip_on=False, **look)
    if len(places) >= MEDIAN:
        ax.vlines(float(np.median(places)), row - 0.42, row + 0.42, color=SECOND, linewidth=1.3, zorder=4)


def spread(count: int) -> np.ndarray:
    """Return `count` offsets within a row, in a fixed pattern that sets neighbours apart (van der Corput sequence)."""
    at, offsets, part = np.arange(count), np.zeros(count), 0.5
    while at.any():
        offsets, at, part = offsets + (at % 2) * part, at // 2, part / 2
    return (offsets - 0.5) * 0.6 if count > 1 else np.zeros(count)


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the earliest and latest median, the n."""
    if table.empty:
        return prose.is_empty(table)
    places = table.groupby("outlet", sort=False)["position"]
    medians = places.median().where(places.count() >= MEDIAN)
    found = prose.extremes([str(name) for name in medians.index], list(medians))
    return (
        f"Strip plot of the positions of anonymous sources, 0 first word, 1 last. Medians: {found}. {_sample(table)}."
    )


def _sample(table: pd.DataFrame) -> str:
    return f"{counted(int(table['position'].count()), 'mention')}; {prose.sample(table)}"


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    return (
        f"{TITLE}. A dot a mention of an anonymous source, at its place in the article's body text; the line is the "
        f"median, where there are {MEDIAN} or more. Dots are moved up and down only to be seen. {_sample(table)}. "
        "Anonymous: mediastudy codebook, section 3."
    )
