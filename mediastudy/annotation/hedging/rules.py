"""Rules: each says of a phrase at its place whether it hedges there; a lexicon entry names the one it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediastudy.annotation.hedging import modals, qualities, quantities, verbs
from mediastudy.annotation.hedging.site import Site

Rule = Callable[[Site], bool]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.__name__: rule
        for rule in (
            qualities.always,
            qualities.apparent,
            verbs.appear,
            qualities.attributive,
            qualities.attributive_participle,
            qualities.doubt_noun,
            verbs.first_person,
            verbs.first_person_clause,
            verbs.first_person_or_initial,
            verbs.first_person_state,
            verbs.forecast,
            qualities.impersonal_noun,
            verbs.it_passive,
            qualities.likely_adverb,
            verbs.looks,
            qualities.indication,
            qualities.my_noun,
            qualities.negated,
            verbs.passive,
            quantities.quantity,
            quantities.some_number,
            verbs.thing_or_first_person,
            verbs.thing_subject,
            modals.by_its_terms,
            modals.could,
            modals.may,
            modals.might,
            modals.refusal,
            modals.should,
            modals.would,
        )
    }
)
