"""Does the order of outlets change when only their own words are counted? A slope for each outlet.

Columns: outlet (text), n (articles), rate_all, rate_own (hedges per 1,000 words, and per 1,000 words in own voice),
rank_all, rank_own (1 is highest; ties may share a rank; NaN without a rate).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.layout import EDGE, Rows, canvas, outlet_rows, place, write
from mediastudy.plots.lettering import width
from mediastudy.plots.parts import nothing
from mediastudy.plots.style import ACCENT, GREY, INK, PALE, SECOND, TEXT, TINY, WIDTH, styled

TITLE = "Outlets ranked by hedges: all hedges and own voice only"
COLUMNS = ("outlet", "n", "rate_all", "rate_own", "rank_all", "rank_own")
HEAD, FOOT, PAD = 9.0, 7.5, 1.4
KINDS = ("all", "own")
COLOURS = {"up": SECOND, "down": ACCENT, "same": PALE}


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a slope graph: outlets by rank on all hedges left, in their own voice right, with their rates."""
    data = _ranked(checked(table, COLUMNS, "rank_change").drop_duplicates("outlet", ignore_index=True))
    if data.empty:
        return nothing("No outlets to rank: the table has no rows.")
    rows = outlet_rows(data, widest=26.0)
    figure = canvas(HEAD + rows.height + FOOT)
    left, right = (_side(figure, data, rows, kind) for kind in KINDS)
    _slopes(place(figure, (left, HEAD, right - left, rows.height)), data, rows)
    _words(figure, HEAD + rows.height, least_shown(len(data)))
    return figure


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` without the ranks that have no rate behind them."""
    return table.assign(
        **{f"rank_{kind}": table[f"rank_{kind}"].where(table[f"rate_{kind}"].notna()) for kind in KINDS}
    )


def positions(table: pd.DataFrame, kind: str) -> dict[str, int]:
    """Return each outlet's place from the top by ``rank_<kind>``: ties as on the other side, unranked ones last."""
    other = next(each for each in KINDS if each != kind)
    order = table.sort_values([f"rank_{kind}", f"rank_{other}"], kind="stable", na_position="last")
    return {outlet: at for at, outlet in enumerate(order["outlet"])}


def change(row: pd.Series, least: float = 1.0) -> str:
    """Return how an outlet's rank moves from all hedges to own voice: up, down, or same (by less than `least`)."""
    move = row["rank_all"] - row["rank_own"]
    if pd.isna(move) or abs(move) < least:
        return "same"
    return "up" if move > 0 else "down"


def least_shown(outlets: int) -> int:
    """Return from how many ranks on a move has a colour: any for up to 12 outlets, a quarter of all ranks for more."""
    return 1 if outlets <= 12 else outlets // 4


def _side(figure: Figure, table: pd.DataFrame, rows: Rows, kind: str) -> float:
    """Write the outlets of one side in columns and return where (mm) the slopes begin or end."""
    toward, at, side = (1, EDGE, "right") if kind == "all" else (-1, WIDTH - EDGE, "left")
    places = [positions(table, kind)[outlet] for outlet in table["outlet"]]
    for heading, cells in _columns(table, rows, kind).items():
        size, colour = (rows.size, INK) if heading == "" else (TINY, GREY)
        at += toward * max(width(text, size) for text in (*cells, heading))
        for text, row in zip(cells, places, strict=True):
            middle = HEAD + (row + 0.5) * rows.pitch
            write(figure, text, at, middle, ha=side, va="center_baseline", fontsize=size, color=colour)
        write(figure, heading, at, HEAD - 0.9, ha=side, va="bottom")
        at += toward * PAD
    return at


def _columns(table: pd.DataFrame, rows: Rows, kind: str) -> dict[str, list[str]]:
    """Return what stands on one side from the edge inwards: names, n (left only), rates."""
    columns = {"": list(rows.shown), "n": list(rows.counts)} if kind == "all" else {"": list(rows.shown)}
    return {**columns, "rate": [rate(value) for value in table[f"rate_{kind}"]]}


LARGE = 1e5
"""From here on a rate is written with an exponent: the slopes need the room."""


def rate(value: float) -> str:
    """Return a rate as written beside a name."""
    return "–" if pd.isna(value) else f"{value:.1f}" if value < LARGE else f"{value:.3g}"


def rank(value: float) -> str:
    """Return a rank as written in a sentence: whole, or with a half where ties are averaged."""
    return "–" if pd.isna(value) else f"{value:g}"


def _slopes(ax: Axes, table: pd.DataFrame, rows: Rows) -> None:
    ax.set_axis_off()
    ax.set_ylim(len(rows.keys) - 0.5, -0.5)
    ax.set_xlim(-0.03, 1.03)
    left, right = positions(table, "all"), positions(table, "own")
    least = least_shown(len(table))
    for _, row in table.iterrows():
        if pd.isna(row["rank_all"]) or pd.isna(row["rank_own"]):
            continue
        outlet, way = row["outlet"], change(row, least)
        if (left[outlet] - right[outlet]) * (row["rank_all"] - row["rank_own"]) <= 0:
            way = "same"  # among ties the order on the page is arbitrary: a line must not point against its colour
        look: dict[str, Any] = {
            "color": COLOURS[way],
            "linewidth": 1.1,
            "zorder": 1 if way == "same" else 2,
            "solid_capstyle": "round",
        }
        ax.plot([0, 1], [left[outlet], right[outlet]], marker="o", markersize=rows.dot * 0.8, clip_on=False, **look)


def _words(figure: Figure, foot: float, least: int) -> None:
    """Write the two headings and what the colours mean."""
    write(figure, "All hedges", EDGE, EDGE, fontsize=TEXT, color=INK)
    write(figure, "Own voice", WIDTH - EDGE, EDGE, ha="right", fontsize=TEXT, color=INK)
    at = EDGE
    for way, words in _key(least):
        write(figure, "●", at, foot + 1.0, color=COLOURS[way])
        write(figure, words, at + 2.4, foot + 1.0)
        at += 2.4 + width(words, TINY) + 3.0
    write(figure, "n: articles; rate: hedges per 1,000 words", EDGE, foot + 3.8)


def _key(least: int) -> tuple[tuple[str, str], ...]:
    if least == 1:
        return ("up", "higher in own voice"), ("down", "lower"), ("same", "same rank")
    return ("up", f"{least} ranks or more higher in own voice"), ("down", f"{least} or more lower"), ("same", "less")


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: who leads on each side, who moves most, how many move, the n."""
    if table.empty:
        return prose.is_empty(table)
    table = _ranked(table)
    ways = [change(row) for _, row in table.iterrows()]
    tops = " and ".join(
        f"{prose.extremes(list(table['outlet']), list(table[f'rate_{kind}']))} {words}"
        for kind, words in (("all", "for all hedges"), ("own", "in own voice"))
    )
    moved = f"{ways.count('up')} rank higher in own voice, {ways.count('down')} lower, {ways.count('same')} the same"
    what = "Slope graph of outlets ranked by hedges per 1,000 words"
    return f"{what}: {tops}. {moved}. {_most(table)}{prose.sample(table)}."


def _most(table: pd.DataFrame) -> str:
    table = _ranked(table)
    moves = (table["rank_all"] - table["rank_own"]).abs()
    if not moves.notna().any() or moves.max() == 0:
        return ""
    row = table.iloc[int(moves.to_numpy(float, na_value=-1.0).argmax())]
    return f"Largest move: {row['outlet']}, from {rank(row['rank_all'])} to {rank(row['rank_own'])}. "


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    return (
        f"{TITLE}. Left: rank and rate by all hedges per 1,000 words; right: by hedges in the outlet's own narration "
        f"per 1,000 words of it. Rank 1 is the highest rate; ranks are of point estimates, without their uncertainty. "
        f"{_most(table)}{prose.sample(table)}. Definitions: mediastudy codebook, sections 1 and 4."
    )
