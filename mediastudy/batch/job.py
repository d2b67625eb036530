"""Jobs and reports: the records that go between the batch and the processes that do the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from mediastudy.batch.folder import FIGURES, NOTEBOOK
from mediastudy.notebook import Notebook

ENGINES = ("kernel", "fast")
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

    In `work` it leaves NOTEBOOK, the executed copy, and FIGURES. `sha256` and `figures` are the notebook's code and
    the figures it declares, as they were when the job was made. All is plain data: a job goes to other processes and
    machines.
    """

    name: str
    notebook: Path
    sha256: str
    figures: frozenset[str]
    work: Path
    parameters: Mapping[str, Any] = field(default_factory=dict)
    engine: str = "kernel"
    limits: Limits = Limits()

    @classmethod
    def of(cls, notebook: Notebook, work: Path, parameters: Mapping[str, Any], **how: Any) -> Self:
        """Return a job at `notebook` that is called as its folder is; its figures go into that folder."""
        given = {**parameters, "into": str(work / FIGURES)}
        return cls(
            work.name, notebook.path.absolute(), notebook.sha256, frozenset(notebook.figures), work, given, **how
        )

    @property
    def executed(self) -> Path:
        """Where the executed notebook is while it is not yet judged."""
        return self.work / NOTEBOOK


@dataclass(frozen=True)
class Report:
    """How the processes of a job ended, before anybody looked at what they made.

    `cell` is the number of the last code cell that was begun (0: none); `lost` counts earlier beginnings on workers of
    a cluster that were lost; `returned` says that the process came to the end of its work, good or bad; `raised`
    and `message` tell the exception that came out, if any; `signal` the signal that ended the process, if one did and
    it had not returned; `stopped` is why it was stopped: "seconds", "memory", "batch" (the batch itself ended),
    "workers" (each that tried was lost) or nothing. `memory_mb` is the largest resident memory seen.
    """

    name: str
    cell: int = 0
    lost: int = 0
    returned: bool = False
    raised: str = ""
    message: str = ""
    signal: int = 0
    stopped: str = ""
    seconds: float = 0.0
    memory_mb: float = 0.0


Begun = Callable[[int], None]
"""Told the number of each code cell as it begins."""
