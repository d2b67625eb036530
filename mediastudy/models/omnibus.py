"""The omnibus test of all outlets having one rate: labels are dealt anew or, with columns held fixed, signs flipped."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

import numpy as np
import pandas as pd

from mediastudy.models.comparing import LEAST, clusters_of, finite, maximum, small
from mediastudy.models.flipping import score_test
from mediastudy.models.permutation import Units, permutation_test, welch_test
from mediastudy.models.questions import Data

DRAWS = 1999
NUMBERS = 20_000_000
"""So many numbers are drawn upon in all, if that makes FEWER draws or more: large corpora take seconds, not minutes."""
FEWER = 199
SEED = 20
LEVEL = 0.05


def draws(data: Data) -> int:
    """Return how many random draws the test takes: fewer where a draw has many articles, or clusters times outlets."""
    clusters = 0 if alone(data) else len(np.unique(data.cluster)) * len(data.outlets)
    return max(FEWER, min(DRAWS, NUMBERS // max(len(data.events), clusters)))


def omnibus(data: Data, corrected: pd.Series, dealt: int | None = None) -> Mapping[str, float]:
    """Return the test of the outlets in LEAST clusters or more that are not `small`: statistic, df, p.

    Labels are dealt (or signs flipped) `dealt` times, by default as often as `draws` says. p is NaN with fewer than two
    such outlets, or where no dealing of labels could have given one of 5 %. Where outlets share no cluster it is never
    below that of Welch's test: small outlets that vary more than others mislead the dealing of labels alone. With
    columns held fixed it is never below the least of the pairs' `corrected` p (Holm 1979), which errs less than flips.
    """
    dealt = dealt or draws(data)
    clusters = clusters_of(data)
    tested = (clusters >= LEAST) & ~small(clusters)
    freedom = int(tested.sum()) - 1
    if freedom < 1:
        return {"statistic": nan, "df": nan, "p": nan}
    if data.adjusted:
        flipped = _flipped(data, tested, dealt)
        return {**flipped, "p": float(np.maximum(flipped["p"], corrected.min()))}
    units = _units(data, tested[data.outlet])
    statistic, p, least = permutation_test(units, dealt, SEED)
    if units.apart and not data.effects:
        p = max(p, welch_test(units))
    return {"statistic": statistic, "df": freedom, "p": p if least <= LEVEL else nan}


def method(data: Data) -> str:
    """Return in words which test `omnibus` makes of `data`."""
    if data.adjusted:
        return "cluster-robust score test, p by flipping signs of clusters, never below the least Holm p of the pairs"
    dealt = "within events" if data.effects else "of whole clusters" if _nested(data) else "within and between clusters"
    floor = ", never below that of Welch's test" if alone(data) or (_nested(data) and not data.effects) else ""
    return (
        f"studentised Wald statistic, p by dealing outlets' labels anew {'' if alone(data) else dealt}".rstrip() + floor
    )


def alone(data: Data) -> bool:
    """Return whether every article is a cluster of its own."""
    return len(np.unique(data.cluster)) == len(data.cluster) and not data.effects


def _units(data: Data, used: np.ndarray) -> Units:
    events, exposure, cluster = data.events[used], data.exposure[used], data.cluster[used]
    label = np.unique(data.outlet[used], return_inverse=True)[1]
    if data.effects:
        event = np.unique(data.event[used], return_inverse=True)[1]
        shares = np.bincount(event, events) / np.bincount(event, exposure)
        return Units(events, exposure * shares[event], label, event, cluster)
    expected = exposure * events.sum() / exposure.sum()
    if not _nested(data):
        return Units(events, expected, label, np.unique(cluster, return_inverse=True)[1], cluster, blocks_too=True)
    first, place = np.unique(cluster, return_index=True, return_inverse=True)[1:]
    one_block = np.zeros(len(first), int)
    sums = [np.bincount(place, each) for each in (events, expected)]
    return Units(sums[0], sums[1], label[first], one_block, np.arange(len(first)))


def _nested(data: Data) -> bool:
    """Return whether every cluster is of one outlet: then whole clusters are what labels are dealt to."""
    return bool(clusters_of(data).sum() == len(np.unique(data.cluster)))


def _flipped(data: Data, tested: np.ndarray, flips: int) -> Mapping[str, float]:
    size = len(data.outlets)
    able = finite(data, *(np.bincount(data.outlet, each, size) for each in (data.events, data.exposure)))
    kept = able[data.outlet]
    outlet, cluster = data.outlet[kept], np.unique(data.cluster[kept], return_inverse=True)[1]
    among, others = np.flatnonzero(tested & able), np.flatnonzero(~tested & able)
    if len(among) < 2:
        return {"statistic": nan, "df": nan, "p": nan}
    same = np.isin(outlet, among)[:, None]
    design = np.hstack([same, outlet[:, None] == others, data.extra[kept]]).astype(float)
    null = maximum(data, kept, design)
    statistic, rank, p = score_test(null, (outlet[:, None] == among[1:]).astype(float), cluster, flips)
    return {"statistic": statistic, "df": rank, "p": p}
