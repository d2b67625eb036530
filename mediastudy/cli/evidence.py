"""evidence: the words behind a number, from a figure back to the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediastudy.cli.options import CorpusOptions, apart, corpus_options, watched

if TYPE_CHECKING:
    from mediastudy.corpus import Survey
    from mediastudy.report import Asked
    from mediastudy.tables import Work

MOST = 100


@click.command("evidence", short_help="Show the sentences behind a number or a figure.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--metric", "metrics", multiple=True, metavar="NAME", help="What is counted: hedges_own, ...; repeatable."
)
@click.option("--figure", type=click.Path(path_type=Path), metavar="FILE", help="Take what the figures in it count.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; repeatable.")
@click.option("--article", "ids", multiple=True, metavar="ID", help="Only this article; repeatable.")
@click.option(
    "--copy", "copies", multiple=True, type=click.Choice(["staff", "wire", "mixed", "unknown"]), help="Only such copy."
)
@click.option(
    "--most", type=click.IntRange(1), default=MOST, show_default=True, help="Articles on a page, drawn by their ids."
)
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Write here (CORPUS.evidence).")
@corpus_options
def command(
    corpus: Path,
    metrics: tuple[str, ...],
    figure: Path | None,
    outlets: tuple[str, ...],
    ids: tuple[str, ...],
    copies: tuple[str, ...],
    most: int,
    into: Path | None,
    options: CorpusOptions,
) -> None:
    """Write pages with every sentence in CORPUS that a metric counts: index.html, and a table of all lines.

    With --figure FILE (.png, .svg, .pdf, .docx, .pptx, .tex, ...) the metrics and outlets are those of the figures in
    it, and CORPUS and the lexicons must be those that they were made from.

    \b
    mediastudy evidence my.csv --metric hedges_own --outlet "Vale Echo" --into evidence
    mediastudy evidence my.csv --figure paper.docx --into evidence
    """
    from mediastudy.report import Asked

    if not metrics and not figure:
        raise click.UsageError("say what to look for: --metric NAME (docs/measures.md lists them), or --figure FILE.")
    place = into or Path(f"{corpus.stem}.evidence")
    apart(place, corpus, *options.files)
    work = options.work(corpus)
    survey = options.look(work)
    facts = work.facts(survey)
    asked = Asked(tuple(dict.fromkeys(metrics)), tuple(dict.fromkeys(outlets)), frozenset(ids), copies, most)
    if figure:
        asked = _asked_by(figure, facts, asked)
    asked.check(work, survey.outlets)
    _write(work, survey, asked, _about(facts, asked, figure), place, options)


def _asked_by(figure: Path, facts: Mapping[str, Any], asked: Asked) -> Asked:
    """Return what is asked, with the metrics and outlets of the figures in a file where none are given."""
    from mediastudy.errors import OutputError
    from mediastudy.record.manifest import nearest_manifest
    from mediastudy.record.whence import inspect
    from mediastudy.report import behind

    answers = inspect(figure, *nearest_manifest(figure))
    origins = [answer.origin for answer in answers if answer.origin]
    if not origins:
        raise OutputError(f"{figure}: no figure of mediastudy is in it; name what to look for with --metric.")
    metrics, outlets = behind(origins, facts, figure.name, asked.metrics)
    return replace(asked, metrics=metrics, outlets=asked.outlets or outlets)


def _about(facts: Mapping[str, Any], asked: Asked, figure: Path | None) -> list[tuple[str, str]]:
    named = facts["corpus"]
    chosen = [
        *asked.outlets,
        *(f"article {name}" for name in sorted(asked.ids)),
        *(f"{kind} copy" for kind in asked.copies),
    ]
    about = [("figure", figure.name)] if figure else []
    about += [("corpus", f"{named['name']}: {named['articles']:,} articles, digest {named['sha256'][:12]}")]
    about += [("only", ", ".join(chosen))] if chosen else []
    return [*about, ("mediastudy", facts["mediastudy"])]


def _write(
    work: Work, survey: Survey, asked: Asked, about: list[tuple[str, str]], place: Path, options: CorpusOptions
) -> None:
    from mediastudy.report import Book, write_evidence

    book = Book.empty(about, asked.outlets or sorted(survey.outlets), asked.metrics)
    write_evidence(work, asked, book, place, options.processes, watched(survey))
    looked = book.articles
    if not looked:
        click.echo("mediastudy: no article is asked for: its outlet, id and copy are to fit all at once.", err=True)
    click.echo(
        f"{book.lines:,} lines from {looked:,} of {survey.kept:,} articles; written: {place / 'index.html'}", err=True
    )
