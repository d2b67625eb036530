"""Exact intervals and tests of rates with few events or none, where no normal approximation holds."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from scipy import stats

TAIL = 0.025


@dataclass(frozen=True)
class Ratio:
    """A rate ratio with its 95 % interval and the p value of its being 1; inf where nothing bounds it."""

    low: float
    high: float
    p: float


def rate_bounds(events: float, exposure: float, effect: float = 1.0) -> tuple[float, float]:
    """Return the exact 95 % interval of a rate (Garwood 1936), for events / effect independent events."""
    some = events / effect
    low = float(stats.chi2.ppf(TAIL, 2 * some)) / 2 if events else 0.0
    return effect * low / exposure, effect * float(stats.chi2.ppf(1 - TAIL, 2 * some + 2)) / 2 / exposure


def ratio_bounds(a: tuple[float, float], b: tuple[float, float], effect: float = 1.0) -> Ratio:
    """Return the exact 95 % interval of rate a / rate b, each an (events, exposure), and a two-sided p.

    Conditional on the sum of events a's are binomial (Przyborowski & Wilenski 1940), with Clopper-Pearson (1934)
    bounds; events are divided by `effect`, the design effect, as overdispersed ones tell less.
    """
    some, all_of_them = a[0] / effect, (a[0] + b[0]) / effect
    odds = b[1] / a[1]
    low = float(stats.beta.ppf(TAIL, some, all_of_them - some + 1)) if a[0] else 0.0
    high = float(stats.beta.ppf(1 - TAIL, some + 1, all_of_them - some)) if b[0] else 1.0
    return Ratio(low / (1 - low) * odds, high / (1 - high) * odds if high < 1 else inf, _p(some, all_of_them, odds))


def _p(some: float, all_of_them: float, odds: float) -> float:
    share = 1 / (1 + odds)
    below = float(stats.beta.sf(share, some + 1, all_of_them - some)) if some < all_of_them else 1.0
    above = float(stats.beta.cdf(share, some, all_of_them - some + 1)) if some else 1.0
    return min(1.0, 2 * min(below, above))
