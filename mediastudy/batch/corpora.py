"""The corpora of a batch, each measured once: its runs read the tables instead of the articles."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from mediastudy import corpus
from mediastudy.corpus import Survey
from mediastudy.errors import CorpusError
from mediastudy.project import place
from mediastudy.record.environment import code, weights
from mediastudy.record.manifest import file_sha256
from mediastudy.tables import Work
from mediastudy.tables.measure import FACTS, TABLES
from mediastudy.tables.stream import write_tables
from mediastudy.tables.work import CHUNK
from mediastudy.writing import whole_folder

Facts = dict[str, Any]
FEW = 4 * CHUNK
"""Up to so many articles are measured here: starting processes would take longer."""


def measured(source: str, into: Path, jobs: int) -> tuple[Path, Facts]:
    """Return a folder of measured tables of the corpus `source`, and what names it exactly.

    It is `source` itself if that is one; else a folder of `into` named after all that decides what is in it, filled
    now unless it is there. Raises CorpusError as the corpus room does.
    """
    folder, work, survey = _sought(source, into)
    if not folder.is_dir():
        with whole_folder(folder) as unfinished:
            write_tables(work, survey, unfinished, 1 if survey.kept <= FEW else jobs, _silent)
    return folder, _facts(folder)


def already_measured(source: str, into: Path) -> tuple[Path, Facts] | None:
    """Return what `measured` would, if nothing is left to measure; else None. Nothing is written."""
    folder, _, _ = _sought(source, into)
    return (folder, _facts(folder)) if folder.is_dir() else None


def _sought(source: str, into: Path) -> tuple[Path, Work, Survey]:
    """Return the folder where the tables of a corpus are or belong, and what it takes to measure it."""
    given = place(source)
    work = Work(given)
    if (given / FACTS).is_file():
        return given, work, Survey()
    survey = work.look()
    corpus.accept(survey, str(given))
    return into / _name(work.facts(survey)), work, survey


def _name(facts: Facts) -> str:
    content = json.dumps([facts, code(), weights()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _facts(folder: Path) -> Facts:
    try:
        found = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        return {**found, "tables": {name: file_sha256(folder / f"{name}.parquet") for name in TABLES}}
    except (OSError, ValueError) as error:
        raise CorpusError(f"{folder}: its tables cannot be read ({error}); measure the corpus again.") from None


def _silent(articles: int, words: int) -> None:
    """Tell nobody of the progress."""
