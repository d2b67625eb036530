"""Tokens: one pass of a regular expression over the untouched text."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"https?://\S+|[@#]\w+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|\w+(?:[-–&/]\w+|[.,:](?=\d)\w+)*"
    r"|['’](?:s|S|re|ve|ll|d|m|t)\b"
    r"|\.\.\.|--|``|''|[^\s]"
)


def tokenise(text: str) -> tuple[list[int], list[int], list[str]]:
    """Return the start offsets, end offsets and surface forms of the tokens of `text`, in order."""
    matches = list(TOKEN.finditer(text))
    return [m.start() for m in matches], [m.end() for m in matches], [m.group() for m in matches]


def lower(words: list[str]) -> list[str]:
    """Return `words` in lower case with straight apostrophes (one entry a word)."""
    return [word.lower().replace("’", "'") for word in words]


def is_word(token: str) -> bool:
    """Say whether a token is a word: it has a letter or digit and is no clitic (codebook, section 4)."""
    return token[0] not in "'’" and any(character.isalnum() for character in token)
