"""Ending: what a batch does on Ctrl-C and SIGTERM, and how nothing that descends from a process outlives it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import psutil

STOPS = (signal.SIGINT, signal.SIGTERM)
"""Ctrl-C and SIGTERM are one and the same."""
SET_PDEATHSIG, SET_CHILD_SUBREAPER = 1, 36
"""Options of prctl(2)."""
PATIENCE = 5.0
"""Seconds after which a process that cannot be killed (it hangs in a device) is left to the system."""


class _Stops:
    """What is known of STOPS in this process: whether one was asked for, and whether it would be heard just now."""

    asked = heard = False


@contextmanager
def stoppable() -> Iterator[None]:
    """Have either signal raise KeyboardInterrupt, but only where the work is `interruptible`, or else at the end.

    Raised wherever it comes, it falls at times between the start of a process and the note that there is one, leaves a
    lock held, or is lost in a destructor. Outside the main thread signals are not ours to handle: nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _Stops.asked = False
    before = {stop: signal.signal(stop, _stop) for stop in STOPS}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)
    if _Stops.asked:
        raise KeyboardInterrupt


@contextmanager
def interruptible() -> Iterator[None]:
    """Have a stop end what is done in here, whether it comes meanwhile or came before: this is where a batch waits."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before, _Stops.heard = _Stops.heard, True
    try:
        if _Stops.asked:
            raise KeyboardInterrupt
        yield
    finally:
        _Stops.heard = before


def die_with_parent(parent: int) -> None:
    """Have the system kill this process when the process `parent`, which forked it, ends in whatever way (Linux)."""
    _prctl(SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the system was asked
        os._exit(1)


def adopt_orphans() -> None:
    """Make this process the parent of those below it whose own parent ends, so that none slips away (Linux)."""
    _prctl(SET_CHILD_SUBREAPER, 1)


def end_descendants(first: int) -> int:
    """Kill every process below this one, and return how its child `first` ended, as os.waitstatus_to_exitcode says."""
    ended, until = 0, time.monotonic() + PATIENCE
    while time.monotonic() < until:
        below = psutil.Process().children(recursive=True)
        for process in below:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        for pid, status in reaped():
            ended = os.waitstatus_to_exitcode(status) if pid == first else ended
        if not below:
            break
        time.sleep(0.01)
    return ended


def reaped() -> list[tuple[int, int]]:
    """Return process id and status of each child that has ended since the last call."""
    found = []
    with suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            found.append(ended)
    return found


def has_ended(child: int) -> bool:
    """Return whether a child of this process has ended that was not asked how."""
    return bool(psutil.Process(child).status() == psutil.STATUS_ZOMBIE)


def memory_mb() -> float:
    """Return the resident memory of all processes below this one, in MB; pages that two share are counted twice."""
    total = 0
    for process in _below(os.getpid()):
        with suppress(psutil.NoSuchProcess):
            total += psutil.Process(process).memory_info().rss
    return total / 2**20


def _below(process: int) -> Iterator[int]:
    """Yield the ids of the processes below one.

    On Linux they are asked for one by one: psutil looks at every process of the machine, which on a large one costs
    more than what is looked for. One that is missed because another ends just then is there at the next look.
    """
    if not Path(f"/proc/self/task/{os.getpid()}/children").exists():
        yield from (each.pid for each in psutil.Process(process).children(recursive=True))
        return
    for thread in Path(f"/proc/{process}/task").glob("*"):
        with suppress(OSError):  # it has just ended
            for child in map(int, (thread / "children").read_text().split()):
                yield child
                yield from _below(child)


def _stop(number: int, frame: FrameType | None) -> None:
    _Stops.asked = True
    if _Stops.heard:
        raise KeyboardInterrupt


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
