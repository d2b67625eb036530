"""health: what in a corpus could make a comparison of its outlets wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediastudy.cli.options import CorpusOptions, apart, corpus_options, progress, watched

if TYPE_CHECKING:
    import pandas as pd

    Examined = tuple[pd.DataFrame, Mapping[str, Any]]


@click.command("health", short_help="Tell what could make a comparison of outlets wrong.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path), metavar="PAGE.html", help="Write a page to read and to keep.")
@click.option("--json", "data", type=click.Path(path_type=Path), metavar="OUT.json", help="Write all numbers here.")
@click.option(
    "--top", type=click.IntRange(0), default=20, show_default=True, help="Outlets shown here, the worst first."
)
@corpus_options
def command(corpus: Path, html: Path | None, data: Path | None, top: int, options: CorpusOptions) -> None:
    """Check CORPUS outlet by outlet: dates, length, encoding, language, quotes, copies, furniture, and more.

    Every check ends in a verdict on a comparison of these outlets: ok, look, or invalid, with what handles it. CORPUS
    may also be a folder that mediastudy measure wrote. Thresholds and their reasons: docs/health.md.
    """
    from mediastudy.health.data import as_json
    from mediastudy.health.page import page
    from mediastudy.health.report import examine
    from mediastudy.health.terminal import told

    for output in (html, data):
        apart(output, corpus, *options.files)
    if options.is_measured(corpus):
        articles, counts = _measured(corpus)
    else:
        articles, counts = _read(corpus, options)
    health = examine(articles, counts)
    click.echo("\n".join(told(health, top)))
    _write(html, lambda: page(health))
    _write(data, lambda: as_json(health))


def _measured(folder: Path) -> Examined:
    from mediastudy.tables.measure import read_measured

    measured = read_measured(folder)
    named = measured.facts["corpus"]
    return measured.articles, {name: named[name] for name in ("name", "found", "dropped")}


def _read(corpus: Path, options: CorpusOptions) -> Examined:
    from mediastudy.corpus.rows import REPEATED, UNDATED
    from mediastudy.tables.checking import checked_articles

    work = options.work(corpus)
    survey = options.look(work)
    work = work.prepared(watched(survey))
    with progress(survey, "health") as advance:
        articles = checked_articles(work, options.processes, advance)
    unreadable = sum(problem.kind == UNDATED for problem in survey.problems)
    again = sum(problem.kind == REPEATED for problem in survey.problems)
    counts = {"found": survey.found, "dropped": survey.dropped, "unreadable_dates": unreadable, "repeated_ids": again}
    return articles, {"name": work.corpus.resolve().stem, **counts}


def _write(path: Path | None, content: Callable[[], str]) -> None:
    from mediastudy.writing import whole_file

    if path:
        with whole_file(path) as unfinished:
            unfinished.write_bytes(content().encode("utf-8", "replace"))
        click.echo(f"written: {path}", err=True)
