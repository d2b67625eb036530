"""Rates per 1,000 words of several constructs, outlet by outlet.

Columns: construct (text, a panel each), outlet (text), n (articles), events (count), exposure (words of body text),
rate (events per 1,000 words), low, high (its interval; NaN when there is none).
"""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.parts import nothing
from mediastudy.plots.rates import Look, described, rate_panels, totals
from mediastudy.plots.style import styled

TITLE = "Rates per 1,000 words by outlet"
COLUMNS = ("construct", "outlet", "n", "events", "exposure", "rate", "low", "high")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return small multiples, one panel a construct: a dot an outlet with its interval."""
    data = checked(table, COLUMNS, "outlet_rates")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    return rate_panels(data, "construct", "rate", Look("per 1,000 words"))


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: constructs, the highest and lowest outlet of each, the n."""
    if table.empty:
        return prose.is_empty(table)
    constructs = prose.listed(in_order(table["construct"]))
    said = described(table, "construct", unit=" per 1,000 words")
    return f"Dot plot of {constructs}, per 1,000 words, by outlet. {said} {prose.sample(table).capitalize()}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    sums = totals(table, "construct", ("events", "exposure"))
    return (
        f"{TITLE}. Points: events {prose.per_thousand(table)}; headlines, bylines and page furniture are left out; "
        f"outlets in the same order in every panel. {prose.intervals(table, 'rate')} {sums}; {prose.sample(table)}. "
        "Definitions: mediastudy codebook, sections 1 to 4."
    )
