"""What is marked as furniture, under which kind, and above all what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediastudy.annotation.furnishing.rules import rules
from mediastudy.annotation.furniture import find_furniture
from mediastudy.article import Article, Mark
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon, load, shipped

LEXICONS = {"furniture": load(shipped()["furniture"])}
BODY = (
    "The council of Port Ellery voted on Monday to keep the old bridge open until the spring, its clerk said.\n\n"
    "The clerk, Jana Orlova, said that repairs would cost a little over two million crowns.\n\n"
    "Nobody spoke against the plan, which the mayor had first proposed four years ago."
)
FIRST = BODY.split("\n", 1)[0]


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
]
WITHIN = [  # (line between two paragraphs, kind)
    ("READ MORE: Old bridge to stay open until spring", "read_more"),
    ("Story Continued Below", "read_more"),
    ("More On This...", "read_more"),
    ("( PHOTOS: Ten old bridges )", "read_more"),
    ("COUNCIL VOTES TO KEEP THE OLD BRIDGE OPEN", "read_more"),
    ("Old bridges:Ten crossings that were saved at the last moment", "read_more"),
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
BODY_TEXT = [  # (a line of body text, alone between two paragraphs): nothing is furniture
    "By Thursday the workers had gone home.",
    "By noon Orlova, de Wit and the mayor were all at the bridge",
    '"Click here," the message said, and he did.',
    "“Share this with everyone you know,” she told the crowd.",
    "Share this bread with your brother, the priest said.",
    "Follow the money, she said, and you will find the mayor.",
    "Read my lips, he said: there will be no new bridge.",
    "Read: any bridge is better than none, or so the mayor seems to think.",
    "More: he wants a tunnel.",
    "See: that is how it is done.",
    "Related costs would come to a million crowns.",
    "Sign up sheets hung in the hall, and nobody had signed them.",
    "Subscribe to that view and you must give up the bridge.",
    "Get the mayor on the phone, he shouted.",
    "Comments from the mayor's office were not available.",
    "Leave a comment box empty and people will fill it, de Wit said.",
    "Photo evidence showed that the bridge had been closed.",
    "The photo shows the bridge in winter, Orlova said.",
    "A poll by Reuters/Ipsos found that most people like the bridge.",
    "The agency said it would not photograph the bridge again.",
    "He contributed to this report for the council's committee, and to two others.",
    "She contributed 400 crowns to the repair of the bridge.",
    "Copyright law does not cover bridges, the court found.",
    "The advertisement showed the bridge at night.",
    "Advertisement spending rose by a tenth.",
    "This story has been told in Port Ellery for a hundred years.",
    "Correctional officers guarded the bridge.",
    "The correction of the course took ten minutes.",
    "LONDON — where he was born — has forty bridges.",
    "LONDON — The capital has forty bridges, and it wants another.",
    "NASA — the space agency — has photographed the bridge.",
    "Subject: the bridge. He had written no more than that.",
    "Language: that was what divided the town.",
    "Orlova is a writer whom the mayor respects, and she wrote to him.",
    "IE and Chrome are browsers.",
    "Cookies are baked on the bridge every Sunday.",
    "More than forty towns contributed.",
    "Two engineers contributed to the report.",
    "Reporting from the bridge is dangerous, she said.",
    "Reporting by Jana Orlova found that the bridge was sound.",
    "Written by Jana Orlova in 2019, the book became a success.",
    "With assistance from Jana Orlova, the bridge was built.",
    "Like his father, on Twitter he is fierce.",
    "Like Orlova on Twitter, the mayor likes to shout.",
    "Find the bridge on Facebook and you will see it in winter.",
    "Get the food delivered before noon, she told him.",
    "Become a member of the party and you will lose, he said.",
    "The newsletter has four thousand readers, and few of them subscribe.",
    "Sign up for the army, the posters said, and thousands did.",
    "Courtesy demands that the mayor be told, she said.",
    "Jana Orlova is the reporter of the two whom the mayor trusts.",
    "Copyright Office officials looked at the bridge.",
    "Distributed by the army, the food fed thousands.",
    "Opinions are not facts, he said.",
    "The views are not what they were.",
    "The report was updated after the mayor complained.",
    "An earlier version of the report had warned of rust.",
    "This story was first told by the mayor's father.",
    "Just watched the debate, said one, and it was a must watch.",
    "Jana Orlova is a reporter who lives by the bridge.",
    "Q:Why did he close the old bridge of Port Ellery?",
    "THE END",
    "Why it matters:",
    "What happens next",
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
    assert marked(dateline + BODY) == [("dateline", dateline)]


@pytest.mark.parametrize(("title", "line"), HEADLINES)
def test_the_headline_is_told_by_the_title_or_by_its_place(title: str, line: str) -> None:
    assert marked(f"{line}\n\n{BODY}", title) == [("headline", line)]


@pytest.mark.parametrize("line", BODY_TEXT)
def test_body_text_is_never_furniture(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_page_with_nothing_but_body_has_no_marks() -> None:
    assert marked(BODY, title="") == []


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


@pytest.mark.parametrize(
    "line", ["LONDON — It was there that the council met.", "By Jana Orlova in Lund and by the mayor"]
)
def test_a_line_in_the_middle_of_a_hard_wrapped_sentence_is_body(line: str) -> None:
    assert marked(f"The bridge of Port Ellery has been sold to\n{line}\nand by nobody else, her own clerk said.") == []


def test_windows_line_ends_are_left_out_of_the_mark() -> None:
    assert marked(f"{BODY}\r\n\r\nLeave a Reply\r\n") == [("comment_form", "Leave a Reply")]


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\r", "­"])
def test_an_empty_page_has_no_marks(text: str) -> None:
    assert marked(text, title="") == []


LINES = st.sampled_from([entry["example"] for entry in LEXICONS["furniture"].entries] + BODY_TEXT) | st.text(
    max_size=60
)


@given(st.lists(LINES, max_size=12).map("\n".join), st.text(max_size=40), st.text(max_size=20))
def test_marks_are_ordered_stretches_of_the_text(text: str, title: str, author: str) -> None:
    article = Article("a", "Harbour Herald", text, title=title, metadata={"author": author})
    marks: list[Mark] = list(find_furniture(article, LEXICONS))
    edges = [0, *(edge for mark in marks for edge in (mark.start, mark.end)), len(text)]
    assert edges == sorted(edges)
    assert all(text[mark.start : mark.end].strip() and "\n" not in text[mark.start : mark.end] for mark in marks)
    assert marks == list(find_furniture(article, LEXICONS))


@pytest.mark.parametrize("entry", LEXICONS["furniture"].entries, ids=lambda entry: entry["name"])
def test_every_rule_takes_its_own_example(entry: dict[str, str]) -> None:
    book = rules(LEXICONS["furniture"])
    placed = [rule for group in book.placed.values() for rule in group]
    candidates = [rule for rule in [*placed, *book.called(entry["example"])] if rule.name == entry["name"]]
    assert candidates and candidates[0].pattern.match(entry["example"])
    assert len(entry["example"]) <= candidates[0].longest or candidates[0].where == "lead"


@pytest.mark.parametrize("unit", ["Aa ", "AA ", "Aa, ", "Aa and ", "A. ", "a/AP ", "share ", "(", "- ", ": A "])
def test_no_pattern_backtracks_without_bound(unit: str) -> None:
    """A page of such lines must take no more than moments; with a bad pattern it would not end."""
    page = "\n".join((start + unit * 60)[:140] + "!" for start in ("", "By ", "Read ", "With ", "Share ", "This "))
    assert isinstance(marked(page), list)


def lexicon(**entry: object) -> Lexicon:
    return Lexicon("own", "1", "", ({"forms": ["x"], "name": "x", "label": "x", **entry},), "", {})


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"where": "middle"}, "middle"),
        ({"holds": ["x"], "evidence": "guess"}, "guess"),
        ({"holds": ["x"], "forms": ["("]}, "regular expression"),
        ({"holds": ["x"], "label": ""}, "label"),
        ({}, "begins"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_by_name(entry: dict[str, object], said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        rules(lexicon(**entry))


def test_rules_of_two_lexicons_of_one_hash_are_not_mixed_up() -> None:
    first, second = lexicon(holds=["x"]), lexicon(holds=["x"], label="y")
    assert [rules(each).holds[0][1].label for each in (first, second)] == ["x", "y"]


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
