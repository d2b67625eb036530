"""Which reporting verbs an outlet uses more than the others do.

Columns: outlet (text), n (its reporting verbs in all), verb (text), count (uses in that outlet), other (uses in the
other outlets), log_odds (log-odds ratio with an informative Dirichlet prior; Monroe, Colaresi & Quinn 2008,
doi:10.1093/pan/mpn018), low, high (its interval over articles), z (log_odds over its standard error, by which verbs are
chosen).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import EDGE, Panels, canvas, frame, outlet_rows, place, write
from mediastudy.plots.lettering import fit, fit_all, width
from mediastudy.plots.parts import empty, from_zero, nothing
from mediastudy.plots.style import ACCENT, INK, PALE, TEXT, TINY, WIDTH, styled
from mediastudy.plural import counted

TITLE = "Reporting verbs that set outlets apart"
COLUMNS = ("outlet", "n", "verb", "count", "other", "log_odds", "low", "high", "z")
NOTICED = 1.96
"""z beyond which a cell of the matrix has its number: 5 % two-sided for a single verb, not corrected for many."""
PITCH, HEAD, FOOT, GUTTER, VERB = 3.0, 4.4, 4.4, 4.0, 21.0
MOST, TALL = 14, 20.0


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return the verbs with the highest z: a panel an outlet, or one matrix for more than 12 outlets."""
    data = checked(table, COLUMNS, "distinctive_verbs")
    if data.empty:
        return nothing(prose.why(table, "No reporting verbs: the table has no rows."))
    outlets = in_order(data["outlet"])
    if len(outlets) > 12:
        return _matrix(data)
    return _panels(
        best(data, 6 if len(outlets) <= 6 else 4), outlets, dict(zip(data["outlet"], data["n"], strict=True))
    )


def best(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the `most` verbs of each outlet with the highest positive z, highest first."""
    kept = table[table["z"] > 0].sort_values("z", ascending=False, kind="stable")
    return kept.groupby("outlet", sort=False).head(most)


def _panels(top: pd.DataFrame, outlets: list[str], uses: Mapping[str, int]) -> Figure:
    """Return two columns of panels: a dot a verb at its log-odds ratio with its interval, uses in brackets."""
    each = max(1, int(top.groupby("outlet").size().max())) if len(top) else 1
    block, wide = HEAD + PITCH * each + FOOT, (WIDTH - 2 * EDGE - GUTTER) / 2
    foot = EDGE + block * -(-len(outlets) // 2)
    figure = canvas(foot + 6.6)
    for at, (outlet, shown) in enumerate(zip(outlets, fit_all(outlets, wide - 10.0, TEXT), strict=True)):
        left, y = EDGE + (at % 2) * (wide + GUTTER), EDGE + (at // 2) * block
        write(figure, shown, left, y, fontsize=TEXT, color=INK)
        write(figure, f"n = {uses.get(outlet, 0):,}", left + width(shown, TEXT) + 1.5, y + 0.5)
        ax = place(figure, (left + VERB, y + HEAD, wide - VERB - 1.5, PITCH * each))
        ax.set_ylim(each - 0.5, -0.5)
        ax.set_yticks([])
        from_zero(ax, max(1.0, 1.6 * float(top["log_odds"].max()) if len(top) else 0.0))
        _dots(ax, top[top["outlet"] == outlet])
    write(figure, "log-odds ratio to the other outlets; in brackets: uses", WIDTH / 2, foot, ha="center", color=INK)
    write(figure, "dark: the interval over articles leaves 0 out", WIDTH / 2, foot + 2.8, ha="center")
    return figure


def _dots(ax: Axes, part: pd.DataFrame) -> None:
    if part.empty:
        empty(ax, "none")
        return
    uses = [f" ({int(count):,})" for count in part["count"]]
    names = [fit(verb, VERB - 2.0 - width(n, TINY), TINY) + n for verb, n in zip(part["verb"], uses, strict=True)]
    ax.set_yticks(range(len(part)), names, fontsize=TINY)
    clear = part["low"].to_numpy(float) > 0
    for chosen, colour in ((~clear, PALE), (clear, ACCENT)):
        rows, shown = np.flatnonzero(chosen), part[chosen]
        ends = shown[["low", "high"]].clip(*ax.get_xlim())
        ax.hlines(rows, ends["low"], ends["high"], color=colour, linewidth=0.8)
        ax.scatter(shown["log_odds"], rows, s=8.0, color=colour, clip_on=False, linewidths=0, zorder=3)


def _matrix(table: pd.DataFrame) -> Figure:
    """Return outlets as rows and the verbs with the highest z anywhere as columns, darker where z is higher."""
    import seaborn as sns  # noqa: PLC0415 - two seconds that the other figures need not pay

    rows = outlet_rows(table, heading="uses")
    highest = table.groupby("verb", sort=False)["z"].max().sort_values(ascending=False, kind="stable")
    verbs = in_order(pd.Series(highest.index[:MOST]))
    cells = table.pivot_table(index="outlet", columns="verb", values="z", aggfunc="first")
    cells = cells.reindex(index=list(rows.keys), columns=verbs)
    shown = [fit(verb, TALL, TINY) for verb in verbs]
    above = max(width(verb, TINY) for verb in shown) + 0.5
    notes = [f"Numbers: z of the log-odds ratio above {NOTICED}; darker is higher; blank: {_blank(table)}."]
    made = frame(rows, Panels([""], notes=notes, above=above))
    ax = made.axes[0]
    ax.clear()
    numbers = cells.map(lambda z: f"{z:.0f}" if z > NOTICED else "")
    look = {"fontsize": TINY - 0.5}
    cells = cells.clip(lower=0).fillna(0.0)
    sns.heatmap(cells, ax=ax, cmap="Blues", vmin=0, cbar=False, annot=numbers, fmt="", annot_kws=look, linewidths=0.3)
    ax.set(xlabel="", ylabel="", yticks=[])
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_xticks([at + 0.5 for at in range(len(verbs))], shown, rotation=90)
    return made.figure


def _blank(table: pd.DataFrame) -> str:
    """Return what an empty cell of the matrix may be."""
    top = table.attrs.get("top")
    return f"lower, or not of an outlet's first {top}" if top else "lower"


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the most distinctive verb of each of up to six outlets, the n."""
    if table.empty:
        return prose.is_empty(table)
    first = best(table, 1)
    said = "; ".join(f"{outlet}: {verb} ({z:.1f})" for outlet, verb, z in _tops(first.head(6)))
    outlets = prose.sample(table, "reporting verb")
    none = table["outlet"].nunique() - len(first)
    rest = f" {counted(none, 'outlet')} with no verb above the others." if none else ""
    return (
        f"Reporting verbs by how much more an outlet uses them than the others (z): {said or 'none'}.{rest} {outlets}."
    )


def _tops(table: pd.DataFrame) -> list[tuple[str, str, float]]:
    return list(zip(table["outlet"], table["verb"], table["z"], strict=True))


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    return (
        f"{TITLE}. Log-odds ratio of each verb in one outlet against all others, with an informative Dirichlet prior "
        "(Monroe, Colaresi & Quinn 2008); the verbs of the highest z, only those used more than elsewhere, with their "
        f"uses. {prose.sample(table, 'reporting verb')}. {prose.intervals(table)} z takes uses for independent, the "
        "intervals only articles; neither is corrected for the number of verbs. Verbs: mediastudy codebook, section 2."
    )
