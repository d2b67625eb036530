"""A table is checked and made showable without being changed."""

from __future__ import annotations

import pandas as pd
import pytest

from mediastudy.errors import OutputError
from mediastudy.plots.columns import checked, in_order, texts


def test_all_missing_columns_are_named_with_those_that_are_there() -> None:
    with pytest.raises(OutputError, match="'x' needs the column 'b', 'c'; its table has: a"):
        checked(pd.DataFrame({"a": [1]}), ["a", "b", "c"], "x")


def test_numbers_as_outlet_names_become_text() -> None:
    assert list(checked(pd.DataFrame({"outlet": [7]}), ["outlet"], "x")["outlet"]) == ["7"]


def test_what_the_table_says_of_itself_is_kept() -> None:
    table = pd.DataFrame({"outlet": ["Qx"]})
    table.attrs["interval"] = "95 %"
    assert checked(table, ["outlet"], "x").attrs == {"interval": "95 %"}


def test_order_is_that_of_first_appearance() -> None:
    assert in_order(pd.Series(["b", "a", None, "b"])) == ["b", "a"]


def test_text_columns_are_found_by_their_cells() -> None:
    assert texts(pd.DataFrame({"a": ["x"], "b": [1], "c": [None]})) == ["a"]
