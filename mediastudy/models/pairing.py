"""Matched stories: two outlets on the same events, compared event by event without a model of the counts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from math import nan

import numpy as np
import pandas as pd
from scipy import stats

from mediastudy.models.corrections import holm
from mediastudy.models.rates import LEVEL, SCALE, Count, check, with_interval

EXACT = 16
"""Up to this many events every pattern of swaps is tried."""
FLIPS = 9999
SEED = 20
COLUMNS = ["construct", "a", "b", "events", "mean", "median", "low", "high", "p", "p_sign", "p_holm", "note"]
INTERVAL = "95 % intervals of the Hodges-Lehmann estimate (signed ranks)"


def paired(articles: pd.DataFrame, counts: Iterable[Count], event: str = "event") -> pd.DataFrame:
    """Return a row a count and pair of outlets: how rate a differs from rate b per 1,000 on the events both tell.

    Columns: construct, a, b, events; mean difference; median of Walsh averages (Hodges & Lehmann 1963) with its
    signed-rank interval (low, high); p of swapping outlets within events (exact up to 16 events, else 9,999 seeded
    draws); p_sign of the sign test; p_holm of p over the pairs of a count; note. Fewer than 6 events have no interval:
    no pattern of signs would be rare enough. Raises ModelError as `rates` does.
    """
    wanted = list(counts)
    check(articles, ["outlet", event, *(name for count in wanted for name in (count.metric, count.exposure))])
    told = articles[articles[event].notna() & (articles[event].astype(str) != "")]
    rows = [row for count in wanted for row in _rows(told, count, event)]
    table = pd.DataFrame(rows, columns=[name for name in COLUMNS if name != "p_holm"])
    table["p_holm"] = nan
    for _, part in table.groupby("construct"):
        table.loc[part.index, "p_holm"] = holm(part["p"].to_numpy(float))
    return with_interval(table[COLUMNS], INTERVAL)


def swap_test(differences: np.ndarray) -> float:
    """Return the two-sided p of the mean difference under random swaps of a and b (Fisher 1935, section 21)."""
    size = len(differences)
    if size <= EXACT:
        signs = 1.0 - 2.0 * ((np.arange(2**size)[:, None] >> np.arange(size)) & 1)
    else:
        signs = np.random.default_rng(SEED).integers(0, 2, (FLIPS, size)) * 2.0 - 1.0
    observed = abs(differences.sum())
    larger = int((np.abs(signs @ differences) >= observed - 1e-9 * np.abs(differences).sum()).sum())
    drawn = int(size > EXACT)
    return (larger + drawn) / (len(signs) + drawn)


def hodges_lehmann(differences: np.ndarray) -> tuple[float, float, float]:
    """Return the median of the averages of all pairs, and its 95 % interval by exact signed ranks (NaN: too few)."""
    size = len(differences)
    first, second = np.triu_indices(size)
    walsh = np.sort((differences[first] + differences[second]) / 2)
    cut = _signed_rank_quantile(size)
    if cut < 0:
        return float(np.median(walsh)), nan, nan
    return float(np.median(walsh)), float(walsh[cut]), float(walsh[-1 - cut])


def _rows(told: pd.DataFrame, count: Count, event: str) -> Iterable[dict[str, object]]:
    sums = told.groupby([event, "outlet"], sort=False)[[count.metric, count.exposure]].sum()
    rate = SCALE * sums[count.metric] / sums[count.exposure].where(sums[count.exposure] > 0)
    wide = rate.unstack("outlet")
    for a, b in combinations(dict.fromkeys(told["outlet"]), 2):
        yield {"construct": count.name, "a": a, "b": b, **_compared((wide[a] - wide[b]).dropna().to_numpy(float))}


def _compared(differences: np.ndarray) -> dict[str, object]:
    size = len(differences)
    if size == 0:
        return {"events": 0, "note": "no event in both"}
    middle, low, high = hodges_lehmann(differences)
    signs = (int((differences > 0).sum()), int((differences < 0).sum()))
    tested = float(stats.binomtest(signs[0], sum(signs)).pvalue) if sum(signs) else 1.0
    note = "" if low == low else "fewer than 6 events: no interval"  # noqa: PLR0124 (NaN: none)
    numbers = {"mean": float(differences.mean()), "median": middle, "low": low, "high": high}
    return {"events": size, **numbers, "p": swap_test(differences), "p_sign": tested, "note": note}


def _signed_rank_quantile(size: int) -> int:
    """Return the largest k with P(signed-rank sum <= k) <= 2.5 %, or -1; the distribution by convolution."""
    ways = np.ones(1)
    for rank in range(1, size + 1):
        ways = (np.pad(ways, (0, rank)) + np.pad(ways, (rank, 0))) / 2
    return int(np.searchsorted(np.cumsum(ways), (1 - LEVEL) / 2, side="right")) - 1
