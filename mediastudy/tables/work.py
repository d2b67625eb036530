"""The work on a part of a corpus: one pure function over some articles, the same in this process or in another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mediastudy import __version__, corpus
from mediastudy.annotation import annotate_together
from mediastudy.article import Article, Document
from mediastudy.corpus import Problem, Survey
from mediastudy.corpus.survey import survey
from mediastudy.lexicon import Lexicons, load_all
from mediastudy.tables.contract import line
from mediastudy.tables.given import with_events
from mediastudy.tables.rows import article_row, mark_rows
from mediastudy.tables.sources import source_rows

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Work:
    """Everything that decides what comes out: the corpus, how it is read, own lexicons by name, and the cue model.

    `events` is a file that tells the event of each article (tables/given.py), if one is given.
    """

    corpus: Path
    encoding: str = "utf-8"
    reader: str | None = None
    own: tuple[tuple[str, str], ...] = ()
    cue_model: str = "default"
    events: Path | None = None

    def look(self) -> Survey:
        """Return the Survey of the corpus."""
        return survey(self.rows())

    def articles(self) -> Iterator[Article]:
        """Return the usable articles of the corpus, in its order."""
        return corpus.usable(self.rows())

    def rows(self) -> Iterator[Article | Problem]:
        """Return an Article or a Problem for each row of the corpus, with the events given."""
        found = corpus.rows(self.corpus, self.reader, self.encoding)
        return with_events(found, self.events) if self.events else found

    def lexicons(self) -> Lexicons:
        """Return the lexicons in use, each read once a process."""
        return _lexicons(self.own)

    def annotate(self, articles: list[Article]) -> list[Document]:
        """Return the documents of some articles."""
        return annotate_together(articles, self.lexicons(), self.cue_model)

    def facts(self, survey: Survey) -> dict[str, Any]:
        """Return what names the inputs exactly: content digests and versions; no path, no time."""
        lexicons = {name: {"version": used.version, "sha256": used.sha256} for name, used in self.lexicons().items()}
        counts = {"found": survey.found, "articles": survey.kept, "dropped": survey.dropped, "undated": survey.undated}
        named = {"name": self.corpus.resolve().stem, "sha256": survey.sha256, **counts}
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
        marks = list(mark_rows(document))
        part.articles.append(article_row(document))
        part.sources.extend(source_rows(marks))
        part.marks.extend(marks)
    return part


def contract_lines(articles: list[Article], work: Work) -> tuple[int, list[str]]:
    """Return the number of body words of some articles, and their lines for a marks file."""
    lines = [line(document) for document in work.annotate(articles)]
    return sum(each["words"] for each in lines), [json.dumps(each, ensure_ascii=False) + "\n" for each in lines]


@cache
def _lexicons(own: tuple[tuple[str, str], ...]) -> Lexicons:
    return load_all(**dict(own))
