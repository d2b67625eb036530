"""How reporting verbs take a stance: distancing and argumentative to the left, endorsing to the right, neutral beside.

Columns: outlet (text), n (articles), attributions (count), and the counts neutral, endorsing, distancing,
argumentative, whose sum is `attributions`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.layout import EDGE, Panels, Rows, frame, millimetres, outlet_rows
from mediastudy.plots.parts import key, key_height, nothing, of_outlets, part_of, round_ticks, said, segments
from mediastudy.plots.style import GREY, STANCES, WIDTH, styled
from mediastudy.plural import counted

TITLE = "Stance of reporting verbs by outlet"
COLUMNS = ("outlet", "n", "attributions", *STANCES)


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return bars that run from a middle line: verbs that keep a distance or show a contest left, endorsing ones right.

    The neutral share, most of all attributions as a rule, has a panel of its own, so that both scales begin at 0.
    """
    data = checked(table, COLUMNS, "verb_stance")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    rows = outlet_rows(data, heading="attributions", column="attributions")
    above = key_height(list(STANCES), WIDTH - 2 * EDGE)
    made = frame(rows, Panels(["", ""], "% of attributions", above=above, widths=(2, 1)))
    key(made.figure, STANCES, EDGE)
    shares = {stance: _shares(data, rows, stance) for stance in STANCES}
    _diverging(made.axes[0], shares)
    _neutral(made.axes[1], shares["neutral"])
    return made.figure


def _shares(table: pd.DataFrame, rows: Rows, stance: str) -> np.ndarray:
    counts, of = of_outlets(rows, table, stance), of_outlets(rows, table, "attributions")
    return part_of(counts, of)


def _diverging(ax: Axes, shares: dict[str, np.ndarray]) -> None:
    left = np.nan_to_num(shares["distancing"]) + np.nan_to_num(shares["argumentative"])
    right = np.nan_to_num(shares["endorsing"])
    near, far = max(0.05, right.max() * 1.04), max(0.05, left.max() * 1.04)
    room = millimetres(ax) / (near + far)
    _bars(ax, -np.nan_to_num(shares["distancing"]), shares["distancing"], "distancing", room)
    _bars(ax, -left, shares["argumentative"], "argumentative", room)
    _bars(ax, np.zeros(len(right)), right, "endorsing", room)
    ticks = round_ticks(near + far, millimetres(ax), prose.hundredfold)
    both = sorted({-tick for tick in ticks if tick <= far} | {tick for tick in ticks if tick <= near})
    ax.set_xlim(-far, near)
    ax.set_xticks(both, [prose.hundredfold(abs(tick)) for tick in both])
    ax.axvline(0, color=GREY, linewidth=0.6)
    for row in np.flatnonzero(np.isnan(shares["neutral"])):
        said(ax, int(row), "no attributions")


def _neutral(ax: Axes, shares: np.ndarray) -> None:
    _bars(ax, np.zeros(len(shares)), shares, "neutral", millimetres(ax))
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.5, 1], ["0", "50", "100"])


def _bars(ax: Axes, starts: np.ndarray, sizes: np.ndarray, stance: str, room: float) -> None:
    segments(ax, starts, sizes, STANCES[stance], room)


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the range of each stance's share, the n."""
    if table.empty:
        return prose.is_empty(table)
    of = table["attributions"].where(table["attributions"] > 0)
    ranges = [prose.share_extremes(stance, list(table["outlet"]), list(table[stance] / of)) for stance in STANCES]
    sample = prose.sample(table, "attribution", "attributions")
    return f"Diverging bars of the stance of reporting verbs, as shares of attributions. {' '.join(ranges)} {sample}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    total = counted(int(table["attributions"].sum()), "attribution")
    return (
        f"{TITLE}. Shares of attributions whose verb lets the truth of what is said hang (distancing) or shows it as a "
        "contest (argumentative), to the left; presupposes it (endorsing), to the right; only reports it (neutral), "
        f"in the second panel; no intervals. {total} in {counted(int(table['n'].sum()), 'article')}; "
        f"{prose.sample(table)}. Definitions: mediastudy codebook, section 2."
    )
