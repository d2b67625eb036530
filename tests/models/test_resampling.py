"""Bootstrap intervals are scipy's within Monte Carlo error, and there are none where resampling tells nothing."""

import numpy as np
import pytest
from scipy import stats

from mediastudy import models
from mediastudy.models import Count
from mediastudy.models.resampling import bca, resampled
from tests.models.data import simulated

HEDGES, SHARE = Count("Hedges", "hedges"), Count("Share", "world", "one")


def ratio(events, words, axis=-1):
    return 1000 * events.sum(axis=axis) / words.sum(axis=axis)


@pytest.mark.parametrize(("method", "columns"), [("percentile", ["low", "high"]), ("BCa", ["bca_low", "bca_high"])])
def test_intervals_are_scipys(method, columns):
    data = simulated().query("outlet == 'A'")
    pair = (data["hedges"].to_numpy(float), data["words"].to_numpy(float))
    other = stats.bootstrap(pair, ratio, paired=True, n_resamples=20_000, method=method, rng=3).confidence_interval
    found = models.bootstrap(data, [HEDGES]).iloc[0]
    assert found["rate"] == pytest.approx(ratio(*pair))
    assert list(found[columns]) == pytest.approx(list(other), rel=0.02)


def test_the_spread_of_resampled_sums_is_known():
    values = np.arange(30.0)[:, None]
    drawn = resampled(values, 20_000, np.random.default_rng(1))
    assert drawn.std() == pytest.approx(np.sqrt(30) * values.std(), rel=0.02)


def test_without_bias_or_skew_bca_is_the_percentile_interval():
    replicates = np.linspace(-1, 1, 2001)
    assert bca(0.0, replicates, np.array([-1.0, 0, 1])) == pytest.approx(tuple(np.quantile(replicates, [0.025, 0.975])))


def test_all_counts_have_the_draws_they_have_alone():
    data = simulated().assign(world=lambda data: (data["section"] == "world").astype(int), one=1)
    both = models.bootstrap(data, [HEDGES, SHARE], draws=500)
    assert both[both["construct"] == "Hedges"].equals(models.bootstrap(data, [HEDGES], draws=500))


def test_a_cluster_is_drawn_whole():
    data = simulated()
    doubled = data.loc[data.index.repeat(2)].assign(copy=np.repeat(np.arange(60), 2))
    once = models.bootstrap(data, [HEDGES], draws=500)
    twice = models.bootstrap(doubled, [HEDGES], cluster="copy", draws=500)
    assert np.allclose(once[["rate", "low", "high", "bca_low"]], twice[["rate", "low", "high", "bca_low"]])


NONE = [(lambda data: data.groupby("outlet").head(1), "one article"), (lambda data: data.assign(hedges=0), "no events")]


@pytest.mark.parametrize(("change", "note"), NONE)
def test_no_interval_where_resampling_tells_nothing(change, note):
    found = models.bootstrap(change(simulated()), [HEDGES], draws=100)
    assert found[["low", "high", "bca_low", "bca_high"]].isna().all().all()
    assert found["note"].str.contains(note).all()
