"""Rates of an outlet's own and of agencies' copy: what pooling the two would hide."""

from __future__ import annotations

from math import nan

import pandas as pd

from mediastudy.copies import STAFF, WIRE
from mediastudy.models.rates import INTERVAL, Count, count, rates, with_interval
from mediastudy.tables.splitting import CHAINS, split

NONE = {"n": 0, "events": 0, "exposure": 0, "rate": nan, "low": nan, "high": nan, "note": "no such copy"}
"""The row of an outlet that has no copy of a kind: it is shown, not left out."""


def copy_rates(articles: pd.DataFrame, metric: str = "hedges_own") -> pd.DataFrame:
    """Return a row an outlet, kind of copy (staff, wire) and way of counting: n, events, exposure, rate, low, high.

    `counted` is ``publication`` (every article) or ``once`` (each chain's original only). Outlets keep the order of the
    table; one without such copy has n = 0 and no rate. Raises as `rates` and `tables.split` do.
    """
    outlets = list(dict.fromkeys(articles["outlet"]))
    parts = [_part(articles, outlets, (copy, counted), count(metric)) for copy in (STAFF, WIRE) for counted in CHAINS]
    return with_interval(pd.concat(parts, ignore_index=True), INTERVAL)


def _part(articles: pd.DataFrame, outlets: list[str], panel: tuple[str, str], how: Count) -> pd.DataFrame:
    copy, counted = panel
    chosen = split(articles, copy, counted)
    found = rates(chosen, [how]).set_index("outlet").to_dict("index") if len(chosen) else {}
    rows = [{"copy": copy, "counted": counted, "outlet": outlet, **found.get(outlet, NONE)} for outlet in outlets]
    return pd.DataFrame(rows, columns=["copy", "counted", "outlet", *NONE])
