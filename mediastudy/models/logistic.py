"""Logistic regression of whether a story has at least one, by Fisher scoring on a design matrix given as numbers."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit

from mediastudy.models.likelihood import CLOSE, STEPS, Fitted, not_converged, scoring_step, settled


def logistic(events: np.ndarray, design: np.ndarray) -> Fitted:
    """Return the maximum-likelihood fit of logit P(event) = design @ params, for events of 0 or 1.

    Raises ModelError when it does not converge or a parameter runs away (separation).
    """
    mean = (events + 0.5) / 2
    linear, deviance = logit(mean), np.inf
    for _ in range(STEPS):
        variance = mean * (1 - mean)
        params = scoring_step(design, variance, linear + (events - mean) / variance)
        linear = np.clip(design @ params, -30, 30)
        mean = expit(linear)
        before, deviance = deviance, float((np.logaddexp(0, linear) - events * linear).sum())
        if abs(before - deviance) <= CLOSE * (abs(deviance) + 1):
            found = Fitted(design, events, params, mean, mean * (1 - mean), (events - mean) ** 2)
            return settled(found, linear, float(logit(events.mean())))
    raise not_converged()
