"""Certain: forms decided by rule because the training months have too few of them: set phrases, transcripts, relays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mediastudy.annotation.attribution.cues import Cues, among
from mediastudy.annotation.attribution.page import Bools, Codes, Floats, Ints, Page
from mediastudy.annotation.attribution.spans import Spans
from mediastudy.annotation.attribution.words import CLASSES, Flag

STRONG = 3
NAME = 4
"""A speaker's name before the colon of a transcript has at most so many tokens."""
PHRASE = 3
"""Tokens of a set phrase."""
_SPEECH, _ACCORDING = CLASSES.index("speech"), CLASSES.index("according")


def set_phrases(page: Page, cues: Cues, phrases: Codes) -> tuple[Cues, Bools]:
    """Return the cues with those that begin a set phrase ("quoted as saying") reaching to its end, and say which."""
    words = [page.lower[np.minimum(cues.head + step, len(page) - 1)] for step in range(PHRASE)]
    found = among(words[0] * np.uint32(961) + words[1] * np.uint32(31) + words[2], phrases)
    return replace(cues, end=np.where(found, cues.head + PHRASE, cues.end)), found


def transcript_lines(page: Page, cues: Cues) -> Bools:
    """Say which cues are the colon after a name in capitals that begins its paragraph ("ODELL: Did you sign it?")."""
    begin = page.paragraph_from[page.paragraph[cues.head]]
    small = np.append(0, np.cumsum(~page.has(Flag.CAPITALS)))
    named = (small[cues.head] == small[begin]) & (cues.head > begin) & (cues.head - begin <= NAME)
    colon = page.has(Flag.COLON)[cues.head]
    return np.asarray(named & colon & (page.paragraph_to[page.paragraph[cues.head]] > cues.head + 1))


def phrase_subjects(page: Page, cues: Cues, spans: Spans, phrases: Bools) -> Spans:
    """Return the spans with the noun phrase before each set phrase as its source, where no other was found."""
    chunk = np.searchsorted(page.chunk_from, cues.start) - 1
    start, end = page.chunk_from[chunk], np.minimum(page.chunk_to[chunk], cues.start)
    wanted = phrases & (spans.source_start < 0) & (start >= cues.first)
    changed = {"anchor_start": start, "anchor_end": end, "source_start": start, "source_end": end}
    return replace(spans, **{name: np.where(wanted, new, getattr(spans, name)) for name, new in changed.items()})


def speak_whole(page: Page, cues: Cues, spans: Spans, lines: Bools) -> Spans:
    """Return the spans with each transcript line's name as its source and the rest of the paragraph as its content."""
    paragraph = page.paragraph[cues.head]
    begin, end = page.paragraph_from[paragraph], page.paragraph_to[paragraph]
    none = np.full(len(cues), -1)
    changed = {
        "anchor_start": begin, "anchor_end": cues.head, "source_start": begin, "source_end": cues.head,
        "left_start": none, "left_end": none, "right_start": cues.head + 1, "right_end": end,
    }  # fmt: skip
    return replace(spans, **{name: np.where(lines, new, getattr(spans, name)) for name, new in changed.items()})


def decided(page: Page, cues: Cues, spans: Spans, logit: Floats, phrases: Bools, lines: Bools) -> Floats:
    """Return the final logits: set phrases, transcript lines and relays are kept, cues inside a line are not."""
    rows = np.flatnonzero(lines)
    told = _inside(cues.head, spans.right_start[rows], spans.right_end[rows])
    logit = np.where(told & ~lines, np.minimum(logit, -1), logit)
    logit = np.where(phrases | lines, np.maximum(logit, 2), logit)
    return np.where(relayed(page, cues, spans, logit > 0), np.maximum(logit, 0.1), logit)


def relayed(page: Page, cues: Cues, spans: Spans, kept: Bools) -> Bools:
    """Say which strong verbs of speech stand in another's report ("..., Odell said, according to Reuters")."""
    group = page.group[cues.head]
    holders = np.flatnonzero(kept & (spans.left_start >= 0) & (spans.right_start < 0) & (group == _ACCORDING))
    strong = (page.strength[cues.head] == STRONG) & (group == _SPEECH) & page.has(Flag.FINITE)[cues.head]
    held = _inside(cues.head, spans.left_start[holders], spans.left_end[holders])
    return np.asarray(strong & held & (spans.source_start >= 0) & (page.quotation[cues.head] < 0))


def _inside(place: Ints, start: Ints, end: Ints) -> Bools:
    return np.asarray(((start[:, None] <= place) & (place < end[:, None])).any(axis=0))
