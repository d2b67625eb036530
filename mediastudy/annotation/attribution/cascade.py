"""Cascade: from a page to its attributions, every step over all candidates at once."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from zlib import crc32

import numpy as np

from mediastudy.annotation.attribution import cues as cue_model
from mediastudy.annotation.attribution import joint, templates
from mediastudy.annotation.attribution.certain import (
    decided,
    phrase_subjects,
    set_phrases,
    speak_whole,
    transcript_lines,
)
from mediastudy.annotation.attribution.cues import Cues
from mediastudy.annotation.attribution.edges import trimmed
from mediastudy.annotation.attribution.model import Model, sigmoid
from mediastudy.annotation.attribution.page import Bools, Floats, Page
from mediastudy.annotation.attribution.sources import rivals
from mediastudy.annotation.attribution.spans import Spans, find_spans
from mediastudy.annotation.attribution.words import CLASSES, Flag

Range = tuple[int, int]
JOINTS = np.array([crc32(b"and"), crc32(b"but")], dtype=np.uint32)
SPEECH = [CLASSES.index("speech"), CLASSES.index("according")]


@dataclass(frozen=True, slots=True)
class Found:
    """The likely cues of a page, their spans, and the final logit of each (kept when above 0)."""

    cues: Cues
    spans: Spans
    logit: Floats

    def only(self, wanted: Bools) -> Found:
        """Return the candidates that are wanted."""
        spans = Spans(*(getattr(self.spans, field.name)[wanted] for field in fields(Spans)))
        return Found(self.cues.only(wanted), spans, self.logit[wanted])


def find(page: Page, model: Model) -> Found:
    """Return the attributions of a page, in order."""
    cues, phrases = set_phrases(page, cue_model.candidates(page, model.particles), model.phrases)
    lines = transcript_lines(page, cues)
    logit = model.score(templates.CUE, cue_model.atoms(page, cues), len(cues))
    likely = (logit > model.numbers["low"]) | phrases | lines
    cues, logit, phrases, lines = cues.only(likely), logit[likely], phrases[likely], lines[likely]
    spans = find_spans(page, cues, rivals(page, cues.head, sigmoid(logit)), model)
    spans = speak_whole(page, cues, phrase_subjects(page, cues, spans, phrases), lines)
    final = decided(page, cues, spans, weigh(page, cues, spans, logit, model), phrases, lines)
    return parted(page, select(Found(cues, spans, final)))


def weigh(page: Page, cues: Cues, spans: Spans, logit: Floats, model: Model) -> Floats:
    """Return the final logits: the cue model's, corrected twice by what the neighbours claim."""
    first = joint.atoms(page, cues, spans, logit, sigmoid(logit))
    once = model.numbers["joint"] * logit + model.score(templates.JOINT, first, len(cues))
    again = joint.atoms(page, cues, spans, logit, sigmoid(once))
    twice = model.numbers["joint again"] * logit + model.score(templates.JOINT_AGAIN, again, len(cues))
    speech = np.isin(page.group[cues.head], SPEECH)
    return np.asarray(twice - np.where(speech, model.numbers["threshold of speech"], model.numbers["threshold"]))


def select(found: Found) -> Found:
    """Keep what is likelier than not; of two candidates in one cue phrase, the likelier."""
    kept = found.only(found.logit > 0)
    wanted = np.ones(len(kept.cues), dtype=bool)
    last = -1
    for row in range(len(kept.cues)):
        if last >= 0 and kept.cues.end[last] > kept.cues.start[row]:
            loser = row if kept.logit[last] >= kept.logit[row] else last
            wanted[loser] = False
            if loser == row:
                continue
        last = row
    return kept.only(wanted)


def parted(page: Page, found: Found) -> Found:
    """End a content before the next cue of the same source: "said A and added B" has two contents side by side."""
    cues, spans = found.cues, found.spans
    if len(cues) < 2:
        return found
    follower = np.minimum(np.arange(1, len(cues) + 1), len(cues) - 1)
    begin = cues.start[follower]
    same = (spans.anchor_start == spans.anchor_start[follower]) & (spans.anchor_start >= 0)
    inside = same & (spans.right_start >= 0) & (spans.right_start < begin) & (begin < spans.right_end)
    joints = page.has(Flag.STOP) | np.isin(page.lower, JOINTS)
    end = np.where(inside, trimmed(joints, spans.right_start + 1, begin), spans.right_end)
    return Found(cues, replace(spans, right_end=end), found.logit)


@dataclass(frozen=True, slots=True)
class One:
    """One attribution found, as rows of the page."""

    head: int
    end: int
    source: list[Range]
    content: list[Range]
    probability: float


def listed(found: Found) -> list[One]:
    """Return what was found one by one."""
    columns = (getattr(found.spans, name).tolist() for name in _EDGES)
    heads, ends = found.cues.head.tolist(), found.cues.end.tolist()
    rows = zip(heads, ends, sigmoid(found.logit).tolist(), *columns, strict=True)
    return [
        One(head, end, _ranges((source, to)), _ranges((left, left_to), (right, right_to)), sure)
        for head, end, sure, source, to, left, left_to, right, right_to in rows
    ]


_EDGES = ("source_start", "source_end", "left_start", "left_end", "right_start", "right_end")


def _ranges(*pairs: Range) -> list[Range]:
    return [pair for pair in pairs if 0 <= pair[0] < pair[1]]
