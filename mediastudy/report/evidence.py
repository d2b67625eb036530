"""Evidence: every mark that a metric counts, in its sentence, and the article it stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mediastudy.article import Article, Document, Tokens
from mediastudy.errors import MediastudyError
from mediastudy.metrics import EXPOSURES, METRICS
from mediastudy.report.painting import Layer, painted
from mediastudy.report.selections import Row, selection
from mediastudy.tables import MARK_COLUMNS, Work, mark_rows

EVIDENCE_COLUMNS: Mapping[str, str] = {
    "metric": "what counts it",
    "id": "the article",
    "outlet": "its outlet",
    "date": "its date",
    "title": "its title",
    "start": "first character, an offset into the text as given",
    "end": "one past the last character",
    "before": "its sentence up to it",
    "text": "the words on the page",
    "after": "its sentence from there on",
    "speaker": "of a cue or source: who is said to say it, as written",
    **{name: MARK_COLUMNS[name] for name in ("class", "voice", "verb", "mode", "stance")},
    **{name: MARK_COLUMNS[name] for name in ("anonymous", "explicit", "entity", "why", "reason")},
}
PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Line:
    """A mark that is counted: its row (EVIDENCE_COLUMNS), and as HTML its sentence, or all of its attribution's."""

    row: Mapping[str, Any]
    sentence: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one article has to show for one metric: the count, what it is counted against, lines, the text as HTML."""

    article: Article
    metric: str
    count: int
    exposure: int
    lines: tuple[Line, ...]
    whole: str


def evidence(articles: list[Article], work: Work, metrics: tuple[str, ...]) -> list[Evidence]:
    """Return the Evidence of some articles, for each of them that of every metric, in this order.

    Raises MediastudyError when a metric and the list of what it counts do not agree: that is a fault of mediastudy.
    """
    found = []
    for document in work.annotate(articles):
        marks: list[Row] = list(mark_rows(document))
        found += [_evidence(document, metric, marks) for metric in metrics]
    return found


def _evidence(document: Document, metric: str, marks: list[Row]) -> Evidence:
    article, chosen = document.article, selection(metric)
    rows, count = chosen.rows(marks), METRICS[metric](document)
    if chosen.count(rows) != count:
        what = f"{metric} counts {count}, but {chosen.count(rows)} are listed"
        raise MediastudyError(f"{article.id}: {what}; this is a fault of mediastudy, please report it.")
    exposure = METRICS[EXPOSURES.get(metric, "words")](document)
    lines = tuple(_line(document.tokens, article, metric, row, marks) for row in rows)
    return Evidence(article, metric, count, exposure, lines, _whole(document, rows) if rows else "")


def _line(tokens: Tokens, article: Article, metric: str, row: Row, marks: Iterable[Row]) -> Line:
    start, end = row["start"], row["end"]
    first, last = sentences_around(tokens, start, end)
    parts: list[Layer] = [(part["start"], part["end"], part["mark"]) for part in _parts(row, marks)]
    spoken = " … ".join(article.text[begin:finish] for begin, finish, part in parts if part == "source")
    told = {name: row.get(name) for name in EVIDENCE_COLUMNS}
    about = {"metric": metric, "date": article.date, "title": article.title, "speaker": spoken or None}
    around = {"before": article.text[first:start], "after": article.text[end:last]}
    layers: list[Layer] = [(start, end, "hit"), *parts]
    reach = sentences_around(tokens, min(layer[0] for layer in layers), max(layer[1] for layer in layers))
    return Line(told | about | around, painted(article.text, *reach, layers))


def _parts(row: Row, marks: Iterable[Row]) -> Iterator[Row]:
    """Yield the cue, source and content of the attribution that a cue or source belongs to; a hedge has none."""
    if row["mark"] in PARTS:
        yield from (mark for mark in marks if mark["mark"] in PARTS and _cue(mark) == _cue(row))


def _cue(row: Row) -> Any:
    """Return where the cue starts that a row of an attribution belongs to."""
    return row["start"] if row["mark"] == "cue" else row["cue"]


def _whole(document: Document, rows: Iterable[Row]) -> str:
    """Return the text of the article as HTML: every word with its owner, and what is counted."""
    owners: list[Layer] = [(mark.start, mark.end, mark.label) for mark in document["voices"] if mark.label != "own"]
    hits: list[Layer] = [(row["start"], row["end"], "hit") for row in rows]
    return painted(document.article.text, 0, len(document.article.text), [*owners, *hits])


def sentences_around(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the offsets from the first to the last sentence that the stretch from `start` to `end` touches."""
    first, last = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end) - 1
    begin, finish = tokens.sentences[tokens.sentence_of[first]][0], tokens.sentences[tokens.sentence_of[last]][1]
    return tokens.span(begin, finish)
