"""Sensitivity: a comparison under every choice that could have been made, all of them shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import Any

import pandas as pd

from mediastudy.errors import ModelError
from mediastudy.models.choices import Choice, choices
from mediastudy.models.contrasts import compare, contrast
from mediastudy.models.means import REFERENCE, mean_table
from mediastudy.models.questions import Question, prepare
from mediastudy.tables import Measured

COLUMNS = ["group", "specification", "outlet", "against", "n", "events", "value", "low", "high", "note"]


@dataclass(frozen=True)
class Sensitivity:
    """A metric's rate ratios under every specification: a row a specification and outlet (columns COLUMNS)."""

    metric: str
    table: pd.DataFrame

    @property
    def agreement(self) -> pd.DataFrame:
        """A row an outlet: specifications that gave a ratio, the least and the greatest; how many are above and below
        1, and how many with an interval that leaves 1 out.
        """
        rows = []
        for outlet, part in self.table.groupby("outlet", sort=False):
            known = part[part["value"].notna()]
            span = {"specifications": len(known), "least": known["value"].min(), "greatest": known["value"].max()}
            sides = {"above": int((known["value"] > 1).sum()), "below": int((known["value"] < 1).sum())}
            clear = {"clearly_above": int((known["low"] > 1).sum()), "clearly_below": int((known["high"] < 1).sum())}
            rows.append({"outlet": outlet, "against": part["against"].iloc[0], **span, **sides, **clear})
        return pd.DataFrame(rows)

    @property
    def reading(self) -> str:
        """What the specifications agree on, in plain words."""
        return " ".join(_said(row) for _, row in self.agreement.iterrows())

    @property
    def methods(self) -> str:
        """What was varied, for the methods section of a paper."""
        first = self.table.drop_duplicates(["group", "specification"])
        sizes = first.groupby("group", sort=False).size()
        varied = "; ".join(f"{group} ({size})" for group, size in sizes.items())
        return (
            f"{len(first)} specifications of {self.metric}, one choice changed at a time: {varied}. Each is a Poisson "
            "regression of its own with the errors of mediastudy model, articles without exposure left out; all are "
            "shown, none was chosen, and the intervals (95 %) are not corrected for their number."
        )


def specify(
    measured: Measured,
    metric: str,
    pair: tuple[str, str] | None = None,
    event: str | None = None,
    cluster: str | None = None,
    also: Mapping[str, Measured] | None = None,
) -> Sensitivity:
    """Return the rate ratio of each outlet to the mean of outlets, or of the first of a `pair` to the second, under
    every choice that `choices` knows for `metric`.

    `event` and `cluster` are those of `fit`; `also` holds the same articles measured with other lexicons, by name. A
    specification that cannot be fitted has a row whose note says why. Raises UnknownNameError for an unknown metric.
    """
    parts = [_ratios(each, pair, event, cluster) for each in choices(measured, metric, also or {}, pair or ())]
    table = pd.concat(parts, ignore_index=True)[COLUMNS]
    to = table["against"].iloc[0]
    table.attrs.update(value=f"rate ratio to {to}", reference=1.0, metric=metric)
    made = Sensitivity(metric, table)
    table.attrs["methods"] = made.methods
    return made


def _ratios(choice: Choice, pair: tuple[str, str] | None, event: str | None, cluster: str | None) -> pd.DataFrame:
    outlets = [pair[0]] if pair else list(dict.fromkeys(choice.articles["outlet"]))
    head = {"group": choice.group, "specification": choice.name, "against": pair[1] if pair else REFERENCE}
    try:
        found = _fitted(choice, pair, event, cluster)
    except ModelError as error:
        none = {"n": 0, "events": 0, "value": nan, "low": nan, "high": nan, "note": f"not fitted: {error}"}
        found = pd.DataFrame([{"outlet": outlet, **none} for outlet in outlets])
    return found.assign(**head)


def _fitted(choice: Choice, pair: tuple[str, str] | None, event: str | None, cluster: str | None) -> pd.DataFrame:
    used = choice.articles[choice.articles[choice.exposure] > 0]
    data = prepare(used, Question(choice.metric, choice.exposure, event=event, cluster=cluster))
    plain = compare(data, extra=False)
    model = compare(data, extra=True, effect=plain.effect) if data.extra.shape[1] else plain
    if pair is None:
        return mean_table(model).rename(columns={"ratio": "value"})
    if missing := [name for name in pair if name not in data.outlets]:
        raise ModelError(f"no article of {missing[0]!r} is left")
    a, b = (data.outlets.index(name) for name in pair)
    row: dict[str, Any] = contrast(model, a, b)
    said = {"outlet": pair[0], "n": int(model.articles[[a, b]].sum()), "events": int(model.events[[a, b]].sum())}
    return pd.DataFrame([{**said, "value": row["ratio"], **{name: row[name] for name in ("low", "high", "note")}}])


def _said(row: pd.Series) -> str:
    if not row["specifications"]:
        return f"{row['outlet']}: no specification gives a ratio."
    side = "above" if row["above"] >= row["below"] else "below"
    agree, clear = row[side], row[f"clearly_{side}"]
    return (
        f"{row['outlet']}: {side} {row['against']} in {agree} of {row['specifications']} specifications, in {clear} of "
        f"them with an interval that leaves 1 out; ratios from {row['least']:.2f} to {row['greatest']:.2f}."
    )
