"""Health reads a corpus with few layers, and says what the tables of all layers say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mediastudy.health import CHECK_COLUMNS, examine
from mediastudy.health.data import as_json
from mediastudy.tables import Work, load
from mediastudy.tables.checking import checked_articles
from mediastudy.tables.stream import write_marks, write_tables

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
ENDING = "More on the harbour"


def quiet(articles: int, words: int) -> None:
    """Say nothing of progress."""


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Return a corpus of one outlet that ends each of six stories with the same line."""
    lines = [[f"In year {at} the {thing} was mended once again." for at in range(12)] for thing in "abcdef"]
    rows = [
        {"id": str(n), "outlet": "Vale Echo", "date": "2016-01-01", "text": "\n\n".join([*story, ENDING])}
        for n, story in enumerate(lines)
    ]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Work(tmp_path / "c.jsonl")


def test_the_light_table_agrees_with_the_measured_one():
    light, whole = checked_articles(Work(SAMPLE), 1, quiet), load(SAMPLE).articles
    columns = ["id", "words", "words_headline", "words_furniture", "quote_style", "copy", "chain", *CHECK_COLUMNS]
    assert light.sort_values("id")[columns].astype(str).values.tolist() == (
        whole.sort_values("id")[columns].astype(str).values.tolist()
    )


def test_a_measured_folder_gives_the_same_report(tmp_path: Path):
    write_tables(Work(SAMPLE), Work(SAMPLE).look(), tmp_path / "out", 1, quiet)
    stored, light = load(tmp_path / "out").articles, checked_articles(Work(SAMPLE), 1, quiet)
    assert as_json(examine(stored)) == as_json(examine(light))


def test_repeated_lines_are_the_same_in_tables_in_memory_on_disk_and_in_a_marks_file(work: Work, tmp_path: Path):
    write_tables(work, work.look(), tmp_path / "out", 2, quiet)
    write_marks(work, tmp_path / "marks.jsonl", 2, quiet)
    on_disk, in_memory = load(tmp_path / "out"), load(work.corpus)
    lines = [json.loads(line) for line in (tmp_path / "marks.jsonl").read_text().splitlines()]
    spans = [(line["id"], mark["start"]) for line in lines for mark in line["furniture"]]
    for found in (on_disk, in_memory):
        marks = found.marks[found.marks["mark"].eq("furniture")]
        assert list(zip(marks["id"], marks["start"], strict=True)) == spans
        assert set(marks["text"]) == {ENDING}
    assert len(spans) == 6


def test_the_facts_name_the_repeated_lines_by_digest(work: Work):
    facts = load(work.corpus).facts["corpus"]["repeated_lines"]
    assert facts["lines"] == 1
    assert len(facts["sha256"]) == 64


def test_the_repeated_lines_of_the_sample_are_a_form():
    work = Work(SAMPLE).prepared()
    marks = [(article, mark) for article in work.articles() for mark in work.furniture(article)]
    repeated = {a.text[m.start : m.end] for a, m in marks if m.attributes["rule"].startswith("repeated_")}
    assert repeated == {"Comment *", "Name *", "Email *"}


def test_half_a_character_is_reported_and_stops_nothing(tmp_path: Path):
    row = {"id": "a", "outlet": "Vale \ud83d Echo", "date": "", "text": "It may \ud83d rain.", "title": "\udc00"}
    (tmp_path / "c.jsonl").write_text(json.dumps(row) + "\n")
    table = checked_articles(Work(tmp_path / "c.jsonl"), 1, quiet)
    assert list(table["damage"]) == [1]
    assert list(table["outlet"]) == ["Vale \ufffd Echo"]
