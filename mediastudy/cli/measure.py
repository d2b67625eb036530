"""measure: the tables of a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from mediastudy.cli.options import apart, corpus_options, look, make_work, progress


@click.command("measure", short_help="Write tables: a row an article, outlet, source, mark.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", required=True, help="Folder for the tables.")
@corpus_options
def command(
    corpus: Path,
    into: Path,
    jobs: int | None,
    lexicons: tuple[str, ...],
    lenient: bool,
    strict: bool,
    reader: str | None,
    encoding: str,
    cue_model: str,
) -> None:
    """Measure CORPUS: a row an article, a row an outlet, a row a mark, as Parquet and as CSV.

    DIR gets articles, outlets, marks (.parquet and .csv) and measured.json, which names the inputs by their digests.
    The folder can be given to the notebooks, and to reproduce, in place of the corpus.
    """
    from mediastudy.parallel import default_jobs
    from mediastudy.tables.stream import write_tables

    apart(into, corpus)
    work = make_work(corpus, encoding, reader, lexicons, cue_model)
    survey = look(work, strict, lenient)
    with progress(survey, "measure") as advance:
        write_tables(work, survey, into, jobs or default_jobs(), advance)
    click.echo(f"the tables are in {into}", err=True)
