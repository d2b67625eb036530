"""Subjects: who or what is said to suggest, believe or expect, read off the words before the verb."""

from __future__ import annotations

from mediastudy.annotation.hedging.site import BREAKS, Site, skip_back

STARTS = frozenset(
    {
        "and",
        "but",
        "because",
        "while",
        "though",
        "although",
        "when",
        "if",
        "since",
        "whether",
        "so",
        "or",
        "that",
        "yet",
    }
)
LINKS = frozenset(
    {"of", "from", "in", "on", "by", "for", "with", "at", "to", "about", "among", "into", "after", "before"}
)


def clause(site: Site) -> list[int]:
    """Return the indices of the words from the start of the clause to the site, without auxiliaries and adverbs."""
    last = skip_back(site, "skipped")
    if last < 0:
        return []
    first = last
    while first > site.low and site.lower[first - 1] not in BREAKS and site.lower[first - 1] not in STARTS:
        first -= 1
    return list(range(first, last + 1))


def head(site: Site) -> int:
    """Return the index of the head noun of the subject before the site: the last word before its first preposition.

    -1 when there is no subject in the clause.
    """
    indices = clause(site)
    for place, index in enumerate(indices):
        if place and site.lower[index] in LINKS:
            return indices[place - 1]
    return indices[-1] if indices else -1


def nearest(site: Site) -> str:
    """Return the nearest word before the site that is neither auxiliary nor adverb, in lower case; "" if none."""
    index = skip_back(site, "skipped")
    return site.lower[index] if index >= 0 else ""


def is_thing(site: Site) -> bool:
    """Say whether the subject of the verb at the site is a thing that cannot state anything itself (codebook, 1)."""
    things = site.among("things")
    if nearest(site) in site.among("persons"):
        return False
    index = head(site)
    return nearest(site) in things or (index >= 0 and site.lower[index] in things)


def is_first_person(site: Site) -> bool:
    """Say whether the writer or speaker is the subject of the verb at the site."""
    return nearest(site) in site.among("first_persons")


def is_speaker_again(site: Site) -> bool:
    """Say whether the subject is a pronoun for the speaker just named: "Dole said he believed"."""
    index = skip_back(site, "skipped")
    if index <= site.low or site.lower[index] not in site.among("third_persons"):
        return False
    before = site.lower[index - 1]
    if before == "that" and index - 1 > site.low:
        before = site.lower[index - 2]
    return before in site.among("report_verbs")
