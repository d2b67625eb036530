"""Words for alt texts and captions: numbers, lists, extremes and sample sizes as sentences."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from mediastudy.plural import counted


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
    """Return how many outlets a table has and how many articles each: ``"6 outlets, n = 3 to 12 articles each"``.

    An outlet whose rows rest on different articles counts with the least and the most.
    """
    outlets = table["outlet"].nunique()
    if column not in table:
        return counted(outlets, "outlet")
    each = "" if outlets == 1 else " each"
    plural = noun if spread(table[column]) == "1" else f"{noun}s"
    return f"{counted(outlets, 'outlet')}, n = {spread(table[column])} {plural}{each}"


def intervals(table: pd.DataFrame, value: str | None = None) -> str:
    """Return the caption's sentence on the intervals of rows that have a `value` (a column; default: all rows).

    ``table.attrs["interval"]`` says what they are.
    """
    table = table[table[value].notna()] if value else table
    if table.empty:
        return "No intervals are given."
    said = table.attrs.get("interval", "the interval from low to high in the table beside the figure")
    without = table["low"].isna() | table["high"].isna()
    if without.all():
        return f"No intervals are given ({reason(table)})."
    hollow = f" Hollow points: none ({reason(table)})." if without.any() else ""
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
    """Return why some rows have no interval: as their notes say, or they rest on one article, or none is given."""
    without = table[table["low"].isna() | table["high"].isna()]
    noted = list(dict.fromkeys(without["note"].dropna())) if "note" in without else []
    if noted and all(noted):
        return "; ".join(noted)
    single = without["n"] <= 1 if "n" in without else pd.Series(False, index=without.index)
    if single.all():
        return "one article, no interval"
    return "one article, or no interval given" if single.any() else "no interval given"


def is_empty(table: pd.DataFrame) -> str:
    """Return the sentences for a table with no rows, or nothing."""
    return "" if len(table) else f"The figure is empty. {why(table, 'Its table has no rows.')}"


def why(table: pd.DataFrame, otherwise: str) -> str:
    """Return why a table has no rows, as ``table.attrs["reason"]`` says it."""
    return str(table.attrs.get("reason", otherwise))


def per_thousand(table: pd.DataFrame) -> str:
    """Return what the constructs of a table are counted in, as ``table.attrs["against"]`` says by construct."""
    unlike = {name: words for name, words in table.attrs.get("against", {}).items() if words != "words"}
    alike = set(unlike.values())
    if len(alike) == 1 and len(unlike) == table["construct"].nunique():
        return f"per 1,000 {alike.pop()}"
    others = "; ".join(f"{name}: {words}" for name, words in unlike.items())
    return "per 1,000 words of body text" + (f" ({others})" if others else "")


def share_extremes(kind: str, names: Sequence[str], shares: Sequence[float]) -> str:
    """Return the sentence that says at which outlets the share of `kind` is highest and lowest."""
    low, high = ends(names, shares)
    if math.isnan(high.value):
        return f"{kind.capitalize()}: no values."
    if low.value == high.value:
        return f"{kind.capitalize()}: {percent(high.value)} ({high.who})."
    return f"{kind.capitalize()}: from {percent(low.value)} ({low.who}) to {percent(high.value)} ({high.who})."
