"""A sweep file becomes runs that are checked to the last value, or a list of all that is wrong with it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mediastudy.batch import read_sweep
from mediastudy.errors import MediastudyError

TOP = Path(__file__).resolve().parents[2]
CELL = """\
from typing import Literal
corpus: str = "c.jsonl"  # articles
outlets: list[str] = []  # which
top: int = 5  # in 1..9: how many
by: Literal["outlet", "no"] = "outlet"  # a row
into: str = "out"
"""


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two notebooks, of which one has no parameter `by`, and two corpora."""
    for name, cell in {"one": CELL, "two": CELL.replace("by:", "kind:")}.items():
        cells = [{"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": cell}]
        (tmp_path / f"{name}.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}}))
    for name, outlets in {"c": "AB", "d": "BC"}.items():
        lines = [json.dumps({"id": each, "outlet": each, "date": "", "text": "It may rain."}) for each in outlets]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines))
    return tmp_path


def sweep(folder, text):
    (folder / "s.yaml").write_text(text, encoding="utf-8")
    return read_sweep(folder / "s.yaml")


def faults(folder, text):
    with pytest.raises(MediastudyError) as raised:
        sweep(folder, text)
    return [line.removeprefix(f"{folder / 's.yaml'}, ") for line in str(raised.value).splitlines()]


def test_a_notebook_alone_is_one_run_with_its_defaults(folder):
    found = sweep(folder, "notebook: one.ipynb")
    assert (found.name, found.text, [run.name for run in found.runs]) == ("s", "notebook: one.ipynb", ["one"])
    assert found.runs[0].parameters == {"corpus": str(folder / "c.jsonl"), "outlets": [], "top": 5, "by": "outlet"}


def test_a_grid_gives_every_combination(folder):
    found = sweep(folder, "notebook: one.ipynb\ngrid:\n  top: [1, 02]\n  by: [outlet, no]")
    assert [(run.parameters["top"], run.parameters["by"]) for run in found.runs] == [
        (1, "outlet"), (1, "no"), (2, "outlet"), (2, "no")
    ]  # fmt: skip
    assert found.runs[3].name == "one-top=2-by=no"


def test_zipped_values_go_together_and_with_each_of_the_grid(folder):
    found = sweep(folder, "notebook: one.ipynb\ngrid: {by: [outlet, no]}\nzip: {top: [1, 2], outlets: [[A], [B]]}")
    assert [run.name.removeprefix("one-") for run in found.runs] == [
        "by=outlet-top=1-outlets=a", "by=outlet-top=2-outlets=b", "by=no-top=1-outlets=a", "by=no-top=2-outlets=b"
    ]  # fmt: skip


def test_a_shared_parameter_goes_to_the_notebooks_that_declare_it(folder):
    one, two = sweep(folder, "notebooks: [one.ipynb, two.ipynb]\nparameters: {by: no, top: 7}").runs
    assert (one.parameters["by"], two.parameters["top"]) == ("no", 7)
    assert "by" not in two.parameters


def test_paths_begin_at_the_sweep_file_then_at_the_project(folder):
    found = sweep(folder, "notebook: one.ipynb\nzip: {corpus: [d.jsonl, data/sample], outlets: [[C], [Northline]]}")
    assert [run.parameters["corpus"] for run in found.runs] == [str(folder / "d.jsonl"), str(TOP / "data" / "sample")]
    assert found.runs[0].name == "one-corpus=d.jsonl-outlets=c"


MANY = f"notebook: one.ipynb\ngrid: {{top: [{', '.join(['1'] * 10_001)}]}}"
WRONG = {
    "notebook: one.ipynb\nparameters: {tpo: 1}": "line 2: parameters: There is no parameter 'tpo'. Did you mean 'top'?",
    "notebook: one.ipynb\ngird: {top: [1]}": "line 2: There is no key 'gird'. Did you mean 'grid'?",
    "notebook: one.ipynb\ngrid:\n  top: [1, many]": "line 3: grid, top: found 'many'; give a whole number from 1 to 9.",
    "notebook: one.ipynb\nparameters: {top: 10}": "found 10; give a whole number from 1 to 9",
    "notebook: one.ipynb\nparameters: {top: }": "found nothing; give a whole number",
    "notebook: one.ipynb\nparameters: {by: month}": "found 'month'; give one of 'outlet', 'no'",
    "notebook: one.ipynb\nparameters: {outlets: [D]}": "c.jsonl: There is no outlet 'D'. Known: A, B.",
    "notebook: one.ipynb\nparameters: {outlets: A}": "found 'A'; give a list, each text: [a, b].",
    "notebook: one.ipynb\nparameters: {outlets: [[A]]}": "found a table or a list of lists",
    "notebook: one.ipynb\nparameters: {corpus: e.jsonl}": "there is nothing at 'e.jsonl'",
    "notebook: one.ipynb\nparameters: {into: x}": "'into' is filled by the batch",
    "notebook: one.ipynb\nparameters: [top]": "line 2: parameters: found no table",
    "notebook: one.ipynb\ngrid: {top: 1}": "grid, top: found no list of values",
    "notebook: one.ipynb\ngrid: {top: []}": "grid, top: found no list of values",
    "notebook: one.ipynb\ngrid: {top: [1, 01]}": "two runs of one would be the same: {'top': 1}",
    "notebook: one.ipynb\nzip: {top: [1, 2], by: [no]}": "zip, by: found a list of 1, but that of top is of 2",
    "notebook: one.ipynb\nparameters: {top: 1}\ngrid:\n  top: [2]": "line 4: grid: 'top' is in parameters too (line 2)",
    "notebooks: [one.ipynb, two.ipynb]\ngrid: {by: [no]}": "two has no parameter 'by': all its runs would be the same",
    "notebooks: [one.ipynb, one.ipynb]": "two runs of one would be the same",
    "notebook: three.ipynb": "notebook: there is nothing at 'three.ipynb'",
    "notebook: c.jsonl": "this is no Jupyter notebook",
    "notebook: [one.ipynb]": "give the path of a notebook, or a list under 'notebooks'",
    "parameters: {top: 1}": "found 0 of the keys 'notebook' and 'notebooks'",
    MANY: "found 10,001 runs; a sweep has 10,000 at most",
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG, ids=WRONG.values())
def test_a_mistake_is_one_line_that_says_where_what_and_what_would_do(text, folder):
    found = faults(folder, text)
    assert len(found) == 1 and WRONG[text] in found[0]


