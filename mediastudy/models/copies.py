"""Rates of an outlet's own and of agencies' copy: what pooling the two would hide."""

from __future__ import annotations

import pandas as pd

from mediastudy.copies import STAFF, WIRE
from mediastudy.models.rates import INTERVAL, Count, count, rates, with_interval
from mediastudy.tables.splitting import CHAINS, split


def copy_rates(articles: pd.DataFrame, metric: str = "hedges_own") -> pd.DataFrame:
    """Return a row an outlet, kind of copy (staff, wire) and way of counting: n, events, exposure, rate, low, high.

    `counted` is ``publication`` (every article) or ``once`` (each chain's original only). An outlet without such copy
    has no row for it. Raises as `rates` and `tables.split` do.
    """
    parts = []
    for copy in (STAFF, WIRE):
        for counted in CHAINS:
            chosen, how = split(articles, copy, counted), count(metric)
            if len(chosen):
                table = rates(chosen, [Count(copy, how.metric, how.exposure)]).rename(columns={"construct": "copy"})
                parts.append(table.assign(counted=counted))
    columns = ["copy", "counted", "outlet", "n", "events", "exposure", "rate", "low", "high", "note"]
    found = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    return with_interval(found[columns], INTERVAL)
