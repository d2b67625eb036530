"""Corrected p values are those of statsmodels and scipy; what has no p does not count."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from mediastudy.models.corrections import benjamini_hochberg, holm

P = np.array([0.04, 0.001, 0.3, 0.012, 0.02, 0.9, 0.012])


@pytest.mark.parametrize(("correct", "method"), [(holm, "holm"), (benjamini_hochberg, "fdr_bh")])
def test_they_are_those_of_statsmodels(correct, method):
    assert np.allclose(correct(P), multipletests(P, method=method)[1], rtol=1e-12)
    assert np.allclose(benjamini_hochberg(P), stats.false_discovery_control(P), rtol=1e-12)


@pytest.mark.parametrize("correct", [holm, benjamini_hochberg])
def test_a_comparison_without_p_does_not_count(correct):
    found = correct(np.array([np.nan, *P]))
    assert np.isnan(found[0]) and np.allclose(found[1:], correct(P))
