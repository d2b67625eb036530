"""The entries of the furniture lexicon: each takes its own example, and one that cannot be used is refused."""

from __future__ import annotations

import pytest

from mediastudy.annotation.furnishing.rules import rules
from mediastudy.annotation.furniture import find_furniture
from mediastudy.article import Article
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon, load, shipped

LEXICONS = {"furniture": load(shipped()["furniture"])}


@pytest.mark.parametrize("entry", LEXICONS["furniture"].entries, ids=lambda entry: entry["name"])
def test_every_rule_takes_its_own_example(entry: dict[str, str]) -> None:
    book = rules(LEXICONS["furniture"])
    placed = [rule for group in book.placed.values() for rule in group]
    candidates = [rule for rule in [*placed, *book.called(entry["example"])] if rule.name == entry["name"]]
    assert candidates and candidates[0].pattern.match(entry["example"])
    assert len(entry["example"]) <= candidates[0].longest or candidates[0].where == "lead"


@pytest.mark.parametrize("unit", ["Aa ", "AA ", "Aa, ", "Aa and ", "A. ", "a/AP ", "share ", "(", "- ", ": A "])
def test_no_pattern_backtracks_without_bound(unit: str) -> None:
    """A page of such lines must take no more than moments; with a bad pattern it would not end."""
    page = "\n".join((start + unit * 60)[:140] + "!" for start in ("", "By ", "Read ", "With ", "Share ", "This "))
    assert isinstance(list(find_furniture(Article("a", "o", page), LEXICONS)), list)


def lexicon(**entry: object) -> Lexicon:
    return Lexicon("own", "1", "", ({"forms": ["x"], "name": "x", "label": "x", **entry},), "", {})


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"where": "middle"}, "middle"),
        ({"holds": ["x"], "evidence": "guess"}, "guess"),
        ({"holds": ["x"], "forms": ["("]}, "regular expression"),
        ({"holds": ["x"], "label": ""}, "label"),
        ({}, "begins"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_by_name(entry: dict[str, object], said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        rules(lexicon(**entry))


def test_rules_of_two_lexicons_of_one_hash_are_not_mixed_up() -> None:
    first, second = lexicon(holds=["x"]), lexicon(holds=["x"], label="y")
    assert [rules(each).holds[0][1].label for each in (first, second)] == ["x", "y"]
