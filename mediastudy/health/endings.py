"""Endings: whether an article was cut off before its end."""

from __future__ import annotations

import re
from collections.abc import Mapping

MARKED: Mapping[str, re.Pattern[str]] = {
    "+ chars": re.compile(r"\[?\+ ?\d+ ?char(?:acter)?s\]?\s*\Z"),
    "more": re.compile(
        r"(?i)(?:\.\.\.|…)\s*[\[(]?(?:(?:read |see |view )?more[\])]?\s*|continue(?:d| reading)?[^\n]{0,30})\Z"
    ),
    "[...]": re.compile(r"[\[(]\s*(?:\.\.\.|…)\s*[\])]\s*\Z"),
}
ENDED = re.compile(r"""(?:[.!?:…]|\.\.\.)["'”’»)\]*_\s]*\Z|["”’»)\]*_]\s*\Z""")
UNFINISHED = re.compile(r"(?:\b[a-zà-ÿ]+|[,;])\Z")
"""Prose that was cut ends in a small word or a comma; a name, a date, an address or a number may be a last line."""
ADDRESS = re.compile(r"@|://|www\.|\b(?:Twitter|Facebook|Watch|Download|Read)\b|[—–]\s")
PROSE = 60
"""A shorter last line may be a label, a name or a verse; none of these ends like a sentence."""
SMALL = 0.6
"""At least this share of the words of prose begin with a small letter; headlines linked at the end have fewer."""


def cut_off(last: str, before: str = "") -> str:
    """Return how the last line of an article's body shows that it was cut off; nothing when it does not.

    ``+ chars``, ``more``, ``[...]``: it says so; ``mid-sentence``: a line of prose that stops in a sentence, while the
    line `before` it did not (a list of links has no stops at all).
    """
    said = next((kind for kind, pattern in MARKED.items() if pattern.search(last)), "")
    if said or len(last) < PROSE or not UNFINISHED.search(last) or ADDRESS.search(last):
        return said
    words = last.split()
    prose = sum(word[0].islower() for word in words) >= SMALL * len(words)
    return "mid-sentence" if prose and (not before or ENDED.search(before)) else ""
