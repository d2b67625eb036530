"""The omnibus test: are the outlets' rates one? A score test, its p value from flipping whole clusters' signs."""

from __future__ import annotations

from itertools import product

import numpy as np

from mediastudy.models.likelihood import Fitted

FLIPS = 9999
CHUNK = 1000
EXACT = 12
"""Up to this many clusters every pattern of signs is tried."""
SEED = 20


def score_test(null: Fitted, tested: np.ndarray, cluster: np.ndarray, flips: int = FLIPS) -> tuple[float, int, float]:
    """Return statistic, degrees of freedom and p of the `tested` columns adding nothing to the `null` model.

    The statistic is the cluster-robust score statistic (Boos 1992, equation 4); its p value is the share of flipped
    signs of clusters' scores with one as large (the score bootstrap of Kline & Santos 2012, Rademacher weights).
    NaN when there are not at least two clusters more than degrees of freedom, or fewer than six.
    """
    scores = _scores(null, tested, cluster)
    rank = int(np.linalg.matrix_rank(scores.T @ scores))
    if len(scores) < max(tested.shape[1] + 2, 6) or rank == 0:
        return np.nan, tested.shape[1], np.nan
    inverse = np.linalg.pinv(scores.T @ scores, hermitian=True)
    total = scores.sum(axis=0)
    statistic = float(total @ inverse @ total)
    larger, tried = 0, 0
    for signs in _signs(len(scores), flips):
        flipped = signs @ scores
        larger += int((np.einsum("fi,ij,fj->f", flipped, inverse, flipped) >= statistic * (1 - 1e-9)).sum())
        tried += len(signs)
    drawn = int(len(scores) > EXACT)
    return statistic, rank, (larger + drawn) / (tried + drawn)


def _scores(null: Fitted, tested: np.ndarray, cluster: np.ndarray) -> np.ndarray:
    """Return a row a cluster: the sum of its articles' efficient scores, what the null model explains taken out."""
    root = np.sqrt(null.variance)[:, None]
    explained = np.linalg.lstsq(null.design * root, tested * root, rcond=None)[0]
    each = (tested - null.design @ explained) * (null.events - null.mean)[:, None]
    order = np.argsort(cluster, kind="stable")
    return np.add.reduceat(each[order], np.flatnonzero(np.diff(cluster[order], prepend=-1)))


def _signs(clusters: int, flips: int) -> list[np.ndarray] | map[np.ndarray]:
    if clusters <= EXACT:
        return [np.array(list(product((1.0, -1.0), repeat=clusters)))]
    draws = np.random.default_rng(SEED)
    sizes = [CHUNK] * (flips // CHUNK) + [flips % CHUNK]
    return map(lambda size: draws.integers(0, 2, (size, clusters)) * 2.0 - 1.0, sizes)  # noqa: C417 (lazy)
