"""Rules: attributions without any learned weight, from the cue lexicon's classes and strengths and a few patterns."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mediastudy.annotation.attribution import contents, sources
from mediastudy.annotation.attribution.cascade import Found, select
from mediastudy.annotation.attribution.cues import Cues, extent, quotes_near
from mediastudy.annotation.attribution.knowledge import STRENGTHS
from mediastudy.annotation.attribution.page import Bools, Codes, Ints, Page, count
from mediastudy.annotation.attribution.sources import Choices, Rivals, rivals
from mediastudy.annotation.attribution.spans import Spans
from mediastudy.annotation.attribution.words import CLASSES, Flag, Gap

_NOMINAL = [CLASSES.index(name) for name in ("noun", "adjective", "preposition", "punctuation")]
_ACCORDING = CLASSES.index("according")
_SPEECH = CLASSES.index("speech")
_PUNCTUATION = CLASSES.index("punctuation")
AGENTLESS = STRENGTHS["agentless"]
_DUMMIES = [crc32(b"it"), crc32(b"there")]
_BY, _ING = crc32(b"by"), crc32(b"ing")


def find_by_rule(page: Page, particles: Codes) -> Found:
    """Return the attributions of a page by rule alone, in order; the logit is 1 for each."""
    cues = lexical(page, particles)
    others = rivals(page, cues.head, np.full(len(cues), 0.9, dtype=np.float32))
    spans = _spans(page, cues, others)
    sure = np.where(_accepted(page, cues, spans), 1, -1).astype(np.float32)
    return select(_outermost(Found(cues, spans, sure)))


def lexical(page: Page, particles: Codes) -> Cues:
    """Return the words of the cue lexicon that stand outside long quotations, verbs only where they can be verbs."""
    nominal = np.isin(page.group, _NOMINAL)
    mask = (
        (page.strength > 0) & ~page.in_long_quotation() & (page.has(Flag.VERB) | nominal | (page.group == _ACCORDING))
    )
    place = np.arange(len(mask))
    mask &= (page.group != _PUNCTUATION) | ((place > page.first) & (place < page.last - 1))
    return extent(page, np.flatnonzero(mask), particles)


def _accepted(page: Page, cues: Cues, spans: Spans) -> Bools:
    """A strong or middling cue needs content, a weak one a complement clause or quotation and a source as well."""
    strength, group = page.strength[cues.head], page.group[cues.head]
    has_content = (spans.left_start >= 0) | (spans.right_start >= 0)
    left, right = quotes_near(page, cues.start, cues.end, cues.first, cues.last)
    clause = page.has(Flag.OPENER)[cues.end] | (left == 2) | (right == 2)
    subject = spans.source_start >= 0
    determined = np.isin(page.letter[cues.start - 1], [ord("D"), ord("S"), ord("C")])
    noun_reading = determined & ~np.isin(group, _NOMINAL)
    good = (strength >= 2) | ((strength == 1) & clause & subject)
    nominal = np.isin(group, _NOMINAL)
    return np.asarray(has_content & good & ~noun_reading & (~nominal | (clause & (strength >= 2) & subject)))


def _outermost(found: Found) -> Found:
    """Drop what stands inside the content of another attribution, which is coded as a whole."""
    head = found.cues.head
    inside = np.zeros(len(head), dtype=bool)
    kept = found.logit > 0
    for start, end in (
        (found.spans.left_start, found.spans.left_end),
        (found.spans.right_start, found.spans.right_end),
    ):
        holds = (start[:, None] <= head) & (head < end[:, None]) & (start >= 0)[:, None] & kept[:, None]
        inside |= holds.any(axis=0)
    return Found(found.cues, found.spans, np.where(inside, -1, found.logit).astype(np.float32))


def _spans(page: Page, cues: Cues, others: Rivals) -> Spans:
    start, end, on_right = _source(page, cues, others)
    blocks = contents.block(cues, start, end)
    right_start, right_end = _right(page, cues, blocks, others)
    left_start, left_end = _left(page, cues, blocks, others, right_start, on_right)
    sure = np.ones(len(cues), dtype=np.float32)
    return Spans(start, end, start, end, left_start, left_end, right_start, right_end, sure, sure)


def _source(page: Page, cues: Cues, others: Rivals) -> tuple[Ints, Ints, Bools]:
    """Take the phrase right after an inverted cue, else of those before it the one with most points for a subject."""
    choices = sources.anchors(page, cues, others)
    column = _points(page, cues, choices).argmax(axis=1)
    inverted = _inverted(page, cues, choices)
    rows = np.arange(len(cues))
    passive = _passive(page, cues)
    agent = passive & (page.lower[cues.end] == _BY) & choices.valid[:, sources.LEFT]
    column = np.where(inverted | agent, sources.LEFT, column)
    start, end = choices.start[rows, column], choices.end[rows, column]
    dummy = np.isin(page.lower[start], _DUMMIES) & (page.group[cues.head] != _SPEECH)
    dummy |= page.strength[cues.head] == AGENTLESS
    none = ~choices.valid[rows, column] | dummy | (passive & ~agent & ~np.isin(page.group[cues.head], _NOMINAL))
    return np.where(none, -1, start), np.where(none, -1, end), inverted


def _passive(page: Page, cues: Cues) -> Bools:
    """Say whether the cue is a past participle with a form of "be" before it, or with no auxiliary at all."""
    be = page.bes_before[cues.head] > page.bes_before[cues.start]
    participle = (page.letter[cues.head] == ord("J")) & page.has(Flag.VERB)[cues.head]
    ambiguous = page.has(Flag.VERB)[cues.head] & (page.suffix[cues.head] != _ING)
    return np.asarray((be & ambiguous) | (participle & (cues.start == cues.head)))


def _points(page: Page, cues: Cues, choices: Choices) -> NDArray[np.float64]:
    """Near the cue, touching it, before a verb, first in the sentence, head of an apposition; against: objects."""
    left = slice(0, sources.LEFT)
    role = {
        name: np.asarray(choices.atoms[name])[:, left] for name in ("object", "subject", "commas", "starts", "verbs")
    }
    rank = np.arange(sources.LEFT)
    touching = choices.end[:, left] == cues.start[:, None]
    participle = (page.suffix[cues.head] == _ING)[:, None]
    points = -0.6 * rank + 3 * (touching & ~participle) + 2 * (role["subject"] > 0) + 3 * role["starts"]
    points += 4 * ((role["commas"] == 2) & ~participle & (page.letter[choices.start[:, left]] != ord("R")))
    points -= 4 * ((role["object"] > 0) & ~touching) + 4 * ((role["object"] > 0) & participle)
    points += 3 * ((role["subject"] > 0) & participle)
    points -= 2 * ((role["commas"] == 1) & ~participle) + 2 * ((role["verbs"] > 0) & (role["subject"] == 0))
    return np.where(choices.valid[:, left], points, -99)


def _inverted(page: Page, cues: Cues, choices: Choices) -> Bools:
    """Say whether the source follows: right after the cue, which a quotation or a clause and its comma precede."""
    touching = choices.valid[:, sources.LEFT] & (choices.start[:, sources.LEFT] == cues.end)
    quoted = page.has(Flag.QUOTE)[cues.start - 1] | (page.quotation[cues.start - 2] >= 0)
    clause = count(page, Gap.VERB, cues.first, cues.start) > 0
    set_off = page.has(Flag.STOP)[cues.start - 1] & clause & (cues.last - choices.end[:, sources.LEFT] < 12)
    finite = page.has(Flag.FINITE)[cues.head]
    return np.asarray(touching & ((finite & (quoted | set_off)) | (page.group[cues.head] == _ACCORDING)))


def _right(page: Page, cues: Cues, blocks: contents.Block, others: Rivals) -> tuple[Ints, Ints]:
    choices = contents.right_starts(page, cues, blocks)
    some: Bools = np.asarray(choices.valid.any(axis=1))
    column = choices.valid.argmax(axis=1)
    start = np.where(some, choices.start[np.arange(len(cues)), column], -1)
    end = np.full(len(cues), -1)
    if some.any():
        ends = contents.right_ends(page, cues.only(some), start[some], others)
        end[some] = _right_end(page, cues.only(some), ends)
    long_enough = end - start >= 2
    return np.where(long_enough, start, -1), np.where(long_enough, end, -1)


def _right_end(page: Page, cues: Cues, ends: Choices) -> Ints:
    """Take the end of a quotation that runs on, else where another cue takes over, else the sentence's end."""
    rival = np.asarray(ends.atoms["rival"])[:, :-2] > 0
    edge = page.has(Flag.STOP)[ends.end[:, :-2]] & rival & ends.valid[:, :-2]
    column = np.where(edge.any(axis=1), edge.argmax(axis=1), contents.RIGHT_ENDS - 2)
    column = np.where(ends.valid[:, -1], contents.RIGHT_ENDS - 1, column)
    return np.asarray(ends.end[np.arange(len(cues)), column])


def _left(
    page: Page, cues: Cues, blocks: contents.Block, others: Rivals, right_start: Ints, inverted: Bools
) -> tuple[Ints, Ints]:
    """Take what stands before an inverted cue, before one that ends a quotation, or before one with nothing after."""
    end, choices = contents.left_starts(page, cues, blocks, others)
    quoted = page.quotation[np.maximum(end - 1, 0)] >= 0
    behind = page.has(Flag.STOP | Flag.QUOTE)[blocks.left - 1] & (blocks.left > cues.first)
    wanted = choices.valid.any(axis=1) & behind & (inverted | quoted | (right_start < 0))
    column = np.where(choices.valid[:, -1], contents.LEFT_STARTS - 1, choices.valid.argmax(axis=1))
    start = choices.start[np.arange(len(cues)), column]
    return np.where(wanted, start, -1), np.where(wanted, end, -1)
