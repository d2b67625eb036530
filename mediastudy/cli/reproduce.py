"""reproduce: the main job, in one command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediastudy.cli.options import look, make_work, outlets_option, progress, watched

if TYPE_CHECKING:
    from mediastudy.batch.reproduce import Ran
    from mediastudy.notebook import Notebook


@click.command("reproduce", short_help="Make the whole figure set and its manifest.")
@click.option(
    "--corpus", type=click.Path(path_type=Path), help="Articles, or a measured folder (default: data/sample)."
)
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the figures (default: figures)."
)
@click.option("--jobs", type=click.IntRange(1), help="Notebooks at a time (default: one for each processor).")
@click.option(
    "-p",
    "given",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A parameter of the notebooks; commas part a list.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of text and CSV files.")
@click.option("--lexicon", "lexicons", multiple=True, metavar="NAME=FILE", help="Use your own TOML file for a lexicon.")
@outlets_option()
@click.option("--strict", is_flag=True, help="Stop at the first row that has a fault.")
@click.option("--lenient", is_flag=True, help="Leave out rows with faults, however many.")
def command(
    corpus: Path | None,
    into: Path | None,
    jobs: int | None,
    given: tuple[tuple[str, str], ...],
    encoding: str,
    lexicons: tuple[str, ...],
    outlets_map: Path | None,
    strict: bool,
    lenient: bool,
) -> None:
    """Make the whole figure set again: measure the corpus, run every notebook, write figures and manifest.

    Each figure comes as PNG, SVG and PDF with the plotted table (CSV) and a record of its origin (JSON) beside it;
    manifest.json names every input and output by its digest. The executed notebooks are kept in runs/. When a
    notebook fails the figures stay as they were, the summary says in which cell, and the exit code is 1.
    """
    from mediastudy.batch.reproduce import Plan, reproduce
    from mediastudy.notebook import find_notebooks
    from mediastudy.parallel import default_jobs
    from mediastudy.project import place, root

    notebooks = find_notebooks(root() / "notebooks")
    source, target = place(corpus or "data/sample"), into.absolute() if into else root() / "figures"
    runs = target / "runs" if into else root() / "runs" / "figures"
    parameters = _parameters(notebooks, given)
    chosen = parameters.get("outlets", [])
    tables = _measured(source, runs / "tables", encoding, lexicons, outlets_map, (strict, lenient), chosen)
    plan = Plan(notebooks, tables, target, runs, parameters)
    with _told(len(notebooks)) as tell:
        failures = reproduce(plan, jobs or default_jobs(), tell)
    click.echo(_summary(plan, failures), err=True)
    sys.exit(1 if failures else 0)


@contextmanager
def _told(notebooks: int) -> Iterator[Callable[[Ran], None]]:
    """Yield the function to tell of each outcome: a bar in a terminal, and a line a notebook anywhere."""
    from tqdm import tqdm

    with tqdm(total=notebooks, desc="run", unit=" notebooks", disable=not sys.stderr.isatty()) as bar:

        def tell(ran: Ran) -> None:
            bar.update()
            tqdm.write(f"{ran.name}: {ran.error or 'done'}", file=sys.stderr)

        yield tell


def _parameters(notebooks: list[Notebook], given: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """Return the parameters given by name, as values; one that no notebook has is an error."""
    from mediastudy.batch.meanings import Places, settle
    from mediastudy.batch.parameters import parameters, read_value
    from mediastudy.errors import UnknownNameError
    from mediastudy.names import unknown

    owners = {name: notebook for notebook in notebooks for name in parameters(notebook)}
    for name, _ in given:
        if name not in owners or name in ("corpus", "into"):
            known = sorted(set(owners) - {"corpus", "into"})
            raise UnknownNameError(unknown(name, known, "parameter"))
    places = Places(Path.cwd())
    return {name: settle(name, read_value(owners[name], name, written), None, places) for name, written in given}


def _measured(
    source: Path,
    into: Path,
    encoding: str,
    lexicons: tuple[str, ...],
    outlets_map: Path | None,
    care: tuple[bool, bool],
    outlets: list[str],
) -> Path:
    """Return a folder of measured tables: `source` itself if it is one, else `into`, filled now."""
    from mediastudy.errors import UnknownNameError
    from mediastudy.names import unknown
    from mediastudy.parallel import default_jobs
    from mediastudy.tables.measure import FACTS, load
    from mediastudy.tables.stream import write_tables

    if (source / FACTS).is_file() and outlets_map:
        raise click.UsageError(f"--outlets-map is for articles; {source} holds tables: give it to measure instead.")
    if (source / FACTS).is_file():
        load(source, outlets)  # an outlet that is not in it is named before any kernel starts
        return source
    work = make_work(source, encoding, None, lexicons, outlets_map=outlets_map)
    survey = look(work, *care)
    for outlet in outlets:
        if outlet not in survey.outlets:
            raise UnknownNameError(unknown(outlet, survey.outlets, "outlet"))
    with progress(survey, "measure") as advance:
        write_tables(work, survey, into, default_jobs(), advance, watched(survey))
    return into


def _summary(plan: Any, failures: list[Ran]) -> str:
    from mediastudy.batch.reproduce import empty_figures

    if not failures:
        figures = sum(len(notebook.figures) for notebook in plan.notebooks)
        empty = ", ".join(empty_figures(plan.into))
        told = f"Nothing to draw in a panel of: {empty}.\n" if empty else ""
        return f"{told}{figures} figures and their manifest are in {plan.into}; executed notebooks in {plan.executed}."
    head = f"{len(failures)} of {len(plan.notebooks)} notebooks failed; the figures stay as they were."
    lines = [f"{ran.name} failed: {ran.error} ({ran.executed or 'no notebook'})" for ran in failures]
    return "\n".join([head, *lines])
