"""Painting: a stretch of a text as HTML, with every layer of marks that lies over it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

from mediastudy import webpage

Layer = tuple[int, int, str]
"""A half-open stretch of the text, and what it is called there: a class of the page's style."""


def painted(text: str, start: int, end: int, layers: Iterable[Layer]) -> str:
    """Return ``text[start:end]`` as HTML; each of its characters carries the names of all layers that cover it.

    Layers may overlap and cross. All that stands in the text is escaped.
    """
    over = [(max(first, start), min(last, end), name) for first, last, name in layers if first < end and last > start]
    cuts = sorted({start, end, *(cut for first, last, _ in over for cut in (first, last))})
    return "".join(_pieces(text, cuts, sorted(over)))


def _pieces(text: str, cuts: list[int], over: list[Layer]) -> Iterator[str]:
    """Yield each piece between two cuts; `over` is sorted, so that a layer is taken up and laid down once."""
    waiting, lying = deque(over), list[Layer]()
    for first, last in pairwise(cuts):
        while waiting and waiting[0][0] <= first:
            lying.append(waiting.popleft())
        lying = [layer for layer in lying if layer[1] > first]
        names = dict.fromkeys(name for _, _, name in lying)
        words = webpage.text(text[first:last])
        tag = "mark" if "hit" in names else "span"
        yield f'<{tag} class="{" ".join(names)}">{words}</{tag}>' if names else words
