"""Markers: where a text says that a source is kept unnamed, which source that is, and the ground it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediastudy.annotation.sourcing.vocabulary import Vocabulary
from mediastudy.article import Tokens

STOPS = re.compile(r"[,;:—–\"“”()]|''|``| - | -- | who said")
PLAIN = (("’", "'"), ("‘", "'"), ("\n", " "), ("\t", " "), ("\r", " "), ("\u00a0", " "))
AROUND = 100
"""How many characters of a marker may stand before or after its hint."""
NEAR = 60
"""How many characters may stand between a marker and its ground."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker's character range, the sentence it stands in, and the range of the ground, if one is stated."""

    start: int
    end: int
    sentence: int
    reason: tuple[int, int] | None


def find_markers(tokens: Tokens, words: Vocabulary) -> list[Marker]:
    """Return the markers of the text in order; a text without any of the hints is not searched."""
    lower, hints = tokens.lower, words.hints
    places = [] if hints.isdisjoint(lower) else [i for i, word in enumerate(lower) if word in hints]
    return list(_markers(_lower(tokens.text), places, tokens, words)) if places else []


def may_hold_markers(text: str, words: Vocabulary) -> bool:
    """Say whether a marker's pattern occurs anywhere in a text, sentences apart: no such text, no marked source."""
    small = _lower(text)
    return any(hint in small for hint in words.hints) and words.markers.search(small) is not None


def _lower(text: str) -> str:
    """Return the text in lower case and of the same length, with straight apostrophes and plain spaces."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for odd, plain in PLAIN:
        small = small.replace(odd, plain)
    return small


def _markers(text: str, places: list[int], tokens: Tokens, words: Vocabulary) -> Iterator[Marker]:
    """Yield the markers around the tokens at `places`; a marker inside the ground of another is no other."""
    beyond = -1
    for place in places:
        number = tokens.sentence_of[place]
        first, last = tokens.span(*tokens.sentences[number])
        window = max(first, beyond, tokens.starts[place] - AROUND), min(last, tokens.ends[place] + AROUND)
        match = words.markers.search(text, *window)
        if match is not None:
            reason = _reason(text, match, first, last, words)
            beyond = max(match.end(), reason[1] if reason else 0)
            yield Marker(match.start(), match.end(), number, reason)


def _reason(text: str, marker: re.Match[str], first: int, last: int, words: Vocabulary) -> tuple[int, int] | None:
    if words.grounds.fullmatch(marker.group()):
        return marker.start(), _clause_end(text, marker.end(), last)
    after = words.leads.search(text, marker.end(), min(marker.end() + NEAR, last))
    if after is not None and not STOPS.search(text[marker.end() : after.start()].lstrip(" ,")):
        return after.start(), _clause_end(text, after.end(), last)
    if marker.group().split()[0] in words.closed["adjective"]:
        return None
    before = list(words.leads.finditer(text, max(first, marker.start() - 3 * NEAR), marker.start()))
    if before and before[-1].group()[:2] != "to":
        return before[-1].start(), _clause_end(text, before[-1].end(), marker.start())
    return None


def _clause_end(text: str, position: int, last: int) -> int:
    """Return where the clause begun before `position` ends: at a comma, a dash, a quotation mark or the full stop."""
    stop = STOPS.search(text, position, last)
    end = stop.start() if stop else last
    return position + len(text[position:end].rstrip(" .!?\n"))


def reason_class(text: str, words: Vocabulary) -> str:
    """Return the class of a stated ground: the first class of the lexicon that has a key in it, else ``other``."""
    small = _lower(text)
    return next((reason.label for reason in words.reasons if any(key in small for key in reason.keys)), "other")
