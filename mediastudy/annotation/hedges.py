"""Hedges: the words by which a voice withholds full commitment, in the sense and the voice in which they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from mediastudy.annotation.hedging.matcher import Hit, find, matcher
from mediastudy.annotation.hedging.sense import shipped_sense
from mediastudy.annotation.voices import speakers
from mediastudy.article import Document, Mark, Region
from mediastudy.lexicon import Lexicons

CUEING = frozenset({"verb", "adjective", "noun", "hearsay"})
"""The classes whose words can themselves be the cue of an attribution (a modal inside a cue is still a hedge)."""


def hedges(document: Document, lexicons: Lexicons, *, cues: bool = False, sense: bool = True) -> Iterable[Mark]:
    """Return a mark for each hedge of the body and the headline, labelled with its class.

    Attributes: ``form`` of the lexicon, ``voice`` (own, quoted, reported), ``where`` (body, headline), ``rule``.
    The cue of a speech attribution is never also a hedge; with ``cues=True`` it is counted all the same and marked
    ``"cue": True``, which shows what a double count would have been. With ``sense=False`` the rules decide alone.
    """
    ready = matcher(lexicons)
    voice, spans = speakers(document), _cue_spans(document)
    regions = document.tokens.regions
    for hit in find(document.tokens, ready, shipped_sense() if sense else None):
        if hit.phrase.kind == "none" or regions[hit.first] == Region.FURNITURE:
            continue
        start, end = document.tokens.span(hit.first, hit.last)
        is_cue = hit.phrase.kind in CUEING and _touches(spans, start, end)
        if cues or not is_cue:
            yield Mark(start, end, hit.phrase.kind, _attributes(hit, voice[hit.first], regions[hit.first], is_cue))


def _attributes(hit: Hit, voice: str, region: int, is_cue: bool) -> dict[str, object]:
    where = "headline" if region == Region.HEADLINE else "body"
    found: dict[str, object] = {"form": hit.phrase.form, "voice": voice, "where": where, "rule": hit.phrase.rule}
    return {**found, "cue": True} if is_cue else found


def _cue_spans(document: Document) -> list[tuple[int, int]]:
    marks = document.layers.get("attributions", ())
    return sorted((m.start, m.end) for m in marks if m.of is None and m.attributes.get("speech", True))


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_right(spans, (end, -1)) - 1
    return any(first < end and start < last for first, last in spans[max(0, place - 2) : place + 1])
