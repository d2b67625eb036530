"""Paragraphs: which line breaks are wraps, decided by the article's own lines. A bar stands before each paragraph."""

from __future__ import annotations

import textwrap

import pytest

from mediastudy.annotation.paragraphs import paragraph_starts

ONE = (
    "The mayor of Lower Wexby said on Friday that the old bridge over the river would stay closed until spring, "
    "when the road on the far bank is dry again."
)
TWO = (
    "Nobody had expected the flood, and the council has no money to repair what it left behind, according to its "
    "clerk. He asked the county for help."
)
THREE = (
    "“We cannot wait for the county,” the clerk said. “We shall begin with what we have and see how far it takes us "
    "before the summer.”"
)
PROSE = (ONE, TWO, THREE)

KEPT = {
    "paragraphs of one line": "|" + "\n|".join(PROSE),
    "blank lines between": "|" + "\n\n|".join(PROSE),
    "verse": "|the river rose\n|and took the road\n|the bridge went down\n|with all its load\n|and no one saw",
    "long verse": "|and so the river rose upon the town at dawn\n|while all the sleepers slept\n|and none of them awoke"
    "\n|the bridge, the bridge,\n|the bridge upon the water like a leaf in wind\n|go down",
    "a list": "|What to bring:\n|bread\n|two candles\n|a map of the county\n|matches\n|a good book",
    "furniture": "|Read more\n|Share this story\n|Sign up for our letter\n|" + ONE + "\n|Leave a reply\n|Log in",
    "results": "|Orr 61.4\n|Voss 20.1\n|Hale 10.0\n|none of these 8.5\n|turnout 55.0",
    "other line ends": "|One line.\r\n|Another.\u2028|A third.",
    "one line": "|" + ONE,
    "nothing": "",
}


def barred(text: str) -> str:
    for start in reversed(paragraph_starts(text)):
        text = text[:start] + "|" + text[start:]
    return text


def wrapped(paragraph: str, width: int) -> str:
    return "\n".join(textwrap.wrap(paragraph, width))


@pytest.mark.parametrize("expected", KEPT.values(), ids=KEPT.keys())
def test_line_breaks_are_kept(expected: str) -> None:
    assert barred(expected.replace("|", "")) == expected


@pytest.mark.parametrize("width", [50, 60, 65, 72, 80])
def test_wrapped_lines_with_blank_lines_between_are_joined(width: int) -> None:
    expected = "|" + "\n\n|".join(wrapped(paragraph, width) for paragraph in PROSE)
    assert barred(expected.replace("|", "")) == expected


@pytest.mark.parametrize("width", [55, 60, 65, 72])
def test_wrapped_lines_with_no_blank_line_are_joined_up_to_a_short_last_line(width: int) -> None:
    expected = "|" + "\n|".join(wrapped(paragraph, width) for paragraph in PROSE)
    assert barred(expected.replace("|", "")) == expected


def test_heading_and_link_lines_of_a_wrapped_article_stand_alone() -> None:
    expected = (
        "|Bridge stays closed\n|By Ada Kell\n|"
        + wrapped(ONE, 60)
        + "\n|READ MORE: Floods in Wexby\n|"
        + wrapped(TWO, 60)
    )
    assert barred(expected.replace("|", "")) == expected


def test_bullets_of_a_wrapped_article_are_not_joined() -> None:
    expected = "|" + wrapped(ONE, 60) + "\n|• bread and butter\n|• candles and a map\n|" + wrapped(TWO, 60)
    assert barred(expected.replace("|", "")) == expected


def test_long_line_in_a_wrapped_article_stands_alone() -> None:
    expected = "|" + ONE + "\n|" + wrapped(TWO, 60) + "\n|" + wrapped(ONE, 60)
    assert barred(expected.replace("|", "")) == expected
