"""Exact intervals are those of scipy, and fewer independent events make them wider."""

import math

import pytest
from scipy import stats

from mediastudy.models.exact import rate_bounds, ratio_bounds


@pytest.mark.parametrize("events", [1, 3, 10])
def test_a_rate_is_bounded_where_its_tails_are(events):
    low, high = rate_bounds(events, 1.0)
    assert stats.poisson.sf(events - 1, low) == pytest.approx(0.025, abs=1e-9)
    assert stats.poisson.cdf(events, high) == pytest.approx(0.025, abs=1e-9)


@pytest.mark.parametrize(("a", "b"), [(0, 7), (3, 9), (5, 0), (4, 4)])
def test_a_ratio_of_equal_exposures_is_bounded_as_binomial_odds_are(a, b):
    found = ratio_bounds((a, 100.0), (b, 100.0))
    share = stats.binomtest(a, a + b, 0.5).proportion_ci(method="exact")
    assert found.low == pytest.approx(share.low / (1 - share.low))
    assert found.high == pytest.approx(share.high / (1 - share.high) if share.high < 1 else math.inf)
    assert found.p == pytest.approx(stats.binomtest(a, a + b, 0.5).pvalue)


def test_overdispersed_events_tell_less():
    plain, wide = ratio_bounds((0, 90.0), (8, 100.0)), ratio_bounds((0, 90.0), (8, 100.0), 2.0)
    assert wide.high > plain.high and wide.p > plain.p
