"""Paragraphs: ranges of tokens between line breaks."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise


def paragraphs(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Return half-open ranges of tokens, one a paragraph of `text`."""
    breaks = [position for position, character in enumerate(text) if character == "\n"]
    edges = sorted({0, len(starts), *(bisect_left(starts, position) for position in breaks)})
    return [(first, last) for first, last in pairwise(edges) if first < last]
