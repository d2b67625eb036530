"""What a look at memory each tenth of a second lets through, and what a limit of the system would count instead.

python tests/bench/memory.py prints, of runs with a limit of 1,000 MB that take 6 GB as fast as they can, what the guard
saw when it stopped them; and of a process that has read the sample what is in use, and what RLIMIT_DATA counts (Linux).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from mediastudy.batch.job import ENGINES, Limits
from mediastudy.batch.runner import run_batch
from mediastudy.batch.sweep import Run, Sweep
from mediastudy.notebook import open_notebook

SAMPLE = str(Path(__file__).resolve().parents[2] / "data" / "sample")
LIMIT = 1000.0
PARAMETERS = 'corpus: str = ""  # articles\ninto: str = ""  # figures'
TAKE = "import numpy\ntaken = numpy.ones(750_000_000)\nimport time; time.sleep(5)"
READ = """
import sys
from mediastudy import record
study = record.study("01_corpus", sys.argv[1], [], "none")
told = dict(line.split(":") for line in open("/proc/self/status"))
print(*(int(told[name].split()[0]) // 1024 for name in ("VmRSS", "VmData")))
"""


def greedy(folder: Path) -> Path:
    """Write a notebook that takes 6 GB, and return it."""
    cells = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), new_code_cell(TAKE)]
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=cells, metadata=about), folder / "greedy.ipynb")
    return folder / "greedy.ipynb"


def stopped(engine: str, runs: int, folder: Path) -> list[int]:
    """Return the MB of each of so many runs when it was stopped, in order."""
    made = open_notebook(greedy(folder))
    asked = Sweep("greedy", tuple(Run(f"run-{n}", made, {"corpus": SAMPLE}) for n in range(runs)), "")
    limits = Limits(memory_mb=LIMIT)
    ended = run_batch(asked, folder / engine, jobs=1, limits=limits, tell=lambda event: None, engine=engine)
    assert {event.state for event in ended} == {"killed"}, ended
    return sorted(round(event.memory_mb) for event in ended)


def main() -> None:
    """Print what was seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=8)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        for engine in ENGINES:
            seen = ", ".join(map(str, stopped(engine, runs, Path(folder))))
            sys.stdout.write(f"{engine}: limit {LIMIT:.0f} MB, stopped at {seen}\n")
    read = subprocess.check_output([sys.executable, "-c", READ, SAMPLE], text=True).split()
    sys.stdout.write("after reading the sample: {} MB resident, {} MB as RLIMIT_DATA counts\n".format(*read))


if __name__ == "__main__":
    main()
