"""The fast engine: papermill runs the cells in this process, which was forked with every library imported.

A kernel's shell does it without the kernel: the same classes as ipykernel's, whose messages become a cell's outputs.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
from ipykernel.compiler import XCachingCompiler
from ipykernel.ipkernel import IPythonKernel
from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session
from nbformat import NotebookNode
from nbformat.v4.nbbase import output_from_msg
from papermill.engines import Engine, NotebookExecutionManager
from traitlets.config import Config

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


class Recorder(Session):
    """A session that sends nothing: each message changes the outputs of the cell that runs, as nbclient would."""

    def __init__(self, **given: Any) -> None:
        """Begin with no output."""
        super().__init__(**given)
        self.outputs: list[NotebookNode] = []
        self.shown: dict[str, list[NotebookNode]] = {}
        self.clear_next = False

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any) -> None:  # noqa: ARG002 - as in Session
        """Record a message: a whole one, or the content of one of the type named."""
        message = msg_or_type if isinstance(msg_or_type, dict) else self.msg(msg_or_type, content)
        kind = message["header"]["msg_type"]
        what = message["content"] = self.unpack(self.pack(message["content"]))  # pictures become text on the way
        if kind == "clear_output":
            self.clear_next = what["wait"]
            if not what["wait"]:
                self.outputs.clear()
        elif kind == "update_display_data":
            for output in self.shown.get(what["transient"]["display_id"], ()):
                output["data"], output["metadata"] = what["data"], what["metadata"]
        elif kind in ("stream", "display_data", "execute_result", "error"):
            self._add(output_from_msg(message), what)  # type: ignore[no-untyped-call] # nbformat has no types

    def _add(self, output: NotebookNode, what: Mapping[str, Any]) -> None:
        if self.clear_next:
            self.outputs.clear()
            self.clear_next = False
        last = self.outputs[-1] if self.outputs else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
            return
        self.outputs.append(output)
        if named := (what.get("transient") or {}).get("display_id"):
            self.shown.setdefault(named, []).append(output)


class Stream(io.TextIOBase):
    """Standard output or error of the cells."""

    def __init__(self, recorder: Recorder, name: str) -> None:
        """Have what is written go to `recorder` under the stream's `name`."""
        self.recorder, self.name = recorder, name

    def writable(self) -> bool:
        """Return that it is."""
        return True

    def write(self, text: str) -> int:
        """Record the text as output, and return its length."""
        if text:
            self.recorder.send(None, "stream", {"name": self.name, "text": text})
        return len(text)


@contextmanager
def as_in_notebook() -> Iterator[None]:
    """Have this process look like a notebook's: pandas and matplotlib ask for it when they are imported."""
    bare = Config({"HistoryManager": {"enabled": False}})  # it would be a file, and a thread that no fork survives
    shell = ZMQInteractiveShell.instance(config=bare, compiler_class=XCachingCompiler)
    with shell.builtin_trap:
        yield


def open_shell() -> tuple[Any, Recorder]:
    """Return the shell of as_in_notebook and the recorder of its outputs; standard output and error go there too.

    For a process that was just forked: its random numbers are its own, not a copy of those of every other child.
    """
    np.random.seed()
    recorder = Recorder()
    shell: Any = ZMQInteractiveShell.instance()
    shell.enable_gui = _no_gui
    shell.display_pub.session = shell.displayhook.session = recorder
    shell.displayhook.topic = b"execute_result"
    sys.stdout, sys.stderr = Stream(recorder, "stdout"), Stream(recorder, "stderr")
    return shell, recorder


def _no_gui(gui: object = None) -> None:
    """Do nothing: ``%matplotlib inline`` asks for an event loop, and none is needed."""
