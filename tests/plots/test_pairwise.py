"""Pairs: a cell is the row over the column, marks are those that hold, and many outlets are listed."""

import numpy as np
import pandas as pd
import pytest

from mediastudy.plots import PLOTS, draw

from .tables import pairwise

PAIRS = pd.DataFrame(
    {"a": ["X", "X", "Y"], "b": ["Y", "Z", "Z"], "ratio": [2.0, 0.5, np.nan], "p_holm": [0.01, 0.2, np.nan]}
)


def cells(table: pd.DataFrame) -> list[str]:
    return [text.get_text() for text in draw("pairwise", table).axes[0].texts]


def test_a_cell_is_the_row_over_the_column_and_its_mirror_the_inverse() -> None:
    assert cells(PAIRS) == ["2.0*", ".50", ".50*", "–", "2.0", "–"]


def test_what_holds_is_bold() -> None:
    bold = [text.get_text() for text in draw("pairwise", PAIRS).axes[0].texts if text.get_fontweight() == "bold"]
    assert bold == ["2.0*", ".50*"]


def test_a_ratio_of_zero_is_without_bound_the_other_way() -> None:
    assert cells(PAIRS.head(1).assign(ratio=0.0)) == [".00*", "∞*"]


@pytest.mark.parametrize(("outlets", "axes"), [(2, 1), (12, 1), (13, 0), (45, 0)])
def test_more_outlets_than_a_matrix_can_show_are_told_what_to_do(outlets: int, axes: int) -> None:
    figure = draw("pairwise", pairwise(outlets))
    assert len(figure.axes) == axes
    assert any("name up to 12 outlets" in text.get_text() for text in figure.texts) == (axes == 0)


def test_the_words_say_how_many_hold_and_which_are_furthest_apart() -> None:
    said = PLOTS["pairwise"].alt(PAIRS)
    assert "1 of 2 tested pairs can be told apart at 0.05 after Holm's correction; 1 could not be tested." in said
    assert "Furthest apart: X / Y = 2." in said


HELD = [
    (PAIRS.head(1), "The one tested pair can be told apart at 0.05."),
    (PAIRS.iloc[[1]], "The one tested pair cannot be told apart at 0.05."),
    (PAIRS.tail(1), "The one pair could not be tested."),
    (PAIRS.assign(p_holm=np.nan), "None of 3 pairs could be tested."),
    (PAIRS.assign(p_holm=0.2), "None of 3 tested pairs can be told apart at 0.05 after Holm's correction."),
]


@pytest.mark.parametrize(("table", "sentence"), HELD)
def test_no_more_is_claimed_than_was_tested(table: pd.DataFrame, sentence: str) -> None:
    assert f" {sentence} " in PLOTS["pairwise"].caption(table)


def test_a_cell_that_was_not_tested_has_no_colour() -> None:
    cell = draw("pairwise", PAIRS.head(1).assign(p_holm=np.nan)).axes[0].patches[1]
    assert cell.get_facecolor() == (1.0, 1.0, 1.0, 1.0)


def test_a_list_has_the_higher_rate_first_with_its_interval() -> None:
    table = pairwise(13).assign(p_holm=1.0, ratio=0.5, low=0.25, high=0.8)
    table.loc[0, "p_holm"] = 0.01
    texts = [text.get_text() for text in draw("pairwise", table).texts]
    assert texts[-3:] == ["2.0", "(1.25 to 4.0)", f"{table.loc[0, 'b']} / {table.loc[0, 'a']}"]
