"""The same event in several outlets: a dumbbell an event, from the lowest rate to the highest.

Columns: construct (text), event (text), counted (once: each text for one outlet; publication: as printed), outlet
(text), prints (text: the outlet whose text it prints, if it has none of its own), rate (per 1,000 words), events
(count), words (that they are counted in). ``table.attrs["one_text"]`` says how many events more are one text only.
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
from mediastudy.plots.style import ACCENT, GREY, INK, PALE, SECOND, TEXT, TINY, WIDTH, styled
from mediastudy.plural import counted

TITLE = "Matched stories: the same event in several outlets"
COLUMNS = ("construct", "event", "counted", "outlet", "prints", "rate", "events", "words")
PITCH, HEAD, TAIL = 7.0, 5.0, 5.2
ROWS = 27
"""Events that a page holds, over all constructs: those that most outlets tell."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a panel a construct, a row an event: a dot an outlet with a text of its own, prints of one hollow, the
    lowest and the highest with their names.
    """
    data = checked(table, COLUMNS, "matched_stories").dropna(subset=["rate"])
    if data.empty:
        return nothing(prose.why(table, "No event is told by two outlets."))
    every, data = data["event"].nunique(), most_told(data)
    shown = _names(data)
    more = width(" +9", TINY) if len(prints(data)) else 0.0
    room = max(width(name, TINY) for name in shown.values()) + more + 1.6
    sizes = [PITCH * part["event"].nunique() for _, part in data.groupby("construct", sort=False)]
    figure = canvas(EDGE + sum(sizes) + (HEAD + TAIL) * len(sizes) + 4.0)
    top = EDGE
    for size, construct in zip(sizes, in_order(data["construct"]), strict=True):
        write(figure, fit(construct, WIDTH - 2 * EDGE, TEXT), EDGE, top + 0.4, fontsize=TEXT, color=INK)
        ax = place(figure, (EDGE + room, top + HEAD, WIDTH - 2 * (EDGE + room), size))
        _panel(ax, data[data["construct"] == construct], shown, top + HEAD)
        top += HEAD + size + TAIL
    part = f"; {data['event'].nunique()} of {every} events" if every > data["event"].nunique() else ""
    hollow = "; ○ prints another's text" if len(prints(data)) else ""
    write(figure, f"per 1,000 words{part}{hollow}", WIDTH / 2, top - 0.8, ha="center", fontsize=TEXT - 0.5, color=INK)
    return figure


def once(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of outlets with a text of their own, each text counted once."""
    return table[table["counted"] == "once"]


