"""Work in processes: chunks out, results back in order, and never more in flight than memory should hold."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3
"""Chunks in flight for each process."""


def default_jobs() -> int:
    """Return the number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Return the items in lists of `size` (the last may be shorter)."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def ordered(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """Return ``function(item)`` for each item, in the order of the items, computed by `jobs` processes.

    With one job all is done in this process. Processes are spawned, not forked: a fork of a process with threads may
    hang. At most ``AHEAD * jobs`` items are in flight, so memory stays flat.
    """
    if jobs == 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        pending: deque[Future[Result]] = deque()
        for item in items:
            pending.append(pool.submit(function, item))
            if len(pending) >= AHEAD * jobs:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
