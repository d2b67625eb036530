"""A batch that is cut short, by whatever: no process is left, every run has a state, and it can be gone on with."""

import json
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from mediastudy.batch.folder import LOG
from mediastudy.batch.ledger import LEDGER, read_ledger
from mediastudy.batch.sweep import Sweep
from tests.batch.tiny import at_instruction, end, gone, last, left, run, start, sweep, tree, wait_for

pytestmark = pytest.mark.slow
WRITE = "from pathlib import Path; Path(into).mkdir(); Path(into, 'x.txt').write_text('1')"
LONG = """
import time
from dataclasses import replace
from pathlib import Path
if not Path({there!r}).exists():
    Path({there!r}).touch()
    time.sleep(600)
"""


def three(folder: Path) -> tuple[Sweep, Path]:
    """Return a sweep whose second run takes long, the first time; and the file that tells that it has begun."""
    there = folder / "begun"
    return sweep(folder, a=[WRITE], b=[LONG.format(there=str(there)), WRITE], c=[WRITE]), there


def made(into: Path) -> dict[str, bytes]:
    """Return what the runs left but for executed notebooks, and those without the block that may differ."""
    found = {}
    for path in sorted(into.glob("[abc]/**/*")):
        if path.suffix == ".ipynb":
            content = json.loads(path.read_text())
            del content["metadata"]["mediastudy"]["run"]
            found[str(path.relative_to(into))] = json.dumps(content).encode()
        elif path.is_file():
            found[str(path.relative_to(into))] = path.read_bytes()
    return found


