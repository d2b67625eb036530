"""Spans: for every likely cue its source and its content, each edge the best of the places considered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np

from mediastudy.annotation.attribution import contents, sources, templates
from mediastudy.annotation.attribution.cues import Cues
from mediastudy.annotation.attribution.model import Model, Picked, pick
from mediastudy.annotation.attribution.page import Floats, Ints, Page, between, count
from mediastudy.annotation.attribution.sources import Rivals
from mediastudy.annotation.attribution.words import Gap

_COMMA = crc32(b",")


@dataclass(frozen=True, slots=True)
class Spans:
    """For each cue: anchor noun phrase, whole source, content on either side; -1 where there is none."""

    anchor_start: Ints
    anchor_end: Ints
    source_start: Ints
    source_end: Ints
    left_start: Ints
    left_end: Ints
    right_start: Ints
    right_end: Ints
    source_sure: Floats
    content_sure: Floats


def find_spans(page: Page, cues: Cues, others: Rivals, model: Model) -> Spans:
    """Return the spans of every cue."""
    anchor_start, anchor_end, sure = _anchor(page, cues, others, model)
    source_start, source_end = _extent(page, cues, anchor_start, anchor_end, model)
    source_end = described(page, cues, source_start, source_end)
    blocks = contents.block(cues, source_start, source_end)
    left_end, left = contents.left_starts(page, cues, blocks, others)
    right = contents.right_starts(page, cues, blocks)
    on_left, on_right = _sides(page, cues, blocks, left, right, model)
    left_start = _chosen(left.start, on_left)
    right_start = _chosen(right.start, on_right)
    return Spans(
        anchor_start=anchor_start,
        anchor_end=anchor_end,
        source_start=source_start,
        source_end=source_end,
        left_start=left_start,
        left_end=np.where(left_start < 0, -1, left_end),
        right_start=right_start,
        right_end=_right_end(page, cues, right_start, others, model),
        source_sure=sure,
        content_sure=np.maximum(
            np.where(left_start < 0, 0, on_left.probability), np.where(right_start < 0, 0, on_right.probability)
        ),
    )


def _chosen(places: Ints, picked: Picked) -> Ints:
    chosen = places[np.arange(len(places)), picked.column]
    return np.where(picked.column < 0, -1, chosen)


def _anchor(page: Page, cues: Cues, others: Rivals, model: Model) -> tuple[Ints, Ints, Floats]:
    choices = sources.anchors(page, cues, others)
    nobody = model.none(templates.NOBODY, choices)
    picked = pick(model.scores(templates.ANCHOR, choices), nobody)
    return _chosen(choices.start, picked), _chosen(choices.end, picked), picked.probability


def _extent(page: Page, cues: Cues, anchor_start: Ints, anchor_end: Ints, model: Model) -> tuple[Ints, Ints]:
    source_start, source_end = np.full(len(cues), -1), np.full(len(cues), -1)
    some = anchor_start >= 0
    if some.any():
        with_source = cues.only(some), anchor_start[some], anchor_end[some]
        starts, ends = sources.starts(page, *with_source), sources.ends(page, *with_source)
        source_start[some] = _chosen(starts.start, pick(model.scores(templates.SOURCE_START, starts)))
        source_end[some] = _chosen(ends.end, pick(model.scores(templates.SOURCE_END, ends)))
    return source_start, source_end


def described(page: Page, cues: Cues, start: Ints, end: Ints) -> Ints:
    """Return the sources' ends with several descriptions between commas taken in ("N., a welder, who ..., said")."""
    before = (start >= 0) & (end < cues.start) & (page.lower[end] == _COMMA) & (page.lower[cues.start - 1] == _COMMA)
    commas = count(page, Gap.COMMA, end, cues.start)
    kinds = between(page, end, cues.start)
    told = (kinds & (Gap.QUOTE | Gap.CONJUNCTION)) == 0
    whole = before & (commas == 3) & told & ((kinds & Gap.RELATIVE) != 0) & (page.quotation[cues.head] < 0)
    return np.where(whole, cues.start - 1, end)


def _sides(
    page: Page, cues: Cues, blocks: contents.Block, left: sources.Choices, right: sources.Choices, model: Model
) -> tuple[Picked, Picked]:
    """Choose a start on either side; content is never empty, so where both would be none the likelier side is taken."""
    scores_left, scores_right = model.scores(templates.LEFT_START, left), model.scores(templates.RIGHT_START, right)
    none_left = model.none(templates.NOTHING_LEFT, left)
    none_right = model.none(templates.NOTHING_RIGHT, right)
    on_left, on_right = pick(scores_left, none_left), pick(scores_right, none_right)
    empty = (on_left.column < 0) & (on_right.column < 0)
    has_left, has_right = left.valid.any(axis=1), right.valid.any(axis=1)
    take_left = empty & has_left & ((on_left.none <= on_right.none) | ~has_right)
    take_right = empty & has_right & ~take_left
    return _forced(on_left, scores_left, take_left), _forced(on_right, scores_right, take_right)


def _forced(picked: Picked, scores: Floats, forced: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Picked:
    if not forced.any():
        return picked
    again = pick(scores)
    column = np.where(forced, again.column, picked.column)
    return replace(picked, column=column, probability=np.where(forced, 1 - picked.none, picked.probability))


def _right_end(page: Page, cues: Cues, right_start: Ints, others: Rivals, model: Model) -> Ints:
    end = np.full(len(cues), -1)
    some = right_start >= 0
    if some.any():
        choices = contents.right_ends(page, cues.only(some), right_start[some], others)
        end[some] = _chosen(choices.end, pick(model.scores(templates.RIGHT_END, choices)))
    return end
