"""Words: what is known of a word form before any context, as one packed row of numbers, looked up once a form."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache, partial
from zlib import crc32

import numpy as np

from mediastudy.annotation.tokens import is_word
from mediastudy.writing import whole_characters

CLASSES = (
    "",
    "speech",
    "according",
    "cognition",
    "intent",
    "attitude",
    "evidence",
    "decree",
    "noun",
    "adjective",
    "preposition",
    "punctuation",
    "other",
)
"""The cue classes, in the order of their numbers; the first is no class."""


class Flag(IntFlag):
    """What a token is to the rules; one bit each."""

    AUXILIARY = 1
    BE = 2
    FINITE = 4
    STOP = 8
    QUOTE = 16
    RELATIVE = 32
    CLAUSE = 64
    OPENER = 128
    PARTICLE = 256
    UPPER = 512
    END = 1024
    DASH = 2048
    CLOSER = 4096
    VERB = 8192
    CAPITALS = 16384
    COLON = 32768
    WORD = 65536


class Gap(IntFlag):
    """The kinds of token that can lie between two places; one bit each."""

    COMMA = 1
    RELATIVE = 2
    CONJUNCTION = 4
    QUOTE = 8
    VERB = 16
    PARTICLE = 32
    OTHER = 64


ROW = np.dtype(
    [
        ("lower", "<u4"),
        ("lemma", "<u4"),
        ("tag", "<u4"),
        ("cluster", "<u4"),
        ("suffix", "<u4"),
        ("flags", "<u4"),
        ("prior", "<f4"),
        ("group", "u1"),
        ("letter", "u1"),
        ("gap", "u1"),
        ("strength", "u1"),
    ]
)
PACKED = struct.Struct("<6If4B")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the description of a word form rests on; all of it data that ships or is given."""

    tags: Mapping[str, str]
    """Word form (straight apostrophes) -> word class, ``VBD`` or ``VBD|VBN``."""
    clusters: Mapping[str, int]
    """Lower-case form -> number of its distributional cluster, from 1."""
    irregular: Mapping[str, str]
    """Inflected form -> lemma."""
    groups: Mapping[str, str]
    """Lemma -> cue class."""
    strengths: Mapping[str, int]
    """Lemma -> how far the rules trust it as a cue: 1 weak, 2 middle, 3 strong."""
    closed: Mapping[str, int]
    """Closed-class word -> its flags."""
    priors: Mapping[str, float]
    """``w:form``, ``l:lemma`` or ``g:class tag`` -> how often such a word heads a cue."""


def describer(knowledge: Knowledge) -> Callable[[str], bytes]:
    """Return a function from a word form to its packed row (dtype `ROW`), which remembers the forms it has seen."""
    return lru_cache(1 << 17)(partial(describe, knowledge))


def describe(knowledge: Knowledge, word: str) -> bytes:
    """Return the packed row of a word form."""
    form = whole_characters(word).replace("’", "'")
    lower = re.sub(r"\d", "0", form.lower()) if form[:1].isdigit() else form.lower()
    tag = word_class(knowledge.tags, form)
    stem = lemma(knowledge, lower, tag)
    group = cue_class(knowledge, lower, stem)
    letter = chunk_letter(form, lower, tag)
    flags = _flags(knowledge, lower, form, tag, letter)
    return PACKED.pack(
        crc32(lower.encode()),
        crc32(stem.encode()),
        crc32(tag.encode()),
        knowledge.clusters.get(lower, 0),
        crc32(lower[-3:].encode()),
        flags,
        prior(knowledge, lower, stem, group, tag),
        CLASSES.index(group),
        ord(letter),
        _gap(lower, flags),
        knowledge.strengths.get(lower) or knowledge.strengths.get(stem, 0),
    )


def word_class(tags: Mapping[str, str], form: str) -> str:
    """Return the word class of a form: looked up, or guessed from its shape (``u`` and a suffix when unknown)."""
    if form[:1].isdigit():
        return "CD"
    found = tags.get(form)
    if found is not None:
        return found
    if not form[:1].isalnum():
        return form[:1]
    if form[:1].isupper():
        lower = tags.get(form.lower(), "NNP")
        return "NNP" if lower.startswith("NNP") else "C" + lower
    ending = re.search(r"(ing|ed|ly|es|s)$", form)
    return "u" + (ending.group() if ending else "")


