"""The check itself finds what a reader would stumble on."""

from __future__ import annotations

import pytest

from mediastudy.plots.clashes import clashes
from mediastudy.plots.layout import canvas, write


def figure_with(*texts: tuple[str, float, float]):
    figure = canvas(20)
    for text, left, top in texts:
        write(figure, text, left, top)
    return figure


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([("Harrow Post", 5, 5), ("Courier", 5, 10)], []),
        ([("Harrow Post", 5, 5), ("Courier", 10, 5)], ["'Harrow Post' overlaps 'Courier'"]),
        ([("Harrow Post", 80, 5)], ["cut off at the edge: 'Harrow Post'"]),
        ([("Harrow Post", 5, 19)], ["cut off at the edge: 'Harrow Post'"]),
    ],
)
def test_overlaps_and_cut_text_are_found(texts, found) -> None:
    assert clashes(figure_with(*texts)) == found


def test_labels_of_ticks_outside_the_axis_do_not_count() -> None:
    figure = canvas(20)
    ax = figure.add_axes((0.2, 0.4, 0.6, 0.5))
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 1, 5], ["0", "1", "5"])
    ax.set_xlim(0, 1)
    ax.set_yticks([])
    assert clashes(figure) == []