def prints(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of outlets that only print the text of another."""
    return table[(table["counted"] == "publication") & table["prints"].fillna("").ne("")]


def most_told(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of as many events as a page holds: those that most outlets tell, in the order of the table."""
    most = max(1, ROWS // table["construct"].nunique())
    told = once(table).groupby("event", sort=False)["outlet"].nunique().sort_values(ascending=False, kind="stable")
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
        covered = part[part["event"] == event]
        own, copies = once(covered).sort_values("rate", kind="stable"), prints(covered)
        _dumbbell(ax, row + 0.2, own, copies, shown)
        more = f" + {counted(len(copies), 'print')}" if len(copies) else ""
        n = f"n = {counted(len(own), 'outlet')}{more}, {prose.number(own['words'].sum())} words"
        name = fit(event, WIDTH - 2 * EDGE - 2.0 - width(n, TINY), TINY)
        write(_figure(ax), name, EDGE, top + PITCH * row + 0.7, color=INK)
        write(_figure(ax), n, EDGE + width(name, TINY) + 2.0, top + PITCH * row + 0.7)


def _figure(ax: Axes) -> Figure:
    return cast(Figure, ax.figure)


def _dumbbell(ax: Axes, y: float, part: pd.DataFrame, copies: pd.DataFrame, shown: dict[str, str]) -> None:
    """Draw the outlets of one event as dots on a line, the lowest and the highest with their names; copies hollow."""
    if part.empty:
        return
    low, high = part.iloc[0], part.iloc[-1]
    ax.plot([low["rate"], high["rate"]], [y, y], color=PALE, linewidth=1.4, zorder=1)
    look: dict[str, Any] = {"marker": "o", "linestyle": "none", "clip_on": False}
    ax.plot(part["rate"], [y] * len(part), markersize=2.6, color=PALE, zorder=2, **look)
    hollow: dict[str, Any] = {"markerfacecolor": "white", "markeredgecolor": GREY, "markeredgewidth": 0.6}
    ax.plot(copies["rate"], [y] * len(copies), markersize=2.8, zorder=4, **hollow, **look)
    words: dict[str, Any] = {"textcoords": "offset points", "va": "center_baseline", "fontsize": TINY, "color": INK}
    first, last = (choose([end["rate"], *copies["rate"]]) for choose, end in ((min, low), (max, high)))
    if high["rate"] > low["rate"]:
        ax.plot(high["rate"], y, markersize=3.8, color=SECOND, zorder=3, **look)
        ax.annotate(_who(part, copies, high["rate"], shown), (last, y), (4, 0), ha="left", **words)
    ax.plot(low["rate"], y, markersize=3.8, color=ACCENT, zorder=3, **look)
    ax.annotate(_who(part, copies, low["rate"], shown), (first, y), (-4, 0), ha="right", **words)


def _who(part: pd.DataFrame, copies: pd.DataFrame, rate: float, shown: dict[str, str]) -> str:
    """Return the outlet with that rate and how many more print its text, or how many outlets share the rate."""
    outlets = list(part.loc[part["rate"] == rate, "outlet"])
    if len(outlets) > 1:
        return f"{len(outlets)} outlets"
    more = int((copies["prints"] == outlets[0]).sum())
    return f"{shown[outlets[0]]} +{more}" if more else shown[outlets[0]]


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: for each construct the event that divides outlets most, the n."""
    if table.empty:
        return prose.is_empty(table)
    said = [_widest(str(construct), part) for construct, part in once(table).groupby("construct", sort=False)]
    return f"Dumbbells of the rates of outlets that tell the same event. {' '.join(said)} {_sample(table)}."


def _widest(construct: str, part: pd.DataFrame) -> str:
    rates = part.groupby("event", sort=False)["rate"]
    gaps = rates.max() - rates.min()
    if not gaps.notna().any():
        return f"{construct}: no rates."
    if not gaps.max():
        return f"{construct}: outlets do not differ on any event."
    event = gaps.idxmax()
    rows = part[part["event"] == event]
    found = prose.extremes(list(rows["outlet"]), list(rows["rate"]), " per 1,000 words")
    return f"{construct}: outlets are furthest apart on {event}: {found}."


def _sample(table: pd.DataFrame) -> str:
    each = once(table).groupby(["construct", "event"])["outlet"].nunique()
    events = counted(table["event"].nunique(), "event")
    return f"{events}, n = {prose.spread(each)} {'outlet' if each.max() == 1 else 'outlets'} each"


def _texts(table: pd.DataFrame) -> str:
    """Return how shared texts are counted, and how many of them there are."""
    found = len(prints(table).drop_duplicates(["event", "outlet"]))
    hollow = f" (hollow: {counted(found, 'print')}; a plus after a name counts them)" if found else ""
    alone = int(table.attrs.get("one_text", 0))
    left = f" Left out: {counted(alone, 'event')} of which outlets share one text." if alone else ""
    said = f"A text that several outlets print is one telling, counted for the outlet of its original{hollow}."
    return f"{said}{left} Counts by publication are in the table beside the figure."


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
        f"{TITLE}. {constructs} {prose.per_thousand(table)}; a dot an outlet, the lowest (blue) and the highest "
        f"(orange) by name, or their number where several share it. {_texts(table)} Single stories: no intervals. "
        f"{_sample(table)}{_left_out(table)}. Definitions: mediastudy codebook, sections 1 to 4."
    )