def lemma(knowledge: Knowledge, lower: str, tag: str) -> str:
    """Return the base form of a verb or plural; other words are their own lemma."""
    if lower in knowledge.irregular:
        return knowledge.irregular[lower]
    if lower in knowledge.groups or not lower.endswith(("s", "ed", "ing")) or len(lower) < 4:
        return lower
    stems = _stems(lower)
    known = [stem for stem in stems if stem in knowledge.groups]
    verbs = [stem for stem in stems if "VB" in knowledge.tags.get(stem, "")]
    nouns = [stem for stem in stems if stem in knowledge.tags and lower.endswith("s")]
    if not (set(tag.lstrip("C").split("|")) & {"VBD", "VBN", "VBG", "VBZ", "NNS"} or tag[:1] == "u"):
        return lower
    return (known + verbs + nouns + [lower])[0]


def _stems(lower: str) -> list[str]:
    if lower.endswith("s"):
        base = [lower[:-3] + "y"] if lower.endswith("ies") else []
        return [*base, lower[:-1], lower[:-2]] if lower.endswith("es") else [lower[:-1]]
    cut = 3 if lower.endswith("ing") else 2
    stem = lower[:-cut]
    base = [stem[:-1] + "y"] if stem.endswith("i") else []
    double = [stem[:-1]] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" else []
    bare = [stem + "e", stem] if stem.endswith(_E_ENDINGS) else [stem, stem + "e", stem[:-1]]
    return [*base, *double, *bare]


_E_ENDINGS = ("at", "is", "iz", "v", "c", "g", "u", "rs", "ns", "bl", "dg", "os")


def cue_class(knowledge: Knowledge, lower: str, stem: str) -> str:
    """Return the class the cue lexicon gives a word, under its own form or its lemma; empty when it has none."""
    return knowledge.groups.get(lower) or knowledge.groups.get(stem, "")


def prior(knowledge: Knowledge, lower: str, stem: str, group: str, tag: str) -> float:
    """Return how often the form, or else its lemma, or else such a word, heads a cue (0 to 1)."""
    priors = knowledge.priors
    for key in (f"w:{lower}", f"l:{stem}", f"g:{group} {tag}", f"g:{group} *"):
        if key in priors:
            return priors[key]
    return 0.0


def chunk_letter(form: str, lower: str, tag: str) -> str:
    """Return the letter a token has in the pattern of base noun phrases (see `page.CHUNK`)."""
    if lower == "'s":
        return "S"
    if form in "$%" or tag == "CD":
        return "C"
    if form[:1] in "@#" and len(form) > 1:
        return "P"
    first = tag.split("|", maxsplit=1)[0]
    return _LETTERS.get(first) or _LETTERS.get(first.removeprefix("C"), "-")


_LETTERS = {
    **dict.fromkeys(("DT", "PRP$", "PDT", "WP$"), "D"),
    **dict.fromkeys(("PRP", "WP", "EX", "WDT"), "R"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "VBN"), "J"),
    **dict.fromkeys(("NNP", "NNPS"), "P"),
    **dict.fromkeys(("NN", "NNS"), "N"),
    **dict.fromkeys(("VBD", "VBZ", "VBP", "MD"), "v"),
    **dict.fromkeys(("u", "us", "ues"), "U"),
    "POS": "S",
}


def _flags(knowledge: Knowledge, lower: str, form: str, tag: str, letter: str) -> int:
    return (
        knowledge.closed.get(lower, 0)
        | _AUXILIARY * lower.endswith("ly")
        | _UPPER * form[:1].isupper()
        | _CAPITALS * (form.isupper() and len(form) > 1)
        | _COLON * (lower == ":")
        | _WORD * is_word(form)
        | _FINITE * (letter == "v")
        | _VERB * ("VB" in tag or tag in ("ued", "uing"))
    )


# Plain numbers: arithmetic on flags is slow, and this is done for every new word.
_AUXILIARY, _UPPER, _FINITE, _VERB = int(Flag.AUXILIARY), int(Flag.UPPER), int(Flag.FINITE), int(Flag.VERB)
_QUOTE, _PARTICLE = int(Flag.QUOTE), int(Flag.PARTICLE)
_CAPITALS, _COLON, _WORD = int(Flag.CAPITALS), int(Flag.COLON), int(Flag.WORD)


def _gap(lower: str, flags: int) -> int:
    if lower == ",":
        return Gap.COMMA
    if lower in ("who", "which", "that"):
        return Gap.RELATIVE
    if lower in ("and", "but", "or"):
        return Gap.CONJUNCTION
    if flags & _QUOTE:
        return Gap.QUOTE
    return Gap.VERB if flags & _FINITE else Gap.PARTICLE if flags & _PARTICLE else Gap.OTHER
