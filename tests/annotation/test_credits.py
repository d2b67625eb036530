"""Credits: which lines of a page say whose copy it is, and which only mention an agency."""

import pytest

from mediastudy.annotation import find_credits, find_furniture
from mediastudy.article import Article, Mark
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon, load_all

LEXICONS = load_all()
BODY = "The council voted on Monday to close the old bridge at once.\n\nRepairs would take two years, the mayor said."


def credits(text, outlet="Harbour Herald"):
    article = Article("a", outlet, text, title="Council closes old bridge")
    return [
        (m.label, m.attributes["agency"]) for m in find_credits(article, find_furniture(article, LEXICONS), LEXICONS)
    ]


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("PORT ELLERY, Maine (AP) — ", "AP"),
        ("PORT ELLERY (Reuters) - ", "Reuters"),
        ("Port Ellery (AFP) – ", "AFP"),
        ("NEW ELLERY, Nov. 19 (UPI) — ", "UPI"),
        ("Aug 27 (Reuters) - ", "Reuters"),
        ("ELLERY, June 4 (Xinhua) -- ", "Xinhua"),
        ("(AP) — ", "AP"),
        ("(CNN) ", "CNN Wire"),
        ("PORT ELLERY (dpa) - ", "dpa"),
    ],
)
def test_a_dateline_names_the_agency(lead, agency):
    assert credits(lead + BODY) == [("dateline", agency)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jana Orlova, Associated Press", ("byline", "AP")),
        ("By JANA ORLOVA and PIET DE WIT, Associated Press", ("byline", "AP")),
        ("By The Associated Press", ("byline", "AP")),
        ("The Associated Press", ("byline", "AP")),
        ("Jana Orlova, Bloomberg News", ("byline", "Bloomberg")),
        ("By Reuters Staff", ("byline", "Reuters")),
        ("From wire reports", ("byline", "")),
        ("By Jana Orlova", ("person", "")),
        ("By Jana Orlova, Harbour Herald", ("staff", "")),
        ("By Jana Orlova, staff writer", ("staff", "")),
    ],
)
def test_a_byline_names_an_agency_a_person_or_staff(line, expected):
    assert credits(f"{line}\n\n{BODY}") == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Jana Orlova in Lund; Editing by Piet de Wit)", [("sign-off", "Reuters")]),
        ("Copyright 2031 The Associated Press. All rights reserved.", [("copyright", "AP")]),
        ("© 2031 Tribune Content Agency, LLC", [("copyright", "Tribune Content Agency")]),
        ("This story was reported by The Associated Press.", [("reprint", "AP")]),
        ("Associated Press writer Jana Orlova in Lund contributed to this report.", [("writers", "AP")]),
        ("With files from The Canadian Press", [("material", "Canadian Press")]),
        ("This report contains material from the Associated Press.", [("material", "AP")]),
        ("• This article is based in part on wire service reports.", [("material", "")]),
        ("The Associated Press contributed to this report.", [("contribution", "AP")]),
        ("The Associated Press and Bay News reporter Jana Orlova contributed to this.", [("contribution", "AP")]),
        ("Contributing: The Associated Press", [("contribution", "AP")]),
        ("Copyright 2031 The Associated Press contributed to this report.", [("contribution", "AP")]),
        (
            "Harbour Herald's Jana Orlova and Reuters contributed to this report.",
            [("contribution", "Reuters"), ("staff", "")],
        ),
        ("Write to her at jorlova@harbourherald.com.", [("staff", "")]),
        ("Send letters to letters@harbourherald.com.", []),
        ("The mayor left. (Reporting by Jana Orlova in Lund; Editing by Piet de Wit)", [("sign-off", "Reuters")]),
        (
            "This story was reported by The Associated Press. AP writers Jana Orlova and Ada Stone contributed.",
            [("reprint", "AP")],
        ),
        (
            "To find out more about Jana Orlova and read her columns, visit the Creators Syndicate page.",
            [("copyright", "Creators")],
        ),
        ("AP Polling Editor Jana Orlova in Lund contributed to this report.", [("writers", "AP")]),
        ("AP journalists Jana Orlova reported from Lund; Piet de Wit from Ellery.", [("writers", "AP")]),
        ("With Reuters", [("material", "Reuters")]),
        ("This article compiled from Associated Press content.", [("material", "AP")]),
        ("Herald wire services were used in this report.", [("material", "")]),
    ],
)
def test_the_last_lines_tell_copy_from_help(line, expected):
    assert credits(f"{BODY}\n\n{line}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "She told Reuters that the bridge was old.",
        "Reuters reported on Monday that the bridge would close.",
        "The Associated Press said it would sue the council over the records of the bridge.",
        "The old bridge at Port Ellery in winter. (AP Photo/Jana Orlova)",
        "Jana Orlova/Reuters",
        "Jana Orlova/Associated Press",
        "From Bloomberg News:",
        "The rise of Bloomberg already has contributed to a feeling of unease in the harbour.",
        "On CNN, the mayor said that the storm had contributed to the fall of the bridge.",
        "Image copyright Reuters",
        "Sign up for the Reuters newsletter",
        "A poll by Reuters/Ipsos (Reuters is a news agency) found otherwise.",
    ],
)
def test_an_agency_that_is_only_mentioned_or_took_the_picture_credits_nothing(text):
    assert credits(f"{text}\n\n{BODY}\n\n{text}") == []


def test_a_mark_says_how_much_of_the_body_stands_before_it():
    article = Article("a", "Harbour Herald", f"{BODY}\n\nPORT ELLERY (AP) — {BODY}")
    (mark,) = find_credits(article, (), LEXICONS)
    assert mark.attributes["before"] == pytest.approx(0.47, abs=0.03)
    (mark,) = find_credits(article, [Mark(0, len(BODY.split("\n", maxsplit=1)[0]), "caption")], LEXICONS)
    assert mark.attributes["before"] == pytest.approx(0.3, abs=0.05)
    assert article.text[mark.start : mark.end] == "PORT ELLERY (AP) —"


def test_a_rule_of_an_unknown_kind_is_named():
    shipped = LEXICONS["agencies"]
    wrong = {**shipped.settings, "credits": [{"kind": "datline", "place": "lead", "forms": ["x"]}]}
    lexicon = Lexicon("agencies", "1", "own", shipped.entries, "0", wrong)
    with pytest.raises(LexiconError, match="Did you mean 'dateline'"):
        find_credits(Article("a", "o", BODY), (), {"agencies": lexicon})
