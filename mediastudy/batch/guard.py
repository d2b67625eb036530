"""The guard of one run: a small process above it that holds the limits and, at the end, leaves no process behind."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from mediastudy.batch.job import Begun, Job, Limits, Report
from mediastudy.batch.processes import adopt_orphans, die_with_parent, end_descendants, has_ended, memory_mb

TICK = 0.1
"""Seconds between two looks at time and memory."""
LONGEST = 500
"""Characters of an exception's message that are kept: a report goes through a pipe in one piece."""
Perform = Callable[[Job, Begun], None]
"""What does a job, telling of each cell."""


def guarded(job: Job, perform: Perform) -> Report:
    """Run ``perform(job, begun)`` in a process below this one, and return how it ended; nothing it started is left.

    This process must be one of its own: it adopts and kills whatever is below it. It looks every TICK at the limits,
    and whether its own parent is still there.
    """
    os.setsid()
    adopt_orphans()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    began = time.monotonic()
    reading, writing = os.pipe()
    guard, worker = os.getpid(), os.fork()
    if not worker:
        die_with_parent(guard)
        os.close(reading)
        _work(job, perform, writing)
    os.close(writing)
    try:
        report = _watch(Report(job.name), worker, reading, job.limits)
    except KeyboardInterrupt:
        report = Report(job.name, stopped="batch")
    ended = end_descendants(worker)
    killer = 0 if report.returned else max(0, -ended)
    return replace(report, signal=killer, seconds=time.monotonic() - began)


def _watch(report: Report, worker: int, reading: int, limits: Limits) -> Report:
    """Return the report of the `worker` that writes to `reading`, as soon as it ends or has to be stopped.

    A pipe whose writer is gone says nothing as long as something that the writer forked holds it open.
    """
    above, until = os.getppid(), time.monotonic() + (limits.seconds or float("inf"))
    rest = b""
    while not report.stopped and not report.returned:
        if select.select([reading], [], [], TICK)[0]:
            if not (some := os.read(reading, 65536)):
                break
            *lines, rest = (rest + some).split(b"\n")
            for line in lines:
                report = replace(report, **json.loads(line))
        elif has_ended(worker):
            break
        used = memory_mb() if limits.memory_mb else 0.0
        report = replace(report, memory_mb=max(used, report.memory_mb), stopped=_limit(limits, until, used, above))
    return report


def _limit(limits: Limits, until: float, used: float, above: int) -> str:
    """Return why a run must be stopped now, or nothing."""
    if os.getppid() != above:
        return "batch"
    if limits.memory_mb and used > limits.memory_mb:
        return "memory"
    return "seconds" if time.monotonic() > until else ""


def _work(job: Job, perform: Perform, writing: int) -> None:
    """Perform the job in this process, tell of it, and end the process; a fork of it that comes as far says nothing."""
    worker = os.getpid()

    def tell(**what: str | int) -> None:
        if os.getpid() == worker:
            with suppress(BrokenPipeError):  # the guard was killed, and the system is about to kill this process
                os.write(writing, json.dumps(what).encode() + b"\n")

    end: dict[str, str | int] = {"returned": True}
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.chdir(job.work)
        perform(job, lambda cell: tell(cell=cell))
    except BaseException as error:  # whatever a notebook, a kernel or papermill raises is how this run ended
        end |= {"raised": type(error).__name__, "message": _last_line(error)}
    with suppress(OSError):  # the log is on a full disk
        sys.stdout.flush()
        sys.stderr.flush()
    tell(**end)
    os._exit(0)


def _last_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [""]
    return lines[-1][:LONGEST].replace(str(Path.cwd()), ".")
