"""A study: the tables a notebook works on, where its figures go, and what they will say of their origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from mediastudy import plots
from mediastudy.plots import Saved
from mediastudy.project import output, place
from mediastudy.record.provenance import provenance
from mediastudy.tables import Measured, load

SCREEN = 640
"""Width of a figure in a notebook, in CSS pixels: the file itself is for print."""


@dataclass(frozen=True)
class Study:
    """What a notebook has in hand: a measured corpus, a folder for figures, and their provenance."""

    measured: Measured
    into: Path
    about: Mapping[str, Any]

    @property
    def articles(self) -> pd.DataFrame:
        """The article table: a row an article."""
        return self.measured.articles

    @property
    def marks(self) -> pd.DataFrame:
        """The table of marks: a row a mark."""
        return self.measured.marks

    def save(self, figure: str, table: pd.DataFrame, stem: str) -> Shown:
        """Draw `figure` (a name in plots.PLOTS) from `table`, save it under `stem` with its origin, and show it."""
        return Shown(plots.save(figure, table, self.into, self.about, stem))


@dataclass(frozen=True)
class Shown:
    """A saved figure as a notebook shows it: the picture with its alt text; as text, its caption."""

    saved: Saved

    def __repr__(self) -> str:
        return str(self.saved.record["caption"])

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        picture = self.saved.files["png"].read_bytes()
        alt = {"alt": self.saved.record["alt"], "width": SCREEN}
        return {"image/png": picture, "text/plain": repr(self)}, {"image/png": alt}


def study(notebook: str, corpus: str, outlets: Iterable[str], into: str, **parameters: object) -> Study:
    """Return the Study of a notebook: its corpus (or measured folder) read, `outlets` kept, `into` made absolute.

    Relative paths are looked up from here, then from the project's folder. `parameters` are the notebook's others:
    like `outlets` they become part of every figure's origin. Raises as tables.load does.
    """
    kept = list(outlets)
    measured = load(place(corpus), kept)
    return Study(measured, output(into), provenance(notebook, measured.facts, outlets=kept, **parameters))
