"""The ledger of a folder while a batch is at work in it: what is noted, and what becomes of runs cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mediastudy.batch.ledger import ENDED, Event, append, mend, read_ledger, states

Tell = Callable[[Event], object]


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

    def close(self, names: Iterable[str], why: str) -> None:
        """Give each run of those named that has not ended a last state: killed, or never-run."""
        for name, event in self.last.items():
            if name in names and event.state not in ENDED:
                begun = event.state == "running"
                self.note(Event(name, "killed" if begun else "never-run", event.attempt, error=why))
