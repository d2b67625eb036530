"""A batch without its processes: what it refuses, and what it notes before it starts anything."""

import pytest

from mediastudy.batch.folder import locked
from mediastudy.batch.ledger import read_ledger
from mediastudy.errors import CorpusError, OutputError, UnknownNameError
from tests.batch.tiny import last, run, sweep


def test_a_folder_that_cannot_be_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written to"):
        run(sweep(tmp_path, a=["1"]), tmp_path / "file" / "out")


def test_a_folder_has_one_batch_and_is_free_when_that_ends(tmp_path):
    refused = pytest.raises(OutputError, match=r"another batch \(process \d+\) is at work")
    with locked(tmp_path), refused, locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_an_unknown_run_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(UnknownNameError, match="Did you mean 'early'"):
        run(sweep(tmp_path, early=["1"]), tmp_path / "out", only=["erly"])


def test_a_corpus_that_cannot_be_read_leaves_every_run_never_run(tmp_path):
    asked = sweep(tmp_path, a=["1"], b=["2"])
    (tmp_path / "measured" / "measured.json").unlink()
    (tmp_path / "measured" / "metadata.csv").write_text("file,outlet\n")
    with pytest.raises(CorpusError):
        run(asked, tmp_path / "out")
    assert last(tmp_path / "out") == {"a": "never-run", "b": "never-run"}


def test_each_line_of_the_ledger_is_told(tmp_path):
    asked, told = sweep(tmp_path, a=["1"]), []
    (tmp_path / "measured" / "measured.json").write_text("no JSON")
    with pytest.raises(CorpusError, match="measure the corpus again"):
        run(asked, tmp_path / "out", tell=told.append)
    assert tuple(told) == read_ledger(tmp_path / "out").events
    assert [event.state for event in told] == ["queued", "never-run"]
