"""Rates and their pairwise ratios from one fitted model, with intervals that hold for few clusters and few events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import exp, inf, isnan, log, nan
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import expit, stdtr, stdtrit

from mediastudy.models.comparing import Compared, estimable, half_width, place
from mediastudy.models.corrections import benjamini_hochberg, holm
from mediastudy.models.exact import Ratio, odds_bounds, rate_bounds, ratio_bounds, share_bounds
from mediastudy.models.rates import SCALE

Interval = tuple[float, float, str]
ALONE = "one article or cluster: no interval"
FEW = "too few articles or clusters for an interval"


def rate_table(model: Compared) -> pd.DataFrame:
    """Return a row an outlet: n articles, events, exposure, rate per 1,000 (logistic: share), low, high, note."""
    scale = 1 if model.family == "logistic" else SCALE
    bounds = _share_interval if model.family == "logistic" else _rate_interval
    rows = []
    for number, outlet in enumerate(model.outlets):
        events, exposure = _sums(model, number)
        low, high, note = bounds(model, number) if model.clusters[number] > 1 else (nan, nan, ALONE)
        sums = {"outlet": outlet, "n": int(model.articles[number]), "events": int(events), "exposure": int(exposure)}
        rate = {"rate": scale * events / exposure, "low": scale * low, "high": scale * high}
        rows.append({**sums, **rate, "note": note})
    return pd.DataFrame(rows)


def contrast_table(model: Compared, reference: str | None) -> pd.DataFrame:
    """Return a row a pair: a, b, ratio of their rates (odds), low, high, p, df, note, p_holm, p_bh (of pairs with a p).

    Pairs with the reference come first and have it as b.
    """
    table = pd.DataFrame([contrast(model, a, b) for a, b in pairs(model.outlets, reference)])
    p = table["p"].to_numpy(float)
    return table.assign(p_holm=holm(p), p_bh=benjamini_hochberg(p))


def share_differences(rates: pd.DataFrame, contrasts: pd.DataFrame) -> pd.DataFrame:
    """Return `contrasts` with the difference of shares a - b and its interval, from those of the shares.

    The interval recovers each share's variance from its own limits (Newcombe 1998, method 10; Zou & Donner 2008).
    """
    shares = rates.set_index("outlet")[["rate", "low", "high"]]
    a, b = (shares.loc[contrasts[name]].to_numpy(float).T for name in ("a", "b"))
    difference = a[0] - b[0]
    low = difference - np.hypot(a[0] - a[1], b[2] - b[0])
    return contrasts.assign(
        difference=difference, difference_low=low, difference_high=difference + np.hypot(a[2] - a[0], b[0] - b[1])
    )


def pairs(outlets: Iterable[str], reference: str | None) -> Iterator[tuple[int, int]]:
    """Yield the places of all pairs of outlets, those with the reference first, it in second place."""
    names = list(outlets)
    if reference is not None:
        fixed = names.index(reference)
        yield from ((number, fixed) for number in range(len(names)) if number != fixed)
    for a, b in combinations(range(len(names)), 2):
        if reference is None or reference not in (names[a], names[b]):
            yield a, b


def _rate_interval(model: Compared, number: int) -> Interval:
    events, exposure = _sums(model, number)
    if events == 0:
        return 0.0, rate_bounds(0, exposure, model.effect)[1], "no events: exact bound"
    width, freedom = half_width(model, place(model, number), [number])
    if isnan(freedom):
        return nan, nan, FEW
    rate, (low, high) = events / exposure, rate_bounds(events, exposure)
    return min(low, rate * exp(-width)), max(high, rate * exp(width)), ""


def _share_interval(model: Compared, number: int) -> Interval:
    events, stories = _sums(model, number)
    if not model.able[number]:
        low, high = share_bounds(events, stories, model.effect)
        return low, high, f"{'all stories' if events else 'no story'}: exact bound"
    width, freedom = half_width(model, place(model, number), [number])
    if isnan(freedom):
        return nan, nan, FEW
    odds = log(events / (stories - events))
    return float(expit(odds - width)), float(expit(odds + width)), ""


def contrast(model: Compared, a: int, b: int) -> dict[str, Any]:
    """Return the contrast of two outlets by their places: a, b, ratio, low, high, p, df, note."""
    head = {"a": model.outlets[a], "b": model.outlets[b], **dict.fromkeys(("ratio", "low", "high", "p", "df"), nan)}
    ratio = _infinite(model, a, b)
    if isnan(ratio):
        return {**head, "note": "no events in either" if model.family == "poisson" else "all alike in both"}
    row = place(model, a) - place(model, b)
    both = bool(model.able[a] and model.able[b])
    if both and not estimable(model, row):
        return {**head, "note": "not comparable: nothing connects them"}
    ratio = exp(row @ model.fitted.params) if both else ratio
    if min(model.clusters[a], model.clusters[b]) < 2:
        return {**head, "ratio": ratio, "note": ALONE}
    if not both:
        bounds = odds_bounds if model.family == "logistic" else ratio_bounds
        exact = bounds(_sums(model, a), _sums(model, b), model.effect)
        return {**head, "ratio": ratio, **vars(exact), "note": "no events in one: exact"}
    return {**head, "ratio": ratio, "note": "", **_interval(model, a, b, row)}


def _infinite(model: Compared, a: int, b: int) -> float:
    """Return the ratio that the outlets' sums have at the edge: 0, infinite, NaN where there is none, else 1."""
    if model.able[a] and model.able[b]:
        return 1.0
    edges = [_edge(model, number) for number in (a, b)]
    return nan if edges[0] == edges[1] else inf if edges[0] > edges[1] else 0.0


def _edge(model: Compared, number: int) -> int:
    """Return -1 for an outlet without events, 1 for one whose every story has one, 0 for one with an estimate."""
    return 0 if model.able[number] else 1 if model.events[number] else -1


def _interval(model: Compared, a: int, b: int, row: np.ndarray) -> dict[str, Any]:
    width, freedom = half_width(model, row, [a, b])
    if isnan(freedom):
        return {"note": FEW}
    log_ratio = float(row @ model.fitted.params)
    error = width / stdtrit(freedom, 0.975)
    p = 2 * float(stdtr(freedom, -abs(log_ratio) / error)) if error else 0.0
    found = Ratio(exp(log_ratio - width), exp(log_ratio + width), p)
    return {
        **vars(found if model.family == "logistic" else _at_least_exact(model, a, b, log_ratio, found)),
        "df": freedom,
    }


def _at_least_exact(model: Compared, a: int, b: int, log_ratio: float, found: Ratio) -> Ratio:
    events, exposure = _sums(model, b)
    raw = model.events[a] / model.exposure[a] / (events / exposure)
    exact = ratio_bounds(_sums(model, a), (events, exposure * exp(log_ratio) / raw))
    return Ratio(min(exact.low, found.low), max(exact.high, found.high), max(exact.p, found.p))


def _sums(model: Compared, number: int) -> tuple[float, float]:
    return float(model.events[number]), float(model.exposure[number])
