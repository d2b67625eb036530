"""Knowledge: the shipped tables and the given lexicons, brought together for the description of words."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from zlib import crc32

import numpy as np

from mediastudy.annotation.attribution.page import Codes
from mediastudy.annotation.attribution.words import Flag, Knowledge
from mediastudy.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Keyed:
    """A lexicon that equals every lexicon with the same bytes, so that it can be the key of a cache."""

    sha256: str
    lexicon: Lexicon = field(compare=False)


ROLES = {
    "auxiliary": Flag.AUXILIARY,
    "be": Flag.BE,
    "stop": Flag.STOP,
    "quote": Flag.QUOTE,
    "end": Flag.END,
    "dash": Flag.DASH,
    "closer": Flag.CLOSER,
    "relative": Flag.RELATIVE,
    "clause": Flag.CLAUSE,
    "opener": Flag.OPENER,
    "particle": Flag.PARTICLE,
}
"""The roles that entries of the lexicon ``word_classes`` may have, beside ``inflection``."""


STRENGTHS = {"weak": 1, "middle": 2, "strong": 3, "agentless": 4}
"""How far the rules trust a lemma as a cue; agentless is strong, but what is said has no source ("it seems")."""


def knowledge(words: Lexicon, cues: Lexicon, priors: Mapping[str, float]) -> Knowledge:
    """Return what is known of words, given the lexicons ``word_classes`` and ``attribution_cues`` and the priors."""
    inflections = [entry for entry in words.entries if entry["role"] == "inflection"]
    return Knowledge(
        tags=shipped_table("word_classes"),
        clusters={form: int(number) for form, number in shipped_table("word_clusters").items()},
        irregular={form: entry["lemma"] for entry in inflections for form in entry["forms"]},
        groups={form: entry["class"] for entry in cues.entries for form in entry["forms"]},
        strengths={form: STRENGTHS[entry.get("strength", "weak")] for entry in cues.entries for form in entry["forms"]},
        closed=_closed(words),
        priors=priors,
    )


def particle_codes(cues: Lexicon) -> Codes:
    """Return the lexicon's pairs of lemma and particle as sorted codes (never empty; see `cues.particle_code`)."""
    pairs = [pair.split() for pair in cues.settings.get("particles", ["according to"])]
    codes = {(crc32(lemma.encode()) * 31 + crc32(particle.encode())) % (1 << 32) for lemma, particle in pairs}
    return np.array(sorted(codes), dtype=np.uint32)


def phrase_codes(cues: Lexicon) -> Codes:
    """Return the lexicon's set phrases of three words as sorted codes (never empty; see `certain.set_phrases`)."""
    phrases = [[crc32(word.encode()) for word in phrase.split()] for phrase in cues.settings.get("phrases", [])]
    codes = {(first * 961 + second * 31 + third) % (1 << 32) for first, second, third in phrases} | {0}
    return np.array(sorted(codes), dtype=np.uint32)


def _closed(words: Lexicon) -> dict[str, int]:
    flags: dict[str, int] = {}
    for entry in words.entries:
        for form in entry["forms"] if entry["role"] in ROLES else ():
            flags[form] = flags.get(form, 0) | int(ROLES[entry["role"]])
    return flags


@cache
def shipped_table(name: str) -> dict[str, str]:
    """Return a two-column table of ``mediastudy/weights``."""
    raw = (resources.files("mediastudy") / "weights" / f"{name}.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(raw).decode().splitlines())
    return {row[0]: row[1] for row in rows}
