"""Answers for a notebook: a table with its methods paragraph and its reading, or a sentence on why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from mediastudy.errors import ModelError
from mediastudy.models.design import design_like
from mediastudy.models.fitting import fit
from mediastudy.models.paragraphs import Paragraphs
from mediastudy.models.phrases import phrase
from mediastudy.models.power import COLUMNS, power
from mediastudy.models.rates import Count
from mediastudy.plural import counted
from mediastudy.tables.splitting import ONCE, split

PAIRS = ["a", "b", "ratio", "low", "high", "p", "p_holm", "p_bh", "note"]


@dataclass(frozen=True)
class Answer:
    """A table to plot, what was fitted or simulated (methods) and what it says (reading), in words.

    Where the data cannot answer, the table has no rows and both say why.
    """

    table: pd.DataFrame
    methods: str
    reading: str

    @property
    def text(self) -> Paragraphs:
        """Both paragraphs."""
        return Paragraphs(self.methods if self.methods == self.reading else f"{self.methods}\n\n{self.reading}")


def all_pairs(articles: pd.DataFrame, count: Count, reference: str = "") -> Answer:
    """Return the contrasts of all pairs of outlets as `fit` gives them; articles without exposure are left out.

    Raises UnknownNameError for a reference that is no outlet.
    """
    used = articles[articles[count.exposure] > 0]
    try:
        found = fit(used, count.metric, count.exposure, reference=reference or None)
    except ModelError as error:
        return _none(PAIRS, f"{count.name}: outlets were not compared. {error}")
    methods = f"{found.methods}{_without(count, len(articles) - len(used))}{_printed(used)}"
    table = found.contrasts[PAIRS].copy()
    table.attrs.update(metric=count.name, methods=methods)
    return Answer(table, methods, found.reading)


def power_like(articles: pd.DataFrame, count: Count, ratios: Iterable[float], simulations: int) -> Answer:
    """Return the power of a study of two outlets that is as uneven as these articles, by articles an outlet.

    Raises ModelError for a ratio that is none.
    """
    try:
        design = design_like(articles[articles[count.exposure] > 0], count.metric, count.exposure)
    except ModelError as error:
        return _none(COLUMNS, f"{count.name}: no power was simulated. {error}")
    found = power(design, ratios, simulations=simulations)
    return Answer(found.curve, found.methods, found.reading)


def _without(count: Count, left: int) -> str:
    were = "was" if left == 1 else "were"
    return f" {counted(left, 'article')} without {phrase(count.exposure)[1]} {were} left out." if left else ""


def _printed(used: pd.DataFrame) -> str:
    """Return how many articles print a text that another of them has, where the table tells."""
    copies = len(used) - len(split(used, chains=ONCE)) if "chain" in used.columns else 0
    print_ = "prints" if copies == 1 else "print"
    return f" {counted(copies, 'article')} that {print_} the text of another counted as published." if copies else ""


def _none(columns: list[str], reason: str) -> Answer:
    table = pd.DataFrame(columns=columns)
    table.attrs["reason"] = reason
    return Answer(table, reason, reason)
