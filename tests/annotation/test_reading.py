"""Reading holds for any text at all: the columns agree with each other and with the text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediastudy.annotation.reading import read_tokens
from mediastudy.article import Article, Mark, Region, Tokens
from mediastudy.lexicon import load_all

LEXICONS = load_all()
PIECES = (
    "Mr.|U.S.|a.m.|said|The|J.|“|”|\"|''|``|‘|’|'|'s|«|»|...|--|.|!|?|,|:|(|)| | | |\n|\n\n|\r\n|\u2028|5|1,000|$|%|x"
    "|don’t|workers’|’60s|#tag|@ada|https://a.example/b|\u200b|\u00ad|e\u0301|İ|\x00"
)
NEWSLIKE = st.lists(st.sampled_from(PIECES.split("|")), max_size=80).map("".join)
TEXTS = st.one_of(st.text(max_size=300), NEWSLIKE)


def read(text: str) -> Tokens:
    return read_tokens(Article("a", "outlet", text), (), LEXICONS)


@given(TEXTS)
def test_tokens_are_in_range_not_empty_ordered_and_apart(text: str) -> None:
    tokens = read(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert tokens.words == [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


@given(TEXTS)
def test_every_printing_character_is_in_a_token(text: str) -> None:
    tokens = read(text)
    gaps = "".join(text[end:start] for end, start in zip([0, *tokens.ends], [*tokens.starts, len(text)], strict=True))
    assert not any(character.isalnum() or character in ".,!?\"'“”‘’" for character in gaps)


@given(TEXTS)
def test_every_column_has_one_entry_a_token(text: str) -> None:
    tokens = read(text)
    columns = (tokens.words, tokens.lower, tokens.regions, tokens.sentence_of, tokens.quotation_of)
    assert {len(column) for column in columns} == {len(tokens)}


@given(TEXTS)
def test_paragraphs_and_sentences_each_partition_the_tokens(text: str) -> None:
    tokens = read(text)
    for ranges in (tokens.paragraphs, tokens.sentences):
        assert [index for first, last in ranges for index in range(first, last)] == list(range(len(tokens)))
        assert all(first < last for first, last in ranges)
    edges = {first for first, _ in tokens.sentences}
    assert {first for first, _ in tokens.paragraphs} <= edges


@given(TEXTS)
def test_quotations_are_ordered_apart_and_within_one_paragraph(text: str) -> None:
    tokens = read(text)
    assert all(one.last <= two.first for one, two in pairwise(tokens.quotations))
    for number, quotation in enumerate(tokens.quotations):
        assert any(first <= quotation.first < quotation.last <= last for first, last in tokens.paragraphs)
        assert set(tokens.quotation_of[quotation.first : quotation.last]) == {number}


@given(TEXTS)
def test_reading_twice_gives_the_same_and_leaves_the_text_alone(text: str) -> None:
    tokens = read(text)
    assert tokens == read(text)
    assert tokens.text == text


def test_furniture_marks_become_regions() -> None:
    text = "Ada Smith wins\nRead more\nShe won."
    furniture = (Mark(0, 14, "headline"), Mark(15, 24, "link"))
    tokens = read_tokens(Article("a", "outlet", text), furniture, LEXICONS)
    assert tokens.regions == [Region.HEADLINE] * 3 + [Region.FURNITURE] * 2 + [Region.BODY] * 3


@pytest.mark.parametrize(
    "piece", ["aa.", "aa-", "a.", "a@", "“", "'a ", '"a" ', "U.S. Aaaas b ", "...", "aa bb\n", "1.", "'"]
)
def test_ten_thousand_repeats_of_anything_are_read(piece: str) -> None:
    tokens = read(piece * 10_000)
    assert tokens.sentences[-1][1] == len(tokens) > 0


SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "corpora").exists(), reason="the development corpora are not beside the repository")
def test_no_article_of_a_large_real_corpus_is_lost() -> None:
    corpus = pd.read_parquet(SHARED / "corpora/article_bias.parquet", columns=["text"])
    assert all(len(read(text)) > 0 for text in corpus.text)


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the development corpora are not beside the repository")
def test_hard_wrapped_report_has_its_paragraphs_and_a_mixed_quotation() -> None:
    tokens = read((SHARED / "seeds/001.txt").read_text())
    assert len(tokens.paragraphs) == 15
    assert sum(quotation.closed for quotation in tokens.quotations) == 8
