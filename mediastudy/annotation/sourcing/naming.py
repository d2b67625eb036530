"""Naming: what a capitalised name names: a person, an organisation, an outlet, a document, a country, a people."""

from __future__ import annotations

import re

from mediastudy.annotation.sourcing.names import Page, bare, is_person, untitled
from mediastudy.article import Tokens

CAMEL = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}[a-z]{2}")
CROWDS = ("ists", "ians", "ees", "ants")
"""Endings of plurals of people: capitalised at the start of a sentence they are no surname."""
SCOTS = re.compile(r"^(?:Ma?c|De|La|Le|Di|Du|Da|Van|Von|Fitz|O.?)[A-Z][a-z]+$")


def name_class(page: Page, first: int, last: int, the: bool) -> str:
    """Return what a capitalised name is.

    One of ``person``, ``organisation``, ``media``, ``document``, ``country``, ``place``, ``group`` (a plural demonym),
    ``demonym``, ``noun`` (a common noun after all); `the` says that an article stands before it.
    """
    full = " ".join(word for word in page.tokens.lower[first:last] if word != ".")
    if known := _listed(page, full, first):
        return known
    if last - first == 1:
        return _single(page, first, the)
    return _by_person(page, first, last) or _by_ending(page, first, last, the)


def _listed(page: Page, full: str, first: int) -> str:
    names = page.words.names
    known = names.get(full) or names.get(bare(full)) or names.get(full.removeprefix("the ")) or ""
    if known and len(full) <= 3 and not page.tokens.words[first].isupper():
        return ""
    return "" if known == "not_a_name" else known


def _single(page: Page, at: int, the: bool) -> str:
    words, word = page.words, page.tokens.lower[at]
    if word in page.names.by_surname or _family(page, word):
        return "person"
    if word in words.closed["date"] or (word.endswith(CROWDS) and _opens(page.tokens, at)):
        return "noun"
    if word in words.demonyms:
        return "group" if words.demonyms[word] else "demonym"
    if word in words.nouns:
        return "noun"
    return words.endings.get(word) or ("organisation" if the or _by_shape(page.tokens, at) else "person")


def _family(page: Page, word: str) -> bool:
    """Say whether a name is the plural of somebody's surname ("the Quills")."""
    return word.endswith("s") and (word[:-1] in page.names.by_surname or word[:-2] in page.names.by_surname)


def _opens(tokens: Tokens, at: int) -> bool:
    return tokens.sentences[tokens.sentence_of[at]][0] == at


def _by_shape(tokens: Tokens, at: int) -> bool:
    """Say whether a word is written as only organisations are: NYPD, U.S., HuffPost; not a transcript's SMITH:."""
    surface = tokens.words[at]
    if (CAMEL.search(surface) and not SCOTS.match(surface)) or "." in surface[1:-1]:
        return True
    label = at + 1 < len(tokens.words) and tokens.words[at + 1] == ":"
    return surface.isupper() and 1 < len(surface) <= 6 and not label


def _by_person(page: Page, first: int, last: int) -> str:
    """Return ``person`` for a title and a name, ``noun`` for a capitalised head noun, nothing for any other name."""
    tokens, words = page.tokens, page.words
    start, _, _ = untitled(page, first, last)
    titled = start > first and bare(tokens.lower[start - 1]) in words.titles
    if titled and is_person([word for word in tokens.lower[start:last] if word != "."], words, titled=True):
        return "person"
    final = tokens.lower[last - 1]
    noun = words.nouns.get(final)
    return "noun" if noun is not None and noun.kind == "person" and final not in page.names.by_surname else ""


def _by_ending(page: Page, first: int, last: int, the: bool) -> str:
    inside, words = [bare(word) for word in page.tokens.lower[first:last]], page.words
    if inside[-1] in words.endings:
        return words.endings[inside[-1]]
    if inside[-1] in page.names.by_surname or inside[-2] in page.names.by_surname:
        return "person"
    if inside[-1] in words.demonyms and (words.demonyms[inside[-1]] or inside[0] not in words.given):
        return "group" if words.demonyms[inside[-1]] else "demonym"
    if inside[0] in words.given:
        return "person"
    joined = any(word in ("of", "for", "&", "the") for word in inside) or inside[0] in words.endings
    return "organisation" if the or joined else "person"
