"""execute: jobs through a pool, as many at a time as it has room for; one that fails stops no other."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mediastudy.batch.job import Job, Pool, Report
from mediastudy.batch.judge import Verdict

Judge = Callable[[Job, Report], Verdict]
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


def execute(jobs: Iterable[Job], pool: Pool, judge: Judge, start: Start | None = None) -> Iterator[Outcome]:
    """Return the outcome of each attempt as it ends.

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
        job, report = pool.next()
        verdict, attempt = judge(job, report), attempts.pop(job.name) + report.lost
        last = not verdict.again or attempt > job.limits.retries
        yield Outcome(job, report, verdict, attempt, last)
        if not last:
            shutil.rmtree(job.work, ignore_errors=True)
            waiting.appendleft((job, attempt + 1))
