"""Outlets: the article table summed to a row an outlet."""

from __future__ import annotations

import pandas as pd

from mediastudy.metrics import METRICS

PER_1000_WORDS = ("hedges", "attributions", "attributions_all", "anonymous_mentions")
BY_VOICE = ("own", "quoted", "reported")


def by_outlet(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet, in alphabetical order: articles, first and last date, every count, and the rates.

    A rate is a ratio of sums, per 1,000 body words, or per 1,000 words of the voice for hedges by voice
    (codebook, section 4); it is empty where there are no such words.
    """
    groups = articles.groupby("outlet", sort=True)
    counts = [name for name in METRICS if name in articles.columns]
    table = groups[counts].sum()
    table.insert(0, "articles", groups.size())
    table.insert(1, "first_date", groups["date"].min())
    table.insert(2, "last_date", groups["date"].max())
    for metric in PER_1000_WORDS:
        table[f"{metric}_per_1000"] = _rate(table[metric], table["words"])
    for voice in BY_VOICE:
        table[f"hedges_{voice}_per_1000"] = _rate(table[f"hedges_{voice}"], table[f"words_{voice}"])
    return table.reset_index()


def _rate(events: pd.Series[int], exposure: pd.Series[int]) -> pd.Series[float]:
    return 1000 * events / exposure.where(exposure > 0)
