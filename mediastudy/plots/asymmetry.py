"""Whose words an outlet lets hang: the share of a stance among the attributions of each kind of speaker.

Columns: speaker (text, a panel each), outlet (text), n (attributions), share (raw, 0 to 1), shrunk (partially pooled),
low, high (of shrunk), pooled (the mean of outlets for that speaker). ``table.attrs["stance"]`` names the stance.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import Panels, Rows, frame, outlet_rows, panel_counts
from mediastudy.plots.parts import Estimates, beyond, dots, empty, from_zero, limit, nothing, of_outlets, said
from mediastudy.plots.style import PALE, SECOND, styled
from mediastudy.plural import counted

TITLE = "Who is given which verb"
COLUMNS = ("speaker", "outlet", "n", "share", "shrunk", "low", "high", "pooled")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a panel a speaker, all on one scale: pooled shares with intervals, the raw share pale, the mean a line."""
    data = checked(table, COLUMNS, "asymmetry")
    if data.empty:
        return nothing("No attribution has a source of a known kind.")
    speakers = in_order(data["speaker"])
    rows, counts = panel_counts(outlet_rows(data, "attributions"), data, "speaker")
    found = {speaker: _estimates(rows, data[data["speaker"] == speaker]) for speaker in speakers}
    end = max(limit(each) for each in found.values())
    notes = ["dot: partially pooled; pale: raw share; orange: what the outlets' shares are pooled towards"]
    notes[0] = f"{'n: attributions; ' if counts else ''}{notes[0]}"
    if any(bool((np.nan_to_num(each.highs) > end).any()) for each in found.values()):
        notes[0] += "; ▸ interval goes on"
    titles = [speaker.replace("_", " ") for speaker in speakers]
    made = frame(rows, Panels(titles, f"% of attributions that are {stance(table)}", notes, counts=counts))
    for ax, speaker in zip(made.axes, speakers, strict=True):
        from_zero(ax, end, prose.hundredfold)
        _panel(ax, data[data["speaker"] == speaker], rows, found[speaker], end)
    return made.figure


def stance(table: pd.DataFrame) -> str:
    """Return the stance of which the table gives the share."""
    return str(table.attrs.get("stance", "distancing"))


def _estimates(rows: Rows, part: pd.DataFrame) -> Estimates:
    return Estimates(*(of_outlets(rows, part, column) for column in ("shrunk", "low", "high")))


def _panel(ax: Axes, part: pd.DataFrame, rows: Rows, found: Estimates, end: float) -> None:
    if np.isnan(found.values).all():
        empty(ax, "none")
        return
    raw, places = of_outlets(rows, part, "share"), np.arange(len(rows.keys))
    shown = raw <= end
    ax.axvline(float(part["pooled"].iloc[0]), color=SECOND, linewidth=0.7, zorder=1)
    ax.plot(raw[shown], places[shown], "o", color=PALE, markersize=rows.dot, zorder=2, clip_on=False)
    dots(ax, found, "", rows.dot)
    beyond(ax, found, end)
    for row in np.flatnonzero(np.isnan(found.values)):
        said(ax, int(row), "none")


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the extremes of each speaker's shares, the n."""
    if table.empty:
        return prose.is_empty(table)
    shares = [
        prose.share_extremes(str(speaker).replace("_", " "), list(part["outlet"]), list(part["shrunk"]))
        for speaker, part in table.groupby("speaker", sort=False)
    ]
    return f"Dot plots of the share of {stance(table)} verbs, a panel a speaker. {' '.join(shares)} {_sample(table)}."


def _sample(table: pd.DataFrame) -> str:
    outlets = counted(table["outlet"].nunique(), "outlet")
    each = "; ".join(
        f"{str(speaker).replace('_', ' ')} {int(n):,}"
        for speaker, n in table.groupby("speaker", sort=False)["n"].sum().items()
    )
    return f"{outlets}, {counted(int(table['n'].sum()), 'attribution')} ({each})"


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    speakers = prose.listed(str(speaker).replace("_", " ") for speaker in in_order(table["speaker"]))
    return (
        f"{TITLE}: share of {stance(table)} verbs among the attributions of {speakers}, by outlet. Shares of few "
        f"attributions are drawn towards the mean of outlets for that speaker (line); pale: before. "
        f"{prose.intervals(table, 'shrunk')} {_sample(table)}. Definitions: mediastudy codebook, sections 2 and 3."
    )
