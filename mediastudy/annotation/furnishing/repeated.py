"""Repeated lines: what stands on many pages of one outlet, always at the same end of the page."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SENTENCE = re.compile(r"""[.!?]["'”’)\]]*\Z""")
NUMBERS = re.compile(
    r"\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?\b\.?"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
DATED = 80
"""Up to this length a line that holds a digit may be one of dates, alike but for its numbers."""
NOWHERE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Repeated:
    """The repeated lines of a corpus: for each outlet, the keys of its lines with the place where each stands.

    A place is one of the kinds of evidence ``repeated_first``, ``repeated_last``, ``repeated``.
    """

    lines: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def of(self, outlet: str) -> Mapping[int, str]:
        """Return the places of the repeated lines of `outlet` by key."""
        return self.lines.get(outlet, NOWHERE)

    def facts(self) -> dict[str, int | str]:
        """Return what names the record exactly: how many lines it holds, and the digest of them all."""
        content = {outlet: sorted(found.items()) for outlet, found in sorted(self.lines.items())}
        digest = hashlib.sha256(json.dumps(content).encode()).hexdigest()
        return {"lines": sum(map(len, self.lines.values())), "sha256": digest}


NONE = Repeated()


def key(line: str) -> int:
    """Return the same number for lines that differ in case and white space only, and in a short one in its dates.

    What ends like a sentence keeps its numbers: "Stocks fell by 3 percent." is no fixed text. 64 bits of BLAKE2b.
    """
    said = " ".join(line.casefold().split())
    if len(said) <= DATED and any(map(str.isdigit, said)) and not SENTENCE.search(said):
        said = NUMBERS.sub("0", said)
    return int.from_bytes(hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=8).digest(), "big")
