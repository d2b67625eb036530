"""Slopes say who rises and who falls, and never against their colour."""

from __future__ import annotations

import pandas as pd
import pytest

from mediastudy.plots import draw
from mediastudy.plots.rank_change import COLOURS, change, least_shown, positions

from .tables import rank_change


def ranks(before: list[float | None], after: list[float | None]) -> pd.DataFrame:
    names = [f"Outlet {at}" for at in range(len(before))]
    return pd.DataFrame({"outlet": names, "rank_all": before, "rank_own": after}, dtype=object).astype(
        {"rank_all": float, "rank_own": float}
    )


@pytest.mark.parametrize(
    ("before", "after", "least", "way"),
    [(2, 1, 1, "up"), (1, 2, 1, "down"), (1, 1, 1, "same"), (5, 1, 5, "same"), (None, 1, 1, "same")],
)
def test_a_lower_rank_number_is_up(before: float, after: float, least: int, way: str) -> None:
    assert change(ranks([before], [after]).iloc[0], least) == way


def test_ties_stand_one_below_the_other_and_unranked_outlets_last() -> None:
    assert positions(ranks([None, 1, 1], [1, 1, 1]), "all") == {"Outlet 1": 0, "Outlet 2": 1, "Outlet 0": 2}


def test_ties_on_one_side_keep_the_order_of_the_other_so_that_lines_do_not_cross() -> None:
    table = ranks([1, 1, 3], [2, 1, 3])
    assert positions(table, "all") == positions(table, "own")


def test_among_many_outlets_only_large_moves_have_a_colour() -> None:
    assert [least_shown(count) for count in (12, 45)] == [1, 11]


@pytest.mark.parametrize("outlets", [6, 12, 45])
def test_an_orange_line_rises_and_a_blue_line_falls(outlets: int) -> None:
    (ax,) = draw("rank_change", rank_change(outlets)).axes
    for line in ax.lines:
        start, end = line.get_ydata()
        if line.get_color() == COLOURS["up"]:
            assert end < start
        if line.get_color() == COLOURS["down"]:
            assert end > start


def test_an_outlet_without_a_rate_has_a_dash_and_no_line() -> None:
    table = rank_change(3)
    table.loc[0, ["rate_own", "rank_own"]] = None
    table.loc[1, "rate_own"] = None  # a rank without a rate is no rank
    figure = draw("rank_change", table)
    assert len(figure.axes[0].lines) == 1
    assert "–" in [text.get_text() for text in figure.texts]
