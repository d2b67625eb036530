"""Stance: what a verb of attribution lets the outlet say of the truth of what is reported, by a named scheme."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from mediastudy.annotation.attribution.knowledge import Keyed
from mediastudy.lexicon import Lexicon

DEFAULT = "stance_codebook"
"""The scheme of the codebook, section 2."""


def stance_of(verb: str, scheme: Lexicon) -> str:
    """Return the class of a lemma in a stance scheme, or the scheme's ``otherwise`` class (empty when it has none)."""
    return _classes(Keyed(scheme.sha256, scheme)).get(verb, str(scheme.settings.get("otherwise", "")))


@lru_cache(maxsize=16)
def _classes(keyed: Keyed) -> Mapping[str, str]:
    return {form: entry["class"] for entry in keyed.lexicon.entries for form in entry["forms"]}
