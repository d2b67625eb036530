"""Rates and ratios: known answers, and no number where the data carry none."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from mediastudy import models
from mediastudy.errors import ModelError, UnknownNameError
from mediastudy.models import Count
from mediastudy.models.rates import garwood, rate
from tests.models.data import simulated as overdispersed

HEDGES = [Count("Hedges", "hedges")]


def table(**outlets: list[tuple[int, int]]) -> pd.DataFrame:
    rows = [(name, events, words) for name, articles in outlets.items() for events, words in articles]
    return pd.DataFrame(rows, columns=["outlet", "hedges", "words"])


def simulated(seed: int = 1) -> pd.DataFrame:
    draws = np.random.default_rng(seed)
    words = draws.integers(200, 500, 60)
    means = words * np.repeat([0.01, 0.02, 0.015], 20)
    columns = {"outlet": np.repeat(list("ABC"), 20), "hedges": draws.poisson(means), "words": words}
    return pd.DataFrame({**columns, "event": [f"e{number % 20}" for number in range(60)]})


def test_a_rate_is_a_ratio_of_sums():
    row = models.rates(table(A=[(1, 100), (5, 400)]), HEDGES).iloc[0]
    assert (row["n"], row["events"], row["exposure"], row["rate"]) == (2, 6, 500, pytest.approx(12))


def test_the_exact_interval_is_garwoods():
    low, high = garwood(10, 1)
    assert stats.poisson.sf(9, low) == pytest.approx(0.025, abs=1e-9)
    assert stats.poisson.cdf(10, high) == pytest.approx(0.025, abs=1e-9)


def test_the_interval_over_articles_is_the_ratio_estimators_with_jackknife_residuals():
    events, exposure = np.array([2.0, 9.0, 4.0, 30.0]), np.array([100.0, 120.0, 90.0, 110.0])
    found, base = rate(events, exposure), exposure.sum()
    residual = (events - events.sum() / base * exposure) / (1 - exposure / base)
    error = math.sqrt((residual**2).sum()) / base / found.rate
    assert found.high == pytest.approx(found.rate * math.exp(stats.t.ppf(0.975, 3) * error))


def test_one_article_gives_no_interval():
    row = models.rates(table(A=[(3, 100)]), HEDGES).iloc[0]
    assert math.isnan(row["low"]) and math.isnan(row["high"])
    assert row["note"] == "one article: no interval over articles"


def test_no_events_give_an_upper_bound_only():
    row = models.rates(table(A=[(0, 500), (0, 500)]), HEDGES).iloc[0]
    assert (row["rate"], row["low"]) == (0, 0)
    assert row["high"] == pytest.approx(-math.log(0.025))


def test_no_words_give_no_rate():
    row = models.rates(table(A=[(0, 0), (0, 0)]), HEDGES).iloc[0]
    assert math.isnan(row["rate"]) and row["note"] == "nothing to count against"


def test_ratios_without_events_are_those_of_the_sums():
    found = models.rate_ratios(simulated().drop(columns="event"), HEDGES).set_index("outlet")["ratio"]
    sums = simulated().groupby("outlet")[["hedges", "words"]].sum()
    log_rate = np.log(sums["hedges"] / sums["words"])
    assert np.allclose(found, np.exp(log_rate - log_rate.mean()))


def test_ratios_with_events_are_those_of_a_poisson_model_with_event_effects():
    data = simulated()
    design = pd.get_dummies(data[["outlet", "event"]], dtype=float).drop(columns="event_e0")
    fit = GLM(data["hedges"], design, Poisson(), offset=np.log(data["words"])).fit()
    logs = fit.params[["outlet_A", "outlet_B", "outlet_C"]]
    found = models.rate_ratios(data, HEDGES)["ratio"]
    assert np.allclose(found, np.exp(logs - logs.mean()), atol=1e-6)


def test_of_two_outlets_each_has_half_the_interval_that_fit_gives_the_pair():
    data = overdispersed(outlets="AB").drop(columns="event")
    pair, own = models.fit(data, "hedges").contrasts.iloc[0], models.rate_ratios(data, HEDGES).iloc[0]
    assert math.log(own["high"] / own["ratio"]) == pytest.approx(math.log(pair["high"] / pair["ratio"]) / 2)


def test_a_ratio_is_not_surer_than_the_outlets_own_count():
    even = table(A=[(1, 100)] * 6, B=[(9, 100)] * 6, C=[(9, 100)] * 6)
    row = models.rate_ratios(even, HEDGES).set_index("outlet").loc["A"]
    own = stats.chi2.ppf([0.025, 0.975], [12, 14]) / 12
    assert np.allclose([row["low"], row["high"]], row["ratio"] * own ** (2 / 3))


def test_an_outlet_without_events_is_named_not_fitted():
    found = models.rate_ratios(table(A=[(3, 100), (4, 90)], B=[(0, 100), (0, 80)], C=[(1, 90), (2, 80)]), HEDGES)
    row = found.set_index("outlet").loc["B"]
    assert math.isnan(row["ratio"]) and row["note"] == "no events: left out of the model"


def test_no_bound_is_absurd():
    few = dict.fromkeys("AC", [(3, 100), (4, 90), (2, 90)] * 2)
    found = models.rate_ratios(table(**few, B=[(1, 80), *[(0, 100)] * 5]), HEDGES)
    assert found["high"].max() < 1e4


def test_an_outlet_with_one_article_does_not_enter_the_mean():
    found = models.rate_ratios(table(A=[(3, 100)], B=[(2, 100), (1, 80)], C=[(1, 90), (2, 80)]), HEDGES)
    assert found.set_index("outlet")["note"]["A"] == "one article: left out of the model"


def test_one_article_an_outlet_gives_ratios_without_intervals():
    found = models.rate_ratios(table(A=[(4, 100)], B=[(1, 100)]), HEDGES)
    assert list(found["ratio"]) == pytest.approx([2, 0.5])
    assert found[["low", "high"]].isna().all().all()


def test_only_events_that_two_outlets_tell_are_matched():
    data = simulated().assign(event=["shared", *[f"own {number}" for number in range(19)], "shared", *[""] * 39])
    assert set(models.matched(data, HEDGES)["event"]) == {"shared"}


def test_a_corpus_without_events_has_no_matched_stories():
    assert models.matched(table(A=[(1, 10)]), HEDGES).empty


FAULTS = [
    ("hedges", -1, "is no count"),
    ("hedges", 0.5, "is no count"),
    ("words", math.nan, "is no count"),
]


@pytest.mark.parametrize(("column", "value", "message"), FAULTS)
def test_numbers_that_are_no_counts_are_named(column, value, message):
    data = table(A=[(1, 10), (2, 20)]).astype({"hedges": float, "words": float})
    data.loc[1, column] = value
    with pytest.raises(ModelError, match=f"Column '{column}', row 1: .*{message}"):
        models.rates(data, HEDGES)


def test_a_missing_column_is_named():
    with pytest.raises(ModelError, match="no column 'stories'"):
        models.rates(table(A=[(1, 10)]), [Count("x", "hedges", "stories")])


def test_an_unknown_metric_is_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match="Did you mean 'hedges'"):
        models.count("hegdes")


def test_the_units_of_anonymous_sourcing():
    data = pd.DataFrame({"outlet": "A", "anonymous_sources": [0, 2], "sources": [4, 4], "words": [500, 500]})
    found = models.anonymous_units(data).set_index("unit")["value"]
    assert list(found) == pytest.approx([0.5, 0.25, 1.0, 2.0])
