"""Sentences: boundaries inside a paragraph, aware of quotation marks and abbreviations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediastudy.article import Document, Mark
from mediastudy.lexicon import Lexicons

STOPS = {".", "!", "?"}
TAIL = {"”", "''", ")", '"', ".", "!", "?", "’"}


def find_sentences(words: list[str], paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return half-open ranges of tokens, one a sentence; no sentence crosses a paragraph."""
    return [sentence for first, last in paragraphs for sentence in _in_paragraph(words, first, last)]


def sentences(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each sentence."""
    tokens = document.tokens
    for first, last in tokens.sentences:
        yield Mark(*tokens.span(first, last))


def _in_paragraph(words: list[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    index = start = first
    while index < last:
        index += 1
        if words[index - 1] not in STOPS:
            continue
        while index < last and words[index] in TAIL:
            index += 1
        if index < last and not words[index][0].islower():
            yield start, index
            start = index
    if start < last:
        yield start, last
