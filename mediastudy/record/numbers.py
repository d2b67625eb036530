"""numbers.tex: a LaTeX macro for every number in the figures' tables and captions, so that text follows figures."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mediastudy.plots.prose import number
from mediastudy.record.latex import escaped
from mediastudy.record.table import DATE, Table, read_table, value

NAME = "numbers.tex"
HEAD = r"""% Numbers of the figures, written by mediastudy reproduce beside them: \input this file in the preamble.
% A table's cell is \ms<Figure><Row><Column>, as captions round it; a caption is \ms<Figure>Caption, the numbers in it
% are \ms<Figure>CaptionA, B, ... in their order, and the alternative text is \ms<Figure>Alt.
"""
WORDS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
QUOTED = re.compile(r"\d{4}-\d\d-\d\d|(?<![\w.])[−-]?\d+(?:,\d{3})*(?:\.\d+)?")
Macro = tuple[str, str, str]
"""A macro: what names it (to tell it from others), its letters without the prefix, its text as it is to be read."""


def write_numbers(folder: Path, stems: Iterable[str]) -> Path:
    """Write the macros of the figures `stems` in `folder` to numbers.tex there, and return its path.

    Names hold letters only and are unique; they stay the same when rows or figures are added, unless two names that
    differ only in other characters come to stand side by side.
    """
    path = folder / NAME
    macros = list(_unique(list(_macros(folder, sorted(stems)))))
    lines = [f"\\newcommand{{\\ms{letters}}}{{{text}}}" for letters, text in macros]
    path.write_bytes((HEAD + "\n".join(lines) + "\n").encode("utf-8", "replace"))
    return path


def letters(text: str) -> str:
    """Return `text` as a part of a macro's name: letters A to Z only, capitals where words begin, digits spelled.

    Accents are dropped; a letter of another script becomes ``U`` and its code point, G to P for 0 to 9.
    """
    plain = unicodedata.normalize("NFKD", text)
    words = re.findall(r"\w+", "".join(_latin(c) for c in plain if not unicodedata.combining(c)).replace("_", " "))
    return "".join(WORDS[int(c)] if c.isdigit() else c for word in words for c in word[:1].upper() + word[1:])


def _latin(character: str) -> str:
    if character.isascii() or not character.isalnum():
        return character if character.isascii() else " "
    return "U" + "".join(chr(ord("G") + int(digit)) if digit.isdigit() else digit for digit in f"{ord(character):X}")


def _macros(folder: Path, stems: list[str]) -> Iterator[Macro]:
    short = Counter(letters(_topic(stem)) for stem in stems)
    for stem in stems:
        named = letters(_topic(stem)) if short[letters(_topic(stem))] == 1 else letters(stem)
        record = json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))
        yield from _words(named, record, stem)
        yield from _cells(named, read_table(folder / f"{stem}.csv"), stem)


def _topic(stem: str) -> str:
    """Return a figure's stem without the number of its notebook."""
    return re.sub(r"^\d+_(?=\w)", "", stem)


def _words(named: str, record: Mapping[str, Any], stem: str) -> Iterator[Macro]:
    for kind in ("caption", "alt"):
        yield f"{stem}\0{kind}", named + kind.capitalize(), escaped(record[kind])
    for at, found in enumerate(QUOTED.findall(record["caption"])):
        yield f"{stem}\0caption\0{at}", f"{named}Caption{_place(at)}", _written(found)


def _place(at: int) -> str:
    """Return A, B, ..., Z, AA, AB, ... for 0, 1, ..."""
    return ("" if at < 26 else _place(at // 26 - 1)) + chr(ord("A") + at % 26)


def _cells(named: str, table: Table, stem: str) -> Iterator[Macro]:
    for key, cells in table.rows.items():
        row = named + "".join(letters(part) for part in key)
        for column in table.values:
            if DATE.fullmatch(cells[column]) or value(cells[column]) == value(cells[column]):
                yield "\0".join((stem, *key, column)), row + letters(column), _cell(cells[column])


def _cell(cell: str) -> str:
    return escaped(cell) if DATE.fullmatch(cell) else _written(number(value(cell)))


def _written(quoted: str) -> str:
    """Return a number for text and for formulas alike: a true minus, and no space after the comma of thousands."""
    return re.sub(r"^[−-]", r"\\ensuremath{-}", quoted).replace(",", "{,}")


def _unique(macros: list[Macro]) -> Iterator[tuple[str, str]]:
    """Return each macro's letters and text; letters used twice are told apart by five more, made from what names it."""
    often = Counter(name for _, name, _ in macros)
    for identity, name, text in macros:
        digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:5]
        more = "X" + "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
        yield (name + more if often[name] > 1 else name), text
