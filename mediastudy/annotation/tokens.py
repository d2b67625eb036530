"""Tokens: one pass of a regular expression over the untouched text.

What one token is: a word with its hyphens ("well-known"), an abbreviation with its full stop ("Mr.", "D-Calif."),
a number with its inner marks ("1,000.5"), a clitic ("don" + "'t", "Smith" + "'s"), an elision ("'60s"), an address,
a handle or tag, a mark of one kind repeated ("...", "--", "''", "``"), and any other printing character by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from operator import add

from mediastudy.annotation.abbreviations import FILLER, Abbreviations

CLITICS = frozenset(["'s", "'re", "'ve", "'ll", "'d", "'m", "'t"])
_BLANK = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_BLANK += "\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_LEADING = re.compile(rf"[{FILLER}]*")


def tokenise(text: str, abbreviations: Abbreviations) -> tuple[list[int], list[int], list[str]]:
    """Return the start offsets, end offsets and surface forms of the tokens of `text`, in order."""
    first = len(_LEADING.match(text).group())  # type: ignore[union-attr] # a pattern that may be empty always matches
    pieces = abbreviations.pattern.findall(text, first)
    words = [piece.rstrip(_BLANK) for piece in pieces]
    starts = list(accumulate(map(len, pieces), initial=first))[:-1]
    return starts, list(map(add, starts, map(len, words))), words


def lower(words: list[str]) -> list[str]:
    """Return `words` in lower case with straight apostrophes (one entry a word)."""
    if not words:
        return []
    # No token has a line break in it, so one long string can be lowered at once.
    return _straight("\n".join(words).lower()).split("\n")


def word_flags(words: list[str]) -> list[bool]:
    """Return for each token whether it is a word, as :func:`is_word` does, at the cost of a look-up each."""
    return list(map(is_word, words))


@lru_cache(maxsize=1 << 17)
def is_word(token: str) -> bool:
    """Say whether a token is a word: it has a letter or digit and is no clitic (codebook, section 4)."""
    if not any(map(str.isalnum, token)):
        return False
    return token[0] not in "'’ʼ" or _straight(token.lower()) not in CLITICS


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
