"""Fit: logistic and conditional-logit models on hashed features, by L-BFGS with a Gaussian prior."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from mediastudy.annotation.attribution.features import BITS

Floats64 = NDArray[Any]
Ints = NDArray[Any]
Ids = NDArray[Any]
Loss = Callable[[Floats64], tuple[float, Floats64]]
PAD = -1
"""Stands for no feature, where examples of one model have different numbers of features."""
FULL, HELD_OUT = 70, 50
"""Rounds of L-BFGS for a model that ships, and for one that only says what held-out articles would look like."""
LEAST = 2
"""A feature seen fewer times has no weight."""


@dataclass(frozen=True, slots=True)
class Design:
    """The feature matrix, and the entry of the weight table each of its columns stands for."""

    matrix: sp.csr_matrix
    entries: Ints


def design(ids: Ids) -> Design:
    """Return the matrix of `ids`, the features of each example (rows), leaving out the rare ones."""
    counts = np.bincount(ids[ids != PAD], minlength=1 << BITS)
    entries = np.flatnonzero(counts >= LEAST)
    number = np.full((1 << BITS) + 1, -1, dtype=np.int32)  # the last one is where PAD leads
    number[entries] = np.arange(len(entries))
    columns = number[ids]
    kept = columns >= 0
    pointers = np.concatenate([[0], np.cumsum(kept.sum(axis=1))])
    values = np.ones(int(pointers[-1]))
    return Design(sp.csr_matrix((values, columns[kept], pointers), shape=(len(ids), len(entries))), entries)


def fit_logit(
    ids: Ids, right: Floats64, penalty: float, offset: Floats64 | None = None, rounds: int = FULL
) -> tuple[Floats64, float]:
    """Return the weight table of a logistic model, and the weight of the `offset` column (0 without one)."""
    data = design(ids)
    matrix = data.matrix if offset is None else sp.hstack([data.matrix, offset[:, None]], format="csr")
    turned = matrix.T.tocsr()
    signs = np.asarray(right, dtype=np.float64)
    loose = np.ones(matrix.shape[1])
    if offset is not None:
        loose[-1] = 0.01

    def loss(weights: Floats64) -> tuple[float, Floats64]:
        scores = matrix @ weights
        value = np.logaddexp(0, scores) - signs * scores
        slope = turned @ (1 / (1 + np.exp(-scores)) - signs)
        return value.sum() + 0.5 * penalty * (loose * weights) @ weights, slope + penalty * loose * weights

    weights = _minimum(loss, matrix.shape[1], rounds)
    table = _table(weights[: len(data.entries)], data.entries)
    return table, float(weights[-1]) if offset is not None else 0.0


def fit_choice(ids: Ids, group: Ints, right: Ints, penalty: float, rounds: int = FULL) -> Floats64:
    """Return the weights of a choice model: of each group (sorted numbers) the row that stands in `right` is chosen."""
    data = design(ids)
    matrix, turned = data.matrix, data.matrix.T.tocsr()
    starts = np.concatenate([[0], np.flatnonzero(np.diff(group)) + 1])
    number = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(group))))
    chosen = np.zeros(len(group))
    chosen[right] = 1

    def loss(weights: Floats64) -> tuple[float, Floats64]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - top[number])
        sums = np.add.reduceat(powers, starts)
        slope = turned @ (powers / sums[number] - chosen)
        value = (np.log(sums) + top).sum() - scores[right].sum()
        return value + 0.5 * penalty * weights @ weights, slope + penalty * weights

    return _table(_minimum(loss, matrix.shape[1], rounds), data.entries)


def _minimum(loss: Loss, size: int, rounds: int) -> Floats64:
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
    return np.asarray(found.x)


def _table(weights: Floats64, entries: Ints) -> Floats64:
    table = np.zeros(1 << BITS)
    table[entries] = weights
    return table
