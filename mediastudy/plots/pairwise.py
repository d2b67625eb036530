"""Every outlet against every other: rate ratios in a matrix, those that hold after correction marked.

Columns: a, b (text, outlets), ratio (of the rate of a to that of b), p_holm (NaN where the pair was not tested).
``table.attrs["metric"]`` says what was counted; low and high are in the table, not in the figure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import EDGE, LINE, canvas, place, write
from mediastudy.plots.lettering import fit, fit_all, width
from mediastudy.plots.parts import ink_on, nothing
from mediastudy.plots.style import ACCENT, GUIDE, INK, SECOND, TEXT, TINY, WIDTH, styled
from mediastudy.plural import counted

TITLE = "Rate ratios of all pairs of outlets"
COLUMNS = ("a", "b", "ratio", "p_holm")
LEVEL, MOST = 0.05, 12
"""The level of a mark; the most outlets that a matrix can be read with."""
LISTED = 30
"""Pairs that a list holds."""
STRONG = 4.0
SIGNS = 5.2
"""Points: what stands in a cell."""
"""The ratio that has the darkest colour."""


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a matrix, the row's rate over the column's; a list of the surest pairs for more than 12 outlets."""
    data = checked(table, COLUMNS, "pairwise")
    if data.empty:
        return nothing(prose.why(table, "No two outlets to compare: the table has no rows."))
    outlets = in_order(pd.concat([data["a"], data["b"]]))
    return _matrix(data, outlets) if len(outlets) <= MOST else _list(data, outlets)


