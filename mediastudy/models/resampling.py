"""Bootstrap: intervals of rates and shares from resampled articles, or clusters of them, all counts at once."""

from __future__ import annotations

from collections.abc import Iterable
from math import nan

import numpy as np
import pandas as pd
from scipy import stats

from mediastudy.models.rates import LEVEL, SCALE, Count, check, with_interval

DRAWS = 10_000
CHUNK = 1000
FEW = 10
COLUMNS = ["construct", "outlet", "n", "clusters", "rate", "low", "high", "bca_low", "bca_high", "note"]
INTERVAL = "95 % bootstrap intervals over articles"


def bootstrap(
    articles: pd.DataFrame,
    counts: Iterable[Count],
    cluster: str | None = None,
    draws: int = DRAWS,
    seed: int = 1,
    scale: float = SCALE,
) -> pd.DataFrame:
    """Return a row a count and outlet: n, clusters, rate, percentile interval (low, high), BCa interval, note.

    Articles of an outlet (or its values of the column `cluster`) are drawn with replacement `draws` times (Davison &
    Hinkley 1997, sections 2.4 and 3.8); a rate is a ratio of sums times `scale` (1 for a share). The same draws serve
    all counts. Intervals: Efron (1987). One article, or no events, gives none. Raises ModelError as `rates` does.
    """
    wanted = list(counts)
    names = [name for count in wanted for name in (count.metric, count.exposure)]
    check(articles, ["outlet", *names, *([cluster] if cluster else [])])
    generator = np.random.default_rng(seed)
    rows = []
    for outlet, part in articles.groupby("outlet", sort=False):
        sums = (part.groupby(cluster, sort=False)[names].sum() if cluster else part[names]).to_numpy(float)
        drawn = resampled(sums, draws, generator)
        for number, count in enumerate(wanted):
            pair = slice(2 * number, 2 * number + 2)
            head = {"construct": count.name, "outlet": outlet, "n": len(part), "clusters": len(sums)}
            rows.append({**head, **_row(sums[:, pair], drawn[:, pair], scale)})
    table = pd.DataFrame(rows, columns=COLUMNS)
    order = {count.name: number for number, count in enumerate(wanted)}
    table = table.sort_values("construct", key=lambda names: names.map(order), kind="stable", ignore_index=True)
    return with_interval(table, INTERVAL)


def resampled(sums: np.ndarray, draws: int, generator: np.random.Generator) -> np.ndarray:
    """Return the column sums of `draws` resamples of the rows: multinomial weights in a matrix product."""
    size = len(sums)
    chunks = [min(CHUNK, draws - first) for first in range(0, draws, CHUNK)]
    return np.vstack([generator.multinomial(size, np.full(size, 1 / size), chunk) @ sums for chunk in chunks])


def bca(estimate: float, replicates: np.ndarray, jackknife: np.ndarray) -> tuple[float, float]:
    """Return the bias-corrected and accelerated 95 % interval (Efron 1987); ties with the estimate count half."""
    below = ((replicates < estimate).mean() + (replicates <= estimate).mean()) / 2
    shift = stats.norm.ppf(below)
    away = jackknife.mean() - jackknife
    spread = float((away**2).sum())
    bend = float((away**3).sum()) / (6 * spread**1.5) if spread else 0.0
    ends = stats.norm.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2]) + shift
    low, high = np.quantile(replicates, stats.norm.cdf(shift + ends / (1 - bend * ends)))
    return float(low), float(high)


def _row(sums: np.ndarray, drawn: np.ndarray, scale: float) -> dict[str, object]:
    events, exposure = sums.sum(axis=0)
    none = dict.fromkeys(("low", "high", "bca_low", "bca_high"), nan)
    if exposure == 0:
        return {"rate": nan, **none, "note": "nothing to count against"}
    rate = scale * events / exposure
    if len(sums) < 2:
        return {"rate": rate, **none, "note": "one article or cluster: no interval over articles"}
    if events == 0:
        return {"rate": rate, **none, "note": "no events: resampling tells nothing; see the exact bound of rates"}
    some = drawn[drawn[:, 1] > 0]
    replicates = scale * some[:, 0] / some[:, 1]
    left = sums.sum(axis=0) - sums
    jackknife = scale * left[left[:, 1] > 0, 0] / left[left[:, 1] > 0, 1]
    low, high = np.quantile(replicates, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    ends = dict(zip(none, (float(low), float(high), *bca(rate, replicates, jackknife)), strict=True))
    note = f"fewer than {FEW} to draw from: these intervals are too narrow" if len(sums) < FEW else ""
    return {"rate": rate, **ends, "note": note}
