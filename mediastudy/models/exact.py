"""Exact intervals and tests of rates with few events or none, where no normal approximation holds."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from scipy import stats
from scipy.special import betainc, betaincc, betaincinv, gammaincinv
from scipy.stats.contingency import odds_ratio

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
    low = float(gammaincinv(some, TAIL)) if events else 0.0
    return effect * low / exposure, effect * float(gammaincinv(some + 1, 1 - TAIL)) / exposure


def ratio_bounds(a: tuple[float, float], b: tuple[float, float], effect: float = 1.0) -> Ratio:
    """Return the exact 95 % interval of rate a / rate b, each an (events, exposure), and a two-sided p.

    Conditional on the sum of events a's are binomial (Przyborowski & Wilenski 1940), with Clopper-Pearson (1934)
    bounds; events are divided by `effect`, the design effect, as overdispersed ones tell less.
    """
    some, all_of_them = a[0] / effect, (a[0] + b[0]) / effect
    odds = b[1] / a[1]
    low = float(betaincinv(some, all_of_them - some + 1, TAIL)) if a[0] else 0.0
    high = float(betaincinv(some + 1, all_of_them - some, 1 - TAIL)) if b[0] else 1.0
    return Ratio(low / (1 - low) * odds, high / (1 - high) * odds if high < 1 else inf, _p(some, all_of_them, odds))


def share_bounds(events: float, stories: float, effect: float = 1.0) -> tuple[float, float]:
    """Return the exact 95 % interval of a share (Clopper & Pearson 1934), both numbers divided by `effect`."""
    some, all_of_them = events / effect, stories / effect
    low = float(betaincinv(some, all_of_them - some + 1, TAIL)) if events else 0.0
    return low, float(betaincinv(some + 1, all_of_them - some, 1 - TAIL)) if events < stories else 1.0


def odds_bounds(a: tuple[float, float], b: tuple[float, float], effect: float = 1.0) -> Ratio:
    """Return the exact 95 % interval of odds a / odds b, each an (events, stories), and a two-sided p.

    Conditional on the margins the table is hypergeometric (Fisher 1935; Cornfield 1956); numbers are divided by
    `effect`, the design effect, and rounded.
    """
    some, others = ([round(each[0] / effect), round((each[1] - each[0]) / effect)] for each in (a, b))
    bounds = odds_ratio([some, others]).confidence_interval()
    known = stats.hypergeom(sum(some) + sum(others), some[0] + others[0], sum(some))
    return Ratio(float(bounds.low), float(bounds.high), min(1.0, 2 * min(known.cdf(some[0]), known.sf(some[0] - 1))))


def _p(some: float, all_of_them: float, odds: float) -> float:
    share = 1 / (1 + odds)
    below = float(betaincc(some + 1, all_of_them - some, share)) if some < all_of_them else 1.0
    above = float(betainc(some, all_of_them - some + 1, share)) if some else 1.0
    return min(1.0, 2 * min(below, above))
