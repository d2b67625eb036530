"""Damage: places where text was decoded wrongly, or escaped once too often."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What a byte of UTF-8 from 0x80 to 0xBF becomes when it is read as Windows-1252 or Latin-1.
TAIL = (
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019"
    "\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
KINDS: Mapping[str, re.Pattern[str]] = {
    "mojibake": re.compile(
        f"[\u00c3\u00c4\u00c5]{TAIL}|\u00c2[\u0080-\u00bf]|\u00e2{TAIL}{TAIL}?|\u00ef\u00bb\u00bf|\u00f0\u0178{TAIL}"
    ),
    "replacement": re.compile("\ufffd"),
    "entity": re.compile(
        r"&(?:amp;)?(?:amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip|[a-z]{1,6}acute|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    ),
    "control": re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\ud800-\udfff]"),
}
SIGNS = re.compile("[\u00c2-\u00c5\u00e2\u00ef\u00f0\ufffd&\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""One of these is in every kind of damage: a text with none of them is passed over at once."""


def damage(text: str) -> dict[str, int]:
    """Return how often each kind of damage is in `text`, kinds that are not in it left out.

    ``mojibake``: UTF-8 read as Windows-1252 or Latin-1 (an apostrophe as three signs); ``replacement``: U+FFFD, where
    a decoder gave up; ``entity``: an HTML entity left in the text, escaped once or twice; ``control``: a character that
    nobody types, half a character among them.
    """
    if not SIGNS.search(text):
        return {}
    counts = {kind: len(pattern.findall(text)) for kind, pattern in KINDS.items()}
    return {kind: count for kind, count in counts.items() if count}
