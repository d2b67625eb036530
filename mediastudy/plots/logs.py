"""Log axes of ratios: where they end, and ticks at powers of two as a reader says them."""

from __future__ import annotations

import math

import numpy as np

from mediastudy.plots.lettering import width
from mediastudy.plots.style import TINY

WIDEST = 32.0
"""How far the axis goes from 1 at most: intervals beyond are cut, with an arrowhead."""
OVER = 1.8
BETWEEN = 1.5
"""The ratio between 1 and 2 that is labelled, with its inverse, where there is room."""


def log_ends(values: np.ndarray, least: float = 2.0) -> tuple[float, float]:
    """Return the ends of the axis: room for every ratio up to `WIDEST`, never less than 1 / `least` to `least`."""
    ends = values[(values > 0) & np.isfinite(values)]
    low, high = min(1 / least, ends.min(initial=1.0)), max(least, ends.max(initial=1.0))
    return max(low, 1 / WIDEST) / 1.08, min(high, WIDEST) * 1.08


def log_ticks(low: float, high: float, room: float) -> tuple[list[float], list[str]]:
    """Return ticks and labels for an axis `room` mm long: 1, powers of 2, and ratios between them where they fit."""
    powers = powers_of_two(low, high, room)
    ticks = [2.0**power for power in powers]
    labels = [_power(power) for power in powers]
    finer = sorted({*ticks, *(ratio for ratio in (BETWEEN, 1 / BETWEEN) if low * 1.1 <= ratio <= high / 1.1)})
    each = room / math.log2(high / low)
    if len(powers) <= 3 and math.log2(4 / 3) * each > width("1.5", TINY) + 1.2:
        return finer, [_label(tick) for tick in finer]
    return ticks, labels


def powers_of_two(low: float, high: float, room: float) -> list[int]:
    """Return the powers of 2 between `low` and `high` to label in `room` mm: all, every second, every third (where
    there are some on both sides of 1), or the ends and 1.

    A label reaches at most `OVER` mm beyond the axis, so that it keeps clear of the next panel's.
    """
    each = room / math.log2(high / low)
    ends = {power: (math.log2(2.0**power / low) * each, width(_power(power), TINY) / 2) for power in range(-8, 9)}
    inside = [power for power, (at, half) in ends.items() if half - OVER <= at <= room - half + OVER or power == 0]
    for step in (1, 2, 3):
        found = [power for power in inside if power % step == 0]
        takes = max(width(_power(power), TINY) for power in found) + 1.0
        if step * each > takes and (step < 3 or found[0] < 0 < found[-1]):
            return found
    return sorted({0, *(power for power in (inside[0], inside[-1]) if abs(power) * each > takes)})


def _label(tick: float) -> str:
    power = math.log2(tick)
    if power == round(power):
        return _power(round(power))
    return f"{tick:g}" if tick > 1 else f"1/{1 / tick:g}"


def _power(power: int) -> str:
    """Return a power of two as a reader says it: ``"1/4"``, ``"1"``, ``"4"``."""
    return f"{2**power}" if power >= 0 else f"1/{2**-power}"
