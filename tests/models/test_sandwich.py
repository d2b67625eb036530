"""Robust covariances and their degrees of freedom are those of their definitions, written out in full matrices."""

import numpy as np
import pandas as pd
import pytest
from scipy.linalg import block_diag, fractional_matrix_power
from statsmodels.genmod.families import Poisson as PoissonFamily
from statsmodels.genmod.generalized_linear_model import GLM

from mediastudy.models.likelihood import Fitted
from mediastudy.models.poisson import poisson
from mediastudy.models.sandwich import robust, satterthwaite, variance
from tests.models.data import simulated

CONTRAST = np.array([1.0, -1.0, 0.0, 0.0])


def fitted() -> tuple[Fitted, np.ndarray]:
    data = simulated()
    columns = pd.get_dummies(data[["outlet", "section"]], dtype=float).to_numpy()[:, :-1]
    found = poisson(data["hedges"].to_numpy(float), data["words"].to_numpy(float), columns)
    return found, np.sort(np.resize(np.arange(12), 60))


def full(found: Fitted, cluster: np.ndarray, power: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the covariance, and what Satterthwaite's rule needs: correction and maker of residuals."""
    root = np.sqrt(found.mean)
    x = found.design * root[:, None]
    bread = np.linalg.inv(x.T @ x)
    hat = x @ bread @ x.T
    blocks = [np.flatnonzero(cluster == one) for one in np.unique(cluster)]
    keep = [fractional_matrix_power(np.eye(len(b)) - hat[np.ix_(b, b)], -power) for b in blocks]
    residual = (found.events - found.mean) / root
    scores = np.array([x[b].T @ a @ residual[b] for b, a in zip(blocks, keep, strict=True)])
    return bread @ scores.T @ scores @ bread, block_diag(*keep) @ x @ bread, np.eye(len(x)) - hat


@pytest.mark.parametrize("power", [0.5, 1.0])
@pytest.mark.parametrize("alone", [False, True])
def test_the_covariance_is_its_definition(power, alone):
    found, cluster = fitted()
    cluster = np.arange(60) if alone else cluster
    assert np.allclose(robust(found, cluster, power).covariance, full(found, cluster, power)[0], rtol=1e-8)


@pytest.mark.parametrize("power", [0.5, 1.0])
def test_outlets_alone_have_it_in_clusters_that_cross_them(power):
    data, cluster = simulated(), np.arange(60) % 12
    columns = pd.get_dummies(data["outlet"], dtype=float).to_numpy()
    found = poisson(data["hedges"].to_numpy(float), data["words"].to_numpy(float), columns)
    both, contrast = robust(found, cluster, power), np.array([1.0, -1.0, 0.0])
    assert np.allclose(both.covariance, full(found, cluster, power)[0], rtol=1e-8)
    assert satterthwaite(both.among(np.array([0, 1])), contrast[:2]) == pytest.approx(satterthwaite(both, contrast))


def test_without_correction_it_is_that_of_statsmodels():
    data = simulated()
    found, cluster = fitted()
    model = GLM(found.events, found.design, PoissonFamily(), offset=np.log(data["words"]))
    other = model.fit(tol=1e-12, cov_type="cluster", cov_kwds={"groups": cluster, "use_correction": False})
    assert np.allclose(robust(found, cluster, 0.0).covariance, other.cov_params(), rtol=1e-6)


def test_the_degrees_of_freedom_are_their_definition():
    found, cluster = fitted()
    _, corrected, maker = full(found, cluster, 1.0)
    along = np.array([np.where(cluster == one, corrected @ CONTRAST, 0.0) for one in np.unique(cluster)])
    gram = along @ maker @ along.T
    expected = np.trace(gram) ** 2 / np.sum(gram**2)
    assert satterthwaite(robust(found, cluster, 1.0), CONTRAST) == pytest.approx(expected, rel=1e-8)


def test_two_outlets_of_like_articles_have_the_degrees_of_freedom_of_a_closed_form():
    design = np.repeat(np.eye(2), [8, 5], axis=0)
    found = poisson(np.resize([1.0, 2, 4], 13), np.full(13, 100.0), design)
    freedom = satterthwaite(robust(found, np.arange(13), 0.5), np.array([1.0, -1.0]))
    a, b = 1 / found.mean[:8].sum(), 1 / found.mean[8:].sum()
    assert freedom == pytest.approx((a + b) ** 2 / (a**2 / 7 + b**2 / 4), rel=1e-8)


def test_the_degrees_of_freedom_that_clusters_show_are_their_definition():
    found, cluster = fitted()
    covariance, corrected, _ = full(found, cluster, 1.0)
    raw = found.events - found.mean
    certain = found.design @ np.linalg.inv(found.design.T @ (found.mean[:, None] * found.design)) @ CONTRAST
    squares, seen = np.zeros((2, 12))
    for one in range(12):
        here = cluster == one
        squares[one] = ((corrected @ CONTRAST)[here] @ (raw / np.sqrt(found.mean))[here]) ** 2
        seen[one] = certain[here] ** 2 @ found.events[here]
    expected = 2 * squares.sum() ** 2 / ((squares - seen) ** 2).sum() - 3
    total, freedom = variance(robust(found, cluster, 1.0), CONTRAST)
    assert (total, freedom) == pytest.approx((CONTRAST @ covariance @ CONTRAST, max(expected, 3)), rel=1e-8)
