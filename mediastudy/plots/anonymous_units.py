"""Anonymous sourcing in each of the units in which studies report it, for these can rank outlets differently.

Columns: unit (text: "share of stories with at least one", "share of sources", "per story", "per 1,000 words"; a panel
each; a unit that begins with "share" runs from 0 to 1), outlet (text), n (articles), value, low, high.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.parts import nothing
from mediastudy.plots.rates import Form, Look, described, rate_panels
from mediastudy.plots.style import styled

TITLE = "Anonymous sources in four units"
COLUMNS = ("unit", "outlet", "n", "value", "low", "high")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return small multiples, a panel a unit with an axis of its own: a dot an outlet with its interval."""
    data = checked(table, COLUMNS, "anonymous_units")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    units = in_order(data["unit"])
    titles = {unit: unit[:1].upper() + unit[1:] + (",\u00a0%" if unit.startswith("share") else "") for unit in units}
    forms: dict[str, Form] = {unit: prose.hundredfold for unit in units if unit.startswith("share")}
    return rate_panels(data, "unit", "value", Look("", titles, forms, missing="no data"))


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the highest and lowest outlet in each unit, the n."""
    if table.empty:
        return prose.is_empty(table)
    said = []
    for unit, part in table.groupby("unit", sort=False):
        if str(unit).startswith("share"):
            said.append(prose.share_extremes(str(unit), list(part["outlet"]), list(part["value"])))
        else:
            said.append(described(part.replace({"unit": {unit: str(unit).capitalize()}}), "unit", "value"))
    return f"Dot plots of anonymous sourcing by outlet, a panel a unit. {' '.join(said)} {prose.sample(table)}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    units = prose.listed(in_order(table["unit"]))
    return (
        f"Anonymous sources by outlet: {units}. Each panel has its own axis. {prose.intervals(table, 'value')} "
        f"{prose.sample(table)}. Anonymous: unnamed persons, groups that speak from inside knowledge or office, and "
        "sources with an explicit marker (mediastudy codebook, section 3)."
    )
