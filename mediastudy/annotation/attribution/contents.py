"""Contents: where what is said begins and ends, after the cue (right) and before it (left)."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from mediastudy.annotation.attribution.cues import Cues, quotes_near
from mediastudy.annotation.attribution.edges import outermost, trimmed
from mediastudy.annotation.attribution.features import Atoms
from mediastudy.annotation.attribution.page import BLANK, Bools, Ints, Page, between, bucket, following
from mediastudy.annotation.attribution.sources import Choices, Rivals, cue_atoms
from mediastudy.annotation.attribution.words import Flag

WINDOW = 32
"""The right content begins within so many tokens of the cue and its source."""
RIGHT_STARTS, RIGHT_ENDS, LEFT_STARTS = 11, 13, 9
"""How many places are considered for each edge."""
SENTENCE = 90
"""Longer sentences are looked at no further than this (their end is always considered)."""


@dataclass(frozen=True, slots=True)
class Block:
    """Each cue with an adjacent source, ``[left, right)``, and how they stand: 0 before, 1 inverted, 2 no source."""

    left: Ints
    right: Ints
    order: Ints


def block(cues: Cues, source_start: Ints, source_end: Ints) -> Block:
    """Return the stretch that cue and source take up together; a source_start of -1 is no source."""
    nobody = source_start < 0
    before = ~nobody & (source_end <= cues.start) & (cues.start - source_end <= 3)
    after = ~nobody & (source_start >= cues.end) & (source_start - cues.end <= 2)
    left = np.where(before, source_start, cues.start)
    right = np.where(after, source_end, cues.end)
    order = np.where(nobody, 2, (source_start >= cues.end).astype(np.int64))
    return Block(left, right, order)


def right_starts(page: Page, cues: Cues, blocks: Block) -> Choices:
    """Return where content after the cue may begin; the last column is a quotation that opens the next sentence."""
    places = blocks.right[:, None] + np.arange(WINDOW)
    inside = places < cues.last[:, None]
    places = np.where(inside, places, len(page) - 1)
    opens, closes = page.opens, page.closes
    skipped = page.has(Flag.STOP | Flag.END) | (page.has(Flag.QUOTE) & closes & ~opens)
    opener = page.has(Flag.OPENER)
    likely = opens | opener
    likely[1:] |= page.has(Flag.STOP | Flag.RELATIVE)[:-1]
    mask = inside & ~skipped[places] & (likely[places] | (np.arange(WINDOW) < 5))
    start, valid = outermost(mask, places, RIGHT_STARTS - 1, 0)
    start = np.hstack([start, cues.last[:, None] + BLANK])
    valid = np.hstack([valid, runs_on(page, cues)[:, None]])
    return Choices(start, start, valid, _right_start_atoms(page, cues, blocks, start))


def runs_on(page: Page, cues: Cues) -> Bools:
    """Say whether the next sentence of the same paragraph opens a long quotation."""
    onward = cues.last + BLANK
    same = page.paragraph[onward] == page.paragraph[cues.head]
    return np.asarray(page.opens[onward] & page.long_quotation[page.quotation[onward]] & same)


def _right_start_atoms(page: Page, cues: Cues, blocks: Block, start: Ints) -> Atoms:
    last = cues.last[:, None]
    offset = start - blocks.right[:, None]
    opens = page.opens[start].astype(np.uint32)
    quoted = (page.quotation[start] >= 0).astype(np.uint32)
    right = blocks.right[:, None]
    onward = (start >= last).astype(np.uint32)
    return {
        **cue_atoms(page, cues),
        **_block_atoms(page, cues, blocks),
        "onward": onward,
        "rank": np.where(onward, 99, np.arange(RIGHT_STARTS)),
        "offset": np.where(onward, 99, bucket(offset)),
        "previous": page.lower[start - 1],
        "previous_tag": page.tag[start - 1],
        "word": page.lower[start],
        "tag": page.tag[start],
        "next": page.lower[start + 1],
        "mark": 2 * opens + quoted,
        "between": between(page, right, np.minimum(start, right + 12)),
        "near": np.minimum(np.maximum(offset, 0), 3),
    }


def _block_atoms(page: Page, cues: Cues, blocks: Block) -> Atoms:
    left, right = quotes_near(page, blocks.left, blocks.right, cues.first, cues.last)
    shape = blocks.order.astype(np.uint32) * np.uint32(4) + left
    columns = {
        "shape": shape,
        "sides": left * np.uint32(3) + right,
        "order": blocks.order,
        "ahead": page.lower[blocks.right],
        "ahead_tag": page.tag[blocks.right],
        "behind": page.lower[blocks.left - 1],
        "rest": bucket(cues.last - blocks.right),
        "room": bucket(blocks.left - cues.first),
        "head_of_line": blocks.left == cues.first,
        "runs_on": runs_on(page, cues),
    }
    return {name: column[:, None] for name, column in columns.items()}


def right_ends(page: Page, cues: Cues, start: Ints, others: Rivals) -> Choices:
    """Return where content that begins at `start` may end: clause edges, rivals, the sentence, the quotation's end.

    The last two columns are the sentence's end (closing stops left out) and a quotation that runs beyond it.
    """
    stop = page.last[start]
    width = min(max(int((stop - start).max(initial=1)), 1), SENTENCE)
    places = start[:, None] + 1 + np.arange(width)
    quotation = np.where(page.long_quotation[page.quotation[start]], page.quotation[start], -1)
    sentence_end = trimmed(page.has(Flag.END), start + 1, stop)
    inside = places < sentence_end[:, None]
    places = np.where(inside, places, len(page) - 1)
    closes = page.closes
    edge = page.has(Flag.STOP | Flag.CLAUSE | Flag.QUOTE)
    edge[1:] |= page.has(Flag.CLOSER)[:-1]
    edge |= others.levels[0, 1:] > others.levels[0, :-1]
    kept = (quotation < 0)[:, None] | (page.quotation[places - 1] != quotation[:, None]) | closes[places - 1]
    mask = inside & edge[places] & kept
    end, valid = outermost(mask, places, RIGHT_ENDS - 5, 3)
    beyond = page.quoted_to[quotation]
    end = np.hstack([end, sentence_end[:, None], beyond[:, None]])
    valid = np.hstack([valid, np.ones((len(start), 1), dtype=bool), ((quotation >= 0) & (beyond > stop))[:, None]])
    end = np.where(valid, end, 1)
    return Choices(end, end, valid, _right_end_atoms(page, cues, start, end, others))


def _right_end_atoms(page: Page, cues: Cues, start: Ints, end: Ints, others: Rivals) -> Atoms:
    begin = start[:, None]
    last = page.last[begin]
    kind = np.broadcast_to(np.array([0] * (RIGHT_ENDS - 2) + [1, 2]), end.shape)
    middle = kind == 0
    following_word = page.lower[end]
    boundary = np.where(middle, following_word, kind)
    closes = page.closes[end - 1]
    quoted = page.quotation[begin] >= 0
    inner = np.where(page.quotation[end - 1] >= 0, 1 + closes, 0) * 4 + np.where(
        quoted, 1 + page.long_quotation[page.quotation[begin]], 0
    )
    return {
        "kind": kind,
        "boundary": boundary,
        "boundary2": page.lower[end + 1],
        "boundary_tag2": page.tag[end + 1],
        "rank": np.minimum(np.arange(RIGHT_ENDS), 4) + 8 * kind,
        "length": bucket(end - begin),
        "rest": bucket(np.maximum(last - end, 0)),
        "rival": np.where(middle, others.between(end, end + 4), 0),
        "clause": middle & _clause_follows(page, end, last),
        "quotes": inner,
        "previous": page.lower[end - 1],
        "previous_tag": page.tag[end - 1],
        "start_word": page.lower[begin],
        "cue_class": page.group[cues.head][:, None],
        "cue_lemma": page.lemma[cues.head][:, None],
        "cue_tag": page.tag[cues.head][:, None],
        "capital": page.has(Flag.UPPER)[cues.head][:, None],
    }


def _clause_follows(page: Page, place: Ints, last: Ints) -> Bools:
    """Say whether a finite verb comes after `place` before the next stop."""
    verb, stop = following(page.has(Flag.FINITE)), following(page.has(Flag.STOP))
    after = place + 1
    return np.asarray((verb[after] < np.minimum(last, place + 12)) & (verb[after] < stop[after]))


def left_starts(page: Page, cues: Cues, blocks: Block, others: Rivals) -> tuple[Ints, Choices]:
    """Return where content before the cue ends and may begin; the last column is a quotation begun earlier."""
    end = trimmed(page.has(Flag.STOP), cues.first, blocks.left)
    width = min(max(int((end - cues.first).max(initial=1)), 1), SENTENCE)
    places = cues.first[:, None] + np.arange(width)
    inside = places < end[:, None]
    places = np.where(inside, places, len(page) - 1)
    stop = page.has(Flag.STOP)
    edge = page.opens
    edge[1:] |= stop[:-1] | np.isin(page.lower, _JOINTS)[:-1]
    mask = inside & ((edge[places] & ~stop[places]) | (np.arange(width) == 0))
    start, valid = outermost(mask, places, 3, LEFT_STARTS - 4)
    earlier = page.quoted_from[page.quotation[np.maximum(end - 1, 0)]]
    earlier = np.where(earlier < 0, page.quoted_from[page.quotation[cues.first]], earlier)
    start = np.hstack([start, np.maximum(earlier, 0)[:, None]])
    valid = np.hstack([valid, ((earlier >= 0) & (earlier < cues.first) & (end > cues.first))[:, None]])
    return end, Choices(start, start, valid, _left_atoms(page, cues, blocks, others, (start, valid), end))


_JOINTS = np.array([crc32(word) for word in (b"but", b"and", b"that", b"when", b"while")], dtype=np.uint32)


def _left_atoms(page: Page, cues: Cues, blocks: Block, others: Rivals, places: tuple[Ints, Bools], end: Ints) -> Atoms:
    start, valid = places
    first = cues.first[:, None]
    opens = page.opens[start]
    final = page.quotation[np.maximum(end - 1, 0)][:, None]
    same = (final >= 0) & (page.quotation[start] == final)
    marks = (opens & same).astype(np.uint32) + 2 * same + 4 * _quoted_end(page, end)[:, None]
    previous = np.where(start < first, 3, np.where(start == first, 5, page.lower[start - 1]))
    return {
        **cue_atoms(page, cues),
        **_block_atoms(page, cues, blocks),
        "previous": previous,
        "word": page.lower[start],
        "tag": page.tag[start],
        "marks": marks,
        "length": bucket(end[:, None] - start),
        "rival": others.between(start - 5, start),
        "rival_before": others.between(cues.first, blocks.left)[:, None],
        "rank": np.minimum(np.arange(LEFT_STARTS), 3) + 4 * (valid.cumsum(axis=1) == valid.sum(axis=1, keepdims=True)),
        "earlier": start < first,
        "quoted_end": _quoted_end(page, end)[:, None],
        "last_word": page.lower[np.maximum(end - 1, 0)][:, None],
    }


def _quoted_end(page: Page, end: Ints) -> Ints:
    """Say whether the text before the cue ends in a quotation: 0 no, 1 in a short one, 2 in a long one."""
    final = page.quotation[np.maximum(end - 1, 0)]
    return np.where(final >= 0, 1 + page.long_quotation[final], 0)
