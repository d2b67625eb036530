"""run: notebooks through papermill, their parameters checked before and their figures after.

Where a thing lives, in the order of the work:

    what is asked    written (YAML as text), parameters (a notebook's cell), kinds (types), meanings (what names say),
                     combine and sweep (a file becomes runs), slugs (what runs are called)
    a batch          runner (a sweep, from first to last), folder (what is where), ledger (what happened),
                     corpora (each measured once), fingerprint (what is up to date), reproduce (the figure set)
    its processes    pool (as many jobs at a time as there is room for), cluster (the same with Dask), nursery (forks),
                     guard (limits of one run), notebook_run (papermill), fast (cells without a kernel),
                     job (the records that go between them), processes (ending them)
    a run that ended judge (good or not, and why), publish (what is kept of it), normalise (the executed notebook)
    pages            page (the index), page_notebook

What is published here imports no kernel and no pandas: a wrong sweep is told at once. What runs notebooks is imported
from its module.
"""

from mediastudy.batch.parameters import Parameter, check, parameters
from mediastudy.batch.sweep import Run, Sweep, read_sweep

__all__ = ["Parameter", "Run", "Sweep", "check", "parameters", "read_sweep"]
