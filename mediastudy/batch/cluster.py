"""Jobs on a Dask cluster: the same guarded processes, forked from nurseries that its workers keep.

The batch's folder must be one that every worker sees under the same path.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from distributed import Client, Worker, WorkerPlugin, as_completed, get_worker

from mediastudy.batch.job import Job, Report
from mediastudy.batch.pool import NurseryPool
from mediastudy.batch.processes import interruptible
from mediastudy.errors import MediastudyError

WAIT = 10
"""Seconds for the scheduler to answer, and for the first worker."""


class Nurseries(WorkerPlugin):
    """The nurseries of one worker for one batch: those at work and those that are free."""

    def __init__(self, log: Path) -> None:
        """Hold none as yet; what kernels say goes to `log`."""
        self.log = log
        self.all: list[NurseryPool] = []
        self.free: list[NurseryPool] = []

    def setup(self, worker: Worker) -> None:  # noqa: ARG002 - as in WorkerPlugin
        """Begin with none: they are started by the first jobs."""
        self.all, self.free = [], []

    def perform(self, job: Job) -> Report:
        """Run a job in a nursery of this worker and return how it ended."""
        if self.free:
            pool = self.free.pop()
        else:
            pool = NurseryPool(1, job.engine, self.log)
            self.all.append(pool)
        pool.submit(job)
        report = pool.next()[1]
        self.free.append(pool)
        return report

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - as in WorkerPlugin
        """End the nurseries and whatever runs in them."""
        for pool in self.all:
            pool.end()


class ClusterPool:
    """Runs as many jobs at a time as the cluster has threads; a context at whose end none runs any more.

    A job whose worker is lost is begun again by the scheduler, on another worker and in a folder of its own.
    """

    def __init__(self, address: str, log: Path) -> None:
        """Connect; raises MediastudyError when no scheduler answers, or it has no worker."""
        self.plugin = f"mediastudy-{hashlib.sha256(str(log).encode()).hexdigest()[:16]}"
        try:
            self.client: Any = Client(address, timeout=WAIT, set_as_default=False)  # type: ignore[no-untyped-call] # in dask
            self.client.wait_for_workers(1, timeout=WAIT)
        except (OSError, TimeoutError, ValueError) as error:
            raise MediastudyError(f"{address}: no Dask scheduler with a worker answers there ({error}).") from None
        self.client.register_plugin(Nurseries(log), name=self.plugin)  # in place of that of a batch that was killed
        self.jobs: dict[Any, Job] = {}
        self.ended: Any = as_completed(loop=self.client.loop)  # type: ignore[no-untyped-call] # in dask

    @property
    def room(self) -> int:
        """The number of threads of the cluster, as it is now."""
        with interruptible():
            threads: dict[str, int] = self.client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, job: Job) -> None:
        """Hand a job to the scheduler."""
        future = self.client.submit(_perform, job, self.plugin, pure=False)
        self.jobs[future] = job
        self.ended.add(future)

    def next(self) -> tuple[Job, Report]:
        """Wait for a job to end, whichever it is; return it, in the folder it worked in, and how it ended."""
        future = next(self.ended)
        job = self.jobs.pop(future)
        if future.status == "finished":
            ran: tuple[Job, Report] = future.result()
            return ran
        return job, Report(job.name, stopped="workers", message=f"{type(future.exception()).__name__}"[:100])

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Have the workers end what still runs, and leave the cluster."""
        self.client.cancel(list(self.jobs))
        self.client.unregister_worker_plugin(self.plugin)
        self.client.close()


def _perform(job: Job, plugin: str) -> tuple[Job, Report]:
    """Run a job on the worker that this is; return it, in a folder that no worker has had, and how it ended."""
    begun = 0
    while (work := job.work.with_name(f"{job.work.name}~{begun}" if begun else job.work.name)).exists():
        begun += 1
    placed = replace(job, work=work, parameters=_moved(job, work))
    nurseries: Any = get_worker().plugins[plugin]
    return placed, replace(nurseries.perform(placed), lost=begun)


def _moved(job: Job, work: Path) -> dict[str, Any]:
    """Return the parameters with `work` in the place of the folder that the job was meant for."""
    return {
        name: str(work / Path(value).relative_to(job.work)) if name == "into" else value
        for name, value in job.parameters.items()
    }
