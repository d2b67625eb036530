"""What is marked as furniture, and under which kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediastudy.annotation.furniture import find_furniture
from mediastudy.article import Article, Mark
from mediastudy.lexicon import load, shipped

LEXICONS = {"furniture": load(shipped()["furniture"])}
BODY = (
    "The council of Port Ellery voted on Monday to keep the old bridge open until the spring, its clerk said.\n\n"
    "The clerk, Jana Orlova, said that repairs would cost a little over two million crowns.\n\n"
    "Nobody spoke against the plan, which the mayor had first proposed four years ago."
)


def marked(text: str, title: str = "A title not on the page", **other: str) -> list[tuple[str, str]]:
    """Return the label and the words of each mark."""
    outlet = other.pop("outlet", "Harbour Herald")
    article = Article("a", outlet, text, title=title, metadata=other)
    return [(mark.label, text[mark.start : mark.end]) for mark in find_furniture(article, LEXICONS)]


TOP = [  # (line above the body, kind)
    ("By Jana Orlova", "byline"),
    ("By JANA ORLOVA and PIET DE WIT, Harbour Herald", "byline"),
    ("By Jana Orlova | Harbour Herald", "byline"),
    ("Jana Orlova ,", "byline"),
    ("ANALYSIS/OPINION:", "byline"),
    ("Harbour Herald", "byline"),
    ("Associated Press", "credit"),
    ("Image caption The old bridge in winter", "caption"),
    ("The old bridge in winter. (Photo: Piet de Wit, AP)", "caption"),
    ("The old bridge in winter. REUTERS/Piet de Wit", "caption"),
    ("FILE PHOTO: The old bridge in winter", "caption"),
    ("Your browser does not support the video element.", "notice"),
    ("Editor's note: Jana Orlova teaches engineering. The opinions are hers.", "notice"),
    ("7 years ago", "notice"),
    ("Updated at 5:12 p.m. ET", "correction"),
    ("(Adds comment by the mayor in paragraph 3)", "correction"),
    ("Piet de Wit/Associated Press", "caption"),
]
WITHIN = [  # (line between two paragraphs, kind)
    ("READ MORE: Old bridge to stay open until spring", "read_more"),
    ("Story Continued Below", "read_more"),
    ("More On This...", "read_more"),
    ("( PHOTOS: Ten old bridges )", "read_more"),
    ("COUNCIL VOTES TO KEEP THE OLD BRIDGE OPEN", "read_more"),
    ("Old bridges:Ten crossings that were saved at the last moment", "read_more"),
    ("See: What the old bridge costs the town each year", "read_more"),
    (
        "Photos: Old bridges The bridge in 1961. Hide Caption 1 of 2 Photos: Old bridges Now. Hide Caption 2 of 2",
        "caption",
    ),
    (f"“{'It was a fine old bridge. ' * 20}” Hide Caption 3 of 9", "caption"),
    ("Facebook Twitter Pinterest The old bridge. Photograph: Harbour Herald archive", "caption"),
    ("Show caption Hide caption The old bridge in winter. Piet de Wit, Harbour Herald", "caption"),
    ("Jana Orlova Photographer: Piet de Wit/Harbour Herald", "caption"),
    ("If you enjoyed this article, we have a proposition for you: join our circle of readers.", "subscription"),
    (f"Read or Share this story: https://herald.example/{'old-bridge-' * 12}1/", "social"),
    ("ADVERTISEMENT", "notice"),
    ("[pullquote]", "notice"),
    ("This site uses cookies to count its visitors.", "notice"),
    ("Sign up for our daily newsletter", "subscription"),
    ("The Morning Tide in your inbox every weekday. Sign up here.", "subscription"),
    ("Get more newsLiveon", "subscription"),
    ("Share this article Share Tweet Post Email", "social"),
    ("Enlarge this image toggle caption Piet de Wit/AP Piet de Wit/AP", "caption"),
    ("By Jana Orlova, BBC News, Lund", "byline"),
]
BOTTOM = [  # (line below the body, kind)
    ("— Jana Orlova and Piet de Wit", "byline"),
    ("Jana Orlova is a staff writer at the Harbour Herald.", "byline"),
    ("Piet de Wit in Lund contributed to this report.", "credit"),
    ("(Reporting by Piet de Wit; Editing by Jana Orlova)", "credit"),
    ("Orlova reported from Lund.", "credit"),
    ("— AP", "credit"),
    ("Follow Jana Orlova on Twitter @jorlova_example", "social"),
    ("Write to Jana Orlova at jana.orlova@herald.example", "social"),
    ("Got a tip? Email the desk at tips@herald.example", "social"),
    ("Correction: An earlier version of this story misstated the age of the bridge.", "correction"),
    ("This story has been updated.", "correction"),
    ("Leave a Reply", "comment_form"),
    ("You are commenting using your Facebook account. Log Out / Change )", "comment_form"),
    ("LOAD-DATE: March 3, 2031", "archive"),
    ("SUBJECT: BRIDGES (91%); CITY GOVERNMENT (88%)", "archive"),
    ("Copyright © 2031 Harbour Herald. All rights reserved.", "notice"),
    ("The opinions expressed by columnists are their own.", "notice"),
    ("CLICK HERE TO GET THE HARBOUR HERALD APP", "read_more"),
]
DATELINES = [
    "LONDON — ",
    "PORT ELLERY, Maine (AP) — ",
    "LUND, Sweden, Nov. 19 (UPI) -- ",
    "PORT ELLERY (CBS PE) — ",
    "MOSCOW/BEIJING (Reuters) - ",
    "Port Ellery (CNN) ",
    "(Reuters) - ",
    "Lahore, Pakistan - ",
]


@pytest.mark.parametrize(("line", "label"), TOP)
def test_furniture_above_the_body(line: str, label: str) -> None:
    assert marked(f"{line}\n\n{BODY}") == [(label, line)]


@pytest.mark.parametrize(("line", "label"), WITHIN)
def test_furniture_within_the_body(line: str, label: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY}") == [(label, line)]


@pytest.mark.parametrize(("line", "label"), BOTTOM)
def test_furniture_below_the_body(line: str, label: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n") == [(label, line)]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_a_leading_stretch_of_the_first_paragraph(dateline: str) -> None:
    assert marked(dateline + BODY) == [("dateline", dateline.rstrip())]


def test_a_page_with_nothing_but_body_has_no_marks() -> None:
    assert marked(BODY, title="") == []


def test_names_of_the_author_field_are_a_byline() -> None:
    assert marked(f"Jana Orlova\n\n{BODY}", author="Piet de Wit, Jana Orlova") == [("byline", "Jana Orlova")]


def test_names_before_the_outlet_are_a_byline() -> None:
    lines = [("byline", "Jana Orlova and Piet de Wit"), ("byline", "HARBOUR HERALD")]
    assert marked(f"{lines[0][1]}\n\n{lines[1][1]}\n\n{BODY}", outlet="www.harbourherald.com") == lines


def test_a_caption_is_told_by_standing_twice() -> None:
    line = "The old bridge in winter"
    assert marked(f"{line}\n{line}\n\n{BODY}") == [("caption", line)] * 2


def test_a_name_after_a_closing_quotation_is_its_speaker_not_a_byline() -> None:
    assert marked(f"{BODY}\n\n“There is no bridge like it.”\n\n— Jana Orlova") == []


def test_the_last_item_of_a_list_is_no_byline() -> None:
    assert marked(f"{BODY}\n\n- Town Hall\n- Jana Orlova") == []


def test_a_text_all_in_capitals_is_body() -> None:
    assert marked(BODY.upper().replace(".", "").replace(",", "")) == []


def test_a_paragraph_further_down_has_no_dateline() -> None:
    assert marked(f"{BODY}\n\nPORT ELLERY — The town has one bridge.") == []


def test_windows_line_ends_are_left_out_of_the_mark() -> None:
    assert marked(f"{BODY}\r\n\r\nLeave a Reply\r\n") == [("comment_form", "Leave a Reply")]


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\r", "­"])
def test_an_empty_page_has_no_marks(text: str) -> None:
    assert marked(text, title="") == []


LINES = st.sampled_from([entry["example"] for entry in LEXICONS["furniture"].entries]) | st.text(max_size=60)


@given(st.lists(LINES, max_size=12).map("\n".join), st.text(max_size=40), st.text(max_size=20))
def test_marks_are_ordered_stretches_of_the_text(text: str, title: str, author: str) -> None:
    article = Article("a", "Harbour Herald", text, title=title, metadata={"author": author})
    marks: list[Mark] = list(find_furniture(article, LEXICONS))
    edges = [0, *(edge for mark in marks for edge in (mark.start, mark.end)), len(text)]
    assert edges == sorted(edges)
    assert all(text[mark.start : mark.end].strip() and "\n" not in text[mark.start : mark.end] for mark in marks)
    assert marks == list(find_furniture(article, LEXICONS))


SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the five reports of ../shared/seeds are not here")
def test_furniture_of_the_five_reports() -> None:
    kinds = {path.stem: [label for label, _ in marked(path.read_text(), "")] for path in SHARED.glob("seeds/*.txt")}
    assert kinds == {
        "000": ["headline", "byline", "caption", "caption"],
        "001": ["headline", "read_more"],
        "002": ["notice", "headline", "subscription", "dateline", "byline"],
        "003": [],
        "004": ["dateline", *["comment_form"] * 9],
    }
