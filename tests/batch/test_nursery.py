"""The nursery: what asks whether it is in a notebook is imported only where it looks like one."""

import subprocess
import sys

CODE = "import mediastudy.batch.nursery, sys; print([m for m in ('pandas', 'matplotlib') if m in sys.modules])"


def test_pandas_and_matplotlib_wait_until_the_process_looks_like_a_notebook():
    assert subprocess.check_output([sys.executable, "-c", CODE], text=True).strip() == "[]"
