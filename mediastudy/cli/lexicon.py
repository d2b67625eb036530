"""lexicon: check a word list, and see what a change of it moves."""

from __future__ import annotations

import sys
from pathlib import Path

import click

CORPUS = click.Path(path_type=Path)


@click.group("lexicon", short_help="Check a word list; see what a change moves.")
def command() -> None:
    """Check a lexicon of your own, and see what changing one moves."""


@command.command("list")
def list_lexicons() -> None:
    """Show the shipped lexicons: name, version, entries, and the file to copy for one of your own."""
    from mediastudy.lexicon import load, shipped

    for name, path in shipped().items():
        lexicon = load(path)
        click.echo(f"{name} {lexicon.version}: {len(lexicon.entries)} entries ({path})\n  {lexicon.source}")


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Name every fault of FILE: dead entries, duplicates, missing sources, wrong keys, bad expressions.

    A dead entry is one that can never match, for instance because another entry always matches first. Exit code 2
    when there is a fault.
    """
    from mediastudy.coding.lexicons import check as faults

    found = faults(file)
    for fault in found:
        click.echo(f"mediastudy: {fault}", err=True)
    if found:
        sys.exit(2)
    click.echo(f"{file}: no fault found.")


@command.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.argument("corpus", type=CORPUS)
@click.option("--voice", type=click.Choice(["own", "quoted", "reported", "all"]), default="own", show_default=True)
def diff(old: Path, new: Path, corpus: Path, voice: str) -> None:
    """Show what changes in CORPUS when the hedge lexicon NEW takes the place of OLD: hits, rates, ranks, sentences."""
    from mediastudy.coding.changes import diff as changes
    from mediastudy.corpus import read
    from mediastudy.lexicon import load, load_all

    found = changes(load(old), load(new), read(corpus), load_all(), voice=None if voice == "all" else voice)
    for title, table in (("Forms", found.forms), ("Outlets", found.outlets), ("Examples", found.examples)):
        click.echo(f"{title}\n{table.to_string(index=False) if len(table) else 'nothing changes'}\n")
