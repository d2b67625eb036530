"""RTF to paragraphs: text, whether bold, whether centred; headers, pictures, fonts and link addresses are left out.

An own reader, since record boundaries and bold titles must be kept: libraries return one flat text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
SKIPPED = {
    *("fonttbl", "colortbl", "stylesheet", "info", "pict", "fldinst", "object", "themedata", "listtable"),
    *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote"),
}
CHARACTERS = {
    **{"tab": "\t", "cell": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’"},
    **{"ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " "},
}
DEEPEST = 1_000
"""So many groups are open at once in no document that a program wrote."""
ENDS = {"par", "sect", "page", "line", "row"}
SIGNS = {"~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of an RTF document."""

    text: str
    bold: bool = False
    centred: bool = False


@dataclass(slots=True)
class _State:
    skip: bool = False
    fallback: int = 1
    bold: bool = False
    centred: bool = False


@dataclass(slots=True)
class _Reader:
    """The reading of one document, token by token."""

    encoding: str = "cp1252"
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    bold: bool = True
    ignore: int = 0

    def token(self, match: re.Match[str]) -> None:
        """Take one token."""
        if match["hex"] is None:
            self._flush()
        if match["brace"]:
            self._brace(match["brace"])
        elif match["word"]:
            self._word(match["word"], match["number"])
        elif match["hex"] is not None:
            self._byte(int(match["hex"], 16))
        elif match["sign"]:
            self._sign(match["sign"])
        elif match["text"]:
            self._add(match["text"])

    def end_line(self) -> None:
        """Close the paragraph."""
        text = "".join(self.text)
        self.lines.append(Line(text, self.bold and bool(text.strip()), self.state.centred))
        self.text, self.bold = [], True

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self.stack) == DEEPEST:
                raise ValueError(f"groups nest more than {DEEPEST:,} deep")
            self.stack.append(_State(self.state.skip, self.state.fallback, self.state.bold, self.state.centred))
        elif self.stack:
            self.state, self.ignore = self.stack.pop(), 0

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.state.skip = True
        elif sign in "\r\n" and not self.state.skip:
            self.end_line()
        elif sign in SIGNS:
            self._add(SIGNS[sign])

    def _byte(self, value: int) -> None:
        if self.ignore:
            self.ignore -= 1
        elif not self.state.skip:
            self.pending.append(value)

    def _word(self, word: str, number: str | None) -> None:
        state = self.state
        if word in SKIPPED:
            state.skip = True
        elif word == "ansicpg" and number:
            self.encoding = _codec(number)
        elif word == "uc" and number:
            state.fallback = int(number)
        elif word == "b":
            state.bold = number != "0"
        elif word in ("plain", "pard"):
            state.bold, state.centred = state.bold and word == "pard", state.centred and word == "plain"
        elif word in ("qc", "ql", "qj", "qr"):
            state.centred = word == "qc"
        elif not state.skip:
            self._print(word, number)

    def _print(self, word: str, number: str | None) -> None:
        if word in ENDS:
            self.end_line()
        elif word == "u" and number:
            self._add(chr(int(number) & 0xFFFF))
            self.ignore = self.state.fallback
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])

    def _add(self, text: str) -> None:
        if self.state.skip:
            return
        cut = min(self.ignore, len(text))
        self.ignore -= cut
        if text[cut:]:
            self.text.append(text[cut:])
            self.bold = self.bold and (self.state.bold or not text.strip())

    def _flush(self) -> None:
        if self.pending:
            raw, self.pending = bytes(self.pending), bytearray()
            self._add(raw.decode(self.encoding, "replace"))


def read_rtf(raw: bytes) -> tuple[list[Line], bool]:
    """Return the paragraphs of an RTF document, and whether it ends where it should (all groups closed)."""
    reader = _Reader()
    for match in TOKEN.finditer(raw.decode("latin-1")):
        reader.token(match)
    reader.end_line()
    return [Line(_paired(line.text), line.bold, line.centred) for line in reader.lines], not reader.stack


def _paired(text: str) -> str:
    """Return the text with surrogate pairs, which RTF writes as two numbers, as the character they are."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _codec(number: str) -> str:
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
