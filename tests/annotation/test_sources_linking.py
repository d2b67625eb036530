"""Who is meant: mini-articles, and which mentions go back to the same source."""

from __future__ import annotations

import pytest

from tests.annotation.marked_up import records

LINKS = [
    ("a surname goes back to the full name", "[Mara Quill] {spoke}. [Quill] {said} no.", [0, 0]),
    ("a title and a surname", "[Mara Quill] {spoke}. [Ms. Quill] {said} no.", [0, 0]),
    ("the name may come later", "[Quill] {spoke}. Then [Mara Quill] {said} no.", [0, 0]),
    ("a possessive is the same name", "[Mara Quill] {spoke}. [Quill’s] {claim} failed.", [0, 0]),
    ("he is the last man who spoke", "[John Voss] {said} no. [Mary Tolland] {agreed}. [He] {left}.", [0, 1, 0]),
    ("she is the last woman who spoke", "[Mary Tolland] {said} no. [John Voss] {agreed}. [She] {left}.", [0, 1, 0]),
    ("he may be named and not have spoken", "[Mary Tolland] {spoke}.\n\nJohn Voss sat. [He] {laughed}.", [0, 1]),
    ("a name given once is known", "[A baker, Gao Brel,] {said} no. [Brel] {left}.", [0, 0]),
    (
        "who goes back to the name before it",
        "[Mary Tolland, ]{said} John Voss, [who] {agreed}. [Voss] {left}.",
        [0, 1, 1],
    ),
    ("the official is the one introduced", "[A senior official] {said} no. [The official] {added} why.", [0, 0]),
    ("he is the official who spoke", "[A senior official] {said} no. [He] {added} why.", [0, 0]),
    ("another official is another", "[An official] {said} no. [Another official] {said} yes.", [0, 1]),
    ("a second indefinite is another", "[An aide] {said} no. [An aide] {said} yes.", [0, 1]),
    (
        "the second official is the last",
        "[An aide] {spoke}. [Another official] {agreed}. [The second official] {left}.",
        [0, 1, 1],
    ),
    ("the officials are the group met", "[U.S. officials] {said} no. [The officials] {added} why.", [0, 0]),
    ("officials go back to U.S. officials", "[U.S. officials] {said} no. [Officials] {added} why.", [0, 0]),
    ("officials of two countries are two groups", "[U.S. officials] {spoke}. [Iranian officials] {denied} it.", [0, 1]),
    ("they are the group that spoke", "[Two aides] {said} no. [They] {added} why.", [0, 0]),
    ("the spokesman is the one named", "[Harbour spokesman John Voss] {spoke}. [The spokesman] {left}.", [0, 0]),
    ("a spokesman named later", "[A harbour spokesman] {spoke}. [John Voss, the harbour spokesman,] {left}.", [0, 0]),
    ("a spokesman of another house", "[A mill spokesman] {spoke}. [Harbour spokesman John Voss] {left}.", [0, 1]),
    (
        "a spokeswoman is no spokesman",
        "[Harbour spokeswoman Mary Tolland] {spoke}. [A harbour spokesman] {left}.",
        [0, 1],
    ),
    (
        "his campaign manager is named",
        "[Jeff Voss, his campaign manager,] {spoke}. [His campaign manager] {left}.",
        [0, 0],
    ),
    ("a short form of an organisation", "[The Tarn Water Board] {spoke}. [The Water Board] {said} no.", [0, 0]),
    ("an acronym of an organisation", "[The Tarn Coast Council] {spoke}. [TCC] {said} no.", [0, 0]),
    ("the company is the one met", "[Tarn Mills Inc.] {spoke}. [The company] {said} no.", [0, 0]),
    ("it is the organisation that spoke", "[The Foreign Ministry] {spoke}. [It] {said} no.", [0, 0]),
    ("a short form of an outlet", "[The New York Times] {reported} it. [The Times] {said} no.", [0, 0]),
    ("the report is the one met", "[A harbour report] {found} it. [The report] {said} no.", [0, 0]),
    ("a teller is not the outlet told", "[Mara Quill] {told} AFP. [AFP] {said} no. [Quill] {left}.", [0, 1, 0]),
    (
        "bearers of one surname are told apart",
        "[John Voss] {spoke}. [Mary Voss] {agreed}. [Mr. Voss] {left}.",
        [0, 1, 0],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, who, id=name) for name, text, who in LINKS])
def test_mentions_go_back_to_their_source(text: str, expected: list[int]) -> None:
    slugs = [record.attributes["entity"] for record in records(text)]
    first = list(dict.fromkeys(slugs))
    assert [first.index(slug) for slug in slugs] == expected, slugs


def test_a_named_spokesman_makes_the_earlier_mention_named() -> None:
    first, _ = records("[A harbour spokesman] {spoke}. [John Voss, the harbour spokesman,] {left}.")
    assert (first.label, first.attributes["anonymous"]) == ("named_person", False)


def test_a_pronoun_takes_the_type_of_its_source() -> None:
    _, he = records("[A senior official] {said} no. [He] {added} why.")
    assert (he.label, he.attributes["anonymous"]) == ("unnamed_person", True)


def test_first_person_is_the_speaker_of_the_quotation_around_it() -> None:
    article = records("“[I] {said} no,” [Mara Quill] {recalled}.")
    assert article[0].label == "named_person"


WHYS = [
    ("[Mara Quill] {spoke}. [Quill] {said} no.", "surname match, sentence 1"),
    ("[John Voss] {said} no. [He] {left}.", "pronoun, last source, sentence 1"),
    ("[An aide] {said} no. [The aide] {left}.", "met before, sentence 1"),
    ("[Harbour spokesman John Voss] {spoke}. [The spokesman] {left}.", "described as such: John Voss"),
    ("John Voss, [who] {left}, came back.", "relative pronoun: full name"),
]


@pytest.mark.parametrize(("text", "why"), WHYS)
def test_every_link_says_why(text: str, why: str) -> None:
    assert records(text)[-1].attributes["why"] == why


def test_distinct_anonymous_sources_are_counted_once() -> None:
    found = records(
        "[A senior official] {said} no. [Another official] {agreed}. [The second official] {left}. [He] {came} back. "
        "[U.S. officials] {spoke}. [The officials] {left}. [Mara Quill] {stayed}."
    )
    assert len({record.attributes["entity"] for record in found if record.attributes["anonymous"]}) == 3
