"""annotate: every article's marks, as a marks file or as tables."""

from __future__ import annotations

from pathlib import Path

import click

from mediastudy.cli.options import CorpusOptions, apart, corpus_options, progress, watched


@click.command("annotate", short_help="Mark hedges, attributions, sources, furniture.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--marks", type=click.Path(path_type=Path), metavar="OUT.jsonl", help="Write a line an article here.")
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Write tables here (CORPUS.marks).")
@corpus_options
def command(
    corpus: Path,
    marks: Path | None,
    into: Path | None,
    options: CorpusOptions,
) -> None:
    """Mark every hedge, attribution, source and stretch of furniture in CORPUS.

    With --marks, a JSON line an article, offsets into the text exactly as given; otherwise the same as Parquet and
    CSV tables (articles, outlets, marks). The last line says how many articles went in and came out.
    """
    from mediastudy.tables.stream import write_marks, write_tables

    for output in (marks, into):
        apart(output, corpus, *options.files)
    work = options.work(corpus)
    survey = options.look(work)
    with progress(survey, "annotate") as advance:
        if marks:
            write_marks(work, marks, options.processes, advance, watched(survey))
        if into or not marks:
            folder = into or Path(f"{corpus.stem}.marks")
            write_tables(work, survey, folder, options.processes, advance, watched(survey))
    places = [str(place) for place in (marks, None if marks and not into else into or f"{corpus.stem}.marks") if place]
    click.echo(f"written: {', '.join(places)}", err=True)
