"""The ledger of a batch: a line an event, only ever added to; what is in it was on the disk before work went on.

Anybody may read it (`read_ledger`); a batch at work notes what happens in its Book.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mediastudy.batch.folder import LEDGER
from mediastudy.errors import OutputError

STATES = ("queued", "running", "ok", "failed", "timeout", "killed", "skipped", "never-run")
ENDED = STATES[2:]
ATTEMPTED = ("ok", "failed", "timeout", "killed")
"""The states in which an attempt ends."""
GOOD = ("ok", "skipped")
MENDED = "mended"
"""The state of an event that belongs to no run: it says that a line before it cannot be read."""


@dataclass(frozen=True)
class Event:
    """One line of the ledger: what happened to a run, and when.

    `time` is UTC to the millisecond, `state` one of STATES, `attempt` counts from 1 (0: none was made), `executed` is
    the executed notebook, from the batch's folder; `fingerprint` names all that went in, `parameters` are what a
    queued run was asked for, and `outputs` has the SHA-256 of each file of the run, by name.
    """

    run: str
    state: str
    attempt: int = 0
    seconds: float = 0.0
    error: str = ""
    executed: str = ""
    fingerprint: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    memory_mb: float = 0.0
    time: str = ""


Tell = Callable[[Event], object]


@dataclass(frozen=True)
class Ledger:
    """The events of a ledger, and the number of each line that is none (a write that was cut off)."""

    events: tuple[Event, ...]
    unread: tuple[int, ...]


class Book:
    """The ledger of a folder while a batch is at work in it; `tell` hears of each line."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        """Open the ledger: mend its end, and give runs that a dead batch left open their last state."""
        self.folder, self.tell = folder, tell
        if mended := mend(folder):
            tell(mended)
        self.close(self.last, "the batch that ran it ended without a word")

    @property
    def last(self) -> dict[str, Event]:
        """The last event of each run, as it is on the disk."""
        return states(read_ledger(self.folder).events)

    def note(self, *events: Event) -> None:
        """Write events, and tell of each."""
        for event in append(self.folder, *events):
            self.tell(event)

    def close(self, names: Container[str], why: str) -> None:
        """Give each run of those named that has not ended a last state: killed, or never-run."""
        left = [event for name, event in self.last.items() if name in names and event.state not in ENDED]
        state = {"running": "killed", "queued": "never-run"}
        self.note(*(Event(event.run, state[event.state], event.attempt, error=why) for event in left))


def append(folder: Path, *events: Event) -> list[Event]:
    """Write the events, with the time, as a line each at the end of the ledger in `folder`, and return them.

    The lines are on the disk on return. Raises OutputError when they are not; the ledger is then as before.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    stamped = [replace(event, time=now) for event in events]
    try:
        _write(folder / LEDGER, b"".join(map(_line, stamped)))
    except OSError as error:
        raise OutputError(
            f"{folder / LEDGER}: the ledger cannot be written ({error.strerror}); nothing goes on."
        ) from None
    return stamped


def _line(event: Event) -> bytes:
    shown = {name: value for name, value in asdict(event).items() if value not in ("", 0, 0.0, {})}
    return json.dumps({"time": event.time, **shown}, ensure_ascii=True).encode() + b"\n"


def read_ledger(folder: Path) -> Ledger:
    """Return the events of the ledger in `folder`; none when there is no ledger.

    A line that is no event is passed over and named: the last one may have been cut off, and nothing is lost by it.
    """
    try:
        lines = (folder / LEDGER).read_bytes().split(b"\n")
    except FileNotFoundError:
        return Ledger((), ())
    read = {number: _event(line) for number, line in enumerate(lines, 1) if line.strip()}
    events = tuple(event for event in read.values() if event)
    return Ledger(events, tuple(number for number, event in read.items() if not event))


def mend(folder: Path) -> Event | None:
    """End a last line that was cut off, so that the next event has a line of its own; return the event that says so."""
    path = folder / LEDGER
    if not path.is_file() or path.read_bytes()[-1:] in (b"", b"\n"):
        return None
    unread = read_ledger(folder).unread
    _write(path, b"\n")
    if not unread:
        return None
    return append(folder, Event("", MENDED, error=f"line {unread[-1]} was cut off and is passed over"))[0]


def states(events: Iterable[Event]) -> dict[str, Event]:
    """Return the last event of each run, by name, in the order in which the runs first came."""
    return {event.run: event for event in events if event.run}


def _write(path: Path, line: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        before = os.fstat(descriptor).st_size
        if os.write(descriptor, line) < len(line):
            os.ftruncate(descriptor, before)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _event(line: bytes) -> Event | None:
    known = {each.name for each in fields(Event)}
    try:
        found: dict[str, Any] = json.loads(line)
        event = Event(**{name: value for name, value in found.items() if name in known})
        return event if isinstance(event.run, str) and event.state in (*STATES, MENDED) else None
    except (ValueError, TypeError, AttributeError):
        return None
