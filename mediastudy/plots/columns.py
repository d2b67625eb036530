"""What a figure asks of its table: the columns it needs, in cells that can be shown."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mediastudy.errors import OutputError
from mediastudy.plots.lettering import displayable


def checked(table: pd.DataFrame, needed: Sequence[str], figure: str) -> pd.DataFrame:
    """Return a copy of `table` that `figure` can draw: the columns are there, text cells have glyphs.

    Raises OutputError naming each column that is missing. `table` itself is left as it was.
    """
    missing = [column for column in needed if column not in table.columns]
    if missing:
        there = ", ".join(map(str, table.columns)) or "none"
        raise OutputError(
            f"Figure {figure!r} needs the column {', '.join(map(repr, missing))}; its table has: {there}."
        )
    copy = table.reset_index(drop=True).copy()
    copy.attrs = dict(table.attrs)
    if "outlet" in copy:
        copy["outlet"] = [displayable(str(name)) for name in copy["outlet"]]
    for column in texts(copy):
        copy[column] = [displayable(cell) if isinstance(cell, str) else cell for cell in copy[column]]
    return copy


def texts(table: pd.DataFrame) -> list[str]:
    """Return the names of the columns that hold text."""
    return [str(name) for name in table.columns if any(isinstance(cell, str) for cell in table[name])]


def in_order(values: pd.Series) -> list[str]:
    """Return the distinct values of a column as text, in the order in which the table first has them."""
    return [str(value) for value in dict.fromkeys(values.dropna())]
