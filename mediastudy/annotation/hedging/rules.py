"""Rules: each says of a phrase at its place whether it hedges there; a lexicon entry names the one it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediastudy.annotation.hedging import modals
from mediastudy.annotation.hedging.site import NOT_WORDS, Site, is_number, skip_back, skip_on
from mediastudy.annotation.hedging.subjects import head, is_first_person, is_speaker_again, is_thing, nearest

Rule = Callable[[Site], bool]

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "am"})
MODALS = frozenset({"would", "could", "may", "might", "will", "should", "to", "must", "can", "'ll", "'d"})


def always(site: Site) -> bool:
    """Say yes: the form has no other sense in news."""
    return True


def appear(site: Site) -> bool:
    """Say whether "appear" means seem, not come into view: what follows is "to", "that", or a quality."""
    following = site.after(skip_on(site))
    if following in {"to", "that", "as", "likely", "unlikely"}:
        return following != "as" or site.after(2) in {"if", "though"}
    if not following or not following[0].isalpha() or following in site.among("prepositions"):
        return False
    return following not in site.among("weekdays") and following.endswith(QUALITIES)


NOT_ADVERB = frozenset({"more", "less", "a", "the", "as", "so", "'s", "his", "her", "its", "and", "any", "no"})

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


def first_person_state(site: Site) -> bool:
    """Say whether the speaker is the one who isn't sure: "I'm not sure that"."""
    return nearest(site) in site.among("first_persons")


def thing_or_first_person(site: Site) -> bool:
    """Say whether an assumption is the speaker's own or a thing's ("the forecast assumes")."""
    return is_first_person(site) or is_thing(site)


def first_person(site: Site) -> bool:
    """Say whether the belief is the speaker's own: "I think", "she said she believed"."""
    if site.before() in {"can", "could", "must", "'ll", "to", "can't"}:
        return False
    return is_first_person(site) or is_speaker_again(site)


def first_person_or_initial(site: Site) -> bool:
    """Say whether the speaker guesses: "I guess", or "Guess she ..." at the start of a sentence."""
    return first_person(site) or (site.first == site.low and site.after() in site.among("clause_starts"))


def first_person_clause(site: Site) -> bool:
    """Say whether the speaker understands, fears or feels *that* something is so, not how he feels."""
    if nearest(site) not in {"i", "we"} or site.negated():
        return False
    following = site.after()
    return following in site.among("clause_starts") or site.words[site.last : site.last + 1] != [site.after()]


def negated(site: Site) -> bool:
    """Say whether a negation stands within three words before: "not necessarily"."""
    return any(site.before(place) in NOT_WORDS for place in (1, 2, 3))


def likely_adverb(site: Site) -> bool:
    """Say whether "likely" belongs to a verb: "will likely cut", "most likely because"."""
    graded = site.before() in {"most", "very", "quite"}
    before, following = site.before(2 if graded else 1), site.after()
    if following in {"to", "that"} or before in NOT_ADVERB:
        return False
    if before in MODALS | modals.SUBJECTS or before in {"have", "has", "had", "who", "which"}:
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
    return site.before() not in BE | modals.SUBJECTS | {"had", "has", "have", "who", "long"} and site.words[
        site.first - 1 : site.first
    ] != [site.before().title()]


def not_verb(site: Site) -> bool:
    """Say whether a noun such as "rumor" stands as a noun with content, not in a saying."""
    return site.before() != "to" and site.after() != ","


def my_noun(site: Site) -> bool:
    """Say whether an opinion is the speaker's own: "my guess", "our understanding"."""
    return site.before() in {"my", "our"} or (site.before() == "best" and site.before(2) in {"my", "our"})


def impersonal_noun(site: Site) -> bool:
    """Say whether a suggestion is nobody's: no possessor stands before it."""
    return (
        site.before() in {"the", "a", "any", "no", ""} and site.after() in {"that", "of"} and site.before(2) != "from"
    )


def doubt_noun(site: Site) -> bool:
    """Say whether doubt is about what is said: "in doubt", "some doubt", "doubts that"."""
    return site.before() in {"in", "some", "serious", "considerable", "still"}


def quantity(site: Site) -> bool:
    """Say whether "about" or "around" rounds a number: a quantity follows and no verb of topic stands before."""
    following = site.after()
    if following in {"evenly", "equally", "even"} or (following == "the" and site.after(2) == "same"):
        return True
    if following in {"a", "an", "as", "every"}:
        return site.after(2) in site.among("numbers") | {
            "third",
            "quarter",
            "week",
            "month",
            "year",
            "many",
            "decade",
            "much",
        } and (site.before() not in site.among("topic_verbs"))
    if not is_number(following, site.lists):
        return False
    return following[0].isdigit() or following in "$£€" or _rounds_a_word(site)


def _rounds_a_word(site: Site) -> bool:
    if site.before() in site.among("topic_verbs") or site.after(2) in {"of", "thing", "things", "another"}:
        return site.after() == "half"
    return site.after() != "one" or site.after(2) in site.among("units")


def some_number(site: Site) -> bool:
    """Say whether "some" rounds a number: digits or a number word follow."""
    return is_number(site.after(), site.lists) and site.after() != "one"


def forecast(site: Site) -> bool:
    """Say whether "expected" forecasts: a passive with an infinitive, and nobody required to do it."""
    index = skip_back(site, "mid_adverbs")
    before = site.lower[index] if index >= 0 else ""
    if before not in BE or "somehow" in (site.before(), site.before(2)):
        return False
    return site.after() in {
        "to",
        "by",
        "in",
        "at",
        "on",
        "later",
        "this",
        "next",
        "from",
        ",",
        ".",
        "soon",
        "as",
        "over",
        "",
    }


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


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.__name__: rule
        for rule in (
            always,
            appear,
            apparent,
            attributive,
            attributive_participle,
            doubt_noun,
            first_person,
            first_person_clause,
            first_person_or_initial,
            first_person_state,
            forecast,
            impersonal_noun,
            it_passive,
            likely_adverb,
            looks,
            my_noun,
            negated,
            not_verb,
            passive,
            quantity,
            some_number,
            thing_or_first_person,
            thing_subject,
            modals.by_its_terms,
            modals.could,
            modals.may,
            modals.might,
            modals.should,
            modals.would,
        )
    }
)

__all__ = ["RULES", "Rule", "head"]
