"""The work on a part of a corpus: one pure function over some articles, the same in this process or in another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mediastudy import __version__, corpus
from mediastudy.annotation import NONE, Repeated, annotate_together, find_furniture, find_repeated
from mediastudy.article import Article, Document, Mark
from mediastudy.corpus import Problem, Survey
from mediastudy.corpus.outlet_map import OutletMap, read_map, renamed
from mediastudy.health import check
from mediastudy.lexicon import Lexicons, load_all
from mediastudy.tables.contract import line
from mediastudy.tables.given import with_events
from mediastudy.tables.rows import article_row, mark_rows
from mediastudy.tables.sources import source_rows
from mediastudy.writing import whole_characters

Rows = list[dict[str, Any]]
Watch = Callable[[Iterator[Article], str], Iterator[Article]]
"""Gives the articles of a pass on, one by one, and may tell somebody how far the pass, of that name, has come."""
CHUNK = 32
"""Articles that are worked on together, in one process."""


def unwatched(articles: Iterator[Article], label: str) -> Iterator[Article]:
    """Return `articles` as they are: nobody is told of the pass."""
    return articles


@dataclass(frozen=True)
class Work:
    """Everything that decides what comes out: the corpus, how it is read, own lexicons by name, the cue model,
    the file of a map of outlets, and a file that tells the event of each article.

    `repeated` is what only a first pass over the whole corpus can tell (`prepared`); it is some kilobytes.
    """

    corpus: Path
    encoding: str = "utf-8"
    reader: str | None = None
    own: tuple[tuple[str, str], ...] = ()
    cue_model: str = "default"
    outlets: Path | None = None
    events: Path | None = None
    repeated: Repeated = NONE
    is_prepared: bool = False

    def prepared(self, watch: Watch = unwatched) -> Work:
        """Return this work with the lines that its outlets repeat: the same text then has the same marks everywhere."""
        if self.is_prepared:
            return self
        found = find_repeated(lambda: watch(self.articles(), "repeated lines"), self.lexicons())
        return replace(self, repeated=found, is_prepared=True)

    def look(self) -> Survey:
        """Return the Survey of the corpus."""
        return corpus.survey(self.rows())

    def rows(self) -> Iterator[Article | Problem]:
        """Return an Article or a Problem for each row: outlets called as the map says, with the events given."""
        found, outlets = corpus.rows(self.corpus, self.reader, self.encoding), self.outlet_map()
        named = renamed(found, outlets, str(self.outlets)) if outlets else found
        return with_events(named, self.events) if self.events else named

    def articles(self) -> Iterator[Article]:
        """Return the usable articles of the corpus, in its order."""
        return corpus.usable(self.rows())

    def outlet_map(self) -> OutletMap | None:
        """Return the map of outlets in use, if there is one."""
        return read_map(self.outlets) if self.outlets else None

    def lexicons(self) -> Lexicons:
        """Return the lexicons in use, each read once a process."""
        return _lexicons(self.own)

    def furniture(self, article: Article) -> tuple[Mark, ...]:
        """Return the furniture of one article, as every table has it."""
        return tuple(find_furniture(article, self.lexicons(), self.repeated))

    def annotate(self, articles: list[Article]) -> list[Document]:
        """Return the documents of some articles."""
        return annotate_together(articles, self.lexicons(), self.cue_model, self.repeated)

    def facts(self, survey: Survey) -> dict[str, Any]:
        """Return what names the inputs exactly: content digests and versions; no path, no time."""
        lexicons = {name: {"version": used.version, "sha256": used.sha256} for name, used in self.lexicons().items()}
        counts = {"found": survey.found, "articles": survey.kept, "dropped": survey.dropped, "undated": survey.undated}
        named = {"name": self.corpus.resolve().stem, "sha256": survey.sha256, **counts}
        named["repeated_lines"] = self.repeated.facts()
        named |= {key: _named(path) for key, path in (("outlets_map", self.outlets), ("events", self.events)) if path}
        origin = {"corpus": named, "lexicons": lexicons, "cue_model": self.cue_model, "mediastudy": __version__}
        return {**origin, "articles": survey.articles}


class Part(NamedTuple):
    """The rows of some articles, by table."""

    articles: Rows
    sources: Rows
    marks: Rows


def table_rows(articles: list[Article], work: Work) -> Part:
    """Return the rows of every table for some articles."""
    part = Part([], [], [])
    for document in work.annotate(articles):
        marks = [writable(row) for row in mark_rows(document)]
        part.articles.append(writable(article_row(document) | check(document, work.lexicons())))
        part.sources.extend(source_rows(marks))
        part.marks.extend(marks)
    return part


def writable(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row without half characters, which no column of text can hold."""
    return {name: whole_characters(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def contract_lines(articles: list[Article], work: Work) -> tuple[int, list[str]]:
    """Return the number of body words of some articles, and their lines for a marks file."""
    lines = [line(document) for document in work.annotate(articles)]
    return sum(each["words"] for each in lines), [_json(each) for each in lines]


def _named(path: Path) -> dict[str, str]:
    """Return what names a file wherever it is."""
    return {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def _json(line: Mapping[str, Any]) -> str:
    return whole_characters(json.dumps(line, ensure_ascii=False)) + "\n"


@cache
def _lexicons(own: tuple[tuple[str, str], ...]) -> Lexicons:
    return load_all(**dict(own))
