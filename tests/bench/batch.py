"""How long a sweep takes, against plain papermill in a loop: python tests/bench/batch.py --runs 48 --jobs 2.

Prints, for plain papermill and for each engine, wall and processor seconds and their ratio to papermill's, and whether
the figures are the same bytes. The corpus is the sample; the runs are every notebook with pairs of outlets. Wall ratios
on a machine with other work on it say little: processor seconds, of all processes together, say more.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mediastudy.batch.job import Limits
from mediastudy.batch.parameters import parameters
from mediastudy.batch.runner import run_batch
from mediastudy.batch.sweep import Run, Sweep
from mediastudy.notebook import open_notebook

TOP = Path(__file__).resolve().parents[2]
SAMPLE = str(TOP / "data" / "sample")
OUTLETS = ("Corvane Courier", "Harbour Ledger", "Marrowgate Gazette", "Northline", "Stennick Sentinel", "Tolmere Post")


class Spent(NamedTuple):
    """Seconds of a whole sweep: on the clock, and of processors."""

    wall: float
    processor: float


def sweep(runs: int) -> Sweep:
    """Return a sweep of so many runs: the notebooks in turn, each time round with another pair of outlets."""
    notebooks = [open_notebook(path) for path in sorted((TOP / "notebooks").glob("*.ipynb"))]
    pairs = itertools.combinations(OUTLETS, 2)
    asked = ((notebook, list(pair)) for pair in pairs for notebook in notebooks)
    made = []
    for number, (notebook, pair) in enumerate(itertools.islice(asked, runs)):
        given = {name: found.default for name, found in parameters(notebook).items() if name != "into"}
        made.append(Run(f"{number:02}_{notebook.name}", notebook, {**given, "corpus": SAMPLE, "outlets": pair}))
    return Sweep("bench", tuple(made), "")


def plain(asked: Sweep, into: Path) -> None:
    """Run the sweep as a loop of papermill commands."""
    for run in asked.runs:
        folder = into / run.name
        folder.mkdir(parents=True)
        given = {"corpus": SAMPLE, "into": str(folder / "figures"), "outlets": run.parameters["outlets"]}
        places = [str(run.notebook.path), str(folder / "notebook.ipynb")]
        command = [sys.executable, "-m", "papermill", *places, "-y", json.dumps(given)]
        subprocess.run(command, env={**os.environ, "PYTHONPATH": str(TOP)}, check=True, capture_output=True)


def engine(name: str, jobs: int) -> Callable[[Sweep, Path], None]:
    """Return the function that runs a sweep with an engine."""

    def run(asked: Sweep, into: Path) -> None:
        ended = run_batch(asked, into, jobs=jobs, limits=Limits(600), tell=lambda event: None, engine=name)
        assert {event.state for event in ended} == {"ok"}, [event.error for event in ended]

    return run


def timed(work: Callable[[Sweep, Path], None], asked: Sweep, into: Path) -> Spent:
    """Return what the sweep took."""
    clock, used = time.monotonic(), _processor()
    work(asked, into)
    return Spent(time.monotonic() - clock, _processor() - used)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def figures(into: Path) -> dict[str, bytes]:
    """Return the bytes of every figure file of a sweep."""
    return {str(path.relative_to(into)): path.read_bytes() for path in sorted(into.glob("*/figures/*"))}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=48)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--engines", nargs="*", default=["fast", "kernel"])
    options.add_argument("--loop", type=int, help="papermill runs only the first so many; its times are scaled up")
    given = options.parse_args()
    asked = sweep(given.runs)
    looped = replace(asked, runs=asked.runs[: given.loop])
    works = {name: engine(name, given.jobs) for name in given.engines}
    with tempfile.TemporaryDirectory() as folder:
        into = {name: Path(folder) / name for name in [*works, "papermill"]}
        spent = {name: timed(work, asked, into[name]) for name, work in works.items()}
        scale = len(asked.runs) / len(looped.runs)
        base = spent["papermill"] = Spent(*(each * scale for each in timed(plain, looped, into["papermill"])))
        made = figures(into["papermill"])
        for name, each in spent.items():
            same = "the same" if made.items() <= figures(into[name]).items() else "OTHER"
            sys.stdout.write(
                f"{name:9} wall {each.wall:6.1f} s, {each.wall / base.wall:.3f} of papermill's; processor"
                f" {each.processor:6.1f} s, {each.processor / base.processor:.3f}; {same} figures ({len(made)} files)\n"
            )


if __name__ == "__main__":
    main()
