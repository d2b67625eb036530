"""Hedges: the words by which a voice withholds full commitment, in the sense and the voice in which they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from mediastudy.annotation.hedging.matcher import Hit, Matcher, candidates, find, matcher
from mediastudy.annotation.hedging.sense import shipped_sense
from mediastudy.annotation.voices import speakers
from mediastudy.article import Document, Mark, Region, Tokens
from mediastudy.lexicon import Lexicons

CUEING = frozenset({"verb", "adjective", "noun", "hearsay"})
"""The classes whose words can themselves be the cue of an attribution (a modal inside a cue is still a hedge)."""

Spans = list[tuple[int, int]]


def hedges(document: Document, lexicons: Lexicons, *, cues: bool = False, sense: bool = True) -> Iterable[Mark]:
    """Return a mark for each hedge of the body and the headline, labelled with its class.

    Attributes: ``form`` of the lexicon, ``voice`` (own, quoted, reported), ``where`` (body, headline), ``rule``.
    The cue of a speech attribution is never also a hedge. With ``cues=True`` every form of the lexicon that stands on
    such a cue is returned too, marked ``"cue": True``: what a word list without senses would have counted twice.
    With ``sense=False`` the rules decide without the sense model.
    """
    ready, tokens = matcher(lexicons), document.tokens
    voice, spans = speakers(document, lexicons), _cue_spans(document)
    found = [hit for hit in find(tokens, ready, shipped_sense() if sense else None) if hit.phrase.kind != "none"]
    marks = [_mark(tokens, hit, voice[hit.first]) for hit in found if not _is_cue(tokens, hit, spans)]
    if cues:
        marks += [_mark(tokens, hit, voice[hit.first], cue=True) for hit in _on_cues(tokens, ready, spans)]
    return sorted((mark for mark in marks if mark is not None), key=lambda mark: mark.start)


def _mark(tokens: Tokens, hit: Hit, voice: str, *, cue: bool = False) -> Mark | None:
    """Return the mark of a hit, None in furniture."""
    region = tokens.regions[hit.first]
    if region == Region.FURNITURE:
        return None
    where = "headline" if region == Region.HEADLINE else "body"
    found = {"form": hit.phrase.form, "voice": voice, "where": where, "rule": hit.phrase.rule}
    return Mark(*tokens.span(hit.first, hit.last), hit.phrase.kind, {**found, "cue": True} if cue else found)


def _on_cues(tokens: Tokens, ready: Matcher, spans: Spans) -> Iterator[Hit]:
    done = 0
    for phrase, site in candidates(tokens, ready):
        hit = Hit(phrase, site.first, site.last)
        if phrase.kind != "none" and hit.first >= done and _is_cue(tokens, hit, spans):
            done = hit.last
            yield hit


def _cue_spans(document: Document) -> Spans:
    marks = document.layers.get("attributions", ())
    return sorted((mark.start, mark.end) for mark in marks if mark.of is None and mark.attributes.get("speech", True))


def _is_cue(tokens: Tokens, hit: Hit, spans: Spans) -> bool:
    if hit.phrase.kind not in CUEING:
        return False
    start, end = tokens.span(hit.first, hit.last)
    place = bisect_right(spans, (end, -1))
    return any(first < end and start < last for first, last in spans[max(0, place - 2) : place])
