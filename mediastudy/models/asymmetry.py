"""Which speakers "claim" and which "say": shares of a stance among a speaker's attributions, partially pooled."""

from __future__ import annotations

from math import log, nan

import numpy as np
import pandas as pd
from scipy.special import betaln, expit

from mediastudy.errors import UnknownNameError
from mediastudy.metrics import STANCES
from mediastudy.models.rates import LEVEL, with_interval
from mediastudy.names import unknown

COLUMNS = ["speaker", "outlet", "articles", "n", "count", "share", "pooled", "weight", "shrunk", "low", "high", "note"]
MOST = 6
"""Speakers, those with the most attributions, if none are named."""
GRID, WEIGHTS = 60, (0.5, 1e4)
"""Points a side of the grid; what the pooled share may weigh, in attributions."""
DRAWS, SEED = 10_000, 1
INTERVAL = "95 % posterior intervals (hierarchical beta-binomial; attributions divided by their design effect)"


def asymmetry(
    articles: pd.DataFrame, marks: pd.DataFrame, by: str = "class", stance: str = "distancing", most: int = MOST
) -> pd.DataFrame:
    """Return a row a speaker and outlet: of its attributions (n), the share whose cue has `stance`, raw and shrunk.

    A speaker is a value of `by`: a column of the marks of sources (class: its type; entity: its name in the article)
    or of the articles (such as a party). For each speaker, outlets' shares have a beta distribution whose mean
    (`pooled`) and `weight` in attributions are estimated with them; `shrunk` is the posterior mean, low and high its 95
    % interval (10,000 seeded draws). As attributions of one article are alike, counts are divided by the speaker's
    design effect. Speech in the body only. Raises UnknownNameError for an unknown column or stance.
    """
    if stance not in STANCES:
        raise UnknownNameError(unknown(stance, STANCES, "stance"))
    spoken = _spoken(articles, marks, by).assign(counted=lambda table: table["stance"].eq(stance))
    spoken = spoken[spoken["speaker"].notna() & (spoken["speaker"].astype(str) != "")]
    sizes = spoken["speaker"].value_counts().sort_index(kind="stable").nlargest(most)
    outlets = list(dict.fromkeys(articles["outlet"]))
    parts = [_pooled(spoken[spoken["speaker"] == speaker], outlets).assign(speaker=speaker) for speaker in sizes.index]
    table = pd.concat(parts, ignore_index=True)[COLUMNS] if parts else pd.DataFrame(columns=COLUMNS)
    table.attrs["stance"] = stance
    return with_interval(table, INTERVAL)


def beta_grid(counts: np.ndarray, totals: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a grid of beta distributions (their a and b) that `counts` of `totals` may come from, and how likely each
    is after seeing these: the hierarchical model of Gelman et al. (2013, section 5.3), prior (a + b)^(-5/2).

    The grid is even in the logit of the mean and the log of the weight a + b, around the counts' own mean.
    """
    mean = (counts.sum() + 0.5) / (totals.sum() + 1)
    centre, wide = log(mean / (1 - mean)), 5 / np.sqrt((totals.sum() + 1) * mean * (1 - mean)) + 2
    logit, logs = np.meshgrid(
        np.linspace(centre - wide, centre + wide, GRID), np.linspace(log(WEIGHTS[0]), log(WEIGHTS[1]), GRID)
    )
    a, b = (expit(logit) * np.exp(logs)).ravel(), (expit(-logit) * np.exp(logs)).ravel()
    likely = np.log(a) + np.log(b) - 2.5 * np.log(a + b)
    for count, total in zip(counts, totals, strict=True):
        likely += betaln(a + count, b + total - count) - betaln(a, b)
    chance = np.exp(likely - likely.max())
    return a, b, chance / chance.sum()


def _spoken(articles: pd.DataFrame, marks: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return a row a speech attribution of the body with a source: id, outlet, speaker, stance of its cue."""
    body = marks[(marks["where"] == "body") & marks["speech"].eq(True)]
    cues = body.loc[body["mark"] == "cue", ["id", "start", "stance"]].rename(columns={"start": "cue"})
    sources = body[(body["mark"] == "source") & (body["class"] != "none")]
    if by not in sources.columns and by not in articles.columns:
        raise UnknownNameError(unknown(by, [*sources.columns, *articles.columns], "column"))
    speakers = sources[by] if by in sources.columns else sources["id"].map(articles.set_index("id")[by])
    told = sources[["id", "outlet", "cue"]].assign(speaker=speakers)
    return told.merge(cues, on=["id", "cue"], how="inner", validate="many_to_one")


def _pooled(spoken: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    each = spoken.groupby(["outlet", "id"])["counted"].agg(["sum", "size"])
    sums = each.groupby("outlet").sum().reindex(outlets, fill_value=0)
    count, total = sums["sum"].to_numpy(float), sums["size"].to_numpy(float)
    share = np.divide(count, total, out=np.full(len(total), nan), where=total > 0)
    effect = _design_effect(each, dict(zip(outlets, share, strict=True)))
    known = total > 0
    a, b, chance = beta_grid(count[known] / effect, total[known] / effect)
    chosen = np.random.default_rng(SEED).choice(len(a), (DRAWS, 1), p=chance)
    drawn = np.random.default_rng(SEED).beta(a[chosen] + count / effect, b[chosen] + (total - count) / effect)
    low, high = np.where(known, np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0), nan)
    mean = chance @ ((a[:, None] + count / effect) / ((a + b)[:, None] + total / effect))
    prior = {"pooled": float(chance @ (a / (a + b))), "weight": effect * float(np.exp(chance @ np.log(a + b)))}
    told = each.groupby("outlet").size().reindex(outlets, fill_value=0).to_numpy()
    shrunk = {**prior, "shrunk": np.where(known, mean, nan), "low": low, "high": high}
    numbers = {"articles": told, "n": total.astype(int), "count": count.astype(int), "share": share}
    note = np.where(known, "", "no attributions")
    return pd.DataFrame({"outlet": outlets, **numbers, **shrunk, "note": note})


def _design_effect(each: pd.DataFrame, shares: dict[str, float]) -> float:
    """Return by how much outlets' shares vary more over articles than over independent attributions; at least 1."""
    share = each.index.get_level_values("outlet").map(shares).to_numpy(float)
    left = each["sum"].to_numpy(float) - share * each["size"].to_numpy(float)
    binomial = float((each["size"] * share * (1 - share)).sum())
    return max(1.0, float(left @ left) / binomial) if binomial > 0 else 1.0
