"""Options that several commands share, and what is said to the user about a corpus and its progress."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediastudy.errors import MediastudyError

if TYPE_CHECKING:
    from mediastudy.article import Article
    from mediastudy.corpus import Survey
    from mediastudy.tables import Work
    from mediastudy.tables.work import Watch

SHOWN = 10


@dataclass(frozen=True)
class CorpusOptions:
    """How a corpus is read and by how many processes it is worked on, as a command was asked."""

    encoding: str
    reader: str | None
    strict: bool
    lenient: bool
    lexicons: tuple[str, ...]
    cue_model: str
    outlets_map: Path | None
    jobs: int | None
    events: Path | None = None

    def work(self, corpus: Path) -> Work:
        """Return the Work on `corpus` that the options describe; lexicons and map are read now, faults told at once."""
        from mediastudy.tables import Work
        from mediastudy.tables.measure import FACTS

        if (corpus / FACTS).is_file():
            raise click.UsageError(f"{corpus} holds tables, and no text is in them; give the articles themselves.")
        if self.cue_model not in ("default", "none") and not Path(self.cue_model).is_file():
            raise click.UsageError(f"--cue-model takes none or a file of weights; there is no file {self.cue_model!r}.")
        own = tuple(sorted(_pair(each) for each in self.lexicons))
        work = Work(corpus, self.encoding, self.reader, own, self.cue_model, self.outlets_map, self.events)
        work.lexicons()
        work.outlet_map()
        return work

    def measured(self, source: Path, into: Path, outlets: Sequence[str] = ()) -> Path:
        """Return a folder of tables: `source` itself when mediastudy measure wrote it, else `into`, filled now.

        Each of `outlets` must be in the corpus (UnknownNameError); what is measured already takes no option of reading.
        """
        from mediastudy.errors import UnknownNameError
        from mediastudy.names import unknown
        from mediastudy.tables.measure import load
        from mediastudy.tables.stream import write_tables

        if self.is_measured(source):
            load(source, outlets)  # an outlet that is not in it is named before any kernel starts
            return source
        work = self.work(source)
        survey = self.look(work)
        for outlet in outlets:
            if outlet not in survey.outlets:
                raise UnknownNameError(unknown(outlet, survey.outlets, "outlet"))
        with progress(survey, "measure") as advance:
            write_tables(work, survey, into, self.processes, advance, watched(survey))
        return into

    def is_measured(self, source: Path) -> bool:
        """Return whether `source` is a folder of tables; raises UsageError when options of reading are given for it."""
        from mediastudy.tables.measure import FACTS

        if not (source / FACTS).is_file():
            return False
        given: dict[str, object] = {
            "--outlets-map": self.outlets_map,
            "--events": self.events,
            "--lexicon": self.lexicons,
            "--reader": self.reader,
            "--encoding": self.encoding != "utf-8",
            "--cue-model": self.cue_model != "default",
        }
        for option in (option for option, value in given.items() if value):
            raise click.UsageError(f"{option} is for articles; {source} holds tables: give it to measure instead.")
        return True

    def look(self, work: Work) -> Survey:
        """Return the survey of `work`, as `look` does, with the care that the options ask for."""
        return look(work, self.strict, self.lenient)

    @property
    def files(self) -> list[Path]:
        """The files that are read beside the corpus."""
        return [path for path in (self.outlets_map, self.events) if path]

    @property
    def processes(self) -> int:
        """How many processes to use: those asked for, else one for each processor."""
        from mediastudy.parallel import default_jobs

        return self.jobs or default_jobs()


def corpus_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command with the options of `reading_options`, and the one that tells the event of each article."""
    words = "Columns id, event: what each article tells (mediastudy events makes one)."
    event = click.option("--events", type=click.Path(path_type=Path), metavar="FILE.csv", help=words)
    return event(reading_options(function))


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command with the options that say how a corpus is read; it gets them as one CorpusOptions, `options`."""

    @wraps(function)
    def command(**given: Any) -> Any:
        asked = {each.name: given.pop(each.name) for each in fields(CorpusOptions) if each.name in given}
        return function(**given, options=CorpusOptions(**asked))

    for option in (
        click.option("--encoding", default="utf-8", show_default=True, help="Encoding of text and CSV files."),
        click.option("--reader", metavar="NAME", help="jsonl, csv, parquet, plaintext or package.module:function."),
        click.option("--strict", is_flag=True, help="Stop at the first row that has a fault."),
        click.option("--lenient", is_flag=True, help="Leave out rows with faults, however many."),
        click.option(
            "--lexicon", "lexicons", multiple=True, metavar="NAME=FILE", help="Use your own TOML file for a lexicon."
        ),
        click.option(
            "--cue-model", default="default", metavar="none|FILE", help="Attributions by rules alone, or other weights."
        ),
        click.option(
            "--outlets-map",
            type=click.Path(path_type=Path),
            metavar="MAP.toml",
            help="Call outlets as this map does (mediastudy outlets makes one).",
        ),
        click.option("--jobs", type=click.IntRange(1), help="Processes (default: one for each processor)."),
    ):
        command = option(command)
    return command


def apart(output: Path | None, *inputs: Path) -> None:
    """Raise OutputError when `output` is one of the inputs: what is read is never written over."""
    from mediastudy.errors import OutputError

    if output is not None and output.resolve() in {given.resolve() for given in inputs}:
        raise OutputError(f"{output}: this is what is read; choose another place to write to.")


def look(work: Work, strict: bool, lenient: bool) -> Survey:
    """Return the survey of an acceptable corpus, its faulty rows told on stderr; raises CorpusError otherwise."""
    from mediastudy.corpus import accept

    survey = work.look()
    accept(survey, str(work.corpus), strict, lenient)
    for problem in survey.problems[:SHOWN]:
        kept = "kept without a date" if problem.article else "left out"
        click.echo(f"mediastudy: {problem} ({kept})", err=True)
    if len(survey.problems) > SHOWN:
        click.echo(f"mediastudy: and {len(survey.problems) - SHOWN} more rows with faults.", err=True)
    return survey


@contextmanager
def progress(survey: Survey, label: str) -> Iterator[Callable[[int, int], None]]:
    """Yield the function to tell of articles and words done; the end is a line with the balance, speed and memory."""
    from tqdm import tqdm

    begun, done, words = time.monotonic(), 0, 0
    with tqdm(total=survey.kept, unit=" articles", desc=label, disable=not sys.stderr.isatty()) as bar:

        def advance(articles: int, some_words: int) -> None:
            nonlocal done, words
            done, words = done + articles, words + some_words
            bar.update(articles)

        yield advance
    _balance(survey, done, words, time.monotonic() - begun)


def watched(survey: Survey) -> Watch:
    """Return what shows in a terminal how far a pass before the counting has come: a bar of its own, then gone."""
    from tqdm import tqdm

    def watch(articles: Iterator[Article], label: str) -> Iterator[Article]:
        hidden = not sys.stderr.isatty()
        yield from tqdm(articles, total=survey.kept, unit=" articles", desc=label, leave=False, disable=hidden)

    return watch


def _balance(survey: Survey, done: int, words: int, seconds: float) -> None:
    lost = survey.found - survey.dropped - done
    ledger = f"{survey.found:,} rows in - {survey.dropped:,} left out - {done:,} articles out = {lost} lost"
    speed = f"{words:,} body words in {seconds:.1f} s, {words / max(seconds, 1e-9):,.0f} words/s"
    click.echo(f"{ledger}; {speed}, peak memory {_peak():,.0f} MB", err=True)
    if lost:
        raise MediastudyError(f"{lost} articles were lost on the way: this is a fault of mediastudy, please report it.")


def _peak() -> float:
    """Return the largest resident memory of any process of this run so far, in MB."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) / (1024**2 if sys.platform == "darwin" else 1024)


def _pair(given: str) -> tuple[str, str]:
    name, equals, file = given.partition("=")
    if not equals or not file:
        raise click.UsageError(f"--lexicon takes NAME=FILE, for instance hedges=mine.toml; found {given!r}.")
    return name, file
