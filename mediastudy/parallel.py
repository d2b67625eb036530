"""Work in processes: chunks out, results back in order, and never more in flight than memory should hold."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection, wait
from threading import Thread
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
    hang. At most ``AHEAD * jobs`` items are in flight, so memory stays flat. On any error, Ctrl-C included, and when
    this process is killed, they end at once.
    """
    if jobs == 1:
        yield from map(function, items)
        return
    watched, held = Pipe(duplex=False)
    with (
        watched,
        held,
        ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_end_with, initargs=(watched,)) as pool,
    ):
        try:
            yield from _in_order(pool, function, items, jobs)
        except BaseException:
            held.close()
            raise


def _in_order(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Iterator[Result]:
    pending: deque[Future[Result]] = deque()
    for item in items:
        pending.append(pool.submit(function, item))
        if len(pending) >= AHEAD * jobs:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


def _end_with(watched: Connection) -> None:
    """Have this process end when the other end of a pipe is closed: a pool alone would finish its work, or wait."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal reaches all processes: the first one decides
    Thread(target=_end_after, args=(watched,), daemon=True).start()


def _end_after(watched: Connection) -> None:
    wait([watched])
    os._exit(1)
