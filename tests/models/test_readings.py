"""Readings, sentence by sentence: what the numbers say, never more than the interval and the corrected p."""

from math import nan

import pandas as pd
import pytest

from mediastudy.models import Sensitivity
from mediastudy.models.wording import ALIKE, reading

POISSON = {"metric": "hedges", "exposure": "words", "by": "outlet", "family": "poisson"}
LOGISTIC = {"metric": "hedges", "exposure": "stories", "by": "outlet", "family": "logistic"}


def said(rates: dict[str, float], pairs: list[tuple[object, ...]], p: float, model: dict = POISSON) -> str:
    """Return the reading of rates by outlet, pairs (a, b, ratio, low, high, p, p_holm), and an omnibus test of all."""
    table = pd.DataFrame({"outlet": list(rates), "rate": list(rates.values()), "note": ""})
    columns = ["a", "b", "ratio", "low", "high", "p", "p_holm"]
    omnibus = {"statistic": 1.0, "df": len(rates) - 1 if p == p else nan, "p": p}  # noqa: PLR0124 (NaN: no test)
    return reading(table, pd.DataFrame(pairs, columns=columns), omnibus, model)


AB = {"A": 12.0, "B": 6.0}
ABC = {"A": 12.0, "B": 6.0, "C": 6.0}
FAR = ("A", "B", 2.0, 1.5, 2.7, 0.001, 0.003)
NEAR = ("A", "C", 2.0, 1.02, 3.9, 0.04, 0.08)
SAME = ("B", "C", 1.0, 0.5, 2.0, 1.0, 1.0)
UNKNOWN = ("B", "C", nan, nan, nan, nan, nan)
SPAN = "The rate of hedges per 1,000 words runs from 6 (B) to 12 (A). "
TIED = "The rate of hedges per 1,000 words runs from 6 (B and C) to 12 (A). "
DIFFER, OPEN = "The outlets are not all alike in this", "The outlets cannot be shown to differ, all taken together"
APART = "A has 2 times the rate of B (95 % interval 1.5 to 2.7; Holm p = .003)"
FEW = "so few articles, clusters or counts carry no interval."

READINGS = [
    (
        (AB, [("A", "B", 2.0, nan, nan, nan, nan)], nan),
        SPAN + "Whether all are alike cannot be tested with so few articles, clusters or counts. "
        f"The pair cannot be compared: {FEW}",
    ),
    ((AB, [NEAR[:5] + (0.06, 0.06)], 0.07), f"{SPAN}{OPEN} (p = .070). The pair cannot be told apart. {ALIKE}"),
    ((AB, [FAR], 0.002), f"{SPAN}{DIFFER} (p = .002). The pair can be told apart: {APART}."),
    (
        (ABC, [NEAR, NEAR, SAME], 0.03),
        f"{TIED}{DIFFER} (p = .030). None of 3 pairs can be told apart after Holm's correction. {ALIKE}",
    ),
    (
        (ABC, [FAR, NEAR, SAME], 0.2),
        f"{TIED}{OPEN} (p = .200). 1 of 3 pairs can be told apart after Holm's correction: {APART}. "
        f"The others cannot. {ALIKE}",
    ),
    (
        (ABC, [FAR, NEAR, UNKNOWN], 0.01),
        f"{TIED}{DIFFER} (p = .010). 1 of 2 pairs that could be tested can be told apart after Holm's correction: "
        f"{APART}. The others cannot. {ALIKE} 1 pair could not be tested.",
    ),
    (
        (ABC, [NEAR, UNKNOWN, UNKNOWN], 0.2),
        f"{TIED}{OPEN} (p = .200). The one pair that could be tested cannot be told apart. {ALIKE} "
        "2 pairs could not be tested.",
    ),
    (
        (ABC, [UNKNOWN] * 3, nan),
        f"{TIED}Whether all are alike cannot be tested with so few articles, clusters or counts. "
        f"No pair can be compared: {FEW}",
    ),
    (
        ({"A": 4.0, "B": 0.0}, [("B", "A", 0.0, 0.0, 0.4, 0.01, 0.01)], 0.02),
        f"The rate of hedges per 1,000 words runs from 0 (B) to 4 (A). {DIFFER} (p = .020). "
        "The pair can be told apart: A has a higher rate than B (95 % interval of their ratio from 2.5 up, unbounded; "
        "Holm p = .010).",
    ),
    (
        ({"A": 0.5, "B": 0.5}, [("A", "B", 1.0, 0.2, 5.0, 1.0, 1.0)], 1.0, LOGISTIC),
        "The share of stories with at least one hedge is 50.0 % (A and B). The outlets cannot be shown to differ, all "
        f"taken together (p = 1.000). The pair cannot be told apart. {ALIKE}",
    ),
]


