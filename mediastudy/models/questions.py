"""What is asked of the articles: the columns that a model is fitted to, checked, and brought into numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediastudy.errors import ModelError, UnknownNameError
from mediastudy.models.rates import check
from mediastudy.names import unknown
from mediastudy.plural import counted

FAMILIES = ("poisson", "logistic")


@dataclass(frozen=True)
class Question:
    """The columns of a model: what is counted, against what, who is compared, what is dependent, what is held fixed.

    `family` is "poisson" (how often) or "logistic" (whether at all: the exposure is then the story).
    """

    metric: str
    exposure: str = "words"
    by: str = "outlet"
    event: str | None = None
    cluster: str | None = None
    adjust: tuple[str, ...] = ()
    reference: str | None = None
    family: str = "poisson"


@dataclass(frozen=True)
class Data:
    """A question's numbers, a row an article: counts, exposures, codes of outlet and cluster, and further columns.

    `effects` says that the further columns hold an effect of each event (`event`, codes; else one code),
    `adjusted` that they hold what was adjusted for.
    """

    events: np.ndarray
    exposure: np.ndarray
    outlet: np.ndarray
    outlets: tuple[str, ...]
    cluster: np.ndarray
    extra: np.ndarray
    warnings: tuple[str, ...]
    event: np.ndarray
    effects: bool = False
    adjusted: bool = False
    family: str = "poisson"


def prepare(articles: pd.DataFrame, question: Question) -> Data:
    """Return the numbers that `question` asks for.

    Raises UnknownNameError for a column that the table lacks, ModelError for numbers that are no counts, a metric that
    is 0 throughout, exposures of 0, or fewer than two outlets.
    """
    _check_question(question)
    _check_columns(articles, question)
    used, warnings = _used(_counted(articles.reset_index(drop=True), question), question)
    outlets = tuple(dict.fromkeys(used[question.by].astype(str)))
    if len(outlets) < 2:
        raise ModelError(f"Column {question.by!r} has one value only, {outlets[0]!r}: a comparison needs two or more.")
    if question.reference is not None and question.reference not in outlets:
        raise UnknownNameError(unknown(question.reference, outlets, question.by))
    cluster, told = _cluster(used, question)
    return Data(
        used[question.metric].to_numpy(float),
        used[question.exposure].to_numpy(float),
        pd.Categorical(used[question.by].astype(str), categories=outlets).codes.astype(int),
        outlets,
        cluster,
        _extra(used, question),
        (*warnings, *told),
        pd.factorize(used[question.event])[0] if question.event else np.zeros(len(used), int),
        question.event is not None,
        bool(question.adjust),
        question.family,
    )


def _check_question(question: Question) -> None:
    if question.family not in FAMILIES:
        raise UnknownNameError(unknown(question.family, FAMILIES, "family"))
    if question.family == "logistic" and question.event is not None:
        raise ModelError(
            "A logistic model has no event effects, which few stories an event bias; give a cluster instead."
        )
    if question.family == "poisson" and question.metric == question.exposure:
        raise ModelError(f"{question.metric!r} cannot be counted against itself; name another exposure.")
    if question.by in question.adjust:
        raise ModelError(f"{question.by!r} is what is compared, and cannot be held fixed; adjust for something else.")


def _check_columns(articles: pd.DataFrame, question: Question) -> None:
    wanted = [question.metric, question.exposure, question.by, question.event, *question.adjust]
    for name in wanted:
        if name is not None and name not in articles.columns:
            raise UnknownNameError(_absent(articles, name))
    if articles.empty:
        raise ModelError("The article table has no rows; give one article or more an outlet.")
    for name in (question.metric, question.exposure):
        if not pd.api.types.is_numeric_dtype(articles[name]):
            raise ModelError(f"Column {name!r} holds {articles[name].dtype} values, not numbers; name a count.")
    check(articles, [question.metric, question.exposure])
    for name in (question.by, *question.adjust):
        if articles[name].isna().any():
            row = articles.index[articles[name].isna()][0]
            raise ModelError(f"Column {name!r}, row {row}: the value is missing; fill it in or leave the article out.")
    for name in question.adjust:
        if pd.api.types.is_numeric_dtype(articles[name]) and not np.isfinite(articles[name].to_numpy(float)).all():
            raise ModelError(f"Column {name!r} has an infinite value; nothing can be adjusted for it: mend the column.")
    _check_numbers(articles, question)


def _absent(articles: pd.DataFrame, name: str) -> str:
    if "text" in articles.columns:
        return (
            f"There is no column {name!r}: these are articles, not counts. First: mediastudy measure CORPUS --into DIR."
        )
    return unknown(name, [str(column) for column in articles.columns], "column")


def _check_numbers(articles: pd.DataFrame, question: Question) -> None:
    nothing = articles.index[articles[question.exposure] == 0]
    if len(nothing):
        where = f"Column {question.exposure!r} is 0 in {counted(len(nothing), 'article')}, first in row {nothing[0]}"
        raise ModelError(f"{where}: there is nothing to count against; leave them out or name another exposure.")
    if not articles[question.metric].any():
        raise ModelError(f"Column {question.metric!r} is 0 in every article: no rate can be compared; take another.")
    if question.family == "logistic" and articles[question.metric].all():
        raise ModelError(f"Column {question.metric!r} is above 0 in every article: all shares are 1; fit how often.")


def _counted(articles: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Return the articles; for a logistic model, with 1 for a story that has at least one, against 1 story."""
    if question.family == "poisson":
        return articles
    counted = articles.copy()
    counted[question.metric] = (articles[question.metric] > 0).astype(float)
    counted[question.exposure] = 1.0
    return counted


