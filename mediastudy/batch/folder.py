"""The folder of a batch: what is in it and what that is called, and that one batch at a time is at work there."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mediastudy.errors import OutputError
from mediastudy.writing import make_folder

LEDGER = "ledger.jsonl"
INDEX = "index.html"
PAGES = "pages"
"""The folder of the executed notebooks as pages."""
TABLES = "tables"
"""The folder of the corpora, each measured once."""
SWEEP = "sweep.yaml"
LOG = "kernels.log"
TAKEN = (LEDGER, INDEX, PAGES, TABLES, SWEEP, LOG)
"""What stands beside the folders of the runs: no run may be called so."""

NOTEBOOK = "notebook.ipynb"
"""In the folder of a run: the executed notebook of the last good attempt."""
FAILED = "failed.ipynb"
"""In the folder of a run: the executed notebook of the last attempt, when that failed."""
FIGURES = "figures"

LOCK = ".lock"
WORK = ".work"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep `folder`, which is made if need be, for this process; however it ends, the system frees it.

    Raises OutputError, with the process id, when another process has it, and when it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("a+")
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be written to ({error.strerror}); choose another.") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            raise OutputError(
                f"{folder}: another batch (process {file.read()}) is at work here; wait for it."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


@contextmanager
def working(folder: Path) -> Iterator[Path]:
    """Yield a new hidden folder for what is not yet judged; it goes in the end, and so do those left by a kill."""
    for left in [*folder.glob(f"{WORK}-*"), *folder.glob(f"{TABLES}/.partial-*")]:
        shutil.rmtree(left, ignore_errors=True)
    work = folder / f"{WORK}-{secrets.token_hex(4)}"
    make_folder(work)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
