"""What the corpus holds, outlet by outlet: articles, words, how long they are, from when to when.

Columns: outlet (text), articles (count), words (count, body text), median_words (words an article), first_date,
last_date (dates; missing where no article has one).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.dates import date_ends, days
from mediastudy.plots.layout import Panels, Rows, frame, outlet_rows
from mediastudy.plots.parts import from_zero, nothing, of_outlets, said
from mediastudy.plots.style import ACCENT, PALE, styled
from mediastudy.plural import counted

TITLE = "The corpus by outlet"
COLUMNS = ("outlet", "articles", "words", "median_words", "first_date", "last_date")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return three panels with outlets as rows: words in all, the median article, first to last date."""
    data = checked(table, COLUMNS, "corpus_overview")
    if data.empty:
        return nothing("The corpus has no articles.")
    rows = outlet_rows(data, column="articles")
    below = " "  # an empty label leaves the line that the years under the days need
    made = frame(rows, Panels(["Words, thousands", "Median words", "Dates"], below, widths=(1, 1, 1.25)))
    _bars(made.axes[0], of_outlets(rows, data, "words") / 1000)
    _lollipops(made.axes[1], of_outlets(rows, data, "median_words"), rows)
    _dates(made.axes[2], data, rows)
    return made.figure


def _bars(ax: Axes, words: np.ndarray) -> None:
    ax.barh(np.arange(len(words)), np.nan_to_num(words), 0.6, color=ACCENT)
    from_zero(ax, float(np.nanmax(words, initial=0.0)) * 1.04 or 1.0)


def _lollipops(ax: Axes, medians: np.ndarray, rows: Rows) -> None:
    places = np.arange(len(medians))
    ax.hlines(places, 0, np.nan_to_num(medians), color=PALE, linewidth=0.8)
    ax.plot(medians, places, "o", color=ACCENT, markersize=rows.dot, clip_on=False)
    from_zero(ax, float(np.nanmax(medians, initial=0.0)) * 1.04 or 1.0)


def _dates(ax: Axes, table: pd.DataFrame, rows: Rows) -> None:
    """Draw a line an outlet from its first to its last date, and label the first and the last day of all."""
    table = table.drop_duplicates("outlet")
    first, last = days(table["first_date"]), days(table["last_date"])
    known = ~np.isnan(first) & ~np.isnan(last)
    for row in np.flatnonzero(~known):
        said(ax, int(row), "no date")
    ax.set_xticks([])
    if not known.any():
        return
    places, first, last = np.flatnonzero(known), first[known], last[known]
    ax.hlines(places, first, last, color=ACCENT, linewidth=1.6)
    ax.plot(first, places, "|", last, places, "|", color=ACCENT, markersize=rows.dot)
    date_ends(ax, float(first.min()), float(last.max()))


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: sizes, extremes, dates."""
    if table.empty:
        return prose.is_empty(table)
    names = list(table["outlet"])
    articles = prose.extremes(names, list(table["articles"]), " articles")
    length = prose.extremes(names, list(table["median_words"]), " words")
    return (
        f"The corpus by outlet: {_size(table)}. Articles: {articles}. Median length: {length}. {_span(table)} "
        f"{prose.sample(table, column='articles')}."
    )


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    return (
        f"{TITLE}: {_size(table)}. Words of body text (headlines, bylines and page furniture left out), in all and of "
        f"the median article; lines: first to last date. {_span(table)} {prose.sample(table, column='articles')}. "
        "Words: mediastudy codebook, section 4."
    )


def _size(table: pd.DataFrame) -> str:
    articles, words = int(table["articles"].sum()), float(table["words"].sum())
    return f"{counted(articles, 'article')}, {prose.number(words)} words"


def _span(table: pd.DataFrame) -> str:
    days = table[["first_date", "last_date"]].apply(pd.to_datetime)
    without = int(days.isna().any(axis=1).sum())
    gap = f" {counted(without, 'outlet')} without dates." if without else ""
    if days["first_date"].notna().sum() == 0:
        return "No dates are known."
    return f"Dates from {days['first_date'].min():%Y-%m-%d} to {days['last_date'].max():%Y-%m-%d}.{gap}"
