"""Judging a run by what its cells did and what figures it made, never by papermill's metadata.

After a kernel dies papermill 2.7 marks every cell completed, also those never run, and an exit with 0 it calls a
success; so a run is good only when every code cell has a number, none has an error among its outputs, nothing was
raised, and the figures are those declared.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.batch.folder import FIGURES
from mediastudy.batch.job import INJECTED, Job, Report
from mediastudy.errors import MediastudyError
from mediastudy.notebook import open_notebook, source
from mediastudy.record.manifest import file_sha256

LONGEST = 500
"""Characters of an error that are told; all of it is in the executed notebook."""
STARTING = ("RuntimeError", "ZMQError", "TimeoutError", "BlockingIOError", "DeadKernelError")
"""What is raised when a kernel does not start: it died, its port was taken, it did not answer, no process was left."""
GUARD = "GuardKilled"
"""Said to be raised when the guard of a run was killed: how far the run had come is not known."""


@dataclass(frozen=True)
class Verdict:
    """The state a run ended in and, unless it is ok, why; `again` when the machinery failed before the first cell."""

    state: str
    error: str = ""
    again: bool = False


def judge(job: Job, report: Report) -> Verdict:
    """Return what is to be said of a job whose processes have ended."""
    for rule in (_stopped, _not_begun, _killed):
        if verdict := rule(job, report):
            return verdict
    error = cell_fault(job.executed, _raised(report)) or contract_fault(job.work / FIGURES, job.figures)
    error = error or _changed(job)
    return Verdict("failed", error) if error else Verdict("ok")


def cell_fault(executed: Path, raised: str) -> str:
    """Return what went wrong according to the executed notebook and to what was raised; nothing for a good run.

    An exit with 0 is no fault of its own: it is one when a cell after it was never run.
    """
    try:
        cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError):
        return raised or "the executed notebook was not written"
    exited = ""
    counted = [cell for cell in cells if cell["cell_type"] == "code" and source(cell).strip() and not _injected(cell)]
    for number, cell in enumerate(counted, 1):
        for output in cell["outputs"]:
            if output["output_type"] == "error" and not _is_exit(output):
                return f"code cell {number}: {output['ename']}: {' '.join(output['evalue'][:LONGEST].split())}"
            if output["output_type"] == "error":
                exited = f"code cell {number}: SystemExit: {output['evalue']}"
        if cell["execution_count"] is None:
            return (
                f"{exited}; code cell {number} was never run"
                if exited
                else raised or f"code cell {number} was never run"
            )
    return "" if exited else raised


def contract_fault(folder: Path, declared: Collection[str]) -> str:
    """Return how the figures in `folder` break their contract; nothing when they keep it.

    They are those `declared`, no more and no fewer, and no text in them is cut off or covers another. (A missing
    glyph or a foreign font stops a figure when it is saved.)
    """
    records = {path.stem: _record(path) for path in sorted(folder.glob("*.json"))}
    missing, extra = sorted(set(declared) - set(records)), sorted(set(records) - set(declared))
    faults = [f"the figure {stem!r} is declared but was not made" for stem in missing]
    faults += [f"the figure {stem!r} was made but is not declared" for stem in extra]
    return "; ".join(
        [*faults, *(fault for stem, found in records.items() for fault in _figure_faults(stem, found, folder))]
    )


def _stopped(job: Job, report: Report) -> Verdict | None:
    limits, cell = job.limits, _where(report)
    if report.stopped == "batch":
        return Verdict("killed", f"interrupted {cell}")
    if report.stopped == "workers":
        return Verdict("killed", f"every worker that ran it was lost ({report.message})")
    if report.stopped == "seconds":
        return Verdict("timeout", f"longer than {limits.seconds:g} s, stopped {cell}")
    if report.stopped == "memory":
        return Verdict("killed", f"more than {limits.memory_mb:g} MB ({report.memory_mb:,.0f}), stopped {cell}")
    if report.raised == "CellTimeoutError" or report.signal == signal.SIGALRM:
        return Verdict("timeout", f"code cell {report.cell}: longer than {limits.cell_seconds:g} s")
    return None


def _not_begun(job: Job, report: Report) -> Verdict | None:
    if report.cell or report.raised == GUARD or (report.returned and report.raised not in STARTING):
        return None
    return Verdict("failed", f"the notebook did not start: {_raised(report) or _end(report)}", again=True)


def _killed(job: Job, report: Report) -> Verdict | None:
    if report.raised == "DeadKernelError":
        return Verdict("killed", f"the kernel died {_where(report)}")
    if report.raised == GUARD:
        return Verdict("killed", f"the process that guards it: {_end(report)}")
    return None if report.returned else Verdict("killed", f"{_end(report)} {_where(report)}")


def _raised(report: Report) -> str:
    return ": ".join(filter(None, (report.raised, report.message)))


def _end(report: Report) -> str:
    return f"killed by {signal.Signals(report.signal).name}" if report.signal else "its process ended itself"


def _where(report: Report) -> str:
    return f"in code cell {report.cell}" if report.cell else "before the first cell"


def _is_exit(output: Mapping[str, Any]) -> bool:
    return output["ename"] == "SystemExit" and output["evalue"] in ("", "0")


def _injected(cell: Mapping[str, Any]) -> bool:
    return INJECTED in cell["metadata"].get("tags", [])


def _figure_faults(stem: str, record: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Yield what is wrong with a figure: its record is none, text in it clashes, or its files are not what it says."""
    if not isinstance(record.get("files"), dict) or not record["files"]:
        yield f"{stem}.json is not the record of a figure"
        return
    yield from (f"in the figure {stem!r} {clash}" for clash in record.get("clashes", ())[:1])
    for name, digest in record["files"].items():
        if not (folder / name).is_file():
            yield f"{name} of the figure {stem!r} is not there"
        elif file_sha256(folder / name) != digest:
            yield f"{name} of the figure {stem!r} was changed after it was saved"


def _record(path: Path) -> dict[str, Any]:
    """Return the record of a figure; an empty one for a file that is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _changed(job: Job) -> str:
    """Return what is to be said when the file of a notebook is no longer what the job was made of."""
    with suppress(MediastudyError):  # it was removed, or is just being written
        if open_notebook(job.notebook).sha256 == job.sha256:
            return ""
    return "the notebook was changed while the batch was at work; run it again"
