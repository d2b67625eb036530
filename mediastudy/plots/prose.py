"""Words for alt texts and captions: numbers, lists, extremes and sample sizes as sentences."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import pandas as pd


def number(value: float, digits: int = 3) -> str:
    """Return `value` for a reader: `digits` significant digits, thousands separated, never in exponents."""
    if value is None or math.isnan(value):
        return "not known"
    if abs(value) >= 1000 or value == 0:
        return f"{value:,.0f}"
    if abs(value) < 1e-6:
        return "under 0.000001"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:.{min(places, 6)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: float) -> str:
    """Return a share between 0 and 1 as ``"12 %"``; under one per cent with a decimal."""
    if math.isnan(share):
        return "not known"
    return f"{share:.0%}".replace("%", " %") if share >= 0.01 or share == 0 else f"{share:.1%}".replace("%", " %")


def hundredfold(share: float) -> str:
    """Return a share as a percentage without its sign, for an axis that says ``%``."""
    return number(100 * share)


def counted(count: int, noun: str) -> str:
    """Return ``"1 article"``, ``"12 articles"``."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def listed(items: Iterable[str]) -> str:
    """Return ``"a, b and c"``; with semicolons where an item has a comma of its own."""
    *front, last = list(items) or [""]
    comma = "; " if any("," in item for item in (*front, last)) else ", "
    return f"{comma.join(front)} and {last}" if front else last


def spread(counts: Iterable[float]) -> str:
    """Return ``"12"`` or ``"3 to 12"`` for a row of sample sizes."""
    known = [int(count) for count in counts if not pd.isna(count)]
    if not known:
        return "unknown number"
    low, high = min(known), max(known)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def extremes(names: Sequence[str], values: Sequence[float], unit: str = "") -> str:
    """Return which of `names` is highest and which lowest, with their values; a tie or a single one is said so."""
    pairs = [(value, name) for name, value in zip(names, values, strict=True) if not pd.isna(value)]
    if not pairs:
        return "no values"
    (low, lowest), (high, highest) = min(pairs, key=_value), max(pairs, key=_value)
    if len(pairs) == 1:
        return f"{highest} {number(high)}{unit}"
    if low == high:
        return f"all {number(high)}{unit}"
    return f"highest {highest} ({number(high)}{unit}), lowest {lowest} ({number(low)}{unit})"


def _value(pair: tuple[float, str]) -> float:
    return pair[0]


def sample(table: pd.DataFrame, noun: str = "article", column: str = "n") -> str:
    """Return how many outlets a table has and how many articles each: ``"6 outlets, n = 3 to 12 articles each"``."""
    outlets = table.drop_duplicates("outlet") if "outlet" in table else table
    each = "" if len(outlets) == 1 else " each"
    plural = noun if spread(outlets[column]) == "1" else f"{noun}s"
    return f"{counted(len(outlets), 'outlet')}, n = {spread(outlets[column])} {plural}{each}"


def intervals(table: pd.DataFrame) -> str:
    """Return the caption's sentence on intervals: ``table.attrs["interval"]`` says what they are."""
    said = table.attrs.get("interval", "the interval from low to high in the table beside the figure")
    without = table["low"].isna() | table["high"].isna()
    if without.all():
        return "No intervals are given."
    return f"Lines: {said}.{' Hollow points: ' + reason(table) + '.' if without.any() else ''}"


def reason(table: pd.DataFrame) -> str:
    """Return why some rows have no interval: they rest on one article, or the table gives none."""
    without = table[table["low"].isna() | table["high"].isna()]
    single = without["n"] <= 1 if "n" in without else pd.Series(False, index=without.index)
    if single.all():
        return "one article, no interval"
    return "one article, or no interval given" if single.any() else "no interval given"


def is_empty(table: pd.DataFrame) -> str:
    """Return the sentence for a table with no rows, or nothing."""
    return "" if len(table) else "The figure is empty: its table has no rows."


def share_extremes(kind: str, names: Sequence[str], shares: Sequence[float]) -> str:
    """Return the sentence that says at which outlets the share of `kind` is highest and lowest."""
    pairs = [(share, name) for share, name in zip(shares, names, strict=True) if not pd.isna(share)]
    if not pairs:
        return f"{kind.capitalize()}: no values."
    (low, lowest), (high, highest) = min(pairs, key=_value), max(pairs, key=_value)
    if lowest == highest:
        return f"{kind.capitalize()}: {percent(high)} ({highest})."
    return f"{kind.capitalize()}: from {percent(low)} ({lowest}) to {percent(high)} ({highest})."
