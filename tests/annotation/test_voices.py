"""The ledger of voices: every word has one owner. All sentences are invented."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.annotation.reading import read_tokens
from mediastudy.annotation.tokens import is_word
from mediastudy.annotation.voices import OWNERS, voices
from mediastudy.article import Article, Document, Mark
from mediastudy.lexicon import load_all

LEXICONS = load_all()


def document(text: str, *, furniture: tuple[Mark, ...] = (), attributions: tuple[Mark, ...] = ()) -> Document:
    article = Article("a", "Harrow Gazette", text)
    read = Document(article, read_tokens(article, furniture, LEXICONS), {"furniture": furniture})
    return read.with_layer("attributions", attributions)


def attribution(text: str, cue: str, content: str, source: str = "", kind: str = "speech") -> tuple[Mark, ...]:
    start = text.index(cue)
    mark = Mark(start, start + len(cue), "cue", {"class": kind, "speech": kind == "speech"})
    hung = [(label, text.index(part), part) for label, part in (("source", source), ("content", content)) if part]
    return mark, *(Mark(at, at + len(part), label, {}, mark) for label, at, part in hung)


def ledger(read: Document) -> list[tuple[str, str]]:
    return [(mark.label, read.article.text[mark.start : mark.end]) for mark in voices(read, LEXICONS)]


def owner(read: Document, word: str) -> str:
    at = read.article.text.index(word)
    return next(mark.label for mark in voices(read, LEXICONS) if mark.start <= at < mark.end)


def test_words_outside_any_attribution_are_the_outlets_own() -> None:
    assert ledger(document("The mill may close.")) == [("own", "The mill may close.")]


def test_words_inside_quotation_marks_are_quoted() -> None:
    text = "“The mill may well close,” said Ann Dalen."
    assert ledger(document(text)) == [("quoted", "“The mill may well close,”"), ("own", "said Ann Dalen.")]


def test_the_content_of_an_indirect_attribution_is_reported() -> None:
    text = "Dalen said the mill may close."
    read = document(text, attributions=attribution(text, "said", "the mill may close", "Dalen"))
    assert ledger(read)[1] == ("reported", "the mill may close")


def test_a_quotation_inside_reported_content_is_quoted() -> None:
    text = "Dalen said the mill was “all but dead” already."
    read = document(text, attributions=attribution(text, "said", "the mill was “all but dead” already", "Dalen"))
    assert [label for label, _ in ledger(read)] == ["own", "reported", "quoted", "reported", "own"]


def test_scare_quotes_of_a_word_or_two_are_the_outlets_own() -> None:
    assert owner(document("The so-called “quick fix” may fail."), "fix") == "own"


def test_a_word_or_two_in_quotation_marks_is_quoted_when_somebody_says_it() -> None:
    text = "Dalen called the plan “quite mad” again."
    read = document(text, attributions=attribution(text, "called", "the plan “quite mad”", "Dalen"))
    assert owner(read, "mad") == "quoted"


def test_the_title_of_a_work_is_the_outlets_own() -> None:
    assert owner(document("He sang in “The Long Road Home” for years."), "Long") == "own"


def test_a_line_of_a_transcript_is_quoted() -> None:
    assert owner(document("The interview follows.\n\nDALEN: I think it may fail."), "may") == "quoted"


@pytest.mark.parametrize(
    ("kind", "source", "expected"),
    [
        ("cognition", "Farmers", "reported"),
        ("cognition", "", "own"),
        ("speech", "", "reported"),
        ("adjective", "Farmers", "own"),
        ("preposition", "Farmers", "own"),
        ("intent", "Farmers", "own"),
    ],
)
def test_a_state_of_mind_is_reported_when_somebody_has_it(kind: str, source: str, expected: str) -> None:
    text = "Farmers feel the mill may close."
    read = document(text, attributions=attribution(text, "feel", "the mill may close", source, kind))
    assert owner(read, "may") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [("the growing debts of a mill that may close", "own"), ("how the mill may close", "reported")],
)
def test_the_topic_of_a_speech_is_not_its_content(content: str, expected: str) -> None:
    text = f"Dalen addressed {content}."
    cue, said = attribution(text, "addressed", content)
    about = Mark(cue.start, cue.end, "cue", {**cue.attributes, "verb": "address"})
    read = document(text, attributions=(about, Mark(said.start, said.end, "content", {}, about)))
    assert owner(read, "may") == expected


def test_headline_and_furniture_come_before_voice() -> None:
    text = "“Mill may close”\n\nThe mill may close.\n\nRead more here"
    furniture = (Mark(0, 16, "headline"), Mark(text.index("Read"), len(text), "link"))
    assert [label for label, _ in ledger(document(text, furniture=furniture))] == ["headline", "own", "furniture"]


def test_an_empty_text_has_no_owner() -> None:
    assert ledger(document("")) == []


PIECES = st.lists(
    st.sampled_from(
        ["The mill ", "may close", "“", "”", '"', " said Dalen", ". ", "\n\n", "’s ", "1,200 ", "DALEN: ", "— "]
    ),
    max_size=40,
)
SPANS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=4)


@settings(max_examples=200, deadline=None)
@given(PIECES, SPANS, SPANS)
def test_every_word_has_exactly_one_owner(
    pieces: list[str], contents: list[tuple[int, int]], cut: list[tuple[int, int]]
) -> None:
    """The words of the marks add up to the words of the text, and no two marks share a character."""
    text = "".join(pieces)
    cue = Mark(0, 1, "cue", {"class": "speech"})
    said = tuple(Mark(at, at + size, "content", {}, cue) for at, size in contents)
    furniture = tuple(Mark(at, at + size, "link") for at, size in sorted(cut))
    read = document(text, furniture=furniture, attributions=(cue, *said))
    marks = list(voices(read, LEXICONS))
    assert sum(mark.attributes["words"] for mark in marks) == sum(map(is_word, read.tokens.words))
    assert all(before.end <= after.start for before, after in itertools.pairwise(marks))
    assert {mark.label for mark in marks} <= set(OWNERS)


@settings(max_examples=50, deadline=None)
@given(PIECES)
def test_runs_are_as_long_as_can_be(pieces: list[str]) -> None:
    labels = [mark.label for mark in voices(document("".join(pieces)), LEXICONS)]
    assert all(one != other for one, other in itertools.pairwise(labels))