@pytest.mark.parametrize("engine", ["kernel", "fast"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_end_everything_at_once(how, engine, tmp_path):
    asked, there = three(tmp_path)
    batch = start(asked, tmp_path / "out", engine=engine)
    wait_for(there.exists)
    below = tree(batch)
    end(batch, how)
    assert batch.returncode == 130
    assert gone(below) and left(tmp_path) == []
    assert last(tmp_path / "out") == {"a": "ok", "b": "killed", "c": "never-run"}
    assert not list((tmp_path / "out").glob(".work-*"))


@pytest.mark.parametrize("engine", ["kernel", "fast"])
def test_killed_and_resumed_it_comes_to_the_same_as_undisturbed(engine, tmp_path):
    asked, there = three(tmp_path)
    batch = start(asked, tmp_path / "out", engine=engine)
    wait_for(there.exists)
    below = tree(batch)
    end(batch, signal.SIGKILL)
    wait_for(lambda: gone(below) and not left(tmp_path))
    assert last(tmp_path / "out") == {"a": "ok", "b": "running", "c": "queued"}
    resumed = run(asked, tmp_path / "out", resume=True, engine=engine)
    assert {name: event.state for name, event in resumed.items()} == {"a": "skipped", "b": "ok", "c": "ok"}
    told = [(event.run, event.state) for event in read_ledger(tmp_path / "out").events]
    assert ("b", "killed") in told and ("c", "never-run") in told
    run(asked, tmp_path / "undisturbed", engine=engine)
    assert made(tmp_path / "out") == made(tmp_path / "undisturbed")


@pytest.mark.parametrize(("engine", "module"), [("kernel", "papermill"), ("fast", "papermill"), ("fast", "seaborn")])
def test_ctrl_c_while_the_nursery_still_imports_ends_it_at_once(engine, module, tmp_path):
    modules, there = tmp_path / "modules", tmp_path / "imports"
    modules.mkdir()
    (modules / f"{module}.py").write_text(LONG.format(there=str(there)))
    batch = start(sweep(tmp_path, a=[WRITE]), tmp_path / "out", modules, engine=engine)
    wait_for(there.exists)
    below = tree(batch)
    end(batch, signal.SIGINT)
    assert (batch.returncode, gone(below), last(tmp_path / "out")) == (130, True, {"a": "killed"})


@pytest.mark.parametrize("part", range(1, 13))
def test_ctrl_c_at_any_instruction_is_neither_lost_nor_leaves_a_process(part, tmp_path, instructions):
    """Also between the start of a process and the note that there is one, and where a lock is held."""
    asked = sweep(tmp_path, a=[WRITE])
    batch = at_instruction(asked, tmp_path / "out", part * instructions // 13)
    assert batch.communicate(timeout=60) == (b"", b"")
    assert batch.returncode == 130
    assert left(tmp_path) == [] and not list((tmp_path / "out").glob(".work-*"))
    assert last(tmp_path / "out")["a"] in ("ok", "killed", "never-run")


@pytest.fixture(scope="module")
def instructions(tmp_path_factory) -> int:
    """Return how many instructions of its own a batch of one run takes once its processes are to be started."""
    folder = tmp_path_factory.mktemp("counted")
    batch = at_instruction(sweep(folder, a=[WRITE]), folder / "out", 0)
    return int(batch.communicate(timeout=60)[0])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_cut_short_while_the_corpus_is_measured_no_process_is_left(how, tmp_path):
    corpus = tmp_path / "many.jsonl"
    rows = [
        {"id": str(n), "outlet": "x", "date": "", "text": "It may rain, Ada Quill said. " * 300} for n in range(600)
    ]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows))
    asked = sweep(tmp_path, a=[WRITE])
    asked = replace(asked, runs=(replace(asked.runs[0], parameters={"corpus": str(corpus)}),))
    batch = start(asked, tmp_path / "out", jobs=2)
    wait_for(lambda: len(tree(batch)) >= 3)
    below = tree(batch)
    end(batch, how)
    wait_for(lambda: gone(below))
    assert last(tmp_path / "out") == {"a": "never-run" if how is signal.SIGINT else "queued"}


def test_the_nursery_is_killed_and_the_batch_goes_on(tmp_path):
    """The run that was in it is lost; the next ones have a new one."""
    asked, there = three(tmp_path)
    batch = start(asked, tmp_path / "out")
    wait_for(there.exists)
    below = tree(batch)
    below[0].kill()
    assert batch.wait(60) == 0
    assert gone(below)
    assert last(tmp_path / "out") == {"a": "ok", "b": "killed", "c": "ok"}


def test_a_second_batch_in_the_folder_is_refused_with_the_process_that_has_it(tmp_path):
    asked, there = three(tmp_path)
    first = start(asked, tmp_path / "out", engine="fast")
    wait_for(there.exists)
    before = (tmp_path / "out" / LEDGER).read_bytes()
    second = start(asked, tmp_path / "out", engine="fast")
    said = second.communicate(timeout=60)[1].decode().splitlines()[-1]
    assert f"another batch (process {first.pid}) is at work here" in said
    assert (tmp_path / "out" / LEDGER).read_bytes() == before
    end(first, signal.SIGINT)


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_ledger_whose_last_line_was_cut_off_loses_nothing(cut, tmp_path):
    asked = sweep(tmp_path, a=[WRITE], b=[WRITE])
    run(asked, tmp_path / "out", engine="fast")
    ledger = tmp_path / "out" / LEDGER
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[:-cut])
    events = run(asked, tmp_path / "out", engine="fast", resume=True)
    ended = "skipped" if cut == 1 else "ok"
    assert {name: event.state for name, event in events.items()} == {"a": "skipped", "b": ended}
    assert ledger.read_bytes().startswith(whole[:-cut] + b"\n")


def test_a_batch_that_is_up_to_date_starts_no_process(tmp_path):
    asked = sweep(tmp_path, a=[WRITE])
    run(asked, tmp_path / "out", engine="fast")
    (tmp_path / "out" / LOG).unlink()  # opened by whatever starts runs
    assert run(asked, tmp_path / "out", engine="fast", resume=True)["a"].state == "skipped"
    assert not (tmp_path / "out" / LOG).exists()
