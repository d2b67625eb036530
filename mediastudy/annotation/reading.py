"""Reading: an article's text turned once into the columns that every layer works on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from mediastudy.annotation.abbreviations import abbreviations
from mediastudy.annotation.marks import Columns
from mediastudy.annotation.paragraphs import paragraphs
from mediastudy.annotation.quotations import find_quotations
from mediastudy.annotation.sentences import find_sentences
from mediastudy.annotation.tokens import lower, tokenise
from mediastudy.article import Article, Mark, Region, Tokens
from mediastudy.lexicon import Lexicons


def read_tokens(article: Article, furniture: Iterable[Mark], lexicons: Lexicons) -> Tokens:
    """Return the tokens of `article`, with regions taken from its `furniture` marks."""
    compiled = abbreviations(lexicons)
    starts, ends, words = tokenise(article.text, compiled)
    columns = Columns(article.text, starts, ends, words)
    blocks = paragraphs(article.text, starts)
    quoted = find_quotations(columns, blocks)
    phrases = find_sentences(columns, blocks, quoted, compiled)
    return Tokens(
        text=article.text,
        starts=starts,
        ends=ends,
        words=words,
        lower=lower(words),
        regions=_regions(starts, furniture),
        paragraphs=blocks,
        sentences=phrases,
        sentence_of=_index(len(starts), phrases, outside=0),
        quotations=quoted,
        quotation_of=_index(len(starts), [(q.first, q.last) for q in quoted], outside=-1),
    )


def _regions(starts: list[int], furniture: Iterable[Mark]) -> list[int]:
    regions = [int(Region.BODY)] * len(starts)
    for mark in furniture:
        region = Region.HEADLINE if mark.label == "headline" else Region.FURNITURE
        first, last = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
        regions[first:last] = [int(region)] * (last - first)
    return regions


def _index(length: int, ranges: list[tuple[int, int]], outside: int) -> list[int]:
    column = [outside] * length
    for number, (first, last) in enumerate(ranges):
        column[first:last] = [number] * (last - first)
    return column
