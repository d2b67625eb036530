"""Lessons: what the span models learn from, the right one of the places considered for each edge of a gold relation."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from mediastudy.annotation.attribution import contents, sources, templates
from mediastudy.annotation.attribution.cues import Cues
from mediastudy.annotation.attribution.features import Templates, feature_ids
from mediastudy.annotation.attribution.model import sigmoid
from mediastudy.annotation.attribution.page import Floats, Ints, Page
from mediastudy.annotation.attribution.sources import Choices, rivals
from mediastudy.training.fit import FULL, HELD_OUT, PAD, Floats64, Ids, fit_choice
from mediastudy.training.gold import Range, Relation

log = logging.getLogger(__name__)
NONE, UNKNOWN = -1, -2
"""Instead of a column: no column is right; the right place is not among those considered."""
CHOICES: dict[str, tuple[Templates, Templates | None]] = {
    "anchor": (templates.ANCHOR, templates.NOBODY),
    "start": (templates.SOURCE_START, None),
    "end": (templates.SOURCE_END, None),
    "right start": (templates.RIGHT_START, templates.NOTHING_RIGHT),
    "right end": (templates.RIGHT_END, None),
    "left start": (templates.LEFT_START, templates.NOTHING_LEFT),
}


SOURCE = ("anchor", "start", "end")
"""The models that have to do with the source."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A training article on its way through the cascade."""

    page: Page
    cues: Cues
    heads: tuple[int, ...]
    """For each relation the row of `cues` that heads it, or -1."""
    relations: tuple[Relation, ...]
    fold: int
    logit: Floats


@dataclass(frozen=True, slots=True)
class Heap:
    """The examples of one choice model as they are gathered; a group is a gold cue, its rows the places considered."""

    ids: list[Ids] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    fold: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)


Tables = dict[tuple[str, int], Floats64]
"""The fitted weights by name of the model and fold left out (-1: none)."""


def learn_spans(lessons: Sequence[Lesson], low: float, penalty: Mapping[str, float], folds: int) -> Tables:
    """Return the fitted choice models."""
    heaps = {name: Heap() for name in CHOICES}
    for lesson in lessons:
        if any(head >= 0 for head in lesson.heads):
            _gather(lesson, heaps, low)
    tables = {}
    for name, heap in heaps.items():
        for left_out in range(-1, folds):
            tables[name, left_out] = _fit(heap, left_out, penalty["source" if name in SOURCE else "content"])
        log.info("%s: %d choices, %d more whose right place is not considered", name, len(heap.right), len(heap.lost))
    return tables


def _fit(heap: Heap, left_out: int, penalty: float) -> Floats64:
    sizes, fold = np.array(heap.sizes), np.array(heap.fold)
    kept = fold != left_out
    rows = np.repeat(kept, sizes)
    group = np.repeat(np.arange(int(kept.sum())), sizes[kept])
    begins = np.concatenate([[0], np.cumsum(sizes[kept])[:-1]])
    width = max(block.shape[1] for block in heap.ids)
    ids = np.concatenate([np.pad(b, ((0, 0), (0, width - b.shape[1])), constant_values=PAD) for b in heap.ids])
    return fit_choice(
        ids[rows], group, begins + np.array(heap.right)[kept], penalty, FULL if left_out < 0 else HELD_OUT
    )


def _gather(lesson: Lesson, heaps: dict[str, Heap], low: float) -> None:
    page = lesson.page
    pairs = [(head, relation) for head, relation in zip(lesson.heads, lesson.relations, strict=True) if head >= 0]
    relations = [relation for _, relation in pairs]
    cues = lesson.cues.only(np.array([head for head, _ in pairs]))
    likely = lesson.logit > low
    others = rivals(page, lesson.cues.head[likely], sigmoid(lesson.logit[likely]))
    anchors = sources.anchors(page, cues, others)
    found = np.array([_anchor(anchors, row, relation, cues) for row, relation in enumerate(relations)])
    _add(heaps["anchor"], CHOICES["anchor"], anchors, found, lesson.fold)
    start, end = _source_ranges(cues, relations)
    _gather_source(lesson, heaps, cues, anchors, np.where(start >= 0, found, NONE), (start, end))
    blocks = contents.block(cues, start, end)
    right = contents.right_starts(page, cues, blocks)
    pieces = [_right_pieces(relation, cues, blocks, row) for row, relation in enumerate(relations)]
    _add(heaps["right start"], CHOICES["right start"], right, _nearest(right.start, right, pieces, 1), lesson.fold)
    some = np.array([bool(piece) for piece in pieces])
    if some.any():
        begin = np.array([piece[0][0] for piece in pieces if piece])
        goals = [[(_right_end(page, piece), 0)] for piece in pieces if piece]
        ends = contents.right_ends(page, cues.only(some), begin, others)
        _add(heaps["right end"], CHOICES["right end"], ends, _nearest(ends.end, ends, goals, 2), lesson.fold)
    left_end, left = contents.left_starts(page, cues, blocks, others)
    goals = [
        _left_pieces(page, relation, int(cues.head[row]), int(left_end[row])) for row, relation in enumerate(relations)
    ]
    _add(heaps["left start"], CHOICES["left start"], left, _nearest(left.start, left, goals, 2), lesson.fold)


