"""Notebooks as text: see mediastudy.notebook."""

from mediastudy.notebook import Notebook, open_notebook, source

__all__ = ["Notebook", "open_notebook", "source"]
