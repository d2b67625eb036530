"""Poisson regression with a log-exposure offset, by Fisher scoring on a design matrix given as numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediastudy.errors import ModelError

STEPS = 100
CLOSE = 1e-12
FAR = 15.0
"""A log rate ratio beyond this is no estimate but a likelihood that still rises at infinity: separation."""


@dataclass(frozen=True)
class Poisson:
    """A fitted Poisson regression: the design, the events, the estimates, and the mean of each article."""

    design: np.ndarray
    events: np.ndarray
    params: np.ndarray
    mean: np.ndarray


def poisson(events: np.ndarray, exposure: np.ndarray, design: np.ndarray) -> Poisson:
    """Return the maximum-likelihood fit of log E(events) = log exposure + design @ params.

    Iteratively reweighted least squares (McCullagh & Nelder 1989, section 2.5); a design of less than full rank gets
    the shortest solution, whose estimable contrasts are unique. Raises ModelError when it does not converge or a
    parameter runs away (separation).
    """
    offset, mean = np.log(exposure), (events + exposure * events.sum() / exposure.sum()) / 2
    linear, deviance = np.log(mean), np.inf
    for _ in range(STEPS):
        root = np.sqrt(mean)
        working = linear - offset + (events - mean) / mean
        params = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0]
        linear = np.clip(offset + design @ params, -30, 30)
        mean = np.exp(linear)
        before, deviance = deviance, float((mean - events * linear).sum())
        if abs(before - deviance) <= CLOSE * (abs(deviance) + 1):
            return _settled(Poisson(design, events, params, mean), linear - offset, exposure)
    raise ModelError(f"The Poisson model did not converge in {STEPS} steps; adjust for less, or merge small outlets.")


def _settled(found: Poisson, log_rate: np.ndarray, exposure: np.ndarray) -> Poisson:
    common = np.log(found.events.sum() / exposure.sum())
    if np.abs(log_rate - common).max() > FAR:
        raise ModelError("Separation: some adjusted-for value tells where events are none; adjust for less.")
    return found
