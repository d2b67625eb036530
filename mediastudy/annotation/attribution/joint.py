"""Joint: each candidate weighed again, now that its spans and the claims of its neighbours are known."""

from __future__ import annotations

import numpy as np

from mediastudy.annotation.attribution.cues import Cues
from mediastudy.annotation.attribution.features import Atoms, compiled
from mediastudy.annotation.attribution.page import Bools, Codes, Floats, Ints, Page, bucket
from mediastudy.annotation.attribution.sources import kinds
from mediastudy.annotation.attribution.spans import Spans
from mediastudy.annotation.attribution.words import Flag


def near(page: Page, cues: Cues) -> Bools:
    """Return which candidates (columns) stand in the same or a neighbouring sentence as each one (rows)."""
    sentence = page.sentence[cues.head]
    close = np.abs(sentence[:, None] - sentence) <= 1
    np.fill_diagonal(close, False)
    return close


def atoms(page: Page, cues: Cues, spans: Spans, logit: Floats, probability: Floats) -> Atoms:
    """Return what the last model sees: `logit` is the cue model's, `probability` how sure we are of each one so far."""
    neighbours = near(page, cues)
    has = spans.anchor_start >= 0
    anchor_start, anchor_end = np.where(has, spans.anchor_start, -1), np.where(has, spans.anchor_end, 0)
    quoted = _quoted(page, spans)
    length = _length(spans.left_start, spans.left_end) + _length(spans.right_start, spans.right_end)
    return {
        **_claims(page, cues, spans, probability, neighbours),
        "logit": np.clip(np.round(logit * 1.5), -8, 8).astype(np.int64).astype(np.uint32),
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
        "headline": page.headline[cues.head] | (page.paragraph[cues.head] == 0),
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
    verbs = np.cumsum(np.append(0, page.has(Flag.FINITE)))
    count = np.zeros(len(spans.left_start), dtype=np.int64)
    for start, end in ((spans.left_start, spans.left_end), (spans.right_start, spans.right_end)):
        count += np.where(start >= 0, verbs[end] - verbs[start], 0)
    return count > 0


def _claims(page: Page, cues: Cues, spans: Spans, probability: Floats, neighbours: Bools) -> Atoms:
    """What the neighbours claim: this cue for their content or their cue phrase, this source for their own."""
    if len(cues) == 0:
        names = ("nested", "nested_class", "nested_near", "holds", "shared", "shared_side", "inside", "speaker")
        return {name: np.zeros(0, dtype=np.uint32) for name in names}
    head = cues.head[:, None]
    inside = _within(head, spans.left_start, spans.left_end) | _within(head, spans.right_start, spans.right_end)
    nested = np.where(neighbours & inside, probability, 0)
    holder = nested.argmax(axis=1)
    rows = np.arange(len(cues))
    held = np.where(neighbours & inside.T, probability, 0)
    same = (spans.anchor_start[:, None] == spans.anchor_start) & (spans.anchor_start >= 0)
    shared = np.where(neighbours & same, probability, 0)
    sharer = shared.argmax(axis=1)
    phrase = np.where(neighbours & _within(head, cues.start, cues.end), probability, 0)
    return {
        "nested": _fifths(nested[rows, holder]),
        "nested_class": page.group[cues.head[holder]] + np.uint32(16) * (cues.head[holder] < cues.head),
        "nested_near": bucket(np.abs(cues.head[holder] - cues.head)),
        "holds": _fifths(held.max(axis=1)),
        "shared": _fifths(shared[rows, sharer]),
        "shared_side": cues.head[sharer] < cues.head,
        "inside": _fifths(phrase.max(axis=1)),
        "speaker": _fifths(_speaks_elsewhere(page, spans, probability)),
    }


def _speaks_elsewhere(page: Page, spans: Spans, probability: Floats) -> Floats:
    """Return how sure the surest other attribution of the article is whose source ends in the same name."""
    word = np.where(spans.anchor_start >= 0, page.lower[spans.anchor_end - 1], 0)
    named = (page.letter[spans.anchor_end - 1] == ord("P")) & (word > 0)
    same = (word[:, None] == word) & named
    np.fill_diagonal(same, False)
    return np.where(same, probability, 0).max(axis=1)


def _within(place: Ints, start: Ints, end: Ints) -> Bools:
    return (start <= place) & (place < end) & (start >= 0)


TEMPLATES = [
    "logit", "class", "nested", "nested logit", "nested class", "nested nested_class", "holds", "holds logit", "holds class",
    "nested holds", "shared shared_side", "shared shared_side logit", "shared class", "inside", "inside logit", "source_sure",
    "source_sure letter", "kind", "letter class", "content_sure", "content_sure class", "sides", "sides class", "quoted",
    "quoted sides", "quoted class", "nested shared", "source_sure logit", "length class", "length quoted", "side",
    "side class", "side logit", "nested quoted sides", "holds shared", "tag nested", "tag shared shared_side",
    "source_sure content_sure logit", "anchor_cluster class", "anchor_cluster", "clause class", "clause length",
    "clause lemma", "content_word class", "content_tag class", "letter lemma", "headline logit", "headline class",
    "nested nested_near", "cluster clause", "cluster kind", "nested holds logit", "anchor_word class",
    "speaker letter", "speaker logit", "speaker class",
]  # fmt: skip
FIRST = compiled("joint", TEMPLATES)
SECOND = compiled("joint again", TEMPLATES)
