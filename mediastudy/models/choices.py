"""Choices that a result may hang on: each another table of articles, with another column counted against another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mediastudy.annotation import stance_of
from mediastudy.metrics import EXPOSURES, STANCES
from mediastudy.models.rates import count
from mediastudy.tables import Measured, shipped_rules
from mediastudy.tables.rules import sources_by_rule
from mediastudy.tables.splitting import ONCE, split
from mediastudy.tables.views import stance_scheme

EVENT = "event"
COUNTED = "counted"
"""The column that a choice counts anew."""
MOST = 8
"""Of words, events and outlets, so many are left out, one at a time."""
VOICES = {"hedges": "all voices", "hedges_own": "own voice", "hedges_quoted": "quoted", "hedges_reported": "reported"}
MODES = ("direct", "indirect", "mixed")
ANONYMOUS = {"anonymous_sources": "sources", "anonymous_mentions": "mentions"}
COPIES = {"staff only": ("staff",), "without wire copy": ("staff", "mixed", "unknown"), "wire only": ("wire",)}
SCHEMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "neutral": {"caldas_coulthard": ("neutral", "structuring")},
    "endorsing": {"presupposition": ("factive", "semifactive", "implicative")},
    "distancing": {"presupposition": ("weak-assertive", "nonassertive", "negative-implicative")},
    "argumentative": {
        "caldas_coulthard": (
            "metapropositional-assertive",
            "metapropositional-directive",
            "metapropositional-expressive",
        )
    },
}
"""For each stance, the classes of other verb schemes whose definition comes nearest to it."""


@dataclass(frozen=True)
class Choice:
    """One way to count: its name and kind, the articles, the column counted and the one it is counted against.

    `event` names the column of events within which outlets are compared, if any.
    """

    name: str
    group: str
    articles: pd.DataFrame
    metric: str
    exposure: str
    event: str | None = None


def choices(
    measured: Measured, metric: str, also: Mapping[str, Measured], kept: Iterable[str] = ()
) -> Iterator[Choice]:
    """Yield every choice that can be made for `metric` with these tables, the one that is made elsewhere first.

    Shared events only (a column `event`), whose copy (columns `copy`: staff, wire, mixed, unknown; `chain`: copies of
    one text), voice, rules for anonymous sources, verb scheme, other lexicons (`also`: the same articles measured with
    them, by name), and the 8 largest of each kind left out, one at a time: words that count, events, outlets (but those
    in `kept`).
    """
    base = Choice("as counted", "baseline", measured.articles, metric, count(metric).exposure)
    yield base
    yield from _by_event(base)
    yield from _by_copy(base)
    yield from _by_voice(base)
    yield from _by_rules(base, measured.marks)
    yield from _by_scheme(base, measured.marks)
    for name, other in also.items():
        yield Choice(name, "lexicon", other.articles, metric, base.exposure)
    yield from _without_words(base, measured.marks)
    yield from _without(base, EVENT, ())
    yield from _without(base, "outlet", kept)


def _by_event(base: Choice) -> Iterator[Choice]:
    if EVENT in base.articles.columns:
        told = base.articles[base.articles[EVENT].fillna("") != ""]
        shared = told[told.groupby(EVENT)["outlet"].transform("nunique") > 1]
        if len(shared):
            yield Choice("on shared events", "articles", shared, base.metric, base.exposure, EVENT)


def _by_copy(base: Choice) -> Iterator[Choice]:
    if "copy" in base.articles.columns:
        for name, copies in COPIES.items():
            part = base.articles[base.articles["copy"].isin(copies)]
            if 0 < len(part) < len(base.articles):
                yield Choice(name, "whose copy", part, base.metric, base.exposure)
        once = split(base.articles, chains=ONCE)
        if len(once) < len(base.articles):
            yield Choice("each text once", "whose copy", once, base.metric, base.exposure)


def _by_voice(base: Choice) -> Iterator[Choice]:
    if base.metric in VOICES:
        for metric, name in VOICES.items():
            if metric != base.metric:
                yield Choice(name, "voice", base.articles, metric, EXPOSURES.get(metric, "words"))
    elif base.metric in ("attributions", *MODES):
        for metric in ("attributions", *MODES):
            if metric != base.metric:
                name = "all modes" if metric == "attributions" else metric
                yield Choice(name, "mode", base.articles, metric, base.exposure)


def _by_rules(base: Choice, marks: pd.DataFrame) -> Iterator[Choice]:
    if base.metric in ANONYMOUS:
        for rules in shipped_rules():
            found = sources_by_rule(marks, rules)
            yield _counted(base, rules.name, "rule set", found[found["anonymous"]])


def _by_scheme(base: Choice, marks: pd.DataFrame) -> Iterator[Choice]:
    for scheme, classes in SCHEMES.get(base.metric, {}).items():
        lexicon, found = stance_scheme(scheme), _marks_of("attributions", marks)
        kinds = {verb: stance_of(verb, lexicon) for verb in found["verb"].unique()}
        yield _counted(base, scheme.replace("_", " "), "verb scheme", found[found["verb"].map(kinds).isin(classes)])


def _without_words(base: Choice, marks: pd.DataFrame) -> Iterator[Choice]:
    found = _marks_of(base.metric, marks)
    words = found["verb"] if base.metric not in VOICES else found["text"].str.lower()
    for word in words.value_counts(sort=True).sort_index(kind="stable").nlargest(MOST).index if len(found) else ():
        yield _counted(base, str(word), "without the word", found[words != word])


def _without(base: Choice, column: str, kept: Iterable[str]) -> Iterator[Choice]:
    if column not in base.articles.columns:
        return
    values = base.articles[column].fillna("").astype(str)
    sizes = values[(values != "") & ~values.isin(list(kept))].value_counts().sort_index(kind="stable").nlargest(MOST)
    for value in sizes.index if values.nunique() > 2 else ():
        yield Choice(str(value), f"without {column}", base.articles[values != value], base.metric, base.exposure)


def _counted(base: Choice, name: str, group: str, found: pd.DataFrame) -> Choice:
    """Return the choice that counts the rows of `found` in each article."""
    counts = base.articles["id"].map(found["id"].value_counts()).fillna(0).astype(int)
    return Choice(name, group, base.articles.assign(**{COUNTED: counts}), COUNTED, base.exposure)


def _marks_of(metric: str, marks: pd.DataFrame) -> pd.DataFrame:
    """Return the marks that `metric` counts, none for one that is not a count of hedges or cues."""
    body = marks[marks["where"] == "body"]
    if metric in VOICES:
        hedges = body[body["mark"] == "hedge"]
        return hedges if metric == "hedges" else hedges[hedges["voice"] == metric.removeprefix("hedges_")]
    cues = body[(body["mark"] == "cue") & body["speech"].eq(True)]
    wanted: dict[str, Any] = {"stance": metric} if metric in STANCES else {"mode": metric} if metric in MODES else {}
    if metric != "attributions" and not wanted:
        return cues[:0]
    return cues.loc[(cues[list(wanted)] == pd.Series(wanted, dtype=object)).all(axis=1)] if wanted else cues
