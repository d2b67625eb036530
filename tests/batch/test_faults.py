"""The fault table: whatever happens to a run, its state is right, the others go on, and no process is left."""

import json
import subprocess
import sys

import pytest

from mediastudy.batch.job import Limits
from mediastudy.batch.ledger import read_ledger, states
from mediastudy.errors import OutputError
from tests.batch.tiny import left, notebook, of, run

pytestmark = pytest.mark.slow
LIMITS = Limits(seconds=25, cell_seconds=6, memory_mb=900)
NAP = "import time; time.sleep(4)"
TAKE = "import time\nheld = []\nfor _ in range(30):\n    held.append(b'x' * (100 << 20))\n    time.sleep(0.05)"
AWAY = "import subprocess; subprocess.Popen(['sleep', '600'], start_new_session=True)"
FORK = "import os, time\nif not os.fork():\n    time.sleep(600)"
FAULTS = {
    "good": (["1 + 1"], "ok", ""),
    "after": (["1 + 1"], "ok", ""),
    "error": (["1 / 0", "2"], "failed", "code cell 2: ZeroDivisionError: division by zero"),
    "killed": (["import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "2"], "killed", "in code cell 2"),
    "left_early": (["import os; os._exit(0)", "2"], "killed", "in code cell 2"),
    "left_at_the_end": (["1", "import os; os._exit(0)"], "killed", "in code cell 3"),
    "exit": (["import sys; sys.exit(0)", "2"], "failed", "code cell 2: SystemExit: 0; code cell 3 was never run"),
    "exit_at_the_end": (["1", "import sys; sys.exit(0)"], "ok", ""),
    "exit_with_a_fault": (["1", "import sys; sys.exit(3)"], "failed", "code cell 3: SystemExit: 3"),
    "slow_cell": (["import time; time.sleep(600)", "2"], "timeout", "code cell 2: longer than 6 s"),
    "slow_notebook": ([NAP] * 12, "timeout", "longer than 25 s, stopped in code cell"),
    "memory": ([TAKE], "killed", "more than 900 MB"),
    "no_figure": (["1"], "failed", "the figure 'drawn' is declared but was not made"),
    "unwritable": (["open('/proc/nothing/x', 'w')"], "failed", "code cell 2: FileNotFoundError: [Errno 2]"),
    "leaves_a_process": ([AWAY], "ok", ""),
    "leaves_a_fork": ([FORK], "ok", ""),
    "forks_and_exits": (["import os, sys\nif not os.fork():\n    sys.exit(0)", "import time; time.sleep(2)"], "ok", ""),
    "leaves_a_fork_early": ([f"{FORK}\nos._exit(0)"], "killed", "in code cell 2"),
}


@pytest.fixture(scope="module", params=["kernel", "fast"])
def batch(request, tmp_path_factory):
    """One batch of every fault, its events by run, and its folder."""
    folder = tmp_path_factory.mktemp(request.param)
    figures = {"no_figure": ["drawn"]}
    paths = [notebook(folder / "nb", name, *each[0], figures=figures.get(name, ())) for name, each in FAULTS.items()]
    return run(of(paths), folder / "out", LIMITS, jobs=2, engine=request.param), folder / "out"


@pytest.mark.parametrize("fault", FAULTS)
def test_the_state_and_the_reason_are_right(batch, fault):
    event, (_, state, error) = batch[0][fault], FAULTS[fault]
    assert event.state == state
    assert error in event.error if error else event.error == ""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_notebook_is_never_tried_again(batch, fault):
    assert batch[0][fault].attempt == 1


@pytest.mark.parametrize("fault", [name for name, (_, state, _) in FAULTS.items() if state != "ok"])
def test_of_a_bad_run_the_executed_notebook_is_kept_and_nothing_else(batch, fault):
    events, into = batch
    assert events[fault].executed == f"{fault}/failed.ipynb"
    assert [path.name for path in (into / fault).iterdir()] == ["failed.ipynb"]


def test_no_process_and_no_hidden_folder_is_left(batch):
    into = batch[1]
    assert left(into.parent) == []
    assert [path.name for path in into.iterdir() if path.name.startswith(".")] == [".lock"]


def test_a_missing_kernel_is_a_failure_that_is_not_tried_again(tmp_path):
    event = run(of([notebook(tmp_path / "nb", "a", "1", kernel="no-such-kernel")]), tmp_path / "out")["a"]
    assert (event.state, event.attempt) == ("failed", 1)
    assert "no-such-kernel" in event.error


STUTTER = """
import pathlib, runpy, sys
once = pathlib.Path({once!r})
if not once.exists():
    once.touch()
    sys.exit(1)
sys.argv = sys.argv[1:]
runpy.run_module("ipykernel_launcher", run_name="__main__")
"""


def test_a_kernel_that_does_not_start_is_tried_again(tmp_path, monkeypatch):
    """The kernel of this test ends at once the first time it is started."""
    folder = tmp_path / "kernels" / "stutter"
    folder.mkdir(parents=True)
    (folder / "start.py").write_text(STUTTER.format(once=str(tmp_path / "once")))
    argv = [sys.executable, str(folder / "start.py"), "-", "-f", "{connection_file}"]
    (folder / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "s", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    event = run(of([notebook(tmp_path / "nb", "a", "1", kernel="stutter")]), tmp_path / "out")["a"]
    told = [(each.state, each.attempt) for each in read_ledger(tmp_path / "out").events]
    assert (event.state, event.attempt) == ("ok", 2)
    assert told == [("queued", 0), ("running", 1), ("failed", 1), ("running", 2), ("ok", 2)]


def test_a_guard_that_is_killed_takes_its_run_with_it_and_no_other(tmp_path):
    """The cell kills the process above its own and the one above that: the worker, and the guard."""
    up = "import os, psutil\nfor each in psutil.Process().parents()[:2]:\n    os.kill(each.pid, 9)\n"
    paths = [notebook(tmp_path / "nb", "a", up + "import time; time.sleep(600)"), notebook(tmp_path / "nb", "b", "1")]
    events = run(of(paths), tmp_path / "out")
    assert {name: event.state for name, event in events.items()} == {"a": "killed", "b": "ok"}
    assert (events["a"].error, events["a"].attempt) == ("the process that guards it: killed by SIGKILL", 1)
    assert left(tmp_path) == []


FILL = """
with open({place!r}, "wb") as file:
    while True:
        file.write(b"x" * (1 << 20))
        file.flush()
"""


@pytest.fixture
def disk(tmp_path):
    """A disk of 4 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("mounting a small disk takes rights that this user has not")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_fails_the_run_that_filled_it_and_no_other(disk, tmp_path):
    cells = {"a": "1", "b": FILL.format(place="big"), "c": "1"}
    events = run(of([notebook(tmp_path / "nb", name, cell) for name, cell in cells.items()]), disk / "out")
    assert {name: event.state for name, event in events.items()} == {"a": "ok", "b": "failed", "c": "ok"}
    assert "No space left" in events["b"].error
    assert left(disk) == []


def test_a_disk_that_stays_full_ends_the_batch_and_the_ledger_is_whole(disk, tmp_path):
    """The second run fills the disk beside its own folder; sooner or later a line of the ledger has no room."""
    cells = {"a": "1", "b": FILL.format(place=str(disk / "big")), **{f"c{n}": "1" for n in range(20)}}
    with pytest.raises(OutputError, match="the ledger cannot be written"):
        run(of([notebook(tmp_path / "nb", name, cell) for name, cell in cells.items()]), disk / "out", engine="fast")
    read = read_ledger(disk / "out")
    assert read.unread == ()
    assert states(read.events)["a"].state == "ok"
    assert left(disk) == []
