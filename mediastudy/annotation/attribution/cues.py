"""Cues: which words may introduce what a source says, how far the cue reaches, and what its surroundings look like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediastudy.annotation.attribution.features import Atoms
from mediastudy.annotation.attribution.page import Bools, Codes, Ints, Page, between, bucket, following, previous
from mediastudy.annotation.attribution.words import CLASSES, Flag

LEAST = 0.015
"""A word that heads a cue less often than this is no candidate."""
REACH = 5
"""Auxiliaries and adverbs are gathered over at most so many tokens before the verb."""
_PUNCTUATION = CLASSES.index("punctuation")


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue candidates of a page, in order: the head, the stretch ``[start, end)`` with its auxiliaries, the sentence."""

    head: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.head)

    def only(self, wanted: Bools) -> Cues:
        """Return the candidates that are wanted."""
        return Cues(*(column[wanted] for column in (self.head, self.start, self.end, self.first, self.last)))


def candidates(page: Page, particles: Codes) -> Cues:
    """Return the words that may head a cue: likely forms outside long quotations, colons and dashes inside a sentence.

    `particles` are the sorted codes (`particle_code`) of verb and particle that go together, as in "point out".
    """
    mask = (page.prior >= LEAST) & ~page.in_long_quotation()
    place = np.arange(len(mask))
    mask &= (page.group != _PUNCTUATION) | ((place > page.first) & (place < page.last - 1))
    return extent(page, np.flatnonzero(mask), particles)


def extent(page: Page, head: Ints, particles: Codes) -> Cues:
    """Return the cues with these heads: each with the auxiliaries before it and the particle after it."""
    first, last = page.first[head], page.last[head]
    start = np.maximum(page.content_before[head - 1] + 1, head - REACH)
    start = np.where(page.group[head] == _PUNCTUATION, head, start)
    code = particle_code(page.lemma[head], page.lower[head + 1])
    return Cues(head, start, head + 1 + among(code, particles), first, last)


def particle_code(lemma: Codes, particle: Codes) -> Codes:
    """Return one number for a lemma and the word after it."""
    return lemma * np.uint32(31) + particle


def among(values: Codes, table: Codes) -> Bools:
    """Return which values stand in the sorted table (never empty)."""
    return np.equal(table[np.minimum(np.searchsorted(table, values), len(table) - 1)], values)


def quotes_near(page: Page, start: Ints, end: Ints, first: Ints, last: Ints) -> tuple[Codes, Codes]:
    """Say how near a quotation ends before `start` and begins after `end`: 0 none near, 1 near, 2 adjacent."""
    left = start - page.quoted_before[start - 1]
    right = page.quoted_after[end] - end
    near_left = np.where((left <= 6) & (start - left >= first), np.where(left <= 2, 2, 1), 0)
    near_right = np.where((right < 9) & (end + right < last), np.where(right <= 1, 2, 1), 0)
    return near_left.astype(np.uint32), near_right.astype(np.uint32)


def atoms(page: Page, cues: Cues) -> Atoms:
    """Return what the cue model sees of each candidate."""
    return {
        **_own(page, cues),
        **_around(page, cues),
        **_phrases(page, cues),
        **_others(page, cues),
        **_line(page, cues),
    }


def _own(page: Page, cues: Cues) -> Atoms:
    head, start = cues.head, cues.start
    return {
        "lemma": page.lemma[head],
        "form": page.lower[head],
        "tag": page.tag[head],
        "class": page.group[head],
        "cluster": page.cluster[head],
        "suffix": page.suffix[head],
        "prior": (page.prior[head] * 9.99).astype(np.uint32),
        "be": (page.bes_before[head] > page.bes_before[start]).astype(np.uint32),
        "auxiliary": np.where(start < head, page.lower[head - 1], 7),
        "auxiliaries": np.minimum(head - start, 3).astype(np.uint32),
        "capital": (page.has(Flag.UPPER)[head]).astype(np.uint32),
        "short_quote": (page.quotation[head] >= 0).astype(np.uint32),
        "particle": (cues.end - head).astype(np.uint32),
    }


def _around(page: Page, cues: Cues) -> Atoms:
    start, end, first, last = cues.start, cues.end, cues.first, cues.last
    left, right = quotes_near(page, start, end, first, last)
    after, tag = page.lower[end], page.tag[end]
    return {
        "next": after,
        "next_tag": tag,
        "next_cluster": page.cluster[end],
        "next2": page.lower[end + 1],
        "next2_tag": page.tag[end + 1],
        "before": page.lower[start - 1],
        "before_tag": page.tag[start - 1],
        "before_cluster": page.cluster[start - 1],
        "before2": page.lower[start - 2],
        "before2_tag": page.tag[start - 2],
        "complement": np.where((page.flags[end] & (Flag.OPENER | Flag.RELATIVE)) != 0, after, tag),
        "quotes": left * np.uint32(3) + right,
        "ahead": _first_of(page, end, np.minimum(end + 9, last)),
        "behind": _first_of(page, start - 1, np.maximum(start - 11, first - 1)),
    }


