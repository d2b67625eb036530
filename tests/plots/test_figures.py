"""What holds for every figure, at any number of outlets."""

from __future__ import annotations

import logging

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from mediastudy.errors import OutputError, UnknownNameError
from mediastudy.plots import PLOTS, clashes, draw, find_plot
from mediastudy.plots.saving import empty_panels

from .tables import TABLES

FIGURES = sorted(PLOTS)
OF_OUTLETS = sorted(set(PLOTS) - {"power_curve", "pairwise"})
"""The figures whose tables have a column of outlets."""


def words(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text))


def looks() -> dict[str, object]:
    """Return matplotlib's settings but for the backend: asking for that chooses one."""
    return {key: mpl.rcParams[key] for key in mpl.rcParams if key != "backend"}


def test_every_figure_has_an_invented_table() -> None:
    assert sorted(TABLES) == FIGURES


SLOW = [pytest.param(count, marks=pytest.mark.slow) for count in (1, 3, 12, 13, 60)]


@pytest.mark.parametrize("outlets", [2, 6, 45, *SLOW])
@pytest.mark.parametrize("name", FIGURES)
def test_no_text_is_cut_off_or_overlaps(name: str, outlets: int) -> None:
    assert clashes(draw(name, TABLES[name](outlets))) == []


@pytest.mark.parametrize("outlets", [2, 45])
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_one_column_wide_and_no_taller_than_a_page(name: str, outlets: int) -> None:
    width, height = draw(name, TABLES[name](outlets)).get_size_inches() * 25.4
    assert width == pytest.approx(84)
    assert height < 254


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_is_smaller_than_5_points(name: str) -> None:
    sizes = [text.get_fontsize() for text in draw(name, TABLES[name](45)).findobj(Text) if text.get_text().strip()]
    assert min(sizes) >= 5


@pytest.mark.parametrize("name", OF_OUTLETS)
def test_names_with_dollars_carets_and_accents_are_shown_as_written(name: str) -> None:
    shown = words(draw(name, TABLES[name](6)))
    assert "cash$daily" in shown
    assert "$\\" not in shown


@pytest.mark.parametrize("name", FIGURES)
def test_a_table_with_no_rows_is_drawn_as_a_sentence(name: str) -> None:
    figure = draw(name, TABLES[name](2).iloc[:0])
    assert empty_panels(figure) == 1
    assert words(figure).strip().endswith(".")


@pytest.mark.parametrize("name", OF_OUTLETS)
def test_a_missing_column_is_named(name: str) -> None:
    table = TABLES[name](2).drop(columns="outlet")
    with pytest.raises(OutputError, match=f"'{name}' needs the column 'outlet'"):
        draw(name, table)


@pytest.mark.slow
@pytest.mark.parametrize("factor", [1e7, 1e-7])
@pytest.mark.parametrize("name", sorted(set(FIGURES) - {"voices", "position_in_story", "detector_validity"}))
def test_layouts_hold_for_very_large_and_very_small_values(name: str, factor: float) -> None:
    table = TABLES[name](6)
    for column in set(table.select_dtypes("number")) - {"n", "articles"}:
        table[column] = table[column] * factor
    assert clashes(draw(name, table)) == []


@pytest.mark.slow
@pytest.mark.parametrize("letters", ["W" * 60, "日本語新聞"])
@pytest.mark.parametrize("name", OF_OUTLETS)
def test_layouts_hold_for_wide_names_and_names_without_glyphs(name: str, letters: str) -> None:
    table = TABLES[name](6)
    table["outlet"] = [letters + outlet for outlet in table["outlet"]]
    assert clashes(draw(name, table)) == []


@pytest.mark.parametrize("name", FIGURES)
def test_drawing_leaves_the_table_and_the_settings_alone(name: str) -> None:
    table, settings = TABLES[name](6), looks()
    before = table.copy()
    draw(name, table)
    pd.testing.assert_frame_equal(table, before)
    assert looks() == settings


@pytest.mark.parametrize("outlets", [1, 2, 3, 12])
@pytest.mark.parametrize("name", FIGURES)
def test_alt_text_and_caption_say_how_many_there_are(name: str, outlets: int) -> None:
    plot, table = PLOTS[name], TABLES[name](outlets)
    for said in (plot.alt(table), plot.caption(table)):
        assert ("1 outlet" if outlets == 1 else str(outlets)) in said
        assert said.endswith(".")
        assert "nan" not in said.lower().replace("financ", "")


@pytest.mark.parametrize("name", FIGURES)
def test_the_caption_says_what_the_counts_mean(name: str) -> None:
    assert "codebook" in PLOTS[name].caption(TABLES[name](6))


@pytest.mark.parametrize("name", FIGURES)
def test_an_empty_table_has_words_too(name: str) -> None:
    nothing = TABLES[name](2).iloc[:0]
    assert "empty" in PLOTS[name].alt(nothing)
    assert "empty" in PLOTS[name].caption(nothing)


@pytest.mark.parametrize("name", FIGURES)
def test_all_values_missing_is_still_a_figure(name: str) -> None:
    table = TABLES[name](3)
    numbers = [column for column in table.select_dtypes("number") if column not in {"n", "articles", "words"}]
    table[numbers] = np.nan
    assert clashes(draw(name, table)) == []
    assert PLOTS[name].alt(table)


@pytest.mark.parametrize("name", FIGURES)
def test_all_values_zero_is_still_a_figure(name: str) -> None:
    table = TABLES[name](3)
    numbers = [column for column in table.select_dtypes("number") if "rank" not in column]
    table[numbers] = table[numbers] * 0
    assert clashes(draw(name, table)) == []
    assert PLOTS[name].caption(table)


def test_an_unknown_figure_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'voices'"):
        find_plot("voice")


def test_drawing_says_nothing_of_fonts(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="matplotlib"):
        draw("voices", TABLES["voices"](6))
    assert caplog.records == []
