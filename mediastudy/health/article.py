"""Checking an article: what is odd about its text, in the columns that the article table keeps of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from itertools import compress
from typing import Any

from mediastudy.annotation.paragraphs import wrapped_at
from mediastudy.annotation.tokens import is_word
from mediastudy.article import Document, Region
from mediastudy.health.damage import damage
from mediastudy.health.endings import cut_off
from mediastudy.health.language import language
from mediastudy.lexicon import Lexicons

CHECK_COLUMNS: Mapping[str, str] = {
    "language": "what the body is written in, an ISO 639-1 code; empty when it cannot be told",
    "damage": "places where the encoding is damaged",
    "damage_kinds": "of what kind, and how many of each",
    "wrapped_at": "the column at which lines are hard-wrapped; 0 when they are not",
    "cut_off": "how the end shows that text is missing; empty when it does not",
    "furniture_rules": "the rules that found furniture, and how many words each",
    "body_digest": "the same for articles whose bodies have the same words",
}
COUNTS = ("damage", "wrapped_at")
"""Those of the columns that are numbers; the others are text."""


def check(document: Document, lexicons: Lexicons) -> dict[str, Any]:
    """Return the columns CHECK_COLUMNS of one article, from its text, its tokens and its furniture."""
    text, tokens = document.article.text, document.tokens
    body = list(compress(tokens.lower, (region == Region.BODY for region in tokens.regions)))
    words = list(filter(is_word, body))
    damaged = damage(text)
    return {
        "language": language(words, lexicons["languages"]),
        "damage": sum(damaged.values()),
        "damage_kinds": _listed(damaged),
        "wrapped_at": wrapped_at(text),
        "cut_off": cut_off(*_last_lines(document)),
        "furniture_rules": _listed(_words_by_rule(document)),
        "body_digest": hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest(),
    }


def words_by_region(document: Document) -> dict[str, int]:
    """Return the words of body, headline and furniture: what the metrics of these names count."""
    tokens = document.tokens
    counts = Counter(compress(tokens.regions, map(is_word, tokens.words)))
    names = {"words": Region.BODY, "words_headline": Region.HEADLINE, "words_furniture": Region.FURNITURE}
    return {name: counts[region] for name, region in names.items()}


def _words_by_rule(document: Document) -> dict[str, int]:
    text, counts = document.article.text, Counter[str]()
    for mark in document["furniture"]:
        counts[mark.attributes["rule"]] += len(text[mark.start : mark.end].split())
    return dict(sorted(counts.items()))


def _last_lines(document: Document) -> tuple[str, str]:
    """The last line with words of the body and the one before it; furniture at the end of the page is passed over."""
    tokens = document.tokens
    last = next((at for at in reversed(range(len(tokens))) if tokens.regions[at] == Region.BODY), -1)
    lines = document.article.text[: tokens.ends[last]].rsplit("\n", 8) if last >= 0 else []
    *before, line = [""] + [stripped for raw in lines if (stripped := raw.strip())]
    return line, before[-1] if before else ""


def _listed(counts: Mapping[str, int]) -> str:
    return "; ".join(f"{name} {count}" for name, count in counts.items())
