"""Traits: what a description of an unnamed source tells: affiliation, rank, number, spokesperson or not."""

from __future__ import annotations

from typing import Any

from mediastudy.annotation.sourcing.names import Page, capital
from mediastudy.annotation.sourcing.phrases import BREAKS, POSSESSIVE, Phrase
from mediastudy.article import Tokens

NUMERALS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
PLACED = frozenset({"for", "with", "at", "from", "in", "of", "inside", "within"})
AWAY = (BREAKS - POSSESSIVE) | {"who", "that", "which", "and", "familiar", "close"}
NO_TRAITS: dict[str, Any] = {"plural": False, "number": "", "affiliation": "", "rank": "", "spokesperson": False}


def traits(page: Page, phrase: Phrase | None) -> dict[str, Any]:
    """Return the parts of a description as plain values; an empty string where the text says nothing."""
    tokens = page.tokens
    if phrase is None:
        return NO_TRAITS
    noun = phrase.noun
    return {
        "plural": phrase.plural,
        "number": tokens.lower[_number(tokens, phrase)] if phrase.number > 1 else "",
        "affiliation": _affiliation(page, phrase),
        "rank": _rank(page, phrase),
        "spokesperson": bool(noun and noun.spokesperson),
    }


def _number(tokens: Tokens, phrase: Phrase) -> int:
    at = phrase.first
    while at < phrase.head and not (tokens.lower[at].isdecimal() or tokens.lower[at] in NUMERALS):
        at += 1
    return at


def _rank(page: Page, phrase: Phrase) -> str:
    tokens, words = page.tokens, page.words
    ranks = words.closed["rank"]
    return " ".join(word for word in tokens.lower[phrase.first : phrase.head] if word in ranks)


def _affiliation(page: Page, phrase: Phrase) -> str:
    """Return the words before the head that name whose they are, else those after "for", "with", "at", "of" ..."""
    tokens, words = page.tokens, page.words
    lower, inside, skip = tokens.lower, words.closed["inside_modifier"], words.closed["unaffiliated"]
    modifiers = range(phrase.first, min(phrase.head, phrase.name))
    before = [i for i in modifiers if lower[i] in inside or (capital(tokens, i) and lower[i] not in skip)]
    if before:
        return tokens.text[tokens.starts[before[0]] : tokens.ends[before[-1]]]
    return _after(tokens, phrase)


def _after(tokens: Tokens, phrase: Phrase) -> str:
    first = last = phrase.last + 1
    if first >= phrase.end or tokens.lower[phrase.last] not in PLACED:
        return ""
    while last < min(phrase.end, first + 8) and tokens.lower[last] not in AWAY:
        last += 1
    return tokens.text[tokens.starts[first] : tokens.ends[last - 1]] if last > first else ""
