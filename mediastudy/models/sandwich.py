"""Cluster-robust covariance with small-sample corrections, its degrees of freedom, and a Wald test that knows them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from mediastudy.models.poisson import Poisson

ALONE = 1 - 1e-8
"""A leverage from here on is 1: nothing is left of the residual in that direction."""
LEAST = 2.0
"""With fewer residual degrees of freedom than this an F test has no answer."""
MANY = 4000
"""Clusters times restrictions above this: the exact count of the F test's degrees of freedom is not worth its time."""


@dataclass(frozen=True)
class Robust:
    """A robust covariance of the parameters, and what degrees of freedom are counted from (rows sorted by cluster)."""

    covariance: np.ndarray
    bread: np.ndarray
    weighted: np.ndarray
    corrected: np.ndarray
    starts: np.ndarray

    @property
    def clusters(self) -> int:
        """Return the number of clusters."""
        return len(self.starts)


def robust(fitted: Poisson, cluster: np.ndarray, power: float) -> Robust:
    """Return the sandwich covariance of a Poisson fit whose articles are dependent within a `cluster` (codes).

    Residuals of cluster g are multiplied by (I - H_gg)^-power, H the hat matrix of the working model: power 1/2 is CR2
    (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018), power 1 is CR3, the jackknife; with an article a cluster these
    are HC2 and HC3 (MacKinnon & White 1985).
    """
    order = np.argsort(cluster, kind="stable")
    starts = np.flatnonzero(np.diff(cluster[order], prepend=-1))
    root = np.sqrt(fitted.mean[order])
    weighted = fitted.design[order] * root[:, None]
    residual = (fitted.events - fitted.mean)[order] / root
    bread = np.linalg.pinv(weighted.T @ weighted, hermitian=True)
    corrected = _corrected(weighted, bread, starts, power)
    scores = np.add.reduceat(corrected * residual[:, None], starts)
    return Robust(bread @ (scores.T @ scores) @ bread, bread, weighted, corrected, starts)


def satterthwaite(found: Robust, contrast: np.ndarray) -> float:
    """Return the degrees of freedom of the t test of a contrast (Bell & McCaffrey 2002, section 4; independence)."""
    along = found.corrected @ (found.bread @ contrast)
    size = np.add.reduceat(along**2, found.starts)
    pulled = np.add.reduceat(found.weighted * along[:, None], found.starts)
    common = pulled.T @ pulled @ found.bread
    own = np.einsum("gi,ij,gj->g", pulled, found.bread, pulled)
    spread = float(size @ size - 2 * size @ own + np.sum(common * common.T))
    mean = float(size.sum() - np.trace(common))
    return mean**2 / spread if spread > 0 else 0.0


def wald(found: Robust, params: np.ndarray, contrasts: np.ndarray) -> tuple[float, float, float, float]:
    """Return F, its two degrees of freedom, and p, for all contrasts (rows) being 0.

    An approximate Hotelling T-squared (Pustejovsky & Tipton 2018, section 3.2): F is Q / q x (eta - q + 1) / eta
    on q and eta - q + 1 degrees of freedom. NaN when nothing is left to test with.
    """
    rank = len(contrasts)
    covariance = contrasts @ found.covariance @ contrasts.T
    estimate = contrasts @ params
    if np.linalg.matrix_rank(covariance) < rank:
        return np.nan, float(rank), np.nan, np.nan
    freedom = _hotelling(found, contrasts) if found.clusters * rank <= MANY else float(found.clusters - 1)
    left = freedom - rank + 1
    if left < LEAST:
        return np.nan, float(rank), left, np.nan
    value = float(estimate @ np.linalg.solve(covariance, estimate)) / rank * left / freedom
    return value, float(rank), left, float(stats.f.sf(value, rank, left))


def _hotelling(found: Robust, contrasts: np.ndarray) -> float:
    """Return eta: the degrees of freedom of the Wishart distribution with the covariance's mean and total variance."""
    values, vectors = np.linalg.eigh(contrasts @ found.bread @ contrasts.T)
    whitened = (vectors / np.sqrt(values)) @ vectors.T @ contrasts
    along = found.corrected @ (found.bread @ whitened.T)
    ends = [*found.starts[1:], len(along)]
    spans = [slice(first, end) for first, end in zip(found.starts, ends, strict=True)]
    pulled = np.stack([along[span].T @ found.weighted[span] for span in spans])
    outer = np.stack([along[span].T @ along[span] for span in spans])
    mean, total = np.zeros((len(contrasts), len(contrasts))), 0.0
    for number in range(len(spans)):
        shared = -(pulled[number] @ found.bread) @ pulled.transpose(0, 2, 1)
        shared[number] += outer[number]
        mean += shared[number]
        total += float((np.trace(shared, axis1=1, axis2=2) ** 2).sum() + np.einsum("gst,gts->", shared, shared))
    return float(np.trace(mean) ** 2 + np.sum(mean**2)) / total


def _corrected(weighted: np.ndarray, bread: np.ndarray, starts: np.ndarray, power: float) -> np.ndarray:
    if len(starts) == len(weighted):
        left = 1 - np.einsum("ij,jk,ik->i", weighted, bread, weighted)
        return weighted * np.where(left > 1 - ALONE, np.maximum(left, 1 - ALONE) ** -power, 0.0)[:, None]
    values, vectors = np.linalg.eigh(bread)
    half = vectors * np.sqrt(np.maximum(values, 0))
    parts = np.split(weighted, starts[1:])
    return np.vstack([_one_corrected(part, half, power) for part in parts])


def _one_corrected(part: np.ndarray, half: np.ndarray, power: float) -> np.ndarray:
    directions, singular, _ = np.linalg.svd(part @ half, full_matrices=False)
    leverage = singular**2
    factor = np.where(leverage < ALONE, (1 - np.minimum(leverage, ALONE)) ** -power, 0.0)
    corrected: np.ndarray = part + directions @ ((factor - 1)[:, None] * (directions.T @ part))
    return corrected
