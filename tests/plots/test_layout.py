"""Outlets stand in the table's order, with their n, in rows that fit the page."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.text import Text

from mediastudy.plots.layout import Panels, frame, outlet_rows, panel_columns, title_size
from mediastudy.plots.lettering import width
from mediastudy.plots.style import SMALL, TEXT, TINY


def table(count: int, n: int = 3) -> pd.DataFrame:
    return pd.DataFrame({"outlet": [f"Outlet {at}" for at in range(count)], "n": n})


def test_the_table_s_order_is_kept() -> None:
    assert outlet_rows(table(3).iloc[::-1]).keys == ("Outlet 2", "Outlet 1", "Outlet 0")


def test_an_n_that_differs_between_rows_is_a_range() -> None:
    twice = pd.concat([table(1, 1), table(1, 1200)])
    assert outlet_rows(twice).counts == ("1–1,200",)


def test_an_unknown_n_is_a_dash_and_no_n_is_nothing() -> None:
    assert outlet_rows(table(1).assign(n=None)).counts == ("–",)
    assert outlet_rows(table(1).drop(columns="n")).counts == ("",)


def test_rows_move_together_as_outlets_get_more() -> None:
    pitches = [outlet_rows(table(count)).pitch for count in (6, 20, 45)]
    assert pitches == sorted(pitches, reverse=True)


@pytest.mark.parametrize(("panels", "outlets", "across"), [(1, 6, 1), (2, 6, 2), (3, 45, 3), (4, 6, 2), (4, 60, 4)])
def test_panels_stand_side_by_side_rather_than_leave_the_page(panels: int, outlets: int, across: int) -> None:
    assert panel_columns(panels, outlet_rows(table(outlets))) == across


def test_titles_get_smaller_before_words_are_cut() -> None:
    assert [title_size(["Attributions"], room) for room in (30, width("Attributions", 6.7), 9)] == [TEXT, SMALL, TINY]


def test_names_counts_titles_label_and_notes_are_all_written() -> None:
    figure = frame(outlet_rows(table(1)), Panels(["Hedges"], "per 1,000 words", ["○ one article"])).figure
    written = {text.get_text() for text in figure.findobj(Text)}
    assert {"Outlet 0", "3", "articles", "Hedges", "per 1,000 words", "○ one article"} <= written
