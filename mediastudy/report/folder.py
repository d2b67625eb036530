"""The folder of evidence: pages to read and a table of every line, written as the articles come."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa

from mediastudy.parallel import chunks, ordered
from mediastudy.report.asked import Asked
from mediastudy.report.drawing import Drawn
from mediastudy.report.evidence import EVIDENCE_COLUMNS, Evidence, evidence
from mediastudy.report.pages import Book, article_part, index_page, outlet_page
from mediastudy.tables.store import TableWriter
from mediastudy.tables.work import Watch, Work, unwatched, writable
from mediastudy.writing import whole_files

PART = 8
"""Articles that are worked on together; fewer than for tables, since their texts travel as HTML."""
TYPES = {"date": pa.date32(), "start": pa.int64(), "end": pa.int64(), "anonymous": pa.bool_(), "explicit": pa.bool_()}
"""Types of the columns of evidence that are not text."""


def write_evidence(work: Work, asked: Asked, book: Book, into: Path, jobs: int = 1, watch: Watch = unwatched) -> None:
    """Write what is `asked` of a corpus into the folder `into`, all of it or nothing, and add it up in `book`.

    ``index.html``, a page an outlet and metric (of the `asked.most` articles drawn), ``evidence.csv`` and ``.parquet``
    with every line (EVIDENCE_COLUMNS). `watch` is told of each pass over the corpus.
    """
    work = work.prepared(watch)
    parts = chunks(asked.articles(work, jobs, watch), PART)
    schema = pa.schema([(name, TYPES.get(name, pa.string())) for name in EVIDENCE_COLUMNS])
    with whole_files(into) as folder, tempfile.TemporaryFile() as spool:
        drawn = Drawn(asked.most, spool)
        with TableWriter(folder / "evidence", schema) as table:
            for part in ordered(partial(evidence, work=work, metrics=asked.metrics), parts, jobs):
                _add(part, book, drawn)
                table.write([writable(line.row) for found in part for line in found.lines])
        _write_pages(folder, book, drawn)


def _add(part: Sequence[Evidence], book: Book, drawn: Drawn) -> None:
    for found in part:
        book.add(found)
        if found.lines:
            drawn.add((found.article.outlet, found.metric), found.article.id, article_part(found))


def _write_pages(folder: Path, book: Book, drawn: Drawn) -> None:
    for (outlet, metric), total in book.sums.items():
        if total.lines:
            content = outlet_page(book, outlet, metric, drawn.of((outlet, metric)))
            (folder / book.file(outlet, metric)).write_text(content, encoding="utf-8")
    (folder / "index.html").write_text(index_page(book), encoding="utf-8")
