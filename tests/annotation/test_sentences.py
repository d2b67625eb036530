"""Sentences: a table of hard passages, and what a boundary may never do."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediastudy.annotation import annotate
from mediastudy.article import Article
from mediastudy.lexicon import load_all

LEXICONS = load_all()
LINES = (Path(__file__).parent / "hard_sentences.txt").read_text().splitlines()
PASSAGES = [line.replace("\\n", "\n") for line in LINES if line and not line.startswith("#")]
HARD = {  # what the rules are known to get wrong, each with the reason
    "The strikes were not coordinated with the U.S. | Officials in Doha denied it.": "no evidence beside the capital",
}


def split(text: str) -> list[str]:
    document = annotate(Article("a", "outlet", text), LEXICONS)
    return [text[mark.start : mark.end] for mark in document["sentences"]]


def sentences(passage: str) -> list[str]:
    return [piece.strip() for piece in passage.split("| ")]


@pytest.mark.parametrize("passage", [passage for passage in PASSAGES if passage not in HARD])
def test_hard_passage_is_split_at_its_bars(passage: str) -> None:
    assert split(passage.replace("| ", "")) == sentences(passage)


def test_boundary_f1_over_all_hard_passages_is_at_least_95_in_100() -> None:
    right = said = wanted = 0
    for passage in PASSAGES:
        gold, found = set(sentences(passage)), set(split(passage.replace("| ", "")))
        right, said, wanted = right + len(gold & found), said + len(found), wanted + len(gold)
    assert len(PASSAGES) >= 80
    assert 2 * right / (said + wanted) >= 0.95


def test_plural_written_small_elsewhere_opens_a_sentence_after_an_abbreviation() -> None:
    assert split("He met officials. They left the U.S. Officials denied it.")[2] == "Officials denied it."


def test_wrapped_line_is_no_boundary() -> None:
    text = "\n".join(
        ["The mayor of the small town of Lower Wexby said on", "Friday that the bridge over the river would be"] * 3
    )
    assert split(text + "\nclosed. It was.")[-1] == "It was."


def test_mark_without_a_word_belongs_to_the_sentence_before() -> None:
    assert split('He left. "') == ['He left. "']


def test_no_text_has_no_sentence() -> None:
    assert split(" \n ") == []
