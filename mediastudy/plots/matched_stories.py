"""The same event in several outlets: a dumbbell an event, from the lowest rate to the highest.

Columns: construct (text), event (text), outlet (text), rate (per 1,000 words), events (count), words (of body text).
"""

from __future__ import annotations

from typing import Any, cast

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import EDGE, canvas, place, write
from mediastudy.plots.lettering import fit, fit_all, width
from mediastudy.plots.parts import nothing, scale
from mediastudy.plots.style import ACCENT, INK, PALE, SECOND, TEXT, TINY, WIDTH, styled

TITLE = "Matched stories: the same event in several outlets"
COLUMNS = ("construct", "event", "outlet", "rate", "events", "words")
PITCH, HEAD, TAIL = 7.0, 5.0, 5.2
ROWS = 27
"""Events that a page holds, over all constructs: those that most outlets tell."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a panel a construct, a row an event: a dot an outlet, the lowest and the highest with their names."""
    data = checked(table, COLUMNS, "matched_stories").dropna(subset=["rate"])
    if data.empty:
        return nothing("No event is covered by any outlet here.")
    every, data = data["event"].nunique(), most_told(data)
    shown = _names(data)
    room = max(width(name, TINY) for name in shown.values()) + 1.6
    sizes = [PITCH * part["event"].nunique() for _, part in data.groupby("construct", sort=False)]
    figure = canvas(EDGE + sum(sizes) + (HEAD + TAIL) * len(sizes) + 4.0)
    top = EDGE
    for size, construct in zip(sizes, in_order(data["construct"]), strict=True):
        write(figure, fit(construct, WIDTH - 2 * EDGE, TEXT), EDGE, top + 0.4, fontsize=TEXT, color=INK)
        ax = place(figure, (EDGE + room, top + HEAD, WIDTH - 2 * (EDGE + room), size))
        _panel(ax, data[data["construct"] == construct], shown, top + HEAD)
        top += HEAD + size + TAIL
    part = f"; {data['event'].nunique()} of {every} events" if every > data["event"].nunique() else ""
    write(figure, f"per 1,000 words{part}", WIDTH / 2, top - 0.8, ha="center", fontsize=TEXT - 0.5, color=INK)
    return figure


def most_told(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of as many events as a page holds: those that most outlets tell, in the order of the table."""
    most = max(1, ROWS // table["construct"].nunique())
    told = table.groupby("event", sort=False)["outlet"].nunique().sort_values(ascending=False, kind="stable")
    return table[table["event"].isin(told.index[:most])]


def _names(table: pd.DataFrame) -> dict[str, str]:
    outlets = in_order(table["outlet"])
    return dict(zip(outlets, fit_all(outlets, 21.0, TINY), strict=True))


def _panel(ax: Axes, part: pd.DataFrame, shown: dict[str, str], top: float) -> None:
    """Draw the events of one construct, each with its name and n above its line."""
    events = in_order(part["event"])
    scale(ax, float(part["rate"].max()) * 1.04 or 1.0)
    ax.set_ylim(len(events) - 0.5, -0.5)
    ax.set_yticks([])
    for row, event in enumerate(events):
        covered = part[part["event"] == event].drop_duplicates("outlet").sort_values("rate", kind="stable")
        _dumbbell(ax, row + 0.2, covered, shown)
        n = f"n = {prose.counted(len(covered), 'outlet')}, {prose.number(covered['words'].sum())} words"
        name = fit(event, WIDTH - 2 * EDGE - 2.0 - width(n, TINY), TINY)
        write(_figure(ax), name, EDGE, top + PITCH * row + 0.7, color=INK)
        write(_figure(ax), n, EDGE + width(name, TINY) + 2.0, top + PITCH * row + 0.7)


def _figure(ax: Axes) -> Figure:
    return cast(Figure, ax.figure)


def _dumbbell(ax: Axes, y: float, part: pd.DataFrame, shown: dict[str, str]) -> None:
    """Draw the outlets of one event as dots on a line, the lowest and the highest with their names."""
    low, high = part.iloc[0], part.iloc[-1]
    ax.plot([low["rate"], high["rate"]], [y, y], color=PALE, linewidth=1.4, zorder=1)
    look: dict[str, Any] = {"marker": "o", "linestyle": "none", "clip_on": False}
    ax.plot(part["rate"], [y] * len(part), markersize=2.6, color=PALE, zorder=2, **look)
    words: dict[str, Any] = {
        "textcoords": "offset points",
        "va": "center_baseline",
        "fontsize": TINY,
        "color": INK,
    }
    if high["rate"] > low["rate"]:
        ax.plot(high["rate"], y, markersize=3.8, color=SECOND, zorder=3, **look)
        ax.annotate(_who(part, high["rate"], shown), (high["rate"], y), (4, 0), ha="left", **words)
    ax.plot(low["rate"], y, markersize=3.8, color=ACCENT, zorder=3, **look)
    ax.annotate(_who(part, low["rate"], shown), (low["rate"], y), (-4, 0), ha="right", **words)


def _who(part: pd.DataFrame, rate: float, shown: dict[str, str]) -> str:
    """Return the outlet with that rate, or how many share it."""
    outlets = list(part.loc[part["rate"] == rate, "outlet"])
    return shown[outlets[0]] if len(outlets) == 1 else f"{len(outlets)} outlets"


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: for each construct the event that divides outlets most, the n."""
    if table.empty:
        return prose.is_empty(table)
    said = [_widest(str(construct), part) for construct, part in table.groupby("construct", sort=False)]
    return f"Dumbbells of the rates of outlets that cover the same event. {' '.join(said)} {_sample(table)}."


def _widest(construct: str, part: pd.DataFrame) -> str:
    rates = part.groupby("event", sort=False)["rate"]
    gaps = rates.max() - rates.min()
    if not gaps.notna().any():
        return f"{construct}: no rates."
    event = gaps.idxmax()
    rows = part[part["event"] == event]
    found = prose.extremes(list(rows["outlet"]), list(rows["rate"]), " per 1,000 words")
    return f"{construct}: outlets are furthest apart on {event}: {found}."


def _sample(table: pd.DataFrame) -> str:
    each = table.groupby(["construct", "event"])["outlet"].nunique()
    events = prose.counted(table["event"].nunique(), "event")
    return f"{events}, n = {prose.spread(each)} {'outlet' if each.max() == 1 else 'outlets'} each"


def _left_out(table: pd.DataFrame) -> str:
    """Return how many of the events are drawn, where not all are."""
    known = table.dropna(subset=["rate"])
    drawn = most_told(known)["event"].nunique() if len(known) else 0
    return f"; drawn: the {drawn} that most outlets tell" if drawn < known["event"].nunique() else ""


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    constructs = prose.listed(in_order(table["construct"]))
    return (
        f"{TITLE}. {constructs} per 1,000 words of body text; a dot an outlet, the lowest (blue) and the highest "
        f"(orange) by name, or their number where several share it. Single stories: no intervals. {_sample(table)}"
        f"{_left_out(table)}. "
        "Definitions: mediastudy codebook, sections 1 to 4."
    )
