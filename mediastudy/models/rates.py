"""Rates: events per 1,000 units of exposure for each outlet, with an interval over its articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, inf, nan, sqrt

import numpy as np
import pandas as pd
from scipy import stats

from mediastudy.errors import ModelError
from mediastudy.metrics import EXPOSURES, METRICS, TITLES
from mediastudy.models.phrases import phrase
from mediastudy.names import resolve

LEVEL = 0.95
SCALE = 1000
FEW = 5
"""Fewer articles than this give an interval so wide that the table says so."""
LEAST = 1e-6
"""An article with all the exposure leaves nothing to tell its residual by: its interval is without bounds."""


INTERVAL = "95 % intervals over articles (ratio estimator, t; at least the exact Poisson interval)"


@dataclass(frozen=True)
class Count:
    """What is counted against what: columns of the article table, and the name a figure gives it."""

    name: str
    metric: str
    exposure: str = "words"


def count(metric: str) -> Count:
    """Return how the metric of that name is counted: against what, and under which title.

    Raises UnknownNameError, with the nearest name, for one that metrics.METRICS does not have.
    """
    resolve(metric, METRICS, "metric")
    return Count(TITLES.get(metric, metric.replace("_", " ")), metric, EXPOSURES.get(metric, "words"))


@dataclass(frozen=True)
class Rate:
    """A rate per unit of exposure with its 95 % interval (NaN when there is none), and a note on either."""

    rate: float
    low: float
    high: float
    note: str = ""


def rates(articles: pd.DataFrame, counts: Iterable[Count]) -> pd.DataFrame:
    """Return a row a count and outlet: n articles, events, exposure, rate per 1,000, low, high, and a note.

    The rate is a ratio of sums; its interval is that of `rate`. Outlets keep the order of the table.
    Raises ModelError for a column that is missing, or counts and exposures that are none.
    """
    wanted = list(counts)
    check(articles, ["outlet", *(name for count in wanted for name in (count.metric, count.exposure))])
    rows = []
    for count in wanted:
        for outlet, part in articles.groupby("outlet", sort=False):
            events, exposure = part[count.metric].to_numpy(float), part[count.exposure].to_numpy(float)
            sums = {"n": len(part), "events": int(events.sum()), "exposure": int(exposure.sum())}
            rows.append({"construct": count.name, "outlet": outlet, **sums, **_scaled(rate(events, exposure))})
    table = with_interval(pd.DataFrame(rows), INTERVAL)
    table.attrs["against"] = {count.name: phrase(count.exposure)[1] for count in wanted}
    return table


def rate(events: np.ndarray, exposure: np.ndarray) -> Rate:
    """Return the rate of events (one number an article) per unit of exposure, with its 95 % interval.

    The interval takes articles, not words, for the unit of sampling: the linearised variance of a ratio estimator
    (Cochran 1977, section 6.4), each residual over 1 - the article's share of the exposure (jackknife; HC3 of the
    Poisson model), on the log scale with t(n - 1), and never narrower than the exact Poisson interval (Garwood 1936).
    One article gives none.
    """
    n, total, base = len(events), float(events.sum()), float(exposure.sum())
    if base == 0:
        return Rate(nan, nan, nan, "nothing to count against")
    if n == 1:
        return Rate(total / base, nan, nan, "one article: no interval over articles")
    low, high = garwood(total, base)
    if total == 0:
        return Rate(0.0, 0.0, high, "no events: exact Poisson bound")
    spread = _spread(events, exposure)
    note = "few articles: wide interval" if n < FEW else ""
    return Rate(total / base, min(low, total / base / spread), max(high, total / base * spread), note)


def with_interval(table: pd.DataFrame, interval: str) -> pd.DataFrame:
    """Return `table`, saying what its intervals are: a figure's caption quotes it."""
    table.attrs["interval"] = interval
    return table


def garwood(events: float, exposure: float) -> tuple[float, float]:
    """Return the exact Poisson 95 % interval of a rate (Garwood 1936)."""
    tail = (1 - LEVEL) / 2
    low = stats.chi2.ppf(tail, 2 * events) / 2 if events else 0.0
    return float(low / exposure), float(stats.chi2.ppf(1 - tail, 2 * events + 2) / 2 / exposure)


def check(articles: pd.DataFrame, columns: Iterable[str]) -> None:
    """Raise ModelError unless the table has all `columns`, and its numbers are whole, known and not negative."""
    for name in columns:
        if name not in articles.columns:
            known = ", ".join(map(str, articles.columns))
            raise ModelError(f"The article table has no column {name!r}; it has {known}.")
        values = articles[name]
        if pd.api.types.is_numeric_dtype(values):
            wrong = np.flatnonzero(values.isna() | (values < 0) | (values % 1 != 0))
            if len(wrong):
                found = f"Column {name!r}, row {values.index[wrong[0]]}: {values.iloc[wrong[0]]}"
                raise ModelError(f"{found} is no count; give whole numbers from 0.")


def _spread(events: np.ndarray, exposure: np.ndarray) -> float:
    """Return what a rate is divided and multiplied by for its interval over articles."""
    n, base = len(events), float(exposure.sum())
    value = float(events.sum()) / base
    residual = (events - value * exposure) / np.maximum(1 - exposure / base, LEAST)
    error = sqrt(float(residual @ residual)) / base
    width = float(stats.t.ppf((1 + LEVEL) / 2, n - 1)) * error / value
    return exp(width) if width < np.log(1e6) else inf


def _scaled(found: Rate) -> dict[str, object]:
    return {"rate": SCALE * found.rate, "low": SCALE * found.low, "high": SCALE * found.high, "note": found.note}
