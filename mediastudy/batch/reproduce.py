"""reproduce: the corpus measured once, every notebook run, and the figure set with its manifest, or nothing of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.batch.execute import Outcome, execute
from mediastudy.batch.job import FIGURES, NOTEBOOK, PLACES, Job, Report
from mediastudy.batch.judge import Verdict, judge
from mediastudy.batch.nursery_pool import NurseryPool
from mediastudy.batch.parameters import check, parameters
from mediastudy.batch.publish import FAILED, keep_failed, settle
from mediastudy.batch.stopping import stoppable
from mediastudy.notebook import Notebook
from mediastudy.record.manifest import NAME, file_sha256, manifest, write_manifest
from mediastudy.record.numbers import write_numbers
from mediastudy.tables.measure import FACTS
from mediastudy.writing import make_folder, whole_files


@dataclass(frozen=True)
class Plan:
    """What `reproduce` will do: the notebooks, the measured tables they read, where all goes, and their parameters."""

    notebooks: Sequence[Notebook]
    tables: Path
    into: Path
    executed: Path
    given: Mapping[str, Any]

    def parameters(self, notebook: Notebook, figures: Path) -> dict[str, Any]:
        """Return the parameters that `notebook` is run with: those given, as far as it has them, and the places."""
        known = parameters(notebook)
        given = {name: value for name, value in self.given.items() if name in known}
        return {**given, "corpus": str(self.tables), "into": str(figures)}


@dataclass(frozen=True)
class Ran:
    """How a notebook of a Plan ended: `error` is empty when it was good; else `executed` is what there is of it."""

    name: str
    error: str = ""
    executed: Path | None = None


def reproduce(plan: Plan, jobs: int, tell: Callable[[Ran], object]) -> list[Ran]:
    """Run the notebooks of `plan`, put their figures and the manifest into ``plan.into``, and return the failures.

    Figures of an earlier manifest that are no longer made are removed. When a notebook fails, or makes other figures
    than it declares, ``plan.into`` and the executed notebooks in ``plan.executed`` stay as they were, and those that
    failed are kept there as ``NAME.failed.ipynb``. Raises KeyboardInterrupt on Ctrl-C and SIGTERM: all stays as it was.
    """
    for notebook in plan.notebooks:
        check(notebook, plan.parameters(notebook, plan.into))
    make_folder(plan.executed)
    with stoppable(), whole_files(plan.into) as figures:
        failures = list(_failures(plan, figures, jobs, tell))
        if failures:
            _discard(figures)
        else:
            _finish(plan, figures)
    return failures


def _failures(plan: Plan, figures: Path, jobs: int, tell: Callable[[Ran], object]) -> Iterator[Ran]:
    """Run every notebook in a folder of its own within `figures`, telling of each, and return those that failed."""
    declared = {each.name: set(each.figures) for each in plan.notebooks}
    made = [(each, figures / each.name) for each in plan.notebooks]
    todo = [Job(each.name, each.path.absolute(), work, plan.parameters(each, work / FIGURES)) for each, work in made]

    def judged(job: Job, report: Report) -> Verdict:
        return judge(job, report, lambda folder: contract_fault(folder, declared[job.name]))

    with NurseryPool(jobs, "kernel", plan.executed / "kernels.log") as pool:
        for outcome in execute(todo, pool, judged):
            if outcome.last:
                ran = _told(outcome, plan)
                tell(ran)
                if ran.error:
                    yield ran


def _told(outcome: Outcome, plan: Plan) -> Ran:
    name, error = outcome.job.name, outcome.verdict.error
    if not error:
        settle(outcome.job, plan.into, plan.into)
        return Ran(name)
    return Ran(name, error, keep_failed(outcome.job, plan.executed / f"{name}.{FAILED}", plan.into, plan.into))


def contract_fault(folder: Path, declared: set[str]) -> str:
    """Return how the figures in `folder` break their contract; nothing when they keep it.

    They are those `declared`, no more and no fewer, and no text in them is cut off or covers another. (A missing
    glyph or a foreign font stops a figure when it is saved.)
    """
    records = {path.stem: _record(path) for path in sorted(folder.glob("*.json"))}
    missing, extra = sorted(declared - set(records)), sorted(set(records) - declared)
    faults = [f"the figure {stem!r} is declared but was not made" for stem in missing]
    faults += [f"the figure {stem!r} was made but is not declared" for stem in extra]
    return "; ".join(
        [*faults, *(fault for stem, found in records.items() for fault in _figure_faults(stem, found, folder))]
    )


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


def empty_figures(folder: Path) -> list[str]:
    """Return the figures in `folder` that say in a panel that there was nothing to draw."""
    paths = sorted(folder.glob("*.json"))
    records = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths if path.name != NAME}
    return [stem for stem, found in records.items() if found.get("empty_panels")]


def _finish(plan: Plan, figures: Path) -> None:
    with whole_files(plan.executed) as executed:
        for notebook in plan.notebooks:
            work = figures / notebook.name
            shutil.copyfile(work / NOTEBOOK, executed / f"{notebook.name}.ipynb")
            for path in sorted((work / FIGURES).glob("*")):
                path.rename(figures / path.name)
            shutil.rmtree(work)
        facts = json.loads((plan.tables / FACTS).read_text(encoding="utf-8"))
        ran = {each.name: _ran(each, plan) for each in plan.notebooks}
        write_numbers(figures, (stem for each in plan.notebooks for stem in each.figures))
        write_manifest(figures, manifest(figures, facts, ran))
        _remove_old(plan.into, {path.name for path in figures.iterdir()})
    for notebook in plan.notebooks:
        (plan.executed / f"{notebook.name}.{FAILED}").unlink(missing_ok=True)


def _ran(notebook: Notebook, plan: Plan) -> dict[str, Any]:
    values = {name: parameter.default for name, parameter in parameters(notebook).items()}
    values.update(plan.parameters(notebook, plan.into))
    asked = {name: value for name, value in values.items() if name not in PLACES}
    return {"sha256": notebook.sha256, "parameters": asked, "figures": sorted(notebook.figures)}


def _remove_old(into: Path, kept: set[str]) -> None:
    try:
        old = json.loads((into / NAME).read_text(encoding="utf-8"))["figures"]
    except (OSError, ValueError, KeyError):
        return
    names = {name for stem, figure in old.items() for name in (f"{stem}.json", *figure.get("files", ()))}
    for name in sorted(names - kept):
        if Path(name).name == name:
            (into / name).unlink(missing_ok=True)


def _discard(figures: Path) -> None:
    for folder in figures.iterdir():
        shutil.rmtree(folder)
