"""Sources: which noun phrase beside a cue is its source (or none), and where the whole phrase begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from mediastudy.annotation.attribution.cues import Cues, quotes_near
from mediastudy.annotation.attribution.features import Atoms
from mediastudy.annotation.attribution.page import Bools, Codes, Floats, Ints, Page, between, bucket, count
from mediastudy.annotation.attribution.words import Flag, Gap

LEFT, RIGHT = 6, 3
"""How many noun phrases are considered before and after the cue."""
STARTS, ENDS = 5, 9
"""How many places are considered for the first and for the last word of the source."""


@dataclass(frozen=True, slots=True)
class Choices:
    """For each cue (row) the places among which a model chooses, the first ``size`` columns; which of them exist."""

    start: Ints
    end: Ints
    valid: Bools
    atoms: Atoms


@dataclass(frozen=True, slots=True)
class Rivals:
    """How sure the cue model is of the other candidates, so that a stretch can be asked whether it holds one."""

    levels: Ints
    """Running counts of candidates above .25, .5 and .75: one row a level, one column more than the page."""

    def between(self, start: Ints, end: Ints) -> Codes:
        """Return the level (0 to 3) of the surest candidate in ``[start, end)``."""
        low = np.maximum(start, 0)
        high = np.maximum(np.minimum(end, self.levels.shape[1] - 1), low)
        return np.asarray((self.levels[:, high] > self.levels[:, low]).sum(axis=0).astype(np.uint32))


def rivals(page: Page, head: Ints, probability: Floats) -> Rivals:
    """Return the running counts for candidates at `head`."""
    steps = np.zeros((3, len(page) + 1), dtype=np.int64)
    for row, level in enumerate((0.25, 0.5, 0.75)):
        steps[row, head[probability > level] + 1] = 1
    return Rivals(np.cumsum(steps, axis=1))


def kinds(page: Page, start: Ints, end: Ints) -> Codes:
    """Return the kind of each noun phrase: which pronoun, a name, by its determiner, or by its letters."""
    first, last = page.letter[start], page.letter[end - 1]
    pronoun = (end - start == 1) & (first == ord("R"))
    named = last == ord("P")
    by_word = np.where(pronoun | (first == ord("D")), page.lower[start], first * np.uint32(256) + last)
    return np.where(named & ~pronoun, np.minimum(end - start, 2), by_word).astype(np.uint32)


def anchors(page: Page, cues: Cues, others: Rivals) -> Choices:
    """Return the noun phrases near each cue: `LEFT` before it, nearest first, then `RIGHT` after it."""
    before = np.searchsorted(page.chunk_from, cues.start) - 1
    after = np.searchsorted(page.chunk_to, cues.end, side="right")
    left = np.maximum(before[:, None] - np.arange(LEFT), 0)
    right = np.minimum(after[:, None] + np.arange(RIGHT), len(page.chunk_to) - 1)
    cue_start, cue_end = cues.start[:, None], cues.end[:, None]
    start = np.hstack([page.chunk_from[left], np.maximum(page.chunk_from[right], cue_end)])
    end = np.hstack([np.minimum(page.chunk_to[left], cue_start), page.chunk_to[right]])
    valid = (start >= cues.first[:, None]) & (end <= cues.last[:, None]) & (start < end)
    start, end = np.where(valid, start, 0), np.where(valid, end, 1)
    return Choices(start, end, valid, _anchor_atoms(page, cues, others, start, end))


def _anchor_atoms(page: Page, cues: Cues, others: Rivals, start: Ints, end: Ints) -> Atoms:
    rank = np.concatenate([np.arange(LEFT), 8 + np.arange(RIGHT)])
    on_left = rank < LEFT
    gap_start = np.where(on_left, end, cues.end[:, None])
    gap_end = np.where(on_left, cues.start[:, None], start)
    return {
        **cue_atoms(page, cues),
        **_gap_atoms(page, others, gap_start, gap_end),
        **_phrase_atoms(page, start, end),
        "rank": rank,
        "side": on_left,
        "near_rank": np.where(on_left, np.minimum(rank, 1), 2 + np.minimum(rank - 8, 1)),
        "quoted": page.quotation[start] >= 0,
        "rival_here": others.between(start, end),
        "starts": start == cues.first[:, None],
        "ends": np.minimum(cues.last[:, None] - end, 3),
    }


def _gap_atoms(page: Page, others: Rivals, start: Ints, end: Ints) -> Atoms:
    """What lies between a noun phrase and the cue."""
    return {
        "gap": bucket(end - start),
        "between": between(page, start, np.minimum(end, start + 25)),
        "commas": count(page, Gap.COMMA, start, end),
        "verbs": count(page, Gap.VERB, start, end),
        "relatives": count(page, Gap.RELATIVE, start, end),
        "rival": others.between(start, end),
    }


def _phrase_atoms(page: Page, start: Ints, end: Ints) -> Atoms:
    """The noun phrase itself and the words that touch it.

    It looks like a subject when a finite verb follows, like an object when a verb or preposition stands before it.
    """
    after, later, before = page.flags[end], page.flags[end + 1], page.flags[start - 1]
    verb = (after & Flag.FINITE) != 0
    helped = ((after & Flag.AUXILIARY) != 0) & ((later & (Flag.FINITE | Flag.AUXILIARY | Flag.VERB)) != 0)
    return {
        "subject": verb + 2 * (helped & ~verb),
        "object": ((before & Flag.VERB) != 0) + 2 * ((before & Flag.PARTICLE) != 0),
        "kind": kinds(page, start, end),
        "letters": page.letter[start] * np.uint32(256) + page.letter[end - 1],
        "word": page.lower[end - 1],
        "word_tag": page.tag[end - 1],
        "cluster": page.cluster[end - 1],
        "capital": page.has(Flag.UPPER)[end - 1],
        "opens": page.lower[start],
        "previous": page.lower[start - 1],
        "previous_letter": page.letter[start - 1],
        "following": page.lower[end],
        "following_letter": page.letter[end],
    }


def cue_atoms(page: Page, cues: Cues) -> Atoms:
    """Return what the span models see of the cue itself, one column wide."""
    first, last = cues.first, cues.last
    left, right = quotes_near(page, cues.start, cues.end, first, last)
    be = page.bes_before[cues.head] > page.bes_before[cues.start]
    participle = page.letter[cues.head] != ord("v")
    columns = {
        "cue_form": page.lower[cues.head],
        "cue_lemma": page.lemma[cues.head],
        "cue_tag": page.tag[cues.head],
        "cue_class": page.group[cues.head],
        "cue_cluster": page.cluster[cues.head],
        "passive": be & participle | 2 * participle,
        "before": page.lower[cues.start - 1],
        "before_tag": page.tag[cues.start - 1],
        "after": page.lower[cues.end],
        "auxiliary": np.where(cues.start < cues.head, page.lower[cues.start], 7),
        "quotes": left * np.uint32(3) + right,
        "cue_starts": cues.start == first,
    }
    return {name: column[:, None] for name, column in columns.items()}


def starts(page: Page, cues: Cues, anchor_start: Ints, anchor_end: Ints) -> Choices:
    """Return where the source may begin: at its anchor or at one of the noun phrases linked to it on the left."""
    chunk = np.searchsorted(page.chunk_from, anchor_start, side="right") - 1
    chain = np.maximum(chunk[:, None] - np.arange(STARTS), 0)
    start = page.chunk_from[chain]
    start[:, 0] = anchor_start
    linked = np.ones_like(start, dtype=bool)
    linked[:, 1:] = start[:, :-1] - page.chunk_to[chain[:, 1:]] <= 3
    floor = np.where(anchor_start < cues.start, cues.first, cues.end)[:, None]
    valid = np.logical_and.accumulate(linked, axis=1) & (start >= floor) & (anchor_start[:, None] - start < 22)
    valid[:, 0] = True
    start = np.where(valid, start, 0)
    link = np.zeros_like(start)
    link[:, 1:] = np.maximum(start[:, :-1] - 1, 0)
    return Choices(start, start, valid, _start_atoms(page, cues, start, link, anchor_start, anchor_end))


def _start_atoms(page: Page, cues: Cues, start: Ints, link: Ints, anchor_start: Ints, anchor_end: Ints) -> Atoms:
    first = cues.first[:, None]
    anchor = anchor_start[:, None]
    rank = np.arange(STARTS)
    linked = np.where(rank > 0, page.lower[link], 0)
    return {
        "rank": rank,
        "later": np.minimum(rank, 1),
        "side": anchor < cues.start[:, None],
        "previous": page.lower[start - 1],
        "previous_letter": page.letter[start - 1],
        "word": page.lower[start],
        "letter": page.letter[start],
        "link": linked,
        "anchor_letter": page.letter[anchor],
        "anchor_word": page.lower[anchor_end - 1][:, None],
        "anchor_kind": kinds(page, anchor_start, anchor_end)[:, None],
        "between": between(page, start, anchor),
        "starts": start == first,
        "length": bucket(anchor - start),
        "commas": count(page, Gap.COMMA, start, anchor),
        "previous_tag": page.tag[start - 1],
        "tag": page.tag[start],
        "cue_lemma": page.lemma[cues.head][:, None],
    }


def ends(page: Page, cues: Cues, anchor_start: Ints, anchor_end: Ints) -> Choices:
    """Return where the source may end: at its anchor, at noun phrases after it, and just before the cue or the stop."""
    on_left = anchor_start < cues.start
    limit = np.where(on_left, cues.start, cues.last)
    chunk = np.searchsorted(page.chunk_to, anchor_end, side="right")
    following_chunks = np.minimum(chunk[:, None] + np.arange(ENDS - 3), len(page.chunk_to) - 1)
    edge = np.stack([limit - 1, limit], axis=1)
    end = np.hstack([anchor_end[:, None], page.chunk_to[following_chunks], edge])
    valid = (end > anchor_end[:, None]) & (end <= limit[:, None]) & (end - anchor_end[:, None] < 30)
    valid[:, 0] = True
    repeated = (end[:, -2:, None] == end[:, None, :-2]).any(axis=2)
    valid[:, -2:] &= ~repeated
    valid[:, -1] &= on_left
    end = np.where(valid, end, 1)
    return Choices(end, end, valid, _end_atoms(page, cues, (end, valid), (anchor_start, anchor_end), limit))


def _end_atoms(page: Page, cues: Cues, places: tuple[Ints, Bools], anchor: tuple[Ints, Ints], limit: Ints) -> Atoms:
    (end, valid), (anchor_start, anchor_end) = places, anchor
    side = (anchor_start < cues.start)[:, None]
    rank = np.arange(ENDS)
    stretch = between(page, anchor_end[:, None], end)
    following = page.lower[end]
    remaining = limit[:, None] - end
    return {
        "side": side,
        "rank": np.minimum(rank, 4) + 8 * side,
        "later": np.minimum(rank, 1) + 8 * side,
        "edge": np.select([remaining == 0, (remaining == 1) & (following == _COMMA)], [0, 1], 2) + 8 * side,
        "following": following,
        "following_letter": page.letter[end],
        "last_letter": page.letter[end - 1],
        "last_word": page.lower[end - 1],
        "link": np.where(rank > 0, page.lower[anchor_end][:, None], 0),
        "between": stretch,
        "anchor_kind": kinds(page, anchor_start, anchor_end)[:, None],
        "anchor_word": page.lower[anchor_end - 1][:, None],
        "length": bucket(end - anchor_end[:, None]) + 64 * side,
        "commas": count(page, Gap.COMMA, anchor_end[:, None], end) + 8 * (following == _COMMA),
        "verbs": count(page, Gap.VERB, anchor_end[:, None], end),
        "remaining": np.minimum(remaining, 4),
        "following2": page.lower[end + 1],
        "last_choice": (valid.cumsum(axis=1) == valid.sum(axis=1, keepdims=True)) + 8 * side,
        "cue_lemma": page.lemma[cues.head][:, None],
        "cue_tag": page.tag[cues.head][:, None],
    }


_COMMA = crc32(b",")
