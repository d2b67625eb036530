"""mediastudy events: a table of events, one of pairs to review, and measure takes the table back."""

import pandas as pd

from mediastudy.cli import events
from mediastudy.project import root
from mediastudy.tables import events as found
from tests.cli.test_cli import run

SAMPLE = str(root() / "data" / "sample")


def test_the_defaults_are_those_of_the_function():
    assert (events.WINDOW, events.THRESHOLD) == (found.WINDOW, found.THRESHOLD)


def test_events_are_written_told_and_taken_back_by_measure(tmp_path, capsys):
    into = tmp_path / "e.csv"
    assert run("events", SAMPLE, "--into", str(into), "--jobs", "1") == 0
    assert "6 events; told by two outlets or more: 6, in 36 articles (100% of 36)" in capsys.readouterr().out
    table = pd.read_csv(into)
    assert list(table.columns) == list(found.EVENT_COLUMNS)
    assert list(pd.read_csv(tmp_path / "e.review.csv").columns) == list(found.PAIR_COLUMNS)
    assert run("measure", SAMPLE, "--events", str(into), "--into", str(tmp_path / "t"), "--jobs", "1") == 0
    measured = pd.read_parquet(tmp_path / "t" / "articles.parquet").set_index("id")["event"]
    assert measured.to_dict() == table.set_index("id")["event"].to_dict()


def test_a_file_of_another_corpus_is_one_line_and_nothing_is_written(tmp_path, capsys):
    (tmp_path / "e.csv").write_text("id,event\nnobody,x\n", encoding="utf-8")
    assert run("measure", SAMPLE, "--events", str(tmp_path / "e.csv"), "--into", str(tmp_path / "t")) == 2
    said = capsys.readouterr().err
    assert "'nobody'" in said and said.count("\n") == 1
    assert not (tmp_path / "t").exists()
