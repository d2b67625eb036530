"""Rate ratios: each outlet against the mean of all, from a Poisson model with robust errors."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, isnan, nan

import numpy as np
import pandas as pd

from mediastudy.models.comparing import Compared, compare, estimable, half_width, place
from mediastudy.models.exact import rate_bounds
from mediastudy.models.questions import Question, prepare
from mediastudy.models.rates import Count, check, with_interval

INTERVAL = "95 % intervals (Poisson regression, robust jackknife errors, t; at least the exact bounds of the count)"
REFERENCE = "the geometric mean of outlets"
COLUMNS = ["construct", "outlet", "reference", "n", "events", "ratio", "low", "high", "note"]


def rate_ratios(articles: pd.DataFrame, counts: Iterable[Count], event: str = "event") -> pd.DataFrame:
    """Return a row a count and outlet: its rate over the geometric mean of the outlets' rates, 95 % interval, note.

    The model of `fit`: Poisson regression with log exposure as offset and robust errors over articles (HC3) with
    Satterthwaite's degrees of freedom; where every article has an `event` that two outlets tell, effects of events and
    errors over them (CR3). No interval is narrower than the exact Poisson one of the outlet's own count. An outlet
    without events, with one article, or with too few degrees of freedom gets a note instead of an interval. Raises
    ModelError as `rates` does.
    """
    wanted = list(counts)
    check(articles, ["outlet", *(name for count in wanted for name in (count.metric, count.exposure))])
    parts = [_ratios(articles, count, event).assign(construct=count.name, reference=REFERENCE) for count in wanted]
    return with_interval(pd.concat(parts, ignore_index=True)[COLUMNS], INTERVAL)


def _ratios(articles: pd.DataFrame, count: Count, event: str) -> pd.DataFrame:
    sums = articles.groupby("outlet", sort=False)[[count.metric, count.exposure]].sum()
    table = pd.DataFrame({"n": articles.groupby("outlet", sort=False).size(), "events": sums[count.metric]})
    table = table.assign(ratio=np.nan, low=np.nan, high=np.nan, note="")
    able = (table["events"] > 0) & (sums[count.exposure] > 0)
    table.loc[~able, "note"] = "no events: left out of the model"
    if (table["n"] > 1).any():
        table.loc[able & (table["n"] == 1), "note"] = "one article: left out of the model"
        able &= table["n"] > 1
    if able.sum() < 2:
        table.loc[able, "note"] = "no other outlet to compare with"
        return table.reset_index()
    used = articles[articles["outlet"].isin(table.index[able]) & (articles[count.exposure] > 0)]
    return _fitted(table, used, count, event).reset_index()


def _fitted(table: pd.DataFrame, used: pd.DataFrame, count: Count, event: str) -> pd.DataFrame:
    matched = event if _shared(used, event) else None
    data = prepare(used, Question(count.metric, count.exposure, event=matched))
    model = compare(data, extra=matched is not None)
    mean = np.mean([place(model, number) for number in range(len(data.outlets))], axis=0)
    for number, outlet in enumerate(data.outlets):
        columns = ["ratio", "low", "high", "note"]
        table.loc[outlet, columns] = _against(model, number, place(model, number) - mean)
    return table


def _against(model: Compared, number: int, row: np.ndarray) -> tuple[float, float, float, str]:
    if not estimable(model, row):
        return nan, nan, nan, "not comparable: nothing connects the outlets"
    ratio = exp(row @ model.fitted.params)
    width, freedom = half_width(model, row, [number])
    if isnan(freedom):
        return ratio, nan, nan, "too few articles for an interval"
    low, high = _exact(model, number, float(row @ place(model, number)))
    return ratio, ratio * min(low, exp(-width)), ratio * max(high, exp(width)), ""


def _exact(model: Compared, number: int, share: float) -> tuple[float, float]:
    """Return by which factors the outlet's own count alone bounds its ratio, its share in the contrast being known."""
    events, exposure = float(model.events[number]), float(model.exposure[number])
    low, high = ((bound * exposure / events) ** share for bound in rate_bounds(events, exposure))
    return low, high


def _shared(used: pd.DataFrame, event: str) -> bool:
    """Return whether every article tells an event that two outlets tell."""
    if event not in used.columns or used[event].fillna("").eq("").any():
        return False
    return bool(used.groupby(event)["outlet"].nunique().min() >= 2)
