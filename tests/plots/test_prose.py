"""Numbers and sentences as a reader expects them."""

from __future__ import annotations

import pandas as pd
import pytest

from mediastudy.plots import prose


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.0123456, "0.0123"),
        (1.0, "1"),
        (9.754, "9.75"),
        (123.456, "123"),
        (12345.6, "12,346"),
        (1e-9, "under 0.000001"),
        (float("nan"), "not known"),
    ],
)
def test_number(value: float, text: str) -> None:
    assert prose.number(value) == text


@pytest.mark.parametrize(("share", "text"), [(0.0, "0 %"), (0.004, "0.4 %"), (0.126, "13 %"), (1.0, "100 %")])
def test_percent(share: float, text: str) -> None:
    assert prose.percent(share) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [(["a"], "a"), (["a", "b", "c"], "a, b and c"), (["Hedges", "Hedges, own"], "Hedges and Hedges, own"), ([], "")],
)
def test_listed(items: list[str], text: str) -> None:
    assert prose.listed(items) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([2.0, 1.0], "highest A (2), lowest B (1)"),
        ([1.0, 1.0], "all 1"),
        ([2.0, float("nan")], "A 2"),
        ([float("nan")] * 2, "no values"),
    ],
)
def test_extremes(values: list[float], text: str) -> None:
    assert prose.extremes(["A", "B"], values) == text


@pytest.mark.parametrize(("ties", "who"), [(2, "B and C"), (3, "B, C and D"), (4, "4 outlets")])
def test_outlets_that_share_an_extreme_are_all_meant(ties: int, who: str) -> None:
    assert prose.extremes(list("ABCDE")[: ties + 1], [2.0, *[1.0] * ties]) == f"highest A (2), lowest {who} (1)"


def test_a_remark_on_drawn_estimates_is_counted() -> None:
    table = interval_table(n=[4, 5], note=["none", "few articles: wide interval"])
    assert prose.remarks(table) == " Few articles: wide interval (1 of 2)."


def interval_table(**columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame({"low": [None, 1.0], "high": [None, 2.0], **columns})


def test_a_hollow_point_rests_on_one_article_or_its_interval_was_not_given() -> None:
    assert prose.reason(interval_table(n=[1, 5])) == "one article, no interval"
    assert prose.reason(interval_table(n=[4, 5])) == "no interval given"


def test_the_caption_says_what_the_table_says_its_intervals_are() -> None:
    table = interval_table(n=[4, 5])
    table.attrs["interval"] = "95 % bootstrap"
    assert prose.intervals(table) == "Lines: 95 % bootstrap. Hollow points: none (no interval given)."


def test_no_interval_at_all_is_said() -> None:
    assert prose.intervals(interval_table(n=[1, 5]).iloc[:1]) == "No intervals are given (one article, no interval)."


def test_what_has_no_interval_says_why_as_its_note_does() -> None:
    table = interval_table(n=[9, 9], note=["too few articles for an interval", ""])
    assert prose.intervals(table).endswith("Hollow points: none (too few articles for an interval).")


AGAINST = [
    ({}, "per 1,000 words of body text"),
    ({"Hedges": "words"}, "per 1,000 words of body text"),
    ({"Hedges": "quoted words"}, "per 1,000 quoted words"),
    (
        {"Hedges": "words", "Hedges, quoted": "quoted words"},
        "per 1,000 words of body text (Hedges, quoted: quoted words)",
    ),
]


@pytest.mark.parametrize(("against", "words"), AGAINST)
def test_a_caption_says_which_words_are_counted_in(against: dict[str, str], words: str) -> None:
    table = pd.DataFrame({"construct": list(against) or ["Hedges"]})
    table.attrs["against"] = against
    assert prose.per_thousand(table) == words


def test_panels_that_rest_on_different_articles_say_so() -> None:
    table = pd.DataFrame({"outlet": ["A", "A"], "n": [3, 12]})
    assert prose.sample(table) == "1 outlet, n = 3 to 12 articles"
