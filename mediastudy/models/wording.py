"""Sentences about a fit: the methods paragraph of a paper, and a plain-language reading of what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf, isfinite
from typing import Any

import pandas as pd

from mediastudy.models.phrases import phrase
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
    tests = _tests(contrasts, omnibus, model, len(rates))
    return " ".join(part for part in (*fitted, *tests, _left_out(model)) if part)


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
    one, many = phrase(model["metric"])
    if model["family"] == "logistic":
        return f"the share of stories with at least one {one}"
    words = phrase(model["exposure"])[1]
    own = " in the outlet's own voice"
    shared = own if many.endswith(own) and words.endswith(own) else ""
    return f"the rate of {many.removesuffix(shared)} per 1,000 {words}"


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
    clusters = f"over {counted(model['clusters'], 'cluster')} ({model['cluster']}; CR3)"
    over = "over articles (HC3)" if model["cov"] == "HC3" else clusters
    exact = "; no interval is narrower than the exact one for Poisson counts" if model["family"] == "poisson" else ""
    return f"Standard errors are robust {over}, with Satterthwaite degrees of freedom{exact}."


def _edges(rates: pd.DataFrame, model: Mapping[str, Any]) -> str:
    edge = rates.loc[rates["note"].str.endswith("exact bound"), "outlet"]
    if edge.empty:
        return ""
    kind = "stories of one kind only" if model["family"] == "logistic" else "no events"
    return f"With {kind}, {listed(edge)} stayed outside the likelihood and had exact bounds."


def _tests(contrasts: pd.DataFrame, omnibus: Mapping[str, float], model: Mapping[str, Any], outlets: int) -> list[str]:
    tested = int(contrasts["p"].notna().sum())
    corrected = ", with p values corrected by the methods of Holm and of Benjamini and Hochberg" if tested > 1 else ""
    pairs = f"{_pairs(tested, len(contrasts))} tested{corrected}."
    if not isfinite(omnibus["p"]):
        return [pairs, "That all are alike could not be tested."]
    drawn = f"{model['draws']:,} random draws, with a fixed seed"
    small = _too_small(omnibus, outlets)
    who = f"the {outlets - small} of {outlets} {_whom(model)} with enough articles and counts" if small else "all"
    return [pairs, f"That {who} are alike was tested by a {model['omnibus']} ({drawn})."]


def _too_small(omnibus: Mapping[str, float], outlets: int) -> int:
    """Return how many of the outlets had no part in the omnibus test."""
    return outlets - 1 - int(omnibus["df"])


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
    low, high = (_at(known, rate, model) for rate in (known["rate"].min(), known["rate"].max()))
    span = f"runs from {low} to {high}" if low != high else f"is {low}"
    said = [f"T{_what(model)[1:]} {span}."]
    if not isfinite(omnibus["p"]):
        return [*said, "Whether all are alike cannot be tested with so few articles, clusters or counts."]
    small = _too_small(omnibus, len(rates))
    who = f"{len(rates) - small} {_whom(model)} with enough articles and counts" if small else _whom(model)
    found = "are not all alike in this" if omnibus["p"] <= LEVEL else "cannot be shown to differ, all taken together"
    return [*said, f"The {who} {found} ({chance(omnibus['p'])})."]


def _at(rates: pd.DataFrame, rate: float, model: Mapping[str, Any]) -> str:
    """Return a rate with the outlets that have it: up to SHOWN by name."""
    names = list(rates.loc[rates["rate"] == rate, "outlet"])
    who = listed(map(str, names)) if len(names) <= SHOWN else f"{len(names)} {_whom(model)}"
    return f"{_level(rate, model)} ({who})"


def _apart(contrasts: pd.DataFrame, model: Mapping[str, Any]) -> list[str]:
    tested = contrasts[contrasts["p"].notna()].sort_values(["p_holm", "p"])
    others = len(contrasts) - len(tested)
    if tested.empty:
        none = "No pair can" if others > 1 else "The pair cannot"
        return [f"{none} be compared: so few articles, clusters or counts carry no interval."]
    said = _found(tested, tested[tested["p_holm"] <= LEVEL], " that could be tested" if others else "", model)
    return [*said, f"{counted(others, 'pair')} could not be tested."] if others else said


def _found(tested: pd.DataFrame, apart: pd.DataFrame, which: str, model: Mapping[str, Any]) -> list[str]:
    """Return which of the tested pairs differ, the surest by name, and what is open; `which` tells them from others."""
    corrected = " after Holm's correction" if len(tested) > 1 else ""
    every, one = f"{len(tested)} pairs{which}", f"The one pair{which}" if which else "The pair"
    if apart.empty:
        none = f"None of {every} can" if len(tested) > 1 else f"{one} cannot"
        return [f"{none} be told apart{corrected}.", ALIKE]
    count = f"{len(apart)} of {every}" if len(tested) > 1 else one
    shown = f"; the {SHOWN} surest" if len(apart) > SHOWN else ""
    told = "; ".join(_pair(row, model) for _, row in apart.head(SHOWN).iterrows())
    rest = [] if len(apart) == len(tested) else [f"The others cannot. {ALIKE}"]
    return [f"{count} can be told apart{corrected}{shown}: {told}.", *rest]


def _pair(row: pd.Series, model: Mapping[str, Any]) -> str:
    more, less, ratio, low, high = row["a"], row["b"], row["ratio"], row["low"], row["high"]
    if ratio < 1:
        more, less = less, more
        ratio, low, high = (1 / each if each else inf for each in (ratio, high, low))
    kind, higher = ("the odds", "higher odds") if model["family"] == "logistic" else ("the rate", "a higher rate")
    p = chance(row["p_holm"], "Holm p")
    if ratio == inf:
        return f"{more} has {higher} than {less} (95 % interval of their ratio from {number(low)} up, unbounded; {p})"
    return f"{more} has {number(ratio)} times {kind} of {less} (95 % interval {number(low)} to {number(high)}; {p})"
