"""Run on: wholly quoted paragraphs after an attributed quotation belong to it (codebook, section 2)."""

from __future__ import annotations

from collections import defaultdict

from mediastudy.annotation.attribution.cascade import Found
from mediastudy.annotation.attribution.page import Page

Range = tuple[int, int]


def running_on(page: Page, found: Found) -> dict[int, list[Range]]:
    """Return for each attribution (row) the further paragraphs its quotation runs on through."""
    last_in = {int(page.paragraph[head]): row for row, head in enumerate(found.cues.head.tolist())}
    more: dict[int, list[Range]] = defaultdict(list)
    speaker: int | None = None
    edges = zip(page.paragraph_from.tolist(), page.paragraph_to.tolist(), page.paragraph_number.tolist(), strict=True)
    for paragraph, (first, last, number) in enumerate(edges):
        speaker = speaker if number else None
        if paragraph in last_in:
            row = last_in[paragraph]
            speaker = row if _quotes(page, found, row) else None
        elif speaker is not None and _wholly_quoted(page, first, last):
            more[speaker].append((first, last))
        else:
            speaker = None
    return more


def _quotes(page: Page, found: Found, row: int) -> bool:
    starts = (int(found.spans.left_start[row]), int(found.spans.right_start[row]))
    return any(start >= 0 and bool(page.long_quotation[page.quotation[start]]) for start in starts)


def _wholly_quoted(page: Page, first: int, last: int) -> bool:
    number = page.quotation[first]
    return bool(number >= 0 and page.quoted_from[number] == first and page.quoted_to[number] >= last - 1)
