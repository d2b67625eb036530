"""p values of many comparisons, corrected."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


def holm(p: np.ndarray) -> np.ndarray:
    """Return the p values corrected for the chance of any error (Holm 1979); NaN stay so and do not count."""
    return _in_order(p, lambda ordered, size: np.maximum.accumulate(ordered * np.arange(size, 0, -1)))


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """Return the p values corrected for the share of errors (Benjamini & Hochberg 1995); NaN stay so."""
    return _in_order(p, lambda ordered, size: _least_above(ordered * size / np.arange(1, size + 1)))


def _in_order(p: np.ndarray, correct: Callable[[np.ndarray, int], np.ndarray]) -> np.ndarray:
    corrected = np.full(len(p), np.nan)
    order = np.argsort(p)[: int(np.isfinite(p).sum())]
    corrected[order] = np.minimum(correct(p[order], len(order)), 1.0)
    return corrected


def _least_above(values: np.ndarray) -> np.ndarray:
    return np.minimum.accumulate(values[::-1])[::-1]
