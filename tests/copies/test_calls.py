"""Calls: the decision table, from the fields and the page of one article."""

import pytest

from mediastudy.annotation import find_credits, find_furniture
from mediastudy.article import Article
from mediastudy.copies import call
from mediastudy.lexicon import load_all

LEXICONS = load_all()
BODY = "The council voted on Monday to close the old bridge at once.\n\nRepairs would take two years, the mayor said."
AP = f"PORT ELLERY (AP) — {BODY}"
HELP = f"{BODY}\n\nThe Associated Press contributed to this report."


def called(text=BODY, outlet="harbourherald.com", **fields):
    article = Article("a", outlet, text, metadata=fields)
    return call(article, find_credits(article, find_furniture(article, LEXICONS), LEXICONS), LEXICONS)


@pytest.mark.parametrize(
    ("text", "fields", "copy", "evidence"),
    [
        (BODY, {}, "unknown", ""),
        (BODY, {"wire": "AP"}, "wire", "field wire: AP"),
        (BODY, {"wire": "Ellery News Agency"}, "wire", "field wire: Ellery News Agency"),
        (BODY, {"wire": "None", "credit": "NA"}, "unknown", ""),
        (BODY, {"credit": "h/t: Reuters"}, "unknown", ""),
        (BODY, {"source": "Reuters"}, "wire", "field source: Reuters"),
        (BODY, {"source": "Harbour Herald"}, "unknown", ""),
        (BODY, {"author": "Associated Press"}, "wire", "field author: AP"),
        (BODY, {"author": "Jana Orlova, Associated Press"}, "wire", "field author: AP"),
        (BODY, {"author": "Reuters in Lund"}, "wire", "field author: Reuters"),
        (BODY, {"author": "Wire reports"}, "wire", "field author: wire services"),
        (BODY, {"author": "Reuters Staff"}, "wire", "field author: Reuters"),
        (BODY, {"author": "Jana Orlova, AP White House correspondent"}, "wire", "field author: AP"),
        (BODY, {"author": "Harbour Herald Wire, Jana Orlova"}, "staff", "field author: staff"),
        (BODY, {"author": "Jana Orlova and Associated Press"}, "mixed", "field author: AP"),
        (BODY, {"author": "Associated Press, Harbour Herald staff"}, "mixed", "field author: AP"),
        (BODY, {"author": "Jana Orlova, Piet de Wit, Ada Stone, Associated Press"}, "unknown", ""),
        (BODY, {"author": "Jana Orlova"}, "staff", "field author: person"),
        (BODY, {"author": "By Jana Orlova, Harbour Herald"}, "staff", "field author: staff"),
        (BODY, {"author": "Harbour Herald"}, "staff", "field author: desk"),
        (AP, {}, "wire", "dateline: AP"),
        (AP, {"author": "Jana Orlova"}, "wire", "field author: person; dateline: AP"),
        (AP, {"author": "Harbour Herald"}, "wire", "field author: desk; dateline: AP"),
        (AP, {"author": "Jana Orlova, Harbour Herald"}, "mixed", "field author: staff; dateline: AP"),
        (f"{BODY}\n\n{AP}", {}, "mixed", "material: AP"),
        (f"{BODY}\n\nJana Orlova, Associated Press\n\n{BODY}", {}, "mixed", "material: AP"),
        (HELP, {}, "mixed", "contribution: AP"),
        (HELP, {"author": "Jana Orlova"}, "staff", "field author: person; contribution: AP"),
    ],
)
def test_fields_and_page_decide(text, fields, copy, evidence):
    found = called(text, **fields)
    assert (found.copy, found.evidence) == (copy, evidence)


@pytest.mark.parametrize(("author", "kind"), [("Michaela Stone", "person"), ("Mic Staff", "desk"), ("MicNews", "desk")])
def test_a_name_that_begins_like_the_outlet_is_not_the_outlet(author, kind):
    assert called(outlet="mic.com", author=author).evidence == f"field author: {kind}"


@pytest.mark.parametrize("outlet", ["apnews.com", "hosted.ap.org", "Associated Press", "AP"])
def test_an_agency_is_staff_at_its_own_outlet(outlet):
    assert (called(AP, outlet).copy, called(AP, outlet).homes) == ("staff", ("AP",))


def test_another_agency_is_wire_at_an_agency_s_outlet():
    assert called(AP, "uk.reuters.com").copy == "wire"
