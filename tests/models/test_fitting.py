"""fit: known answers, no absurd bound, and what the data cannot tell is said."""

import json
import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from mediastudy import models
from mediastudy.errors import MediastudyError, ModelError
from tests.models.data import simulated

WITHOUT = {"hedges": lambda data: data["hedges"].where(data["outlet"] != "C", 0)}


def pair(found: models.Fit, a: str, b: str) -> pd.Series:
    return found.contrasts.set_index(["a", "b"]).loc[(a, b)]


def test_rates_and_ratios_are_those_of_the_sums():
    found = models.fit(simulated(), "hedges")
    sums = simulated().groupby("outlet")[["hedges", "words"]].sum()
    rate = 1000 * sums["hedges"] / sums["words"]
    assert np.allclose(found.rates["rate"], rate, rtol=1e-9)
    assert pair(found, "A", "B")["ratio"] == pytest.approx(rate["A"] / rate["B"], rel=1e-9)


def test_an_interval_is_the_estimate_and_t_jackknife_errors():
    row = pair(models.fit(simulated(), "hedges"), "A", "B")
    variance = 0.0
    for _, part in simulated().query("outlet != 'C'").groupby("outlet"):
        rate, words = part["hedges"].sum() / part["words"].sum(), part["words"]
        left = (part["hedges"] - rate * words) / (1 - words / words.sum())
        variance += (left**2).sum() / part["hedges"].sum() ** 2
    assert math.log(row["high"] / row["ratio"]) == pytest.approx(stats.t.ppf(0.975, row["df"]) * variance**0.5)


def test_event_effects_are_those_of_indicator_columns():
    data = simulated()
    design = pd.get_dummies(data[["outlet", "event", "section"]], dtype=float)
    design = design.drop(columns=["event_e000", "section_home"])
    params = GLM(data["hedges"], design, Poisson(), offset=np.log(data["words"])).fit(tol=1e-12).params
    found = models.fit(data, "hedges", event="event", adjust=["section"])
    expected = math.exp(params["outlet_A"] - params["outlet_B"])
    assert pair(found, "A", "B")["ratio"] == pytest.approx(expected, rel=1e-6)
    assert found.model["clusters"] == 20 and found.model["cluster"] == "event"


def test_corrected_p_values_are_holms_and_those_of_benjamini_and_hochberg():
    table = models.fit(simulated(), "hedges").contrasts.sort_values("p")
    p = table["p"].to_numpy()
    assert np.allclose(table["p_holm"], np.minimum(np.maximum.accumulate(p * [3, 2, 1]), 1))
    assert np.allclose(table["p_bh"], stats.false_discovery_control(p))


def test_an_outlet_without_events_gets_an_exact_bound_and_is_named():
    found = models.fit(simulated().assign(**WITHOUT), "hedges")
    row = pair(found, "A", "C")
    assert row["ratio"] == math.inf and 1 < row["low"] < 1000
    assert 0 < found.rates.set_index("outlet")["high"]["C"] < 5
    assert any("No events in C" in said for said in found.warnings)


def test_no_bound_is_absurd():
    found = models.fit(simulated().assign(**WITHOUT), "hedges", event="event")
    bounds = found.contrasts[["low", "high"]].to_numpy()
    assert bounds[np.isfinite(bounds)].max() < 1e4


def test_one_article_an_outlet_gives_ratios_without_intervals():
    found = models.fit(simulated().groupby("outlet").head(1), "hedges")
    assert found.contrasts[["low", "high", "p"]].isna().all().all()
    assert found.rates[["low", "high"]].isna().all().all()
    assert any("no interval" in said for said in found.warnings)


def test_few_clusters_give_a_warning_instead_of_an_interval():
    found = models.fit(simulated().assign(author=np.resize(["x", "y"], 60)), "hedges", cluster="author")
    assert found.contrasts["p"].isna().all()
    assert found.contrasts["note"].eq("too few articles or clusters for an interval").all()


def test_weeks_are_of_the_date():
    assert models.fit(simulated(), "hedges", cluster="week").model["clusters"] == 9


def test_the_reference_is_what_the_first_pairs_are_compared_to():
    found = models.fit(simulated(), "hedges", reference="B").contrasts
    assert list(zip(found["a"], found["b"], strict=True)) == [("A", "B"), ("C", "B"), ("A", "C")]


def test_outlets_that_nothing_connects_are_not_compared():
    data = simulated(outlets="ABCD")
    data.loc[data["outlet"].isin(["C", "D"]), "event"] += " elsewhere"
    found = models.fit(data, "hedges", event="event")
    assert pair(found, "A", "C")["note"].startswith("not comparable")
    assert math.isfinite(pair(found, "A", "B")["low"])


def test_a_level_without_counts_is_left_out_and_named():
    data = simulated()
    data.loc[data["section"] == "world", "hedges"] = 0
    found = models.fit(data, "hedges", adjust=["section"])
    assert any("Separation: no counts where section is world" in said for said in found.warnings)


def test_a_negative_binomial_check_is_usable_only_with_finite_errors():
    checked = models.fit(simulated(articles=60), "hedges").model["nb2"]
    assert checked["usable"] and checked["alpha"] == pytest.approx(0.5, abs=0.25)
    rare = simulated().assign(hedges=lambda data: (data["hedges"] > 12).astype(int))
    assert not models.fit(rare, "hedges").model["nb2"]["usable"]