def test_every_mistake_of_a_sweep_is_told_once_and_in_the_order_of_the_file(folder):
    text = (
        "notebook: one.ipynb\nparameters: {tpo: 1}\ngrid:\n  by: [outlet, no]\n  outlets: [[A], [D]]\n  top: [x, 1]\n"
    )
    assert [line.split(":")[0] for line in faults(folder, text)] == ["line 2", "line 5", "line 6"]


def test_an_outlet_is_looked_for_in_the_corpus_of_its_run(folder):
    found = faults(folder, "notebook: one.ipynb\ngrid: {corpus: [c.jsonl, d.jsonl], outlets: [[A], [B]]}")
    assert [line.split(": ", 1)[1] for line in found] == [
        "grid, outlets: d.jsonl: There is no outlet 'A'. Known: B, C."
    ]


def test_a_corpus_that_cannot_be_read_is_told_when_an_outlet_is_asked_for(folder):
    (folder / "c.jsonl").write_text("nonsense")
    assert "this is not JSON" in faults(folder, "notebook: one.ipynb\nparameters: {outlets: [A]}")[0]


def test_unknown_metrics_and_schemes_are_told_with_the_nearest(folder):
    cells = json.loads((folder / "one.ipynb").read_text())
    cells["cells"][0]["source"] += 'metrics: list[str] = []\nscheme: str = "codebook"\nown_file: str = ""\n'
    (folder / "one.ipynb").write_text(json.dumps(cells))
    text = "notebook: one.ipynb\nparameters:\n  metrics: [hedge]\n  scheme: codebok\n  own_file: x.toml"
    metric, scheme, file = faults(folder, text)
    assert "Did you mean 'hedges'?" in metric and "Did you mean 'codebook'?" in scheme and "'x.toml'" in file


def test_a_notebook_without_a_corpus_or_a_place_for_figures_is_no_notebook_for_a_batch(folder):
    cells = json.loads((folder / "one.ipynb").read_text())
    cells["cells"][0]["source"] = "corpus: str = 'c.jsonl'"
    (folder / "one.ipynb").write_text(json.dumps(cells))
    assert "parameters cell: a batch needs the parameter 'into'" in faults(folder, "notebook: one.ipynb")[0]


WATCH = """
import json, sys
from pathlib import Path
begun = []
events = ("subprocess.Popen", "os.fork", "os.posix_spawn", "os.exec", "os.system", "socket.bind")
sys.addaudithook(lambda event, _: begun.append(event) if event in events else None)
sys.argv = ["mediastudy", "batch", "s.yaml", "--into", "out"]
from mediastudy.cli import main
try:
    main()
finally:
    heavy = [name for name in ("pandas", "papermill", "jupyter_client", "matplotlib") if name in sys.modules]
    print(json.dumps([begun, heavy]))
"""


def test_a_wrong_sweep_of_48_is_told_without_a_kernel_or_any_process(folder):
    """Three mistakes, none of the same kind; nothing that could start a kernel is even imported."""
    text = "notebook: one.ipynb\nparameters: {tpo: 1}\ngrid:\n  top: [1, 2, 3, 4, 5, 6, 7, 80]\n"
    (folder / "s.yaml").write_text(text + "  by: [outlet, no]\n  outlets: [[A], [B], [D]]\n")
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    command = [sys.executable, "-c", WATCH]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 3
    assert all(each in done.stderr for each in ("mean 'top'?", "found 80; give", "no outlet 'D'"))
    assert json.loads(done.stdout) == [[], []] and not (folder / "out").exists()


def test_notebooks_that_would_give_their_runs_one_name_are_refused(folder):
    (folder / "other").mkdir()
    (folder / "other" / "one.ipynb").write_text((folder / "one.ipynb").read_text())
    with pytest.raises(MediastudyError, match="are both named 'one', and runs are named after them"):
        sweep(folder, "notebooks: [one.ipynb, other/one.ipynb]")


def test_a_path_that_is_too_long_to_be_one_is_not_there(folder):
    with pytest.raises(MediastudyError, match="there is nothing at 'xxx"):
        sweep(folder, f"notebook: one.ipynb\nparameters: {{corpus: {'x' * 5000}}}")
