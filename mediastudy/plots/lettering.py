"""Text that fits: measured in millimetres before it is drawn, shortened, wrapped, and without missing glyphs."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import text_to_path

from mediastudy.plots.style import SMALL

MM = 25.4 / 72
"""Millimetres in a point."""

FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
"""The font that matplotlib ships, so that a figure is the same on every machine."""


def width(text: str, size: float = SMALL) -> float:
    """Return how wide the widest line of `text` is at `size` points, in millimetres."""
    font = FontProperties(fname=str(FONT), size=size)
    lines = [line for line in text.split("\n") if line]
    widths = [text_to_path.get_text_width_height_descent(line, font, False)[0] for line in lines]
    return max(widths, default=0.0) * MM


def fit(text: str, limit: float, size: float = SMALL) -> str:
    """Return `text`, or as much of its beginning and an ellipsis as `limit` millimetres hold."""
    if width(text, size) <= limit:
        return text
    longest = next((n for n in range(len(text) - 1, 0, -1) if width(text[:n].rstrip() + "…", size) <= limit), 0)
    return text[:longest].rstrip() + "…"


def fit_all(texts: Iterable[str], limit: float, size: float = SMALL) -> list[str]:
    """Return `texts` shortened to `limit` millimetres, still distinct: two that look alike keep their ends."""
    whole = list(texts)
    short = [fit(text, limit, size) for text in whole]
    alike = Counter(short)
    ends = [_fit_ends(text, limit, size) if alike[cut] > 1 else cut for text, cut in zip(whole, short, strict=True)]
    return _numbered(ends, limit, size)


def wrap(text: str, limit: float, size: float = SMALL) -> list[str]:
    """Return the lines of `text` broken at spaces (not no-break spaces) to `limit` mm; too long a word is shortened."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size) <= limit:
            lines[-1] = joined
        else:
            lines.append(fit(word, limit, size))
    return lines or [""]


def displayable(text: str) -> str:
    """Return `text` with each character that the font has no glyph for, or that would not print, as ``[U+4E2D]``."""
    known = _glyphs()
    return "".join(_shown(character, known) for character in unicodedata.normalize("NFC", text))


def printable(text: str) -> str:
    """Return `text` for a file's metadata: any language, but no control characters and no half characters."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)


def replaced(texts: Iterable[str]) -> Mapping[str, str]:
    """Return each text that cannot be shown as it is, with what is shown in its place."""
    shown = {text: displayable(text) for text in texts}
    return {text: seen for text, seen in shown.items() if seen != text}


def _shown(character: str, known: frozenset[int]) -> str:
    if character.isspace():
        return " "
    printable = unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cs", "Cn"}
    return character if printable and ord(character) in known else f"[U+{ord(character):04X}]"


@functools.cache
def _glyphs() -> frozenset[int]:
    return frozenset(FT2Font(str(FONT)).get_charmap())


def _fit_ends(text: str, limit: float, size: float) -> str:
    if width(text, size) <= limit:
        return text
    for kept in range(len(text) - 1, 2, -1):
        head, tail = text[: kept - kept // 2].rstrip(), text[len(text) - kept // 2 :].lstrip()
        if width(f"{head}…{tail}", size) <= limit:
            return f"{head}…{tail}"
    return "…"


def _numbered(texts: list[str], limit: float, size: float) -> list[str]:
    """Return `texts` with a number after each that would still be a double."""
    seen: Counter[str] = Counter()
    out: list[str] = []
    for text in texts:
        seen[text] += 1
        again = f" ({seen[text]})" if seen[text] > 1 else ""
        out.append(fit(text, limit - width(again, size), size) + again if again else text)
    return out
