"""reproduce, with real kernels: the same bytes anywhere, and figures that stay as they were when a notebook fails."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mediastudy.batch.reproduce import Plan, reproduce, rerun_plan
from mediastudy.errors import OutputError
from mediastudy.notebook import find_notebooks, open_notebook
from mediastudy.record.manifest import read_manifest
from mediastudy.tables import Work
from mediastudy.tables.stream import write_tables
from tests.batch.tiny import end, left, wait_for

TOP = Path(__file__).resolve().parents[1]


def run(cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mediastudy", "reproduce", "--corpus", str(TOP / "data" / "sample")]
    env = {**os.environ, "PYTHONPATH": str(TOP), **environment}
    return subprocess.run([*command, "--into", "out"], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.mark.slow
def test_figures_tables_and_manifest_are_the_same_bytes_anywhere(tmp_path):
    """Another folder, time zone, hash seed and locale; and the same as the figures in the repository."""
    (tmp_path / "a").mkdir()
    done = run(tmp_path / "a", TZ="Asia/Tokyo", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", OPENBLAS_NUM_THREADS="1")
    assert done.returncode == 0, done.stderr
    made, kept = contents(tmp_path / "a" / "out"), contents(TOP / "figures")
    assert [name for name in sorted(made.keys() | kept.keys()) if made.get(name) != kept.get(name)] == []


def plan(tmp_path: Path, cell: str, figures: list[str]) -> Plan:
    """Return the plan of one small notebook over one article."""
    corpus = tmp_path / "c.jsonl"
    corpus.write_text(json.dumps({"id": "a", "outlet": "x", "date": "", "text": "It may rain."}))
    work = Work(corpus)
    write_tables(work, work.look(), tmp_path / "tables", 1, lambda articles, words: None)
    notebook = json.loads((TOP / "notebooks" / "01_corpus.ipynb").read_text(encoding="utf-8"))
    notebook["cells"] = [*notebook["cells"][:2], {**notebook["cells"][2], "source": cell}]
    notebook["metadata"]["mediastudy"]["figures"] = figures
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / "01_corpus.ipynb").write_text(json.dumps(notebook))
    return Plan(find_notebooks(tmp_path / "nb"), tmp_path / "tables", tmp_path / "out", tmp_path / "runs", {})


DRAW = (
    "from mediastudy import record, tables\n"
    'study = record.study("01_corpus", corpus, outlets, into)\n'
    'study.save("voices", tables.voices(study.articles), "voices")'
)


BAD = {
    "an error": ("1 / 0", [], "code cell 2: ZeroDivisionError: division by zero"),
    "a kernel that ends itself": ("import os; os._exit(1)", [], "the kernel died in code cell 2"),
    "a missing figure": ("pass", ["voices"], "the figure 'voices' is declared but was not made"),
    "an undeclared figure": (DRAW, [], "the figure 'voices' was made but is not declared"),
    "an early exit": ("import sys; sys.exit(1)", [], "SystemExit"),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", BAD)
def test_a_failing_notebook_is_named_and_the_figures_stay_as_they_were(fault, tmp_path):
    cell, figures, message = BAD[fault]
    made = plan(tmp_path, cell, figures)
    made.into.mkdir()
    (made.into / "kept.txt").write_text("as before")
    made.executed.mkdir()
    (made.executed / "01_corpus.ipynb").write_text("the last good one")
    failures = reproduce(made, 1, lambda ran: None)
    assert [ran.name for ran in failures] == ["01_corpus"]
    assert message in failures[0].error
    assert contents(made.into) == {"kept.txt": b"as before"}
    assert (made.executed / "01_corpus.ipynb").read_text() == "the last good one"
    assert failures[0].executed == made.executed / "01_corpus.failed.ipynb"


@pytest.mark.slow
def test_ctrl_c_ends_reproduce_at_once_and_all_stays_as_it_was(tmp_path):
    (tmp_path / "out" / "runs").mkdir(parents=True)
    (tmp_path / "out" / "runs" / "01_corpus.ipynb").write_text("the last good one")
    given = ["--corpus", str(TOP / "data" / "sample"), "--into", "out"]
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    command = [sys.executable, "-m", "mediastudy", "reproduce", *given]
    begun = subprocess.Popen(command, cwd=tmp_path, env=env, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: list(tmp_path.glob("out/.partial-*/*/notebook.ipynb")))
    end(begun, signal.SIGINT)
    assert (begun.returncode, left(tmp_path)) == (130, [])
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["runs"]
    assert (tmp_path / "out" / "runs" / "01_corpus.ipynb").read_text() == "the last good one"


@pytest.mark.slow
def test_figures_that_are_no_longer_made_are_removed(tmp_path):
    made = plan(tmp_path, DRAW, ["voices"])
    old = {"figures": {"old": {"files": {"old.png": ""}}}}
    made.into.mkdir()
    for name, content in {"manifest.json": json.dumps(old), "old.json": "{}", "old.png": "", "mine.txt": ""}.items():
        (made.into / name).write_text(content)
    assert reproduce(made, 1, lambda ran: None) == []
    assert {path.stem for path in made.into.iterdir()} == {"manifest", "numbers", "voices", "mine"}


@pytest.mark.slow
def test_the_manifest_names_a_file_and_not_where_it_is_so_that_who_verifies_it_says_where(tmp_path):
    made, own = plan(tmp_path, DRAW, ["voices"]), tmp_path / "own.toml"
    own.write_text("a = 1")
    path = made.notebooks[0].path
    content = json.loads(path.read_text())
    content["cells"][1]["source"] = [*content["cells"][1]["source"], '\nscheme: str = "codebook"  # verbs']
    path.write_text(json.dumps(content))
    asked = replace(made, notebooks=find_notebooks(path.parent), given={"scheme": str(own)})
    assert reproduce(asked, 1, lambda ran: None) == []
    told = read_manifest(made.into)
    assert told["notebooks"]["01_corpus"]["parameters"]["scheme"].startswith("own.toml (sha256 ")
    with pytest.raises(OutputError, match=r"a file, own\.toml: say where it is with -p scheme PATH"):
        rerun_plan(told, asked.notebooks, made.tables, tmp_path / "again")
    again = rerun_plan(told, asked.notebooks, made.tables, tmp_path / "again", {"scheme": str(own)})
    assert again.given["scheme"] == str(own)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["02_hedging", "05_outlet_models"])
def test_plain_papermill_runs_a_notebook(name, tmp_path):
    command = [sys.executable, "-m", "papermill", str(TOP / "notebooks" / f"{name}.ipynb"), str(tmp_path / "out.ipynb")]
    given = ["-p", "corpus", str(TOP / "data" / "sample"), "-y", "outlets: [Northline, Tolmere Post]"]
    done = subprocess.run([*command, *given, "-p", "into", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    stems = open_notebook(TOP / "notebooks" / f"{name}.ipynb").figures
    assert all((tmp_path / f"{stem}.png").is_file() for stem in stems)
    assert "Northline" in (tmp_path / f"{stems[0]}.csv").read_text(encoding="utf-8")


def test_the_committed_manifest_names_every_committed_figure():
    manifest = json.loads((TOP / "figures" / "manifest.json").read_text(encoding="utf-8"))
    named = {name for figure in manifest["figures"].values() for name in figure["files"]}
    assert named == {
        path.name for path in (TOP / "figures").iterdir() if path.suffix in {".png", ".svg", ".pdf", ".csv"}
    }
