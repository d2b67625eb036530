"""Outlets: the checks of single articles summed to a row an outlet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from mediastudy.health.dates import coverage

SHORT_WORDS, LONG_WORDS = 100, 5000
"""Bodies under the one are rarely whole articles, over the other often transcripts or live pages."""
QUOTABLE = 200
"""From this many words on, an article without any quotation marks is odd."""
OURS = "en"
"""The language of the lexicons: in any other there is little to find, were it that of the whole corpus."""
TOP = 3
Row = dict[str, Any]


def outlets(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet, in alphabetical order: counts, dates, lengths, and the shares that the checks judge.

    `articles` is the article table, with CHECK_COLUMNS and COPY_COLUMNS. A share is of the outlet's articles unless its
    name says of what; one that has nothing to be a share of is empty.
    """
    whole = {"quote_style": majority(articles["quote_style"], "none"), "words": articles["words"].median()}
    repeated = articles["body_digest"].duplicated(keep=False) & articles["words"].gt(0)
    known = articles.assign(date=pd.to_datetime(articles["date"]), repeated_body=repeated)
    known["across"] = known["chain"].isin(_across(known))
    groups = [(str(name), group) for name, group in known.groupby("outlet", sort=True)]
    table = pd.DataFrame([{"outlet": name, **_row(group, whole)} for name, group in groups])
    return table.join(coverage(table)) if len(table) else table


def majority(values: pd.Series, but: str) -> str:
    """Return the most frequent value of a column that is not `but`; ``but`` itself when there is no other."""
    counts = values[values.ne(but)].value_counts()
    return str(counts[counts.eq(counts.max())].index.min()) if len(counts) else but


def _across(articles: pd.DataFrame) -> set[str]:
    """The chains that reach over more than one outlet."""
    chained = articles[articles["chain"].notna() & articles["chain"].ne("")]
    counts = chained.groupby("chain")["outlet"].nunique()
    return set(counts[counts.gt(1)].index)


def _row(group: pd.DataFrame, whole: Mapping[str, Any]) -> Row:
    parts: tuple[Callable[[pd.DataFrame, Mapping[str, Any]], Row], ...] = (_lengths, _text, _quotes, _page, _copies)
    row: Row = {"n": len(group), **_dates(group["date"])}
    for part in parts:
        row |= part(group, whole)
    return row


def _dates(dates: pd.Series) -> Row:
    """First and last date, how many articles have none, the longest time between two, and the months without any."""
    known = dates.dropna().sort_values()
    gaps = known.diff().dt.days
    months = known.dt.to_period("M")
    span = (months.max() - months.min()).n + 1 if len(known) else 0
    at = gaps.idxmax() if gaps.notna().any() else None
    return {
        "first": known.min() if len(known) else pd.NaT,
        "last": known.max() if len(known) else pd.NaT,
        "undated": int(dates.isna().sum()),
        "undated_share": float(dates.isna().mean()),
        "gap_days": float(gaps.max()) if at is not None else math.nan,
        "gap_until": known[at] if at is not None else pd.NaT,
        "months": span,
        "empty_months": span - months.nunique(),
        "per_month": Counter(months.astype(str)),
    }


def _lengths(group: pd.DataFrame, whole: Mapping[str, Any]) -> Row:
    words = group["words"]
    lower, median, upper = (float(value) for value in words.quantile([0.25, 0.5, 0.75]))
    ratio = max(median / whole["words"], whole["words"] / median) if median and whole["words"] else math.nan
    short, long = float(words.lt(SHORT_WORDS).mean()), float(words.gt(LONG_WORDS).mean())
    return {
        **{"words": int(words.sum()), "median_words": median, "quartile_1": lower, "quartile_3": upper},
        **{"length_ratio": float(ratio), "short_share": short, "long_share": long},
    }


def _text(group: pd.DataFrame, whole: Mapping[str, Any]) -> Row:
    told = group["language"].ne("")
    foreign = group["language"].ne(OURS) & told
    kinds = _summed(group["damage_kinds"])
    return {
        "damaged_share": float(group["damage"].gt(0).mean()),
        "damage": ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()),
        "foreign_share": float(foreign.sum() / told.sum()) if told.any() else math.nan,
        "languages": _shares(group["language"], ""),
        "wrapped_share": float(group["wrapped_at"].gt(0).mean()),
        "cut_share": float(group["cut_off"].ne("").mean()),
        "cut": ", ".join(f"{kind} {count}" for kind, count in Counter(group["cut_off"]).most_common() if kind),
    }


def _quotes(group: pd.DataFrame, whole: Mapping[str, Any]) -> Row:
    styles = group["quote_style"]
    quoting, long = styles.ne("none"), group["words"].ge(QUOTABLE)
    other = quoting & styles.ne(whole["quote_style"])
    return {
        "quote_style": majority(styles, "none"),
        "quote_styles": _shares(styles, "none"),
        "other_quotes_share": float(other.sum() / quoting.sum()) if quoting.any() else math.nan,
        "no_quotes_share": float((long & ~quoting).sum() / long.sum()) if long.any() else math.nan,
    }


def _page(group: pd.DataFrame, whole: Mapping[str, Any]) -> Row:
    of_page, every = int(group["words_furniture"].sum()), int(group[["words", "words_furniture"]].sum().sum())
    rules = _summed(group["furniture_rules"]).most_common(TOP)
    return {
        "furniture_share": of_page / every if every else math.nan,
        "furniture_rules": ", ".join(f"{rule} {count}" for rule, count in rules),
    }


def _copies(group: pd.DataFrame, whole: Mapping[str, Any]) -> Row:
    chained = group["chain"].fillna("").replace("", pd.NA)
    again = chained.duplicated() & chained.notna()
    shares = {f"{kind}_share": float(group["copy"].eq(kind).mean()) for kind in ("staff", "wire", "mixed", "unknown")}
    across = int(group["across"].sum())
    return {"copies_share": float(again.mean()), "copies": int(again.sum()), "shared": across, **shares} | {
        "shared_share": across / len(group),
        "repeated_bodies": int(group["repeated_body"].sum()),
    }


def _summed(cells: pd.Series) -> Counter[str]:
    """Sum cells like ``"mojibake 3; entity 1"``."""
    total = Counter[str]()
    for cell in cells[cells.ne("")]:
        for part in cell.split("; "):
            name, _, count = part.rpartition(" ")
            total[name] += int(count)
    return total


def _shares(values: pd.Series, but: str) -> str:
    counts = values[values.ne(but)].value_counts(normalize=True).head(TOP)
    return ", ".join(f"{value} {share:.0%}" for value, share in counts.items())
