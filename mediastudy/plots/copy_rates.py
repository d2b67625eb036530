"""Own-voice hedging of an outlet's own copy beside that of the agency copy it prints, by publication and counted once.

Columns: outlet (text), copy (staff, wire), counted (publication, once), n (articles), events (hedges in the own voice),
exposure (words of that voice), rate (per 1,000 of those words), low, high (its interval; NaN when there is none).
"""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.parts import nothing
from mediastudy.plots.rates import Look, described, rate_panels, totals
from mediastudy.plots.style import styled

TITLE = "Own-voice hedging of staff and wire copy"
COLUMNS = ("outlet", "copy", "counted", "n", "events", "exposure", "rate", "low", "high")
TITLES = {
    ("staff", "publication"): "Staff copy",
    ("staff", "once"): "Staff, once",
    ("wire", "publication"): "Wire copy",
    ("wire", "once"): "Wire, once",
}


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return four panels on one scale, staff and wire, each by publication and counted once: a dot an outlet."""
    data = checked(table, COLUMNS, "copy_rates")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    look = Look("hedges per 1,000 own-voice words", same=True, missing="none")
    return rate_panels(_panelled(data), "panel", "rate", look)


def _panelled(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with the panel that each row belongs to, in the order of the panels, outlets' order kept."""
    order = {panel: at for at, panel in enumerate(TITLES.values())}
    pairs = zip(table["copy"], table["counted"], strict=True)
    made = table.assign(panel=[TITLES.get(pair, " ".join(map(str, pair))) for pair in pairs])
    return made.sort_values("panel", key=lambda panels: panels.map(order), kind="stable")


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the highest and lowest outlet of each panel, the n."""
    if table.empty:
        return prose.is_empty(table)
    said = described(_panelled(table), "panel", unit=" per 1,000 words")
    return f"Dot plot of hedges per 1,000 words of the outlet's own voice, by whose copy. {said} {prose.sample(table)}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    known = table[table["rate"].notna()]
    sums = totals(_panelled(table), "panel", ("events", "exposure"))
    return (
        f"{TITLE}. Points: hedges in the outlet's own voice divided by the words of that voice, times 1,000, in copy "
        "of the outlet's own people and in copy of agencies; by publication, and with each text that several articles "
        f"share counted once. {prose.intervals(known)} {sums}; {prose.sample(table)}. Definitions: mediastudy "
        "codebook, sections 1 and 4; whose copy: docs/wire.md."
    )
