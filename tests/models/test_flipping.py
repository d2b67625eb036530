"""The score test: its statistic is its definition, and its p value counts patterns of signs."""

from itertools import product

import numpy as np
import pytest
from scipy import stats

from mediastudy.models.flipping import score_test
from mediastudy.models.likelihood import Fitted
from mediastudy.models.poisson import poisson
from tests.models.data import simulated


def null_and_columns(articles: int = 20) -> tuple[Fitted, np.ndarray]:
    data = simulated(articles=articles)
    null = poisson(data["hedges"].to_numpy(float), data["words"].to_numpy(float), np.ones((len(data), 1)))
    return null, (data["outlet"].to_numpy()[:, None] == ["B", "C"]).astype(float)


def test_the_statistic_is_its_definition():
    null, columns = null_and_columns()
    share = (columns * null.mean[:, None]).sum(axis=0) / null.mean.sum()
    scores = (columns - share) * (null.events - null.mean)[:, None]
    total = scores.sum(axis=0)
    expected = total @ np.linalg.solve(scores.T @ scores, total)
    assert score_test(null, columns, np.arange(60))[:2] == (pytest.approx(expected), 2)


def test_few_clusters_have_every_pattern_of_signs_tried():
    null, columns = null_and_columns(4)
    share = (columns * null.mean[:, None]).sum(axis=0) / null.mean.sum()
    scores = (columns - share) * (null.events - null.mean)[:, None]
    inverse = np.linalg.inv(scores.T @ scores)
    found = [np.array(signs) @ scores for signs in product([1, -1], repeat=12)]
    values = np.array([total @ inverse @ total for total in found])
    assert score_test(null, columns, np.arange(12))[2] == pytest.approx(np.mean(values >= values[0] - 1e-9))


def test_many_clusters_give_nearly_chi_squared():
    null, columns = null_and_columns(200)
    statistic, rank, p = score_test(null, columns[:, 1:], np.arange(600))
    assert p == pytest.approx(stats.chi2.sf(statistic, rank), abs=0.015)
