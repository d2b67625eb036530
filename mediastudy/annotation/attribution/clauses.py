"""Clauses that part a speaker from the cue: in "a clerk, who feared for her job, said" the source is the clerk."""

from __future__ import annotations

from mediastudy.article import Tokens

OPENERS = frozenset(["who", "whose", "which", "speaking", "granted", "citing", "requesting", "insisting", "declining"])
"""Words that, after a comma, open a relative or participle clause on the noun phrase before it (Quirk et al. 1985,
section 17.2): the subject of a verb that follows the clause is that noun phrase, never a noun inside the clause."""
EDGES = frozenset([",", ";", ":", ".", "?", "!", "—", "–", "--", "(", ")", '"', "“", "”", "''", "``"])
DESCRIBING = frozenset(
    ["a", "an", "the", "one", "his", "her", "its", "their", "former", "retired", "acting", "now", "then"]
)
"""Words that open an apposition which says what the person named before the comma is."""
PREPOSITIONS = frozenset(
    ["on", "in", "at", "by", "for", "from", "after", "before", "since", "during", "until", "under"]
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
JOINS = frozenset(["and", "but", "while", "as", "when", "that", "because", "after", "or", "yet", "still", "meanwhile"])
ASKING = frozenset(["ask", "decline", "request", "insist", "demand", "speak", "talk", "refuse", "prefer", "comment"])
UNNAMED = frozenset(["anonymity", "anonymously", "anonymous"])
NAMED = frozenset(["named", "identified"])
MARKER = 8
"""How many words after a verb may belong to an anonymity marker: "asked that he not be further named"."""
AUXILIARIES = frozenset(["has", "have", "had", "also", "later", "then", "was", "were", "is", "are"])


def marks_anonymity(tokens: Tokens, verb: str, cue: int) -> bool:
    """Say whether a cue is part of an anonymity marker and reports nothing: "who asked not to be named"."""
    if verb not in ASKING:
        return False
    after = tokens.lower[cue + 1 : min(cue + 1 + MARKER, tokens.sentences[tokens.sentence_of[cue]][1])]
    reach = next((at for at, word in enumerate(after) if word in EDGES), len(after))
    close = after[:reach]
    return not UNNAMED.isdisjoint(close) or ("be" in close and not NAMED.isdisjoint(close))


def speaker_before_clause(tokens: Tokens, source: int, cue: int) -> tuple[int, int] | None:
    """Return the tokens of the speaker, clause included, where the `source` found stands inside a clause on it.

    `source` and `cue` are the first tokens of both. None where the cue does not follow the comma that closes such a
    clause, or the source already begins before it.
    """
    lower, begin, close = tokens.lower, tokens.sentences[tokens.sentence_of[cue]][0], _comma_before(tokens, cue)
    if close is None or not begin < source < close:
        return None
    opened = next((at for at in range(source, begin, -1) if lower[at] in OPENERS and lower[at - 1] == ","), None)
    if opened is None or any(lower[at] in EDGES - {","} for at in range(opened, close)) or lower[opened + 1] == ",":
        return None
    first = _phrase_start(lower, begin, opened - 1)
    while first > begin + 1 and lower[first - 1] == "," and _hangs(tokens, first, opened - 1):
        before = _phrase_start(lower, begin, first - 1)
        if lower[before] in PREPOSITIONS:  # "On Monday, a clerk, who ..."
            break
        first = before
    return (first, close) if first < opened - 1 else None


def speaker_before_apposition(tokens: Tokens, source: int, cue: int) -> tuple[int, int] | None:
    """Return the tokens of the name, apposition included, where the `source` found stands inside the latter.

    In "Ada Brook, an engineer and head of the board, said" the comma before the cue closes what is said of the name
    (Quirk et al. 1985, section 17.65). `source` and `cue` are the first tokens of both.
    """
    lower, begin, close = tokens.lower, tokens.sentences[tokens.sentence_of[cue]][0], _comma_before(tokens, cue)
    if close is None or not begin < source < close:
        return None
    for opened in range(source - 1, begin, -1):
        if lower[opened] == "," and lower[opened + 1] in DESCRIBING:
            first = _phrase_start(lower, begin, opened - 1)
            if _is_name(tokens, first, opened):
                return first, close
        elif lower[opened] in EDGES - {","}:
            return None
    return None


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a phrase is two capitalised words or more and tells no time or place: "On Monday", "In Vale"."""
    capitals = all(word[0].isupper() or word == "." for word in tokens.words[first:last])
    day = tokens.lower[last - 1] in DAYS or tokens.lower[first] in PREPOSITIONS
    return capitals and last - first > 1 and not day


def _comma_before(tokens: Tokens, cue: int) -> int | None:
    """Return the token of the comma before a cue, whatever auxiliaries and adverbs stand between; None without one."""
    close = cue - 1
    while close > 0 and (tokens.lower[close] in AUXILIARIES or tokens.lower[close].endswith("ly")):
        close -= 1
    return close if tokens.lower[close] == "," else None


def _phrase_start(lower: list[str], begin: int, end: int) -> int:
    first = end
    while first > begin and lower[first - 1] not in EDGES:
        first -= 1
    while first < end and lower[first] in JOINS:
        first += 1
    return first


def _hangs(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether a phrase hangs on the one before its comma: "a clerk" in an apposition, "N.Y." after a town."""
    return tokens.lower[first] in ("a", "an", "the") or (end - first <= 2 and tokens.words[first].endswith("."))
