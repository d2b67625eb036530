"""Sentences about a fit: the methods paragraph of a paper, and a plain-language reading of what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf, isfinite
from typing import Any

import pandas as pd

from mediastudy.models.phrases import PHRASES
from mediastudy.plural import counted

LEVEL = 0.05
SHOWN = 3
"""So many pairs are told one by one, the surest first; the others are counted."""
ALIKE = "That is not to say that they are alike: the intervals tell which differences remain possible."
"""Absence of evidence is not evidence of absence (Altman & Bland 1995)."""


def methods(
    rates: pd.DataFrame, contrasts: pd.DataFrame, omnibus: Mapping[str, float], model: Mapping[str, Any]
) -> str:
    """Return what was fitted, to how much, with which errors, tests, corrections and exclusions, as a paragraph."""
    fitted = [_fitted(rates, model), _errors(model), _edges(rates, model)]
    return " ".join(part for part in (*fitted, *_tests(contrasts, omnibus, model), _left_out(model)) if part)


def reading(
    rates: pd.DataFrame, contrasts: pd.DataFrame, omnibus: Mapping[str, float], model: Mapping[str, Any]
) -> str:
    """Return what the fit says, in plain words: all outlets together, then the pairs that differ, then what is open."""
    return " ".join([*_together(rates, omnibus, model), *_apart(contrasts, model)])


def listed(words: Iterable[str]) -> str:
    """Return the words as a list in a sentence."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def number(value: float) -> str:
    """Return a number with three significant digits, in words where it is infinite."""
    return "without bound" if value == inf else f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def chance(p: float, name: str = "p") -> str:
    """Return a p value as papers print it."""
    return f"{name} < .001" if p < 0.001 else f"{name} = {f'{p:.3f}'.removeprefix('0')}"


def _what(model: Mapping[str, Any]) -> str:
    one, many = _phrase(model["metric"])
    if model["family"] == "logistic":
        return f"the share of stories with at least one {one}"
    words = _phrase(model["exposure"])[1]
    own = " in the outlet's own voice"
    shared = own if many.endswith(own) and words.endswith(own) else ""
    return f"the rate of {many.removesuffix(shared)} per 1,000 {words}"


def _phrase(name: str) -> tuple[str, str]:
    """Return what a sentence calls one and many of a column; one that is no metric is called by its name."""
    plain = name.replace("_", " ")
    return PHRASES.get(name, (plain, plain))


def _level(value: float, model: Mapping[str, Any]) -> str:
    return f"{100 * value:.1f} %" if model["family"] == "logistic" else number(value)


def _whom(model: Mapping[str, Any]) -> str:
    return "outlets" if model["by"] == "outlet" else f"values of {model['by']}"


def _fitted(rates: pd.DataFrame, model: Mapping[str, Any]) -> str:
    of = f"{len(rates)} {_whom(model)}"
    kind = "logistic regression"
    if model["family"] == "poisson":
        kind = f"Poisson regression with {model['offset']} as offset"
    held = f", holding {listed(model['fixed'])} fixed for ratios, not rates" if model["fixed"] else ""
    found = "stories with one" if model["family"] == "logistic" else "counted"
    size = f"{counted(model['n'], 'article')}, {model['events']:,} {found}"
    return f"We compared {_what(model)} of {of} ({size}) by {kind}{held}."


def _errors(model: Mapping[str, Any]) -> str:
    unit = f"{counted(model['clusters'], 'cluster')} ({model['cluster']})"
    over = "over articles (HC3)" if model["cov"] == "HC3" else f"over {unit} (CR3)"
    exact = "; no interval is narrower than the exact one for Poisson counts" if model["family"] == "poisson" else ""
    return f"Standard errors are robust {over}, with Satterthwaite degrees of freedom{exact}."