@pytest.mark.parametrize(("found", "sentences"), READINGS)
def test_a_reading_says_what_the_numbers_say(found, sentences):
    assert said(*found) == sentences


def test_only_the_surest_are_told_and_the_others_counted():
    rates = {name: 1.0 + at for at, name in enumerate("ABCDE")}
    pairs = [(a, "E", 0.5, 0.3, 0.8, p, p) for a, p in zip("ABCD", (0.02, 0.001, 0.03, 0.004), strict=True)]
    words = said(rates, pairs, 0.0001)
    assert "4 of 4 pairs can be told apart after Holm's correction; the 3 surest: E has 2 times the rate of B" in words
    assert words.count("times the rate of") == 3 and "cannot" not in words


def test_outlets_that_the_test_could_not_take_are_not_said_to_be_alike():
    table = pd.DataFrame({"outlet": list("ABC"), "rate": [1.0, 2.0, 3.0], "note": ""})
    pairs = pd.DataFrame([FAR], columns=["a", "b", "ratio", "low", "high", "p", "p_holm"])
    words = reading(table, pairs, {"statistic": 1.0, "df": 1, "p": 0.4}, POISSON)
    assert "The 2 outlets with enough articles and counts cannot be shown to differ" in words


def specified(*rows: tuple[str, float, float, float]) -> Sensitivity:
    """Return specifications: outlet, ratio and interval, each of a choice of its own."""
    table = pd.DataFrame(rows, columns=["outlet", "value", "low", "high"])
    more = {"group": "voice", "n": 5, "events": 9, "note": "no other outlet to compare with"}
    choice = table.groupby("outlet").cumcount().astype(str)
    return Sensitivity("hedges", table.assign(specification=choice, against="the mean of outlets", **more))


CLEARLY = " Clearly: with an interval that leaves 1 out."
SPECIFIED = [
    ([("A", 2.0, 1.5, 3.0), ("A", 1.5, 0.9, 2.0), ("A", 0.5, 0.3, 0.8)],
     "A, against the mean of outlets: of 3 specifications above in 2 (clearly in 1) and below in 1 (clearly in 1); "
     "ratios from 0.50 to 2.00." + CLEARLY),
    ([("A", 0.5, nan, nan), ("A", nan, nan, nan)],
     "A, against the mean of outlets: of 1 specification below in 1 (clearly in none); ratios from 0.50 to 0.50."
     + CLEARLY),
    ([("A", nan, nan, nan)], "No specification gives a ratio: no other outlet to compare with."),
    ([(f"O{at}", 2.0, 1.5 if at else 0.9, 3.0) for at in range(12)] + [("P", 0.5, 0.3, 1.2), ("Q", nan, nan, nan)],
     "Above the mean of outlets in every specification that gave a ratio: O0, O1, O2, O3, O4, O5, O6, O7, O8, O9, O10 "
     "and O11 (clearly in every one: O1, O2, O3, O4, O5, O6, O7, O8, O9, O10 and O11). Below the mean of outlets in "
     "every specification that gave a ratio: P (clearly in every one: none). On either side: 0 of 13 outlets."
     + CLEARLY),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "sentences"), SPECIFIED)
def test_specifications_are_counted_on_both_sides(rows, sentences):
    assert specified(*rows).reading == sentences


def test_specifications_without_a_ratio_are_counted_in_the_methods():
    words = specified(("A", 2.0, 1.5, 3.0), ("A", nan, nan, nan)).methods
    assert "2 specifications of the rate of hedges as a ratio to the mean of outlets" in words
    assert words.endswith("1 gave no ratio, for the reason in the table.")
