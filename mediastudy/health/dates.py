"""Coverage: how far an outlet's articles lie in the time that the outlets have in common."""

from __future__ import annotations

import math

import pandas as pd

DENSE = 2.0
"""Only an outlet with this many articles a month on average can be expected in every month."""


Period = tuple[str, str]
"""A first and a last month, ``YYYY-MM``."""


def common_period(table: pd.DataFrame) -> Period | None:
    """Return the months from when to when at least half of the outlets have begun and have not ended."""
    first, last = table["first"].dropna().sort_values(), table["last"].dropna().sort_values()
    if first.empty:
        return None
    start, end = first.iloc[(len(first) - 1) // 2], last.iloc[len(last) // 2]
    return (f"{start:%Y-%m}", f"{end:%Y-%m}") if start <= end else None


def coverage(table: pd.DataFrame) -> pd.DataFrame:
    """Return, beside the table of outlets, the share of dated articles outside the common period, and of empty months.

    By months. Empty where there are no dates, where outlets have no time in common, or, for empty months, where an
    outlet has too few articles to be expected every month.
    """
    period = common_period(table)
    rows = [{"outside_share": _outside(row, period), "empty_share": _empty(row)} for _, row in table.iterrows()]
    return pd.DataFrame(rows, index=table.index)


def _outside(row: pd.Series, period: Period | None) -> float:
    months = row["per_month"]
    if not months or period is None:
        return math.nan
    inside = sum(count for month, count in months.items() if period[0] <= month <= period[1])
    return float(1 - inside / sum(months.values()))


def _empty(row: pd.Series) -> float:
    dated = row["n"] - row["undated"]
    dense = row["months"] and dated >= DENSE * row["months"]
    return float(row["empty_months"] / row["months"]) if dense else math.nan
