"""Power: how many articles an outlet are needed to find a rate ratio, by simulating the test that `fit` makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from mediastudy.errors import ModelError
from mediastudy.models.corrections import holm
from mediastudy.models.design import Design
from mediastudy.models.simulated import pair_p_values, simulated

LEVEL, TARGET = 0.05, 0.8
SIMULATIONS = 1000
SEED = 1
FIRST, MOST = 4, 4096
"""Articles an outlet that the search begins with and gives up at."""
CLOSE = 1.05
"""The search ends when the sizes on both sides of the target are this near."""
COLUMNS = ["ratio", "articles", "power", "error", "tested", "needed"]


@dataclass(frozen=True)
class Power:
    """The power of a design: `curve` has a row a ratio and number of articles an outlet (columns COLUMNS).

    `error` is the Monte Carlo standard error; `tested` the share of pairs that have a p value at all; `needed` marks
    the smallest number that reached the target.
    """

    design: Design
    target: float
    simulations: int
    seed: int
    curve: pd.DataFrame

    @property
    def reading(self) -> str:
        """What was found, in plain words."""
        return " ".join(self._said(part) for _, part in self.curve.groupby("ratio", sort=False))

    @property
    def methods(self) -> str:
        """What was simulated and tested, for the methods section of a paper."""
        design = self.design
        pairs = design.outlets * (design.outlets - 1) // 2
        corrected = f"Holm's correction over {pairs} pairs" if pairs > 1 else "one pair, no correction"
        errors = "HC3" if design.size == 1 and not design.shared else "CR3"
        return (
            f"Power was simulated ({self.simulations:,} tables a number of articles, seed {self.seed}) for "
            f"{design.outlets} outlets, one of them with another rate. Counts were Poisson at {design.rate:.3g} per "
            f"1,000 units of exposure, {design.words:.4g} units an article (gamma, coefficient of variation "
            f"{design.spread:.2g}){_effects(design)}. Each table was tested as mediastudy model tests pairs: "
            f"Poisson regression, {errors} errors, Satterthwaite's degrees of freedom, never below the exact "
            f"conditional test ({corrected}), at {LEVEL:g}, two-sided, in the right direction."
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        head = {"target": self.target, "level": LEVEL, "simulations": self.simulations, "seed": self.seed}
        needed = self.curve.loc[self.curve["needed"], COLUMNS[:-1]].to_dict("records")
        curve = self.curve[COLUMNS[:-1]].to_dict("records")
        words = {"reading": self.reading, "methods": self.methods}
        return {"design": asdict(self.design), **head, "needed": needed, "curve": curve, **words}

    def _said(self, part: pd.DataFrame) -> str:
        ratio = part["ratio"].iloc[0]
        if not part["needed"].any():
            last = part.iloc[-1]
            return (
                f"A rate ratio of {ratio:g} is not found with a power of {self.target:.0%} by {last['articles']:,} "
                f"articles an outlet (power {last['power']:.0%})."
            )
        row = part[part["needed"]].iloc[0]
        return (
            f"A rate ratio of {ratio:g} needs about {row['articles']:,} articles an outlet for a power of "
            f"{self.target:.0%} (simulated {row['power']:.1%}, Monte Carlo standard error {row['error']:.1%})."
        )


def power(
    design: Design,
    ratios: Iterable[float],
    target: float = TARGET,
    simulations: int = SIMULATIONS,
    seed: int = SEED,
    advance: Callable[[float, int, float], object] = lambda *_: None,
) -> Power:
    """Return the power of `design` to find each of `ratios`, by number of articles an outlet.

    Power is the chance that one outlet, whose rate is `ratio` times that of the others, is told from one of them: the
    Holm-corrected p of the pair, as `fit` gives it, is at most .05, in the right direction. The number of articles is
    doubled from 4 until the `target` is reached, then halved in on to 5 %; all are simulated from the same `seed`.
    `advance` is told each ratio, size and power. Raises ModelError for a ratio or target that cannot be.
    """
    wanted = list(ratios)
    for ratio in wanted:
        if not 0 < ratio < np.inf or ratio == 1:
            raise ModelError(f"A rate ratio to be found is above 0 and not 1; {ratio:g} is none.")
    if not LEVEL < target < 1:
        raise ModelError(f"A power to be reached lies between {LEVEL:g} and 1; {target:g} does not.")
    parts = []
    for ratio in wanted:
        at_size = partial(power_at, design, ratio=ratio, simulations=simulations, seed=seed)
        rows = []
        for size, found in _search(at_size, target):
            advance(ratio, size, found[0])
            rows.append((ratio, size, *found))
        table = pd.DataFrame(rows, columns=COLUMNS[:-1]).sort_values("articles", ignore_index=True)
        reached = table.loc[table["power"] >= target, "articles"]
        parts.append(table.assign(needed=table["articles"] == (reached.min() if len(reached) else -1)))
    made = Power(design, target, simulations, seed, pd.concat(parts, ignore_index=True))
    made.curve.attrs.update(target=target, outlets=design.outlets, methods=made.methods)
    return made


def power_at(design: Design, articles: int, ratio: float, simulations: int, seed: int) -> tuple[float, float, float]:
    """Return the power at a number of articles an outlet, its Monte Carlo standard error, and the share tested."""
    shares, tested = [], []
    for counts in simulated(design, articles, ratio, simulations, np.random.default_rng(seed)):
        rates = counts.events.sum(axis=2) / counts.exposure.sum(axis=2)
        p = np.apply_along_axis(holm, 1, pair_p_values(counts))[:, : design.outlets - 1]
        right = (rates[:, :1] - rates[:, 1:]) * (ratio - 1) > 0
        shares.append(((np.nan_to_num(p, nan=1.0) <= LEVEL) & right).mean(axis=1))
        tested.append((~np.isnan(p)).mean(axis=1))
    found = np.concatenate(shares)
    return float(found.mean()), float(found.std() / np.sqrt(simulations)), float(np.concatenate(tested).mean())


def _search(
    function: Callable[[int], tuple[float, float, float]], target: float
) -> Iterator[tuple[int, tuple[float, float, float]]]:
    """Yield the sizes tried, and what `function` gives for each: doubled until it reaches the target, then between."""
    below, size, above = 1, FIRST, 0
    while size:
        found = function(size)
        yield size, found
        below, above = (below, size) if found[0] >= target else (size, above)
        if above:
            middle = (below + above) // 2
            size = middle if below < middle and above > CLOSE * below else 0
        else:
            size = 2 * size if size < MOST else 0


def _effects(design: Design) -> str:
    said = []
    if design.dispersion:
        said.append(f"gamma effects of articles (variance {design.dispersion:.2g})")
    if design.clustering:
        whose = "articles of every outlet on one event" if design.shared else "articles of an outlet"
        said.append(f"of clusters of {design.size} {whose} (variance {design.clustering:.2g})")
    return f", with {' and '.join(said)}" if said else ", without overdispersion"
