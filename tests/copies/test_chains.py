"""Chains: original, copies, edited copies, whatever the order in which the articles come."""

import random

import pytest

from .texts import article, settled, words

TEXT = words(1)


def roles(*articles):
    return {name: (facts["chain"], facts["chain_role"]) for name, facts in settled(articles).items()}


def test_the_earliest_is_the_original():
    found = roles(article("late", TEXT, day=3), article("first", TEXT, day=1), article("other", words(2)))
    assert found == {"late": ("first", "copy"), "first": ("first", "original"), "other": ("", "")}


def test_an_undated_article_comes_last():
    assert roles(article("a", TEXT, day=None), article("b", TEXT, day=9))["b"] == ("b", "original")


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ({"outlet": "harbourherald.com"}, {"outlet": "apnews.com"}, "two"),
        ({"text": TEXT[:180]}, {"text": TEXT}, "two"),
        ({}, {}, "one"),
    ],
    ids=["an agency's own outlet", "the longest", "the least id"],
)
def test_of_one_day_the_tie_is_broken_by_rule(one, two, first):
    articles = [article(name, **{"text": TEXT, **said}) for name, said in (("one", one), ("two", two))]
    assert {chain for chain, _ in roles(*articles).values()} == {first}


@pytest.mark.parametrize(
    ("kept", "role"),
    [(1.0, "copy"), (0.95, "copy"), (0.7, "edited copy"), (0.5, "edited copy"), (0.3, ""), (0.0, "")],
)
def test_the_share_of_text_in_common_decides_the_role(kept, role):
    cut = round(len(TEXT) * kept)
    assert roles(article("a", TEXT), article("b", TEXT[:cut] + words(2)[cut:], day=1))["b"][1] == role


def test_a_short_version_of_a_long_text_is_an_edited_copy():
    facts = settled([article("a", TEXT), article("b", TEXT[:50], day=1)])["b"]
    assert (facts["chain_role"], facts["chain_similarity"]) == ("edited copy", pytest.approx(46 / 196, abs=1e-4))


def test_a_long_text_that_quotes_a_short_one_is_none():
    assert roles(article("a", TEXT[:50]), article("b", TEXT, day=1))["b"] == ("", "")


def test_a_copy_of_a_copy_that_is_unlike_the_original_is_in_no_chain():
    middle, last = TEXT[:120] + words(2)[120:], words(3)[:120] + words(2)[120:]
    found = roles(article("a", TEXT), article("b", middle, day=1), article("c", last, day=2))
    assert (found["b"], found["c"]) == (("a", "edited copy"), ("", ""))


def test_a_body_that_stands_many_times_is_one_chain():
    found = roles(*(article(f"a{at:03}", TEXT) for at in range(120)), article("b", words(2)))
    assert {chain for chain, _ in found.values()} == {"a000", ""}


def test_texts_of_a_few_words_are_in_no_chain():
    assert roles(article("a", TEXT[:15]), article("b", TEXT[:15]))["b"] == ("", "")


def test_the_order_of_the_articles_changes_nothing():
    texts = [TEXT, TEXT[:150] + words(2, 50), words(3), words(3), TEXT, words(4)]
    articles = [article(f"a{at}", text, day=at % 3) for at, text in enumerate(texts)]
    found = settled(articles)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert settled(shuffled) == found
