"""Where the headline is, with the title given and without."""

from __future__ import annotations

import pytest

from mediastudy.annotation.furniture import find_furniture
from mediastudy.article import Article
from mediastudy.lexicon import load, shipped

LEXICONS = {"furniture": load(shipped()["furniture"])}
BODY = (
    "The council of Port Ellery voted on Monday to keep the old bridge open until the spring, its clerk said.\n\n"
    "The clerk, Jana Orlova, said that repairs would cost a little over two million crowns.\n\n"
    "Nobody spoke against the plan, which the mayor had first proposed four years ago."
)
FIRST = BODY.split("\n", 1)[0]
HEADLINES = [  # (the field, the lines on the page)
    ("Old Bridge to Stay Open", "Old Bridge to Stay Open"),
    ("Old Bridge to Stay Open", "OLD BRIDGE TO STAY OPEN."),
    ("Old Bridge to Stay Open - Harbour Herald", "Old bridge to stay open"),
    ("Old Bridge to Stay Open", "Old Bridge to Stay Open | Harbour Herald"),
    ("‘Old’ Bridge to Stay Open", "'Old' bridge to stay open"),
    ("", "Old Bridge to Stay Open, Council Says"),
    ("", "Old bridge to stay open, council says"),
    ("", "Will the Old Bridge Ever Be Closed?"),
    ("", "Stay or Go: The Long Quarrel Over an Old Bridge."),
]


def marked(text: str, title: str = "A title not on the page") -> list[tuple[str, str]]:
    """Return the label and the words of each mark."""
    marks = find_furniture(Article("a", "Harbour Herald", text, title=title), LEXICONS)
    return [(mark.label, text[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize(("title", "line"), HEADLINES)
def test_the_headline_is_told_by_the_title_or_by_its_place(title: str, line: str) -> None:
    assert marked(f"{line}\n\n{BODY}", title) == [("headline", line)]


def test_a_deck_under_the_headline_is_body() -> None:
    deck = "Clerk confirms that the council will keep the crossing until the spring."
    assert marked(f"Old Bridge to Stay Open\n\n{deck}\n\n{BODY}", "") == [("headline", "Old Bridge to Stay Open")]


@pytest.mark.parametrize("title", ["", "Old Bridge of Port Ellery to Stay Open Until the Spring"])
def test_a_headline_may_be_wrapped_over_two_lines(title: str) -> None:
    lines = [("headline", "Old Bridge of Port Ellery to Stay"), ("headline", "Open Until the Spring")]
    assert marked(f"{lines[0][1]}\n{lines[1][1]}\n\n{BODY}", title) == lines


def test_a_title_cut_short_still_tells_the_headline() -> None:
    line = "Old Bridge of Port Ellery to Stay Open Until the Spring"
    assert marked(f"{line}\n\n{BODY}", line[:40] + " ...") == [("headline", line)]


def test_a_headline_needs_no_blank_line_before_a_long_paragraph() -> None:
    paragraph = FIRST + " She gave no figure for the tunnel."
    assert marked(f"Bridge to stay open, town 'cannot afford' tunnel\n{paragraph}\n{BODY}", "")[0][0] == "headline"


def test_the_first_line_of_hard_wrapped_body_is_no_headline() -> None:
    assert marked("The council of Port Ellery voted on Monday to keep the\nold bridge open until the spring.", "") == []


@pytest.mark.parametrize("line", ["What is a bridge?", '"It is a good bridge."', "It was cold.", "Jana Orlova"])
def test_a_short_opening_is_no_headline_by_itself(line: str) -> None:
    assert marked(f"{line}\n\n{BODY}", "") == []


def test_a_line_that_differs_from_the_title_is_no_headline() -> None:
    assert marked(f"Bread Is Dear in Port Ellery\n\n{BODY}", "Old Bridge to Stay Open") == []


def test_a_headline_that_shares_most_words_with_the_title_is_one() -> None:
    line = "Old Stone Bridge to Stay Open Till Spring"
    assert marked(f"{line}\n\n{BODY}", "Old Stone Bridge to Stay Open") == [("headline", line)]
