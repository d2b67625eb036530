"""Matched stories: tests are scipy's, and their results do not change with the order of the articles."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mediastudy import models
from mediastudy.errors import ModelError
from mediastudy.models import Count
from mediastudy.models.pairing import hodges_lehmann, swap_test
from tests.models.data import simulated

HEDGES = [Count("Hedges", "hedges")]


def differences(size: int) -> np.ndarray:
    return np.random.default_rng(size).normal(0.6, 1, size)


def test_few_events_have_scipys_exact_permutation_p():
    values = differences(9)
    found = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=np.inf)
    assert swap_test(values) == pytest.approx(found.pvalue, abs=1e-12)


def test_many_events_have_it_within_monte_carlo_error():
    values = differences(25) - 0.3
    assert swap_test(values) == pytest.approx(stats.ttest_1samp(values, 0).pvalue, abs=0.02)


@pytest.mark.parametrize("size", [6, 12, 30])
def test_the_interval_ends_where_the_signed_rank_test_turns(size):
    values = differences(size)
    _, low, high = hodges_lehmann(values)
    inside, outside = (stats.wilcoxon(values - at, method="exact").pvalue for at in (low + 1e-9, low - 1e-9))
    assert outside <= 0.05 < inside
    assert stats.wilcoxon(values - (high + 1e-9), method="exact").pvalue <= 0.05


def test_the_estimate_is_the_median_of_averages_of_pairs():
    assert hodges_lehmann(np.array([1.0, 2.0, 10.0]))[0] == pytest.approx(np.median([1, 2, 10, 1.5, 5.5, 6]))


def test_five_events_are_too_few_for_an_interval():
    found = models.paired(simulated(articles=5), HEDGES)
    assert found[["low", "high"]].isna().all().all()
    assert found["note"].eq("fewer than 6 events: no interval").all()


def test_differences_are_of_rates_on_shared_events():
    data = simulated(outlets="AB")
    rate = 1000 * data["hedges"] / data["words"]
    expected = rate[:20].to_numpy() - rate[20:].to_numpy()
    row = models.paired(data, HEDGES).iloc[0]
    assert (row["events"], row["mean"]) == (20, pytest.approx(expected.mean()))
    assert row["p_sign"] == pytest.approx(stats.binomtest(int((expected > 0).sum()), int((expected != 0).sum())).pvalue)


def test_the_order_of_articles_does_not_matter():
    data = simulated(outlets="AB", articles=10)
    shuffled = pd.concat([data[:10].sample(frac=1, random_state=1), data[10:]])
    numbers = ["mean", "median", "low", "high", "p", "p_sign"]
    first, second = (models.paired(each, HEDGES)[numbers] for each in (data, shuffled))
    assert np.allclose(first, second)


def test_outlets_without_a_shared_event_are_named():
    found = models.paired(simulated(outlets="AB").assign(event=range(40)), HEDGES).iloc[0]
    assert (found["events"], found["note"]) == (0, "no event in both")


def test_a_table_without_events_is_named():
    with pytest.raises(ModelError, match="no column 'event'"):
        models.paired(simulated().drop(columns="event"), HEDGES)
