"""Hedges per 1,000 words of each voice: how an outlet hedges in its own words, in quotations, in reported speech.

Columns: outlet (text), voice (own, quoted, reported), n (articles), events (hedges in that voice), exposure (words of
that voice), rate (per 1,000 of those words), low, high (its interval; NaN when there is none).
"""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.parts import nothing
from mediastudy.plots.rates import Look, described, rate_panels, totals
from mediastudy.plots.style import styled

TITLE = "Hedges by voice"
COLUMNS = ("outlet", "voice", "n", "events", "exposure", "rate", "low", "high")
TITLES = {"own": "Own voice", "quoted": "Quoted", "reported": "Reported"}


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return three panels, own voice, quoted and reported, on one scale: a dot an outlet with its interval."""
    data = checked(table, COLUMNS, "hedges_by_voice")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    look = Look("hedges per 1,000 words of that voice", TITLES, same=True)
    return rate_panels(_in_order(data), "voice", "rate", look)


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with own, quoted, reported one after the other and the outlets' order kept within each."""
    order = {voice: at for at, voice in enumerate(TITLES)}
    return table.sort_values("voice", key=lambda voices: voices.map(order), kind="stable")


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the highest and lowest outlet in each voice, the n."""
    if table.empty:
        return prose.is_empty(table)
    said = described(_in_order(table).replace({"voice": TITLES}), "voice", unit=" per 1,000 words")
    return f"Dot plot of hedges per 1,000 words of each voice, by outlet. {said} {prose.sample(table)}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    sums = totals(_in_order(table).replace({"voice": TITLES}), "voice", ("events", "exposure"))
    return (
        f"{TITLE}. Points: hedges divided by the words of the same voice (own narration, quotation marks, content "
        f"of indirect attributions), times 1,000. {prose.intervals(table, 'rate')} {sums}; {prose.sample(table)}. "
        "Definitions: mediastudy codebook, sections 1 (hedges, voice) and 4."
    )
