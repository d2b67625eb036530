"""Axes are honest, what has no interval is hollow, and an empty panel says why."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes

from mediastudy.plots.layout import canvas, place
from mediastudy.plots.parts import (
    EMPTY,
    Estimates,
    beyond,
    dots,
    empty,
    from_zero,
    ink_on,
    key_height,
    limit,
    part_of,
    round_ticks,
)

NONE = float("nan")


def axes() -> Axes:
    return place(canvas(40), (10, 5, 50, 30))


def found(*rows: tuple[float, float, float]) -> Estimates:
    return Estimates(*np.array(rows, dtype=float).T)


def test_an_axis_of_rates_begins_at_zero() -> None:
    ax = axes()
    from_zero(ax, 12.0)
    assert ax.get_xlim() == (0, 12)
    assert ax.get_xticks()[0] == 0


@given(st.floats(1e-6, 1e9), st.floats(5, 70))
def test_ticks_are_round_rise_from_zero_and_stay_on_the_axis(end: float, room: float) -> None:
    ticks = round_ticks(end, room)
    assert ticks[0] == 0
    assert ticks == sorted(set(ticks))
    assert max(ticks) <= end * (1 + 1e-9)
    assert len(ticks) <= 6


def test_there_is_room_for_every_interval_that_is_not_far_off() -> None:
    assert limit(found((10, 5, 20))) > 20


def test_one_wide_interval_does_not_squeeze_all_dots() -> None:
    assert limit(found((10, 0, 900), (8, 7, 9))) < 30


def test_an_axis_of_nothing_but_zeros_is_still_an_axis() -> None:
    assert limit(found((0, NONE, NONE))) == 1


def test_an_interval_that_goes_on_has_an_arrowhead() -> None:
    ax = axes()
    beyond(ax, found((10, 0, 900), (8, 7, 9)), 26.0)
    (line,) = ax.lines
    assert line.get_marker() == ">"
    assert list(line.get_ydata()) == [0]


def test_a_dot_without_an_interval_is_hollow_and_one_without_a_value_is_words() -> None:
    ax = axes()
    dots(ax, found((1, 0, 2), (2, NONE, NONE), (NONE, NONE, NONE)), "no words", 3)
    full, hollow = ax.lines
    assert (list(full.get_ydata()), list(hollow.get_ydata())) == ([0], [1])
    assert hollow.get_markerfacecolor() == "white"
    assert [text.get_text() for text in ax.texts] == ["no words"]


def test_an_empty_panel_has_a_sentence_and_an_id() -> None:
    ax = axes()
    empty(ax, "nothing here")
    assert (ax.get_gid() or "").startswith(EMPTY)
    assert ax.texts[0].get_text() == "nothing here"


def test_shares_of_nothing_are_missing_not_zero() -> None:
    shares = part_of(np.array([1.0, 0.0]), np.array([4.0, 0.0]))
    assert shares[0] == 0.25
    assert np.isnan(shares[1])


@pytest.mark.parametrize(("colour", "ink"), [("#08203d", "white"), ("#f4f4f4", "#1a1a1a"), ("#d07b2c", "#1a1a1a")])
def test_words_on_a_bar_can_be_read(colour: str, ink: str) -> None:
    assert ink_on(colour) == ink


def test_a_key_takes_as_many_lines_as_it_needs() -> None:
    assert key_height(["own", "quoted"], 60) < key_height(["own", "quoted"], 14)