def _used(articles: pd.DataFrame, question: Question) -> tuple[pd.DataFrame, list[str]]:
    used, warnings = articles, []
    if question.event is not None:
        told = used[used[question.event].notna() & (used[question.event].astype(str) != "")]
        used = told[told.groupby(question.event)[question.by].transform("nunique") > 1]
        used = used[used.groupby(question.event)[question.metric].transform("sum") > 0]
        if used.empty:
            raise ModelError(f"No {question.event!r} with a count is told by two outlets; fit without an event.")
        shared = counted(used[question.event].nunique(), "shared event")
        warnings.append(f"Compared on {shared}: {len(used):,} of {counted(len(articles), 'article')}.")
    for name in question.adjust:
        used, more = _without_edge_levels(used, name, question)
        warnings += more
    return used, warnings


def _without_edge_levels(used: pd.DataFrame, name: str, question: Question) -> tuple[pd.DataFrame, list[str]]:
    """Leave out the articles of a level without any count (logistic: or all stories with one).

    Its effect is infinite, and it tells nothing else.
    """
    if pd.api.types.is_numeric_dtype(used[name]):
        return used, []
    counts = used.groupby(name)[question.metric]
    edge = (counts.transform("sum") == 0) | ((question.family == "logistic") & (counts.transform("mean") == 1))
    levels = ", ".join(map(str, dict.fromkeys(used.loc[edge, name])))
    found = "no counts" if question.family == "poisson" else "all stories are alike"
    return used[~edge], [f"Separation: {found} where {name} is {levels}; {edge.sum()} left out."] if levels else []


def _cluster(used: pd.DataFrame, question: Question) -> tuple[np.ndarray, list[str]]:
    name = question.cluster or question.event
    if name is None:
        return np.arange(len(used)), []
    values = _week(used) if name == "week" and name not in used.columns else _column(used, name)
    missing = values.isna() | (values.astype(str) == "")
    alone = pd.Series([f"\0{number}" for number in range(len(used))], index=used.index)
    told = [f"Clusters of their own: {counted(missing.sum(), 'article')} without {name}."] if missing.any() else []
    return pd.factorize(values.astype(object).where(~missing, alone))[0], told


def _column(used: pd.DataFrame, name: str) -> pd.Series:
    if name not in used.columns:
        raise UnknownNameError(_absent(used, name))
    return used[name]


def _week(used: pd.DataFrame) -> pd.Series:
    dates = pd.to_datetime(_column(used, "date"), errors="coerce")
    return dates.dt.strftime("%G-W%V")


def _extra(used: pd.DataFrame, question: Question) -> np.ndarray:
    names: Sequence[str] = [*question.adjust, *([question.event] if question.event else [])]
    parts = [_numbers(used[name], name == question.event) for name in names]
    return np.hstack(parts) if parts else np.empty((len(used), 0))


def _numbers(values: pd.Series, categorical: bool) -> np.ndarray:
    """Return a centred and scaled number, or indicators of every level but the first."""
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values) and not categorical:
        spread = float(values.std(ddof=0))
        return ((values.to_numpy(float) - values.mean()) / (spread or 1.0))[:, None]
    return pd.get_dummies(values.astype(str), dtype=float).to_numpy()[:, 1:]
