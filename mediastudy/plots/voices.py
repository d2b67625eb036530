"""Whose words an outlet's text is: its own narration, quoted speech, reported speech.

Columns: outlet (text), articles (count), words (of body text), own, quoted, reported (shares of those words; sum 1).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import prose
from mediastudy.plots.columns import checked
from mediastudy.plots.layout import outlet_rows
from mediastudy.plots.parts import nothing, of_outlets
from mediastudy.plots.shares import share_bars
from mediastudy.plots.style import VOICES, styled

TITLE = "Whose words: own, quoted and reported"
COLUMNS = ("outlet", "articles", "words", "own", "quoted", "reported")


@styled
def draw(table: pd.DataFrame) -> Figure:
    """Return stacked bars, one an outlet, of the shares of words in each voice."""
    data = checked(table, COLUMNS, "voices")
    if data.empty:
        return nothing("No outlets to compare: the table has no rows.")
    rows = outlet_rows(data, column="articles")
    shares = {voice: of_outlets(rows, data, voice) for voice in VOICES}
    return share_bars(rows, shares, VOICES, "% of words", missing="no words")


def alt(table: pd.DataFrame) -> str:
    """Return what the figure shows in words: the range of each voice's share, the n."""
    if table.empty:
        return prose.is_empty(table)
    said = [prose.share_extremes(voice, list(table["outlet"]), list(table[voice])) for voice in VOICES]
    sample = prose.sample(table, column="articles")
    return f"Stacked bars of the shares of words that are own, quoted and reported. {' '.join(said)} {sample}."


def caption(table: pd.DataFrame) -> str:
    """Return the caption for a paper."""
    if table.empty:
        return f"{TITLE}. {prose.is_empty(table)}"
    words = prose.number(float(np.nansum(table["words"])))
    return (
        f"{TITLE}. Shares of each outlet's words of body text that stand in its own narration, inside quotation marks, "
        f"and in the content of indirect attributions; no intervals. {words} words; "
        f"{prose.sample(table, column='articles')}. Definitions: mediastudy codebook, sections 1 (voice) and 2."
    )
