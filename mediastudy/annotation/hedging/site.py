"""A site: a phrase of the lexicon found in a sentence, and what a rule may ask about its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = Mapping[str, frozenset[str]]

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "am"})
MODALS = frozenset({"would", "could", "may", "might", "will", "should", "to", "must", "can", "'ll", "'d"})
SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
NOT_WORDS = frozenset({"not", "'t", "never"})
BREAKS = frozenset({",", ";", ":", "(", ")", "--", "—", "–", "-", "“", "”", '"', "''", "``", "[", "]", "...", "…"})
EDGE = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A phrase at the tokens ``first`` up to but not including ``last``, in the sentence ``low`` to ``high``."""

    lower: list[str]
    words: list[str]
    first: int
    last: int
    low: int
    high: int
    lists: Words
    """The word lists of the lexicon, by name."""

    def before(self, distance: int = 1) -> str:
        """Return the token `distance` places before the phrase, "" beyond the sentence."""
        index = self.first - distance
        return self.lower[index] if index >= self.low else EDGE

    def after(self, distance: int = 1) -> str:
        """Return the token `distance` places after the phrase, "" beyond the sentence."""
        index = self.last - 1 + distance
        return self.lower[index] if index < self.high else EDGE

    def among(self, name: str) -> frozenset[str]:
        """Return the word list `name`; empty if the lexicon has none."""
        return self.lists.get(name, frozenset())

    def negated(self) -> bool:
        """Say whether the verb at the site is negated: by its own ending or by the word behind it."""
        return self.lower[self.last - 1] == "'t" or self.after() in NOT_WORDS


def is_number(token: str, lists: Words) -> bool:
    """Say whether a token begins a quantity: digits, a currency sign, or a number word of the lexicon."""
    if not token:
        return False
    if token[0].isdigit():
        return not token[-1].isalpha() or token.lstrip("0123456789.,-") in lists.get("number_ends", ())
    starts = tuple(lists.get("number_starts", ()))
    return token in lists.get("numbers", ()) or token.startswith(starts or "\0")


def skip_back(site: Site, names: str) -> int:
    """Return the index of the nearest token before the site that is not in the word list `names`; -1 if none."""
    index, skipped = site.first - 1, site.among(names)
    while index >= site.low and (site.lower[index] in skipped or site.lower[index] in NOT_WORDS):
        index -= 1
    return index if index >= site.low else -1


def skip_on(site: Site, names: str = "mid_adverbs") -> int:
    """Return how far behind the site the first token stands that is neither negation nor in the list `names`."""
    skipped, distance = site.among(names), 1
    while (token := site.after(distance)) and (token in skipped or token in NOT_WORDS or token.endswith("ly")):
        distance += 1
    return distance
