"""What is to be run and how it ended: the records that go between the batch and the processes that do the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

ENGINES = ("kernel", "fast")
NOTEBOOK = "notebook.ipynb"
FIGURES = "figures"
PLACES = ("corpus", "into")
"""Parameters that say where, not what: they are not part of a figure's origin."""
INJECTED = "injected-parameters"
"""The tag of the cell that papermill adds: it is not counted, so that cell numbers are those of the source."""


@dataclass(frozen=True)
class Limits:
    """What a run may use: seconds in all, seconds a cell, MB of resident memory of all its processes together.

    `retries` counts the further attempts after a fault of the machinery (a kernel that did not start); a fault of the
    notebook is never tried again. None is no limit.
    """

    seconds: float | None = None
    cell_seconds: float | None = None
    memory_mb: float | None = None
    retries: int = 1


@dataclass(frozen=True)
class Job:
    """One attempt at a notebook: where it is, the empty folder it works in, its parameters, engine and limits.

    In `work` it leaves NOTEBOOK, the executed copy. All is plain data: a job goes to other processes and machines.
    """

    name: str
    notebook: Path
    work: Path
    parameters: Mapping[str, Any] = field(default_factory=dict)
    engine: str = "kernel"
    limits: Limits = Limits()

    @property
    def executed(self) -> Path:
        """Where the executed notebook is while it is not yet judged."""
        return self.work / NOTEBOOK


@dataclass(frozen=True)
class Report:
    """How the processes of a job ended, before anybody looked at what they made.

    `cell` is the number of the last code cell that was begun (0: none); `lost` counts earlier beginnings on workers of
    a cluster that were lost; `raised` and `message` tell the exception that came out, if any; `signal` the signal that
    ended the process; `stopped` is why it was stopped: "seconds", "memory", "batch" (the batch itself ended),
    "workers" (each that tried was lost) or nothing. `memory_mb` is the largest resident memory seen.
    """

    name: str
    cell: int = 0
    lost: int = 0
    raised: str = ""
    message: str = ""
    signal: int = 0
    stopped: str = ""
    seconds: float = 0.0
    memory_mb: float = 0.0


class Pool(Protocol):
    """Something that runs jobs: processes of this machine, or a cluster."""

    @property
    def room(self) -> int:
        """The number of jobs that run at a time."""

    def submit(self, job: Job) -> None:
        """Begin a job."""

    def next(self) -> tuple[Job, Report]:
        """Wait for a job to end, whichever it is; return it (in the folder it worked in) and how it ended."""


Begun = Callable[[int], None]
"""Told the number of each code cell as it begins."""