def test_the_record_is_plain_json_without_infinities():
    found = models.fit(simulated().assign(**WITHOUT), "hedges").as_json()
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert list(found["contrasts"][0]) == ["a", "b", "ratio", "low", "high", "p", "p_holm", "p_bh"]


BAD = [
    ({"metric": "hegdes"}, "Did you mean 'hedges'"),
    ({"metric": "hedges", "exposure": "word"}, "Did you mean 'words'"),
    ({"metric": "hedges", "cluster": "auther"}, "no column 'auther'"),
    ({"metric": "hedges", "adjust": ["sections"]}, "Did you mean 'section'"),
    ({"metric": "hedges", "reference": "Z"}, "no outlet 'Z'"),
    ({"metric": "section"}, "not numbers"),
    ({"metric": "none"}, "is 0 in every article"),
    ({"metric": "negative"}, "row 5: -1"),
    ({"metric": "half"}, "row 5: 0.5"),
    ({"metric": "unknown"}, "row 5: nan"),
    ({"metric": "hedges", "exposure": "empty"}, "is 0 in 1 article, first in row 5"),
    ({"metric": "hedges", "by": "same"}, "one value only, 'x'"),
    ({"metric": "hedges", "exposure": "negative"}, "row 5: -1"),
    ({"metric": "hedges", "exposure": "half"}, "row 5: 0.5"),
    ({"metric": "hedges", "by": "gap"}, "row 5: the value is missing; fill it in"),
    ({"metric": "hedges", "adjust": ["gap"]}, "row 5: the value is missing; fill it in"),
    ({"metric": "hedges", "adjust": ["outlet"]}, "is what is compared"),
    ({"metric": "hedges", "family": "probit"}, "no family 'probit'"),
    ({"metric": "own", "family": "logistic"}, "In each outlet all stories are alike"),
    ({"metric": "hedges", "exposure": "hedges"}, "against itself; name another exposure"),
    ({"metric": "hedges", "adjust": ["endless"]}, "'endless' has an infinite value"),
    ({"metric": "hedges", "event": "blank"}, "told by two outlets; fit without an event"),
]


@pytest.mark.parametrize(("question", "message"), BAD)
def test_bad_input_is_named_with_what_to_do(question, message):
    data = simulated().assign(
        none=0, negative=1, half=1.0, unknown=1.0, empty=100, same="x", blank="", endless=math.inf
    )
    data["gap"], data["own"] = data["section"].where(data.index != 5), (data["outlet"] == "A").astype(int)
    data.loc[5, ["negative", "half", "unknown", "empty"]] = [-1, 0.5, math.nan, 0]
    with pytest.raises(MediastudyError, match=message):
        models.fit(data, **question)


def test_events_that_one_outlet_tells_are_not_matched():
    with pytest.raises(ModelError, match="told by two outlets"):
        models.fit(simulated().assign(event=range(60)), "hedges", event="event")


def test_clusters_count_by_what_they_hold():
    data = simulated(outlets="AB")
    held = data.groupby("event")["hedges"].sum()
    found = pair(models.fit(data, "hedges", cluster="event"), "A", "B")
    assert found["df"] == pytest.approx(held.sum() ** 2 / (held**2).sum() - 1)


def skewed(most: int) -> pd.DataFrame:
    """Return two outlets of 20 articles; in A all counts are 10 but one, and that is `most`."""
    counts = np.concatenate([np.resize([8, 12], 19), [most], np.resize([8, 12], 20)])
    return pd.DataFrame({"outlet": np.repeat(["A", "B"], 20), "hedges": counts, "words": 500})


@pytest.mark.parametrize(("most", "least", "greatest"), [(10, 30, 40), (40, 3, 10), (400, 3, 3)])
def test_the_degrees_of_freedom_are_few_where_one_article_makes_most_of_the_variance(most, least, greatest):
    assert least <= pair(models.fit(skewed(most), "hedges"), "A", "B")["df"] <= greatest


def test_rare_counts_that_are_no_more_uneven_than_chance_keep_their_degrees_of_freedom():
    rare = skewed(10).assign(hedges=lambda data: np.resize([1, 0, 0, 0, 0, 0], 40))
    assert pair(models.fit(rare, "hedges"), "A", "B")["df"] > 30


def test_an_outlet_in_few_articles_is_not_in_the_omnibus_test_and_is_named():
    data = simulated()
    found = models.fit(pd.concat([data[:44], data[data["outlet"] == "B"]]), "hedges")
    assert found.omnibus["df"] == 1
    assert "Not in the omnibus test, with fewer than 5 articles or clusters: C." in found.warnings


def test_a_table_without_rows_is_named():
    with pytest.raises(ModelError, match="has no rows"):
        models.fit(simulated()[:0], "hedges")


def test_a_row_is_told_by_its_place_in_the_whole_table():
    data = simulated().assign(copy=["wire"] * 20 + ["staff"] * 40)
    data.loc[[5, 30], "words"] = 0
    with pytest.raises(ModelError, match="is 0 in 1 article, first in row 30"):
        models.fit(data, "hedges", copy="staff")


def test_outlets_of_unlike_size_are_a_warning():
    data = simulated()
    found = models.fit(data, "hedges")
    assert not any("Unlike outlets" in said for said in found.warnings)
    found = models.fit(data[14:40], "hedges")
    assert any("Unlike outlets (6 to 20 articles or clusters)" in said for said in found.warnings)
