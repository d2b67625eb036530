"""One look for all figures, set in a context, never globally: 84 mm wide, legible in grey and to the colour-blind."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

from matplotlib import style

WIDTH = 84.0
"""Millimetres: one column of a journal page."""

INK = "#1a1a1a"
GREY = "#5f5f5f"
PALE = "#b9b9b9"
GUIDE = "#e2e2e2"
ACCENT = "#1d3f66"
SECOND = "#d07b2c"

VOICES: Mapping[str, str] = MappingProxyType({"own": "#1d3f66", "quoted": "#d07b2c", "reported": "#f3d9ae"})

STANCES: Mapping[str, str] = MappingProxyType(
    {"argumentative": "#7a2312", "distancing": "#f5c778", "endorsing": "#3b7fb0", "neutral": "#a3a3a3"}
)

# Named sources are blue from dark to light, unnamed ones orange: in grey the eight still rise in equal steps.
SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "named_person": "#08203d",
        "named_organisation": "#173f6a",
        "media": "#2c5e92",
        "document": "#4f7fb3",
        "unnamed_person": "#dd7d16",
        "unnamed_group": "#f0a54a",
        "unnamed_report": "#fbcf95",
        "none": "#f4f4f4",
    }
)

PALETTES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "voices": VOICES,
        "stances": STANCES,
        "sources": SOURCES,
        "contrast": MappingProxyType({"accent": ACCENT, "second": SECOND, "pale": PALE}),
    }
)
"""The colours that stand together in a figure; a test simulates how each set is seen."""

TEXT, SMALL, TINY = 7.0, 6.5, 5.7
"""Points: headings, labels, notes."""

RC: Mapping[str, Any] = MappingProxyType(
    {
        "font.family": ["DejaVu Sans"],
        "font.size": SMALL,
        "text.color": INK,
        "text.parse_math": False,  # an outlet may be called "cash$news^2"
        "text.hinting": "no_hinting",  # so that text is as wide at 300 dpi as it was measured
        "axes.titlesize": TEXT,
        "axes.labelsize": SMALL,
        "axes.labelcolor": INK,
        "axes.edgecolor": GREY,
        "axes.linewidth": 0.5,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.axisbelow": True,
        "axes.unicode_minus": True,
        "axes.formatter.use_locale": False,
        "xtick.labelsize": TINY,
        "ytick.labelsize": SMALL,
        "xtick.color": GREY,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "xtick.major.size": 2.0,
        "xtick.major.width": 0.5,
        "xtick.major.pad": 1.5,
        "ytick.major.size": 0.0,
        "ytick.major.width": 0.5,
        "ytick.major.pad": 1.5,
        "lines.linewidth": 1.0,
        "lines.solid_capstyle": "butt",
        "hatch.linewidth": 0.5,
        "figure.dpi": 150.0,
        "figure.facecolor": "white",
        "figure.constrained_layout.use": False,
        "figure.autolayout": False,
        "savefig.dpi": 300.0,
        "savefig.bbox": None,
        "savefig.facecolor": "white",
        "savefig.transparent": False,
        "path.sketch": None,
        "path.simplify": True,
        "path.effects": [],
        "svg.fonttype": "path",
        "svg.hashsalt": "mediastudy",
        "pdf.fonttype": 42,
        "pdf.compression": 6,
        "pdf.use14corefonts": False,
    }
)

P = ParamSpec("P")
R = TypeVar("R")


def styled(function: Callable[P, R]) -> Callable[P, R]:
    """Return `function` as one that runs in the house style and leaves the caller's rcParams alone."""

    @functools.wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        with style.context(["default", dict(RC)]):
            return function(*args, **kwargs)

    return inside
