"""What to beware of in a fit: outlets and pairs without an interval or a test, and models that do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
import pandas as pd

from mediastudy.models.comparing import LEAST, Compared, small

SHOWN = 3
"""A brief warning names so many outlets or pairs, or one more."""


@dataclass(frozen=True)
class Warned:
    """A warning: the names of outlets or pairs it is about, with what comes before and after them."""

    before: str = ""
    names: tuple[str, ...] = ()
    after: str = ""

    @property
    def whole(self) -> str:
        """Return it with every name."""
        return f"{self.before}{', '.join(self.names)}{self.after}"

    @property
    def brief(self) -> str:
        """Return it with the first names, the others counted."""
        if len(self.names) <= SHOWN + 1:
            return self.whole
        first = ", ".join(self.names[:SHOWN])
        return f"{self.before}{first} and {len(self.names) - SHOWN:,} more{self.after}"


def warned(
    model: Compared, rates: pd.DataFrame, contrasts: pd.DataFrame, tested: Mapping[str, float]
) -> Iterable[Warned]:
    """Yield what the tables of a fit and its omnibus test do not say of which outlets and pairs, and why."""
    noted = rates[rates["note"] != ""]
    yield from _of_notes(noted["outlet"], noted["note"])
    missing = contrasts[contrasts["note"].str.startswith(("too few", "not comparable"))]
    missing = missing[~missing["a"].isin(noted["outlet"]) & ~missing["b"].isin(noted["outlet"])]
    yield from _of_notes(missing["a"] + " / " + missing["b"], missing["note"])
    kind = "No events" if model.family == "poisson" else "Separation: stories of one kind only"
    yield from _of_outlets(model, ~model.able, f"{kind} in ", ": outside the model; ratios are exact, unadjusted.")
    yield from _of_the_test(model, tested)


def of_checks(checks: Mapping[str, Any]) -> Iterable[Warned]:
    """Yield what the negative binomial check says against the model, if it was made."""
    if checks and not checks["nb2"]["usable"]:
        yield Warned(f"The negative binomial check cannot be used: {checks['nb2']['reason']}.")
    elif checks and checks["nb2"]["largest_change"] > 1.25:
        change = checks["nb2"]["largest_change"]
        yield Warned(f"A negative binomial model changes a rate ratio by a factor of {change:.2f}.")


def _of_notes(names: pd.Series, notes: pd.Series) -> Iterable[Warned]:
    """Yield a warning a note: names that have the same one are told together."""
    table = pd.DataFrame({"name": names, "note": notes})
    for note, same in table.groupby("note", sort=False)["name"]:
        yield Warned("", tuple(same), f": {note}.")


def _of_outlets(model: Compared, which: np.ndarray, before: str, after: str) -> Iterable[Warned]:
    if which.any():
        yield Warned(before, tuple(np.array(model.outlets, object)[which]), after)


def _of_the_test(model: Compared, tested: Mapping[str, float]) -> Iterable[Warned]:
    """Yield which outlets the omnibus test leaves out, as too small beside others, or in too few articles."""
    clusters, few = model.clusters, model.clusters < LEAST
    sizes = f"Unlike outlets ({clusters.min()} to {clusters.max()} articles or clusters); not in the omnibus test, "
    yield from _of_outlets(model, small(clusters) & ~few, f"{sizes}as too small beside the largest: ", ".")
    if isfinite(tested["p"]):
        left = f"Not in the omnibus test, with fewer than {LEAST} articles or clusters: "
        yield from _of_outlets(model, few, left, ".")
    else:
        yield Warned("Too few articles, clusters or counts for an omnibus test.")
