"""Rates: events per 1,000 units of exposure for each outlet, with an interval over its articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, inf, sqrt

import numpy as np
import pandas as pd
from scipy import stats

from mediastudy.errors import ModelError

LEVEL = 0.95
SCALE = 1000
COLUMNS = ["construct", "outlet", "n", "events", "exposure", "rate", "low", "high", "note"]


@dataclass(frozen=True)
class Count:
    """What is counted against what: columns of the article table, and the name a figure gives it."""

    name: str
    metric: str
    exposure: str = "words"


def rates(articles: pd.DataFrame, counts: Iterable[Count], by: str = "outlet") -> pd.DataFrame:
    """Return a row a count and group: n articles, events, exposure, rate per 1,000, 95 % interval, and a note.

    The rate is a ratio of sums. Its interval holds articles, not words, for the unit of sampling: the linearised
    variance of a ratio estimator (Cochran 1977, section 6.4) on the log scale with t(n - 1), and never narrower than
    the exact Poisson interval (Garwood 1936). With one article there is none; `note` says why.
    Raises ModelError for a column that is missing, or counts and exposures that are none.
    """
    wanted = list(counts)
    check(articles, [by, *(name for count in wanted for name in (count.metric, count.exposure))])
    rows = [
        {"construct": count.name, by: group, **_rate(part[count.metric], part[count.exposure])}
        for count in wanted
        for group, part in articles.groupby(by, sort=True)
    ]
    return pd.DataFrame(rows, columns=[by if name == "outlet" else name for name in COLUMNS])


def check(articles: pd.DataFrame, columns: Iterable[str]) -> None:
    """Raise ModelError unless the table has all `columns`, and its numbers are whole, known and not negative."""
    for name in columns:
        if name not in articles.columns:
            raise ModelError(
                f"The article table has no column {name!r}; it has {', '.join(map(str, articles.columns))}."
            )
        values = articles[name]
        if pd.api.types.is_numeric_dtype(values):
            wrong = values.isna() | (values < 0) | (values % 1 != 0)
            if wrong.any():
                row = int(np.flatnonzero(wrong)[0])
                raise ModelError(
                    f"Column {name!r}, row {row}: {values.iloc[row]} is no count; give whole numbers from 0."
                )


def _rate(events: pd.Series[int], exposure: pd.Series[int]) -> dict[str, object]:
    n, total, base = len(events), int(events.sum()), int(exposure.sum())
    found = {"n": n, "events": total, "exposure": base}
    if base == 0:
        return {**found, "rate": np.nan, "low": np.nan, "high": np.nan, "note": "nothing to count against"}
    rate = total / base
    low, high, note = _interval(events.to_numpy(float), exposure.to_numpy(float), rate)
    return {**found, "rate": SCALE * rate, "low": SCALE * low, "high": SCALE * high, "note": note}


def _interval(events: np.ndarray, exposure: np.ndarray, rate: float) -> tuple[float, float, str]:
    n, base = len(events), float(exposure.sum())
    if n == 1:
        return np.nan, np.nan, "one article: no interval over articles"
    low, high = garwood(float(events.sum()), base)
    if rate == 0:
        return 0.0, high, "no events: exact Poisson bound"
    spread = factor(events, exposure, rate)
    return min(low, rate / spread), max(high, rate * spread), "few articles: wide interval" if n < 5 else ""


def garwood(events: float, exposure: float) -> tuple[float, float]:
    """Return the exact Poisson 95 % interval of a rate (Garwood 1936)."""
    tail = (1 - LEVEL) / 2
    low = stats.chi2.ppf(tail, 2 * events) / 2 if events else 0.0
    return float(low / exposure), float(stats.chi2.ppf(1 - tail, 2 * events + 2) / 2 / exposure)


def factor(events: np.ndarray, exposure: np.ndarray, rate: float) -> float:
    """Return what a rate is divided and multiplied by for its 95 % interval over articles (a ratio estimator's)."""
    n, base = len(events), float(exposure.sum())
    residual = events - rate * exposure
    error = sqrt(n / (n - 1) * float(residual @ residual)) / base
    width = float(stats.t.ppf((1 + LEVEL) / 2, n - 1)) * error / rate
    return exp(width) if width < 50 else inf
