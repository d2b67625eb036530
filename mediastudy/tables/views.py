"""Views: the article table and the marks, brought into the shape that a figure plots."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mediastudy.annotation import stance_of
from mediastudy.errors import UnknownNameError
from mediastudy.lexicon import Lexicon, load, verb_schemes
from mediastudy.metrics import BODY_VOICES, SOURCE_TYPES, STANCES
from mediastudy.names import unknown


def overview(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet: articles, words, median words an article, first and last date."""
    groups = articles.groupby("outlet", sort=False)
    return pd.DataFrame(
        {
            "articles": groups.size(),
            "words": groups["words"].sum(),
            "median_words": groups["words"].median(),
            "first_date": groups["date"].min(),
            "last_date": groups["date"].max(),
        }
    ).reset_index()


def voices(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet: articles, body words, and the share of them that is own, quoted, reported."""
    groups = articles.groupby("outlet", sort=False)
    words = groups["words"].sum()
    table = pd.DataFrame({"articles": groups.size(), "words": words})
    for voice in BODY_VOICES:
        table[voice] = groups[f"words_{voice}"].sum() / words.where(words > 0)
    return table.reset_index()


def verb_stance(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet: n articles, speech attributions, and how many have a cue of each stance."""
    groups = articles.groupby("outlet", sort=False)
    table = groups[["attributions", *STANCES]].sum()
    table.insert(0, "n", groups.size())
    return table.reset_index()


def verbs_by_class(marks: pd.DataFrame, scheme: str = "codebook") -> pd.DataFrame:
    """Return a row an outlet: how many of its speech cues in the body are of each class of a verb scheme.

    `scheme` names a shipped lexicon ``stance_<scheme>`` or is the path of one. Raises UnknownNameError, LexiconError.
    """
    lexicon = stance_scheme(scheme)
    cues = marks[(marks["mark"] == "cue") & (marks["where"] == "body") & marks["speech"].eq(True)]
    classes = cues["verb"].map(lambda verb: stance_of(verb, lexicon) or "in no class")
    return pd.crosstab(cues["outlet"], classes.rename(None)).rename_axis(index="outlet").reset_index()


def stance_scheme(name: str) -> Lexicon:
    """Return the verb scheme of that name, a shipped lexicon ``stance_<name>`` or a file; raises UnknownNameError."""
    schemes = verb_schemes()
    if name not in schemes and not name.endswith(".toml"):
        raise UnknownNameError(unknown(name, schemes, "verb scheme"))
    return load(schemes.get(name, Path(name)))


def source_types(articles: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet: n articles, distinct sources of its speech attributions, and how many of each type.

    Linked mentions count once, as the type of the first; an agentless attribution counts as one of type none.
    """
    spoken = (marks["mark"] == "source") & (marks["where"] == "body") & marks["speech"].eq(True)
    sources = marks[spoken].copy()
    sources["entity"] = sources["entity"].where(sources["class"] != "none", sources["start"].astype(str))
    distinct = sources.drop_duplicates(["id", "entity"])
    counts = distinct.groupby("outlet", sort=False)["class"].value_counts().unstack(fill_value=0)
    outlets = articles.groupby("outlet", sort=False).size()
    table = counts.reindex(index=outlets.index, columns=list(SOURCE_TYPES), fill_value=0)
    table.insert(0, "n", outlets)
    table.insert(1, "sources", table[list(SOURCE_TYPES)].sum(axis=1))
    return table.rename_axis(columns=None).reset_index()


def positions(articles: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Return a row a mention of an anonymous source: outlet, n articles, position in the body (0 first, 1 last).

    An outlet without any has one row, its position empty.
    """
    spoken = (marks["mark"] == "source") & (marks["where"] == "body") & marks["speech"].eq(True)
    found = marks.loc[spoken & marks["anonymous"].eq(True), ["outlet", "position"]]
    outlets = articles.groupby("outlet", sort=False).size().rename("n").reset_index()
    return outlets.merge(found, on="outlet", how="left")


def ranks(rates: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet: n, hedge rate over all words and over own-voice words, and its rank by each (1 highest).

    `rates` is a table of models.rates with the constructs "all" and "own". Equal rates share the better rank.
    """
    by_construct = rates.pivot(index="outlet", columns="construct", values="rate")
    n = rates.drop_duplicates("outlet").set_index("outlet")["n"]
    table = pd.DataFrame({"n": n, "rate_all": by_construct["all"], "rate_own": by_construct["own"]}, index=n.index)
    for which in ("all", "own"):
        table[f"rank_{which}"] = (
            table[f"rate_{which}"].rank(method="min", ascending=False, na_option="bottom").astype(int)
        )
    return table.reset_index()
