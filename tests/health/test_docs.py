"""docs/health.md tells every check with its thresholds, and every column."""

import math
from pathlib import Path

import pytest

from mediastudy.health import CHECK_COLUMNS, CHECKS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "health.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_page_gives_the_thresholds_and_reasons_of_a_check(check):
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {check.title} | `{check.column}` |"))
    shown = [check.shown(value).replace("\u00a0", " ").replace(".0 ×", " ×") for value in (check.look, check.invalid)]
    for cell, value, words in zip(row.split(" | ")[2:4], (check.look, check.invalid), shown, strict=True):
        assert cell.removeprefix("fewer than ") == ("–" if math.isinf(value) else words)
    assert check.why in row and check.handled in row


@pytest.mark.parametrize("column", CHECK_COLUMNS)
def test_the_page_says_what_a_column_is(column):
    assert f"`{column}`" in PAGE