def _matrix(data: pd.DataFrame, outlets: list[str]) -> Figure:
    shown = fit_all(outlets, 24.0, TINY)
    longest = max(width(name, TINY) for name in shown)
    left, top = EDGE + longest + 1.5, EDGE + LINE + 1.5 + longest + 1.0
    side = min(8.5, (WIDTH - left - EDGE) / len(outlets))
    figure = canvas(top + side * len(outlets) + 2 * LINE + EDGE + 1.0)
    write(figure, f"rate of the row / rate of the column: {_metric(data)}", EDGE, EDGE, fontsize=TEXT, color=INK)
    ax = place(figure, (left, top, side * len(outlets), side * len(outlets)))
    ax.set(xlim=(0, len(outlets)), ylim=(len(outlets), 0), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    cells = {(a, b): (ratio, p) for a, b, ratio, p in _pairs(data)}
    for at, name in enumerate(shown):
        middle = (at + 0.5) * side
        write(figure, name, left - 1.2, top + middle, ha="right", va="center_baseline", color=INK)
        write(figure, name, left + middle, top - 1.0, ha="center", va="bottom", rotation=90, color=INK)
    for row, a in enumerate(outlets):
        for column, b in enumerate(outlets):
            _cell(ax, row, column, _ratio(cells, a, b))
    notes = ["bold with *: Holm-corrected p ≤ .05; blue: above 1, orange: below", "–: not estimable or not tested"]
    for line, words in enumerate(notes):
        write(figure, words, EDGE, top + side * len(outlets) + 1.0 + LINE * line)
    return figure


def _ratio(cells: dict[tuple[str, str], tuple[float, float]], a: str, b: str) -> tuple[float, float] | None:
    """Return the ratio of a to b and its p, whichever way round the table has the pair; None on the diagonal."""
    if a == b:
        return None
    if (a, b) in cells:
        return cells[a, b]
    ratio, p = cells.get((b, a), (math.nan, math.nan))
    return _inverse(ratio), p


def _cell(ax: Axes, row: int, column: int, found: tuple[float, float] | None) -> None:
    """Colour a cell by its ratio, paler where no difference holds, and write the ratio into it."""
    if found is None:
        ax.fill([column, column + 1, column + 1, column], [row, row, row + 1, row + 1], color=GUIDE, linewidth=0)
        return
    ratio, p = found
    sure = p <= LEVEL
    strength = (
        0.0 if math.isnan(ratio) or math.isnan(p) else min(1.0, abs(math.log(max(ratio, 1e-9))) / math.log(STRONG))
    )
    colour = _mixed(ACCENT if ratio > 1 else SECOND, strength if sure else 0.25 * strength)
    corners = [column, column + 1, column + 1, column], [row, row, row + 1, row + 1]
    ax.fill(*corners, facecolor=colour, edgecolor="white", linewidth=0.5)
    words = f"{_shown(ratio)}{'*' if sure else ''}" if not math.isnan(p) else "–"
    look = "bold" if sure else "normal"
    ax.text(
        column + 0.5, row + 0.5, words, ha="center", va="center", fontsize=SIGNS, fontweight=look, color=ink_on(colour)
    )


def _shown(ratio: float) -> str:
    """Return a ratio in the three or four signs that a cell has room for."""
    if ratio == math.inf:
        return "∞"
    if ratio >= 1000 or 0 < ratio < 0.005:
        return ">999" if ratio > 1 else "<.01"
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 2 else f"{ratio:.2f}".removeprefix("0")


def _mixed(colour: str, strength: float) -> str:
    """Return `colour` on white paper, as strong as `strength` says (0 to 1)."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 + (part - 255) * strength):02x}" for part in parts)


def _list(data: pd.DataFrame, outlets: list[str]) -> Figure:
    """Return the surest pairs as lines of text, each with its interval, and what to do to see a matrix."""
    held = data[data["p_holm"] <= LEVEL].sort_values("p_holm", kind="stable")
    best = held.head(LISTED)
    more = f", of which the {LISTED} surest" if len(held) > LISTED else ""
    lines = [
        f"{len(outlets)} outlets make {len(data)} pairs: too many for a matrix; name up to {MOST} outlets.",
        f"{_held(data)}{more}{': ratio, 95 % interval' if len(best) else '.'}",
    ]
    figure = canvas(2 * EDGE + LINE * (len(lines) + len(best)) + LINE + 2.0)
    write(figure, f"rate ratios: {_metric(data)}", EDGE, EDGE, fontsize=TEXT, color=INK)
    top = EDGE + LINE + 1.0
    for line, words in enumerate(lines):
        write(figure, fit(words, WIDTH - 2 * EDGE, TINY), EDGE, top + LINE * line)
    for line, (_, row) in enumerate(best.iterrows(), len(lines)):
        pair, ratio, interval = _upward(row)
        write(figure, ratio, EDGE + 7.0, top + LINE * line, ha="right", color=ACCENT)
        write(figure, interval, EDGE + 8.0, top + LINE * line)
        write(figure, fit(pair, WIDTH - EDGE - 28.0, TINY), EDGE + 27.0, top + LINE * line, color=INK)
    return figure


def _upward(row: pd.Series) -> tuple[str, str, str]:
    """Return a pair, its ratio and its interval in words, the higher rate over the lower."""
    a, b, ratio, low, high = row["a"], row["b"], row["ratio"], row.get("low", math.nan), row.get("high", math.nan)
    if ratio < 1:
        a, b, ratio, low, high = b, a, _inverse(ratio), _inverse(high), _inverse(low)
    return f"{a} / {b}", _shown(ratio), "" if math.isnan(low) else f"({_shown(low)} to {_shown(high)})"


def _pairs(table: pd.DataFrame) -> Iterator[tuple[str, str, float, float]]:
    """Yield a, b, ratio and p of each row."""
    ratios, chances = table["ratio"].to_numpy(float), table["p_holm"].to_numpy(float)
    return zip(table["a"], table["b"], map(float, ratios), map(float, chances), strict=True)


def _inverse(ratio: float) -> float:
    return math.inf if ratio == 0 else 1 / ratio


def _metric(table: pd.DataFrame) -> str:
    return str(table.attrs.get("metric", "events"))


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: how many pairs can be told apart, the largest ratio among them."""
    if table.empty:
        return prose.is_empty(table)
    held, said = table[table["p_holm"] <= LEVEL], f"{_held(table)}."
    known = [(abs(math.log(ratio)), a, b, ratio) for a, b, ratio, _ in _pairs(held) if 0 < ratio < math.inf]
    if known:
        _, a, b, ratio = max(known)
        said += f" Furthest apart: {a} / {b} = {prose.number(ratio)}."
    return (
        f"{'List' if _outlets(table) > MOST else 'Matrix'} of rate ratios of {_metric(table)}. {said} {_sample(table)}."
    )


def _held(table: pd.DataFrame) -> str:
    """Return how many pairs can be told apart, and how many could not be tested, as the beginning of a sentence."""
    tested, held = int(table["p_holm"].notna().sum()), int((table["p_holm"] <= LEVEL).sum())
    corrected = f"at {LEVEL:g} after Holm's correction" if tested > 1 else f"at {LEVEL:g}"
    if not tested:
        return f"None of {len(table)} pairs could be tested" if len(table) > 1 else "The one pair could not be tested"
    count = f"{held or 'None'} of {tested} tested pairs" if tested > 1 else "The one tested pair"
    found = "can be told apart" if held or tested > 1 else "cannot be told apart"
    rest = f"; {len(table) - tested} could not be tested" if tested < len(table) else ""
    return f"{count} {found} {corrected}{rest}"


def _outlets(table: pd.DataFrame) -> int:
    return len(in_order(pd.concat([table["a"], table["b"]])))


def _sample(table: pd.DataFrame) -> str:
    return counted(_outlets(table), "outlet")


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    methods = f" {table.attrs['methods']}" if "methods" in table.attrs else ""
    matrix = "row over column; the 95 % intervals are in the table beside the figure"
    shown = "the higher rate over the lower, surest first" if _outlets(table) > MOST else matrix
    return (
        f"{TITLE}: {_metric(table)}; {shown}. {_held(table)}. {_sample(table)}.{methods} "
        "Rates: mediastudy codebook, section 4."
    )
