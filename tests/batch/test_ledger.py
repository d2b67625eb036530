"""The ledger: a line an event, only ever added to, and what is in it can be read whatever its end looks like."""

import json

import pytest

from mediastudy.batch.ledger import LEDGER, Event, append, mend, read_ledger, states
from mediastudy.errors import OutputError


def written(folder, *events):
    return [written for event in events for written in append(folder, event)]


def test_what_was_written_is_read_again(tmp_path):
    events = written(tmp_path, Event("a", "queued"), Event("a", "ok", 1, 2.5, outputs={"x": "0f"}))
    assert read_ledger(tmp_path).events == tuple(events)


def test_an_event_is_one_line_that_begins_with_the_time(tmp_path):
    append(tmp_path, Event("a", "failed", 1, error="two\nlines"))
    lines = (tmp_path / LEDGER).read_text().splitlines()
    assert len(lines) == 1
    assert next(iter(json.loads(lines[0]))) == "time"


def test_the_last_event_of_a_run_is_its_state(tmp_path):
    written(tmp_path, Event("b", "queued"), Event("a", "queued"), Event("b", "running", 1))
    assert {run: event.state for run, event in states(read_ledger(tmp_path).events).items()} == {
        "b": "running",
        "a": "queued",
    }


def test_no_ledger_has_no_events(tmp_path):
    assert read_ledger(tmp_path).events == ()


UNFIT = (b'{"run": "b", "state": "odd"}', b'{"run": {}, "state": "ok"}', b'{"run": "b", "state": []}')


@pytest.mark.parametrize("tail", [b'{"run": "b", "sta', b"\x00\x00\x00", b"[1]", b'{"run": "b"}', *UNFIT])
def test_a_last_line_that_is_no_event_is_passed_over_and_named(tail, tmp_path):
    append(tmp_path, Event("a", "ok"))
    with (tmp_path / LEDGER).open("ab") as file:
        file.write(tail)
    read = read_ledger(tmp_path)
    assert ([event.run for event in read.events], read.unread) == (["a"], (2,))


def test_a_mended_ledger_keeps_the_tail_says_so_and_goes_on_in_a_new_line(tmp_path):
    append(tmp_path, Event("a", "ok"))
    with (tmp_path / LEDGER).open("ab") as file:
        file.write(b'{"run"')
    assert mend(tmp_path).error == "line 2 was cut off and is passed over"
    append(tmp_path, Event("b", "ok"))
    assert b'{"run"\n' in (tmp_path / LEDGER).read_bytes()
    assert set(states(read_ledger(tmp_path).events)) == {"a", "b"}


def test_a_whole_last_line_without_its_end_is_an_event(tmp_path):
    append(tmp_path, Event("a", "ok"))
    path = tmp_path / LEDGER
    path.write_bytes(path.read_bytes()[:-1])
    assert mend(tmp_path) is None
    append(tmp_path, Event("b", "ok"))
    assert set(states(read_ledger(tmp_path).events)) == {"a", "b"}


def test_a_ledger_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / LEDGER).mkdir()
    with pytest.raises(OutputError, match="the ledger cannot be written"):
        append(tmp_path, Event("a", "ok"))
