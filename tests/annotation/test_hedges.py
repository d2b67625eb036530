"""The hedge layer: voice, place, attribution cues, furniture, own lexicons. All sentences are invented."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.annotation.hedges import hedges
from mediastudy.annotation.hedging.sense import shipped_sense
from mediastudy.annotation.reading import read_tokens
from mediastudy.article import Article, Document, Mark
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon, load, load_all

LEXICONS = load_all()


def document(text: str, *, furniture: tuple[Mark, ...] = (), attributions: tuple[Mark, ...] = ()) -> Document:
    article = Article("a", "Harrow Gazette", text)
    read = Document(article, read_tokens(article, furniture, LEXICONS), {"furniture": furniture})
    return read.with_layer("attributions", attributions)


def said(text: str, cue: str, content: str, *, speech: bool = True) -> tuple[Mark, ...]:
    start, at = text.index(cue), text.index(content)
    mark = Mark(start, start + len(cue), "cue", {"class": "speech" if speech else "cognition", "speech": speech})
    return mark, Mark(at, at + len(content), "content", {}, mark)


def own_lexicon(tmp_path: Path, entries: str) -> Lexicon:
    path = tmp_path / "mine.toml"
    path.write_text(f'name = "hedges"\nversion = "1"\nsource = "mine"\n[sources]\nmine = "mine"\n{entries}')
    return load(path)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The mill may close.", "own"),
        ("“The mill may close,” said Dalen.", "quoted"),
    ],
)
def test_a_hedge_knows_whose_voice_it_stands_in(text: str, voice: str) -> None:
    (mark,) = hedges(document(text), LEXICONS)
    assert mark.attributes["voice"] == voice


def test_a_hedge_in_reported_content_is_reported() -> None:
    text = "Dalen said the mill may close."
    (mark,) = hedges(document(text, attributions=said(text, "said", "the mill may close")), LEXICONS)
    assert mark.attributes["voice"] == "reported"


def test_a_hedge_says_its_form_its_rule_and_where_it_stands() -> None:
    (mark,) = hedges(document("PERHAPS so."), LEXICONS)
    assert mark == Mark(0, 7, "adverb", {"form": "perhaps", "voice": "own", "where": "body", "rule": "always"})


def test_a_hedge_in_the_headline_keeps_its_voice() -> None:
    text = "Mill may close\n\nDalen waits."
    (mark,) = hedges(document(text, furniture=(Mark(0, 14, "headline"),)), LEXICONS)
    assert (mark.attributes["where"], mark.attributes["voice"]) == ("headline", "own")


def test_furniture_is_not_read() -> None:
    text = "The mill stands.\n\nYou may also like this"
    assert not list(hedges(document(text, furniture=(Mark(18, len(text), "link"),)), LEXICONS))


def test_the_cue_of_an_attribution_is_not_also_a_hedge() -> None:
    text = "The data suggest prices have peaked."
    read = document(text, attributions=said(text, "suggest", "prices have peaked"))
    assert not list(hedges(read, LEXICONS))


@pytest.mark.parametrize("subject", ["The data", "Ann Dalen"])
def test_the_double_count_can_be_shown(subject: str) -> None:
    """Whoever suggests: a word list without senses counts the cue of the attribution once more."""
    text = f"{subject} suggest that prices have peaked."
    read = document(text, attributions=said(text, "suggest", "prices have peaked"))
    (mark,) = hedges(read, LEXICONS, cues=True)
    assert mark.attributes["cue"] is True


def test_the_cue_of_a_state_of_mind_may_be_a_hedge() -> None:
    """An agentless "seems" hedges, whether or not the attributions hold it as a state of mind."""
    text = "It seems the mill is closed."
    read = document(text, attributions=said(text, "seems", "the mill is closed", speech=False))
    assert [mark.label for mark in hedges(read, LEXICONS)] == ["verb"]


def test_a_modal_inside_a_cue_is_a_hedge() -> None:
    text = "Dalen may have said that the mill is closed."
    read = document(text, attributions=said(text, "may have said", "the mill is closed"))
    assert [mark.label for mark in hedges(read, LEXICONS)] == ["modal"]


def test_curly_apostrophes_match_straight_ones() -> None:
    (mark,) = hedges(document("That wouldn’t be wise."), LEXICONS)
    assert mark.attributes["form"] == "wouldn't"


def test_the_longest_phrase_wins() -> None:
    (mark,) = hedges(document("At least in part it failed."), LEXICONS)
    assert mark.attributes["form"] == "at least in part"


def test_a_phrase_never_crosses_a_sentence() -> None:
    assert not list(hedges(document("He is all. But why?"), LEXICONS))


def test_the_rules_can_decide_alone() -> None:
    text = "The mill could close."
    assert [mark.label for mark in hedges(document(text), LEXICONS, sense=False)] == ["modal"]


def test_the_sense_model_speaks_for_would_and_could_only() -> None:
    assert shipped_sense().rules == {"could", "would"}


def test_an_own_lexicon_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    mine = own_lexicon(tmp_path, '[[entries]]\nforms = ["mayhap"]\nclass = "adverb"\nsource = ["mine"]\n')
    marks = hedges(document("Mayhap the mill may close."), {**LEXICONS, "hedges": mine})
    assert [mark.attributes["form"] for mark in marks] == ["mayhap"]


@pytest.mark.parametrize(
    ("key", "words", "text", "hits"),
    [
        ("only_before", ["#"], "Under 40 came under a tree.", 1),
        ("only_after", ["well"], "Well under it, under it.", 1),
        ("unless_before", ["."], "He is under. Go under it.", 1),
        ("unless_after", ["@these"], "Go under it, look under it.", 1),
        ("only_after", ["^"], "Under it, under it.", 1),
    ],
)
def test_an_entry_asks_for_its_neighbours(tmp_path: Path, key: str, words: list[str], text: str, hits: int) -> None:
    entry = '[words]\nthese = ["look"]\n[[entries]]\nforms = ["under"]\nclass = "verb"\nsource = ["mine"]\n'
    mine = own_lexicon(tmp_path, f"{entry}{key} = {words}\n")
    assert len(list(hedges(document(text), {**LEXICONS, "hedges": mine}))) == hits


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('class = "modul"', "no class 'modul'. Did you mean 'modal'"),
        ('class = "modal"\nrule = "mihgt"', "no rule 'mihgt'. Did you mean 'might'"),
        ('class = "modal"\nonly_after = ["@no"]', "no word list 'no'"),
    ],
)
def test_an_unknown_name_in_a_lexicon_is_refused(tmp_path: Path, entry: str, message: str) -> None:
    mine = own_lexicon(tmp_path, f'[[entries]]\nforms = ["mayhap"]\nsource = ["mine"]\n{entry}\n')
    with pytest.raises(LexiconError, match=message):
        list(hedges(document("Mayhap."), {**LEXICONS, "hedges": mine}))


WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "mill",
            "may",
            "would",
            "could",
            "not",
            "said",
            "that",
            "about",
            "40",
            "some",
            "seems",
            "to",
            "kind",
            "of",
            "likely",
            "“",
            "”",
            ".",
            ",",
            "I",
            "think",
            "May",
            "'s",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_hedges_stand_in_order_without_overlap_and_say_what_they_cover(text: str) -> None:
    marks = list(hedges(document(text), LEXICONS))
    assert all(before.end <= after.start for before, after in itertools.pairwise(marks))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.integers(0, 60), st.integers(1, 40))
def test_no_hedge_but_a_modal_an_adverb_or_an_approximator_touches_a_speech_cue(text: str, at: int, size: int) -> None:
    cue = Mark(at, at + size, "cue", {"class": "speech", "speech": True})
    marks = hedges(document(text, attributions=(cue,)), LEXICONS)
    touching = {mark.label for mark in marks if mark.start < cue.end and cue.start < mark.end}
    assert touching <= {"modal", "adverb", "approximator"}
