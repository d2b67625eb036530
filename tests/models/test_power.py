"""Power: the simulated test is the one that fit makes; without overdispersion it has the power of the closed form."""

from itertools import combinations
from math import log, sqrt

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mediastudy import models
from mediastudy.errors import ModelError
from mediastudy.models.power import power_at
from mediastudy.models.simulated import Counts, pair_p_values, simulated
from tests.models.data import simulated as articles

DESIGNS = [
    {},
    {"size": 3, "clustering": 0.4},
    {"shared": True, "clustering": 0.4},
    {"shared": True, "size": 2, "clustering": 0.4},
]


def as_articles(counts: Counts, table: int) -> pd.DataFrame:
    """Return a simulated table as articles: two a cluster and outlet where a cluster is more than an article."""
    _, outlets, clusters = counts.events.shape
    cluster = np.tile(np.arange(clusters), outlets) if counts.shared else np.arange(outlets * clusters)
    whole = pd.DataFrame({"outlet": np.repeat(list("ABC"), clusters), "cluster": cluster})
    events, words = counts.events[table].ravel().astype(int), counts.exposure[table].ravel()
    if counts.alone:
        return whole.assign(events=events, words=words)
    part = whole.assign(events=events // 2, words=words // 3)
    rest = whole.assign(events=events - events // 2, words=words - words // 3)
    return pd.concat([part, rest]).sort_values("outlet", kind="stable")


@pytest.mark.parametrize("rate", [10, 0.4])
@pytest.mark.parametrize("kind", DESIGNS)
def test_p_values_are_those_of_fit(kind, rate):
    (counts,) = simulated(models.Design(rate, 500, 0.4, 0.5, outlets=3, **kind), 20, 1.5, 12, np.random.default_rng(3))
    found = pair_p_values(counts)
    for table in range(12):
        fitted = models.fit(as_articles(counts, table), "events", cluster="cluster").contrasts.set_index(["a", "b"])
        expected = [fitted["p"][pair] for pair in combinations("ABC", 2)]
        np.testing.assert_allclose(found[table], expected, atol=1e-9)


@pytest.mark.parametrize(("articles", "ratio"), [(40, 1.2), (60, 1.2), (60, 0.85)])
def test_without_overdispersion_power_is_that_of_two_poisson_rates(articles, ratio):
    """Wald's test of a log rate ratio (Gu et al. 2008; Signorini 1991): the exact test below it costs up to .02."""
    expected_events = 10 / 1000 * 1000 * articles
    error = sqrt(1 / expected_events + 1 / (ratio * expected_events))
    closed = stats.norm.cdf(abs(log(ratio)) / error - stats.norm.ppf(0.975))
    found, spread, _ = power_at(models.Design(10, 1000, 0), articles, ratio, 4000, 5)
    assert closed - 0.02 - 2 * spread < found < closed + 2 * spread


def test_without_a_difference_little_is_found():
    found, error, _ = power_at(models.Design(10, 500, 0.5, 0.5, outlets=4), 30, 1 + 1e-9, 2000, 2)
    assert found < 0.025 / 6 + 3 * error + 0.005


def test_the_number_needed_is_the_smallest_that_reached_the_target_and_found_again():
    one, again = (models.power(models.Design(10, dispersion=0.5), [1.5], simulations=300) for _ in range(2))
    row = one.curve[one.curve["needed"]].iloc[0]
    assert row["articles"] == one.curve.loc[one.curve["power"] >= 0.8, "articles"].min()
    pd.testing.assert_frame_equal(one.curve, again.curve)
    assert f"{row['articles']:,} articles an outlet" in one.reading


def test_more_outlets_dispersion_and_own_clusters_need_more_articles():
    plain = {"rate": 10, "dispersion": 0.3}
    kinds = [{}, {"outlets": 6}, {"dispersion": 1.0}, {"clustering": 0.3, "size": 5}]
    least, *more = (power_at(models.Design(**{**plain, **kind}), 40, 1.5, 400, 1)[0] for kind in kinds)
    assert all(each < least - 0.05 for each in more)


def test_a_design_like_measured_articles_has_their_rate_and_unevenness():
    data = articles(articles=2000, outlets="AB")
    found = models.design_like(data, "hedges")
    assert found.rate == pytest.approx(1000 * data["hedges"].sum() / data["words"].sum())
    assert found.dispersion == pytest.approx(0.5, abs=0.05)
    assert found.clustering == 0


def test_the_variance_of_cluster_effects_is_found_again():
    draws = np.random.default_rng(2)
    effect = np.repeat(draws.gamma(2, 0.5, 1500), 4)
    frame = pd.DataFrame({"outlet": np.tile(list("AABB"), 1500), "week": np.repeat(np.arange(1500), 4), "words": 500})
    frame["hedges"] = draws.poisson(5 * effect * draws.gamma(5, 0.2, 6000))
    found = models.design_like(frame, "hedges", cluster="week")
    assert (found.clustering, found.dispersion) == pytest.approx((0.5, 0.2), abs=0.05)
    assert (found.size, found.shared) == (2, True)


BAD = [({"rate": 0}, "rate above 0"), ({"rate": 1, "dispersion": -1}, "0 or more"), ({"rate": 1, "outlets": 1}, "two")]


@pytest.mark.parametrize(("design", "message"), BAD)
def test_a_design_that_is_none_is_named(design, message):
    with pytest.raises(ModelError, match=message):
        models.Design(**design)


@pytest.mark.parametrize(("ratio", "target"), [(1, 0.8), (0, 0.8), (2, 1.0), (2, 0.01)])
def test_a_ratio_or_target_that_cannot_be_is_named(ratio, target):
    with pytest.raises(ModelError):
        models.power(models.Design(1), [ratio], target)
