"""Ratios stand on a log axis with 1 marked, and what cannot be estimated says why."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from mediastudy.plots import PLOTS, draw
from mediastudy.plots.logs import powers_of_two
from mediastudy.plots.rate_ratios import reference

from .tables import rate_ratios


def test_all_panels_share_one_log_scale_that_holds_one() -> None:
    axes = draw("rate_ratios", rate_ratios(6)).axes
    assert {ax.get_xscale() for ax in axes} == {"log"}
    assert len({ax.get_xlim() for ax in axes}) == 1
    assert all(1 in ax.get_xticks() for ax in axes)


def test_a_line_marks_one() -> None:
    ax = draw("rate_ratios", rate_ratios(6)).axes[0]
    assert any(list(line.get_xdata()) == [1, 1] for line in ax.lines)


@pytest.mark.parametrize(
    ("column", "said"),
    [([False, True], "B"), ([False, False], "the mean of outlets"), (["mean of outlets"] * 2, "mean of outlets")],
)
def test_the_reference_is_an_outlet_or_what_the_table_says(column: list[object], said: str) -> None:
    assert reference(pd.DataFrame({"outlet": ["A", "B"], "reference": column})) == said


def test_the_reference_can_be_the_mean_of_outlets() -> None:
    table = rate_ratios(6).assign(reference="mean of outlets").dropna(subset=["low"])
    figure = draw("rate_ratios", table)
    assert "rate ratio to mean of outlets (log scale)" in [text.get_text() for text in figure.texts]
    assert "mean of outlets" in PLOTS["rate_ratios"].caption(table)


def test_no_events_is_said_where_the_dot_would_be() -> None:
    texts = [text.get_text() for ax in draw("rate_ratios", rate_ratios(6)).axes for text in ax.texts]
    assert texts.count("no events") == 2


def test_a_long_note_is_short_in_its_row_and_whole_below() -> None:
    table = rate_ratios(6).replace({"note": {"no events": "no events: left out of the model"}})
    figure = draw("rate_ratios", table)
    assert "no events" in [text.get_text() for text in figure.axes[0].texts]
    assert "no events: left out of the model" in [text.get_text() for text in figure.texts]


def test_ticks_are_powers_of_two_as_one_says_them() -> None:
    labels = {label.get_text() for label in draw("rate_ratios", rate_ratios(6)).axes[0].get_xticklabels()}
    assert labels <= {"1/16", "1/8", "1/4", "1/2", "1/1.5", "1", "1.5", "2", "4", "8", "16"}


@pytest.mark.parametrize(
    ("low", "high", "room", "powers"),
    [(0.5, 2, 30, [-1, 0, 1]), (0.2, 4.5, 17, [-2, 0, 2]), (0.03, 12, 17, [-3, 0, 3]), (0.45, 33, 12, [0, 2, 4])],
)
def test_one_is_always_labelled_and_the_ends_if_nothing_else(
    low: float, high: float, room: float, powers: list[int]
) -> None:
    assert powers_of_two(low, high, room) == powers


def test_an_endless_interval_is_cut_with_an_arrowhead_and_said() -> None:
    table = rate_ratios(6)
    table.loc[1, ["low", "high"]] = [0.0, np.inf]
    figure = draw("rate_ratios", table)
    assert {line.get_marker() for line in figure.axes[0].lines} >= {"<", ">"}
    assert any("beyond the axis" in text.get_text() for text in figure.texts)


def test_a_ratio_of_zero_has_no_place_on_a_log_axis() -> None:
    table = rate_ratios(2)
    table.loc[1, ["ratio", "low", "high", "note"]] = [0.0, 0.0, 2.0, "no events"]
    texts = [text.get_text() for text in draw("rate_ratios", table).axes[0].texts]
    assert texts == ["no events"]
