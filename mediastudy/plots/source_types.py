"""Who speaks: the types of the sources of an outlet's attributions.

Columns: outlet (text), n (articles), sources (count of attributed sources), and the counts named_person,
named_organisation, media, document, unnamed_person, unnamed_group, unnamed_report, none (agentless).
"""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.layout import outlet_rows
from mediastudy.plots.parts import nothing, of_outlets, part_of
from mediastudy.plots.shares import share_bars
from mediastudy.plots.style import SOURCES, styled
from mediastudy.plural import counted

TITLE = "Who speaks: types of sources by outlet"
COLUMNS = ("outlet", "n", "sources", *SOURCES)
UNNAMED = ("unnamed_person", "unnamed_group", "unnamed_report")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return stacked bars, one an outlet, of the shares of its sources by type; blue is named, orange unnamed."""
    data = checked(table, COLUMNS, "source_types")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    rows = outlet_rows(data, heading="sources", column="sources")
    shares = {kind: part_of(of_outlets(rows, data, kind), of_outlets(rows, data, "sources")) for kind in SOURCES}
    return share_bars(rows, shares, SOURCES, "% of sources", missing="no sources")


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the range of the named and unnamed shares, the n."""
    if table.empty:
        return prose.is_empty(table)
    of = table["sources"].to_numpy(float)
    names = list(table["outlet"])
    named = prose.share_extremes("named persons", names, list(part_of(table["named_person"].to_numpy(float), of)))
    unnamed = table[list(UNNAMED)].sum(axis=1).to_numpy(float)
    nameless = prose.share_extremes("unnamed persons, groups and reports", names, list(part_of(unnamed, of)))
    return f"Stacked bars of the types of sources. {named} {nameless} {prose.sample(table, 'source', 'sources')}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    total = counted(int(table["sources"].sum()), "source")
    return (
        f"{TITLE}. Shares of the sources of attributions by type: blue, named; orange, unnamed; white, agentless; no "
        f"intervals. {total} in {counted(int(table['n'].sum()), 'article')}; "
        f"{prose.sample(table)}. Definitions: mediastudy codebook, section 3."
    )
