"""Traits: what a description of an unnamed source tells: affiliation, rank, number, spokesperson or not."""

from __future__ import annotations

from typing import Any

from mediastudy.annotation.sourcing.phrases import BREAKS, POSSESSIVE, Phrase
from mediastudy.annotation.sourcing.vocabulary import Vocabulary
from mediastudy.article import Tokens

NO_TRAITS: dict[str, Any] = {"plural": False, "number": "", "affiliation": "", "rank": "", "spokesperson": False}


def traits(tokens: Tokens, phrase: Phrase | None, words: Vocabulary) -> dict[str, Any]:
    """Return the parts of a description as plain values; an empty string where the text says nothing."""
    if phrase is None:
        return NO_TRAITS
    noun = phrase.noun
    return {
        "plural": phrase.plural,
        "number": tokens.lower[_number(tokens, phrase)] if phrase.number > 1 else "",
        "affiliation": _affiliation(tokens, phrase, words),
        "rank": _rank(tokens, phrase, words),
        "spokesperson": bool(noun and noun.spokesperson),
    }


def _number(tokens: Tokens, phrase: Phrase) -> int:
    at = phrase.first
    while at < phrase.head and not (tokens.lower[at].isdecimal() or tokens.lower[at] in NUMERALS):
        at += 1
    return at


NUMERALS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


def _rank(tokens: Tokens, phrase: Phrase, words: Vocabulary) -> str:
    ranks = words.closed["rank"]
    return " ".join(word for word in tokens.lower[phrase.first : phrase.head] if word in ranks)


def _affiliation(tokens: Tokens, phrase: Phrase, words: Vocabulary) -> str:
    """Return the words before the head that name whose they are, else those after "for", "with", "at", "of" ..."""
    inside, skip = words.closed["inside_modifier"], words.closed["lead"] | words.closed["quantifier"]
    before = [
        i for i in range(phrase.first, phrase.head)
        if (tokens.words[i][0].isupper() and tokens.lower[i] not in skip and _not_a_determiner(tokens, i, words))
        or tokens.lower[i] in inside
    ]  # fmt: skip
    if before:
        return tokens.text[tokens.starts[before[0]] : tokens.ends[before[-1]]]
    return _after(tokens, phrase)


def _not_a_determiner(tokens: Tokens, i: int, words: Vocabulary) -> bool:
    closed, word = words.closed, tokens.lower[i]
    fixed = word in closed["definite"] or word in closed["indefinite"] or word in closed["possessive"]
    return not fixed and word not in closed["rank"] and word not in closed["number"]


def _after(tokens: Tokens, phrase: Phrase) -> str:
    first = phrase.last
    if first + 1 >= phrase.end or tokens.lower[first] not in (
        "for",
        "with",
        "at",
        "from",
        "in",
        "of",
        "inside",
        "within",
    ):
        return ""
    last = first + 1
    while (
        last < phrase.end
        and (tokens.lower[last] not in BREAKS or tokens.lower[last] in POSSESSIVE)
        and last < first + 9
    ):
        if tokens.lower[last] in ("who", "that", "which", "and", "familiar", "close"):
            break
        last += 1
    return tokens.text[tokens.starts[first + 1] : tokens.ends[last - 1]] if last > first + 1 else ""
