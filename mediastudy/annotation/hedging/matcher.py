"""The matcher: a hedge lexicon made ready for tokens, and the phrases it finds in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from mediastudy.annotation.abbreviations import Abbreviations, abbreviations
from mediastudy.annotation.hedging.rules import RULES, Rule
from mediastudy.annotation.hedging.sense import Sense
from mediastudy.annotation.hedging.site import Site, Words, is_number
from mediastudy.annotation.tokens import lower, tokenise
from mediastudy.article import Tokens
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicons
from mediastudy.names import unknown

CLASSES = ("modal", "verb", "adverb", "adjective", "noun", "approximator", "hearsay", "none")
NEIGHBOURS = ("only_after", "unless_after", "only_before", "unless_before")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form of the lexicon, ready to match: its tokens, class, rule and conditions on its neighbours."""

    tokens: tuple[str, ...]
    form: str
    kind: str
    rule: str
    decide: Rule
    only_after: frozenset[str] | None
    unless_after: frozenset[str] | None
    only_before: frozenset[str] | None
    unless_before: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Matcher:
    """The phrases of a lexicon by first token, the longest first, and its word lists."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    seconds: Mapping[str, frozenset[str]]
    """The second tokens of the phrases, for the first tokens that are no phrase by themselves."""
    lists: Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase at the tokens ``first`` up to but not including ``last``."""

    phrase: Phrase
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Keyed:
    """Lexicons that equal every others of the same content, so that they can be the key of a cache."""

    sha256: tuple[str, str]
    lexicons: Lexicons = field(compare=False)


def matcher(lexicons: Lexicons) -> Matcher:
    """Return the matcher of the lexicon ``hedges``; made ready once for its content.

    Raises LexiconError on a class, rule or word list that there is not.
    """
    return _compiled(_Keyed((lexicons["hedges"].sha256, lexicons["abbreviations"].sha256), lexicons))


@lru_cache(maxsize=8)
def _compiled(keyed: _Keyed) -> Matcher:
    lexicon, short = keyed.lexicons["hedges"], abbreviations(keyed.lexicons)
    lists = {name: frozenset(words) for name, words in lexicon.settings.get("words", {}).items()}
    by_first: dict[str, list[Phrase]] = {}
    for entry in lexicon.entries:
        for form in entry["forms"]:
            phrase = _phrase(entry, form, tuple(form_tokens(form, short)), lists)
            by_first.setdefault(phrase.tokens[0], []).append(phrase)
    longest = {first: tuple(sorted(found, key=lambda p: -len(p.tokens))) for first, found in by_first.items()}
    seconds = {
        first: frozenset(phrase.tokens[1] for phrase in found)
        for first, found in longest.items()
        if all(len(phrase.tokens) > 1 for phrase in found)
    }
    return Matcher(longest, seconds, lists)


def _phrase(entry: Mapping[str, Any], form: str, tokens: tuple[str, ...], lists: Words) -> Phrase:
    kind, rule = entry.get("class", ""), entry.get("rule", "always")
    if kind not in CLASSES:
        raise LexiconError(f"The lexicon 'hedges', {form!r}: {unknown(str(kind), CLASSES, 'class')}")
    if rule not in RULES:
        raise LexiconError(f"The lexicon 'hedges', {form!r}: {unknown(str(rule), RULES, 'rule')}")
    near = {key: _expand(entry[key], form, lists) if key in entry else None for key in NEIGHBOURS}
    return Phrase(tokens, form.lower(), kind, rule, RULES[rule], **near)


def form_tokens(form: str, short: Abbreviations) -> list[str]:
    """Return the tokens that a form of the lexicon must meet in a text, in lower case."""
    return lower(tokenise(form, short)[2])


def _expand(words: list[str], form: str, lists: Words) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.startswith("@") and word[1:] not in lists:
            raise LexiconError(f"The lexicon 'hedges', {form!r}: {unknown(word[1:], lists, 'word list')}")
        found |= lists[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def find(tokens: Tokens, ready: Matcher, sense: Sense | None = None) -> Iterator[Hit]:
    """Yield the phrases that hedge in `tokens`, and the shielding ones of class none, in order, without overlap.

    `sense` decides in the place of the rules it speaks for; without it the rules decide alone.
    """
    done = 0
    for phrase, site in candidates(tokens, ready):
        if site.first >= done and _decide(phrase, site, sense):
            done = site.last
            yield Hit(phrase, site.first, site.last)


def _decide(phrase: Phrase, site: Site, sense: Sense | None) -> bool:
    verdict = phrase.decide(site)
    if sense is None or phrase.rule not in sense.rules:
        return verdict
    return sense.decide(site, phrase.rule, verdict)


def candidates(tokens: Tokens, ready: Matcher) -> Iterator[tuple[Phrase, Site]]:
    """Yield every phrase that matches with its neighbours, before its rule is asked: the longest of a place first."""
    words, phrases = tokens.lower, ready.phrases
    for index in _places(words, ready):
        low, high = tokens.sentences[tokens.sentence_of[index]]
        for phrase in phrases[words[index]]:
            last = index + len(phrase.tokens)
            if last > high or (last > index + 1 and tuple(words[index:last]) != phrase.tokens):
                continue
            site = Site(words, tokens.words, index, last, low, high, ready.lists)
            if _allowed(phrase, site):
                yield phrase, site


def _places(words: list[str], ready: Matcher) -> list[int]:
    """Return where a phrase may begin. "In", "the", "no" begin only longer ones: there the next word is asked too."""
    phrases, seconds = ready.phrases, ready.seconds
    firsts = [index for index, word in enumerate(words) if word in phrases]
    last = len(words) - 1
    return [
        index
        for index in firsts
        if words[index] not in seconds or (index < last and words[index + 1] in seconds[words[index]])
    ]


def _allowed(phrase: Phrase, site: Site) -> bool:
    return not (
        (phrase.only_after is not None and not _is_one(site.before(), phrase.only_after, site.lists))
        or (phrase.unless_after is not None and _is_one(site.before(), phrase.unless_after, site.lists))
        or (phrase.only_before is not None and not _is_one(site.after(), phrase.only_before, site.lists))
        or (phrase.unless_before is not None and _is_one(site.after(), phrase.unless_before, site.lists))
    )


def _is_one(token: str, wanted: frozenset[str], lists: Words) -> bool:
    if not token:
        return "^" in wanted
    if token in wanted or ("." in wanted and not token[0].isalnum() and token[0] not in "$£€"):
        return True
    return "#" in wanted and is_number(token, lists)
