"""reproduce: the main job, in one command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediastudy.cli.options import CorpusOptions, corpus_options

if TYPE_CHECKING:
    from mediastudy.batch.reproduce import Ran


@click.command("reproduce", short_help="Make the whole figure set and its manifest.")
@click.option(
    "--corpus", type=click.Path(path_type=Path), help="Articles, or a measured folder (default: data/sample)."
)
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the figures (default: figures)."
)
@click.option(
    "-p",
    "given",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A parameter of the notebooks; commas part a list.",
)
@corpus_options
def command(
    corpus: Path | None,
    into: Path | None,
    given: tuple[tuple[str, str], ...],
    options: CorpusOptions,
) -> None:
    """Make the whole figure set again: measure the corpus, run every notebook, write figures and manifest.

    Each figure comes as PNG, SVG and PDF with the plotted table (CSV) and a record of its origin (JSON) beside it;
    manifest.json names every input and output by its digest. The executed notebooks are kept in runs/. When a
    notebook fails the figures stay as they were, the summary says in which cell, and the exit code is 1.
    """
    from mediastudy.batch.meanings import Places, read_given
    from mediastudy.batch.reproduce import Plan, reproduce
    from mediastudy.notebook import find_notebooks
    from mediastudy.project import place, root

    notebooks = find_notebooks(root() / "notebooks")
    source, target = place(corpus or "data/sample"), into.absolute() if into else root() / "figures"
    runs = target / "runs" if into else root() / "runs" / "figures"
    parameters = read_given(notebooks, given, Places(Path.cwd()))
    tables = options.measured(source, runs / "tables", parameters.get("outlets", []))
    plan = Plan(notebooks, tables, target, runs, parameters)
    with _told(len(notebooks)) as tell:
        failures = reproduce(plan, options.processes, tell)
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
