"""Small drawings for the page: months as a sparkline, lengths as a bar, severities as shapes; SVG without any text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mediastudy.health.checks import INVALID, LOOK, OK

WIDE, HIGH = 120, 22
SHAPES: Mapping[str, str] = {
    OK: '<circle cx="6" cy="6" r="2.2"/>',
    LOOK: '<path d="M6 1.2 11 10.4H1Z"/>',
    INVALID: '<path d="M1 1h10v10H1Z"/><path class="cut" d="M3.4 3.4l5.2 5.2M8.6 3.4l-5.2 5.2"/>',
}
"""A dot, a triangle, a crossed square: told apart without their colours."""


def shape(severity: str) -> str:
    """Return the sign of a severity, 12 by 12."""
    box = 'viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"'
    return f'<svg class="{severity}" {box}>{SHAPES[severity]}</svg>'


def months(first: str, last: str) -> list[str]:
    """Return every month from `first` to `last`, both ``YYYY-MM``."""
    (year, month), (end, end_month) = ((int(part) for part in each.split("-")) for each in (first, last))
    count = 12 * (end - year) + end_month - month + 1
    return [f"{year + (month - 1 + at) // 12}-{(month - 1 + at) % 12 + 1:02}" for at in range(count)]


def sparkline(counts: Mapping[str, int], every: Sequence[str]) -> str:
    """Return the articles a month as bars over the months `every`; at most 60 bars, each the sum of its months."""
    if not counts or not every:
        return ""
    size = -(-len(every) // 60)
    sums = [sum(counts.get(month, 0) for month in every[at : at + size]) for at in range(0, len(every), size)]
    step, top = WIDE / len(sums), max(sums)
    bars = "".join(_bar(at * step, 0.8 * step, _tall(count, top)) for at, count in enumerate(sums) if count)
    return _svg(f'<path class="base" d="M0 {HIGH}H{WIDE}"/>{bars}')


def spread(lower: float, median: float, upper: float, most: float) -> str:
    """Return the quartiles of lengths as a line with the median as a bar across, on a logarithmic scale to `most`."""
    if not median or most <= 10:
        return ""
    ends = [_place(value, most) for value in (lower, median, upper)]
    drawn = "".join(f"M{_n(one)} 11H{_n(other)}" for one, other in pairwise(ends))
    return _svg(f'<path class="base" d="M0 {HIGH}H{WIDE}"/><path class="line" d="{drawn}M{_n(ends[1])} 4V18"/>')


def share(part: float, colour: str) -> str:
    """Return a share as a bar; `colour` is a class of the page."""
    wide = 0.0 if math.isnan(part) else part * WIDE
    return _svg(
        f'<rect class="track" width="{WIDE}" height="8" y="7"/>'
        f'<rect class="{colour}" width="{_n(wide)}" height="8" y="7"/>'
    )


def _bar(left: float, wide: float, tall: float) -> str:
    return f'<rect x="{_n(left)}" y="{_n(HIGH - tall)}" width="{_n(wide)}" height="{_n(tall)}"/>'


def _place(value: float, most: float) -> float:
    return WIDE * min(max(math.log10(max(value, 1) / 10) / math.log10(most / 10), 0), 1)


def _tall(count: int, top: int) -> float:
    return max(1.5, HIGH * count / top)


def _svg(inside: str) -> str:
    box = f'viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" aria-hidden="true"'
    return f'<svg class="draw" {box}>{inside}</svg>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
