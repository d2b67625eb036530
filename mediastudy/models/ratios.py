"""Rate ratios: each outlet against the mean of all, from a Poisson model with robust errors; matched stories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from mediastudy.models.rates import LEVEL, SCALE, Count, check, with_interval

INTERVAL = "95 % intervals (Poisson regression, HC3 errors, t)"
REFERENCE = "the mean of outlets"
COLUMNS = ["construct", "outlet", "reference", "n", "events", "ratio", "low", "high", "note"]


def rate_ratios(articles: pd.DataFrame, counts: Iterable[Count], event: str = "event") -> pd.DataFrame:
    """Return a row a count and outlet: its rate over the geometric mean of the outlets' rates, 95 % interval, note.

    Poisson regression with log exposure as offset; fixed effects of `event` where the table has that column and
    outlets share events; robust (HC3) errors with t(n - parameters), since counts of words in articles are
    overdispersed. An outlet without events, or data that leave no degree of freedom, get a note instead
    of an interval. Raises ModelError as `rates` does.
    """
    wanted = list(counts)
    check(articles, ["outlet", *(name for count in wanted for name in (count.metric, count.exposure))])
    parts = [_ratios(articles, count, event).assign(construct=count.name, reference=REFERENCE) for count in wanted]
    return with_interval(pd.concat(parts, ignore_index=True)[COLUMNS], INTERVAL)


def matched(articles: pd.DataFrame, counts: Iterable[Count], event: str = "event") -> pd.DataFrame:
    """Return a row a count, event and outlet: events, words, and the rate per 1,000, for events two outlets cover."""
    columns = ["construct", "event", "outlet", "events", "words", "rate"]
    if event not in articles.columns:
        return pd.DataFrame(columns=columns)
    told = articles[articles[event].fillna("") != ""]
    shared = told.groupby(event)["outlet"].transform("nunique") > 1
    parts = [_matched(told[shared], count, event) for count in counts]
    return pd.concat(parts, ignore_index=True)[columns]


def _matched(told: pd.DataFrame, count: Count, event: str) -> pd.DataFrame:
    sums = told.groupby([event, "outlet"], sort=False)[[count.metric, count.exposure]].sum().reset_index()
    table = sums.set_axis(["event", "outlet", "events", "words"], axis=1).assign(construct=count.name)
    return table.assign(rate=SCALE * table["events"] / table["words"].where(table["words"] > 0))


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
    outlets = pd.get_dummies(used["outlet"], dtype=float)
    design = np.hstack([outlets.to_numpy(), _event_columns(used, event)])
    contrast = _against_mean(outlets.shape[1], design.shape[1])
    events, exposure = used[count.metric].to_numpy(float), used[count.exposure].to_numpy(float)
    place = outlets.columns
    if len(used) <= np.linalg.matrix_rank(design):
        log_rate = np.log(outlets.T @ events) - np.log(outlets.T @ exposure)
        table.loc[place, "ratio"] = np.exp(log_rate - log_rate.mean())
        table.loc[place, "note"] = "too few articles for an interval"
        return table
    result = GLM(events, design, Poisson(), offset=np.log(exposure)).fit()
    log_ratio, width = contrast @ result.params, _half_width(result, design, contrast)
    table.loc[place, "ratio"] = np.exp(log_ratio)
    table.loc[place, "low"], table.loc[place, "high"] = np.exp(log_ratio - width), np.exp(log_ratio + width)
    table.loc[place[np.isnan(width)], "note"] = "too few articles for an interval"
    return table


def _half_width(result: Any, design: np.ndarray, contrast: np.ndarray) -> np.ndarray:
    """Return half the 95 % interval of each contrast on the log scale, NaN where the data cannot give one.

    The errors are jackknife-like (HC3: MacKinnon & White 1985), which few articles need; an article that alone
    decides a parameter (leverage 1) leaves nothing to estimate an error from.
    """
    bread = np.linalg.pinv(design.T @ (design * result.mu[:, None]))
    leverage = result.mu * np.einsum("ij,jk,ik->i", design, bread, design)
    alone = leverage > 1 - 1e-6
    score = design * (result.resid_response / np.where(alone, 1, 1 - leverage))[:, None]
    covariance = bread @ (score.T @ score) @ bread
    error = np.sqrt(np.einsum("ij,jk,ik->i", contrast, covariance, contrast))
    unknown = (np.abs(design[alone][:, : len(contrast)]) > 0).any(axis=0)
    freedom = len(design) - int(np.linalg.matrix_rank(design))
    return np.where(unknown, np.nan, stats.t.ppf((1 + LEVEL) / 2, freedom) * error)


def _event_columns(used: pd.DataFrame, event: str) -> np.ndarray:
    """Return indicator columns of the shared events but the first (its effect is in the outlets' own)."""
    if event not in used.columns or used[event].fillna("").eq("").any():
        return np.empty((len(used), 0))
    if used.groupby(event)["outlet"].nunique().min() < 2:
        return np.empty((len(used), 0))
    return pd.get_dummies(used[event], dtype=float).to_numpy()[:, 1:]


def _against_mean(outlets: int, parameters: int) -> np.ndarray:
    contrast = np.zeros((outlets, parameters))
    contrast[:, :outlets] = np.eye(outlets) - 1 / outlets
    return contrast
