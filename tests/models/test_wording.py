"""The sentences about a fit say what was fitted and found, and no more."""

import math

import numpy as np
import pytest

from mediastudy import models
from mediastudy.metrics import METRICS
from mediastudy.models.phrases import PHRASES
from mediastudy.models.wording import chance, listed, number
from tests.models.data import simulated


def test_the_methods_say_model_size_errors_corrections_and_test():
    found = models.fit(simulated(), "hedges", cluster="event", adjust=["section"]).methods
    for words in (
        "the rate of hedges per 1,000 words of 3 outlets (60 articles, 272 counted)",
        "Poisson regression with log(words) as offset, holding section fixed for ratios, not rates",
        "robust over 20 clusters (event; CR3)",
        "All 3 pairs were tested",
        "Holm and of Benjamini and Hochberg",
        "never below the least Holm p of the pairs (1,999 random draws, with a fixed seed)",
    ):
        assert words in found


def test_articles_outside_the_comparison_are_counted():
    data = simulated()
    data.loc[:9, "event"] = ""
    assert "Left out: 10 articles (outside the comparison)." in models.fit(data, "hedges", event="event").methods


def test_the_reading_tells_pairs_apart_the_larger_first():
    data = simulated(articles=60)
    said = models.fit(data.assign(hedges=data["hedges"] * np.where(data["outlet"] == "B", 4, 1)), "hedges").reading
    assert "are not all alike in this (p < .001)" in said
    assert "3 of 3 pairs can be told apart after Holm's correction: B has" in said
    assert "times the rate of A (95 % interval" in said


def test_no_difference_found_is_not_called_alike():
    said = models.fit(simulated(outlets="AC"), "hedges").reading
    assert "cannot be shown to differ" in said and "That is not to say that they are alike" in said


def test_what_cannot_be_tested_is_said():
    found = models.fit(simulated(articles=4), "hedges")
    assert "cannot be tested" in found.reading and "No pair can be compared" in found.reading
    assert found.methods.endswith("None of 3 pairs could be tested. That all are alike could not be tested.")


def test_one_pair_needs_no_correction():
    assert "The one pair was tested. That all are alike was" in models.fit(simulated(outlets="AB"), "hedges").methods


def test_an_outlet_without_events_has_no_ratio_but_a_bound():
    data = simulated()
    found = models.fit(data.assign(hedges=data["hedges"].where(data["outlet"] != "C", 0)), "hedges")
    assert "has a higher rate than C (95 % interval of their ratio from " in found.reading
    assert "With no events, C stayed outside the likelihood and had exact bounds." in found.methods


def test_stories_are_shares_and_odds():
    data = simulated(articles=60)
    data["hedges"] = (data["hedges"] > np.where(data["outlet"] == "B", 0, 8)).astype(int)
    found = models.fit(data, "hedges", family="logistic")
    assert "the share of stories with at least one hedge " in found.methods
    assert "times the odds of A" in found.reading


PRINTED = [(0.0004, "p < .001"), (0.0321, "p = .032"), (1.0, "p = 1.000")]


@pytest.mark.parametrize(("p", "words"), PRINTED)
def test_p_values_are_printed_as_papers_do(p, words):
    assert chance(p) == words


def test_numbers_and_lists_read_as_in_a_sentence():
    assert [number(math.inf), number(1.2345), number(12345.6)] == ["without bound", "1.23", "12,346"]
    assert [listed(["A"]), listed("AB"), listed("ABC")] == ["A", "A and B", "A, B and C"]


NAMED = [
    ("hedges_own", "words_own", "We compared the rate of hedges per 1,000 words in the outlet's own voice of"),
    ("hedges_own", "words", "We compared the rate of hedges in the outlet's own voice per 1,000 words of"),
    (
        "anonymous_mentions",
        "attributions",
        "We compared the rate of mentions of anonymous sources per 1,000 attributions",
    ),
]


@pytest.mark.parametrize(("metric", "exposure", "words"), NAMED)
def test_metrics_are_called_by_their_names(metric, exposure, words):
    data = simulated().rename(columns={"hedges": metric, "words": exposure})
    assert models.fit(data, metric, exposure).methods.startswith(words)


def test_every_metric_has_a_name_for_one_and_many():
    assert set(PHRASES) == set(METRICS)
