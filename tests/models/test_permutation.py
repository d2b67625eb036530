"""Studentised permutation: the statistic is its definition, labels stay in their blocks, and the level is exact."""

from itertools import combinations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.oneway import anova_generic

from mediastudy.models.permutation import Units, deals, permutation_test, statistics, welch_test

OUTLET = np.repeat([0, 1, 2], [4, 5, 6])


def units(seed: int = 3, **changes: object) -> Units:
    draws = np.random.default_rng(seed)
    words = draws.integers(200, 500, 15).astype(float)
    events = draws.poisson(words / 50 * draws.gamma(2, 0.5, 15)).astype(float)
    parts = {"block": np.zeros(15, int), "cluster": np.arange(15), **changes}
    return Units(events, words * events.sum() / words.sum(), OUTLET, **parts)


@pytest.mark.parametrize("cluster", [np.arange(15), np.arange(15) % 6])
def test_the_statistic_is_walds(cluster):
    found = units(cluster=cluster)
    sums, expected = (np.bincount(OUTLET, each) for each in (found.events, found.expected))
    rate = (sums + 0.5) / (expected + 0.5)
    scores = np.zeros((15, 3))
    for one in np.unique(cluster):
        for outlet in range(3):
            here = (cluster == one) & (outlet == OUTLET)
            left = 1 - found.expected[here].sum() / expected[outlet]
            scores[one, outlet] = (found.events - rate[outlet] * found.expected)[here].sum() / left
    covariance = (scores.T @ scores + 0.5 * np.eye(3)) / np.outer(sums + 0.5, sums + 0.5)
    contrast = np.array([[1, -1, 0], [0, 1, -1]])
    apart = contrast @ np.log(rate)
    expected_value = apart @ np.linalg.solve(contrast @ covariance @ contrast.T, apart)
    assert statistics(found, OUTLET[None])[0] == pytest.approx(expected_value, rel=1e-9)


def test_few_articles_have_nearly_the_p_of_all_dealings():
    small = Units(
        np.array([3.0, 5, 9, 4, 9, 12, 7, 15]), np.full(8, 8.0), np.repeat([0, 1], 4), np.zeros(8, int), np.arange(8)
    )
    every = np.array([[int(place not in chosen) for place in range(8)] for chosen in combinations(range(8), 4)])
    values = statistics(small, every)
    exact = (values >= statistics(small, small.label[None])[0] - 1e-9).mean()
    assert permutation_test(small, 9999, 1)[1] == pytest.approx(exact, abs=0.01)


def test_many_articles_have_nearly_the_chi_squared_p():
    draws = np.random.default_rng(8)
    events, label = draws.poisson(5, 900).astype(float), np.repeat([0, 1, 2], 300)
    many = Units(events, np.full(900, events.mean()), label, np.zeros(900, int), np.arange(900))
    statistic, p, _ = permutation_test(many, 4999, 1)
    assert p == pytest.approx(stats.chi2.sf(statistic, 2), abs=0.02)


@pytest.mark.parametrize("seed", range(3))
def test_welchs_p_is_that_of_statsmodels(seed):
    found = units(seed)
    sums, expected, size = (np.bincount(OUTLET, each) for each in (found.events, found.expected, np.ones(15)))
    rate = (sums + 0.5) / (expected + 0.5)
    share = found.expected / expected[OUTLET]
    left = (found.events - rate[OUTLET] * found.expected) / (1 - share)
    variance = (np.bincount(OUTLET, left**2) + 0.5) / (sums + 0.5) ** 2
    squares = ((found.events - sums[OUTLET] * share) / (1 - share)) ** 2
    apart = (squares - found.events) ** 2
    size = np.minimum(size, np.maximum(2 * np.bincount(OUTLET, squares) ** 2 / np.bincount(OUTLET, apart) - 2, 4))
    other = anova_generic(np.log(rate), variance * size, size, use_var="unequal", welch_correction=True)
    assert welch_test(found) == pytest.approx(other.pvalue, rel=1e-9)


def test_labels_stay_in_their_blocks():
    block = np.tile([0, 1, 2], 5)
    dealt = np.concatenate(list(deals(units(block=block), 50, np.random.default_rng(1))))
    for one in range(3):
        assert (np.sort(dealt[:, block == one], axis=1) == np.sort(OUTLET[block == one])).all()
    assert len(np.unique(dealt, axis=0)) > 40


def test_only_blocks_of_one_size_exchange_their_labels():
    block = np.repeat([0, 1, 2, 3], [3, 3, 4, 5])
    dealt = np.concatenate(list(deals(units(block=block, blocks_too=True), 50, np.random.default_rng(1))))
    assert (np.sort(dealt[:, block == 3], axis=1) == np.sort(OUTLET[block == 3])).all()
    assert {tuple(np.sort(row[:3])) for row in dealt} == {(0, 0, 0), (0, 1, 1)}


def test_exchangeable_articles_are_told_apart_no_more_often_than_the_level_says():
    found = [permutation_test(units(seed), 199, seed)[1] for seed in range(300)]
    assert np.mean(np.array(found) <= 0.05) < 0.05 + 3 * 0.0126
