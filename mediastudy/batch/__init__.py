"""run: notebooks through papermill, their parameters checked before and their figures after."""

from mediastudy.batch.execute import Outcome, Run, execute
from mediastudy.batch.parameters import Parameter, check, parameters
from mediastudy.batch.reproduce import Plan, find_notebooks, reproduce

__all__ = ["Outcome", "Parameter", "Plan", "Run", "check", "execute", "find_notebooks", "parameters", "reproduce"]
