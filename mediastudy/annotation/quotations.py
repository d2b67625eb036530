"""Quotations: paired marks within a paragraph; an unclosed quotation ends with its paragraph, never in an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediastudy.article import Document, Mark, Quotation
from mediastudy.lexicon import Lexicons

OPENING = {"“", "``"}
CLOSING = {"”", "''"}
EITHER = {'"', "''"}


def find_quotations(words: list[str], paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """Return the outermost quotations of the paragraphs, in order."""
    return [quotation for first, last in paragraphs for quotation in _in_paragraph(words, first, last)]


def quotations(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each quotation, labelled with the opening mark as written."""
    tokens = document.tokens
    for quotation in tokens.quotations:
        start, end = tokens.span(quotation.first, quotation.last)
        yield Mark(start, end, quotation.style, {"closed": quotation.closed})


def _in_paragraph(words: list[str], first: int, last: int) -> Iterator[Quotation]:
    opened: int | None = None
    for index in range(first, last):
        word = words[index]
        if opened is None and (word in OPENING or word in EITHER):
            opened = index
        elif opened is not None and (word in CLOSING or word in EITHER):
            yield Quotation(opened, index + 1, words[opened])
            opened = None
    if opened is not None:
        yield Quotation(opened, last, words[opened], closed=False)
