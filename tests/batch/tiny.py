"""Small notebooks and sweeps for tests, run as a user would: by a program of its own, with real processes."""

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psutil

from mediastudy.batch.job import Limits
from mediastudy.batch.ledger import Event, read_ledger, states
from mediastudy.batch.runner import run_batch
from mediastudy.batch.sweep import Run, Sweep
from mediastudy.notebook import open_notebook

TOP = Path(__file__).resolve().parents[2]
LIMITS = Limits(180)
FIRST = "corpus: str = ''  # articles\ninto: str = ''  # figures"


def notebook(folder: Path, name: str, *cells: str, figures: Iterable[str] = (), kernel: str = "python3") -> Path:
    """Write a notebook of a cell of parameters and `cells`."""
    tags = [["parameters"], *([] for _ in cells)]
    content = {
        "cells": [
            {"cell_type": "code", "id": f"c{n}", "metadata": {"tags": tag}, "source": source, "outputs": []}
            | {"execution_count": None}
            for n, (tag, source) in enumerate(zip(tags, [FIRST, *cells], strict=True))
        ],
        "metadata": {
            "kernelspec": {"name": kernel, "display_name": kernel, "language": "python"},
            "mediastudy": {"figures": list(figures)},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.ipynb"
    path.write_text(json.dumps(content))
    return path


def tables(folder: Path) -> Path:
    """Return a folder that passes for measured tables: these notebooks read none."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "measured.json").write_text("{}")
    for name in ("articles", "sources", "marks"):
        (folder / f"{name}.parquet").write_bytes(b"")
    return folder


def project(folder: Path) -> Path:
    """Return a project in `folder` with the notebooks and the sample, so that nothing is written into this one."""
    shutil.copytree(TOP / "notebooks", folder / "notebooks")
    for name in ("data", "pyproject.toml"):
        (folder / name).symlink_to(TOP / name)
    return folder


def sweep(folder: Path, **cells: list[str]) -> Sweep:
    """Return a sweep of one notebook a name, each with these cells."""
    return of([notebook(folder / "nb", name, *each) for name, each in cells.items()])


def of(paths: list[Path]) -> Sweep:
    """Return a sweep of some notebooks, a run each."""
    corpus = str(tables(paths[0].parents[1] / "measured"))
    return Sweep("tiny", tuple(Run(path.stem, open_notebook(path), {"corpus": corpus}) for path in paths), "")


def run(asked: Sweep, into: Path, limits: Limits = LIMITS, **how: Any) -> dict[str, Event]:
    """Run a sweep in this process, one job at a time unless told otherwise, and return the last event of each run."""
    given = {"jobs": 1, "tell": lambda event: None, **how}
    return {event.run: event for event in run_batch(asked, into, limits=limits, **given)}


def last(into: Path) -> dict[str, str]:
    """Return the last state of each run, from the ledger."""
    return {name: event.state for name, event in states(read_ledger(into).events).items()}


PROGRAM = """
import pickle, sys
from mediastudy.batch.job import Limits
from mediastudy.batch.runner import run_batch
asked, into, how = pickle.load(open(sys.argv[1], "rb"))
try:
    run_batch(asked, into, limits=Limits(180), tell=lambda event: None, **how)
except KeyboardInterrupt:
    sys.exit(130)
"""

TRACED = """
import os, signal, sys
at, seen, begun = int(sys.argv[2]), 0, False
def instruction(frame, event, _):
    global seen
    seen += event == "opcode"
    if event == "opcode" and seen == at:
        sys.settrace(None)
        os.kill(os.getpid(), signal.SIGINT)
    return instruction
def call(frame, event, _):
    global begun
    begun = begun or frame.f_code.co_name == "open_pool"
    if begun and any(part in frame.f_code.co_filename for part in ("mediastudy/batch/", "subprocess", "connection")):
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return instruction
sys.settrace(call)
"""
"""Has Ctrl-C come at one of the batch's own instructions, from where it starts processes; at none, it counts them."""


def at_instruction(asked: Sweep, into: Path, number: int) -> subprocess.Popen[bytes]:
    """Start a batch of the kernel engine in a process that gets Ctrl-C at its instruction of that `number`.

    With 0 it gets none, and prints how many there were.
    """
    given = into.parent / f"{into.name}.pickle"
    given.write_bytes(pickle.dumps((asked, into, {"jobs": 1})))
    run_it = PROGRAM.replace("    run_batch", TRACED.replace("\n", "\n    ").rstrip() + "\n    run_batch")
    program = [sys.executable, "-c", f"{run_it}sys.settrace(None)\nprint(seen)\n", str(given), str(number)]
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    return subprocess.Popen(program, cwd=into.parent, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def start(asked: Sweep, into: Path, modules: Path = TOP, **how: Any) -> subprocess.Popen[bytes]:
    """Start a batch in a process of its own; what is in the folder `modules` is imported before all else."""
    given = into.parent / f"{into.name}.pickle"
    given.write_bytes(pickle.dumps((asked, into, {"jobs": 1, **how})))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(modules), str(TOP)))}
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(given)], env=env, stderr=subprocess.PIPE)


def wait_for(condition: Any, seconds: float = 180) -> None:
    """Wait until `condition()` holds; fail when it does not in time."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def tree(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Return every process below `process`."""
    return psutil.Process(process.pid).children(recursive=True)


def left(folder: Path) -> list[psutil.Process]:
    """Return the processes that work in `folder` or below, and are alive."""
    there = [each for each in psutil.process_iter(["cwd"]) if str(each.info["cwd"] or "").startswith(str(folder))]
    return [each for each in there if not gone([each])]


def gone(processes: Iterable[psutil.Process]) -> bool:
    """Return whether none of some processes is alive (one that waits to be buried is not)."""
    return not [each for each in processes if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]


def end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Send a signal and wait for the end: a minute, long for a slow machine and short for what would run ten."""
    process.send_signal(how)
    process.wait(60)
