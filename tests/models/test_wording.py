"""The sentences about a fit say what was fitted and found, and no more."""

import math

import numpy as np
import pytest

from mediastudy import models
from mediastudy.models.wording import chance, listed, number
from tests.models.data import simulated


def test_the_methods_say_model_size_errors_corrections_and_test():
    found = models.fit(simulated(), "hedges", cluster="event", adjust=["section"]).methods
    for words in (
        "the rate of hedges per 1,000 words of 3 outlets (60 articles, 272 events)",
        "Poisson regression with log(words) as offset, holding section fixed",
        "robust over 20 clusters (event) (CR3)",
        "All 3 pairs were tested",
        "Holm and of Benjamini and Hochberg",
        "flipping signs of clusters (1,999 random draws, with a fixed seed)",
    ):
        assert words in found


def test_articles_outside_the_comparison_are_counted():
    data = simulated()
    data.loc[:9, "event"] = ""
    assert "Left out: 10 articles (outside the comparison)." in models.fit(data, "hedges", event="event").methods


def test_the_reading_tells_pairs_apart_the_larger_first():
    data = simulated(articles=60)
    said = models.fit(data.assign(hedges=data["hedges"] * np.where(data["outlet"] == "B", 4, 1)), "hedges").reading
    assert "are not all alike (p < .001)" in said
    assert "3 of 3 pairs can be told apart after Holm's correction: B has" in said
    assert "times the rate of A (95 % interval" in said


def test_no_difference_found_is_not_called_alike():
    said = models.fit(simulated(outlets="AC"), "hedges").reading
    assert "may all be alike" in said and "That is not to say that they are alike" in said


def test_what_cannot_be_tested_is_said():
    said = models.fit(simulated(articles=4), "hedges").reading
    assert "cannot be tested" in said and "No pair can be compared" in said


def test_an_outlet_without_events_has_no_ratio_but_a_bound():
    data = simulated()
    found = models.fit(data.assign(hedges=data["hedges"].where(data["outlet"] != "C", 0)), "hedges")
    assert "times the rate of C, which has none" in found.reading
    assert "With no events, C stayed outside the likelihood and had exact bounds." in found.methods


def test_stories_are_shares_and_odds():
    data = simulated(articles=60)
    data["hedges"] = (data["hedges"] > np.where(data["outlet"] == "B", 0, 8)).astype(int)
    found = models.fit(data, "hedges", family="logistic")
    assert "the share of stories with at least one of hedges" in found.methods
    assert "times the odds of A" in found.reading


PRINTED = [(0.0004, "p < .001"), (0.0321, "p = .032"), (1.0, "p = 1.000")]


@pytest.mark.parametrize(("p", "words"), PRINTED)
def test_p_values_are_printed_as_papers_do(p, words):
    assert chance(p) == words


def test_numbers_and_lists_read_as_in_a_sentence():
    assert [number(math.inf), number(1.2345), number(12345.6)] == ["without bound", "1.23", "12,346"]
    assert [listed(["A"]), listed("AB"), listed("ABC")] == ["A", "A and B", "A, B and C"]
