"""Why not: which sources a text says are kept unnamed, on what ground, and the class of that ground."""

from __future__ import annotations

import pytest

from tests.annotation.marked_up import document, records

REASONS = [
    ("[an official who spoke on condition of anonymity] {said} so.", None, ""),
    (
        "[an aide, who spoke on the condition of anonymity to discuss private talks,] {said} so.",
        "to discuss private talks",
        "private talks",
    ),
    (
        "[An official], who asked not to be named because he was not authorised to discuss the case, {said} so.",
        "because he was not authorised to discuss the case",
        "not authorised",
    ),
    (
        "[A clerk] who was not authorized to speak publicly {said} so.",
        "was not authorized to speak publicly",
        "not authorised",
    ),
    (
        "[a nurse who declined to be identified for fear of losing her job] {said} so.",
        "for fear of losing her job",
        "fear of reprisal",
    ),
    (
        "[A witness], citing an open investigation, asked not to be identified, and {said} so.",
        "citing an open investigation",
        "ongoing investigation",
    ),
    ("[A banker], requesting anonymity to speak candidly, {said} so.", "to speak candidly", "candour"),
    (
        "[Two aides] {said} so. They spoke on condition of anonymity ahead of the announcement.",
        "ahead of the announcement",
        "before announcement",
    ),
    ("[One envoy] {said} so. He asked not to be named, citing protocol.", "citing protocol", "protocol"),
    (
        "[A neighbor who asked to remain anonymous because of the sensitivity of the matter] {said} so.",
        "because of the sensitivity of the matter",
        "sensitive matter",
    ),
    ("[a friend who asked not to be named to protect his privacy] {said} so.", "to protect his privacy", "privacy"),
    ("[an aide who requested anonymity because it was raining] {said} so.", "because it was raining", "other"),
    ("[a person who spoke on\ncondition of anonymity] {said} so.", None, ""),
    ("[an unnamed official] {said} so.", None, ""),
    ("[a senior official commenting anonymously] {denied} it.", None, ""),
    ("[officials speaking on background] {said} so.", None, ""),
    ("[a staffer who would not speak on the record] {said} so.", None, ""),
    ("[aides who didn’t want to be quoted by name] {said} so.", None, ""),
    (
        "[an insider who lacked permission to speak publicly] {said} so.",
        "lacked permission to speak publicly",
        "not authorised",
    ),
]


@pytest.mark.parametrize(("text", "reason", "kind"), REASONS)
def test_marker_and_its_ground(text: str, reason: str | None, kind: str) -> None:
    page, (record, *_) = document(text), records(text)
    stated = record.attributes["reason"]
    assert record.attributes["explicit"] and record.attributes["anonymous"]
    assert (stated and page.tokens.text[slice(*stated)], record.attributes["reason_class"]) == (reason, kind)


PLAIN = [
    "[an official] {said} so.",
    "[Mara Quill] {said} so.",
    "[Mara Quill] {said} sources hiding behind anonymity were cowards.",
    "[officials] {said} so. The crossing was quiet. A man asked not to be named after his father.",
    "[the aide] {was authorized to speak}.",
    "[aides] {said} so after a background check.",
    "[voters] {said} they don’t want to be identified with the party.",
    "[a clerk] {said} the donor stayed anonymous.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_no_marker_of_a_source(text: str) -> None:
    assert not records(text)[0].attributes["explicit"]


def test_marker_goes_to_the_unnamed_source_beside_a_named_one() -> None:
    named, unnamed = records("[Mara Quill] {said} no, but [an aide], speaking on condition of anonymity, {said} yes.")
    assert (named.attributes["explicit"], unnamed.attributes["explicit"]) == (False, True)


def test_marker_holds_for_the_same_source_in_the_next_sentence_only() -> None:
    found = records(
        "[An aide], who asked not to be named, {said} no. [The aide] {left}. It rained. It snowed. [The aide] {slept}."
    )
    assert [record.attributes["explicit"] for record in found] == [True, True, False]


def test_marker_makes_an_opinion_crowd_anonymous() -> None:
    (record,) = records("[Voters who asked not to be named] {said} no.")
    assert (record.label, record.attributes["anonymous"]) == ("unnamed_group", True)


def test_marker_makes_somebody_known_by_relation_unnamed() -> None:
    (record,) = records("[The mother], who spoke on condition of anonymity, {said} no.")
    assert (record.label, record.attributes["anonymous"]) == ("unnamed_person", True)
