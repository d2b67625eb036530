"""Poisson regression with a log-exposure offset, by Fisher scoring on a design matrix given as numbers."""

from __future__ import annotations

import numpy as np

from mediastudy.models.likelihood import CLOSE, STEPS, Fitted, not_converged, scoring_step, settled


def poisson(events: np.ndarray, exposure: np.ndarray, design: np.ndarray) -> Fitted:
    """Return the maximum-likelihood fit of log E(events) = log exposure + design @ params.

    Raises ModelError when it does not converge or a parameter runs away (separation).
    """
    offset, mean = np.log(exposure), (events + exposure * events.sum() / exposure.sum()) / 2
    linear, deviance = np.log(mean), np.inf
    for _ in range(STEPS):
        params = scoring_step(design, mean, linear - offset + (events - mean) / mean)
        linear = np.clip(offset + design @ params, -30, 30)
        mean = np.exp(linear)
        before, deviance = deviance, float((mean - events * linear).sum())
        if abs(before - deviance) <= CLOSE * (abs(deviance) + 1):
            common = float(np.log(events.sum() / exposure.sum()))
            return settled(Fitted(design, events, params, mean, mean, events), linear - offset, common)
    raise not_converged()
