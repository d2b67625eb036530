"""Colours that stand together can be told apart, by everyone and on grey paper."""

from __future__ import annotations

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from mediastudy.plots.style import PALETTES, RC, WIDTH, styled

# Machado, Oliveira & Fernandes 2009 (doi:10.1109/TVCG.2009.113), severity 1.0, on linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def lab(colour: str, sight: str) -> np.ndarray:
    """Return CIE L*a*b* of a colour as someone with that sight sees it."""
    channels = np.array(to_rgb(colour))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = XYZ @ np.clip(SIGHT[sight] @ linear, 0, 1) / WHITE
    f = np.where(seen > 216 / 24389, np.cbrt(seen), (24389 / 27 * seen + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("palette", PALETTES)
def test_colours_used_together_differ_for_every_sight(palette: str, sight: str) -> None:
    seen = [lab(colour, sight) for colour in PALETTES[palette].values()]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 11


@pytest.mark.parametrize("palette", PALETTES)
def test_colours_used_together_differ_in_grey_print(palette: str) -> None:
    lightness = [lab(colour, "normal")[0] for colour in PALETTES[palette].values()]
    assert min(abs(a - b) for a, b in combinations(lightness, 2)) > 9


def test_dots_and_words_stand_out_from_paper() -> None:
    for colour in (*PALETTES["contrast"].values(), RC["text.color"]):
        assert lab("white", "normal")[0] - lab(colour, "normal")[0] > 20


def test_the_style_ends_with_the_function() -> None:
    before = mpl.rcParams["svg.hashsalt"]
    assert styled(lambda: mpl.rcParams["svg.hashsalt"])() == RC["svg.hashsalt"]
    assert mpl.rcParams["svg.hashsalt"] == before


def test_the_caller_s_settings_do_not_reach_a_figure() -> None:
    with mpl.rc_context({"axes.linewidth": 9, "xtick.top": True}):
        assert styled(lambda: mpl.rcParams["xtick.top"])() is False


def test_a_column_is_84_millimetres() -> None:
    assert WIDTH == 84
