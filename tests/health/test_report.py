"""Verdicts: each confound is found in the outlet that has it, and sound outlets are in order."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from mediastudy.health import CHECKS, INVALID, LOOK, OK, Check, examine, flagged
from mediastudy.health.data import as_json
from mediastudy.health.terminal import told

from .articles import articles, share

FAULTS = {  # check: (cells of one outlet that are worth a look, cells that make it invalid)
    "size": ({"n": 7}, {"n": 2}),
    "dates": ({"date": share(pd.NaT, 2, pd.Timestamp("2016-02-01"))}, {"date": pd.NaT}),
    "period": (
        {"date": share(pd.Timestamp("2009-01-01"), 6, pd.Timestamp("2016-02-01"))},
        {"date": pd.Timestamp("2009-01-01")},
    ),
    "length": ({"words": 1100}, {"words": 3000}),
    "short": ({"words": share(50, 2, 500)}, {"words": share(50, 10, 500)}),
    "encoding": ({"damage": share(3, 2, 0)}, {"damage": 3}),
    "language": ({"language": share("fr", 2, "en")}, {"language": share("fr", 4, "en")}),
    "quotes": ({"quote_style": "doubled-apostrophe"}, None),
    "no_quotes": ({"quote_style": share("none", 10, "curly-double")}, {"quote_style": "none"}),
    "wraps": ({"wrapped_at": 72}, None),
    "truncation": ({"cut_off": share("[...]", 2, "")}, {"cut_off": "[...]"}),
    "furniture": ({"words_furniture": 100}, {"words_furniture": 400}),
    "duplicates": (
        {"chain": share("a", 3, ""), "chain_role": ["original", "copy", "copy", *[""] * 17]},
        {"chain": share("a", 8, ""), "chain_role": ["original", *["copy"] * 7, *[""] * 12]},
    ),
    "wire": ({"copy": share("wire", 3, "staff")}, {"copy": share("wire", 10, "staff")}),
}
ONE = [
    (name, level, cells) for name, pair in FAULTS.items() for level, cells in zip((LOOK, INVALID), pair, strict=True)
]


def severities(table: pd.DataFrame, check: str) -> dict[str, str]:
    found = examine(table).findings
    rows = found[found["check"].eq(check)]
    return dict(zip(rows["outlet"], rows["severity"], strict=True))


@pytest.mark.parametrize(("check", "level", "cells"), [each for each in ONE if each[2] is not None])
def test_a_fault_is_found_where_it_is_and_nowhere_else(check, level, cells):
    found = severities(articles(Vale_Echo={}, Hill_News=cells, Tide_Post={}), check)
    assert found == {"Vale Echo": OK, "Hill News": level, "Tide Post": OK}


def test_every_check_has_a_case_here():
    assert {check.name for check in CHECKS} - set(FAULTS) == {"names", "gaps"}


def test_sound_outlets_are_in_order():
    health = examine(articles(Vale_Echo={}, Hill_News={}))
    assert {verdict.severity for verdict in health.verdicts} == {OK}
    assert set(health.findings["severity"]) == {OK}


def test_months_without_articles_are_a_gap():
    halves = [pd.Timestamp("2016-01-01")] * 10 + [pd.Timestamp("2016-08-01")] * 10
    assert severities(articles(Vale_Echo={}, Hill_News={"date": halves}), "gaps")["Hill News"] == LOOK


def test_spellings_of_one_outlet_are_told():
    found = severities(articles(Vale_Echo={}, THE_VALE_ECHO={}, Hill_News={}), "names")
    assert found == {"Vale Echo": LOOK, "THE VALE ECHO": LOOK, "Hill News": OK}


def test_one_odd_article_judges_no_outlet():
    assert severities(articles(Vale_Echo={"cut_off": share("[...]", 1, "")}), "truncation") == {"Vale Echo": OK}


def sentence(table: pd.DataFrame, check: str) -> str:
    return next(each.sentence for each in examine(table).verdicts if each.check.name == check)


def test_a_share_that_one_article_makes_does_not_contradict_its_verdict():
    said = sentence(articles(Vale_Echo={"cut_off": share("[...]", 1, "")}, Hill_News={}), "truncation")
    assert said.startswith("Single articles aside, there is no outlet") and "highest: 5" in said


def test_a_check_without_anything_to_judge_says_so():
    assert sentence(articles(Vale_Echo={"date": pd.NaT}, Hill_News={"date": pd.NaT}), "period").startswith(
        "Nothing to judge"
    )


def test_a_whole_corpus_in_another_language_is_no_corpus_in_order():
    assert severities(articles(Vale_Echo={"language": "de"}), "language") == {"Vale Echo": INVALID}


def test_a_verdict_names_the_outlet_the_value_and_what_handles_it():
    health = examine(articles(Vale_Echo={}, Hill_News={"quote_style": "doubled-apostrophe"}))
    verdict = next(each for each in health.verdicts if each.check.name == "quotes")
    assert "In 1 of 2 outlets" in verdict.sentence
    assert "Hill News 100\u00a0%" in verdict.sentence
    assert "quotation layer" in verdict.check.handled


def test_the_worst_outlet_comes_first():
    health = examine(
        articles(Vale_Echo={}, Hill_News={"language": "fr", "wrapped_at": 72}, Tide_Post={"wrapped_at": 72})
    )
    assert list(dict.fromkeys(health.findings["outlet"])) == ["Hill News", "Tide Post", "Vale Echo"]
    assert [each["check"] for each in flagged(health, "Hill News")] == ["language", "wraps"]


def test_outlets_too_small_to_judge_come_last():
    table = articles(
        Tiny_Post={"n": 2, "language": "fr", "wrapped_at": 72}, Vale_Echo={}, Hill_News={"cut_off": "more"}
    )
    assert list(dict.fromkeys(examine(table).findings["outlet"])) == ["Hill News", "Vale Echo", "Tiny Post"]


def test_repeated_bodies_and_chains_are_counted_over_outlets():
    table = articles(Vale_Echo={"chain": share("0", 1, "")}, Hill_News={"chain": share("0", 1, "")})
    table.loc[20, "body_digest"] = table.loc[0, "body_digest"]
    corpus = examine(table).corpus
    assert (corpus["repeated_bodies"], corpus["articles_with_a_repeated_body"]) == (1, 2)
    assert (corpus["chains"], corpus["chains_across_outlets"], corpus["articles_in_chains"]) == (1, 1, 2)


def test_names_in_another_column_are_counted_by_outlet():
    table = articles(Vale_Echo={}).assign(source=["Vale Echo", "The Vale Echo"] * 10)
    assert examine(table).corpus["most_names"] == {"Vale Echo": 2}


def test_the_order_of_the_articles_changes_nothing():
    table = articles(Vale_Echo={"damage": share(1, 4, 0)}, Hill_News={"words": 3000})
    assert as_json(examine(table)) == as_json(examine(table.iloc[::-1]))


def test_the_article_table_is_left_alone():
    table = articles(Vale_Echo={}, Hill_News={"words": 3000})
    before = table.copy()
    examine(table)
    pd.testing.assert_frame_equal(table, before)


def test_json_holds_every_outlet_and_no_value_that_json_has_not():
    content = json.loads(as_json(examine(articles(Vale_Echo={"date": pd.NaT}, Hill_News={}))))
    assert [each["outlet"] for each in content["outlets"]] == ["Vale Echo", "Hill News"]
    assert content["outlets"][0]["checks"]["dates"] == INVALID
    assert content["outlets"][0]["first"] is None
    assert set(content["checks"]) == {check.name for check in CHECKS}


def test_a_terminal_shows_the_top_and_says_what_it_left_out():
    health = examine(articles(Vale_Echo={}, Hill_News={"language": "fr"}, Tide_Post={}))
    lines = list(told(health, 1))
    assert any(line.startswith("Hill News") and "language 100\u00a0% !!" in line for line in lines)
    assert lines[-1].startswith("and 2 more; --top 3")
    assert max(map(len, lines)) < 150


def test_two_copies_of_another_outlet_s_text_are_one_text_twice():
    chains = {"chain": share("a", 2, ""), "chain_role": share("copy", 2, "")}
    first = {"chain": share("a", 1, ""), "chain_role": share("original", 1, "")}
    table = examine(articles(Vale_Echo=first, Hill_News=chains)).outlets.set_index("outlet")
    assert table["copies"].to_dict() == {"Vale Echo": 0, "Hill News": 1}


def test_two_of_forty_nine_articles_are_two():
    check = next(check for check in CHECKS if check.name == "truncation")
    assert check.severity(2 / 49, 49) == LOOK


def test_an_only_outlet_is_compared_with_nothing():
    alone = examine(articles(Hill_News={"copy": share("wire", 3, "staff")}))
    said = {each.check.name: each.sentence for each in alone.verdicts}
    assert {said[name] for name in ("names", "period", "length")} == {"Nothing to compare: there is one outlet."}
    assert said["wire"] == "10\u00a0% or more of the articles are an agency's copy: 15\u00a0%."
    assert said["short"] == "Not so: 5\u00a0% or more of the articles are shorter than 100 words (here: 0\u00a0%)."
    assert not any("outlets" in words for words in said.values())


def test_one_is_told_in_the_singular():
    lines = list(told(examine(articles(Hill_News={"n": 1})), 3))
    assert [line.strip() for line in lines[:2]] == ["1  article", "1  outlet"]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_gives_its_reasons(check: Check):
    assert check.why and check.handled and "{look}" in check.measured
    assert check.look < check.invalid or check.fewer
