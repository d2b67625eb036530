"""A design of a study: how often something is counted, how unevenly, and how articles depend; stated or measured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediastudy.errors import ModelError
from mediastudy.models.questions import Question, prepare
from mediastudy.models.rates import SCALE


@dataclass(frozen=True)
class Design:
    """What a study will look like, but for its size.

    `rate` per 1,000 units of exposure; `words`: the exposure of an article on average, `spread` its coefficient of
    variation; `dispersion` and `clustering`: the variances of gamma effects (mean 1) of an article and of a cluster.
    A cluster is `size` articles of one outlet or, if `shared`, of every outlet: an event that all of them tell.
    """

    rate: float
    words: float = 500.0
    spread: float = 0.5
    dispersion: float = 0.0
    clustering: float = 0.0
    size: int = 1
    shared: bool = False
    outlets: int = 2

    def __post_init__(self) -> None:
        """Raise ModelError for a number that describes no study."""
        for name in ("rate", "words"):
            if not 0 < getattr(self, name) < np.inf:
                raise ModelError(f"A design needs a {name} above 0, not {getattr(self, name)}.")
        for name in ("spread", "dispersion", "clustering"):
            if not 0 <= getattr(self, name) < np.inf:
                raise ModelError(f"A design needs a {name} of 0 or more, not {getattr(self, name)}.")
        if self.outlets < 2 or self.size < 1:
            raise ModelError("A design needs two outlets or more, and clusters of one article or more.")


def design_like(
    articles: pd.DataFrame, metric: str, exposure: str = "words", cluster: str | None = None, outlets: int = 2
) -> Design:
    """Return the design that measured articles suggest, by the method of moments within outlets.

    With y the counts and m what the outlet's rate expects, the variance of an article's effect is the sum of (y - m)^2
    - m over that of m^2; that of a cluster's effect the sum of (y - m)(y' - m') over that of m m', over pairs of
    articles in one value of the column `cluster`; neither is below 0. Raises as `fit` does.
    """
    data = prepare(articles, Question(metric, exposure, cluster=cluster))
    size = len(data.outlets)
    rates = np.bincount(data.outlet, data.events, size) / np.bincount(data.outlet, data.exposure, size)
    mean = rates[data.outlet] * data.exposure
    away = data.events - mean
    own = float(away @ away - mean.sum()) / float(mean @ mean)
    common, several = _between(away, mean, data.cluster)
    each = pd.DataFrame({"outlet": data.outlet, "cluster": data.cluster}).value_counts()
    shared = bool(each.groupby("cluster").size().gt(1).mean() > 1 / 2)
    return Design(
        rate=SCALE * float(data.events.sum() / data.exposure.sum()),
        words=float(data.exposure.mean()),
        spread=float(data.exposure.std() / data.exposure.mean()),
        dispersion=max(0.0, (own - common) / (1 + common)),
        clustering=common,
        size=max(1, round(each.mean())) if several else 1,
        shared=shared,
        outlets=outlets,
    )


def _between(away: np.ndarray, mean: np.ndarray, cluster: np.ndarray) -> tuple[float, bool]:
    """Return the variance of the effects of clusters, and whether any cluster has two articles."""
    together = np.bincount(cluster, mean) ** 2 - np.bincount(cluster, mean**2)
    if together.sum() <= 1e-9 * mean.sum():
        return 0.0, False
    products = np.bincount(cluster, away) ** 2 - np.bincount(cluster, away**2)
    return max(0.0, float(products.sum() / together.sum())), True
