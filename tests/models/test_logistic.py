"""Stories with at least one: the fit is that of statsmodels, intervals are scipy's or published ones."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM

from mediastudy import models
from mediastudy.errors import ModelError
from mediastudy.models.comparing import compare
from mediastudy.models.exact import odds_bounds, share_bounds
from mediastudy.models.likelihood import Fitted
from mediastudy.models.logistic import logistic
from mediastudy.models.questions import Question, prepare
from mediastudy.models.sandwich import robust
from tests.models.data import simulated


def some(**changes: object) -> pd.DataFrame:
    data = simulated(**changes)
    return data.assign(hedges=np.maximum(data["hedges"] - 3, 0))


def design(data: pd.DataFrame) -> np.ndarray:
    return pd.get_dummies(data[["outlet", "section"]], dtype=float).to_numpy()[:, :-1]


def fitted(data: pd.DataFrame) -> Fitted:
    return logistic((data["hedges"] > 0).to_numpy(float), design(data))


def test_the_fit_is_that_of_statsmodels():
    data = some()
    other = GLM(data["hedges"] > 0, design(data), Binomial()).fit(tol=1e-12)
    assert np.allclose(fitted(data).params, other.params, atol=1e-8)
    assert np.allclose(fitted(data).mean, other.mu, atol=1e-9)


def test_without_correction_the_covariance_is_that_of_statsmodels():
    data, cluster = some(), np.sort(np.resize(np.arange(12), 60))
    model = GLM((data["hedges"] > 0).astype(float), design(data), Binomial())
    other = model.fit(tol=1e-12, cov_type="cluster", cov_kwds={"groups": cluster, "use_correction": False})
    assert np.allclose(robust(fitted(data), cluster, 0.0).covariance, other.cov_params(), rtol=1e-6)


def test_shares_and_odds_ratios_are_those_of_the_stories():
    found = models.fit(some(), "hedges", family="logistic")
    share = (some()["hedges"] > 0).groupby(some()["outlet"]).mean()
    odds = share / (1 - share)
    assert list(found.rates["rate"]) == pytest.approx(list(share))
    assert list(found.contrasts["ratio"]) == pytest.approx(
        [odds["A"] / odds[b] for b in "BC"] + [odds["B"] / odds["C"]]
    )
    assert found.contrasts["difference"][0] == pytest.approx(share["A"] - share["B"])


def test_an_interval_is_that_of_jackknife_errors():
    row = models.fit(some(), "hedges", family="logistic").contrasts.iloc[0]
    share = (some()["hedges"] > 0).groupby(some()["outlet"]).mean()
    error = math.sqrt(sum(20 / 19**2 / (share[name] * (1 - share[name])) for name in "AB"))
    assert math.log(row["high"] / row["ratio"]) == pytest.approx(stats.t.ppf(0.975, row["df"]) * error)


def test_the_exact_odds_ratio_of_fishers_tea_is_bounded_where_its_tails_are():
    """Three of four cups: the chances of 0 to 4 are as 1, 16, 36, 16, 1 times powers of the odds ratio."""
    found = odds_bounds((3, 4), (1, 4))
    for ratio, tail in ((found.low, [3, 4]), (found.high, [0, 1, 2, 3])):
        chances = np.array([1, 16, 36, 16, 1]) * ratio ** np.arange(5)
        assert chances[tail].sum() / chances.sum() == pytest.approx(0.025, rel=1e-6)
    assert found.p == pytest.approx(2 * 17 / 70)


@pytest.mark.parametrize("events", [0, 3, 12])
def test_the_exact_share_is_scipys(events):
    other = stats.binomtest(events, 12).proportion_ci(method="exact")
    assert share_bounds(events, 12) == pytest.approx((other.low, other.high))


EDGES = [(0, 0.0, "no story"), (9, math.inf, "all stories")]


@pytest.mark.parametrize(("count", "ratio", "note"), EDGES)
def test_an_outlet_with_all_or_none_has_exact_bounds_and_is_named(count, ratio, note):
    data = some()
    found = models.fit(
        data.assign(hedges=data["hedges"].where(data["outlet"] != "C", count)), "hedges", family="logistic"
    )
    row = found.contrasts.set_index(["a", "b"]).loc[("A", "C")]
    assert row["ratio"] == (1 / ratio if ratio else math.inf)
    assert found.rates["note"][2] == f"{note}: exact bound"
    assert any("Separation: stories of one kind only in C" in said for said in found.warnings)


def test_alike_articles_of_a_cluster_make_the_design_effect():
    data = some().loc[lambda data: data.index.repeat(3)].assign(author=np.repeat(np.arange(60), 3))
    found = compare(prepare(data, Question("hedges", cluster="author", family="logistic")), extra=False)
    assert found.effect == pytest.approx(3, rel=0.15)


def test_a_level_whose_stories_are_all_alike_is_left_out_and_named():
    data = some()
    data.loc[data["section"] == "world", "hedges"] = 5
    found = models.fit(data, "hedges", adjust=["section"], family="logistic")
    assert any("Separation: all stories are alike where section is world" in said for said in found.warnings)


def test_stories_that_all_have_one_leave_nothing_to_compare():
    with pytest.raises(ModelError, match="all shares are 1"):
        models.fit(some().assign(hedges=1), "hedges", family="logistic")


def test_the_difference_of_shares_has_newcombes_interval():
    """Newcombe (1998), table II, method 10: 56/70 and 48/80 with Wilson limits give 0.0524 to 0.3339."""
    from statsmodels.stats.proportion import proportion_confint

    from mediastudy.models.contrasts import share_differences

    shares = [(56, 70), (48, 80)]
    bounds = [proportion_confint(x, n, method="wilson") for x, n in shares]
    rows = [(o, x / n, *limits) for o, (x, n), limits in zip("ab", shares, bounds, strict=True)]
    rates = pd.DataFrame(rows, columns=["outlet", "rate", "low", "high"])
    found = share_differences(rates, pd.DataFrame({"a": ["a"], "b": ["b"]})).iloc[0]
    assert (found["difference_low"], found["difference_high"]) == pytest.approx((0.0524, 0.3339), abs=5e-5)
