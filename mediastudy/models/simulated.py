"""Simulated tables of a design, and the p values that `fit` would give for them, all tables at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import stats

from mediastudy.models.comparing import LEAST
from mediastudy.models.design import Design
from mediastudy.models.rates import SCALE
from mediastudy.models.sandwich import FEWEST, shown

NUMBERS = 2_000_000
"""Articles drawn at once: what bounds the memory."""
TINY = 1e-300


@dataclass(frozen=True)
class Counts:
    """Simulated tables: events and exposures by table, outlet and cluster; `shared` clusters are the same in each."""

    events: np.ndarray
    exposure: np.ndarray
    shared: bool
    alone: bool
    """Each cluster is one article."""


def simulated(
    design: Design, articles: int, ratio: float, simulations: int, draws: np.random.Generator
) -> Iterator[Counts]:
    """Yield simulated tables, the first outlet's rate `ratio` times that of the others, in parts."""
    outlets, starts = design.outlets, np.arange(0, articles, design.size)
    at_once = max(1, NUMBERS // (outlets * articles))
    for first in range(0, simulations, at_once):
        shape = (min(at_once, simulations - first), outlets, articles)
        words = np.maximum(1, np.round(_gamma(draws, design.spread**2, shape) * design.words))
        common = _gamma(draws, design.clustering, (shape[0], 1 if design.shared else outlets, len(starts)))
        effects = np.repeat(common, np.diff([*starts, articles]), axis=2) * _gamma(draws, design.dispersion, shape)
        rates = np.full(outlets, design.rate / SCALE)
        rates[0] *= ratio
        events = draws.poisson(words * effects * rates[:, None]).astype(float)
        told, held = (np.add.reduceat(each, starts, axis=2) for each in (events, words))
        yield Counts(told, held, design.shared, design.size == 1 and not design.shared)


def pair_p_values(counts: Counts) -> np.ndarray:
    """Return the p values of all pairs of outlets (columns, in the order of `combinations`) in each table, as `fit`
    gives them without event effects and adjustments: NaN where it gives none.

    With nothing but outlets in the model, a cluster's leverage is its share of the outlet's exposure, and covariance
    and degrees of freedom (comparing.py, sandwich.py) are sums over clusters.
    """
    outlets = counts.events.shape[1]
    total, exposure = counts.events.sum(axis=2), counts.exposure.sum(axis=2)
    able = total > 0
    safe = np.where(able, total, 1.0)
    share = counts.exposure / exposure[:, :, None]
    pulled = share / np.maximum(1 - share, 1e-12)
    left = counts.events - total[:, :, None] * share
    scores = left / np.maximum(1 - share, 1e-12) / safe[:, :, None]
    effect = np.maximum(1.0, ((scores**2).sum(axis=2) * total**2).sum(axis=1) / np.maximum(total.sum(axis=1), 1.0))
    columns = []
    for a, b in combinations(range(outlets), 2):
        pair = [a, b]
        fitted = _wald(counts, scores[:, pair], pulled[:, pair], safe[:, pair], pair)
        scale = np.where(able[:, a] & able[:, b], 1.0, effect)
        exact = _exact(total[:, pair] / scale[:, None], exposure[:, pair])
        p = np.where(able[:, a] & able[:, b], np.maximum(fitted, exact), exact)
        columns.append(np.where(able[:, a] | able[:, b], p, np.nan) if counts.events.shape[2] > 1 else np.nan * exact)
    return np.column_stack(columns)


def _gamma(draws: np.random.Generator, variance: float, shape: tuple[int, ...]) -> np.ndarray:
    """Return gamma effects of mean 1."""
    return draws.gamma(1 / variance, variance, shape) if variance else np.ones(shape)


def _wald(counts: Counts, scores: np.ndarray, pulled: np.ndarray, total: np.ndarray, pair: list[int]) -> np.ndarray:
    """Return the p of a pair's log rate ratio being 0: t test, CR3 errors, Satterthwaite's degrees of freedom."""
    events, exposure = counts.events[:, pair], counts.exposure[:, pair]
    sign = np.array([1.0, -1.0])[:, None]
    size = pulled**2 / np.where(exposure > 0, exposure / exposure.sum(axis=2, keepdims=True), 1.0) / total[:, :, None]
    own = pulled**2 / total[:, :, None]
    main = own.sum(axis=2)
    cross = (pulled[:, 0] * pulled[:, 1]).sum(axis=1) if counts.shared else np.zeros(len(total))
    along, seen = scores * sign, events / total[:, :, None] ** 2
    if counts.shared:
        along, seen, size, own = (each.sum(axis=1, keepdims=True) for each in (along, seen, size, own))
    variance = (along**2).sum(axis=(1, 2))
    spread = (size**2 - 2 * size * own).sum(axis=(1, 2)) + (main**2).sum(axis=1) + 2 * cross**2 / total.prod(axis=1)
    freedom = (size.sum(axis=(1, 2)) - main.sum(axis=1)) ** 2 / np.maximum(spread, TINY)
    enough = (freedom >= FEWEST) & (exposure.shape[2] >= LEAST)
    freedom = np.minimum(freedom, shown(variance, ((along**2 - seen) ** 2).sum(axis=(1, 2))))
    if not counts.alone:
        held = events.sum(axis=1) if counts.shared else events.reshape(len(events), -1)
        told = held.sum(axis=1) ** 2 / np.maximum((held**2).sum(axis=1), 1) - 1
        freedom = np.minimum(freedom, np.maximum(told, FEWEST))
    rates = events.sum(axis=2) / exposure.sum(axis=2)
    distance = np.abs(np.log(np.maximum(rates[:, 0], TINY) / np.maximum(rates[:, 1], TINY)))
    p = 2 * stats.t.sf(distance / np.maximum(np.sqrt(variance), TINY), np.maximum(freedom, 1))
    return np.where(enough, p, np.nan)


def _exact(total: np.ndarray, exposure: np.ndarray) -> np.ndarray:
    """Return the exact conditional p of a pair, as exact.py does for one."""
    some, all_of_them = total[:, 0], total.sum(axis=1)
    share = exposure[:, 0] / exposure.sum(axis=1)
    below = np.where(some < all_of_them, stats.beta.sf(share, some + 1, np.maximum(all_of_them - some, 1e-9)), 1.0)
    above = np.where(some > 0, stats.beta.cdf(share, np.maximum(some, 1e-9), all_of_them - some + 1), 1.0)
    exact: np.ndarray = np.minimum(1.0, 2 * np.minimum(below, above))
    return exact
