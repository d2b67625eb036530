"""run: notebooks through papermill, their parameters checked before and their figures after."""

from mediastudy.batch.parameters import Parameter, check, parameters
from mediastudy.batch.reproduce import Plan, Ran, find_notebooks, reproduce
from mediastudy.batch.runner import Limits, run_batch
from mediastudy.batch.sweep import Run, Sweep

__all__ = [
    "Limits",
    "Parameter",
    "Plan",
    "Ran",
    "Run",
    "Sweep",
    "check",
    "find_notebooks",
    "parameters",
    "reproduce",
    "run_batch",
]
