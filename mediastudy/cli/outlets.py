"""outlets: the spellings of outlets in a corpus, and a map that makes one outlet of several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediastudy.cli.options import CorpusOptions, apart, reading_options

if TYPE_CHECKING:
    from mediastudy.corpus.outlet_map import OutletMap


@click.command("outlets", short_help="Find many spellings of one outlet; propose a map.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--map", "given", type=click.Path(path_type=Path), metavar="MAP.toml", help="A map that holds already.")
@click.option("--propose", type=click.Path(path_type=Path), metavar="MAP.toml", help="Write the proposed map here.")
@click.option("--column", metavar="NAME", help="The column with the outlets' names (default: outlet, or the map's).")
@reading_options
def command(corpus: Path, given: Path | None, propose: Path | None, column: str | None, options: CorpusOptions) -> None:
    """List which spellings in CORPUS are likely one outlet, each with its articles and the reason.

    Nothing is merged by this: edit the map that --propose writes, and give it to measure, annotate, health, reproduce
    or verify as --outlets-map.
    """
    from mediastudy.corpus.outlet_map import OutletMap, map_text, read_map
    from mediastudy.corpus.outlet_names import propose as proposed
    from mediastudy.corpus.outlet_names import spellings
    from mediastudy.writing import whole_file

    apart(propose, corpus)
    work = options.work(corpus)
    options.look(work)
    known = read_map(given) if given else OutletMap({}, column or "outlet")
    lexicon, used = work.lexicons()["outlet_names"], column or known.column
    found = spellings(work.articles(), lexicon, used, str(corpus))
    _check(known, set(found), given)
    groups = proposed(found, lexicon, known.names)
    for group in groups:
        click.echo(group.name)
        for spelling, articles, reason in group.spellings:
            click.echo(f"    {spelling} ({articles:,}): {reason}")
    merged = sum(len(group.spellings) for group in groups)
    click.echo(f"{len(found):,} spellings; {merged:,} of them are proposed to be {len(groups):,} outlets", err=True)
    if propose:
        listed = [(g.name, [(s, f"{n:,} articles: {reason}") for s, n, reason in g.spellings]) for g in groups]
        with whole_file(propose) as unfinished:
            unfinished.write_text(map_text(listed, used), encoding="utf-8")
        click.echo(f"the map is in {propose}", err=True)


def _check(known: OutletMap, found: set[str], place: Path | None) -> None:
    from mediastudy.errors import CorpusError
    from mediastudy.names import unknown

    for spelling in known.names:
        if spelling not in found:
            raise CorpusError(f"{place}: {unknown(spelling, found, 'outlet')}")
