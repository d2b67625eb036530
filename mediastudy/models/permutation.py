"""Studentised permutation: outlets' labels are dealt anew to articles that the null hypothesis makes exchangeable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import fdtrc

from mediastudy.models.sandwich import shown

CHUNK = 1_000_000
"""So many labels are dealt at a time: what a draw needs stays in memory."""
HALF = 0.5
"""Added to events and to what is expected, so that an outlet without events has a finite rate and error."""
FULL = 0.999
"""A cluster with all that is expected of an outlet leaves nothing to tell its residual by."""

TINY = 1e-12


@dataclass(frozen=True)
class Units:
    """What labels are dealt to, a row a unit: events, those expected if outlets are alike, label, block, cluster.

    Labels are dealt within a block; if `blocks_too`, the labels of blocks of one size are exchanged, too.
    """

    events: np.ndarray
    expected: np.ndarray
    label: np.ndarray
    block: np.ndarray
    cluster: np.ndarray
    blocks_too: bool = False

    @property
    def apart(self) -> bool:
        """Return whether every unit is a cluster of its own, so that outlets' rates are independent."""
        return len(np.unique(self.cluster)) == len(self.cluster)


def permutation_test(units: Units, draws: int, seed: int) -> tuple[float, float, float]:
    """Return the statistic, its p, and the least p that any dealing of labels could have had.

    The null distribution is that of `draws` random dealings and the one observed (Phipson & Smyth 2010): exact when
    units are exchangeable within their blocks. As the statistic is studentised, outlets of unlike dispersion or length
    do not mislead it when units are many (Janssen 1997; Chung & Romano 2013; Pauly, Brunner & Konietschke 2015).
    """
    observed = statistics(units, units.label[None])[0]
    dealt = np.concatenate([statistics(units, labels) for labels in deals(units, draws, np.random.default_rng(seed))])
    values = np.append(dealt, observed)
    reached = (values >= observed - 1e-9 * abs(observed)).mean()
    return float(observed), float(reached), float((values >= values.max() * (1 - 1e-9)).mean())


def statistics(units: Units, labels: np.ndarray) -> np.ndarray:
    """Return Wald's statistic of one rate for each row of `labels`, the covariance that of clusters (HC3, CR3)."""
    return _wald(*_estimates(units, labels))


def welch_test(units: Units) -> float:
    """Return p of Welch's (1951) test of one rate, on the logarithms and errors of `statistics`.

    Its degrees of freedom are those of outlets that vary unlike; an outlet's are its units less 1, but not more than
    their residuals show. For units that are clusters of their own.
    """
    values, covariance = _estimates(units, units.label[None])
    weight, size = 1 / np.diag(covariance[0]), len(values[0])
    common = weight @ values[0] / weight.sum()
    spread = float(((1 - weight / weight.sum()) ** 2 / _freedom(units)).sum())
    between = float(weight @ (values[0] - common) ** 2) / (size - 1)
    statistic = between / (1 + 2 * (size - 2) / (size**2 - 1) * spread)
    return float(fdtrc(size - 1, (size**2 - 1) / (3 * spread), statistic))


