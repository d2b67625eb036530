"""The nursery: a process that imports what runs need once, then forks a guarded child for each run.

It has one thread when it forks (pyarrow's allocator keeps one of its own, which survives a fork), it ends when the
batch does, in whatever way that ends, and with it every run.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
from multiprocessing.connection import Connection

from mediastudy.batch.fast import as_in_notebook
from mediastudy.batch.guard import guarded
from mediastudy.batch.job import Job, Report
from mediastudy.batch.judge import GUARD
from mediastudy.batch.notebook_run import run_notebook
from mediastudy.batch.processes import adopt_orphans, end_descendants, reaped

TICK = 0.5
"""Seconds between two looks for guards that ended without a word."""
LIBRARIES = (
    "mediastudy.record",
    "mediastudy.tables",
    "mediastudy.models",
    "mediastudy.plots",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_pdf",
    "matplotlib.backends.backend_svg",
    "nltk",
    "pyarrow.parquet",
    "seaborn",
    "statsmodels.api",
)
"""What notebooks import, most of the time of a short run."""


def main(requests: str, reports: str, engine: str, threads: str) -> None:
    """Serve the batch at the other end of two pipes until it closes its own; leave no process behind.

    SIGTERM ends it at once while it imports, and no longer when there may be runs to put away. `threads` is what
    OPENBLAS_NUM_THREADS is for the runs: here it is 1, so that there is one thread to fork.
    """
    adopt_orphans()
    if engine == "fast":
        with as_in_notebook():
            for module in LIBRARIES:
                importlib.import_module(module)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it was for what has no run below it; now the pipe's end counts
    os.environ.pop("OPENBLAS_NUM_THREADS")
    os.environ.update({"OPENBLAS_NUM_THREADS": threads} if threads else {})
    gc.collect()
    gc.freeze()  # no collection in a child touches, and so copies, what all share
    try:
        _serve(Connection(int(requests), writable=False), Connection(int(reports), readable=False))
    except EOFError:
        end_descendants(0)


def _serve(requests: Connection, reports: Connection) -> None:
    """Fork a guard for each job that comes, and tell of those that were killed; raises EOFError at the end."""
    guards: dict[int, str] = {}
    while True:
        if requests.poll(TICK):
            job = requests.recv()
            pid = os.fork()
            if not pid:
                _guard(job, reports)
            guards[pid] = job.name
        for pid, status in reaped():
            name = guards.pop(pid, "")
            if status and name:
                reports.send(Report(name, raised=GUARD, signal=max(0, -os.waitstatus_to_exitcode(status))))


def _guard(job: Job, reports: Connection) -> None:
    """Run a job in this new process, tell of it, and end the process.

    A report is short enough to be written in one piece, so that those of several guards never mix in the pipe.
    """
    try:
        reports.send(guarded(job, run_notebook))
        os._exit(0)
    finally:
        os._exit(1)
