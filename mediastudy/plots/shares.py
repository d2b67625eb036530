"""Stacked bars of shares, one an outlet, with the key above in the order of the stack and each share in its part."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from mediastudy.plots.layout import EDGE, Panels, Rows, frame, millimetres
from mediastudy.plots.parts import key, key_height, said, segments
from mediastudy.plots.style import WIDTH


def share_bars(
    rows: Rows, shares: Mapping[str, np.ndarray], colours: Mapping[str, str], label: str, missing: str
) -> Figure:
    """Return bars from 0 to 100 %: `shares` and `colours` are by class, in stack order; NaN rows say `missing`."""
    words = {kind: kind.replace("_", " ") for kind in shares}
    left = EDGE if len(shares) > 4 else rows.left
    made = frame(rows, Panels([""], label, above=key_height(list(words.values()), WIDTH - EDGE - left)))
    key(made.figure, {words[kind]: colours[kind] for kind in shares}, left)
    ax, start = made.axes[0], np.zeros(len(rows.keys))
    for kind, sizes in shares.items():
        segments(ax, start, sizes, colours[kind], millimetres(ax))
        start = start + np.nan_to_num(sizes)
    for row in np.flatnonzero(start == 0):
        said(ax, int(row), missing)
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100"])
    return made.figure
