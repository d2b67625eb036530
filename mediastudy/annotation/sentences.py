"""Sentences: boundaries inside a paragraph, aware of quotation marks and abbreviations."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from mediastudy.annotation.abbreviations import Abbreviations
from mediastudy.annotation.boundaries import Page, boundary
from mediastudy.annotation.marks import Columns
from mediastudy.article import Document, Mark, Quotation
from mediastudy.lexicon import Lexicons

Range = tuple[int, int]
STOPS = frozenset(".!?…")


def find_sentences(
    columns: Columns, paragraphs: list[Range], quoted: list[Quotation], abbreviations: Abbreviations
) -> list[Range]:
    """Return half-open ranges of tokens, one a sentence; no sentence crosses a paragraph."""
    starts = {first for first, _ in paragraphs} | {len(columns.words)}
    marks = {q.first: False for q in quoted} | {q.last - 1: True for q in quoted if q.closed}
    page = Page(columns, frozenset(starts), marks, abbreviations, frozenset(columns.words))
    cuts = set(starts)
    stops = [index for index, word in enumerate(columns.words) if word[-1] in STOPS]
    cuts.update(cut for cut in (boundary(page, stop) for stop in stops) if cut)
    return _with_words(columns.words, sorted(cuts | {0}), starts)


def sentences(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each sentence."""
    tokens = document.tokens
    for first, last in tokens.sentences:
        yield Mark(*tokens.span(first, last))


def _with_words(words: list[str], cuts: list[int], fixed: set[int]) -> list[Range]:
    """Return the ranges between `cuts`, with a piece that has no letter or digit left to the one before it."""
    kept = cuts[:1]
    for first, last in pairwise(cuts):
        wordless = last - first < 5 and not any(word[0].isalnum() or word[-1].isalnum() for word in words[first:last])
        if wordless and first not in fixed and kept[-1] == first:
            kept.pop()
        kept.append(last)
    return list(pairwise(kept))
