"""Lexicon diff: what a change of the hedge lexicon moves in a small invented corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediastudy.article import Article
from mediastudy.coding.changes import Changes, diff
from mediastudy.lexicon import Lexicon, load_all

LEXICONS = load_all()
OLD = LEXICONS["hedges"]
ARTICLES = [
    Article(
        "1", "Harrow Gazette", "The mill may close. Perhaps it will. The old mill is for sale, and the bridge is shut."
    ),
    Article("2", "Corvania Post", "Mayhap the mill is shut. Mayhap it is cold. Mayhap it is old."),
    Article("3", "Corvania Post", "“Mayhap it is shut,” Dalen said."),
]


def without(form: str) -> Lexicon:
    entries = [{**entry, "forms": [each for each in entry["forms"] if each != form]} for entry in OLD.entries]
    return replace(OLD, entries=tuple(entries), sha256=f"without {form}")


def with_form(form: str) -> Lexicon:
    entry = {"forms": [form], "class": "adverb", "source": ["codebook"]}
    return replace(OLD, entries=(*OLD.entries, entry), sha256=f"with {form}")


@pytest.fixture(scope="module")
def gained() -> Changes:
    return diff(OLD, with_form("mayhap"), ARTICLES, LEXICONS)


def test_the_same_lexicon_changes_nothing() -> None:
    same = diff(OLD, OLD, ARTICLES, LEXICONS)
    assert (len(same.forms), len(same.examples)) == (0, 0)


def test_a_form_that_is_dropped_is_lost() -> None:
    (row,) = diff(OLD, without("perhaps"), ARTICLES, LEXICONS).forms.to_dict("records")
    assert row == {"form": "perhaps", "class": "adverb", "old": 1, "new": 0, "change": -1}


def test_a_form_that_is_new_is_gained_in_the_own_voice_only(gained: Changes) -> None:
    (row,) = gained.forms.to_dict("records")
    assert (row["form"], row["old"], row["new"]) == ("mayhap", 0, 3)


def test_all_voices_can_be_taken_together() -> None:
    (row,) = diff(OLD, with_form("mayhap"), ARTICLES, LEXICONS, voice=None).forms.to_dict("records")
    assert row["new"] == 4


def test_the_order_of_outlets_moves(gained: Changes) -> None:
    ranks = gained.outlets.set_index("outlet")[["old_rank", "new_rank"]]
    assert ranks.loc["Corvania Post"].tolist() == [2, 1]


def test_rates_are_per_thousand_words_of_the_voice(gained: Changes) -> None:
    row = gained.outlets.set_index("outlet").loc["Harrow Gazette"]
    assert row["new_rate"] == pytest.approx(1000 * row["new"] / row["words"])


def test_each_change_has_a_sentence_to_look_at(gained: Changes) -> None:
    assert gained.examples.loc[0, "sentence"] == "[Mayhap] the mill is shut."


def test_an_outlet_without_words_has_no_rate() -> None:
    table = diff(OLD, OLD, [Article("4", "Empty", "")], LEXICONS).outlets
    assert table["new_rate"].isna().all()