def deals(units: Units, draws: int, generator: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield labels dealt at random, some rows at a time, `draws` in all."""
    size = max(1, CHUNK // len(units.label))
    for first in range(0, draws, size):
        labels = np.tile(units.label, (min(size, draws - first), 1))
        if units.blocks_too:
            labels = _exchanged(labels, units.block, generator)
        yield _within(labels, units.block, generator)


def _sums(place: np.ndarray, values: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Return the sums of `values` (one each, or a row of them each) by their `place` in an array of that shape."""
    every = np.broadcast_to(values, place.shape).ravel()
    return np.bincount(place.ravel(), every, int(np.prod(shape))).reshape(shape)


def _estimates(units: Units, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return, for each row of `labels`, the outlets' log rates and their covariance.

    The rate of outlet o, as a multiple of what is expected, is (events + 1/2) / (expected + 1/2); logarithms are
    compared, whose variance an outlet's own articles tell with the least dependence on their number.
    """
    outlets = int(units.label.max()) + 1
    place = np.arange(len(labels))[:, None] * outlets + labels
    events, expected = (_sums(place, each, (len(labels), outlets)) for each in (units.events, units.expected))
    rate = (events + HALF) / (expected + HALF)
    residual = units.events - units.expected * np.take_along_axis(rate, labels, axis=1)
    covariance = _covariance(units, labels, residual, expected)
    scale = events + HALF
    return np.log(rate), covariance / (scale[:, :, None] * scale[:, None, :])


def _freedom(units: Units) -> np.ndarray:
    """Return the degrees of freedom of each outlet's rate."""
    size, events, expected = (np.bincount(units.label, each) for each in (None, units.events, units.expected))
    share = units.expected / expected[units.label]
    squares = ((units.events - share * events[units.label]) / (1 - np.minimum(share, FULL))) ** 2
    sums = [np.bincount(units.label, each) for each in (squares, (squares - units.events) ** 2)]
    return np.asarray(np.minimum(size - 1, shown(*sums)))


def _covariance(units: Units, labels: np.ndarray, residual: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Return, for each row, the outlets' covariance of events: sums of clusters over 1 - their share of the outlet."""
    rows, outlets = expected.shape
    cluster, size = np.unique(units.cluster, return_inverse=True, return_counts=True)[1:]
    alone = size[cluster] == 1
    place = np.arange(rows)[:, None] * outlets + labels
    share = units.expected / np.take_along_axis(np.maximum(expected, TINY), labels, axis=1)
    squares = np.where(alone, residual / (1 - np.minimum(share, FULL)), 0.0) ** 2
    own = np.eye(outlets) * (_sums(place, squares, (rows, outlets)) + HALF)[:, None, :]
    if alone.all():
        return np.asarray(own)
    codes, cluster = np.unique(cluster[~alone], return_inverse=True)
    shape = (rows, len(codes), outlets)
    place = (np.arange(rows)[:, None] * len(codes) + cluster) * outlets + labels[:, ~alone]
    held, sums = (_sums(place, each[..., ~alone], shape) for each in (units.expected, residual))
    sums = sums / (1 - np.minimum(held / np.maximum(expected, TINY)[:, None, :], FULL))
    return np.asarray(sums.transpose(0, 2, 1) @ sums + own)


def _wald(values: np.ndarray, covariance: np.ndarray) -> np.ndarray:
    """Return, for each row, the squared distance of `values` from their best common value."""
    solved = np.linalg.solve(covariance, np.stack([values, np.ones_like(values)], axis=2))
    found, weight = solved[..., 0], solved[..., 1]
    common = (weight * values).sum(axis=1) / weight.sum(axis=1)
    return np.asarray(((values - common[:, None]) * (found - common[:, None] * weight)).sum(axis=1))


def _within(labels: np.ndarray, block: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    if (block == block[0]).all():
        return generator.permuted(labels, axis=1)
    order = np.argsort(block + generator.random(labels.shape), axis=1)
    dealt = np.empty_like(labels)
    dealt[:, np.argsort(block, kind="stable")] = np.take_along_axis(labels, order, axis=1)
    return dealt


def _exchanged(labels: np.ndarray, block: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Return the labels with those of whole blocks exchanged among blocks of the same size."""
    order = np.argsort(block, kind="stable")
    starts = np.flatnonzero(np.diff(block[order], prepend=-1))
    sizes = np.diff(starts, append=len(block))
    exchanged = labels.copy()
    for size in np.unique(sizes):
        rows = order[starts[sizes == size][:, None] + np.arange(size)]
        dealt = np.argsort(generator.random((len(labels), len(rows))), axis=1)
        taken = labels[np.arange(len(labels))[:, None], rows[dealt].reshape(len(labels), -1)]
        exchanged[:, rows.ravel()] = taken
    return exchanged
