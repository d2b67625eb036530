"""Distinctive verbs: which cues an outlet uses more than the others do, beyond chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

PRIOR = 500
"""Weight of the prior in words: all outlets' verbs together, scaled to this sum (Monroe et al. 2008, section 3.3)."""


def distinctive_verbs(marks: pd.DataFrame, top: int = 5) -> pd.DataFrame:
    """Return, for each outlet, its `top` verbs by z: outlet, verb, count, other (count elsewhere), z.

    z is the log-odds ratio against the other outlets with an informative Dirichlet prior, over its standard error
    (Monroe, Colaresi & Quinn 2008, equations 16 to 22). Only speech cues of the body are counted.
    """
    cues = marks[(marks["mark"] == "cue") & (marks["where"] == "body") & marks["speech"].eq(True)]
    counts = cues.groupby(["outlet", "verb"], sort=False).size().unstack(fill_value=0)
    parts = [_for_outlet(counts, outlet, top) for outlet in counts.index]
    columns = ["outlet", "verb", "count", "other", "z"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _for_outlet(counts: pd.DataFrame, outlet: str, top: int) -> pd.DataFrame:
    own, total = counts.loc[outlet], counts.sum()
    prior = PRIOR * total / total.sum()
    here, there = own + prior, total - own + prior
    odds = np.log(here / (here.sum() - here)) - np.log(there / (there.sum() - there))
    table = pd.DataFrame({"count": own, "other": total - own, "z": odds / np.sqrt(1 / here + 1 / there)})
    best = table[table["count"] > 0].sort_values("z", ascending=False, kind="stable").head(top)
    return best.rename_axis("verb").reset_index().assign(outlet=outlet)
