"""import: an export of a news archive becomes a corpus, with a ledger that balances."""

from __future__ import annotations

from pathlib import Path

import click

SHOWN = 12


@click.command("import", short_help="Make a corpus of an archive's export, with a ledger.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="CORPUS", required=True, help="A .parquet or .jsonl.")
@click.option("--format", "wanted", metavar="NAME", help="The export's format; by default its content tells.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="For tables, for instance text=body.")
def command(source: Path, into: Path, wanted: str | None, columns: tuple[str, ...]) -> None:
    """Import SOURCE (a file, a zip or a folder) from Nexis, Factiva, ProQuest, Europresse and others.

    CORPUS is written, and beside it CORPUS.ledger.json, and CORPUS.ledger.txt for reading: documents announced, found,
    imported, and each dropped one with its place and the reason.
    """
    from mediastudy.corpus.archives import import_into
    from mediastudy.corpus.archives.store import ledger_path, write
    from mediastudy.errors import CorpusError
    from mediastudy.plural import counted

    named = dict(map(_pair, columns))
    ledger = write(into, lambda put: import_into(put, source, wanted, named))
    *details, balance = ledger.lines()
    for line in details[:SHOWN]:
        click.echo(f"mediastudy: {line}", err=True)
    if len(details) > SHOWN:
        click.echo(
            f"mediastudy: and {counted(len(details) - SHOWN, 'more line')} in {ledger_path(into).with_suffix('.txt')}.",
            err=True,
        )
    click.echo(balance, err=True)
    if not ledger.imported:
        pages = ledger_path(into).with_suffix(".txt")
        old = f" {into} is still the corpus of an earlier import." if into.exists() else ""
        raise CorpusError(f"{source}: nothing could be imported; {pages} says why.{old}")


def _pair(given: str) -> tuple[str, str]:
    ours, equals, theirs = given.partition("=")
    if not equals or not ours or not theirs:
        raise click.UsageError(f"--column takes OURS=THEIRS, for instance text=body; found {given!r}.")
    return ours, theirs
