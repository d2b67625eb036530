"""Over time: the rate of each outlet in each week, month, quarter or year."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from mediastudy.errors import UnknownNameError
from mediastudy.models.phrases import phrase
from mediastudy.models.rates import INTERVAL, count, rates, with_interval
from mediastudy.names import unknown

PERIODS: Mapping[str, str] = MappingProxyType({"week": "W", "month": "M", "quarter": "Q", "year": "Y"})
"""The lengths of a period, and what pandas calls them; weeks begin on Mondays (ISO 8601)."""

COLUMNS = ("construct", "outlet", "n", "events", "exposure", "rate", "low", "high", "note", "period")


def over_time(articles: pd.DataFrame, metric: str, period: str = "month") -> pd.DataFrame:
    """Return a row an outlet and period with articles: outlet, period (its first day), and as `rates` returns them.

    Articles without a date are left out; ``attrs["undated"]`` says how many, ``attrs["value"]`` what is counted,
    ``attrs["against"]`` in what. The interval of a period is over its own articles. Raises UnknownNameError for a
    period that PERIODS does not have, and as `rates` and `count` do.
    """
    if period not in PERIODS:
        raise UnknownNameError(unknown(period, PERIODS, "period"))
    how = count(metric)
    dated = articles[articles["date"].notna()]
    first = pd.to_datetime(dated["date"]).dt.to_period(PERIODS[period]).dt.start_time
    parts = [rates(part, [how]).assign(period=day) for day, part in dated.groupby(first, sort=True)]
    table = pd.concat(parts) if parts else pd.DataFrame(columns=COLUMNS)
    order = {outlet: at for at, outlet in enumerate(dict.fromkeys(articles["outlet"]))}
    table = table.sort_values("outlet", key=lambda names: names.map(order), kind="stable", ignore_index=True)
    table.attrs.update(value=how.name, undated=len(articles) - len(dated), period=period)
    table.attrs["against"] = {how.name: phrase(how.exposure)[1]}
    if table.empty:
        table.attrs["reason"] = "No article has a date: there is no course of time to draw."
    return with_interval(table, INTERVAL)
