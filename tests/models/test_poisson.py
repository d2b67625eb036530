"""The Poisson fit is that of statsmodels, and a likelihood without a maximum is named."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from mediastudy.errors import ModelError
from mediastudy.models.poisson import poisson
from tests.models.data import simulated


def design(data: pd.DataFrame) -> np.ndarray:
    return pd.get_dummies(data[["outlet", "section"]], dtype=float).to_numpy()[:, :-1]


def test_the_fit_is_that_of_statsmodels():
    data = simulated()
    y, words = data["hedges"].to_numpy(float), data["words"].to_numpy(float)
    other = GLM(y, design(data), Poisson(), offset=np.log(words)).fit(tol=1e-12)
    found = poisson(y, words, design(data))
    assert np.allclose(found.params, other.params, atol=1e-8)
    assert np.allclose(found.mean, other.mu, rtol=1e-8)


def test_one_column_an_outlet_gives_its_rate():
    data = simulated()
    columns = pd.get_dummies(data["outlet"], dtype=float).to_numpy()
    found = poisson(data["hedges"].to_numpy(float), data["words"].to_numpy(float), columns)
    sums = data.groupby("outlet")[["hedges", "words"]].sum()
    assert np.allclose(np.exp(found.params), sums["hedges"] / sums["words"], rtol=1e-9)


def test_separation_is_named_not_fitted():
    events, columns = np.array([3.0, 4.0, 0.0, 0.0]), np.array([[1.0, 0], [1, 0], [1, 1], [1, 1]])
    with pytest.raises(ModelError, match=r"Separation|converge"):
        poisson(events, np.full(4, 100.0), columns)