def _edges(rates: pd.DataFrame, model: Mapping[str, Any]) -> str:
    edge = rates.loc[rates["note"].str.endswith("exact bound"), "outlet"]
    if edge.empty:
        return ""
    kind = "stories of one kind only" if model["family"] == "logistic" else "no events"
    return f"With {kind}, {listed(edge)} stayed outside the likelihood and had exact bounds."


def _tests(contrasts: pd.DataFrame, omnibus: Mapping[str, float], model: Mapping[str, Any]) -> list[str]:
    tested = int(contrasts["p"].notna().sum())
    corrected = ", with p values corrected by the methods of Holm and of Benjamini and Hochberg" if tested > 1 else ""
    pairs = f"{_pairs(tested, len(contrasts))} tested{corrected}."
    if not isfinite(omnibus["p"]):
        return [pairs, "That all are alike could not be tested."]
    drawn = f"{model['draws']:,} random draws, with a fixed seed"
    return [pairs, f"That all are alike was tested by a {model['omnibus']} ({drawn})."]


def _pairs(tested: int, pairs: int) -> str:
    if pairs == 1:
        return "The one pair was" if tested else "The one pair could not be"
    if tested == pairs:
        return f"All {pairs} pairs were"
    return f"{tested or 'None'} of {pairs} pairs could be"


def _left_out(model: Mapping[str, Any]) -> str:
    told = [f"{counted(count, 'article')} ({why})" for why, count in model["excluded"].items() if count]
    return f"Left out: {listed(told)}." if told else ""


def _together(rates: pd.DataFrame, omnibus: Mapping[str, float], model: Mapping[str, Any]) -> list[str]:
    known = rates.dropna(subset=["rate"]).sort_values("rate")
    least, most = known.iloc[0], known.iloc[-1]
    low, high = (f"{_level(each['rate'], model)} ({each['outlet']})" for each in (least, most))
    said = [f"T{_what(model)[1:]} runs from {low} to {high}."]
    if not isfinite(omnibus["p"]):
        return [*said, "Whether all are alike cannot be tested with so few articles, clusters or counts."]
    found = "are not all alike in this" if omnibus["p"] <= LEVEL else "cannot be shown to differ, all taken together"
    return [*said, f"The {_whom(model)} {found} ({chance(omnibus['p'])})."]


def _apart(contrasts: pd.DataFrame, model: Mapping[str, Any]) -> list[str]:
    tested = contrasts[contrasts["p"].notna()].sort_values(["p_holm", "p"])
    if tested.empty:
        return ["No pair can be compared: the data carry no interval."]
    apart = tested[tested["p_holm"] <= LEVEL]
    corrected = " after Holm's correction" if len(tested) > 1 else ""
    if apart.empty:
        none = f"None of {len(tested)} pairs can" if len(tested) > 1 else "The pair cannot"
        return [f"{none} be told apart{corrected}.", ALIKE]
    said = [_pair(row, model) for _, row in apart.head(SHOWN).iterrows()]
    count = f"{len(apart)} of {len(tested)} pairs" if len(tested) > 1 else "The pair"
    shown = f"; the {min(SHOWN, len(apart))} surest" if len(apart) > SHOWN else ""
    some = [f"{count} can be told apart{corrected}{shown}: {'; '.join(said)}."]
    return some if len(apart) == len(tested) else [*some, f"The others cannot. {ALIKE}"]


def _pair(row: pd.Series, model: Mapping[str, Any]) -> str:
    more, less, ratio, low, high = row["a"], row["b"], row["ratio"], row["low"], row["high"]
    if ratio < 1:
        more, less = less, more
        ratio, low, high = (1 / each if each else inf for each in (ratio, high, low))
    kind = "the odds" if model["family"] == "logistic" else "the rate"
    p = chance(row["p_holm"], "Holm p")
    if ratio == inf:
        return f"{more} has at least {number(low)} times {kind} of {less} (no upper bound, as {less} is at 0; {p})"
    return f"{more} has {number(ratio)} times {kind} of {less} (95 % interval {number(low)} to {number(high)}; {p})"
