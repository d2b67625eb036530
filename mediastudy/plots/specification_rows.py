"""Rows and columns of a specification curve: what stands in each row, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediastudy.plots.layout import EDGE, LINE
from mediastudy.plots.lettering import fit_all, width
from mediastudy.plots.style import TINY, WIDTH

NOT_SWITCHES = ("specification", "outlet", "value", "low", "high", "group", "n", "events", "against", "note")
NAMED, GAP, TALL = 12, 1.0, 205.0
"""How many outlets have a column; millimetres between columns; the tallest that the rows may be."""
NARROWEST = 4.2
"""Millimetres: names get more than 38 only where columns keep this."""
COUNTED = ("above 1", "below 1", "clearly above", "clearly below")


@dataclass(frozen=True)
class Row:
    """A row of the figure: a heading (no specification), or a specification with its name and settings as shown."""

    name: str
    settings: str = ""
    specification: str | None = None


@dataclass(frozen=True)
class Grid:
    """Where rows and columns stand (mm): `columns` as in the table ("": all outlets in one), `shown` above them."""

    columns: tuple[str, ...]
    shown: tuple[str, ...]
    left: float
    wide: float
    top: float
    pitch: float
    upright: bool
    compared: bool
    """Ratios of single outlets: their agreement is counted below."""


def rows_of(table: pd.DataFrame) -> list[Row]:
    """Return the rows in the order of the table, a heading above each group; settings are those unlike the first's."""
    first = table.drop_duplicates(["group", "specification"] if "group" in table else "specification")
    switches = [name for name in table.columns if name not in NOT_SWITCHES]
    rows: list[Row] = []
    heading = None
    for _, row in first.iterrows():
        if "group" in table and row["group"] != heading:
            heading = row["group"]
            rows.append(Row(str(heading)))
        unlike = [name for name in switches if row[name] != first.iloc[0][name]]
        settings = ", ".join(_setting(name, row[name]) for name in unlike)
        rows.append(Row(row["specification"], settings, key(row)))
    return rows


def _setting(switch: str, value: object) -> str:
    name = switch.replace("_", " ")
    if value in (True, False):
        return name if value else f"no {name}"
    return f"{name}: {value}"


def key(row: pd.Series) -> str:
    """Return what tells a specification from the others."""
    return f"{row.get('group', '')}\0{row['specification']}"


def sides(part: pd.DataFrame) -> tuple[int, ...]:
    """Return how many specifications gave a ratio, how many lie above 1 and below it, and how many of these clearly."""
    value, nothing_known = part["value"], pd.Series(np.nan, part.index)
    low, high = part.get("low", nothing_known), part.get("high", nothing_known)
    return tuple(int(each.sum()) for each in (value.notna(), value > 1, value < 1, low > 1, high < 1))


def grid_of(rows: list[Row], outlets: list[str], ratios: bool) -> Grid:
    """Return the grid of these rows and a column an outlet; `ratios` have their agreement counted below."""
    columns = [""] if len(outlets) > NAMED else outlets
    compared = ratios and columns == outlets
    names = [*(f"{row.name}  {row.settings}" for row in rows), *(COUNTED if compared else ())]
    most = max(38.0, WIDTH - 2 * EDGE - 3.0 - len(columns) * (NARROWEST + GAP))
    left = EDGE + min(most, max(width(name, TINY) for name in names)) + 1.5
    wide = (WIDTH - left - EDGE - 1.5) / len(columns) - GAP
    shown = fit_all(columns, 26.0, TINY)
    longest = max(width(name, TINY) for name in shown)
    top = EDGE + LINE + (longest if longest > wide else LINE) + 1.0
    pitch = min(2.8, TALL / len(rows))
    return Grid(tuple(columns), tuple(shown), left, wide, top, pitch, longest > wide, compared)
