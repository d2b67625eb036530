"""events: matched stories found, articles of several outlets that tell one event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediastudy.cli.options import CorpusOptions, apart, progress, reading_options

if TYPE_CHECKING:
    from mediastudy.tables import Events

WINDOW, THRESHOLD = 3, 0.25
"""The same as in tables/events.py (a test holds them together), so that --help need import nothing."""


@click.command("events", short_help="Find the stories that several outlets tell.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="FILE.csv", required=True, help="The events found.")
@click.option("--window", type=click.IntRange(0), default=WINDOW, show_default=True, help="Days apart at most.")
@click.option(
    "--threshold", type=click.FloatRange(0.01, 0.79), default=THRESHOLD, show_default=True, help="Average cosine."
)
@click.option("--review", type=click.Path(path_type=Path), metavar="FILE.csv", help="Pairs near the threshold.")
@reading_options
def command(
    corpus: Path, into: Path, window: int, threshold: float, review: Path | None, options: CorpusOptions
) -> None:
    """Find events in CORPUS: articles of a few days that are alike in the words and names of their bodies.

    FILE.csv has a row an article: id, event, telling (copies of one text share it), outlet, date, title, likeness.
    --review (default: FILE.review.csv) gets the pairs whose cosine is within 0.05 of the threshold, the nearest first.
    Correct the column event as you see fit and give the file to mediastudy measure --events.
    """
    from mediastudy.tables.events import find_events
    from mediastudy.tables.store import write_csv
    from mediastudy.writing import whole_file

    pairs = review or into.with_suffix(".review.csv")
    apart(into, corpus, pairs)
    apart(pairs, corpus)
    work = options.work(corpus)
    survey = options.look(work)
    with progress(survey, "events") as advance:
        found = find_events(work.articles(), work.lexicons(), window, threshold, options.processes, advance)
    for table, path in ((found.articles, into), (found.pairs, pairs)):
        with whole_file(path) as unfinished:
            write_csv(table, unfinished)
    _tell(found, into, pairs)


def _tell(found: Events, into: Path, pairs: Path) -> None:
    from mediastudy.plural import counted
    from mediastudy.tables.events import coverage

    counts = coverage(found)
    share = counts["articles_of_shared"] / counts["articles"]
    inside = f"{counted(counts['articles_of_shared'], 'article')} ({share:.0%} of {counts['articles']:,})"
    click.echo(f"{counted(counts['events'], 'event')}; told by two outlets or more: {counts['shared']:,}, in {inside}")
    click.echo(f"copies of another article: {counts['copies']:,}; without a date: {counts['undated']:,}")
    near = counted(len(found.pairs), "pair")
    click.echo(f"{near} near the threshold to review in {pairs}; the events are in {into}", err=True)
