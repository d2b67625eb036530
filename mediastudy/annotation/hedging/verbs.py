"""Verbs: seem or come into view, one's own belief or somebody's position, forecast or demand (codebook, section 1)."""

from __future__ import annotations

from mediastudy.annotation.hedging.site import BE, Site, is_number, skip_back, skip_on
from mediastudy.annotation.hedging.subjects import is_first_person, is_speaker_again, is_thing, nearest

QUALITIES = (
    "ed",
    "ing",
    "ful",
    "ive",
    "ous",
    "able",
    "ible",
    "ent",
    "ant",
    "al",
    "ic",
    "ain",
    "less",
    "y",
    "un",
    "er",
    "en",
)


def appear(site: Site) -> bool:
    """Say whether "appear" means seem, not come into view: what follows is "to", "that", or a quality."""
    following = site.after(skip_on(site))
    if following in {"to", "that", "as", "likely", "unlikely"}:
        return following != "as" or site.after(2) in {"if", "though"}
    if not following or not following[0].isalpha() or following in site.among("prepositions"):
        return False
    return following not in site.among("weekdays") and following.endswith(QUALITIES)


def looks(site: Site) -> bool:
    """Say whether "looks like" judges how things will turn out: followed by a clause or an infinitive."""
    if site.lower[site.last - 1] == "like":
        return site.after() in site.among("clause_starts") and nearest(site) in {"it", "this", "that"}
    return True


def thing_subject(site: Site) -> bool:
    """Say whether the subject of suggest, indicate or imply is a thing; a person's is an attribution (codebook, 1)."""
    if site.after() in {"whether", "a", "he", "she"} and site.negated():
        return False
    if site.lower[site.first].endswith("ing"):
        return is_thing(site) and site.before() not in {"not", "even", "is", "are", "was", "were"}
    return is_thing(site)


def thing_or_first_person(site: Site) -> bool:
    """Say whether an assumption is the speaker's own or a thing's ("the forecast assumes")."""
    return is_first_person(site) or is_thing(site)


def first_person(site: Site) -> bool:
    """Say whether the belief is the speaker's own: "I think", "she said she believed"."""
    if site.before() in {"can", "could", "must", "'ll", "to", "can't"}:
        return False
    return is_first_person(site) or is_speaker_again(site)


def first_person_state(site: Site) -> bool:
    """Say whether the speaker is the one who isn't sure: "I'm not sure that"."""
    return nearest(site) in site.among("first_persons")


def first_person_or_initial(site: Site) -> bool:
    """Say whether the speaker guesses: "I guess", or "Guess she ..." at the start of a sentence."""
    return first_person(site) or (site.first == site.low and site.after() in site.among("clause_starts"))


def first_person_clause(site: Site) -> bool:
    """Say whether the speaker understands, fears or feels *that* something is so, not how he feels."""
    if nearest(site) not in {"i", "we"} or site.negated():
        return False
    following = site.after()
    return following in site.among("clause_starts") or site.words[site.last : site.last + 1] != [site.after()]


def forecast(site: Site) -> bool:
    """Say whether "expected" forecasts: a passive with an infinitive, and nobody required to do it."""
    index = skip_back(site, "mid_adverbs")
    before = site.lower[index] if index >= 0 else ""
    if before not in BE or "somehow" in (site.before(), site.before(2)):
        return False
    if site.after() == "by":
        return site.after(2) in site.among("times") or is_number(site.after(2), site.lists)
    return not site.after() or site.after() in site.among("expected_next")


def passive(site: Site) -> bool:
    """Say whether the participle is passive with no agent: "is said to", "are thought to"."""
    index = skip_back(site, "mid_adverbs")
    return index >= 0 and site.lower[index] in BE


def it_passive(site: Site) -> bool:
    """Say whether an impersonal passive carries a clause: "it is believed that", "it's assumed the ruling"."""
    index = skip_back(site, "mid_adverbs")
    if index <= site.low or site.lower[index] not in BE:
        return False
    return site.lower[index - 1] == "it" and site.after() in site.among("clause_starts")
