"""Quotation marks: which tokens are marks, and whether each, by what stands on its two sides, can open or close."""

from __future__ import annotations

from typing import NamedTuple

DOUBLE = frozenset(["“", "”", "„", "‟", '"', "″", "＂", "``", "''", "‘‘", "’’", "«", "»", "〝", "〞"])
SINGLE = frozenset(["‘", "’", "'", "`", "´", "‚", "‹", "›", "ʼ"])
OPENING = frozenset("“„«‘‚‹〝") | {"``", "`", "‘‘"}
CLOSING = frozenset("”»’›〞´") | {"’’"}
LEFT = frozenset(" \t\n\r\x0b\x0c\x85\xa0\u2009\u200a\u200b\u202f\u2028\u2029\ufeff([{—–-/“”‘’\"'`«…:>|*")
"""What may stand before an opening mark: space, a bracket, a dash, another mark."""
RIGHT = frozenset(" \t\n\r\x0b\x0c\x85\xa0\u2009\u200a\u200b\u202f\u2028\u2029\ufeff)]}—–-/“”‘’\"'`»….,;:!?<|*")
"""What may stand after a closing mark: space, a bracket, a dash, a stop, another mark."""


class Sign(NamedTuple):
    """A token that can be a quotation mark, and whether it can open and close."""

    at: int
    word: str
    opens: bool
    closes: bool


class Columns(NamedTuple):
    """The columns that exist before quotations and sentences are found."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]

    def before(self, index: int) -> str:
        """Return the character before the token, a space at the text's start."""
        start = self.starts[index]
        return self.text[start - 1] if start else " "

    def after(self, index: int) -> str:
        """Return the character after the token, a space at the text's end."""
        end = self.ends[index]
        return self.text[end] if end < len(self.text) else " "

    def is_apostrophe_place(self, index: int) -> bool:
        """Say whether a mark here could be a possessive's or a dropped letter's: "workers'", "goin'", "ol'"."""
        word = self.words[index - 1]
        return word[-1] in "sSzx" or word[-2:] in ("in", "an", "th") or word in ("o", "ol", "Ol", "O")


def signs(columns: Columns, family: frozenset[str]) -> list[Sign]:
    """Return the tokens of `family` that can open or close a quotation, in order."""
    judge = _double if family is DOUBLE else _single
    found = [judge(columns, index) for index, word in enumerate(columns.words) if word in family]
    return [sign for sign in found if sign.opens or sign.closes]


def _double(columns: Columns, index: int) -> Sign:
    """Return a double mark's reading; its shape decides unless its place says plainly that it was set wrongly."""
    word = columns.words[index]
    left, right = _free(columns, index)
    if word in OPENING:
        wrong = right and not left
        return Sign(index, word, not wrong, wrong)
    if word in CLOSING:
        # With no space on either side ("he said.”So") it may be a closing mark turned the wrong way.
        wrong, glued = left and not right, not left and not right and columns.before(index) in ".,!?"
        return Sign(index, word, wrong or glued, not wrong)
    if left == right:
        return Sign(index, word, True, True)
    return Sign(index, word, left, right and not _is_measure(columns, index))


def _single(columns: Columns, index: int) -> Sign:
    """Return a single mark's reading: it touches a word on one side and stands free on the other."""
    word = columns.words[index]
    left, right = _free(columns, index)
    opens = left and word not in CLOSING and not columns.after(index).isspace()
    closes = right and word not in OPENING and not columns.before(index).isspace()
    return Sign(index, word, opens, closes and not _is_measure(columns, index))


def _free(columns: Columns, index: int) -> tuple[bool, bool]:
    """Say whether the mark at `index` stands free on its left and on its right; a space on one side settles both."""
    before, after = columns.before(index), columns.after(index)
    if before.isspace() != after.isspace():
        return before.isspace(), after.isspace()
    return before in LEFT, after in RIGHT


def _is_measure(columns: Columns, index: int) -> bool:
    """Say whether the mark is one of feet or inches: 6'2", 5' 10"."""
    words = columns.words
    if not columns.before(index).isdigit():
        return False
    following = words[index + 1 : index + 2]
    return words[index - 2 : index - 1] in (["'"], ["’"]) or (
        words[index] in "'’" and following[:1] != [] and following[0].isdigit()
    )
