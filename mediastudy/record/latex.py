"""Text as LaTeX reads it: every character that means something there, or that older engines lack, as a command."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COMMANDS: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {
            "\\": r"\textbackslash{}",
            "{": r"\{",
            "}": r"\}",
            "&": r"\&",
            "%": r"\%",
            "$": r"\$",
            "#": r"\#",
            "_": r"\_",
            "~": r"\textasciitilde{}",
            "^": r"\textasciicircum{}",
            "−": r"\ensuremath{-}",
            "×": r"\ensuremath{\times}",
            "≥": r"\ensuremath{\ge}",
            "≤": r"\ensuremath{\le}",
            "→": r"\ensuremath{\rightarrow}",
            "≈": r"\ensuremath{\approx}",
            "\N{NO-BREAK SPACE}": "~",
            "\N{NARROW NO-BREAK SPACE}": r"\,",
            "\n": " ",
            "\r": " ",
            "\t": " ",
        }
    )
)


def escaped(text: str) -> str:
    """Return `text` for LaTeX: it stands there as written, on one line."""
    return text.translate(dict(COMMANDS))
