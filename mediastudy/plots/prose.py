"""Words for alt texts and captions: numbers, lists, extremes and sample sizes as sentences."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from mediastudy import plural

counted = plural.counted


@dataclass(frozen=True)
class End:
    """The lowest or the highest of some values, and the outlets that have it."""

    who: str
    value: float


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
    """Return which of `names` is highest and which lowest, with their values; ties and a single one are said so."""
    low, high = ends(names, values)
    if math.isnan(high.value):
        return "no values"
    if sum(not pd.isna(value) for value in values) == 1:
        return f"{high.who} {number(high.value)}{unit}"
    if low.value == high.value:
        return f"all {number(high.value)}{unit}"
    return f"highest {high.who} ({number(high.value)}{unit}), lowest {low.who} ({number(low.value)}{unit})"


def ends(names: Sequence[str], values: Sequence[float]) -> tuple[End, End]:
    """Return the lowest and the highest of `values`, each with who has it; NaN when no value is known."""
    known = [(float(value), str(name)) for name, value in zip(names, values, strict=True) if not pd.isna(value)]
    low, high = (choose((value for value, _ in known), default=math.nan) for choose in (min, max))
    at_low, at_high = ([name for value, name in known if value == end] for end in (low, high))
    return End(together(at_low), low), End(together(at_high), high)


def together(names: Sequence[str]) -> str:
    """Return up to three outlets that share a value by name, more as their number."""
    return listed(names) if len(names) <= 3 else f"{len(names)} outlets"


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
    hollow = f" Hollow points: {reason(table)}." if without.any() else ""
    return f"Lines: {said}.{hollow}{remarks(table)}"


def remarks(table: pd.DataFrame) -> str:
    """Return what the column note (if there is one) says of estimates that are drawn, and of how many of them."""
    if "note" not in table:
        return ""
    notes = table.loc[table["low"].notna() & table["note"].fillna("").ne(""), "note"].value_counts(sort=False)
    return "".join(
        f" {str(note)[:1].upper()}{str(note)[1:]} ({count} of {len(table)})." for note, count in notes.items()
    )


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
    low, high = ends(names, shares)
    if math.isnan(high.value):
        return f"{kind.capitalize()}: no values."
    if low.value == high.value:
        return f"{kind.capitalize()}: {percent(high.value)} ({high.who})."
    return f"{kind.capitalize()}: from {percent(low.value)} ({low.who}) to {percent(high.value)} ({high.who})."
