"""Pools: jobs run as many at a time as there is room for, in processes that are forked from a nursery."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from mediastudy.batch.job import Job, Report
from mediastudy.batch.judge import Verdict, judge
from mediastudy.batch.processes import interruptible
from mediastudy.errors import MediastudyError, OutputError
from mediastudy.writing import make_folder

START = "import sys; from mediastudy.batch.nursery import main; main(*sys.argv[1:])"
THREADS = "OPENBLAS_NUM_THREADS"
PATIENCE = 10.0
"""Seconds that the nursery has to end all runs before it is killed itself."""


class Pool(Protocol):
    """Something that runs jobs: processes of this machine, or a cluster."""

    @property
    def room(self) -> int:
        """The number of jobs that run at a time."""

    def submit(self, job: Job) -> None:
        """Begin a job."""

    def next(self) -> tuple[Job, Report]:
        """Wait for a job to end, whichever it is; return it (in the folder it worked in) and how it ended."""


Start = Callable[[Job, int], object]
"""Told of each attempt, with its number, as it begins."""


@dataclass(frozen=True)
class Outcome:
    """How an attempt at a job ended; `last` unless there will be another."""

    job: Job
    report: Report
    verdict: Verdict
    attempt: int
    last: bool


def execute(jobs: Iterable[Job], pool: Pool, start: Start | None = None) -> Iterator[Outcome]:
    """Yield the outcome of each attempt as it ends; a job that fails stops no other.

    Only a fault of the machinery is tried again, up to ``limits.retries`` times, in a new folder.
    """
    waiting = deque((job, 1) for job in jobs)
    attempts: dict[str, int] = {}
    while waiting or attempts:
        while waiting and len(attempts) < pool.room:
            job, attempt = waiting.popleft()
            attempts[job.name] = attempt
            if start:
                start(job, attempt)
            pool.submit(job)
        with interruptible():
            job, report = pool.next()
        verdict, attempt = judge(job, report), attempts.pop(job.name) + report.lost
        last = not verdict.again or attempt > job.limits.retries
        yield Outcome(job, report, verdict, attempt, last)
        if not last:
            shutil.rmtree(job.work, ignore_errors=True)
            waiting.appendleft((job, attempt + 1))


def open_pool(engine: str, scheduler: str | None, jobs: int, log: Path) -> AbstractContextManager[Pool]:
    """Return a pool: of `jobs` processes of this machine, or the Dask cluster whose scheduler is at an address."""
    if scheduler is None:
        return NurseryPool(jobs, engine, log)
    try:
        from mediastudy.batch.cluster import ClusterPool  # noqa: PLC0415 - distributed is an extra
    except ImportError:
        raise MediastudyError("A cluster needs Dask: pip install 'mediastudy[cluster]'.") from None
    with interruptible():
        return ClusterPool(scheduler, log)


class NurseryPool:
    """Runs `jobs` at a time; a context at whose end no process of it is left.

    What kernels say beside their notebooks goes to the file `log`. A nursery that is killed takes its runs with it
    (they are reported as such) and is started again for the next.
    """

    def __init__(self, jobs: int, engine: str, log: Path) -> None:
        """Start the nursery."""
        self.room, self.engine, self.log = jobs, engine, log
        self.flying: dict[str, Job] = {}
        self._start()

    def submit(self, job: Job) -> None:
        """Begin a job, in a new folder; raises OutputError when that cannot be made."""
        make_folder(job.work)
        if self.process.poll() is not None and not self.flying:
            self._start()
        self.flying[job.name] = job
        with suppress(BrokenPipeError):  # the nursery has just died: next() will say so
            self.requests.send(job)

    def next(self) -> tuple[Job, Report]:
        """Wait for a job to end, whichever it is; return it and how it ended."""
        try:
            report = self.reports.recv()
        except EOFError:
            if self.process.wait() > 0:
                raise OutputError(
                    f"{self.log}: the process that starts the runs ended; the reason is in there."
                ) from None
            report = Report(next(iter(self.flying)), raised="NurseryKilled", signal=-self.process.wait())
        return self.flying.pop(report.name), report

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the nursery."""
        self.end()
        self.reports.close()

    def end(self) -> None:
        """Have the nursery end what still runs, and itself; who waits for a job then hears that it was killed."""
        self.requests.close()
        self.process.terminate()  # heard only while it imports, and cannot see that the pipe was closed
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _start(self) -> None:
        below, self.requests = Pipe(duplex=False)
        self.reports, back = Pipe(duplex=False)
        self.process = _nursery(below, back, self.engine, self.log)
        below.close()
        back.close()


def _nursery(requests: Connection, reports: Connection, engine: str, log: Path) -> subprocess.Popen[bytes]:
    """Start a nursery in a session of its own: Ctrl-C in a terminal reaches the batch, which ends the nursery."""
    ends = (requests.fileno(), reports.fileno())
    surroundings = {THREADS: "1"}  # no threads where processes are forked
    if engine == "fast":
        surroundings["MPLBACKEND"] = os.environ.get("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    with log.open("ab") as file:
        return subprocess.Popen(
            [
                sys.executable,
                "-c",
                START,
                *map(str, ends),
                engine,
                os.environ.get(THREADS, ""),
            ],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            pass_fds=ends,
            env={**os.environ, **surroundings},
            start_new_session=True,
        )
