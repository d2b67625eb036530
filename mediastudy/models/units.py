"""Anonymous sourcing in the units that studies publish: they can rank outlets differently."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import nan

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from mediastudy.models.rates import INTERVAL, SCALE, Rate, check, rate, with_interval


def anonymous_units(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a unit and outlet: n articles, value, low, high, note, for distinct anonymous sources.

    Shares run from 0 to 1. The share of stories has a Wilson (1927) interval, the others that of `rates`; one article
    gives none. Raises ModelError as `rates` does.
    """
    check(articles, ["outlet", "anonymous_sources", "sources", "words"])
    rows = []
    for unit, measure in UNITS.items():
        for outlet, part in articles.groupby("outlet", sort=False):
            found = measure(part)
            value = {"value": found.rate, "low": found.low, "high": found.high, "note": found.note}
            rows.append({"unit": unit, "outlet": outlet, "n": len(part), **value})
    return with_interval(pd.DataFrame(rows), f"{INTERVAL}; for the share of stories, Wilson intervals")


def _share_of_stories(part: pd.DataFrame) -> Rate:
    n, some = len(part), int((part["anonymous_sources"] > 0).sum())
    if n == 1:
        return Rate(float(some), nan, nan, "one article: no interval over articles")
    low, high = proportion_confint(some, n, method="wilson")
    return Rate(some / n, float(low), float(high))


def _share_of_sources(part: pd.DataFrame) -> Rate:
    found = _ratio(part, "sources")
    return Rate(found.rate, found.low, float(np.minimum(found.high, 1.0)), found.note)


def _per_story(part: pd.DataFrame) -> Rate:
    return _ratio(part.assign(stories=1), "stories")


def _per_1000_words(part: pd.DataFrame) -> Rate:
    found = _ratio(part, "words")
    return Rate(SCALE * found.rate, SCALE * found.low, SCALE * found.high, found.note)


def _ratio(part: pd.DataFrame, exposure: str) -> Rate:
    return rate(part["anonymous_sources"].to_numpy(float), part[exposure].to_numpy(float))


UNITS: Mapping[str, Callable[[pd.DataFrame], Rate]] = {
    "share of stories with at least one": _share_of_stories,
    "share of sources": _share_of_sources,
    "per story": _per_story,
    "per 1,000 words": _per_1000_words,
}
