"""run: notebooks through papermill, their parameters checked before and their figures after.

What is published here imports no kernel and no pandas: a wrong sweep is told at once. What runs notebooks is imported
from its module.
"""

from mediastudy.batch.parameters import Parameter, check, parameters
from mediastudy.batch.sweep import Run, Sweep, read_sweep

__all__ = ["Parameter", "Run", "Sweep", "check", "parameters", "read_sweep"]
