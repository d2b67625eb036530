"""power: how many articles an outlet a comparison needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediastudy.errors import ModelError

if TYPE_CHECKING:
    from mediastudy.models import Design, Power

STEM = "power_curve"


@click.command("power", short_help="How many articles an outlet does a comparison need?")
@click.option("--ratio", "ratios", type=float, multiple=True, required=True, help="To be found; may be given again.")
@click.option("--like", type=click.Path(path_type=Path), metavar="TABLES", help="Take the rest from measured articles.")
@click.option("--metric", metavar="COLUMN", help="With --like: what is counted.")
@click.option("--exposure", default="words", show_default=True, metavar="COLUMN", help="With --like: against what.")
@click.option("--cluster", metavar="COLUMN", help="With --like: what makes articles alike.")
@click.option("--rate", type=float, help="Events per 1,000 units of exposure.")
@click.option("--words", type=float, help="Exposure of an article on average.")
@click.option("--spread", type=float, help="Coefficient of variation of that.")
@click.option("--dispersion", type=float, help="Variance of an article's effect (mean 1); 0: Poisson counts.")
@click.option("--clustering", type=float, help="Variance of a cluster's effect (mean 1).")
@click.option("--size", type=int, help="Articles of an outlet in a cluster.")
@click.option("--shared/--own", default=None, help="Clusters are events that all outlets tell, or an outlet's own.")
@click.option("--outlets", type=int, default=2, show_default=True, help="Outlets compared, each with each.")
@click.option("--target", type=float, default=0.8, show_default=True, help="The power to be reached.")
@click.option("--simulations", type=click.IntRange(100), default=1000, show_default=True, help="Tables a size.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the simulation.")
@click.option("--json", "into", type=click.Path(path_type=Path), metavar="OUT", help="Write the whole result here.")
@click.option("--figure", type=click.Path(path_type=Path), metavar="DIR", help=f"Draw {STEM} into this folder.")
def command(ratios: tuple[float, ...], target: float, simulations: int, seed: int, **given: Any) -> None:
    """Say how many articles an outlet are needed to find a rate ratio between two of several outlets.

    The rate and its unevenness are stated, or taken from articles measured before (--like TABLES --metric M), where
    what is stated goes first. Simulated tables are tested as mediastudy model tests pairs of outlets.
    """
    from mediastudy import models

    into, figure = given.pop("into"), given.pop("figure")
    design = _design(**given)
    found = models.power(design, ratios, target, simulations, seed, _advance)
    click.echo(found.curve.to_string(index=False, float_format="{:.3f}".format))
    click.echo(f"{found.reading}\n{found.methods}")
    if into:
        _write(found, into)
    if figure:
        _draw(found, figure)


def _design(
    like: Path | None, metric: str | None, exposure: str, cluster: str | None, outlets: int, **stated: Any
) -> Design:
    from dataclasses import replace

    from mediastudy import models
    from mediastudy.cli.model import read_articles

    said = {name: value for name, value in stated.items() if value is not None}
    if like is None:
        if "rate" not in said:
            raise ModelError("A design needs a rate: give --rate, or --like TABLES --metric COLUMN.")
        return models.Design(**said, outlets=outlets)
    if metric is None:
        raise ModelError("--like needs --metric: the column that is counted.")
    return replace(models.design_like(read_articles(like), metric, exposure, cluster, outlets), **said)


def _advance(ratio: float, size: int, power: float) -> None:
    click.echo(f"ratio {ratio:g}, {size} articles an outlet: power {power:.3f}", err=True)


def _write(found: Power, into: Path) -> None:
    from mediastudy.writing import whole_file

    with whole_file(into) as unfinished:
        unfinished.write_text(json.dumps(found.as_json(), indent=2) + "\n", encoding="utf-8")


def _draw(found: Power, into: Path) -> None:
    from dataclasses import asdict

    from mediastudy import __version__, plots

    plots.save(STEM, found.curve, into, {"design": asdict(found.design), "mediastudy": __version__})
