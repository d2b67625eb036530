"""Adverbs, adjectives and nouns: what stands beside them decides their sense (codebook, section 1)."""

from __future__ import annotations

from mediastudy.annotation.hedging.site import BE, MODALS, NOT_WORDS, SUBJECTS, Site

NOT_ADVERB = frozenset({"more", "less", "a", "the", "as", "so", "'s", "his", "her", "its", "and", "any", "no"})


def always(site: Site) -> bool:
    """Say yes: the form has no other sense in news."""
    return True


def negated(site: Site) -> bool:
    """Say whether a negation stands within six words before: "not necessarily", "wouldn't say it's necessarily"."""
    return any(site.before(place) in NOT_WORDS for place in range(1, 7))


def likely_adverb(site: Site) -> bool:
    """Say whether "likely" belongs to a verb: "will likely cut", "most likely because"."""
    graded = site.before() in {"most", "very", "quite"}
    before, following = site.before(2 if graded else 1), site.after()
    if following in {"to", "that"} or before in NOT_ADVERB:
        return False
    if before in MODALS | SUBJECTS or before in {"have", "has", "had", "who", "which"}:
        return True
    if before in BE:
        return following.endswith(("ed", "ing", "en")) or following in {"a", "the", "an", "because", "due", "not", "be"}
    return following.endswith("ed") or following in {
        "be",
        "have",
        "will",
        "would",
        "because",
        "due",
        "has",
        "had",
        "not",
    }


def attributive(site: Site) -> bool:
    """Say whether an adjective stands before a noun: "a potential rival", not "its marketing potential"."""
    following = site.after()
    return bool(following) and following[0].isalnum() and following not in site.among("prepositions") | BE | MODALS


def apparent(site: Site) -> bool:
    """Say whether "apparent" means seeming: before a noun, or behind seem; not "it became apparent"."""
    if site.before() in {"seems", "seem", "seemed"}:
        return True
    return site.before() not in BE | {"became", "become", "becoming", "made", "readily"} and attributive(site)


def attributive_participle(site: Site) -> bool:
    """Say whether "alleged", "supposed" or "suspected" qualifies a noun, not a clause or a name before it."""
    if site.after() in {"to", "of", "that", "in", "he", "she", "they", "it"} or not attributive(site):
        return False
    named = site.first - 1 > site.low and site.words[site.first - 1][:1].isupper()
    return not named and site.before() not in BE | SUBJECTS | {"had", "has", "have", "who", "long"}


def indication(site: Site) -> bool:
    """Say whether something is indicated or not ("no indication that"); "is no indication of" denies a meaning."""
    return not (site.before() == "no" and site.before(2) in BE and site.before(3) != "there")


def my_noun(site: Site) -> bool:
    """Say whether an opinion is the speaker's own: "my guess", "our understanding"."""
    return site.before() in {"my", "our"} or (site.before() == "best" and site.before(2) in {"my", "our"})


def impersonal_noun(site: Site) -> bool:
    """Say whether a suggestion is nobody's: no possessor stands before it."""
    return site.before() in site.among("before_suggestions") | {""} and site.after() in {"that", "of"}


def doubt_noun(site: Site) -> bool:
    """Say whether doubt is about what is said: "in doubt", "some doubt", "doubts that"."""
    return site.before() in {"in", "some"}
