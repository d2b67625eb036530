"""Voices: the ledger that gives every word of an article to exactly one owner."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

from mediastudy.annotation.relations import Attribution, relations
from mediastudy.annotation.tokens import is_word
from mediastudy.article import Document, Mark, Quotation, Region, Tokens
from mediastudy.lexicon import Lexicons

OWNERS = ("own", "quoted", "reported", "headline", "furniture")
OWN, QUOTED, REPORTED, HEADLINE, FURNITURE = OWNERS

SAYING = frozenset({"speech", "according", "punctuation"})
REPORTING = frozenset({"cognition", "evidence", "noun"})
"""Classes of cue whose content is reported: what is said always, a thought or a noun ("advice that") if someone has it.

An agentless "it seems" is the outlet's own, and so is what somebody wants or likes, and what stands after a
preposition, an adjective or another verb: measured on coded sentences, docs/hedges.md.
"""

SCARE_WORDS = 2
"""A quotation of at most so many words that nobody is said to have said is the outlet's own (scare quotes)."""


def voices(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each longest run of words with one owner, labelled with it, and its number of ``words``.

    Every token is in exactly one mark, so the words of the marks add up to the words of the whole text.
    """
    tokens = document.tokens
    counted = list(accumulate(map(is_word, tokens.words), initial=0))
    first = 0
    for owner, run in groupby(owners(document, lexicons)):
        last = first + len(list(run))
        yield Mark(*tokens.span(first, last), owner, {"words": counted[last] - counted[first]})
        first = last


def owners(document: Document, lexicons: Lexicons) -> list[str]:
    """Return the owner of each token: the page's part first (furniture, headline), then the voice."""
    regions = document.tokens.regions
    column = speakers(document, lexicons)
    if any(regions):
        for index, region in enumerate(regions):
            if region:
                column[index] = HEADLINE if region == Region.HEADLINE else FURNITURE
    return column


def speakers(document: Document, lexicons: Lexicons) -> list[str]:
    """Return the voice of each token, whatever part of the page it stands in: own, quoted or reported."""
    tokens = document.tokens
    column = [OWN] * len(tokens)
    for first, last in _reported(document, lexicons):
        column[first:last] = [REPORTED] * (last - first)
    for quotation in tokens.quotations:
        if _is_direct(quotation, tokens, column):
            column[quotation.first : quotation.last] = [QUOTED] * (quotation.last - quotation.first)
    for first, last in _transcript(tokens):
        column[first:last] = [QUOTED] * (last - first)
    return column


def _reported(document: Document, lexicons: Lexicons) -> Iterator[tuple[int, int]]:
    if "attributions" not in document.layers:
        return
    tokens, topics, clauses = document.tokens, _forms(lexicons, "topic"), _forms(lexicons, "clause")
    for relation in relations(document):
        if _reports(relation):
            ranges = [_range(tokens, mark) for mark in relation.content]
            about = relation.cue.attributes.get("verb") in topics
            yield from (span for span in ranges if not about or _opens(tokens, span) in clauses)


def _reports(relation: Attribution) -> bool:
    kind = relation.cue.attributes.get("class", "speech")
    return kind in SAYING or (kind in REPORTING and bool(relation.source))


def _forms(lexicons: Lexicons, kind: str) -> frozenset[str]:
    entries = lexicons["voices"].entries if "voices" in lexicons else ()
    return frozenset(form for entry in entries if entry["class"] == kind for form in entry["forms"])


def _opens(tokens: Tokens, span: tuple[int, int]) -> str:
    return tokens.lower[span[0]] if span[0] < len(tokens) else ""


def _range(tokens: Tokens, mark: Mark) -> tuple[int, int]:
    return bisect_left(tokens.starts, mark.start), bisect_left(tokens.starts, mark.end)


def _is_direct(quotation: Quotation, tokens: Tokens, column: list[str]) -> bool:
    words = [word for word in tokens.words[quotation.first : quotation.last] if word[0].isalnum()]
    if REPORTED in column[quotation.first : quotation.last]:
        return True
    return len(words) > SCARE_WORDS and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or len(word) < 4 for word in words)


def _transcript(tokens: Tokens) -> Iterator[tuple[int, int]]:
    for first, last in tokens.paragraphs:
        if ":" in tokens.words[first + 1 : min(first + 4, last)] and tokens.words[first].isupper():
            yield first, last
