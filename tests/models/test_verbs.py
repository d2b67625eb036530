"""Distinctive verbs: the published formula by hand, and intervals that know that uses of one article are alike."""

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest

from mediastudy.models import distinctive_verbs
from mediastudy.models.verbs import PRIOR


def marks(uses: list[tuple[str, str, str, int]]) -> pd.DataFrame:
    """Return cues: outlet, article, verb, how often."""
    rows = [(outlet, article, verb) for outlet, article, verb, count in uses for _ in range(count)]
    return pd.DataFrame(rows, columns=["outlet", "id", "verb"]).assign(mark="cue", where="body", speech=True)


FEW = [("A", "a1", "claim", 6), ("A", "a2", "say", 4), ("B", "b1", "say", 8), ("B", "b2", "claim", 2)]


def test_log_odds_and_z_are_those_of_the_formula():
    row = distinctive_verbs(marks(FEW)).iloc[0]
    prior = PRIOR * 8 / 20
    here, there, sums = 6 + prior, 2 + prior, 10 + PRIOR
    odds = log(here / (sums - here)) - log(there / (sums - there))
    assert (row["outlet"], row["verb"], row["count"], row["other"]) == ("A", "claim", 6, 2)
    assert row["log_odds"] == pytest.approx(odds)
    assert row["z"] == pytest.approx(odds / sqrt(1 / here + 1 / there))


def test_the_interval_holds_the_estimate_and_is_found_again():
    one, again = (distinctive_verbs(marks(FEW)) for _ in range(2))
    assert ((one["low"] <= one["log_odds"]) & (one["log_odds"] <= one["high"])).all()
    pd.testing.assert_frame_equal(one, again)


def test_uses_in_one_article_make_a_wider_interval_than_uses_in_many():
    rest = [(outlet, f"{outlet}{at}", "say", 4) for outlet in "AB" for at in range(30)]
    one = distinctive_verbs(marks([*rest, ("A", "A0", "claim", 12)])).set_index("verb").loc["claim"]
    many = distinctive_verbs(marks([*rest, *(("A", f"A{at}", "claim", 1) for at in range(12))])).set_index("verb")
    width = many.loc["claim", "high"] - many.loc["claim", "low"]
    assert one["z"] == pytest.approx(many.loc["claim", "z"])
    assert one["high"] - one["low"] > 1.5 * width and one["articles"] == 1


def test_one_use_in_one_article_shows_no_difference_for_sure():
    rest = [(outlet, f"{outlet}{at}", "say", 4) for outlet in "ABC" for at in range(5)]
    found = distinctive_verbs(marks([*rest, ("A", "A0", "claim", 1)])).set_index("verb")
    assert found.loc["claim", "low"] <= 0 < found.loc["claim", "log_odds"]


def test_a_verb_that_one_outlet_alone_uses_is_not_sure_for_that():
    rest = [(outlet, f"{outlet}{at}", "say", 4) for outlet in "AB" for at in range(20)]
    claims = [("A", f"A{at}", "claim", 1 + at % 5) for at in range(12)]
    row = distinctive_verbs(marks([*rest, *claims])).set_index("verb").loc["claim"]
    assert row["other"] == 0 and row["high"] - row["low"] > 0.2 * row["log_odds"]


def test_one_article_has_no_interval_and_no_cue_no_row():
    alone = distinctive_verbs(marks([("A", "a", "say", 3), ("B", "b1", "say", 2), ("B", "b2", "claim", 2)]))
    assert np.isnan(alone.loc[alone["outlet"] == "A", "low"]).all()
    for few in (marks(FEW).iloc[:0], marks(FEW[:2])):
        assert distinctive_verbs(few).empty and "two outlets" in distinctive_verbs(few).attrs["reason"]


def test_a_verb_that_only_one_outlet_uses_is_its_most_distinctive():
    uses = [("A", "a1", "say", 20), ("A", "a2", "claim", 10), ("B", "b1", "say", 30)]
    assert distinctive_verbs(marks(uses)).iloc[0]["verb"] == "claim"
