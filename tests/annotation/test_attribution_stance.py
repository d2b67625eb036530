"""Stance schemes side by side, each a lexicon with its published source."""

from __future__ import annotations

import pytest

from mediastudy.annotation.attribution import stance_of
from mediastudy.lexicon import load_all

LEXICONS = load_all()
SCHEMES = sorted(name for name in LEXICONS if name.startswith("stance_"))


@pytest.mark.parametrize(
    ("scheme", "verb", "expected"),
    [
        ("stance_codebook", "say", "neutral"),
        ("stance_codebook", "according to", "neutral"),
        ("stance_codebook", "point out", "endorsing"),
        ("stance_codebook", "allege", "distancing"),
        ("stance_codebook", "vow", "argumentative"),
        ("stance_codebook", "yodel", "neutral"),
        ("stance_presupposition", "regret", "factive"),
        ("stance_presupposition", "manage", "implicative"),
        ("stance_presupposition", "claim", "strong-assertive"),
        ("stance_presupposition", "yodel", ""),
        ("stance_caldas_coulthard", "tell", "neutral"),
        ("stance_caldas_coulthard", "urge", "metapropositional-directive"),
        ("stance_caldas_coulthard", "whisper", "paralinguistic"),
    ],
)
def test_a_verb_has_the_class_its_scheme_gives_it(scheme: str, verb: str, expected: str) -> None:
    assert stance_of(verb, LEXICONS[scheme]) == expected


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_verb_has_two_classes_in_one_scheme(scheme: str) -> None:
    forms = [form for entry in LEXICONS[scheme].entries for form in entry["forms"]]
    assert len(forms) == len(set(forms))


def test_three_schemes_ship_and_each_names_its_source() -> None:
    assert len(SCHEMES) == 3
    assert all(LEXICONS[name].settings["sources"] for name in SCHEMES)
