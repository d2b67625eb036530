"""Record: one mark for every attribution, saying who its source is, whether it is anonymous, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from mediastudy.annotation.relations import Attribution, relations
from mediastudy.annotation.sourcing.entities import Cast, Link
from mediastudy.annotation.sourcing.explicit import Grounds, Source, explicit
from mediastudy.annotation.sourcing.kinds import Kind
from mediastudy.annotation.sourcing.linking import link
from mediastudy.annotation.sourcing.markers import reason_class
from mediastudy.annotation.sourcing.names import Page, read_page
from mediastudy.annotation.sourcing.traits import NO_TRAITS, traits
from mediastudy.annotation.sourcing.vocabulary import vocabulary
from mediastudy.article import Document, Mark, Region, Tokens
from mediastudy.lexicon import Lexicons

AGENTLESS = Kind("none", False, "no source")
DESCRIBED = ("unnamed_person", "unnamed_group", "named_person")
FIRST_PERSON = ("speaker", "addressee")
Span = tuple[int, int]


def sources(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each attribution, in their order, labelled with the type of its source (codebook, section 3).

    The mark covers the source from its first to its last stretch (the cue, if there is none) and hangs on the cue.
    Its attributes are `anonymous`, `explicit`, `reason`, `reason_class`, `entity` (one for each distinct source of the
    article, empty if agentless), `why`, `plural`, `number`, `affiliation`, `rank`, `spokesperson` and `where`.
    """
    attributions, words = relations(document), vocabulary(lexicons)
    if not attributions or not document.tokens.starts:
        return [_agentless(attribution) for attribution in attributions]
    page = read_page(document.tokens, words)
    found = _linked(attributions, page)
    grounds = explicit(found, page)
    return [_mark(page, attribution, found[i], grounds, i) for i, attribution in enumerate(attributions)]


def _linked(attributions: list[Attribution], page: Page) -> list[Source]:
    """Return the sources linked in the order of the text, those in the first person after all others."""
    cast = Cast(page)
    spans = [_span(attribution) for attribution in attributions]
    firsts = [_token(page.tokens, span[0]) for span in spans]
    spoken = [_pronoun(page, firsts[i]) if a.source else "" for i, a in enumerate(attributions)]
    links: dict[int, Link] = {}
    for i in sorted(range(len(spans)), key=lambda i: (spoken[i] in FIRST_PERSON, spans[i])):
        speaker = _speaker(spans[i], attributions, links) if spoken[i] == "speaker" else None
        links[i] = speaker or _link(cast, attributions[i], spans[i], firsts[i])
    sentence_of = page.tokens.sentence_of
    cues = [attribution.cue.start for attribution in attributions]
    return [Source(*span, firsts[i], sentence_of[firsts[i]], links[i], cues[i]) for i, span in enumerate(spans)]


def _span(attribution: Attribution) -> Span:
    parts = attribution.source or (attribution.cue,)
    return min(mark.start for mark in parts), max(mark.end for mark in parts)


def _token(tokens: Tokens, position: int) -> int:
    """Return the token that holds a position, or the next one."""
    return min(bisect_right(tokens.ends, position), len(tokens.ends) - 1)


def _pronoun(page: Page, first: int) -> str:
    return page.words.pronouns.get(page.tokens.lower[first], ("", ""))[0]


def _link(cast: Cast, attribution: Attribution, span: Span, first: int) -> Link:
    if not attribution.source:
        return Link(None, AGENTLESS, AGENTLESS.why)
    return link(cast, first, max(bisect_left(cast.page.tokens.starts, span[1]), first + 1))


def _speaker(span: Span, attributions: list[Attribution], links: dict[int, Link]) -> Link | None:
    """Return the speaker of the content around a source in the first person."""
    for other, around in enumerate(attributions):
        if other in links and any(part.start <= span[0] < part.end for part in around.content):
            speaker = links[other]
            return Link(speaker.entity, speaker.kind, "first person, speaker of the quotation around it")
    return None


def _mark(page: Page, attribution: Attribution, source: Source, grounds: Grounds, i: int) -> Mark:
    linked, marked, reason = source.link, i in grounds, grounds.get(i)
    kind, entity = _told(linked, attribution.cue), linked.entity
    named = kind.type == "named_person" and marked
    attributes = {
        "anonymous": kind.anonymous or marked,
        "explicit": marked,
        "reason": reason,
        "reason_class": reason_class(page.tokens.text[slice(*reason)], page.words) if reason else "",
        "entity": entity.slug if entity else "",
        "why": linked.why,
        "where": "headline" if page.tokens.regions[source.first] == Region.HEADLINE else "body",
        **(traits(page, linked.phrase) if kind.type in DESCRIBED else NO_TRAITS),
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
