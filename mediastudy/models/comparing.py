"""The model that outlets are compared by: sums of every outlet, the fit, its covariance, its design effect."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, isnan, nan, sqrt

import numpy as np
from scipy.special import stdtrit

from mediastudy.errors import ModelError
from mediastudy.models.likelihood import Fitted
from mediastudy.models.logistic import logistic
from mediastudy.models.poisson import poisson
from mediastudy.models.questions import Data
from mediastudy.models.sandwich import FEWEST, Robust, robust, satterthwaite, variance

JACKKNIFE = 1.0
"""Power of the small-sample correction: CR3, HC3 for an article a cluster."""
LEAST = 5
"""An outlet in fewer articles or clusters has no interval of its own or of a ratio, and no part in the omnibus test."""
SMALL, UNLIKE = 50, 3
"""Outlets below SMALL articles or clusters beside one UNLIKE times as large are not in the omnibus test either."""


@dataclass(frozen=True)
class Compared:
    """A model of the outlets that have an estimate: sums of every outlet, fit, covariance, design effect.

    `able` are the outlets in the likelihood: those with counts or, of logistic, with stories of both kinds.
    `told` is the events of each cluster (row) and outlet where clusters count by what they hold, else it has no rows.
    """

    outlets: tuple[str, ...]
    articles: np.ndarray
    clusters: np.ndarray
    events: np.ndarray
    exposure: np.ndarray
    able: np.ndarray
    fitted: Fitted
    robust: Robust
    effect: float
    told: np.ndarray
    family: str = "poisson"

    @property
    def apart(self) -> bool:
        """Return whether every outlet has its parameter for itself: there are no further columns."""
        return bool(self.fitted.design.shape[1] == self.able.sum())


def compare(data: Data, extra: bool, effect: float = nan) -> Compared:
    """Return the model of `data`, with its further columns if `extra`; `effect` is that of the model without them.

    Outlets without counts (or of logistic, with all stories of one kind) stay out of the likelihood, which would put
    them at an infinite distance. Raises ModelError if none is left.
    """
    size = len(data.outlets)
    events, exposure = (np.bincount(data.outlet, each, size) for each in (data.events, data.exposure))
    able = finite(data, events, exposure)
    if not able.any():
        raise ModelError("In each outlet all stories are alike: no odds can be estimated; ask how often (poisson).")
    keep = able[data.outlet]
    indicators = (data.outlet[keep, None] == np.flatnonzero(able)).astype(float)
    design = np.hstack([indicators, data.extra[keep]]) if extra else indicators
    fitted = maximum(data, keep, design)
    found = robust(fitted, np.unique(data.cluster[keep], return_inverse=True)[1], JACKKNIFE)
    clusters = clusters_of(data)
    if isnan(effect):
        effect = _design_effect(found, fitted, clusters[able])
    articles = np.bincount(data.outlet, minlength=size)
    told = _told(data, found.clusters < keep.sum() and not (extra and data.effects))
    return Compared(data.outlets, articles, clusters, events, exposure, able, fitted, found, effect, told, data.family)


def clusters_of(data: Data) -> np.ndarray:
    """Return in how many clusters each outlet is."""
    pairs = np.unique(data.cluster * len(data.outlets) + data.outlet)
    return np.bincount(pairs % len(data.outlets), minlength=len(data.outlets))


def small(clusters: np.ndarray) -> np.ndarray:
    """Return which outlets, by their clusters, are too small to be tested beside the largest.

    If they vary more than large ones, tests err up to twice as often as they say; and from a few articles nobody can
    tell whether they do.
    """
    return np.asarray((clusters < SMALL) & (UNLIKE * clusters <= clusters.max()))


def finite(data: Data, events: np.ndarray, exposure: np.ndarray) -> np.ndarray:
    """Return which outlets have a finite estimate, from their sums."""
    return (events > 0) & (events < exposure) if data.family == "logistic" else events > 0


def maximum(data: Data, keep: np.ndarray, design: np.ndarray) -> Fitted:
    """Return the maximum-likelihood fit of the articles to `keep`. Raises ModelError as `poisson` does."""
    if data.family == "logistic":
        return logistic(data.events[keep], design)
    return poisson(data.events[keep], data.exposure[keep], design)


def half_width(model: Compared, row: np.ndarray, outlets: list[int]) -> tuple[float, float]:
    """Return half the interval of a contrast on the log scale, and its degrees of freedom (both NaN: too few).

    Degrees of freedom are those of the working model, but not more than the clusters' residuals show, nor, as a few
    large clusters tell less than many like ones, than the effective number of clusters, by the events they hold, less
    one (in the spirit of Carter, Schnepel & Steigerwald 2017); for this alone never fewer than what an interval needs.
    """
    used = np.flatnonzero(row)
    found, contrast = (model.robust.among(used), row[used]) if model.apart else (model.robust, row)
    freedom = satterthwaite(found, contrast)
    if freedom < FEWEST or model.clusters[outlets].min() < LEAST:
        return nan, nan
    spread, shown = variance(found, contrast)
    freedom = min(freedom, shown)
    if len(model.told):
        held = model.told[:, outlets].sum(axis=1)
        freedom = min(freedom, max(float(held.sum() ** 2 / (held @ held)) - 1, FEWEST))
    return float(stdtrit(freedom, 0.975)) * sqrt(spread), freedom


def place(model: Compared, number: int) -> np.ndarray:
    """Return the row of a contrast that picks an outlet's own parameter; zeros if it has none."""
    row = np.zeros(model.fitted.design.shape[1])
    if model.able[number]:
        row[int(model.able[:number].sum())] = 1.0
    return row


def estimable(model: Compared, row: np.ndarray) -> bool:
    """Return whether the data fix a contrast: something connects what it compares."""
    if model.apart:
        return True
    gram = model.robust.weighted.T @ model.robust.weighted
    return bool(np.abs(row - row @ model.robust.bread @ gram).max() < 1e-6)


def _told(data: Data, wanted: bool) -> np.ndarray:
    told = np.zeros((data.cluster.max() + 1 if wanted else 0, len(data.outlets)))
    if wanted:
        np.add.at(told, (data.cluster, data.outlet), data.events)
    return told


def _design_effect(found: Robust, fitted: Fitted, clusters: np.ndarray) -> float:
    """Return by how much the outlets' estimates vary more than the likelihood says, on average by what it knows.

    At least 1. What is known of an outlet is its events, of logistic n p (1 - p).
    """
    known = (fitted.design[:, : len(clusters)] * fitted.variance[:, None]).sum(axis=0)
    variance = np.diag(found.covariance)[: len(clusters)]
    some = clusters > 1
    if not some.any() or not isfinite(variance.sum()):
        return 1.0
    return max(1.0, float((variance[some] * known[some] ** 2).sum() / known[some].sum()))
