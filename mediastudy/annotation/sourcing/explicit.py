"""Explicit: which sources the text says are kept unnamed, and on what ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediastudy.annotation.sourcing.entities import Link
from mediastudy.annotation.sourcing.markers import Marker, find_markers
from mediastudy.annotation.sourcing.names import Page

UNNAMED = ("unnamed_person", "unnamed_group")
BACK = frozenset({"the", "both", "all", "like", "each", "neither", "none", "those"})
"""A sentence that begins so, or with a pronoun, speaks of somebody in the sentence before."""
CLOSE = 30
"""How many characters may stand between a description and its marker (", who spoke ")."""
Grounds = dict[int, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Source:
    """An attribution's source: its range of characters, its first token, its sentence, and what it is linked to."""

    start: int
    end: int
    first: int
    sentence: int
    link: Link
    cue: int
    """Where its cue begins."""


def explicit(found: Sequence[Source], page: Page) -> Grounds:
    """Return the explicitly anonymous sources by their number, each with the range of its ground or None.

    A marker speaks of the source around it, else of the unnamed source before it in its sentence or in the one
    beside it, and of other mentions of the same source in the sentences beside it (codebook, section 3).
    """
    hits: Grounds = {}
    for i in _adjectives(found, page):
        hits.update((j, None) for j in _with(found, i, found[i].sentence))
    for marker in find_markers(page.tokens, page.words):
        host = _host(marker, found, page)
        for i in _with(found, host, marker.sentence) if host >= 0 else ():
            hits[i] = hits.get(i) or _ground(marker, found[host], page.tokens.text)
    return hits


def _ground(marker: Marker, host: Source, text: str) -> tuple[int, int] | None:
    """Return the ground a marker gives, cut off where its source ends or the cue begins."""
    if marker.reason is None:
        return None
    start, end = marker.reason
    edges = [host.cue] + [host.end] * (host.start <= start < host.end)
    end = min([edge for edge in edges if start < edge < end], default=end)
    return start, start + len(text[start:end].rstrip(" ,;.\n"))


def _adjectives(found: Sequence[Source], page: Page) -> Iterator[int]:
    for i, source in enumerate(found):
        phrase = source.link.phrase
        if phrase and not page.words.closed["adjective"].isdisjoint(page.tokens.lower[phrase.first : phrase.head]):
            yield i


def _host(marker: Marker, found: Sequence[Source], page: Page) -> int:
    """Return the source a marker speaks of: around it, before it, after it, or in the sentence beside it; or -1."""
    around = [i for i, s in enumerate(found) if s.start <= marker.start < s.end and _personal(s)]
    if around:
        return around[-1]
    unnamed = [i for i, source in enumerate(found) if source.link.kind.type in UNNAMED]
    here = [i for i, s in enumerate(found) if s.sentence == marker.sentence and (i in unnamed or _touches(s, marker))]
    if here:
        before = [i for i in here if found[i].start < marker.start]
        return before[-1] if before else here[0]
    return _beside(marker, found, unnamed, page)


def _touches(source: Source, marker: Marker) -> bool:
    """Say whether a person described, but not by name, stands just before a marker ("the mother, who asked")."""
    phrase = source.link.phrase
    described = source.link.kind.type == "named_person" and phrase is not None and phrase.name == phrase.last
    return described and 0 <= marker.start - source.end <= CLOSE


def _personal(source: Source) -> bool:
    return source.link.kind.type in (*UNNAMED, "named_person")


def _beside(marker: Marker, found: Sequence[Source], unnamed: list[int], page: Page) -> int:
    if _refers_back(marker, page):
        before = [i for i in unnamed if found[i].sentence == marker.sentence - 1]
        if before:
            return before[-1]
    following = [i for i in unnamed if found[i].sentence == marker.sentence + 1][:1]
    return following[0] if following and _definite(found[following[0]]) else -1


def _definite(source: Source) -> bool:
    return source.link.phrase is not None and source.link.phrase.determiner == "definite"


def _refers_back(marker: Marker, page: Page) -> bool:
    """Say whether a marker's sentence begins with a pronoun, "the ..." or the like, or insiders ("Officials spoke")."""
    first = page.tokens.lower[page.tokens.sentences[marker.sentence][0]]
    noun = page.words.nouns.get(first)
    return first in page.words.pronouns or first in BACK or (noun is not None and noun.insider)


def _with(found: Sequence[Source], host: int, sentence: int) -> list[int]:
    """Return the host and the mentions of the same source in a sentence and in those beside it."""
    return [i for i, other in enumerate(found) if i == host or _goes_along(found[host], other, sentence)]


def _goes_along(host: Source, other: Source, sentence: int) -> bool:
    mine, theirs = host.link.entity, other.link.entity
    if mine is None or theirs is None or abs(other.sentence - sentence) > 1 or other.link.kind.type not in UNNAMED:
        return False
    alike = mine.lemma == theirs.lemma and mine.modifiers == theirs.modifiers
    return mine is theirs or (bool(mine.lemma) and alike)
