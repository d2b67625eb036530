"""Record: one mark for every attribution, saying who its source is, whether it is anonymous, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mediastudy.annotation.relations import Attribution, relations
from mediastudy.annotation.sourcing.entities import Cast, Entity, Link
from mediastudy.annotation.sourcing.kinds import Kind
from mediastudy.annotation.sourcing.linking import link
from mediastudy.annotation.sourcing.markers import Marker, find_markers, reason_class
from mediastudy.annotation.sourcing.names import read_names
from mediastudy.annotation.sourcing.traits import NO_TRAITS, traits
from mediastudy.annotation.sourcing.vocabulary import Vocabulary, vocabulary
from mediastudy.article import Document, Mark, Region, Tokens
from mediastudy.lexicon import Lexicons

AGENTLESS = Kind("none", False, "no source")
UNNAMED = ("unnamed_person", "unnamed_group")
DESCRIBED = (*UNNAMED, "named_person")
_Marks = dict[int, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class _Source:
    """An attribution's source as ranges of characters and tokens, its sentence, and what it is linked to."""

    start: int
    end: int
    first: int
    sentence: int
    link: Link


def sources(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each attribution, in their order, labelled with the type of its source (codebook, section 3).

    The mark covers the source from its first to its last stretch (the cue, if there is none) and hangs on the cue.
    Its attributes are `anonymous`, `explicit`, `reason`, `reason_class`, `entity` (one for each distinct source of the
    article, empty if agentless), `why`, `plural`, `number`, `affiliation`, `rank`, `spokesperson` and `where`.
    """
    attributions, tokens, words = relations(document), document.tokens, vocabulary(lexicons)
    if not attributions or not tokens.starts:
        return [_agentless(attribution) for attribution in attributions]
    found = _linked(attributions, tokens, words)
    marked = _marked(found, find_markers(tokens, words), tokens, words)
    pairs = zip(attributions, found, strict=True)
    return [_mark(attribution, source, marked, i, tokens, words) for i, (attribution, source) in enumerate(pairs)]


def _linked(attributions: list[Attribution], tokens: Tokens, words: Vocabulary) -> list[_Source]:
    """Return the sources linked in the order of the text, those in the first person after all others."""
    cast = Cast(tokens, words, read_names(tokens, words))
    spans = [_span(attribution) for attribution in attributions]
    order = sorted(range(len(spans)), key=lambda i: (_first_person(spans[i], attributions[i], tokens, words), spans[i]))
    links: dict[int, Link] = {}
    for i in order:
        links[i] = _speaker(i, spans[i], attributions, links, tokens, words) or _link(cast, attributions[i], spans[i])
    return [_source(span, links[i], tokens) for i, span in enumerate(spans)]


def _span(attribution: Attribution) -> tuple[int, int]:
    parts = attribution.source or (attribution.cue,)
    return min(mark.start for mark in parts), max(mark.end for mark in parts)


def _source(span: tuple[int, int], linked: Link, tokens: Tokens) -> _Source:
    first = _token(tokens, span[0])
    return _Source(*span, first, tokens.sentence_of[first], linked)


def _token(tokens: Tokens, position: int) -> int:
    """Return the token that holds a position, or the next one."""
    return min(bisect_right(tokens.ends, position), len(tokens) - 1)


def _first_person(span: tuple[int, int], attribution: Attribution, tokens: Tokens, words: Vocabulary) -> bool:
    return bool(attribution.source) and words.pronouns.get(tokens.lower[_token(tokens, span[0])], ("",))[0] in (
        "speaker",
        "addressee",
    )


def _link(cast: Cast, attribution: Attribution, span: tuple[int, int]) -> Link:
    first = _token(cast.tokens, span[0])
    end = max(bisect_left(cast.tokens.starts, span[1]), first + 1)
    return link(cast, first, end) if attribution.source else Link(None, AGENTLESS, AGENTLESS.why)


def _speaker(
    i: int, span: tuple[int, int], attributions: list[Attribution], links: dict[int, Link], tokens: Tokens, words: Vocabulary
) -> Link | None:
    """Return the speaker of the content around a source in the first person singular."""
    if not _first_person(span, attributions[i], tokens, words):
        return None
    if words.pronouns[tokens.lower[_token(tokens, span[0])]] != ("speaker", "singular"):
        return None
    for other, around in enumerate(attributions):
        if other in links and any(part.start <= span[0] < part.end for part in around.content):
            speaker = links[other]
            return Link(speaker.entity, speaker.kind, "first person, speaker of the quotation around it")
    return None


def _marked(found: list[_Source], markers: list[Marker], tokens: Tokens, words: Vocabulary) -> _Marks:
    """Return which sources are explicitly anonymous, with the range of the ground, if one is stated."""
    hits: _Marks = {}
    for i in _adjectives(found, tokens, words):
        hits.update((j, None) for j, other in enumerate(found) if j == i or _goes_along(found[i], other, found[i].sentence))
    for marker in markers:
        for i in _held_by(marker, found, tokens, words):
            hits[i] = hits.get(i) or marker.reason
    return hits


def _adjectives(found: list[_Source], tokens: Tokens, words: Vocabulary) -> Iterator[int]:
    for i, source in enumerate(found):
        phrase = source.link.phrase
        if phrase and any(word in words.closed["adjective"] for word in tokens.lower[phrase.first : phrase.head]):
            yield i


def _held_by(marker: Marker, found: list[_Source], tokens: Tokens, words: Vocabulary) -> list[int]:
    host = _host(marker, found, tokens, words)
    if host < 0:
        return []
    return [i for i, other in enumerate(found) if i == host or _goes_along(found[host], other, marker.sentence)]


def _host(marker: Marker, found: list[_Source], tokens: Tokens, words: Vocabulary) -> int:
    """Return the source a marker speaks of: around it, before it, after it, or in the sentence beside it; or -1."""
    around = [i for i, s in enumerate(found) if s.start <= marker.start < s.end and s.link.kind.type in (*UNNAMED, "named_person")]
    if around:
        return around[-1]
    unnamed = [i for i, s in enumerate(found) if s.link.kind.type in UNNAMED]
    here = [i for i in unnamed if found[i].sentence == marker.sentence]
    if here:
        before = [i for i in here if found[i].start < marker.start]
        return before[-1] if before else here[0]
    following = [i for i in unnamed if found[i].sentence == marker.sentence + 1][:1]
    if any(s.sentence == marker.sentence and s.start < marker.start for s in found) and not _refers_back(marker, tokens, words):
        return following[0] if following and _definite(found[following[0]]) else -1
    beside = [i for i in unnamed if found[i].sentence == marker.sentence - 1][-1:]
    return (beside or following or [-1])[0]


def _definite(source: _Source) -> bool:
    return source.link.phrase is not None and source.link.phrase.determiner == "definite"


def _refers_back(marker: Marker, tokens: Tokens, words: Vocabulary) -> bool:
    first = tokens.lower[tokens.sentences[marker.sentence][0]]
    return first in words.pronouns or first in ("the", "both", "all", "like", "each", "neither", "none", "those")


def _goes_along(host: _Source, other: _Source, sentence: int) -> bool:
    """Say whether another mention beside a marked sentence is of the same source, or of one of the same group."""
    if abs(other.sentence - sentence) > 1 or other.link.kind.type not in UNNAMED:
        return False
    mine, theirs = host.link.entity, other.link.entity
    if mine is None or theirs is None:
        return False
    return mine is theirs or bool(mine.lemma) and mine.lemma == theirs.lemma and mine.modifiers == theirs.modifiers


def _mark(attribution: Attribution, source: _Source, marks: _Marks, i: int, tokens: Tokens, words: Vocabulary) -> Mark:
    linked, explicit, reason = source.link, i in marks, marks.get(i)
    kind, entity = _told(linked, attribution.cue), linked.entity
    named = kind.type == "named_person" and explicit
    attributes = {
        "anonymous": kind.anonymous or explicit,
        "explicit": explicit,
        "reason": reason,
        "reason_class": reason_class(tokens.text[slice(*reason)], words) if reason else "",
        "entity": entity.slug if entity else "",
        "why": linked.why,
        "where": "headline" if tokens.regions[source.first] == Region.HEADLINE else "body",
        **(traits(tokens, linked.phrase, words) if kind.type in DESCRIBED else NO_TRAITS),
    }
    return Mark(source.start, source.end, "unnamed_person" if named else kind.type, attributes, attribution.cue)


def _told(linked: Link, cue: Mark) -> Kind:
    """Return the kind of a source; party leaders and members are anonymous only where they tell something."""
    kind, noun = linked.kind, linked.phrase.noun if linked.phrase else None
    if kind.type == "unnamed_group" and noun and noun.telling and not cue.attributes.get("speech", True):
        return kind._replace(anonymous=False)
    return kind


def _agentless(attribution: Attribution) -> Mark:
    """Return the record of an attribution in a text without tokens."""
    nothing = {"anonymous": False, "explicit": False, "reason": None, "reason_class": "", "entity": "", "where": "body"}
    return Mark(*_span(attribution), "none", {**nothing, "why": AGENTLESS.why, **NO_TRAITS}, attribution.cue)
