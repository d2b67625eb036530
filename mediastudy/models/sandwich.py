"""Cluster-robust covariance with small-sample corrections, and its degrees of freedom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediastudy.models.likelihood import Fitted

FEWEST = 3.0
"""With fewer degrees of freedom than this an interval is not shown: see docs/statistics.md."""
ALONE = 1 - 1e-8
"""A leverage from here on is 1: nothing is left of the residual in that direction."""
SMALL_SAMPLE = 3
TINY = 1e-300


@dataclass(frozen=True)
class Robust:
    """What a robust covariance of the parameters and its degrees of freedom are made of (rows sorted by cluster).

    The design, weighted, and corrected for what the fit takes of the residuals; the residuals, and the variances as
    events show them, both as multiples of the likelihood's.
    """

    bread: np.ndarray
    weighted: np.ndarray
    corrected: np.ndarray
    residual: np.ndarray
    seen: np.ndarray
    cluster: np.ndarray

    @property
    def covariance(self) -> np.ndarray:
        """Return the sandwich."""
        scores = np.add.reduceat(self.corrected * self.residual[:, None], self.starts)
        return np.asarray(self.bread @ (scores.T @ scores) @ self.bread)

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
        residual, seen, cluster = (each[rows] for each in (self.residual, self.seen, self.cluster))
        return Robust(self.bread[square], weighted, corrected, residual, seen, cluster)


def robust(fitted: Fitted, cluster: np.ndarray, power: float) -> Robust:
    """Return what the covariance is made of, for a fit whose articles are dependent within a `cluster` (codes).

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
    return Robust(bread, weighted, corrected, residual, fitted.seen[order] / root**2, grouped)


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


def variance(found: Robust, contrast: np.ndarray) -> tuple[float, float]:
    """Return the variance of a contrast, and the degrees of freedom that its clusters show (see `shown`)."""
    direction = found.bread @ contrast
    squares = np.add.reduceat((found.corrected @ direction) * found.residual, found.starts) ** 2
    seen = np.add.reduceat((found.weighted @ direction) ** 2 * found.seen, found.starts)
    return float(squares.sum()), float(shown(squares.sum(), ((squares - seen) ** 2).sum()))


def shown(total: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Return the degrees of freedom that squared residuals show, from their `total` and how far `apart` they are.

    Satterthwaite's (1946) rule for a sum of independent squares: twice its square over its variance. That is estimated
    by the sum `apart` of (square - s)^2, s being what the likelihood alone makes of it (of Poisson counts, the events),
    so rare counts do not pass for unlike ones. Few where a few clusters make most of the overdispersion. Less 3, as
    small samples look too even (found by simulation: docs/statistics.md); at least FEWEST.
    """
    free = 2 * total**2 / np.maximum(apart, TINY) - SMALL_SAMPLE
    return np.asarray(np.where(apart > 0, np.maximum(free, FEWEST), np.inf))


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
