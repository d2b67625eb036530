"""Joint: each candidate weighed again, now that its spans and the claims of its neighbours are known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediastudy.annotation.attribution.cues import Cues
from mediastudy.annotation.attribution.features import Atoms
from mediastudy.annotation.attribution.page import Bools, Codes, Floats, Ints, Page, bucket, count
from mediastudy.annotation.attribution.sources import kinds
from mediastudy.annotation.attribution.spans import Spans
from mediastudy.annotation.attribution.words import Gap

REACH = 12
"""How many candidates before and after each one count as its neighbours."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each candidate (column) those around it, and which of them stand in its own or the next sentences."""

    rank: Ints
    near: Bools


def neighbours(page: Page, cues: Cues) -> Neighbours:
    """Return the candidates within `REACH` of each one."""
    offsets = np.concatenate([np.arange(-REACH, 0), np.arange(1, REACH + 1)])[:, None]
    place = np.arange(len(cues)) + offsets
    rank = np.minimum(np.maximum(place, 0), max(len(cues) - 1, 0))
    sentence = page.sentence[cues.head]
    return Neighbours(rank, (rank == place) & (np.abs(sentence[rank] - sentence) <= 1))


def atoms(page: Page, cues: Cues, spans: Spans, logit: Floats, probability: Floats) -> Atoms:
    """Return what the last model sees: `logit` is the cue model's, `probability` how sure we are of each one so far."""
    has = spans.anchor_start >= 0
    anchor_start, anchor_end = np.where(has, spans.anchor_start, -1), np.where(has, spans.anchor_end, 0)
    quoted = _quoted(page, spans)
    length = _length(spans.left_start, spans.left_end) + _length(spans.right_start, spans.right_end)
    return {
        **_claims(page, cues, spans, probability),
        "logit": (np.minimum(np.maximum(logit * 1.5, -8), 8) + 8.5).astype(np.uint32),
        "lemma": page.lemma[cues.head],
        "tag": page.tag[cues.head],
        "class": page.group[cues.head],
        "cluster": page.cluster[cues.head],
        "source_sure": _fifths(spans.source_sure),
        "content_sure": _fifths(spans.content_sure),
        "kind": np.where(has, kinds(page, anchor_start, anchor_end), 1),
        "letter": np.where(has, page.letter[anchor_end - 1], 0),
        "anchor_word": np.where(has, page.lower[anchor_end - 1], 0),
        "anchor_cluster": np.where(has, page.cluster[anchor_end - 1], 0),
        "side": np.where(has, 1 + (anchor_start >= cues.end), 0),
        "sides": 2 * (spans.left_start >= 0) + (spans.right_start >= 0),
        "quoted": quoted,
        "length": bucket(length),
        "content_word": np.where(spans.right_start >= 0, page.lower[spans.right_start], 0),
        "content_tag": np.where(spans.right_start >= 0, page.tag[spans.right_start], 0),
        "clause": _has_verb(page, spans),
        "headline": page.headline[cues.head] | (page.paragraph_number[page.paragraph[cues.head]] == 0),
    }


def _fifths(share: Floats) -> Codes:
    return (share * 4.99).astype(np.uint32)


def _length(start: Ints, end: Ints) -> Ints:
    return np.where(start >= 0, end - start, 0)


def _quoted(page: Page, spans: Spans) -> Codes:
    left = np.where(spans.left_start >= 0, page.quotation[spans.left_start], -1)
    right = np.where(spans.right_start >= 0, page.quotation[spans.right_start], -1)
    return ((left >= 0) | (right >= 0)).astype(np.uint32)


def _has_verb(page: Page, spans: Spans) -> Bools:
    left = count(page, Gap.VERB, spans.left_start, spans.left_end)
    return (left + count(page, Gap.VERB, spans.right_start, spans.right_end)) > 0


def _claims(page: Page, cues: Cues, spans: Spans, probability: Floats) -> Atoms:
    """What the neighbours claim: this cue for their content or their cue phrase, this source for their own."""
    around = neighbours(page, cues)
    rank, sure = around.rank, np.where(around.near, probability[around.rank], 0)
    head, other = cues.head, cues.head[rank]
    left, right = (spans.left_start, spans.left_end), (spans.right_start, spans.right_end)
    inside = _within(head, left[0][rank], left[1][rank]) | _within(head, right[0][rank], right[1][rank])
    holds = _within(other, *left) | _within(other, *right)
    same = (spans.anchor_start[rank] == spans.anchor_start) & (spans.anchor_start >= 0)
    phrase = _within(head, cues.start[rank], cues.end[rank])
    nested, holder = _surest(sure, inside)
    shared, sharer = _surest(sure, same)
    columns = np.arange(len(cues))
    holding, sharing = other[holder, columns], other[sharer, columns]
    return {
        "nested": _fifths(nested),
        "nested_class": np.where(nested > 0, page.group[holding] + np.uint32(16) * (holding < head), 0),
        "nested_near": np.where(nested > 0, bucket(np.abs(holding - head)), 0),
        "holds": _fifths(_surest(sure, holds)[0]),
        "shared": _fifths(shared),
        "shared_side": (shared > 0) & (sharing < head),
        "inside": _fifths(_surest(sure, phrase)[0]),
    }


def _surest(sure: Floats, claims: Bools) -> tuple[Floats, Ints]:
    """Return the probability of the surest neighbour that makes the claim (0 if none does), and which one it is."""
    weighed = np.where(claims, sure, 0)
    best = weighed.argmax(axis=0)
    return weighed[best, np.arange(weighed.shape[1])], best


def _within(place: Ints, start: Ints, end: Ints) -> Bools:
    return (start <= place) & (place < end) & (start >= 0)
