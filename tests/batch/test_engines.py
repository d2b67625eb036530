"""The engines: a forked worker makes the outputs and the figures that a kernel makes, and no state is carried over."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mediastudy.batch.parameters import parameters
from mediastudy.batch.sweep import Run, Sweep
from mediastudy.notebook import open_notebook
from tests.batch.jupyterlab import jupyterlab, run_all_cells
from tests.batch.tiny import TOP, left, notebook, of, project, run, wait_for

pytestmark = pytest.mark.slow
NOTEBOOKS = sorted((TOP / "notebooks").glob("*.ipynb"))
SAMPLE = str(TOP / "data" / "sample")


def real(*paths: Path) -> Sweep:
    """Return a sweep of some notebooks of the project with their defaults."""
    runs = []
    for path in paths:
        made = open_notebook(path)
        given = {name: found.default for name, found in parameters(made).items() if name != "into"}
        runs.append(Run(path.stem, made, {**given, "corpus": SAMPLE}))
    return Sweep("real", tuple(runs), "")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.*"))}


def cells(executed: Path) -> list[dict]:
    """Return the code cells of an executed notebook, but for the injected one: it says where the run took place."""
    every = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in every if cell["cell_type"] == "code" and cell["id"] != "injected-parameters"]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Every notebook of the project, run by both engines."""
    made = {engine: tmp_path_factory.mktemp(engine) / "out" for engine in ("kernel", "fast")}
    for engine, into in made.items():
        assert {event.state for event in run(real(*NOTEBOOKS), into, jobs=2, engine=engine).values()} == {"ok"}
    return made


@pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS])
def test_figures_are_the_same_bytes_in_both_engines_and_under_plain_papermill(name, both, tmp_path):
    given = ["-p", "corpus", SAMPLE, "-p", "into", str(tmp_path / "figures")]
    command = [sys.executable, "-m", "papermill", str(TOP / "notebooks" / f"{name}.ipynb"), str(tmp_path / "x.ipynb")]
    subprocess.run([*command, *given], env={**os.environ, "PYTHONPATH": str(TOP)}, check=True, capture_output=True)
    plain = files(tmp_path / "figures")
    assert plain
    assert files(both["kernel"] / name / "figures") == plain
    assert files(both["fast"] / name / "figures") == plain


def test_jupyterlab_runs_every_notebook_to_its_end_and_makes_the_same_figures(both, tmp_path):
    """As they are in notebooks/: opened, all cells run in their order, saved, by a server asked as its page asks it."""
    folder = project(tmp_path)
    with jupyterlab(folder) as lab:
        for path in NOTEBOOKS:
            run_all_cells(lab, f"notebooks/{path.name}")
            saved = json.loads((folder / "notebooks" / path.name).read_text())["cells"]
            outputs = [output for cell in saved for output in cell.get("outputs", ())]
            assert not [output for output in outputs if output["output_type"] == "error"]
            shown = [output["metadata"]["image/png"]["alt"] for output in outputs if "image/png" in output["data"]]
            assert all(shown) and len(shown) == len(open_notebook(path).figures)
    made = [files(both["kernel"] / path.stem / "figures") for path in NOTEBOOKS]
    assert files(folder / "runs" / "by-hand") == {name: content for each in made for name, content in each.items()}
    wait_for(lambda: not left(folder))


@pytest.mark.parametrize("name", [path.stem for path in NOTEBOOKS])
def test_the_executed_notebooks_are_the_same_but_for_the_declared_block(name, both):
    made = [json.loads((into / name / "notebook.ipynb").read_text(encoding="utf-8")) for into in both.values()]
    for content in made:
        del content["metadata"]["mediastudy"]["run"]
    assert made[0] == made[1]


OUTPUTS = [
    "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')",
    "from IPython.display import HTML, clear_output, display\ndisplay(HTML('<b>x</b>'), display_id='one')\n6 * 7",
    "print('gone')\nclear_output()\nprint('kept')\ndisplay(HTML('<i>y</i>'), display_id='one', update=True)",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "import pandas as pd\npd.DataFrame({f'c{n}': [n] for n in range(30)})",
    "%matplotlib inline\nimport asyncio\nawait asyncio.sleep(0)\nIn[-2][:6], _[0:0] if isinstance(_, str) else ''",
    "def fails():\n    raise ValueError('no')\nfails()",
]


def test_outputs_of_every_kind_are_those_of_a_kernel(tmp_path):
    made = []
    for engine in ("kernel", "fast"):
        event = run(of([notebook(tmp_path / "nb", "a", *OUTPUTS)]), tmp_path / engine, engine=engine)["a"]
        assert event.error == "code cell 8: ValueError: no"
        made.append(cells(tmp_path / engine / "a" / "failed.ipynb"))
    for kernel, fast in zip(*made, strict=True):
        assert fast == kernel


def test_each_run_has_a_fresh_state(tmp_path):
    """Variables, modules, settings, the environment, the working folder and random numbers are a run's own."""
    spoil = (
        "import os, json, matplotlib, numpy, random\nfrom pathlib import Path\n"
        "seen = [matplotlib.rcParams['font.size'], 'SPOILT' in os.environ, hasattr(json, 'spoilt'), 'mine' in dir()]\n"
        "mine = json.spoilt = os.environ['SPOILT'] = '1'\nmatplotlib.rcParams['font.size'] = 99\n"
        "Path(into).mkdir()\nPath(into, 'seen.txt').write_text(repr(seen))\n"
        "Path(into, 'drawn.txt').write_text(repr((numpy.random.rand(), random.random())))\nos.chdir('/')"
    )
    paths = [notebook(tmp_path / "nb", name, spoil) for name in "abc"]
    assert {event.state for event in run(of(paths), tmp_path / "out", engine="fast").values()} == {"ok"}
    for text, different in (("seen.txt", 1), ("drawn.txt", 3)):
        assert len({(tmp_path / "out" / name / "figures" / text).read_text() for name in "abc"}) == different
    assert (tmp_path / "out" / "a" / "figures" / "seen.txt").read_text() == "[10.0, False, False, False]"
