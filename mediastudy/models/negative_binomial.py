"""Checks beside the Poisson model: is there overdispersion, and would a negative binomial model say the same?"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy import stats
from statsmodels.discrete.discrete_model import NegativeBinomial

from mediastudy.models.likelihood import Fitted


def dispersion(fitted: Fitted) -> dict[str, float]:
    """Return Pearson's chi-squared per degree of freedom, and p of no overdispersion (Dean & Lawless 1989, P_B)."""
    excess = (fitted.events - fitted.mean) ** 2
    left = max(len(fitted.events) - int(np.linalg.matrix_rank(fitted.design)), 1)
    score = float((excess - fitted.events).sum() / np.sqrt(2 * (fitted.mean**2).sum()))
    return {"pearson_per_df": float((excess / fitted.mean).sum()) / left, "p": float(stats.norm.sf(score))}


def check(fitted: Fitted, exposure: np.ndarray, outlets: int) -> Mapping[str, Any]:
    """Return what an NB2 model of the same design says: usable, alpha, its error, and how far its ratios differ.

    `largest_change` is the largest factor between a rate ratio of this model and of the Poisson one. It is usable only
    when it converged with finite errors: with nine in ten counts 0 it often does not.
    """
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            model = NegativeBinomial(fitted.events, fitted.design, offset=np.log(exposure))
            found = model.fit(disp=0, maxiter=200, start_params=[*fitted.params, 0.5])
        except (np.linalg.LinAlgError, ValueError, FloatingPointError):
            return {"usable": False, "reason": "the fit broke down"}
    errors = np.asarray(found.bse)
    if not found.mle_retvals["converged"] or not np.isfinite(errors).all() or found.params[-1] <= 0:
        return {"usable": False, "reason": "not converged, or errors that are not finite"}
    change = (found.params[:-1] - fitted.params)[:outlets]
    factor = float(np.exp(change.max() - change.min()))
    return {"usable": True, "alpha": float(found.params[-1]), "se": float(errors[-1]), "largest_change": factor}
