"""Cluster-robust covariance with small-sample corrections, and its degrees of freedom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediastudy.models.likelihood import Fitted

ALONE = 1 - 1e-8
"""A leverage from here on is 1: nothing is left of the residual in that direction."""


@dataclass(frozen=True)
class Robust:
    """A robust covariance of the parameters, and what degrees of freedom are counted from (rows sorted by cluster)."""

    covariance: np.ndarray
    bread: np.ndarray
    weighted: np.ndarray
    corrected: np.ndarray
    cluster: np.ndarray

    @property
    def starts(self) -> np.ndarray:
        """Return the first row of each cluster."""
        return np.flatnonzero(np.diff(self.cluster, prepend=-1))

    @property
    def clusters(self) -> int:
        """Return the number of clusters."""
        return len(self.starts)

    def among(self, columns: np.ndarray) -> Robust:
        """Return what concerns only some columns: all there is to them if no article has further ones."""
        square = np.ix_(columns, columns)
        rows = self.weighted[:, columns].any(axis=1)
        weighted, corrected = (each[rows][:, columns] for each in (self.weighted, self.corrected))
        return Robust(self.covariance[square], self.bread[square], weighted, corrected, self.cluster[rows])


def robust(fitted: Fitted, cluster: np.ndarray, power: float) -> Robust:
    """Return the sandwich covariance of a fit whose articles are dependent within a `cluster` (codes).

    Residuals of cluster g are multiplied by (I - H_gg)^-power, H the hat matrix of the working model: power 1/2 is CR2
    (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018), power 1 is CR3, the jackknife; with an article a cluster these
    are HC2 and HC3 (MacKinnon & White 1985).
    """
    order = np.argsort(cluster, kind="stable")
    grouped = cluster[order]
    starts = np.flatnonzero(np.diff(grouped, prepend=-1))
    root = np.sqrt(fitted.variance[order])
    weighted = fitted.design[order] * root[:, None]
    residual = (fitted.events - fitted.mean)[order] / root
    bread = np.linalg.pinv(weighted.T @ weighted, hermitian=True)
    corrected = _corrected(weighted, bread, starts, power)
    scores = np.add.reduceat(corrected * residual[:, None], starts)
    return Robust(bread @ (scores.T @ scores) @ bread, bread, weighted, corrected, grouped)


def satterthwaite(found: Robust, contrast: np.ndarray) -> float:
    """Return the degrees of freedom of the t test of a contrast (Bell & McCaffrey 2002, section 4; independence)."""
    along, starts = found.corrected @ (found.bread @ contrast), found.starts
    size = np.add.reduceat(along**2, starts)
    pulled = np.add.reduceat(found.weighted * along[:, None], starts)
    common = pulled.T @ pulled @ found.bread
    own = ((pulled @ found.bread) * pulled).sum(axis=1)
    spread = float(size @ size - 2 * size @ own + np.sum(common * common.T))
    mean = float(size.sum() - np.trace(common))
    return mean**2 / spread if spread > 0 else 0.0


def _corrected(weighted: np.ndarray, bread: np.ndarray, starts: np.ndarray, power: float) -> np.ndarray:
    if len(starts) == len(weighted):
        leverage = ((weighted @ bread) * weighted).sum(axis=1)
        return np.asarray(weighted * _factor(leverage, power)[:, None])
    if ((weighted != 0).sum(axis=1) <= 1).all():
        leverage = np.add.reduceat(weighted**2, starts) * np.diag(bread)
        return np.asarray(weighted * np.repeat(_factor(leverage, power), np.diff(starts, append=len(weighted)), axis=0))
    values, vectors = np.linalg.eigh(bread)
    half = vectors * np.sqrt(np.maximum(values, 0))
    parts = np.split(weighted, starts[1:])
    return np.vstack([_one_corrected(part, half, power) for part in parts])


def _factor(leverage: np.ndarray, power: float) -> np.ndarray:
    """Return (1 - leverage)^-power, 0 where nothing is left of the residual."""
    return np.where(leverage < ALONE, (1 - np.minimum(leverage, ALONE)) ** -power, 0.0)


def _one_corrected(part: np.ndarray, half: np.ndarray, power: float) -> np.ndarray:
    directions, singular, _ = np.linalg.svd(part @ half, full_matrices=False)
    factor = _factor(singular**2, power)
    corrected: np.ndarray = part + directions @ ((factor - 1)[:, None] * (directions.T @ part))
    return corrected
