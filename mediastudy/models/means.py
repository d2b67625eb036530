"""Each outlet against the mean of all: from the same fit as the pairs, with the same errors."""

from __future__ import annotations

from math import exp, nan
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from mediastudy.models.contrasts import FEWEST, Compared, half_width
from mediastudy.models.exact import rate_bounds

REFERENCE = "the mean of outlets"
COLUMNS = ["outlet", "n", "events", "ratio", "low", "high", "p", "note"]


def mean_table(model: Compared) -> pd.DataFrame:
    """Return a row an outlet: n, events, the ratio of its rate to the geometric mean of the outlets' rates, low, high,
    p, note.

    The outlets of the mean are those with counts in two clusters or more. An interval is never narrower than the exact
    one of the outlet's own counts.
    """
    used = [number for number in range(len(model.outlets)) if model.able[number] and model.clusters[number] > 1]
    rows = []
    for number, outlet in enumerate(model.outlets):
        head = {"outlet": outlet, "n": int(model.articles[number]), "events": int(model.events[number])}
        rows.append({**head, **_against(model, number, used)})
    return pd.DataFrame(rows, columns=COLUMNS)


def _against(model: Compared, number: int, used: list[int]) -> dict[str, Any]:
    none = {"ratio": nan, "low": nan, "high": nan, "p": nan}
    if not model.able[number]:
        return {**none, "note": "no events: left out of the model"}
    if number not in used:
        return {**none, "note": "one article or cluster: not in the mean"}
    if len(used) < 2:
        return {**none, "note": "no other outlet to compare with"}
    row = np.zeros(model.fitted.design.shape[1])
    row[[int(model.able[:each].sum()) for each in used]] = -1 / len(used)
    row[int(model.able[:number].sum())] += 1
    log_ratio = float(row @ model.fitted.params)
    width, freedom = half_width(model, row, used)
    if freedom < FEWEST:
        return {**none, "ratio": exp(log_ratio), "note": "too few clusters for an interval"}
    rate = model.events[number] / model.exposure[number]
    low, high = (exp(log_ratio) * bound / rate for bound in rate_bounds(model.events[number], model.exposure[number]))
    error = width / float(stats.t.ppf(0.975, freedom))
    p = 2 * float(stats.t.sf(abs(log_ratio) / error, freedom)) if error else 0.0
    ends = {"low": min(low, exp(log_ratio - width)), "high": max(high, exp(log_ratio + width))}
    return {"ratio": exp(log_ratio), **ends, "p": p, "note": ""}
