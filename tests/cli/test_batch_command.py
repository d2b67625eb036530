"""mediastudy batch: a sweep is checked and shown before anything starts, run, and summed up."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
CELL = 'corpus: str = "c.jsonl"  # articles\ntop: int = 5  # how many\ninto: str = "out"  # figures\n'


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a corpus and a notebook whose one other cell divides 6 by its parameter `top`."""
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "a", "outlet": "x", "date": "", "text": "It may rain."}))
    write_notebook(tmp_path, "6 / top")
    (tmp_path / "s.yaml").write_text("notebook: n.ipynb\ngrid: {top: [0, 1, 2]}\n")
    return tmp_path


def write_notebook(folder, code):
    def cell(name, text, *tags):
        return {"cell_type": "code", "id": name, "metadata": {"tags": list(tags)}, "source": text, "outputs": []}

    cells = [cell("parameters", CELL, "parameters"), cell("work", code)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    about = {"kernelspec": kernel, "language_info": {"name": "python"}}
    content = {"cells": [{**each, "execution_count": None} for each in cells], "metadata": about}
    (folder / "n.ipynb").write_text(json.dumps({**content, "nbformat": 4, "nbformat_minor": 5}))


def begin(folder, *arguments):
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    command = [sys.executable, "-m", "mediastudy", "batch", "s.yaml", "--into", "out", *arguments]
    return subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def batch(folder, *arguments):
    """Return the exit code of the command, what it wrote, and what it said."""
    process = begin(folder, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def wait_for(folder, process, words):
    """Return when `words` are in the ledger; the process has to be at work until then."""
    ledger = folder / "out" / "ledger.jsonl"
    while not (ledger.is_file() and words in ledger.read_text()):
        assert process.poll() is None
        time.sleep(0.1)


def test_a_dry_run_shows_every_run_and_starts_nothing(folder):
    code, out, _ = batch(folder, "--dry-run", "--only", "*top=[12]")
    assert (code, (folder / "out").exists()) == (0, False)
    assert [line.split()[:3] for line in out.splitlines()[1:4]] == [
        ["leave", "out", "-"], ["run", "-", "n-top=1"], ["run", "-", "n-top=2"]
    ]  # fmt: skip
    assert "nothing was started" in out.splitlines()[-1]


def test_each_mistake_is_a_line_and_the_exit_code_is_2(folder):
    (folder / "s.yaml").write_text("notebook: n.ipynb\nparameters: {pot: 1}\ngrid: {top: [x]}\n")
    code, _, err = batch(folder)
    assert code == 2
    assert [line.split(": ")[1] for line in err.splitlines()] == ["s.yaml, line 2", "s.yaml, line 3"]


def test_a_pattern_that_no_run_matches_is_a_mistake(folder):
    code, _, err = batch(folder, "--only", "n-top=3")
    assert code == 2 and "There is no run 'n-top=3'" in err


@pytest.mark.slow
def test_a_run_that_fails_stops_no_other_and_is_summed_up(folder):
    code, _, err = batch(folder, "--jobs", "2")
    assert code == 1 and "2 of 3 runs made, 0 up to date, 1 failed: " in err
    assert err.splitlines()[-1].startswith("n-top=0: failed: code cell 2: ZeroDivisionError: division by zero (")
    assert err.splitlines()[-1].endswith("out/n-top=0/failed.ipynb)")
    assert len(re.findall(r"^\[\d/3\] (ok|failed) n-top=\d in \d", err, re.MULTILINE)) == 3
    assert "Not made: 1" in (folder / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_with_resume_only_what_failed_is_run_again(folder):
    batch(folder, "--jobs", "2")
    _, out, _ = batch(folder, "--resume", "--dry-run")
    assert [line.split()[0] for line in out.splitlines()[1:4]] == ["run", "skip", "skip"]
    code, _, err = batch(folder, "--resume")
    assert code == 1 and "0 of 3 runs made, 2 up to date, 1 failed: " in err


@pytest.mark.slow
def test_runs_left_out_are_said_to_be_so_and_are_no_failure(folder):
    code, _, err = batch(folder, "--only", "*top=2", "--engine", "fast")
    assert code == 0 and "1 of 3 runs made, 0 up to date, 0 failed, 2 left out: " in err
    page = (folder / "out" / "index.html").read_text(encoding="utf-8")
    assert "3 runs: 1 ok, 2 left out." in page and "Not made" not in page


@pytest.mark.slow
def test_what_failed_last_is_made_again_and_never_told_as_made(folder):
    """An older good attempt with the same inputs is no reason to skip: the second one fails by the file `spoil`."""
    write_notebook(folder, f"import os; assert not os.path.exists({str(folder / 'spoil')!r})")
    batch(folder, "--only", "n-top=1", "--engine", "fast")
    (folder / "spoil").touch()
    for options in ([], ["--resume"]):
        code, _, err = batch(folder, "--only", "n-top=1", "--engine", "fast", *options)
        assert code == 1 and "0 of 3 runs made, 0 up to date, 1 failed" in err
        assert "Not made: 1" in (folder / "out" / "index.html").read_text(encoding="utf-8")
    (folder / "spoil").unlink()
    assert "1 of 3 runs made, 0 up to date" in batch(folder, "--only", "n-top=1", "--engine", "fast", "--resume")[2]


@pytest.mark.slow
def test_a_notebook_may_be_called_like_a_file_of_the_folder(folder):
    for name in ("index.html", "ledger.jsonl", "pages", "tables", "sweep.yaml", "kernels.log"):
        (folder / f"{name}.ipynb").write_text((folder / "n.ipynb").read_text())
    called = ", ".join(path.name for path in sorted(folder.glob("*.ipynb")))
    (folder / "s.yaml").write_text(f"notebooks: [{called}]\n")
    code, _, err = batch(folder, "--engine", "fast", "--jobs", "2")
    assert code == 0 and "7 of 7 runs made" in err
    assert (folder / "out" / "index.html").is_file() and len(list((folder / "out").glob("*/notebook.ipynb"))) == 7


@pytest.mark.slow
def test_ctrl_c_leaves_a_page_and_the_exit_code_130(folder):
    write_notebook(folder, "import time; time.sleep(top and 600)")
    process = begin(folder, "--jobs", "1")
    wait_for(folder, process, 'n-top=1", "state": "running"')
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and err.splitlines()[-1].startswith("mediastudy: interrupted")
    assert "1 ok" in (folder / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_folder_in_which_another_batch_is_at_work_is_left_alone(folder):
    write_notebook(folder, "import time; time.sleep(600)")
    process, page = begin(folder, "--jobs", "1"), folder / "out" / "index.html"
    wait_for(folder, process, '"running"')
    code, _, err = batch(folder)
    process.send_signal(signal.SIGINT)
    assert code == 2 and "another batch" in err and not page.exists()
    process.communicate(timeout=60)
    assert page.exists()


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["kernel", "fast"])
def test_two_batches_give_the_same_bytes_but_for_the_declared_block(engine, folder):
    """Executed notebooks, their pages and the index, of two folders."""
    write_notebook(folder, "import sys; print(top, into); print(object(), file=sys.stderr); top")
    found = []
    for into in ("one", "another"):
        assert batch(folder, "--into", into, "--engine", engine)[0] == 0
        pages = {path.name: path.read_text() for path in (folder / into).rglob("*.html")}
        books = {path.parent.name: json.loads(path.read_text()) for path in (folder / into).rglob("notebook.ipynb")}
        assert len(books) == 3 and all(book["metadata"]["mediastudy"].pop("run") for book in books.values())
        found.append((pages, books))
    assert found[0] == found[1]
