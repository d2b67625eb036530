"""Text fits its place, stays distinct, and has a glyph for each character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediastudy.plots.lettering import displayable, fit, fit_all, printable, replaced, width, wrap

from .tables import LONG


def test_width_grows_with_size() -> None:
    assert width("Harrow Post", 14) == pytest.approx(2 * width("Harrow Post", 7), rel=0.02)


def test_a_short_name_stays_whole() -> None:
    assert fit("Qx", 30) == "Qx"


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    short = fit(LONG, 20)
    assert short.endswith("…")
    assert LONG.startswith(short[:-1])


def test_names_that_begin_alike_stay_distinct() -> None:
    assert len(set(fit_all([LONG, LONG[:-4] + "Bank"], 24))) == 2


@given(st.lists(st.text(alphabet="abW _$^&", min_size=1, max_size=60), max_size=6, unique=True))
def test_shortened_names_fit_and_differ(names: list[str]) -> None:
    short = fit_all(names, 25)
    assert all(width(name) <= 25.01 for name in short)
    assert len({*short}) == len(short)


def test_lines_break_at_spaces_only() -> None:
    assert wrap("Anonymous mentions", 18, 7) == ["Anonymous", "mentions"]
    assert wrap("sources,\u00a0%", 18, 7) == ["sources,\u00a0%"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("El Fénix", "El Fénix"),
        ("Ledger & Sons $_^", "Ledger & Sons $_^"),
        ("Вестник", "Вестник"),
        ("日", "[U+65E5]"),
        ("News \U0001f9a5", "News [U+1F9A5]"),
        ("two\nlines", "two lines"),
        ("bell\x07", "bell[U+0007]"),
        ("turned\u202eround", "turned[U+202E]round"),
        ("half\ud800", "half[U+D800]"),
    ],
)
def test_a_character_without_a_glyph_is_written_as_its_code(name: str, shown: str) -> None:
    assert displayable(name) == shown


def test_only_what_changes_is_listed_as_replaced() -> None:
    assert replaced(["Qx", "日"]) == {"日": "[U+65E5]"}


def test_metadata_keeps_every_language_and_no_control_characters() -> None:
    assert printable("日\x00é") == "日 é"
