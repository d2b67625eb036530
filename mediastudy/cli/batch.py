"""batch: notebooks with many parameters, from a sweep file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mediastudy.batch.ledger import Event
    from mediastudy.batch.sweep import Sweep

SHOWN = 3
"""Runs named in the bar: as many as a line has room for."""


@click.command("batch", short_help="Run notebooks with many parameters, from a sweep file.")
@click.argument("sweep", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR", help="Folder of the batch (default: runs/SWEEP)."
)
@click.option("--jobs", type=click.IntRange(1), help="Runs at a time (default: one for each processor).")
@click.option("--dry-run", is_flag=True, help="Show the runs and what would be done; start nothing.")
@click.option("--resume", is_flag=True, help="Skip the runs that are up to date; go on where a batch ended.")
@click.option("--only", multiple=True, metavar="PATTERN", help="Only runs whose names match, as in '*outlets=north*'.")
@click.option(
    "--engine", type=click.Choice(["kernel", "fast"]), default="kernel", show_default=True, help="What runs the cells."
)
@click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Limit of a run.")
@click.option("--cell-timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Limit of a cell.")
@click.option("--memory", type=click.FloatRange(0, min_open=True), metavar="MB", help="Limit of a run's memory.")
@click.option(
    "--retries", type=click.IntRange(0), default=1, show_default=True, help="Attempts more when no kernel starts."
)
@click.option("--scheduler", metavar="ADDRESS", help="Run on the Dask cluster at this address.")
def command(sweep: Path, into: Path | None, jobs: int | None, dry_run: bool, only: tuple[str, ...], **how: Any) -> None:
    """Run the notebooks of a SWEEP file with every combination of parameters that it asks for.

    \b
    notebook: notebooks/03_attribution.ipynb     or notebooks: [a list of them]
    parameters:                                  the same in every run
      corpus: data/sample
    grid:                                        every combination
      scheme: [codebook, presupposition]
      outlets: [[Northline], [Tolmere Post]]

    \b
    mediastudy batch stances.yaml --dry-run      the four runs, checked; nothing is started
    mediastudy batch stances.yaml --jobs 2       run them into runs/stances
    mediastudy batch stances.yaml --resume       go on; what is up to date is skipped

    Mistakes in the file are told all at once, before anything starts. Each run has a folder of its own; ledger.jsonl
    says what happened to it, index.html shows all of them. A run that fails stops no other: the summary says in which
    cell, and the exit code is 1. docs/batches.md has the rest.
    """
    from mediastudy.batch.ledger import GOOD
    from mediastudy.parallel import default_jobs
    from mediastudy.project import output

    asked = _read(sweep)
    chosen = _chosen(asked, only)
    folder = into.absolute() if into else output(Path("runs") / asked.name)
    if dry_run:
        click.echo(_planned(asked, chosen, folder, how["resume"]))
        return
    events = _run(asked, folder, jobs or default_jobs(), chosen, how)
    click.echo(_summary(events, len(asked.runs), folder), err=True)
    sys.exit(1 if any(event.state not in GOOD for event in events) else 0)


def _read(path: Path) -> Sweep:
    """Return the sweep; every mistake in it is a line, and the end."""
    from mediastudy.batch import read_sweep
    from mediastudy.errors import MediastudyError

    try:
        return read_sweep(path)
    except MediastudyError as error:
        for line in str(error).splitlines():
            click.echo(f"mediastudy: {line}", err=True)
        sys.exit(2)


def _chosen(sweep: Sweep, patterns: Sequence[str]) -> set[str]:
    """Return the names of the runs that match any of the patterns; all without one; none matched is a mistake."""
    from fnmatch import fnmatchcase

    from mediastudy.errors import UnknownNameError
    from mediastudy.names import unknown

    names = [run.name for run in sweep.runs]
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in names):
            raise UnknownNameError(unknown(pattern, names, "run"))
    return {name for name in names if not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)}


def _run(sweep: Sweep, folder: Path, jobs: int, chosen: Collection[str], how: dict[str, Any]) -> list[Event]:
    """Run the batch and write its index page, also when it is interrupted."""
    from mediastudy.batch.job import Limits
    from mediastudy.batch.runner import run_batch

    limits = Limits(how["timeout"], how["cell_timeout"], how["memory"], how["retries"])
    with _told(chosen) as told, _indexed(sweep, folder, told) as tell:
        return run_batch(
            sweep,
            folder,
            jobs=jobs,
            limits=limits,
            tell=tell,
            engine=how["engine"],
            scheduler=how["scheduler"],
            resume=how["resume"],
            only=chosen,
        )


@contextmanager
def _indexed(sweep: Sweep, folder: Path, told: Callable[[Event], None]) -> Iterator[Callable[[Event], None]]:
    """Yield the function to tell of each event; write the index page in the end, however that comes.

    Where nothing was told the folder is another batch's, or cannot be written to, and is left alone.
    """
    from mediastudy.batch.page import write_index
    from mediastudy.errors import OutputError

    begun: set[str] = set()

    def tell(event: Event) -> None:
        begun.add(event.run)
        told(event)

    try:
        yield tell
    finally:
        try:
            if begun:
                write_index(folder, sweep)
        except OutputError as error:  # the ledger is what counts, and the summary is still to come
            click.echo(f"mediastudy: {error}", err=True)


@contextmanager
def _told(runs: Collection[str]) -> Iterator[Callable[[Event], None]]:
    """Yield the function to tell of each event: a bar with what runs in a terminal, a line for each end anywhere.

    Only `runs` are counted: a batch that died here before may have left others to tell of.
    """
    from tqdm import tqdm

    from mediastudy.batch.ledger import GOOD

    running: dict[str, None] = {}
    ended: dict[str, bool] = {}
    form = "{desc}: {n_fmt}/{total_fmt} {bar} {elapsed}, {remaining} left{postfix}"
    quiet = not sys.stderr.isatty()
    with tqdm(total=len(runs), desc="batch", bar_format=form, smoothing=0, dynamic_ncols=True, disable=quiet) as bar:

        def tell(event: Event) -> None:
            running.pop(event.run, None)
            if event.state in ("queued", "running"):
                running.update({event.run: None} if event.state == "running" else {})
                ended.pop(event.run, None)  # it is tried again
            elif event.run:
                ended.update({event.run: event.state in GOOD} if event.run in runs else {})
                if event.state == "skipped" and not quiet:
                    bar.initial += 1  # what took no time says nothing of the time that is left
                bar.write(_line(event, len(ended), len(runs)), file=sys.stderr)
            failed = list(ended.values()).count(False)
            bar.n = len(ended)
            bar.set_postfix_str(f"{failed} failed; running: {', '.join(list(running)[:SHOWN]) or 'none'}")

        yield tell


def _line(event: Event, done: int, runs: int) -> str:
    time = f" in {event.seconds:.1f} s" if event.seconds else ""
    return f"[{done}/{runs}] {event.state} {event.run}{time}" + (f": {event.error}" if event.error else "")


def _planned(sweep: Sweep, chosen: Collection[str], folder: Path, resume: bool) -> str:
    """Return the table of runs: what would be done with each, what it was last, and its parameters."""
    from mediastudy.batch.ledger import read_ledger, states
    from mediastudy.batch.parameters import shown
    from mediastudy.plural import counted

    last = states(read_ledger(folder).events)
    skipped = _skipped(sweep, chosen, folder) if resume and last else set[str]()
    rows = [("would", "last", "run", "parameters")]
    for run in sweep.runs:
        would = "skip" if run.name in skipped else "run" if run.name in chosen else "leave out"
        values = "; ".join(f"{name}: {shown(value)}" for name, value in run.parameters.items())
        rows.append((would, last[run.name].state if run.name in last else "-", run.name, values))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join([*map(str.ljust, row, widths), row[3]]) for row in rows]
    return "\n".join([*lines, f"{counted(len(chosen) - len(skipped), 'run')} into {folder}; nothing was started."])


def _skipped(sweep: Sweep, chosen: Collection[str], folder: Path) -> set[str]:
    from mediastudy.batch.runner import up_to_date

    return up_to_date([run for run in sweep.runs if run.name in chosen], folder)


def _summary(events: Sequence[Event], runs: int, folder: Path) -> str:
    """Return what was made of all `runs`, and of each failure the cell, its last line and the executed notebook."""
    from mediastudy.batch.folder import INDEX
    from mediastudy.batch.ledger import GOOD
    from mediastudy.plural import counted

    failures = [event for event in events if event.state not in GOOD]
    made, skipped = ([event.state for event in events].count(state) for state in GOOD)
    left = f", {runs - len(events)} left out" if len(events) < runs else ""
    head = (
        f"{made} of {counted(runs, 'run')} made, {skipped} up to date, {len(failures)} failed{left}: {folder / INDEX}"
    )
    lines = [f"{event.run}: {event.state}: {event.error}{_where(event, folder)}" for event in failures]
    return "\n".join([head, *lines])


def _where(event: Event, folder: Path) -> str:
    return f" ({folder / event.executed})" if event.executed else ""
