"""health: a report in the terminal, a page, a file of data; a measured folder serves as well."""

import json
from pathlib import Path

import pytest

from .test_cli import line, run

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"


def test_the_sample_is_told_with_page_and_data(tmp_path, capsys):
    page, data = tmp_path / "page.html", tmp_path / "health.json"
    assert run("health", str(SAMPLE), "--html", str(page), "--json", str(data), "--top", "2", "--jobs", "1") == 0
    told = capsys.readouterr().out
    assert "Quote style. In 4 of 6 outlets" in told
    assert "and 4 more; --top 6 shows all" in told
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert len(json.loads(data.read_text())["outlets"]) == 6


def test_two_runs_write_the_same_bytes(tmp_path):
    pages = [tmp_path / name for name in ("one.html", "two.html")]
    for page, jobs in zip(pages, ("1", "2"), strict=True):
        assert run("health", str(SAMPLE), "--html", str(page), "--jobs", jobs) == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_rows_that_are_no_article_are_counted(tmp_path, capsys):
    rows = [line(id="a"), line(id="a"), line(id="b", date="7/23/17"), line(id="c", date="")]
    (tmp_path / "c.jsonl").write_text("".join(rows))
    assert run("health", str(tmp_path / "c.jsonl"), "--lenient", "--jobs", "1") == 0
    told = capsys.readouterr().out
    for words in ("1  row left out", "1  of them with an id that was used before", "2  articles without a date"):
        assert words in told
    assert "1  of them with a date that cannot be read" in told


@pytest.mark.parametrize("option", ["--html", "--json"])
def test_the_corpus_is_never_written_over(tmp_path, capsys, option):
    (tmp_path / "c.jsonl").write_text(line())
    assert run("health", str(tmp_path / "c.jsonl"), option, str(tmp_path / "c.jsonl")) == 2
    assert "this is what is read" in capsys.readouterr().err


def test_a_folder_measured_by_an_older_version_is_a_clear_error(tmp_path, capsys):
    assert run("measure", str(SAMPLE), "--into", str(tmp_path / "out"), "--jobs", "1") == 0
    import pandas as pd

    table = pd.read_parquet(tmp_path / "out" / "articles.parquet")
    table.drop(columns="language").to_parquet(tmp_path / "out" / "articles.parquet")
    assert run("health", str(tmp_path / "out")) == 2
    assert "measure again" in capsys.readouterr().err
