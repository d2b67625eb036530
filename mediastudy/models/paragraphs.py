"""Paragraphs: text that a notebook shows as prose."""

from __future__ import annotations

from html import escape
from typing import Any


class Paragraphs(str):
    """Text of paragraphs, an empty line between two; the last value of a cell is shown as prose, with nothing in it
    taken for markup.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.split("\n\n"))

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(str(self))
