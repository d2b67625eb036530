"""Paragraphs: ranges of tokens between line breaks."""

from __future__ import annotations

from bisect import bisect_left


def paragraphs(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Return half-open ranges of tokens, one a paragraph of `text`."""
    breaks = [position for position, character in enumerate(text) if character == "\n"]
    edges = sorted({0, len(starts), *(bisect_left(starts, position) for position in breaks)})
    return [(first, last) for first, last in zip(edges, edges[1:], strict=False) if first < last]
