"""What a run leaves in its folder: whole when it was good, and beside the last good one when it was not."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

from mediastudy.batch.job import NOTEBOOK, Job
from mediastudy.batch.normalise import known_places, normalise_file
from mediastudy.record.manifest import file_sha256
from mediastudy.writing import put, whole_file

FAILED = "failed.ipynb"
"""The executed notebook of the last attempt, when that failed; NOTEBOOK beside it is that of the last good one."""


def publish(job: Job, place: Path) -> Path:
    """Make the working folder of a good run be `place`, and return its executed notebook; raises OSError."""
    shutil.rmtree(job.work / ".jupyter", ignore_errors=True)
    settle(job.executed, job.work, place)
    normalise_file(job.executed, known_places(place.parent))
    put(job.work, place)
    return place / NOTEBOOK


def keep_failed(job: Job, kept: Path, place: Path) -> Path | None:
    """Keep the executed notebook of a bad run as the file `kept`, and nothing else; return it, or None without one.

    `place` is where its outputs would be, had it been good.
    """
    try:
        if not _whole(job.executed):
            return None
        settle(job.executed, job.work, place)
        with whole_file(kept) as unfinished:
            shutil.copyfile(job.executed, unfinished)
        return kept
    finally:
        shutil.rmtree(job.work, ignore_errors=True)


def outputs(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a good run in `folder`, by its path from there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != FAILED)
    return {path.relative_to(folder).as_posix(): file_sha256(path) for path in paths}


def settle(executed: Path, work: Path, place: Path) -> None:
    """Have an executed notebook say `place` wherever it names the folder it was made in."""
    text = executed.read_text(encoding="utf-8")
    executed.write_text(text.replace(_quoted(work), _quoted(place)), encoding="utf-8")


def _whole(executed: Path) -> bool:
    with suppress(OSError, ValueError):
        return bool(json.loads(executed.read_text(encoding="utf-8"))["cells"])
    return False


def _quoted(path: Path) -> str:
    return json.dumps(str(path))[1:-1]
