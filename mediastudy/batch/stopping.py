"""Stopping a batch: Ctrl-C and SIGTERM are one and the same, and the second does not hurry the first."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stoppable() -> Iterator[None]:
    """Have either signal raise KeyboardInterrupt, once; those that follow are passed over while things are put away.

    Outside the main thread signals are not ours to handle, and nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {stop: signal.signal(stop, _stop) for stop in STOPS}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    for stop in STOPS:
        signal.signal(stop, signal.SIG_IGN)
    raise KeyboardInterrupt
