"""How well the detectors agree with human coding, outlet by outlet.

Columns: outlet (text), measure ("precision", "recall", "F1"; a panel each), value (0 to 1), low, high (its interval;
NaN when there is none), n (coded instances the value rests on).
"""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.parts import nothing
from mediastudy.plots.rates import Look, described, rate_panels
from mediastudy.plots.style import styled
from mediastudy.plural import counted

TITLE = "Agreement of the detector with human coding"
COLUMNS = ("outlet", "measure", "value", "low", "high", "n")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a panel a measure, from 0 to 1: a dot an outlet with its interval."""
    data = checked(table, COLUMNS, "detector_validity")
    if data.empty:
        return nothing("No coded sample to compare with: the table has no rows.")
    titles = {measure: measure[:1].upper() + measure[1:] for measure in in_order(data["measure"])}
    return rate_panels(data, "measure", "value", Look("", titles, end=1.0, missing="none", heading="coded"))


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the best and worst outlet by each measure, the n."""
    if table.empty:
        return prose.is_empty(table)
    return f"Dot plots of detector agreement by outlet. {described(table, 'measure', 'value')} {_sample(table)}."


def _sample(table: pd.DataFrame) -> str:
    outlets = counted(table["outlet"].nunique(), "outlet")
    return f"{outlets}, n = {prose.spread(table['n'])} coded instances each"


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    return (
        f"{TITLE}, by outlet: {prose.listed(in_order(table['measure']))}, from 0 to 1. "
        f"{prose.intervals(table, 'value')} {_sample(table)}. What counts as agreement: mediastudy codebook, sections "
        "1 to 3 and 5."
    )
