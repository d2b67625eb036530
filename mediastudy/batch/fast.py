"""The fast engine: papermill runs the cells in this process, which was forked with every library imported."""

from __future__ import annotations

import signal
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager

from mediastudy.batch.shell import Recorder, open_shell
from mediastudy.errors import MediastudyError


class ForkEngine(Engine):  # type: ignore[misc] # papermill ships no types
    """An engine of papermill's for a process of its own: what a kernel would do, without a kernel.

    A cell that runs too long ends the process with SIGALRM, whatever it is doing; the notebook was written before.
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,  # noqa: ARG003 - as in Engine
        *,
        on_cell_execute: Any,
        execution_timeout: float | None = None,
        **_: object,
    ) -> None:
        """Run the cells of ``nb_man.nb`` in their order up to the first that fails; raises for another language."""
        if (language := cls.nb_language(nb_man.nb)) != "python":
            raise MediastudyError(f"The fast engine runs Python, the notebook is in {language}: use the kernel engine.")
        shell, recorder = open_shell()
        for index, cell in enumerate(nb_man.nb.cells):
            nb_man.cell_start(cell, index)
            if cell.cell_type == "code" and cell.source.strip():
                on_cell_execute(cell=cell, cell_index=index)
                if not _run(cell, shell, recorder, execution_timeout or 0):
                    nb_man.cell_exception(cell, index)
                    nb_man.cell_complete(cell, index)
                    break
            nb_man.cell_complete(cell, index)
        nb_man.nb.metadata["language_info"] = IPythonKernel.language_info


def _run(cell: NotebookNode, shell: Any, recorder: Recorder, seconds: float) -> bool:
    """Run a cell, put its outputs and its number into it, and return whether it ended well."""
    cell.outputs = recorder.outputs = []
    cell.execution_count = shell.execution_count
    signal.setitimer(signal.ITIMER_REAL, seconds)
    done = shell.run_cell(cell.source, store_history=True, cell_id=cell.get("id"))
    signal.setitimer(signal.ITIMER_REAL, 0)
    return bool(done.success)
