"""fit: outlets compared by a Poisson model with cluster-robust errors, as a record of plain tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
import pandas as pd

from mediastudy.models import negative_binomial, wording
from mediastudy.models.beware import Warned, of_checks, warned
from mediastudy.models.comparing import Compared, compare
from mediastudy.models.contrasts import contrast_table, rate_table, share_differences
from mediastudy.models.omnibus import draws, method, omnibus
from mediastudy.models.questions import Data, Question, prepare
from mediastudy.models.selection import select

RATES = ("outlet", "n", "events", "exposure", "rate", "low", "high")
CONTRASTS = ("a", "b", "ratio", "low", "high", "p", "p_holm", "p_bh")
DIFFERENCES = ("difference", "difference_low", "difference_high")


@dataclass(frozen=True)
class Fit:
    """What was fitted: rates and contrasts (tables), the omnibus test, the model, what to beware of; both in words.

    Rates are per 1,000 units of exposure; of a logistic model they are shares, and ratios are of odds.
    """

    rates: pd.DataFrame
    contrasts: pd.DataFrame
    omnibus: Mapping[str, float]
    model: Mapping[str, Any]
    beware: tuple[Warned, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what to beware of, with the name of every outlet and pair concerned."""
        return tuple(each.whole for each in self.beware)

    @property
    def methods(self) -> str:
        """Return the methods paragraph: exactly what was fitted, to what, and what was left out."""
        return wording.methods(self.rates, self.contrasts, self.omnibus, self.model)

    @property
    def reading(self) -> str:
        """Return what was found, in plain words."""
        return wording.reading(self.rates, self.contrasts, self.omnibus, self.model)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, None where a number is not known or not finite."""
        columns = [name for name in (*CONTRASTS, *DIFFERENCES) if name in self.contrasts]
        return {
            "rates": [_plain(row) for row in self.rates[list(RATES)].to_dict("records")],
            "contrasts": [_plain(row) for row in self.contrasts[columns].to_dict("records")],
            "omnibus": _plain(self.omnibus),
            "model": _plain(self.model),
            "warnings": list(self.warnings),
            "methods": self.methods,
            "reading": self.reading,
        }


def fit(  # noqa: PLR0913 (the question has as many parts)
    articles: pd.DataFrame,
    metric: str,
    exposure: str = "words",
    by: str = "outlet",
    event: str | None = None,
    cluster: str | None = None,
    adjust: Sequence[str] = (),
    reference: str | None = None,
    family: str = "poisson",
    copy: str = "all",
    chains: str = "publication",
) -> Fit:
    """Return how outlets differ in their rate of `metric`, all pairs with intervals and corrected p values.

    Poisson regression of the counts on outlets, with log `exposure` as offset, fixed effects of `event` (only events
    that two outlets tell are used) and of the columns `adjust`; CR3 covariance over `cluster` (a column, or "week" of
    date; default: the event, or each article) with Satterthwaite's degrees of freedom. The rates are unadjusted.
    `family` "logistic" asks instead whether a story has at least one. `copy` and `chains` are those of `select`.
    Everything is read from the table; there are no formulas. docs/statistics.md has the formulas and their sources.
    Raises UnknownNameError and ModelError as `select` and `prepare` do.
    """
    question = Question(metric, exposure, by, event, cluster, tuple(adjust), reference, family)
    chosen = select(articles.reset_index(drop=True), copy, chains)
    data = prepare(chosen.articles, question)
    plain = compare(data, extra=False)
    model = compare(data, extra=True, effect=plain.effect) if data.extra.shape[1] else plain
    rates, contrasts = rate_table(plain), contrast_table(model, reference)
    tested = omnibus(data, contrasts["p_holm"])
    if family == "logistic":
        contrasts = share_differences(rates, contrasts)
    checks = _checks(data, plain)
    beware = (*warned(model, rates, contrasts, tested), *of_checks(checks))
    left = {**chosen.excluded, "outside the comparison": len(chosen.articles) - len(data.events)}
    said = (*map(Warned, (*chosen.warnings, *data.warnings)), *beware)
    return Fit(rates, contrasts, tested, {**_model(data, model, question), "excluded": left, **checks}, said)


def _model(data: Data, model: Compared, question: Question) -> dict[str, Any]:
    clusters = len(np.unique(data.cluster))
    own = clusters == len(data.events)
    held = [*question.adjust, *([question.event] if question.event else [])]
    return {
        "family": question.family,
        "metric": question.metric,
        "exposure": question.exposure if question.family == "poisson" else "stories",
        "by": question.by,
        "cov": "HC3" if own else "CR3",
        "df": "Satterthwaite",
        "omnibus": method(data),
        "draws": draws(data),
        "clusters": clusters,
        "cluster": question.cluster or question.event or "article",
        "n": len(data.events),
        "events": int(data.events.sum()),
        "offset": f"log({question.exposure})" if question.family == "poisson" else None,
        "fixed": held,
        "design_effect": model.effect,
    }


def _checks(data: Data, plain: Compared) -> dict[str, Any]:
    if data.family == "logistic":
        return {}
    keep = plain.able[data.outlet]
    checked = negative_binomial.check(plain.fitted, data.exposure[keep], int(plain.able.sum()))
    return {"dispersion": negative_binomial.dispersion(plain.fitted), "nb2": checked}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, float | np.floating):
        return float(value) if isfinite(value) else None
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value.item() if isinstance(value, np.generic) else value
