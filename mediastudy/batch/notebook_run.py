"""Running one notebook with papermill, in this process: the parameters go in, the executed copy comes out."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

import papermill
from papermill.engines import papermill_engines
from traitlets.config import Config

from mediastudy.batch.fast import ForkEngine
from mediastudy.batch.job import INJECTED, Begun, Job

QUIET = Config({"KernelManager": {"transport_encryption": "auto"}})
"""Else ipykernel 7 warns at each start."""


def run_notebook(job: Job, begun: Begun) -> None:
    """Run the notebook of `job` into ``job.executed``, telling `begun` of each code cell; raises what papermill does.

    This process must be one of its own: the environment of the kernel is set in it.
    """
    logging.getLogger("papermill").setLevel(logging.ERROR)
    os.environ["JUPYTER_RUNTIME_DIR"] = str(job.work / ".jupyter")  # a killed kernel leaves its files in the folder
    papermill_engines.register("fast", ForkEngine)
    papermill.execute_notebook(
        _literal(job.notebook),
        _literal(job.executed),
        engine_name="nbclient" if job.engine == "kernel" else job.engine,
        parameters=dict(job.parameters),
        progress_bar=False,
        execution_timeout=job.limits.cell_seconds,
        config=QUIET,
        on_cell_execute=_Counter(begun),
    )


class _Counter:
    """A hook for nbclient: counts the code cells of the source as they begin."""

    def __init__(self, begun: Begun) -> None:
        self.begun, self.cell = begun, 0

    def __call__(self, cell: Any, cell_index: int) -> None:  # noqa: ARG002 - as nbclient calls it
        if INJECTED not in cell.metadata.get("tags", []):
            self.cell += 1
            self.begun(self.cell)


def _literal(path: Path) -> str:
    """Return a path that papermill leaves as it is: it fills in braces."""
    return str(path).replace("{", "{{").replace("}", "}}")
