"""What could make a comparison wrong: outlets as rows, checks as columns, a sign for each that is not in order.

Columns: outlet (text), n (articles), check, title (texts: a check and its heading), value (number; missing where there
is nothing to judge), severity (ok, look or invalid). A row an outlet and check, outlets in the order they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import EDGE, Frame, Panels, frame, outlet_rows, write
from mediastudy.plots.lettering import width
from mediastudy.plots.parts import nothing
from mediastudy.plots.style import GUIDE, INK, PALE, SECOND, STANCES, TINY, WIDTH, styled

TITLE = "What could make a comparison of outlets wrong"
COLUMNS = ("outlet", "n", "check", "title", "value", "severity")
SHOWN = 60
"""So many outlets a page can hold; those that come first in the table are shown."""
BAD = STANCES["argumentative"]
KEY_LINE = 4.2
SIGNS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "ok": {"marker": ".", "color": PALE, "markersize": 2.2},
        "look": {"marker": "^", "color": SECOND, "markersize": 4.2, "markeredgewidth": 0},
        "invalid": {"marker": "X", "color": BAD, "markersize": 5.2, "markeredgewidth": 0},
    }
)
"""A dot, a triangle and a cross, which differ in grey and in size as well."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a matrix of signs, outlets down the side, checks across."""
    data = checked(table, COLUMNS, "corpus_health")
    if data.empty:
        return nothing("No outlets to check: the table has no rows.")
    outlets = in_order(data["outlet"])
    data = data[data["outlet"].isin(outlets[:SHOWN])]
    rows, titles = outlet_rows(data), in_order(data["title"])
    high = max(width(title, TINY) for title in titles)
    notes = [f"The first {SHOWN} of {len(outlets):,} outlets; the table beside the figure has all."]
    made = frame(rows, Panels([""], notes=notes if len(outlets) > SHOWN else (), above=KEY_LINE + high))
    ax = made.axes[0]
    ax.set_xlim(-0.5, len(titles) - 0.5)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    for at in range(len(titles)):
        ax.axvline(at, color=GUIDE, linewidth=0.4, zorder=0)
    _signs(made, data, titles)
    _headings(made, titles, KEY_LINE + high)
    _key(made.figure)
    return made.figure


def _signs(made: Frame, data: pd.DataFrame, titles: list[str]) -> None:
    size = min(1.0, made.rows.pitch / 3.2)
    for severity, look in SIGNS.items():
        cells = data[data["severity"].eq(severity)]
        across = [titles.index(title) for title in cells["title"]]
        down = [made.rows.keys.index(outlet) for outlet in cells["outlet"]]
        sized = {**look, "markersize": look["markersize"] * size}
        made.axes[0].plot(across, down, linestyle="none", clip_on=False, zorder=3, **sized)


def _headings(made: Frame, titles: list[str], above: float) -> None:
    """Write the checks upwards over their columns."""
    wide = WIDTH - made.rows.left - EDGE - 1.8
    for at, title in enumerate(titles):
        middle = made.rows.left + (at + 0.5) * wide / len(titles)
        write(made.figure, title, middle, EDGE + above + 3.0, rotation=90, ha="center", va="bottom", color=INK)


def _key(figure: Figure) -> None:
    """Write above everything what each sign means."""
    at, total = EDGE + 1.2, figure.get_figheight() * 25.4
    for severity, look in SIGNS.items():
        place = {"transform": figure.transFigure, "linestyle": "none", **look}
        figure.add_artist(Line2D([at / WIDTH], [1 - (EDGE + 1.4) / total], **place))
        write(figure, severity, at + 2.0, EDGE + 1.4, va="center_baseline", color=INK)
        at += 2.0 + width(severity, TINY) + 4.0


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: how many outlets each check flags, and the worst of them."""
    if table.empty:
        return prose.is_empty(table)
    said = [_flagged(title, rows) for title, rows in table.groupby("title", sort=False)]
    told = " ".join(each for each in said if each) or "Every check of every outlet is in order."
    return f"A matrix of outlets and checks with a sign in each cell. {told} {prose.sample(table)}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    counts = table["severity"].value_counts()
    cells = (
        f"Of {len(table):,} cells {counts.get('invalid', 0):,} are invalid and {counts.get('look', 0):,} worth a look"
    )
    return (
        f"{TITLE}: a cross where the outlet's value makes a comparison invalid, a triangle where it is worth a look, "
        f"a dot where it is in order or cannot be judged. {cells}; {prose.sample(table)}. Thresholds and reasons: "
        "docs/health.md; words and quotations: mediastudy codebook, section 4."
    )


def _flagged(title: object, rows: pd.DataFrame) -> str:
    counts = rows["severity"].value_counts()
    bad, odd = int(counts.get("invalid", 0)), int(counts.get("look", 0))
    if not bad + odd:
        return ""
    worst = rows.loc[rows["severity"].eq("invalid" if bad else "look"), "outlet"]
    return f"{title}: {bad} invalid, {odd} to look at ({prose.together([str(name) for name in worst])})."
