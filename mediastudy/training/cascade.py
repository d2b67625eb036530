"""Cascade: fits the models of the attribution engine one after another, each on what the ones before it say."""

from __future__ import annotations

import io
import itertools
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mediastudy.annotation.attribution import cues as cue_model
from mediastudy.annotation.attribution import joint, templates
from mediastudy.annotation.attribution.cues import Cues
from mediastudy.annotation.attribution.features import BITS, Atoms, Templates, feature_ids
from mediastudy.annotation.attribution.knowledge import knowledge, particle_codes
from mediastudy.annotation.attribution.model import SCALE, Model, sigmoid
from mediastudy.annotation.attribution.page import Codes, Page, read_page
from mediastudy.annotation.attribution.sources import rivals
from mediastudy.annotation.attribution.spans import Spans, find_spans
from mediastudy.annotation.attribution.words import Knowledge, describer
from mediastudy.lexicon import Lexicon
from mediastudy.training import counts
from mediastudy.training.fit import HELD_OUT, Floats64, Ids, fit_logit
from mediastudy.training.gold import Example, Relation, on_page
from mediastudy.training.lessons import Lesson, Tables, learn_spans

FOLDS = 3
LOW = -2.2
"""Candidates whose cue logit is below this are not looked at further (p = .1)."""
THRESHOLD, SPEECH_THRESHOLD = -0.4, -0.1
"""An attribution is kept when its final logit is above this; chosen on articles left out of training.

The best F1 asks for what is likelier right than half that F1, so the more certain speech class has the higher one.
"""
PENALTY = {"cue": 15.0, "source": 4.0, "content": 8.0, "joint": 15.0}
"""How strongly weights are held near zero; chosen on articles left out of training."""
log = logging.getLogger(__name__)


def train(examples: Sequence[Example], lexicons: Mapping[str, Lexicon]) -> bytes:
    """Return the contents of ``weights/attribution.npz``."""
    empty = knowledge(lexicons["word_classes"], lexicons["attribution_cues"], {})
    tallies = counts.tally(examples, empty)
    particles = particle_codes(lexicons["attribution_cues"])
    lessons = _lessons(examples, tallies, empty, particles)
    log.info("%d articles read", len(lessons))
    cue_table, lessons = _learn_cues(lessons)
    spans = learn_spans(lessons, LOW, PENALTY, FOLDS)
    numbers = {"low": LOW, "threshold": THRESHOLD, "threshold of speech": SPEECH_THRESHOLD}
    table = cue_table + _table(spans, -1)
    joint_table, weights = _learn_joint(lessons, spans, particles)
    log.info("joint models fitted")
    all_priors = counts.priors(counts.merged(tallies))
    return _pack(table + joint_table, {"priors": all_priors, "numbers": {**numbers, **weights}})


def _lessons(
    examples: Sequence[Example], tallies: Sequence[counts.Tally], empty: Knowledge, particles: Codes
) -> list[Lesson]:
    total = counts.merged(tallies)
    lessons: list[Lesson] = []
    for fold in range(FOLDS):
        own = counts.merged(tallies[fold::FOLDS])
        describe = describer(replace(empty, priors=counts.priors(total - own)))
        for example in examples[fold::FOLDS]:
            page = read_page([example.tokens], describe)
            cues = cue_model.candidates(page, particles)
            relations = on_page(example.relations, page)
            heads = tuple(_head(page, cues, relation) for relation in relations)
            lessons.append(Lesson(page, cues, heads, relations, fold, np.zeros(len(cues))))
    return lessons


def _head(page: Page, cues: Cues, relation: Relation) -> int:
    rows = [row for first, last in relation.cue for row in range(*np.searchsorted(cues.head, (first, last)))]
    return max(rows, key=lambda row: float(page.prior[cues.head[row]]), default=-1)


def _learn_cues(lessons: list[Lesson]) -> tuple[Floats64, list[Lesson]]:
    """Fit the cue model, and give every lesson the logits of a model fitted without its fold."""
    ids = [_ids(templates.CUE, cue_model.atoms(one.page, one.cues), len(one.cues)) for one in lessons]
    fold = np.repeat([one.fold for one in lessons], [len(one.cues) for one in lessons])
    right = np.concatenate([np.isin(np.arange(len(one.cues)), one.heads) for one in lessons]).astype(float)
    everything = np.concatenate(ids)
    table, _ = fit_logit(everything, right, PENALTY["cue"])
    logit = np.zeros(len(right))
    for number in range(FOLDS):
        held = fold == number
        logit[held] = fit_logit(everything[~held], right[~held], PENALTY["cue"], rounds=HELD_OUT)[0][
            everything[held]
        ].sum(axis=1)
    missed = sum(head < 0 for one in lessons for head in one.heads)
    said = logit > 0
    f1 = 2 * (said & (right > 0)).sum() / (said.sum() + right.sum() + missed)
    log.info("cue model: %d candidates, %d right, %d gold without, F1 %.3f", len(right), right.sum(), missed, f1)
    edges = np.cumsum([0, *(len(one.cues) for one in lessons)])
    return table, [replace(one, logit=logit[a:b]) for one, a, b in zip(lessons, edges, edges[1:], strict=False)]


