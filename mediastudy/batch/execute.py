"""execute: notebooks in processes of their own, judged by what their cells did and never by papermill's metadata.

After a kernel dies papermill 2.7 marks every cell completed, also those never run; so a run is good only when every
code cell has a number, none has an error among its outputs, and nothing was raised.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import papermill
from traitlets.config import Config

from mediastudy.record.notebooks import source

INJECTED = "injected-parameters"
"""The tag of the cell that papermill adds: it is not counted, so that cell numbers are those of the source."""


@dataclass(frozen=True)
class Run:
    """A notebook to run: where it is, where its executed copy goes, and its parameters."""

    name: str
    notebook: Path
    executed: Path
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """How a run ended: `error` is empty when every cell ran, else it says in which cell what happened."""

    run: Run
    error: str = ""


def execute(runs: Iterable[Run], jobs: int, log: Path) -> Iterator[Outcome]:
    """Return the outcome of each run as it ends; one that fails stops no other.

    Processes, not threads: papermill's working directory is the process's own. What kernels say beside their
    notebooks goes to the file `log`.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_divert, initargs=(log,)) as pool:
        for done in as_completed([pool.submit(_execute, run) for run in runs]):
            yield done.result()


def _divert(log: Path) -> None:
    """Send this process's standard error, which its kernels inherit, to a file."""
    with log.open("ab") as file:
        os.dup2(file.fileno(), 2)


def _execute(run: Run) -> Outcome:
    logging.getLogger("papermill").setLevel(logging.ERROR)
    run.executed.parent.mkdir(parents=True, exist_ok=True)
    raised = ""
    try:
        papermill.execute_notebook(
            _literal(run.notebook),
            _literal(run.executed),
            parameters=dict(run.parameters),
            progress_bar=False,
            cwd=str(run.executed.parent),
            config=Config({"KernelManager": {"transport_encryption": "auto"}}),  # else ipykernel 7 warns at each start
        )
    except Exception as error:  # whatever a notebook, a kernel or papermill raises is this run's outcome
        raised = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
    return Outcome(run, _fault(run.executed, raised))


def _literal(path: Path) -> str:
    """Return a path that papermill leaves as it is: it fills in braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _fault(executed: Path, raised: str) -> str:
    """Return what went wrong according to the executed notebook and to what was raised; nothing for a good run."""
    if not executed.is_file():
        return raised or "the notebook was not executed"
    every = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    cells = [cell for cell in every if cell["cell_type"] == "code" and INJECTED not in cell["metadata"].get("tags", [])]
    for number, cell in enumerate(cells, 1):
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                return f"code cell {number}: {output['ename']}: {' '.join(output['evalue'].split())}"
        if source(cell).strip() and cell["execution_count"] is None:
            return raised or f"code cell {number} was never run"
    return raised
