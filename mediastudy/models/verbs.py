"""Distinctive verbs: which cues an outlet uses more than the others do, beyond chance."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediastudy.models.rates import LEVEL, with_interval
from mediastudy.models.resampling import resampled

PRIOR = 500
"""Weight of the prior in words: all outlets' verbs together, scaled to this sum (Monroe et al. 2008, section 3.3)."""
DRAWS = 1000
SEED = 1
COLUMNS = ["outlet", "n", "verb", "count", "other", "articles", "log_odds", "low", "high", "z"]
INTERVAL = "95 % percentile intervals over articles (bootstrap, 1,000 draws)"


def distinctive_verbs(marks: pd.DataFrame, top: int = 5, seed: int = SEED) -> pd.DataFrame:
    """Return, for each outlet, its `top` verbs by z: outlet, n (its cues), verb, count, other (count elsewhere),
    articles (with the verb), log_odds, low, high, z. One outlet has none to differ from, and no rows.

    log_odds is the log-odds ratio against the other outlets with an informative Dirichlet prior, z that over its
    standard error (Monroe, Colaresi & Quinn 2008, equations 16 to 22). That error takes every use for independent;
    those of one article are not, so the interval is from 1,000 resamples of the articles with a cue within each outlet
    (NaN for one article), the prior held as it is; a verb that an outlet's resample has not is not used more there.
    Only speech cues of the body are counted.
    """
    cues = marks[(marks["mark"] == "cue") & (marks["where"] == "body") & marks["speech"].eq(True)]
    counts = cues.groupby(["outlet", "verb"], sort=False).size().unstack(fill_value=0)
    if len(counts) < 2:
        table = pd.DataFrame(columns=COLUMNS)
        table.attrs["reason"] = "Fewer than two outlets have reporting verbs: there is none to differ from."
        return with_interval(table, INTERVAL)
    table = pd.concat([_for_outlet(counts, outlet, top) for outlet in counts.index], ignore_index=True)
    table = with_interval(_with_bounds(table, cues, seed)[COLUMNS], INTERVAL)
    table.attrs["top"] = top
    return table


def log_odds(own: np.ndarray, others: np.ndarray, prior: np.ndarray, sums: tuple[Any, Any]) -> np.ndarray:
    """Return the log-odds ratio of some verbs used `own` times in one outlet and `others` times elsewhere, with the
    prior of the verbs added to both; `sums` are all uses there and there, prior included.
    """
    here, there = own + prior, others + prior
    odds: np.ndarray = np.log(here / (sums[0] - here)) - np.log(there / (sums[1] - there))
    return odds


def _for_outlet(counts: pd.DataFrame, outlet: str, top: int) -> pd.DataFrame:
    own, total = counts.loc[outlet].to_numpy(float), counts.sum().to_numpy(float)
    prior, others = PRIOR * total / total.sum(), total - own
    odds = log_odds(own, others, prior, (own.sum() + PRIOR, others.sum() + PRIOR))
    z = odds / np.sqrt(1 / (own + prior) + 1 / (others + prior))
    uses = {"count": own.astype(int), "other": others.astype(int)}
    table = pd.DataFrame({**uses, "log_odds": odds, "z": z}, index=counts.columns)
    best = table[table["count"] > 0].sort_values("z", ascending=False, kind="stable").head(top)
    return best.rename_axis("verb").reset_index().assign(outlet=outlet, n=int(own.sum()))


def _with_bounds(table: pd.DataFrame, cues: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return `table` with the articles that use each verb, and intervals from resampled articles of every outlet."""
    verbs = list(dict.fromkeys(table["verb"]))
    each = cues.groupby(["outlet", "id", "verb"], sort=False).size().unstack(fill_value=0)
    columns = each[verbs].assign(all=each.sum(axis=1))
    draws = np.random.default_rng(seed)
    outlets = list(dict.fromkeys(table["outlet"]))
    drawn = {outlet: resampled(columns.loc[[outlet]].to_numpy(float), DRAWS, draws) for outlet in outlets}
    everywhere = sum(drawn.values(), np.zeros((DRAWS, len(verbs) + 1)))
    prior = PRIOR * columns[verbs].sum().to_numpy(float) / columns["all"].sum()
    rows = []
    for outlet, part in table.groupby("outlet", sort=False):
        own, others = drawn[str(outlet)], everywhere - drawn[str(outlet)]
        sums = own[:, -1:] + PRIOR, others[:, -1:] + PRIOR
        odds = log_odds(own[:, :-1], others[:, :-1], prior, sums)
        odds = np.where(own[:, :-1] > 0, odds, np.minimum(odds, 0.0))
        low, high = np.quantile(odds, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
        told = (columns.loc[[outlet], verbs] > 0).sum()
        alone = len(columns.loc[[outlet]]) < 2
        places = [verbs.index(verb) for verb in part["verb"]]
        bounds = {"low": np.nan if alone else low[places], "high": np.nan if alone else high[places]}
        rows.append(part.assign(articles=told.to_numpy()[places], **bounds))
    return pd.concat(rows, ignore_index=True)
