"""What a run leaves in its folder: whole when it was good, and beside the last good one when it was not."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

from mediastudy.batch.folder import FAILED, FIGURES, NOTEBOOK
from mediastudy.batch.job import Job
from mediastudy.batch.normalise import installed, normalise_file
from mediastudy.errors import OutputError
from mediastudy.record.manifest import file_sha256
from mediastudy.writing import put, whole_file


def publish(job: Job, place: Path) -> Path:
    """Make the working folder of a good run be `place`, and return its executed notebook; raises OSError."""
    shutil.rmtree(job.work / ".jupyter", ignore_errors=True)
    settle(job, place, place / FIGURES)
    put(job.work, place)
    return place / NOTEBOOK


def keep_failed(job: Job, kept: Path, place: Path, figures: Path) -> Path | None:
    """Keep the executed notebook of a bad run as the file `kept`, and nothing else; return it, or None if it cannot be.

    `place` and `figures` are where its outputs would be, had it been good. Its paths stay paths: it is there to be
    looked into and run again by hand.
    """
    try:
        if not _whole(job.executed):
            return None
        _move(job, place, figures)
        normalise_file(job.executed, {})
        with whole_file(kept) as unfinished:
            shutil.copyfile(job.executed, unfinished)
        return kept
    except (OSError, OutputError):  # a full disk, most likely: the run's own error is what is told
        return None
    finally:
        shutil.rmtree(job.work, ignore_errors=True)


def outputs(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a good run in `folder`, by its path from there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != FAILED)
    return {path.relative_to(folder).as_posix(): file_sha256(path) for path in paths}


def settle(job: Job, place: Path, figures: Path) -> None:
    """Have the executed notebook say where its outputs are in the end, and hold what a second run would repeat.

    `place` is said for the folder it was made in, `figures` for the one within that had the figures.
    """
    _move(job, place, figures)
    corpus = {"$CORPUS": Path(job.parameters["corpus"])} if "corpus" in job.parameters else {}
    normalise_file(job.executed, {**corpus, "$INTO": figures, **installed()})


def _move(job: Job, place: Path, figures: Path) -> None:
    text = job.executed.read_text(encoding="utf-8")
    for old, new in ((job.work / FIGURES, figures), (job.work, place)):
        text = text.replace(_quoted(old), _quoted(new))
    job.executed.write_text(text, encoding="utf-8")


def _whole(executed: Path) -> bool:
    with suppress(OSError, ValueError):
        return bool(json.loads(executed.read_text(encoding="utf-8"))["cells"])
    return False


def _quoted(path: Path) -> str:
    return json.dumps(str(path))[1:-1]
