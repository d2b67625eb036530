"""run a batch: every run of a sweep in processes of its own, each event in the ledger before anything depends on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mediastudy.batch.corpora import Facts, already_measured, measured
from mediastudy.batch.fingerprint import fingerprint, surroundings
from mediastudy.batch.folder import FAILED, FIGURES, LOG, SWEEP, TABLES, locked, working
from mediastudy.batch.job import PLACES, Job, Limits
from mediastudy.batch.ledger import ATTEMPTED, Book, Event, Tell, read_ledger
from mediastudy.batch.pool import Outcome, Pool, execute, open_pool
from mediastudy.batch.processes import interruptible, stoppable
from mediastudy.batch.publish import keep_failed, outputs, publish
from mediastudy.batch.sweep import Run, Sweep
from mediastudy.errors import MediastudyError, OutputError, UnknownNameError
from mediastudy.names import unknown
from mediastudy.writing import whole_file


@dataclass(frozen=True)
class Ready:
    """A run with all that decides what it makes: its fingerprint, and its parameters, the corpus as measured tables."""

    run: Run
    fingerprint: str
    parameters: Mapping[str, Any]


def run_batch(  # noqa: PLR0913 - its options are those of the command
    sweep: Sweep,
    into: Path,
    *,
    jobs: int,
    limits: Limits,
    tell: Tell,
    engine: str = "kernel",
    scheduler: str | None = None,
    resume: bool = False,
    only: Collection[str] = (),
) -> list[Event]:
    """Run a sweep into the folder `into`, telling of each line of the ledger, and return the last event of each run.

    Every run works in a hidden folder, which becomes ``into/RUN`` when it was good; of a bad one the executed notebook
    is kept as ``into/RUN/failed.ipynb``, and an earlier good one stays. With `resume` those are skipped whose last
    attempt was good, and whose fingerprint and outputs are what the ledger says of it. `only` names the runs to take;
    all if it is empty. Raises OutputError when the folder cannot be written to or another batch is at work in it, and
    KeyboardInterrupt on Ctrl-C and SIGTERM, when every process has ended and every run has a state.
    """
    runs = _chosen(sweep, only)
    folder = into.absolute()
    with locked(folder), stoppable():
        book = Book(folder, tell)
        try:
            with whole_file(folder / SWEEP) as unfinished:
                unfinished.write_text(sweep.text, encoding="utf-8")
            book.note(*(Event(run.name, "queued", parameters=dict(run.parameters)) for run in runs))
            with interruptible():
                corpora = {source: measured(source, folder / TABLES, jobs) for source in _sources(runs)}
                ready = _prepare(runs, corpora)
                good = _last_good(ready, folder) if resume else {}
            book.note(
                *(Event(name, "skipped", executed=e.executed, fingerprint=e.fingerprint) for name, e in good.items())
            )
            if ready := [each for each in ready if each.run.name not in good]:
                with working(folder) as work, open_pool(engine, scheduler, jobs, folder / LOG) as pool:
                    _run(ready, pool, book, work, engine, limits)
        except BaseException as error:
            with suppress(OutputError):
                book.close({run.name for run in runs}, _why(error))
            raise
        last = book.last
        return [last[run.name] for run in runs]


def _chosen(sweep: Sweep, only: Collection[str]) -> list[Run]:
    known = {run.name: run for run in sweep.runs}
    for name in only:
        if name not in known:
            raise UnknownNameError(unknown(name, known, "run"))
    wanted = set(only or known)
    return [run for run in sweep.runs if run.name in wanted]


def up_to_date(runs: Collection[Run], into: Path) -> set[str]:
    """Return the names of the runs that a batch resumed in `into` would skip; nothing is written or started."""
    folder = into.absolute()
    found = {source: already_measured(source, folder / TABLES) for source in _sources(runs)}
    corpora = {source: tables for source, tables in found.items() if tables}
    known = [run for run in runs if run.parameters["corpus"] in corpora]
    return set(_last_good(_prepare(known, corpora), folder))


def _sources(runs: Iterable[Run]) -> list[str]:
    return list(dict.fromkeys(run.parameters["corpus"] for run in runs))


def _prepare(runs: Iterable[Run], corpora: Mapping[str, tuple[Path, Facts]]) -> list[Ready]:
    """Return the runs with their corpora as measured tables."""
    around = surroundings()
    ready = []
    for run in runs:
        tables, facts = corpora[run.parameters["corpus"]]
        what = {name: value for name, value in run.parameters.items() if name not in PLACES}
        ready.append(Ready(run, fingerprint(run.notebook, what, facts, around), {**what, "corpus": str(tables)}))
    return ready


def _last_good(ready: Iterable[Ready], folder: Path) -> dict[str, Event]:
    """Return the last attempt at each run that was good, and whose outputs are there and would come out the same.

    By name. An older good one does not count: what failed since, with the same inputs, would be told as made.
    """
    last = {event.run: event for event in read_ledger(folder).events if event.state in ATTEMPTED}
    good = {name: event for name, event in last.items() if event.state == "ok"}
    same = [each.run.name for each in ready if _digest(good.get(each.run.name)) == each.fingerprint]
    return {name: good[name] for name in same if outputs(folder / name) == good[name].outputs}


def _digest(event: Event | None) -> str:
    return event.fingerprint if event else ""


def _run(ready: list[Ready], pool: Pool, book: Book, work: Path, engine: str, limits: Limits) -> None:
    """Run what is ready, noting every beginning and end."""
    digests = {each.run.name: each.fingerprint for each in ready}

    def begun(job: Job, attempt: int) -> None:
        book.note(Event(job.name, "running", attempt, fingerprint=digests[job.name]))

    todo = [(each.run, each.parameters) for each in ready]
    jobs = [Job.of(run.notebook, work / run.name, given, engine=engine, limits=limits) for run, given in todo]
    for outcome in execute(jobs, pool, begun):
        book.note(_end(outcome, book.folder, digests[outcome.job.name]))


def _end(outcome: Outcome, folder: Path, digest: str) -> Event:
    """Return the event of an attempt's end, its outputs in their place."""
    job, report, verdict = outcome.job, outcome.report, outcome.verdict
    ended = Event(job.name, verdict.state, outcome.attempt, round(report.seconds, 3), verdict.error, fingerprint=digest)
    ended = replace(ended, memory_mb=round(report.memory_mb, 1))
    place = folder / job.name
    if verdict.state == "ok":
        try:
            executed = publish(job, place)
        except (OSError, OutputError) as error:
            return replace(ended, state="failed", error=f"what it made cannot be put in its place: {error}")
        return replace(ended, executed=_from(executed, folder), outputs=outputs(place))
    if not outcome.last:
        return ended
    kept = keep_failed(job, place / FAILED, place, place / FIGURES)
    return replace(ended, executed=_from(kept, folder) if kept else "")


def _from(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _why(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "interrupted"
    return str(error) if isinstance(error, MediastudyError) else repr(error)
