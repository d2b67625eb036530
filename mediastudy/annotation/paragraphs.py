"""Paragraphs: ranges of tokens between line breaks; in hard-wrapped articles, between the breaks that are no wraps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

TERMINAL = re.compile(r"[.!?:…][\"'”’»)\]]*$")
BULLET = re.compile(r"[•·▪►◦*]|[-–—]\s|\(?\d{1,2}[.)]\s")
WRAPS = range(36, 161)
"""Columns at which text is wrapped; shorter lines are verse or lists, a longer one was not wrapped."""


class Line(NamedTuple):
    """One line that is not blank: where it starts, what it says, and whether a blank line stands before it."""

    start: int
    text: str
    after_blank: bool


def paragraphs(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Return half-open ranges of tokens, one a paragraph of `text`."""
    edges = sorted({0, len(starts), *(bisect_left(starts, position) for position in paragraph_starts(text))})
    return list(pairwise(edges))


def paragraph_starts(text: str) -> list[int]:
    """Return where each paragraph's first line starts: every line's, unless the article is hard-wrapped."""
    lines = list(_lines(text))
    width = wrap_width(lines)
    spaced = sum(line.after_blank for line in lines) >= 2
    starts, inside = [line.start for line in lines[:1]], False
    for line, following in pairwise(lines):
        quoting = width > 0 and _is_quoting(text[starts[-1] : following.start])
        inside = width > 0 and not following.after_blank and _is_wrap(line, following, width, inside, spaced or quoting)
        if not inside:
            starts.append(following.start)
    return starts


def wrapped_at(text: str) -> int:
    """Return the column at which `text` was hard-wrapped, or 0 when its line breaks are its own."""
    return wrap_width(list(_lines(text)))


def wrap_width(lines: list[Line]) -> int:
    """Return the column at which an article was wrapped, or 0 when its line breaks are its own.

    The article's line lengths decide. Wrapped prose breaks inside sentences, so that the next line goes on with a small
    letter, where a line is full: the next line's first word would not have fitted. Verse and lists break so at any
    length; unwrapped paragraphs never do.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank and len(a.text) < WRAPS.stop]
    if sum(_runs_on(a, b) for a, b in pairs) < 2:
        return 0
    width = _fullest(Counter(len(a.text) for a, _ in pairs))
    full = [_runs_on(a, b) for a, b in pairs if _is_full(a, b, width)]
    short = [_runs_on(a, b) for a, b in pairs if len(a.text) >= width / 2 and not _is_full(a, b, width)]
    wrapped = sum(full) >= max(2, 0.3 * len(full)) and sum(short) <= 0.15 * len(short) + 0.1 * len(full)
    return width if wrapped and width in WRAPS else 0


def _lines(text: str) -> Iterator[Line]:
    start, blank = 0, False
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            yield Line(start, line, blank)
        blank = not line
        start += len(raw)


def _fullest(lengths: Counter[int]) -> int:
    """Return the length under which most lines end within a word's length, the ragged edge of wrapped text."""
    return max(lengths, key=lambda width: (sum(lengths[width - slack] for slack in range(12)), width))


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Say whether the next line's first word would not have fitted (with two columns for a stripped space or mark)."""
    return len(line.text) <= width + 2 < len(line.text) + 4 + len(following.text.split(None, 1)[0])


def _runs_on(line: Line, following: Line) -> bool:
    return following.text[0].islower() and not TERMINAL.search(line.text)


def _is_quoting(text: str) -> bool:
    """Say whether a quotation that began in `text` is still open at its end."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1 or text.count("''") % 2 == 1


def _is_wrap(line: Line, following: Line, width: int, inside: bool, held: bool) -> bool:
    """Say whether the break after `line` is a soft one.

    `inside` tells that the break before it was soft; `held` that no paragraph ends at the end of a sentence here,
    since paragraphs have blank lines between them or a quotation is open.
    """
    if BULLET.match(following.text):
        return False
    fits = max(len(line.text), len(following.text)) <= width + 2
    full = fits and _is_full(line, following, width)
    if not fits or TERMINAL.search(line.text):
        return _runs_on(line, following) or (full and held)
    if full or following.text[0].islower():
        return True
    # A short line that ends no sentence: the inside of a paragraph goes on, a heading stands alone.
    unfinished = line.text[-1] in ",;-–—" or line.text.split()[-1].islower()
    return unfinished and (inside or len(line.text) >= 0.75 * width)