def _learn_joint(lessons: list[Lesson], spans: Tables, codes: Codes) -> tuple[Floats64, dict[str, float]]:
    """Fit the two joint models on articles whose spans come from models fitted without their fold."""
    found = [_spans_of(one, spans, codes) for one in lessons]
    right = np.concatenate([_right(one, cues, got) for one, (cues, got, _) in zip(lessons, found, strict=True)])
    logit = np.concatenate([logit for _, _, logit in found])
    fold = np.repeat([one.fold for one in lessons], [len(cues) for cues, _, _ in found])
    belief = logit
    total, weights = np.zeros(1 << BITS), {}
    for model in (templates.JOINT, templates.JOINT_AGAIN):
        edges = np.cumsum([0, *(len(cues) for cues, _, _ in found)])
        beliefs = [sigmoid(belief[a:b]) for a, b in itertools.pairwise(edges)]
        ids = np.concatenate(
            [
                _ids(model, joint.atoms(one.page, cues, got, own, sure), len(cues))
                for one, (cues, got, own), sure in zip(lessons, found, beliefs, strict=True)
            ]
        )
        table, weight = fit_logit(ids, right, PENALTY["joint"], logit)
        total, weights[model.name] = total + table, weight
        belief = _held_out(ids, right, logit, fold)
        said = belief > THRESHOLD
        relations = sum(len(one.relations) for one in lessons)
        log.info("%s: F1 of whole relations %.4f", model.name, 2 * right[said].sum() / (said.sum() + relations))
    return total, weights


def _ids(model: Templates, atoms: Atoms, size: int) -> Ids:
    rows = np.arange(size)
    return np.asarray(feature_ids(model, atoms, np.zeros_like(rows), rows).T.astype(np.int32))


def _held_out(ids: Ids, right: Floats64, logit: Floats64, fold: NDArray[np.int64]) -> Floats64:
    belief = np.zeros(len(right))
    for number in range(FOLDS):
        held = fold == number
        table, weight = fit_logit(ids[~held], right[~held], PENALTY["joint"], logit[~held], HELD_OUT)
        belief[held] = table[ids[held]].sum(axis=1) + weight * logit[held]
    return belief


def _spans_of(one: Lesson, spans: Tables, codes: Codes) -> tuple[Cues, Spans, Floats64]:
    likely = one.logit > LOW
    cues, logit = one.cues.only(likely), one.logit[likely]
    model = Model(quantised(_table(spans, one.fold)), codes, codes, {})
    others = rivals(one.page, cues.head, sigmoid(logit))
    return cues, find_spans(one.page, cues, others, model), logit


def _right(one: Lesson, cues: Cues, found: Spans) -> Floats64:
    """Return for each candidate 1 where it heads a gold cue and its source and content overlap the gold ones."""
    right = np.zeros(len(cues))
    for head, relation in zip(one.heads, one.relations, strict=True):
        row = int(np.searchsorted(cues.head, one.cues.head[head])) if head >= 0 else len(cues)
        if row < len(cues) and cues.head[row] == one.cues.head[head]:
            source = (
                [(int(found.source_start[row]), int(found.source_end[row]))] if found.source_start[row] >= 0 else []
            )
            sides = ((found.left_start, found.left_end), (found.right_start, found.right_end))
            content = [(int(start[row]), int(end[row])) for start, end in sides if start[row] >= 0]
            same_source = _touch(source, relation.source) or (not source and not relation.source)
            right[row] = float(same_source and _touch(content, relation.content))
    return right


def _touch(ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for start, end in ours for first, last in theirs)


def _pack(table: Floats64, tables: Mapping[str, object]) -> bytes:
    target = io.BytesIO()
    whole = quantised(table)
    text = np.frombuffer(json.dumps(tables, sort_keys=True).encode(), dtype=np.uint8)
    np.savez_compressed(target, weights=whole, tables=text)
    return target.getvalue()


def quantised(table: Floats64) -> NDArray[np.int8]:
    """Return the weights as they are stored, in whole sixteenths."""
    return np.clip(np.round(table * SCALE), -127, 127).astype(np.int8)


def _table(spans: Tables, left_out: int) -> Floats64:
    return np.asarray(np.sum([table for (_, fold), table in spans.items() if fold == left_out], axis=0))
