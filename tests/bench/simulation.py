"""Do the intervals hold what they promise, and do the tests? Simulated outlets of one and the same rate.

    python tests/bench/simulation.py [--fits 200] [--outlets 2 5 10] [--articles 8 20 50 200] [--kinds clustered]

Articles of 300 to 900 words; counts are Poisson with gamma effects of mean 1: of articles (variance 1), or of events
that every outlet tells once and of articles (variance 1/2 each). The mean makes the stated share of counts 0 at 600
words if there are no event effects. Prints a row a design: coverage of the intervals shown, how many were shown, and
how often the omnibus test and any pair (Holm) found what is not there.
"""

from __future__ import annotations

import argparse
import gc
from dataclasses import dataclass
from itertools import product

import numpy as np

from mediastudy.models.contrasts import compare, contrast_table, omnibus, rate_table
from mediastudy.models.questions import Data

ZEROS = (0.1, 0.5, 0.9, 0.95)
KINDS = ("alone", "clustered", "matched")
FLIPS = 499
LEVEL = 0.05
MATCHED = 20
"""Matched stories are simulated up to so many events: an effect an event takes its time."""


@dataclass(frozen=True)
class Design:
    """A design of the study: how many outlets, articles an outlet, the share of zeros, how articles depend."""

    outlets: int
    articles: int
    zeros: float
    kind: str

    @property
    def mean(self) -> float:
        """Return the mean count at 600 words: P(0) = 1 / (1 + mean) with gamma effects of variance 1."""
        return 1 / self.zeros - 1


def draw(design: Design, draws: np.random.Generator) -> Data:
    """Return the simulated articles of a design."""
    size = design.outlets * design.articles
    words = draws.integers(300, 901, size).astype(float)
    event = np.tile(np.arange(design.articles), design.outlets)
    effects = draws.gamma(1.0, 1.0, size)
    if design.kind != "alone":
        effects = draws.gamma(2.0, 0.5, design.articles)[event] * draws.gamma(2.0, 0.5, size)
    events = draws.poisson(design.mean * words / 600 * effects).astype(float)
    outlet = np.repeat(np.arange(design.outlets), design.articles)
    names = tuple(f"outlet {number}" for number in range(design.outlets))
    cluster = np.arange(size) if design.kind == "alone" else event
    extra = np.empty((size, 0))
    keep = np.ones(size, bool)
    if design.kind == "matched":
        keep = np.isin(event, np.flatnonzero(np.bincount(event, events) > 0))
        extra = (event[keep, None] == np.unique(event[keep])[1:]).astype(float)
    return Data(events[keep], words[keep], outlet[keep], names, cluster[keep], extra, (), design.kind == "matched")


def one(design: Design, draws: np.random.Generator) -> dict[str, np.ndarray | float]:
    """Return, for one simulated table, which intervals cover (NaN: none shown) and which tests reject."""
    data = draw(design, draws)
    if not data.events.any():
        return {}
    plain = compare(data, extra=False)
    model = compare(data, extra=True, effect=plain.effect) if design.kind == "matched" else plain
    rates, pairs = rate_table(plain), contrast_table(model, None)
    truth = 1000 * design.mean / 600
    found = omnibus(data, model, FLIPS)["p"]
    return {
        "rates": covers(rates["low"], rates["high"], truth),
        "ratios": covers(pairs["low"], pairs["high"], 1.0),
        "omnibus": np.nan if np.isnan(found) else float(found <= LEVEL),
        "pairs": float((pairs["p_holm"] <= LEVEL).any()),
    }


def covers(low: np.ndarray, high: np.ndarray, truth: float) -> np.ndarray:
    """Return 1 where an interval holds the truth, 0 where it does not, NaN where there is none."""
    return np.where(np.isnan(high), np.nan, (low <= truth) & (truth <= high)).astype(float)


def study(design: Design, fits: int) -> str:
    """Return a row of the table: the design, and each figure with the share of cases that had one."""
    draws = np.random.default_rng([design.outlets, design.articles, int(100 * design.zeros), KINDS.index(design.kind)])
    found = [each for each in (one(design, draws) for _ in range(fits)) if each]
    cells = [f"{design.outlets}", f"{design.articles}", f"{design.zeros:.2f}", design.kind]
    for name in ("rates", "ratios", "omnibus", "pairs"):
        values = np.concatenate([np.atleast_1d(each[name]) for each in found])
        shown = ~np.isnan(values)
        share = "" if shown.all() else f" ({shown.mean():.0%} shown)"
        matched_rates = name == "rates" and design.kind == "matched"
        cells.append("-" if matched_rates or not shown.any() else f"{values[shown].mean():.3f}{share}")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fits", type=int, default=200)
    parser.add_argument("--outlets", type=int, nargs="+", default=[2, 5, 10])
    parser.add_argument("--articles", type=int, nargs="+", default=[8, 20, 50, 200])
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    given = parser.parse_args()
    gc.freeze()  # statsmodels collects garbage at every correction of p values
    print("| outlets | articles | zeros | articles are | rates | ratios | omnibus | any pair |")  # noqa: T201
    print("| --- " * 8 + "|")  # noqa: T201
    for outlets, articles, zeros, kind in product(given.outlets, given.articles, ZEROS, given.kinds):
        if kind != "matched" or articles <= MATCHED:
            print(study(Design(outlets, articles, zeros, kind), given.fits), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
