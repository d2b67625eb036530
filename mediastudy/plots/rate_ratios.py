"""Rate ratios of outlets to a reference, with intervals, on a log axis with 1 marked.

Columns: construct (text, a panel each), outlet (text), reference (true for the reference outlet; or text that says
what the reference is, "mean of outlets"), ratio, low, high (NaN when not estimable), note (text, such as "no events").
A column n (articles) is shown when there is one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked, in_order
from mediastudy.plots.layout import Panels, Rows, frame, millimetres, outlet_rows
from mediastudy.plots.lettering import fit
from mediastudy.plots.logs import log_ends, log_ticks
from mediastudy.plots.parts import Estimates, dots, empty, estimates, nothing, said
from mediastudy.plots.style import ACCENT, GREY, styled
from mediastudy.plural import counted

TITLE = "Rate ratios between outlets"
COLUMNS = ("construct", "outlet", "reference", "ratio", "low", "high", "note")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return a forest plot, a panel a construct: a dot an outlet with its interval, all panels on one log scale."""
    data = checked(table, COLUMNS, "rate_ratios")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    rows, constructs = outlet_rows(data), in_order(data["construct"])
    low, high = log_ends(data[["ratio", "low", "high"]].to_numpy(float))
    made = frame(
        rows, Panels(constructs, f"rate ratio to {fit(reference(data), 36.0)} (log scale)", _legend(data, low, high))
    )
    for ax, construct in zip(made.axes, constructs, strict=True):
        _panel(ax, data[data["construct"] == construct], rows, low, high)
    return made.figure


def reference(table: pd.DataFrame) -> str:
    """Return what the ratios are to: the outlet marked as reference, or what the column says."""
    column = table["reference"]
    said_so = [cell for cell in column if isinstance(cell, str) and cell]
    if said_so:
        return said_so[0]
    marked = table.loc[column.fillna(False).astype(bool), "outlet"]
    return str(marked.iloc[0]) if len(marked) else str(table.attrs.get("reference", "the mean of outlets"))


def _legend(table: pd.DataFrame, low: float, high: float) -> list[str]:
    """Return the line that says what hollow dots and arrowheads mean, when there are any."""
    marked, words = _is_reference(table), []
    if marked.any():
        words.append("○ reference")
    if (table["ratio"].notna() & table["low"].isna() & ~marked).any():
        why = prose.reason(table[table["ratio"].notna() & ~marked])
        words.append(f"or {why}" if marked.any() else f"○ {why}")
    if ((table["low"] < low) | (table["high"] > high)).any():
        words.append("◂ ▸ interval goes on beyond the axis")
    return ["   ".join(words)] * bool(words) + _reasons(table)


def _reasons(table: pd.DataFrame) -> list[str]:
    """Return in full the notes of which a panel shows only what stands before the colon."""
    notes = in_order(table.loc[table["ratio"].isna(), "note"])
    return [note for note in notes if ":" in note]


def _panel(ax: Axes, part: pd.DataFrame, rows: Rows, low: float, high: float) -> None:
    found = estimates(rows, part, "ratio")
    ax.set_xscale("log")
    ax.set_xlim(low, high)
    _ticks(ax, low, high)
    if not np.isfinite(found.values).any():
        empty(ax, "not estimable")
        return
    ax.axvline(1, color=GREY, linewidth=0.6, zorder=1)
    ratios = np.where(found.values > 0, found.values, np.nan)
    dots(ax, Estimates(ratios, np.maximum(found.lows, low), np.minimum(found.highs, high)), "", rows.dot)
    _cut(ax, found.lows < low, low, "<")
    _cut(ax, found.highs > high, high, ">")
    _notes(ax, part, rows, ratios)


def _cut(ax: Axes, rows: np.ndarray, end: float, marker: str) -> None:
    places = np.flatnonzero(rows)
    ax.plot(np.full(len(places), end), places, marker, color=ACCENT, markersize=2.6, clip_on=False)


def _notes(ax: Axes, part: pd.DataFrame, rows: Rows, ratios: np.ndarray) -> None:
    notes = part.drop_duplicates("outlet").set_index("outlet")["note"].reindex(list(rows.keys))
    for row, note in enumerate(notes):
        if np.isnan(ratios[row]):
            said(ax, row, note.partition(":")[0] if isinstance(note, str) and note else "not estimable")


def _ticks(ax: Axes, low: float, high: float) -> None:
    ticks, labels = log_ticks(low, high, millimetres(ax))
    ax.set_xticks(ticks, labels)
    ax.set_xticks([], minor=True)


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the extremes of each construct, how many cannot be estimated."""
    if table.empty:
        return prose.is_empty(table)
    said_of = [
        f"{construct}: {prose.extremes(list(part['outlet']), list(part['ratio']))}."
        for construct, part in table[~_is_reference(table)].groupby("construct", sort=False)
    ]
    none = int(table["ratio"].isna().sum())
    gaps = f" {counted(none, 'ratio')} not estimable." if none else ""
    return f"Forest plot of rate ratios to {reference(table)}. {' '.join(said_of)}{gaps} {prose.sample(table)}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    constructs = prose.listed(in_order(table["construct"]))
    known = table[table["ratio"].notna() & ~_is_reference(table)]
    return (
        f"{TITLE}. Rates of {constructs}, relative to {reference(table)}; log scale, 1 is no difference. "
        f"{prose.intervals(known)}{_gaps(table)} {prose.sample(table)}. Definitions: mediastudy codebook, sections 1 "
        "to 4."
    )


def _gaps(table: pd.DataFrame) -> str:
    """Return why some outlets have no point, if so."""
    why = [str(note) for note in in_order(table.loc[table["ratio"].isna(), "note"]) if note]
    said = f" ({'; '.join(why)})" if why else ""
    return f" Outlets without a point could not be estimated{said}." if table["ratio"].isna().any() else ""


def _is_reference(table: pd.DataFrame) -> pd.Series:
    return table["reference"].map(lambda cell: bool(cell) and not isinstance(cell, str))
