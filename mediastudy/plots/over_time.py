"""A rate over time, outlet by outlet, with its interval.

Columns: outlet (text), period (date, the first day of it), n (articles), rate (per 1,000 words), low, high (NaN when
there is none). ``table.attrs["value"]`` says in words what is counted, ``table.attrs["period"]`` how long a period is,
``table.attrs["undated"]`` how many articles without a date were left out.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.dates import date_ends, days
from mediastudy.plots.layout import EDGE, canvas, place, write
from mediastudy.plots.lettering import fit_all, width, wrap
from mediastudy.plots.parts import Estimates, empty, limit, nothing, round_ticks
from mediastudy.plots.prose import number
from mediastudy.plots.style import ACCENT, GUIDE, INK, TINY, WIDTH, styled
from mediastudy.plural import counted

TITLE = "Rates over time by outlet"
COLUMNS = ("outlet", "period", "n", "rate", "low", "high")
HEAD, FOOT, GUTTER = 3.6, 7.0, 3.0
REACH = 1.3
"""The axis ends at so many times the highest rate at most: intervals beyond are cut."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a panel an outlet, all on the same two scales: a dot a period with its interval, joined by lines."""
    data = checked(table, COLUMNS, "over_time").dropna(subset=["period"])
    if data.empty:
        return nothing("No articles with a date: there is no course of time to draw.")
    data["day"] = days(data["period"])
    outlets = in_order(data["outlet"])
    across = 1 if len(outlets) == 1 else 2 if len(outlets) <= 4 else 3
    down = -(-len(outlets) // across)
    high = min(22.0, 215.0 / down - HEAD)
    end = limit(_estimates(data), REACH)
    ticks = round_ticks(end, high, line=2.6)
    start = EDGE + 1.5 + max(width(number(tick), TINY) for tick in ticks)
    wide = (WIDTH - EDGE - start - GUTTER * (across - 1) - 1.0) / across
    notes = _notes(data, end)
    figure = canvas(2 * EDGE + down * (HEAD + high) + FOOT + 2.6 * (len(notes) - 1))
    for at, (outlet, name) in enumerate(zip(outlets, _titles(data, outlets, wide), strict=True)):
        left, top = start + (at % across) * (wide + GUTTER), EDGE + (at // across) * (HEAD + high)
        write(figure, name, left, top + HEAD - 0.5, va="bottom", color=INK)
        ax = place(figure, (left, top + HEAD, wide, high - 1.4))
        ax.set_ylim(0, end)
        _course(ax, data[data["outlet"] == outlet], end)
        ax.set_yticks(ticks, [number(tick) for tick in ticks] if at % across == 0 else [""] * len(ticks), fontsize=TINY)
        ax.grid(axis="y", color=GUIDE, linewidth=0.4)
        date_ends(ax, float(data["day"].min()), float(data["day"].max()), labels=at + across >= len(outlets))
    for at, line in enumerate(reversed(notes)):
        write(figure, line, EDGE, figure.get_figheight() * 25.4 - EDGE - 2.6 * at, va="bottom")
    return figure


def _estimates(table: pd.DataFrame) -> Estimates:
    return Estimates(*(table[name].to_numpy(float) for name in ("rate", "low", "high")))


def _titles(table: pd.DataFrame, outlets: list[str], wide: float) -> list[str]:
    counts = [f" ({int(table.loc[table['outlet'] == outlet, 'n'].sum()):,})" for outlet in outlets]
    room = wide - max(width(count, TINY) for count in counts)
    return [name + count for name, count in zip(fit_all(outlets, room, TINY), counts, strict=True)]


def _course(ax: Axes, part: pd.DataFrame, end: float) -> None:
    """Draw one outlet: a dot and its interval a period, hollow without one; an arrowhead where it goes on."""
    part = part.dropna(subset=["rate"]).sort_values("day", kind="stable")
    if part.empty:
        empty(ax, "no words")
        return
    day, found = part["day"].to_numpy(float), _estimates(part)
    bounded = ~np.isnan(found.lows) & ~np.isnan(found.highs)
    ax.plot(day, found.values, color=ACCENT, linewidth=0.5, alpha=0.6)
    ax.vlines(day[bounded], found.lows[bounded], np.minimum(found.highs[bounded], end), color=ACCENT, linewidth=0.7)
    over = day[np.nan_to_num(found.highs) > end]
    ax.plot(over, np.full(len(over), end), "^", color=ACCENT, markersize=2.0, clip_on=False)
    for chosen, fill in ((bounded, ACCENT), (~bounded, "white")):
        look: dict[str, Any] = {"markersize": 2.0, "markeredgewidth": 0.6, "markerfacecolor": fill, "clip_on": False}
        ax.plot(day[chosen], found.values[chosen], "o", color=ACCENT, **look)


def _notes(table: pd.DataFrame, end: float) -> list[str]:
    """Return the lines under the panels: what is counted and, if there are any, what the signs mean."""
    known = table[table["rate"].notna()]
    hollow = bool((known["low"].isna() | known["high"].isna()).any())
    signs = [f"○ {prose.reason(known)}"] * hollow + ["▴ interval goes on"] * bool((known["high"] > end).any())
    said = [f"{_value(table)} per 1,000 words, {_period(table)}; in brackets: articles", "   ".join(signs)]
    return [line for words in said if words for line in wrap(words, WIDTH - 2 * EDGE, TINY)]


def _value(table: pd.DataFrame) -> str:
    return str(table.attrs.get("value", "events"))


def _period(table: pd.DataFrame) -> str:
    return f"by {table.attrs.get('period', 'period')}"


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: span, the highest and lowest period of up to six outlets, the n."""
    if table.empty:
        return prose.is_empty(table)
    said = []
    for outlet, part in list(table.groupby("outlet", sort=False))[:6]:
        found = prose.extremes([f"{day:%Y-%m-%d}" for day in pd.to_datetime(part["period"])], list(part["rate"]))
        said.append(f"{outlet}: {found}.")
    what = f"Dots of a rate over time ({_value(table)} per 1,000 words, {_period(table)}), a panel an outlet"
    return f"{what}. {' '.join(said)} {_sample(table)}."


def _sample(table: pd.DataFrame) -> str:
    when = pd.to_datetime(table["period"]).dropna()
    first, last = (f"{day:%Y-%m-%d}" for day in (when.min(), when.max())) if len(when) else ("", "")
    span = f", periods beginning {first}{f' to {last}' if last > first else ''}" if len(when) else ", no dates"
    each = table.groupby("outlet")["n"].sum().reset_index()
    undated = table.attrs.get("undated", 0)
    left = f"; {counted(undated, 'article')} without a date left out" if undated else ""
    return f"{prose.sample(each)}{span}{left}"


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    return (
        f"{TITLE}. {_value(table)} {prose.per_thousand(table.assign(construct=_value(table)))}, {_period(table)}, a "
        "dot at its first day; panels share scales. "
        f"{prose.intervals(table, 'rate')} {_sample(table)}. Definitions: mediastudy codebook, "
        "sections 1 to 4."
    )
