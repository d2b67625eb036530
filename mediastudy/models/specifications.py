"""Sensitivity: a comparison under every choice that could have been made, all of them shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import Any

import pandas as pd

from mediastudy.errors import ModelError, UnknownNameError
from mediastudy.models.choices import Choice, choices
from mediastudy.models.comparing import compare
from mediastudy.models.contrasts import contrast
from mediastudy.models.paragraphs import Paragraphs
from mediastudy.models.phrases import phrase
from mediastudy.models.questions import Question, prepare
from mediastudy.models.rates import Count
from mediastudy.models.ratios import REFERENCE, rate_ratios
from mediastudy.models.wording import listed
from mediastudy.names import unknown
from mediastudy.plural import counted
from mediastudy.tables import Measured

NAMED = 12
"""Of more outlets than this the reading tells groups."""
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

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, None where a number is not known or not finite."""
        tables = {"specifications": self.table, "agreement": self.agreement}
        plain = {name: json.loads(table.to_json(orient="records")) for name, table in tables.items()}
        return {"metric": self.metric, **plain, "methods": self.methods, "reading": self.reading}

    @property
    def text(self) -> Paragraphs:
        """Both paragraphs: methods and reading."""
        return Paragraphs(f"{self.methods}\n\n{self.reading}")

    @property
    def reading(self) -> str:
        """What the specifications agree on, in plain words: outlet by outlet, or up to NAMED of them in groups."""
        found = self.agreement
        if not found["specifications"].any():
            return f"No specification gives a ratio: {self.table['note'].iloc[0]}."
        each = " ".join(_said(row) for _, row in found.iterrows()) if len(found) <= NAMED else _grouped(found)
        return f"{each} Clearly: with an interval that leaves 1 out."

    @property
    def methods(self) -> str:
        """What was varied, for the methods section of a paper."""
        first = self.table.drop_duplicates(["group", "specification"])
        sizes = first.groupby("group", sort=False).size()
        varied = "; ".join(f"{group} ({size})" for group, size in sizes.items())
        base = self.table[self.table["group"] == "baseline"]
        outlets = counted(base["outlet"].nunique(), "outlet")
        size = f"{int(base['n'].sum()):,} articles of {outlets}, {int(base['events'].sum()):,} counted"
        missing = int((self.table.groupby(["group", "specification"])["value"].count() == 0).sum())
        none = f" {missing} gave no ratio, for the reason in the table." if missing else ""
        return (
            f"{counted(len(first), 'specification')} of the rate of {phrase(self.metric)[1]} as a ratio to "
            f"{self.table['against'].iloc[0]} ({size} in the first), one choice changed at a time: {varied}. Each is a "
            "Poisson regression of its own with the errors of mediastudy model, articles without exposure left out; "
            f"all are shown, none was chosen, and the intervals (95 %) are not corrected for their number.{none}"
        )


def specify(
    measured: Measured,
    metric: str,
    pair: tuple[str, str] | None = None,
    also: Mapping[str, Measured] | None = None,
) -> Sensitivity:
    """Return the rate ratio of each outlet to the mean of outlets, or of the first of a `pair` to the second, under
    every choice that `choices` knows for `metric`.

    Ratios to the mean are those of `rate_ratios`, ratios of a pair those of `fit`. `also` holds the same articles
    measured with other lexicons, by name. A specification that cannot be fitted has a row whose note says why. Raises
    UnknownNameError for a metric or an outlet that is not there.
    """
    for outlet in pair or ():
        if outlet not in set(measured.articles["outlet"]):
            raise UnknownNameError(unknown(outlet, set(measured.articles["outlet"]), "outlet"))
    parts = [_ratios(each, pair) for each in choices(measured, metric, also or {}, pair or ())]
    table = pd.concat(parts, ignore_index=True)[COLUMNS]
    table.attrs.update(value=f"rate ratio to {table['against'].iloc[0]}", reference=1.0, metric=metric)
    made = Sensitivity(metric, table)
    table.attrs["methods"] = made.methods
    if not table["value"].notna().any():
        table.attrs["reason"] = made.reading
    return made


def _ratios(choice: Choice, pair: tuple[str, str] | None) -> pd.DataFrame:
    outlets = [pair[0]] if pair else list(dict.fromkeys(choice.articles["outlet"]))
    used = choice.articles[choice.articles[choice.exposure] > 0]
    try:
        found = _of_pair(choice, used, pair) if pair else _to_mean(choice, used)
    except ModelError as error:
        none = {"n": 0, "events": 0, "value": nan, "low": nan, "high": nan, "note": f"not fitted: {error}"}
        found = pd.DataFrame([{"outlet": outlet, **none} for outlet in outlets])
    return found.assign(group=choice.group, specification=choice.name, against=pair[1] if pair else REFERENCE)


def _to_mean(choice: Choice, used: pd.DataFrame) -> pd.DataFrame:
    found = rate_ratios(used, [Count(choice.name, choice.metric, choice.exposure)], choice.event or "")
    return found.rename(columns={"ratio": "value"})


def _of_pair(choice: Choice, used: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    data = prepare(used, Question(choice.metric, choice.exposure, event=choice.event))
    plain = compare(data, extra=False)
    model = compare(data, extra=True, effect=plain.effect) if choice.event else plain
    if missing := [name for name in pair if name not in data.outlets]:
        raise ModelError(f"no article of {missing[0]!r} is left")
    a, b = (data.outlets.index(name) for name in pair)
    row: dict[str, Any] = contrast(model, a, b)
    said = {"outlet": pair[0], "n": int(model.articles[[a, b]].sum()), "events": int(model.events[[a, b]].sum())}
    return pd.DataFrame([{**said, "value": row["ratio"], **{name: row[name] for name in ("low", "high", "note")}}])


def _said(row: pd.Series) -> str:
    """Return on which side of 1 an outlet's ratios are, and for how many of them the interval leaves 1 out."""
    known = row["specifications"]
    if not known:
        return f"{row['outlet']}: no specification gives a ratio."
    sides = [
        f"{side} in {row[side]} (clearly in {row[f'clearly_{side}'] or 'none'})"
        for side in ("above", "below")
        if row[side]
    ]
    of = f"of {counted(known, 'specification')} {' and '.join(sides) or 'at it in every one'}"
    return f"{row['outlet']}, against {row['against']}: {of}; ratios from {row['least']:.2f} to {row['greatest']:.2f}."


def _grouped(agreement: pd.DataFrame) -> str:
    """Return which outlets lie on one side of 1 in every specification, and which of these clearly in every one."""
    known = agreement[agreement["specifications"] > 0]
    said, rest = [], len(known)
    for side in ("above", "below"):
        whole = known[known[side] == known["specifications"]]
        clear = list(whole.loc[whole[f"clearly_{side}"] == whole["specifications"], "outlet"])
        names = listed(whole["outlet"]) if len(whole) else "none"
        said.append(f"{side.capitalize()} {known['against'].iloc[0]} in every specification that gave a ratio: {names}")
        said[-1] += f" (clearly in every one: {listed(clear) if clear else 'none'})." if len(whole) else "."
        rest -= len(whole)
    return f"{' '.join(said)} On either side: {rest} of {len(known)} outlets."
