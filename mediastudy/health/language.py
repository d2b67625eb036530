"""Language: what an article is written in, told by its function words.

A measure of its own, not a library: those well kept either draw at random (langdetect) or bring megabytes of weights
(lingua, fastText) for short texts in many languages. An article is long, and the question is only whether it belongs
to this corpus.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediastudy.lexicon import Lexicon

READ = 400
"""Words from the beginning that are looked at: far more than it takes."""
LEAST = 0.12
"""At least this share of the words must be function words of the language; running text has .25 to .5 of them."""
SHORT = 20
"""Fewer words tell no language."""


def language(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the ISO 639-1 code of the language of `words` (in lower case), or ``""`` when none of the known ones fits.

    The lexicon ``languages`` has the words of each; equal shares go to the first of its languages.
    """
    read = words[:READ]
    if len(read) < SHORT:
        return ""
    shares = {entry["code"]: _share(read, frozenset(entry["forms"])) for entry in lexicon.entries}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= LEAST else ""


def _share(words: Sequence[str], known: frozenset[str]) -> float:
    return sum(map(known.__contains__, words)) / len(words)
