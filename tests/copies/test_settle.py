"""Settling: what a chain and an outlet's habit add to what an article says of itself."""

import pytest

from .texts import article, settled, words

TEXT = words(1)
AP = "PORT ELLERY (AP) — "


def copies(*articles):
    return {name: facts["copy"] for name, facts in settled(articles).items()}


@pytest.mark.parametrize("day", [-1, 0, 1])
def test_a_copy_without_credit_of_an_agency_s_text_is_wire(day):
    credited, bare = article("a", AP + " ".join(TEXT)), article("b", TEXT, "Ellery Post", day, author="Jana Orlova")
    assert copies(credited, bare) == {"a": "wire", "b": "wire"}


def test_the_evidence_names_the_agency_of_the_chain():
    facts = settled([article("a", AP + " ".join(TEXT)), article("b", TEXT, "Ellery Post", 1)])
    assert facts["b"]["copy_evidence"] == "chain: AP"


def test_a_copy_of_what_an_agency_publishes_itself_is_wire():
    found = copies(article("a", TEXT, "apnews.com"), article("b", TEXT, "Ellery Post", 1))
    assert found == {"a": "staff", "b": "wire"}


def test_a_copy_of_what_is_credited_to_no_agency_by_name_is_wire():
    found = settled([article("a", f"From wire reports\n\n{' '.join(TEXT)}"), article("b", TEXT, "Ellery Post", 1)])
    assert found["b"]["copy_evidence"] == "chain: wire services"


def test_an_agency_s_text_at_the_outlet_of_another_is_wire():
    found = settled([article("a", TEXT, "apnews.com"), article("b", TEXT, "nbcnews.com", 1)])
    assert [found[name]["copy"] for name in "ab"] == ["staff", "wire"]
    assert found["b"]["copy_evidence"].startswith("chain: AP")


def test_a_text_that_is_half_an_agency_s_is_mixed():
    half = TEXT[:120] + words(2)[:80]
    assert copies(article("a", AP + " ".join(TEXT)), article("b", half, "Ellery Post", 1))["b"] == "mixed"


def test_a_staff_credit_stands_against_a_chain_as_mixed():
    own = article("b", TEXT, "Ellery Post", 1, author="Jana Orlova, Ellery Post")
    assert copies(article("a", AP + " ".join(TEXT)), own)["b"] == "mixed"


def test_a_copy_of_another_outlet_s_own_article_is_unknown():
    first, second = article("a", TEXT, author="Jana Orlova"), article("b", TEXT, "Ellery Post", 1, author="Jana Orlova")
    assert copies(first, second) == {"a": "staff", "b": "unknown"}


def test_an_outlet_s_second_printing_of_its_own_article_stays_staff():
    first, second = (article(name, TEXT, day=at, author="Jana Orlova") for at, name in enumerate("ab"))
    assert copies(first, second) == {"a": "staff", "b": "staff"}


@pytest.mark.parametrize(("credited", "copy"), [(4, "unknown"), (5, "staff")])
def test_an_outlet_that_credits_agencies_is_taken_to_credit_them_always(credited, copy):
    wire = [article(f"w{at}", AP + " ".join(words(at + 5))) for at in range(credited)]
    assert copies(*wire, article("b", TEXT))["b"] == copy
