"""specify: one comparison of outlets under every choice that could have been made, as one table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediastudy.cli.options import apart
from mediastudy.errors import ModelError

if TYPE_CHECKING:
    from mediastudy.models import Sensitivity
    from mediastudy.tables import Measured

STEM = "specification_curve"


@click.command("specify", short_help="Compare outlets under every choice: does it hang on one?")
@click.argument("tables", type=click.Path(path_type=Path))
@click.option("--metric", required=True, metavar="NAME", help="What is counted, such as hedges_own or attributions.")
@click.option("--pair", nargs=2, metavar="A B", help="The ratio of outlet A to outlet B, not of each to their mean.")
@click.option("--also", multiple=True, metavar="NAME=TABLES", help="The same articles measured otherwise; repeatable.")
@click.option("--csv", "table", type=click.Path(path_type=Path), metavar="OUT", help="Write the table: a row a ratio.")
@click.option("--json", "into", type=click.Path(path_type=Path), metavar="OUT", help="Write the whole result here.")
@click.option("--figure", type=click.Path(path_type=Path), metavar="DIR", help=f"Draw {STEM} into this folder.")
def command(
    tables: Path,
    metric: str,
    pair: tuple[str, str] | None,
    also: tuple[str, ...],
    table: Path | None,
    into: Path | None,
    figure: Path | None,
) -> None:
    """Fit the rate ratios of the outlets in TABLES, a folder written by mediastudy measure, under every choice.

    One choice is changed at a time: shared events only, staff or wire copy, each text once, voice, mode, rule set of
    anonymous sources, verb scheme, and the commonest words, events and outlets left out. What another lexicon or
    version would change: measure the articles with it into a folder of its own and give that with --also. No choice
    is picked: every ratio is in the table, one that cannot be fitted with the reason. Shows for each outlet how many
    ratios lie above and below 1, and how many with a 95 % interval that leaves 1 out.

    \b
    mediastudy specify tables --metric hedges_own --csv choices.csv
    mediastudy specify tables --metric endorsing --pair "Harbour Ledger" Northline --json choices.json
    mediastudy specify tables --metric hedges --also strict=tables-of-strict-hedges --figure figures
    """
    from mediastudy import models

    for output in (table, into):
        apart(output, *(tables / name for name in ("articles.csv", "articles.parquet", "measured.json")))
    measured = _measured(tables)
    others = {name: _same(measured, _measured(Path(place)), name) for name, place in map(_named, also)}
    found = models.specify(measured, metric, pair or None, others)
    click.echo(found.agreement.to_string(index=False, float_format="{:.3g}".format, na_rep="-"))
    click.echo(f"\n{found.reading}\n\n{found.methods}")
    if table or into:
        _write(found, table, into)
    if figure:
        _draw(found, measured, figure)


def _named(given: str) -> tuple[str, str]:
    name, equals, place = given.partition("=")
    if not name or not equals or not place:
        raise click.UsageError(f"--also takes NAME=TABLES, for instance strict=tables-of-strict; found {given!r}.")
    return name, place


def _measured(path: Path) -> Measured:
    from mediastudy.tables.measure import FACTS, load

    if not (path / FACTS).is_file():
        raise ModelError(f"{path}: this is no folder of tables; first mediastudy measure CORPUS --into DIR.")
    return load(path)


def _same(measured: Measured, other: Measured, name: str) -> Measured:
    """Return `other` if it holds the same articles; raises ModelError otherwise: it is then no choice of counting."""
    unlike = set(measured.articles["id"]) ^ set(other.articles["id"])
    if unlike:
        raise ModelError(
            f"--also {name}: {len(unlike)} articles are in one of the folders only; measure the same ones."
        )
    return other


def _write(found: Sensitivity, table: Path | None, into: Path | None) -> None:
    from mediastudy.tables.store import write_csv
    from mediastudy.writing import whole_file

    if table:
        with whole_file(table) as unfinished:
            write_csv(found.table, unfinished)
    if into:
        with whole_file(into) as unfinished:
            text = json.dumps(found.as_json(), indent=2, ensure_ascii=False, allow_nan=False)
            unfinished.write_text(text + "\n", encoding="utf-8")


def _draw(found: Sensitivity, measured: Measured, into: Path) -> None:
    from mediastudy import __version__, plots

    about = {"metric": found.metric, "corpus": dict(measured.facts["corpus"]), "mediastudy": __version__}
    plots.save(STEM, found.table, into, about)
