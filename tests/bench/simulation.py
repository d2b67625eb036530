"""Do the intervals hold what they promise, and do the tests? Simulated outlets of one and the same rate.

    python tests/bench/simulation.py [--fits 1000] [--outlets 2 5 10] [--articles 8 20 200] [--kinds clustered]

Articles of 300 to 900 words; counts are Poisson with gamma effects of mean 1: of articles (variance 1), or of events
that every outlet tells once and of articles (variance 1/2 each). The mean makes the stated share of counts 0 at 600
words if there are no event effects. Kinds: articles alone; clustered (fitted with --cluster event); matched (--event
event); authors (of about 4 articles in one outlet, --cluster author); partly (each outlet tells 35 % or 90 % of the
events, --cluster event); and articles alone, of which half of the outlets have a fifth as many (sizes), effects five
times as variable (spread), both (unlike) or a fifth of the words (lengths); one story in any (stories, logistic);
and adjusted (fitted with --adjust) for a number and a text that raise rates and are higher and commoner in that half.
Prints a row a design: coverage of the intervals shown, how many were shown, how often the omnibus test and any pair
(Holm) found what is not there, and how often they found it when the first outlet's rate is 1.5 times the others'.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from mediastudy.errors import ModelError
from mediastudy.models.comparing import compare
from mediastudy.models.contrasts import contrast_table, rate_table
from mediastudy.models.omnibus import omnibus
from mediastudy.models.questions import Data

ZEROS = (0.1, 0.5, 0.9, 0.95)
EVENTS = ("clustered", "matched", "partly")
KINDS = ("alone", *EVENTS, "authors", "sizes", "spread", "unlike", "lengths", "stories", "adjusted")
DRAWS = 99
LEVEL = 0.05
RAISED = (0.4, 0.6, 0.3)
"""What a unit of the number, and two values of the text beside the third, add to log rates where adjusted for."""
NAMES = ("rates", "ratios", "omnibus", "pairs")


@dataclass(frozen=True)
class Design:
    """A design of the study: outlets, articles an outlet, the share of zeros, how articles depend, a true ratio."""

    outlets: int
    articles: int
    zeros: float
    kind: str
    ratio: float = 1.0

    @property
    def mean(self) -> float:
        """Return the mean count at 600 words: P(0) = 1 / (1 + mean) with gamma effects of variance 1."""
        return 1 / self.zeros - 1


def draw(design: Design, draws: np.random.Generator) -> Data:
    """Return the simulated articles of a design."""
    first = np.arange(design.outlets) < design.outlets // 2
    few = first & (design.kind in ("sizes", "unlike"))
    outlet = np.repeat(np.arange(design.outlets), _sizes(design, few))
    size = len(outlet)
    words = draws.integers(300, 901, size) * np.where(first[outlet] & (design.kind == "lengths"), 0.2, 1.0)
    cluster, effects = _effects(design, first[outlet], outlet, draws)
    held = _held(design, first[outlet], draws)
    raised = np.exp(held @ RAISED[: held.shape[1]])
    mean = design.mean * words / 600 * np.where(outlet == 0, design.ratio, 1.0) * raised / raised.mean()
    events = draws.poisson(mean * effects).astype(float)
    keep = _kept(design, first[outlet], cluster, events, draws)
    return _data(design, events[keep], words[keep], outlet[keep], cluster[keep], held[keep])


def _sizes(design: Design, few: np.ndarray) -> np.ndarray:
    """Return the articles of each outlet, five times as many in some as in the `few`, the same number in all."""
    weight = np.where(few, 1.0, 5.0)
    return np.maximum(np.round(design.articles * weight / weight.mean()), 2).astype(int)


def _effects(
    design: Design, first: np.ndarray, outlet: np.ndarray, draws: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return the cluster of each article, and its effect."""
    size = len(outlet)
    if design.kind in EVENTS or design.kind == "authors":
        apart = design.articles * outlet if design.kind == "authors" else 0
        within = np.arange(size) % design.articles
        group = (within // 4 if design.kind == "authors" else within) + apart
        return group, draws.gamma(2.0, 0.5, group.max() + 1)[group] * draws.gamma(2.0, 0.5, size)
    variance = np.where(first, 2.0, 0.4) if design.kind in ("spread", "unlike") else np.ones(size)
    return np.arange(size), draws.gamma(1 / variance, variance)


def _held(design: Design, first: np.ndarray, draws: np.random.Generator) -> np.ndarray:
    """Return the columns that are adjusted for: a number, and indicators of two of three values of a text."""
    if design.kind != "adjusted":
        return np.empty((len(first), 0))
    number = draws.normal(first * 1.0)
    text = draws.random(len(first)) + 0.2 * first
    return np.column_stack([number, text > 0.8, (text > 0.5) & (text <= 0.8)]).astype(float)


def _kept(
    design: Design, first: np.ndarray, cluster: np.ndarray, events: np.ndarray, draws: np.random.Generator
) -> np.ndarray:
    """Return which articles there are: those that were told and, of matched events, those with counts."""
    if design.kind == "matched":
        return np.isin(cluster, np.flatnonzero(np.bincount(cluster, events) > 0))
    if design.kind == "partly":
        return (draws.random(len(cluster)) < np.where(first, 0.35, 0.9)) | (cluster < 2)
    return np.ones(len(cluster), bool)


def _data(
    design: Design, events: np.ndarray, words: np.ndarray, outlet: np.ndarray, cluster: np.ndarray, held: np.ndarray
) -> Data:
    names = tuple(f"outlet {number}" for number in range(design.outlets))
    matched, stories = design.kind == "matched", design.kind == "stories"
    extra = (cluster[:, None] == np.unique(cluster)[1:]).astype(float) if matched else held
    if stories:
        events, words = np.minimum(events, 1.0), np.ones(len(events))
    event = cluster if matched else np.zeros(len(events), int)
    family = "logistic" if stories else "poisson"
    return Data(events, words, outlet, names, cluster, extra, (), event, matched, held.shape[1] > 0, family)


def one(design: Design, draws: np.random.Generator) -> dict[str, np.ndarray | float]:
    """Return, for one simulated table, which intervals cover (NaN: none shown) and which tests reject."""
    data = draw(design, draws)
    if not data.events.any() or (design.kind == "stories" and data.events.all()):
        return {}
    further = data.extra.shape[1] > 0
    try:
        plain = compare(data, extra=False)
        model = compare(data, extra=True, effect=plain.effect) if further else plain
    except ModelError:
        return {}
    rates, pairs = rate_table(plain), contrast_table(model, None)
    found = omnibus(data, pairs["p_holm"], DRAWS)["p"]
    return {
        "rates": np.full(1, np.nan) if further else covers(rates["low"], rates["high"], truth(design)),
        "ratios": covers(pairs["low"], pairs["high"], 1.0),
        "omnibus": np.nan if np.isnan(found) else float(found <= LEVEL),
        "pairs": float((pairs["p_holm"] <= LEVEL).any()),
    }


def truth(design: Design) -> float:
    """Return the true rate per 1,000 words, or share of stories (by the mean over lengths)."""
    if design.kind != "stories":
        return 1000 * design.mean / 600
    return float((1 - 1 / (1 + design.mean * np.arange(300, 901) / 600)).mean())


def covers(low: np.ndarray, high: np.ndarray, true: float) -> np.ndarray:
    """Return 1 where an interval holds what is true, 0 where it does not, NaN where there is none."""
    return np.where(np.isnan(high), np.nan, (low <= true) & (true <= high)).astype(float)


def study(design: Design, fits: int) -> str:
    """Return a row of the table: the design, and each figure with the share of cases that had one."""
    draws = np.random.default_rng([design.outlets, design.articles, int(100 * design.zeros), KINDS.index(design.kind)])
    null = [each for each in (one(design, draws) for _ in range(fits)) if each]
    other = [each for each in (one(replace(design, ratio=1.5), draws) for _ in range(fits // 5)) if each]
    cells = [f"{design.outlets}", f"{design.articles}", f"{design.zeros:.2f}", design.kind]
    cells += [_share(null, name) for name in NAMES] + [_share(other, name) for name in ("omnibus", "pairs")]
    return f"| {' | '.join(cells)} |"


def _share(found: list[dict[str, np.ndarray | float]], name: str) -> str:
    values = np.concatenate([np.atleast_1d(each[name]) for each in found])
    shown = ~np.isnan(values)
    told = "" if shown.mean() > 0.995 else f" ({shown.mean():.0%} shown)"
    return f"{values[shown].mean():.3f}{told}" if shown.mean() > 0.02 else "-"


def _designs(given: argparse.Namespace) -> Iterator[Design]:
    for row in product(given.outlets, given.articles, given.zeros, given.kinds):
        yield Design(*row)


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fits", type=int, default=1000)
    parser.add_argument("--outlets", type=int, nargs="+", default=[2, 5, 10])
    parser.add_argument("--articles", type=int, nargs="+", default=[8, 20, 200])
    parser.add_argument("--zeros", type=float, nargs="+", default=ZEROS)
    parser.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    titles = ("outlets", "articles", "zeros", "articles are", *NAMES[:3], "any pair", "omnibus, 1.5", "any pair, 1.5")
    print(f"| {' | '.join(titles)} |\n{'| --- ' * len(titles)}|")  # noqa: T201
    designs = list(_designs(given))
    with ProcessPoolExecutor(given.jobs) as pool:
        for row in pool.map(study, designs, [given.fits] * len(designs)):
            print(row, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
