"""Warnings: what is said of many outlets is said once; the record keeps every name."""

import pytest

from mediastudy import models
from mediastudy.models.beware import Warned
from tests.models.data import simulated

BRIEF = [
    ("A", "In A."),
    ("ABCD", "In A, B, C, D."),
    ("ABCDEFGH", "In A, B, C and 5 more."),
]


@pytest.mark.parametrize(("names", "words"), BRIEF)
def test_a_brief_warning_names_the_first_and_counts_the_others(names, words):
    assert Warned("In ", tuple(names), ".").brief == words
    assert Warned("In ", tuple(names), ".").whole == f"In {', '.join(names)}."


def test_outlets_with_the_same_note_are_told_together():
    data = simulated(articles=4, outlets="ABCDEFGH")
    found = models.fit(data, "hedges")
    said = [each for each in found.beware if "too few articles or clusters for an interval" in each.brief]
    assert [each.brief.split(":")[0] for each in said] == ["A, B, C and 5 more"]
    assert said[0].whole in found.as_json()["warnings"] and "A, B, C, D, E, F, G, H" in said[0].whole


def test_pairs_of_outlets_that_are_named_are_not_named_again():
    found = models.fit(simulated(articles=4), "hedges")
    assert not any(" / " in said for said in found.warnings)
