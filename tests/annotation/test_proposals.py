"""Proposals: the trainer finds what behaves like an abbreviation and is not in the lexicon."""

from __future__ import annotations

from mediastudy.annotation.proposals import propose_abbreviations
from mediastudy.lexicon import load_all

PASSAGE = (
    "Yesterday Brgr. {0} met Mr. {0} near the river. The mill by the river and the river by the mill are old, "
    "and so are the mill hands who sat by the river near the mill. "
)
TEXT = "".join(PASSAGE.format(name) for name in ["Orr", "Voss", "Hale", "Kell", "Lind", "Rowe", "Farr", "Moss"])


def forms(texts: list[str]) -> set[str]:
    return {proposal.form for proposal in propose_abbreviations(texts, load_all())}


def test_abbreviation_that_the_lexicon_lacks_is_proposed_as_it_is_written() -> None:
    assert ("Brgr.", 80) in propose_abbreviations([TEXT] * 10, load_all())


def test_abbreviation_that_the_lexicon_has_is_not_proposed() -> None:
    assert "Mr." not in forms([TEXT] * 10)


def test_last_word_of_a_sentence_is_not_proposed() -> None:
    assert not forms([TEXT] * 10) & {"mill.", "river."}


def test_no_text_has_no_proposal() -> None:
    assert forms([]) == set()
