"""What a figure is: three functions of its table, and a title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure


@dataclass(frozen=True)
class Plot:
    """A figure that can say what it shows: `draw` gives the picture, `alt` and `caption` the words."""

    name: str
    title: str
    draw: Callable[[pd.DataFrame], Figure]
    alt: Callable[[pd.DataFrame], str]
    caption: Callable[[pd.DataFrame], str]
    columns: tuple[str, ...] = ()
    """The columns that the table must have."""