def _first_of(page: Page, place: Ints, limit: Ints) -> Codes:
    """Return what comes first from `place` towards `limit`: 1 a stop, 2 a relative word, 3 a finite verb, 0 none."""
    backwards = bool(np.all(limit <= place))
    found = []
    for mask in (page.has(Flag.STOP), page.has(Flag.RELATIVE), page.has(Flag.FINITE) & (page.quotation < 0)):
        spot = previous(mask)[place] if backwards else following(mask)[place]
        found.append(np.abs(place - spot))
    distance = np.stack(found)
    within = distance.min(axis=0) < np.abs(limit - place)
    return np.where(within, distance.argmin(axis=0) + 1, 0).astype(np.uint32)


def _phrases(page: Page, cues: Cues) -> Atoms:
    """The noun phrases on either side: their heads, and what stands between them and the cue."""
    left = np.searchsorted(page.chunk_from, cues.start) - 1
    right = np.searchsorted(page.chunk_to, cues.end, side="right")
    left_end = np.minimum(page.chunk_to[left], cues.start)
    right_start = np.maximum(page.chunk_from[right], cues.end)
    first, last = cues.first, cues.last
    has_subject, has_object = page.chunk_from[left] >= first, page.chunk_to[right] <= last
    subject = np.where(has_subject, left_end - 1, -1)
    object_ = np.where(has_object, page.chunk_to[right] - 1, -1)
    return {
        "subject": page.lower[subject],
        "subject_cluster": page.cluster[subject],
        "subject_letter": page.letter[subject],
        "subject_gap": between(page, np.maximum(left_end, first), cues.start),
        "subject_near": np.where(has_subject, np.minimum(cues.start - left_end, 4), 5),
        "object": page.lower[object_],
        "object_cluster": page.cluster[object_],
        "object_letter": page.letter[object_],
        "object_gap": between(page, cues.end, np.minimum(right_start, last)),
        "object_near": np.where(has_object, np.minimum(right_start - cues.end, 4), 5),
    }


NEIGHBOURS = 7
"""How many other candidates are looked at on each side."""


def _others(page: Page, cues: Cues) -> Atoms:
    found: dict[str, Codes] = {}
    for side, step in (("left", -1), ("right", 1)):
        place = np.arange(len(cues)) + step * np.arange(1, NEIGHBOURS + 1)[:, None]
        other = cues.head[np.minimum(np.maximum(place, 0), len(cues) - 1)]
        same = (place >= 0) & (place < len(cues)) & (page.sentence[other] == page.sentence[cues.head])
        priors = np.where(same, page.prior[other], 0)
        best = priors.argmax(axis=0)
        rank = np.arange(len(cues))
        strongest = other[best, rank]
        found[f"{side}_prior"] = (priors[best, rank] * 4.99).astype(np.uint32)
        found[f"{side}_lemma"] = np.where(same[best, rank], page.lemma[strongest], 0)
        found[f"{side}_gap"] = np.where(same[0], bucket(np.abs(other[0] - cues.head)), 99).astype(np.uint32)
    return found


def _line(page: Page, cues: Cues) -> Atoms:
    """Where in its line and sentence the candidate stands; headlines, captions and transcripts show here."""
    paragraph = page.paragraph[cues.head]
    begin, stop = page.paragraph_from[paragraph], page.paragraph_to[paragraph]
    number = page.paragraph_number[paragraph]
    opening = page.has(Flag.UPPER)[cues.first].astype(np.uint32)
    return {
        "place": np.where(page.headline[cues.head] | (number == 0), 9, np.minimum(number, 2)).astype(np.uint32),
        "line_length": bucket(stop - begin),
        "sentence_length": bucket(cues.last - cues.first),
        "from_start": np.minimum(cues.start - cues.first, 5).astype(np.uint32),
        "to_end": np.minimum(cues.last - cues.end, 5).astype(np.uint32),
        "starts_line": (cues.first == begin).astype(np.uint32),
        "opening": opening,
        "opening_tag": page.tag[cues.first],
        "line_quoted": (page.quotation[begin] >= 0).astype(np.uint32),
    }
