"""Tables and marks files for a corpus of any size: annotated by several processes, written as they come."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pandas as pd

from mediastudy.copies import Facts
from mediastudy.corpus import Survey
from mediastudy.parallel import chunks, ordered
from mediastudy.tables.copying import copy_facts
from mediastudy.tables.measure import FACTS
from mediastudy.tables.outlets import by_outlet
from mediastudy.tables.splitting import by_copy
from mediastudy.tables.store import TableWriter, article_schema, mark_schema, source_schema, write_frame
from mediastudy.tables.work import CHUNK, Watch, Work, contract_lines, table_rows, unwatched
from mediastudy.writing import whole_file, whole_files

Advance = Callable[[int, int], object]
"""Told the articles and the body words done with each part."""


def write_tables(work: Work, survey: Survey, into: Path, jobs: int, advance: Advance, watch: Watch = unwatched) -> None:
    """Write the tables (Parquet and CSV) and ``measured.json`` into `into`, all of them or none.

    The tables are articles, outlets, outlets_by_copy, sources and marks.
    """
    work = work.prepared(watch)
    with whole_files(into) as folder:
        _write_rows(work, survey, folder, copy_facts(work, jobs, watch), jobs, advance)
        articles = pd.read_parquet(folder / "articles.parquet")
        write_frame(by_outlet(articles), folder / "outlets")
        write_frame(by_copy(articles), folder / "outlets_by_copy")
        facts = json.dumps(work.facts(survey), indent=1, sort_keys=True, ensure_ascii=False)
        (folder / FACTS).write_text(facts + "\n", encoding="utf-8")


def write_marks(work: Work, out: Path, jobs: int, advance: Advance, watch: Watch = unwatched) -> None:
    """Write the marks file `out`, a line an article in the corpus's order: the whole file or none."""
    work = work.prepared(watch)
    with whole_file(out) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as file:
        parts = chunks(work.articles(), CHUNK)
        for words, lines in ordered(partial(contract_lines, work=work), parts, jobs):
            file.writelines(lines)
            advance(len(lines), words)


def _write_rows(
    work: Work, survey: Survey, folder: Path, facts: Mapping[str, Facts], jobs: int, advance: Advance
) -> None:
    parts = chunks(work.articles(), CHUNK)
    with (
        TableWriter(folder / "articles", article_schema(survey.columns)) as articles,
        TableWriter(folder / "sources", source_schema()) as sources,
        TableWriter(folder / "marks", mark_schema()) as marks,
    ):
        for part in ordered(partial(table_rows, work=work), parts, jobs):
            articles.write([row | facts[row["id"]] for row in part.articles])
            sources.write(part.sources)
            marks.write(part.marks)
            advance(len(part.articles), sum(row["words"] for row in part.articles))
