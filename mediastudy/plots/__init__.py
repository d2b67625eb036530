"""draw, save: a table becomes a figure that says in words what it shows, and files that say where they come from.

Each figure is a module of its own with ``draw(table)``, ``alt(table)`` and ``caption(table)``; its docstring names the
columns it needs. PLOTS is the window: a figure is named by its key there, or by ``"package.module:name"`` of a Plot.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from mediastudy import names
from mediastudy.plots import (
    anonymous_units,
    asymmetry,
    copy_rates,
    corpus_health,
    corpus_overview,
    detector_validity,
    distinctive_verbs,
    hedges_by_voice,
    matched_stories,
    outlet_rates,
    over_time,
    pairwise,
    position_in_story,
    power_curve,
    rank_change,
    rate_ratios,
    source_types,
    specification_curve,
    verb_stance,
    voices,
)
from mediastudy.plots.clashes import clashes
from mediastudy.plots.plot import Plot
from mediastudy.plots.saving import FORMAT, Saved, save_plot
from mediastudy.plots.style import styled

__all__ = ["FORMAT", "PLOTS", "Plot", "Saved", "clashes", "draw", "find_plot", "save", "styled"]

_MODULES = (
    corpus_overview,
    corpus_health,
    voices,
    outlet_rates,
    hedges_by_voice,
    rank_change,
    copy_rates,
    verb_stance,
    distinctive_verbs,
    asymmetry,
    source_types,
    anonymous_units,
    rate_ratios,
    pairwise,
    matched_stories,
    position_in_story,
    over_time,
    specification_curve,
    power_curve,
    detector_validity,
)

PLOTS: Mapping[str, Plot] = MappingProxyType(
    {
        name: Plot(name, module.TITLE, module.draw, module.alt, module.caption, module.COLUMNS)
        for module in _MODULES
        for name in [module.__name__.rpartition(".")[2]]
    }
)


def find_plot(name: str) -> Plot:
    """Return the figure called `name` in PLOTS, or the Plot that ``package.module:name`` points to.

    Raises UnknownNameError with the nearest known name.
    """
    return names.resolve(name, PLOTS, "figure")  # type: ignore[no-any-return]


def draw(name: str, table: pd.DataFrame) -> Figure:
    """Return the figure called `name`, drawn from `table`; nothing is read or written."""
    return find_plot(name).draw(table)


def save(
    figure_name: str,
    table: pd.DataFrame,
    into: str | Path,
    provenance: Mapping[str, Any],
    stem: str | None = None,
) -> Saved:
    """Draw a figure and write it into the folder `into` as PNG, SVG, PDF, with its table (CSV) and its record (JSON).

    `provenance` (parameters, hashes, versions: anything JSON can hold) goes inside every file. The files are called
    `stem`, or else as the figure. Equal input gives equal bytes. Raises UnknownNameError, OutputError.
    """
    return save_plot(find_plot(figure_name), table, Path(into), provenance, stem)
