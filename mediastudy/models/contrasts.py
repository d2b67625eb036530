"""Rates and their pairwise ratios from one fitted model, with intervals that hold for few clusters and few events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import exp, inf, isfinite, nan
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.multitest import multipletests

from mediastudy.models.exact import Ratio, rate_bounds, ratio_bounds
from mediastudy.models.omnibus import FLIPS, score_test
from mediastudy.models.poisson import Poisson, poisson
from mediastudy.models.questions import Data
from mediastudy.models.rates import SCALE
from mediastudy.models.sandwich import Robust, robust, satterthwaite

JACKKNIFE = 1.0
"""Power of the small-sample correction: CR3, HC3 for an article a cluster."""
FEWEST = 3.0
"""With fewer degrees of freedom than this an interval is not shown: see docs/statistics.md."""


@dataclass(frozen=True)
class Compared:
    """A model of the outlets that have counts: sums of every outlet, the fit, its covariance, its design effect.

    `told` is the events of each cluster (row) and outlet where clusters count by what they hold, else it has no rows.
    """

    outlets: tuple[str, ...]
    articles: np.ndarray
    clusters: np.ndarray
    events: np.ndarray
    exposure: np.ndarray
    able: np.ndarray
    fitted: Poisson
    robust: Robust
    effect: float
    told: np.ndarray


def compare(data: Data, extra: bool, effect: float = nan) -> Compared:
    """Return the model of `data`, with its further columns if `extra`; `effect` is that of the model without them.

    Outlets without counts stay out of the likelihood, which would put them at minus infinity.
    """
    size = len(data.outlets)
    events = np.bincount(data.outlet, data.events, size)
    able = events > 0
    keep = able[data.outlet]
    indicators = (data.outlet[keep, None] == np.flatnonzero(able)).astype(float)
    design = np.hstack([indicators, data.extra[keep]]) if extra else indicators
    fitted = poisson(data.events[keep], data.exposure[keep], design)
    found = robust(fitted, np.unique(data.cluster[keep], return_inverse=True)[1], JACKKNIFE)
    pairs = pd.DataFrame({"outlet": data.outlet, "cluster": data.cluster}).drop_duplicates()
    clusters = np.bincount(pairs["outlet"], minlength=size)
    if effect != effect:  # noqa: PLR0124 (NaN: none given)
        effect = _design_effect(found, events[able], clusters[able])
    exposure = np.bincount(data.outlet, data.exposure, size)
    articles = np.bincount(data.outlet, minlength=size)
    told = _told(data, found.clusters < keep.sum() and not (extra and data.effects))
    return Compared(data.outlets, articles, clusters, events, exposure, able, fitted, found, effect, told)


def rate_table(model: Compared) -> pd.DataFrame:
    """Return a row an outlet: n articles, events, exposure, rate per 1,000, low, high, note."""
    rows = []
    for number, outlet in enumerate(model.outlets):
        events, exposure = model.events[number], model.exposure[number]
        low, high, note = _rate_interval(model, number)
        sums = {"outlet": outlet, "n": int(model.articles[number]), "events": int(events), "exposure": int(exposure)}
        rate = {"rate": SCALE * events / exposure, "low": SCALE * low, "high": SCALE * high}
        rows.append({**sums, **rate, "note": note})
    return pd.DataFrame(rows)


def contrast_table(model: Compared, reference: str | None) -> pd.DataFrame:
    """Return a row a pair: a, b, ratio of their rates, low, high, p, df, note, p_holm, p_bh (over all pairs with a p).

    Pairs with the reference come first and have it as b.
    """
    table = pd.DataFrame([contrast(model, a, b) for a, b in pairs(model.outlets, reference)])
    known = table["p"].notna()
    for column, method in (("p_holm", "holm"), ("p_bh", "fdr_bh")):
        table[column] = nan
        if known.any():
            table.loc[known, column] = multipletests(table.loc[known, "p"], method=method)[1]
    return table


def omnibus(data: Data, model: Compared, flips: int = FLIPS) -> Mapping[str, float]:
    """Return the test of all outlets with counts, in two clusters or more, having one rate: statistic, df, p.

    NaN where there are too few clusters or outlets.
    """
    kept = model.able[data.outlet]
    outlet, cluster = data.outlet[kept], np.unique(data.cluster[kept], return_inverse=True)[1]
    tested = np.flatnonzero(model.able & (model.clusters > 1))
    if len(tested) < 2:
        return {"statistic": nan, "df": nan, "p": nan}
    others = np.setdiff1d(np.flatnonzero(model.able), tested)
    same = np.isin(outlet, tested)[:, None]
    design = np.hstack([same, outlet[:, None] == others, data.extra[kept]]).astype(float)
    null = poisson(data.events[kept], data.exposure[kept], design)
    columns = (outlet[:, None] == tested[1:]).astype(float)
    statistic, rank, p = score_test(null, columns, cluster, flips)
    return {"statistic": statistic, "df": rank, "p": p}


def pairs(outlets: Iterable[str], reference: str | None) -> Iterator[tuple[int, int]]:
    """Yield the places of all pairs of outlets, those with the reference first, it in second place."""
    names = list(outlets)
    if reference is not None:
        fixed = names.index(reference)
        yield from ((number, fixed) for number in range(len(names)) if number != fixed)
    for a, b in combinations(range(len(names)), 2):
        if reference is None or reference not in (names[a], names[b]):
            yield a, b


def _rate_interval(model: Compared, number: int) -> tuple[float, float, str]:
    events, exposure = model.events[number], model.exposure[number]
    if model.clusters[number] < 2:
        return nan, nan, "one article or cluster: no interval"
    if events == 0:
        return 0.0, rate_bounds(0, exposure, model.effect)[1], "no events: exact bound"
    width, freedom = half_width(model, _row(model, number), [number])
    if freedom < FEWEST:
        return nan, nan, "too few clusters for an interval"
    rate, (low, high) = events / exposure, rate_bounds(events, exposure)
    return min(low, rate * exp(-width)), max(high, rate * exp(width)), ""


def contrast(model: Compared, a: int, b: int) -> dict[str, Any]:
    """Return the contrast of two outlets by their places: a, b, ratio, low, high, p, df, note."""
    head = {"a": model.outlets[a], "b": model.outlets[b]}
    none = {"low": nan, "high": nan, "p": nan, "df": nan}
    if not model.able[a] and not model.able[b]:
        return {**head, "ratio": nan, **none, "note": "no events in either"}
    row = _row(model, a) - _row(model, b)
    both = bool(model.able[a] and model.able[b])
    if both and not _estimable(model, row):
        return {**head, "ratio": nan, **none, "note": "not comparable: nothing connects them"}
    ratio = exp(row @ model.fitted.params) if both else inf if model.able[a] else 0.0
    if min(model.clusters[a], model.clusters[b]) < 2:
        return {**head, "ratio": ratio, **none, "note": "one article or cluster: no interval"}
    if not both:
        exact = ratio_bounds(_sums(model, a), _sums(model, b), model.effect)
        return {**head, "ratio": ratio, **vars(exact), "df": nan, "note": "no events in one: exact"}
    return {**head, "ratio": ratio, **none, "note": "", **_interval(model, a, b, row)}


def _interval(model: Compared, a: int, b: int, row: np.ndarray) -> dict[str, Any]:
    width, freedom = half_width(model, row, [a, b])
    if freedom < FEWEST:
        return {"df": freedom, "note": "too few clusters for an interval"}
    log_ratio = float(row @ model.fitted.params)
    events, exposure = _sums(model, b)
    raw = model.events[a] / model.exposure[a] / (events / exposure)
    exact = ratio_bounds(_sums(model, a), (events, exposure * exp(log_ratio) / raw))
    error = width / stats.t.ppf(0.975, freedom)
    p = 2 * float(stats.t.sf(abs(log_ratio) / error, freedom)) if error else 0.0
    found = Ratio(min(exact.low, exp(log_ratio - width)), max(exact.high, exp(log_ratio + width)), max(exact.p, p))
    return {**vars(found), "df": freedom}


def half_width(model: Compared, row: np.ndarray, outlets: list[int]) -> tuple[float, float]:
    """Return half the interval of a contrast on the log scale, and its degrees of freedom.

    A few large clusters tell less than many like ones: never more degrees of freedom than the effective number of
    clusters, by the events they hold, less one (in the spirit of Carter, Schnepel & Steigerwald 2017),
    and for this reason alone never fewer than what an interval needs.
    """
    freedom = satterthwaite(model.robust, row)
    if len(model.told):
        held = model.told[:, outlets].sum(axis=1)
        freedom = min(freedom, max(float(held.sum() ** 2 / (held @ held)) - 1, FEWEST))
    error = float(np.sqrt(max(row @ model.robust.covariance @ row, 0.0)))
    return float(stats.t.ppf(0.975, max(freedom, 1.0))) * error, freedom


def _row(model: Compared, number: int) -> np.ndarray:
    row = np.zeros(model.fitted.design.shape[1])
    if model.able[number]:
        row[int(model.able[:number].sum())] = 1.0
    return row


def _sums(model: Compared, number: int) -> tuple[float, float]:
    return float(model.events[number]), float(model.exposure[number])


def _estimable(model: Compared, row: np.ndarray) -> bool:
    gram = model.robust.weighted.T @ model.robust.weighted
    return bool(np.abs(row - row @ model.robust.bread @ gram).max() < 1e-6)


def _told(data: Data, wanted: bool) -> np.ndarray:
    told = np.zeros((data.cluster.max() + 1 if wanted else 0, len(data.outlets)))
    if wanted:
        np.add.at(told, (data.cluster, data.outlet), data.events)
    return told


def _design_effect(found: Robust, events: np.ndarray, clusters: np.ndarray) -> float:
    """Return by how much the outlets' log rates vary more than Poisson ones, on average over events; at least 1."""
    variance = np.diag(found.covariance)[: len(events)]
    some = clusters > 1
    if not some.any() or not isfinite(variance.sum()):
        return 1.0
    return max(1.0, float((variance[some] * events[some] ** 2).sum() / events[some].sum()))
