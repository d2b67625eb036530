"""What a fitted model is: the likelihood says how means are estimated, the spread of the articles how surely."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediastudy.errors import ModelError

STEPS = 100
CLOSE = 1e-12
FAR = 15.0
"""A log ratio beyond this is no estimate but a likelihood that still rises at infinity: separation."""


@dataclass(frozen=True)
class Fitted:
    """A fitted regression: design, events, estimates, the mean of each article, and its variance by the likelihood.

    `seen` is that variance as the article's own events show it: the likelihood's V(mean) + V'(mean) (events - mean).
    """

    design: np.ndarray
    events: np.ndarray
    params: np.ndarray
    mean: np.ndarray
    variance: np.ndarray
    seen: np.ndarray


def scoring_step(design: np.ndarray, variance: np.ndarray, working: np.ndarray) -> np.ndarray:
    """Return the estimates of a step of Fisher scoring (McCullagh & Nelder 1989, 2.5), for a canonical link.

    A design of less than full rank gets the shortest solution, whose estimable contrasts are unique.
    """
    root = np.sqrt(variance)
    return np.asarray(np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0])


def settled(fitted: Fitted, linear: np.ndarray, common: float) -> Fitted:
    """Return `fitted` unless its linear predictor is too far from the `common` one: then ModelError (separation)."""
    if np.abs(linear - common).max() > FAR:
        raise ModelError("Separation: some adjusted-for value tells where events are none, or all; adjust for less.")
    return fitted


def not_converged() -> ModelError:
    """Return the error of a likelihood that has no maximum within reach."""
    return ModelError(f"The model did not converge in {STEPS} steps; adjust for less, or merge small outlets.")
