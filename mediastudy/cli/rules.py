"""rules: what counts as one anonymous source, and how much the answer depends on it."""

from __future__ import annotations

from pathlib import Path

import click

from mediastudy.cli.options import apart


@click.group("rules", short_help="Compare outlets under every way of counting.")
def command() -> None:
    """Show the rule sets for counting anonymous sources, and compare outlets under all of them."""


@command.command("list")
def list_rules() -> None:
    """Show every shipped rule set with its switches and its source."""
    from mediastudy.tables.rules import SWITCHES, shipped_rules

    for rules in shipped_rules():
        switches = ", ".join(f"{switch}: {getattr(rules, switch)}" for switch in SWITCHES)
        click.echo(f"{rules.name}: {rules.title}\n  {switches}\n  source: {rules.source}")


@command.command("compare")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--rules", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help="Your own, too.")
@click.option("--into", type=click.Path(path_type=Path), metavar="FILE.csv", help="Also write the whole table here.")
def compare(corpus: Path, files: tuple[Path, ...], into: Path | None) -> None:
    """Count the anonymous sources of CORPUS (or of a measured folder) under every rule set.

    Shows each outlet's share of sources that are anonymous, and its rank in brackets; the table for --into has the
    other units too: share of stories with at least one, per story, per 1,000 words.
    """
    from mediastudy import tables
    from mediastudy.tables.rules import compare_rules, load_rules, shipped_rules
    from mediastudy.tables.store import write_csv
    from mediastudy.writing import whole_file

    apart(into, corpus, *files)
    every = [*shipped_rules(), *(load_rules(path) for path in files)]
    measured = tables.load(corpus)
    table = compare_rules(measured.articles, measured.marks, every)
    shown = [f"{value:.1%} ({rank})" if value == value else "-" for value, rank in zip(table["value"], table["rank"])]  # noqa: PLR0124, B905
    wide = table.assign(shown=shown).pivot(index="outlet", columns="specification", values="shown")
    click.echo(wide[[rules.name for rules in every]].to_string())
    if into:
        with whole_file(into) as unfinished:
            write_csv(table, unfinished)
