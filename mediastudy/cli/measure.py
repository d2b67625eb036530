"""measure: the tables of a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from mediastudy.cli.options import CorpusOptions, apart, corpus_options, progress, watched


@click.command("measure", short_help="Write tables: a row an article, outlet, source, mark.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", required=True, help="Folder for the tables.")
@corpus_options
def command(
    corpus: Path,
    into: Path,
    options: CorpusOptions,
) -> None:
    """Measure CORPUS: a row an article, a row an outlet, a row a mark, as Parquet and as CSV.

    DIR gets articles, outlets, marks (.parquet and .csv) and measured.json, which names the inputs by their digests.
    The folder can be given to the notebooks, and to reproduce, in place of the corpus. --events takes what mediastudy
    events wrote, as it is or corrected: it becomes the column event.
    """
    from mediastudy.tables.stream import write_tables

    apart(into, corpus, *options.files)
    work = options.work(corpus)
    survey = options.look(work)
    with progress(survey, "measure") as advance:
        write_tables(work, survey, into, options.processes, advance, watched(survey))
    click.echo(f"the tables are in {into}", err=True)