def _gather_source(
    lesson: Lesson, heaps: dict[str, Heap], cues: Cues, anchors: Choices, found: Ints, goal: tuple[Ints, Ints]
) -> None:
    some = found >= 0
    if not some.any():
        return
    rows = np.flatnonzero(some)
    here = cues.only(some), anchors.start[rows, found[rows]], anchors.end[rows, found[rows]]
    starts, ends = sources.starts(lesson.page, *here), sources.ends(lesson.page, *here)
    goals = [[(int(place), 0)] for place in goal[0][some]], [[(int(place), 0)] for place in goal[1][some]]
    _add(heaps["start"], CHOICES["start"], starts, _nearest(starts.start, starts, goals[0], 1), lesson.fold)
    _add(heaps["end"], CHOICES["end"], ends, _nearest(ends.end, ends, goals[1], 1), lesson.fold)


def _anchor(choices: Choices, row: int, relation: Relation, cues: Cues) -> int:
    """Return the column of the noun phrase that the gold source holds, the nearest to the cue on the source's side."""
    if not relation.source:
        return NONE
    first, last = relation.source[0][0], relation.source[-1][1]
    touching = choices.valid[row] & (choices.start[row] < last) & (choices.end[row] > first)
    on_left = np.arange(len(touching)) < sources.LEFT
    same_side = touching & (on_left == (first < cues.start[row]))
    columns = np.flatnonzero(same_side if same_side.any() else touching)
    return int(columns[0]) if len(columns) else UNKNOWN


def _source_ranges(cues: Cues, relations: Sequence[Relation]) -> tuple[Ints, Ints]:
    """Return each gold source's first and last token where it lies in the cue's sentence, else -1."""
    whole = [(r.source[0][0], r.source[-1][1]) if r.source else (-1, -1) for r in relations]
    start, end = np.array(whole, dtype=np.int64).T
    inside = (start >= cues.first) & (end <= cues.last)
    return np.where(inside, start, -1), np.where(inside, end, -1)


def _right_pieces(relation: Relation, cues: Cues, blocks: contents.Block, row: int) -> list[Range]:
    return [p for p in relation.content if p[0] > cues.head[row] and p[0] >= blocks.right[row] - 1]


def _right_end(page: Page, pieces: list[Range]) -> int:
    """Return the end of the last piece begun in the first one's sentence, no further than sentence or quotation."""
    start = pieces[0][0]
    stop = int(page.last[start])
    limit = max(stop, int(page.quoted_to[page.quotation[start]]))
    return max((min(last, limit) for first, last in pieces if first < stop), default=pieces[0][1])


def _left_pieces(page: Page, relation: Relation, head: int, left_end: int) -> list[Range]:
    top = int(page.paragraph_from[page.paragraph[head]])
    pieces = [p for p in relation.content if p[1] <= head and p[1] > top and p[0] < left_end]
    return [(max(top, pieces[0][0]), pieces[0][1])] if pieces else []


def _nearest(places: Ints, choices: Choices, goals: Sequence[Sequence[Range]], tolerance: int) -> Ints:
    """Return for each row the column nearest to where the first goal begins; none without a goal."""
    found = []
    for row, goal in enumerate(goals):
        if not goal:
            found.append(NONE)
            continue
        distance = np.where(choices.valid[row], np.abs(places[row] - goal[0][0]), 1 << 30)
        column = int(distance.argmin())
        found.append(column if distance[column] <= tolerance else UNKNOWN)
    return np.array(found)


def _add(heap: Heap, pair: tuple[Templates, Templates | None], choices: Choices, right: Ints, fold: int) -> None:
    templates, nothing = pair
    ids = feature_ids(templates, choices.atoms, *np.nonzero(choices.valid)).T.astype(np.int32)
    first = np.arange(len(right)), np.zeros(len(right), dtype=np.int64)
    none = None if nothing is None else feature_ids(nothing, choices.atoms, *first).T.astype(np.int32)
    edges = np.append(0, np.cumsum(choices.valid.sum(axis=1)))
    for row, column in enumerate(right.tolist()):
        size = int(edges[row + 1] - edges[row]) + (none is not None)
        if column == UNKNOWN or (column == NONE and none is None):
            heap.lost.append(row)
        elif size > 1:
            rows = ids[edges[row] : edges[row + 1]]
            heap.ids.append(rows if none is None else _with_first(none[row], rows))
            before = int(choices.valid[row, : max(column, 0)].sum())
            heap.right.append(0 if column == NONE else before + (none is not None))
            heap.sizes.append(size)
            heap.fold.append(fold)


def _with_first(first: Ids, rows: Ids) -> Ids:
    width = max(len(first), rows.shape[1])
    whole = np.full((len(rows) + 1, width), PAD, dtype=np.int32)
    whole[0, : len(first)] = first
    whole[1:, : rows.shape[1]] = rows
    return whole
