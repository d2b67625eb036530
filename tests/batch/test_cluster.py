"""A sweep on a Dask cluster: a real scheduler and two workers, one of which is killed on the way."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediastudy.batch.ledger import read_ledger
from mediastudy.errors import MediastudyError
from tests.batch.tiny import TOP, gone, left, run, start, sweep, tree, wait_for

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
WHOSE = """
import os, time
from pathlib import Path
import psutil
worker = next(each.pid for each in psutil.Process().parents() if "dask_worker" in " ".join(each.cmdline()))
Path({folder!r}, "{name}-" + str(worker)).touch()
while not Path({folder!r}, "go").exists():
    time.sleep(0.05)
Path(into).mkdir()
Path(into, "x.txt").write_text("{name}")
"""


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Yield the address of a scheduler of this machine, and its two workers of one thread each."""
    told = folder / "scheduler.json"
    begun = [dask("scheduler", told, "--host", "127.0.0.1", "--port", "0")]
    try:
        wait_for(told.is_file)
        wait_for(lambda: told.read_text().endswith("}"))
        one = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        begun += [dask("worker", told, *one) for _ in range(2)]
        yield json.loads(told.read_text())["address"], begun[1:]
    finally:
        for process in reversed(begun):
            process.kill()
            process.wait()


def dask(part: str, told: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a part of Dask that finds the others by the file `told`."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", "--scheduler-file", str(told), "--no-dashboard"]
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    return subprocess.Popen([*command, *options], env=env, stderr=subprocess.DEVNULL)


def test_a_sweep_survives_the_loss_of_a_worker(tmp_path):
    """Both workers have begun a run; one is killed; the other does all, and the ledger says what was begun twice."""
    marks = tmp_path / "marks"
    marks.mkdir()
    asked = sweep(tmp_path, **{name: [WHOSE.format(folder=str(marks), name=name)] for name in "abcd"})
    with cluster(tmp_path) as (scheduler, workers):
        batch = start(asked, tmp_path / "out", engine="fast", scheduler=scheduler)
        wait_for(lambda: len(list(marks.iterdir())) == 2)
        lost = next(mark.name[0] for mark in marks.iterdir() if mark.name.endswith(f"-{workers[0].pid}"))
        below = tree(workers[0])
        workers[0].kill()
        wait_for(lambda: gone(below))
        (marks / "go").touch()
        assert batch.wait(120) == 0
        ended = {event.run: event for event in read_ledger(tmp_path / "out").events if event.state == "ok"}
        assert {name: event.attempt for name, event in ended.items()} == {name: 1 + (name == lost) for name in "abcd"}
        written = {path.read_text() for path in (tmp_path / "out").glob("[abcd]/figures/x.txt")}
        assert written == set("abcd")
        assert [path.name for path in (tmp_path / "out").glob(".*")] == [".lock"]
    wait_for(lambda: not left(tmp_path / "out"))


def test_a_scheduler_that_does_not_answer_is_one_line(tmp_path):
    with pytest.raises(MediastudyError, match="no Dask scheduler with a worker answers there"):
        run(sweep(tmp_path, a=["1"]), tmp_path / "out", scheduler="tcp://127.0.0.1:9")


def test_without_dask_the_message_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "mediastudy.batch.cluster", raising=False)
    with pytest.raises(MediastudyError, match=r"pip install 'mediastudy\[cluster\]'"):
        run(sweep(tmp_path, a=["1"]), tmp_path / "out", scheduler="tcp://127.0.0.1:9")
