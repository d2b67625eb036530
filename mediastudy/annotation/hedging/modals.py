"""Modal verbs: epistemic, or else ability, permission, obligation, habit and plan (codebook, section 1)."""

from __future__ import annotations

from mediastudy.annotation.hedging.site import SUBJECTS, Site, skip_on
from mediastudy.annotation.hedging.subjects import clause, head, nearest


def may(site: Site) -> bool:
    """Say whether "may" is the verb, not the month, a wish, or a permission by rule."""
    if site.words[site.first] == "May":
        return _may_at_the_start(site)
    return site.before() != "as" and site.after() != "i"


def _may_at_the_start(site: Site) -> bool:
    following = site.after()
    if not following or following[0].isdigit() or not following[0].isalpha():
        return False
    if following in site.among("months_before") or following in {"god", "the", "he", "she", "they", "we", "you", "it"}:
        return False
    return site.before() not in site.among("months_before") and site.first > site.low


def might(site: Site) -> bool:
    """Say whether "might" is the verb, not the noun."""
    if not site.after() or not site.after()[0].isalpha():
        return site.before() in SUBJECTS and site.before(2) != "try"
    return not (site.before() in site.among("noun_determiners") and site.after() in {"of", "and", "to", "in", "or"})


def could(site: Site) -> bool:
    """Say whether "could" is a possibility rather than an ability, a permission or a past chance."""
    verb = _verb(site)
    if verb in {"be", "have", "'ve", "become", "mean", "lead"}:
        return not _in_vain(site)
    if site.negated() or _in_vain(site) or verb in site.among("abilities"):
        return False
    return not _reported_ability(site)


def _in_vain(site: Site) -> bool:
    words = {site.before(), site.before(2), site.before(3), site.before(4)}
    return bool(words & {"if", "wish", "wished", "as"}) or site.after() in {"only", "no", "barely", "hardly"}


def _reported_ability(site: Site) -> bool:
    return site.before() in SUBJECTS and site.before(2) in {
        "so",
        "that",
        "what",
        "where",
        "how",
        "all",
        "much",
        "whatever",
    }


def should(site: Site) -> bool:
    """Say whether "should" tells what is expected of a thing ("should be gone by noon"), not what one ought to do."""
    index = head(site)
    named = index > site.low and site.words[index][:1].isupper()
    if site.negated() or named or index < 0 or site.before() in site.among("persons"):
        return False
    verb = _verb(site)
    expected = site.after(skip_on(site) + 1) if verb == "be" else verb
    return expected in site.among("states" if verb == "be" else "outcomes")


def would(site: Site) -> bool:
    """Say whether "would" judges or supposes, rather than telling a plan, a habit, a refusal or a bill's terms."""
    verb = _verb(site)
    if not verb or not verb[0].isalpha() or verb in site.among("wishes") or site.after() in site.among("habits"):
        return False
    if _of(site, site.among("plan_nouns")) or _asked(site):
        return False
    return not _planned(site) or (verb == "be" and nearest(site) == "it")


def by_its_terms(site: Site) -> bool:
    """Say whether "would" tells what a bill does: "legislation that would ban", "The bill, now in the House, would"."""
    return _of(site, site.among("bills")) or (
        site.before() in {",", ")"} and any(word in site.among("bills") for word in site.lower[site.low : site.low + 4])
    )


def refusal(site: Site) -> bool:
    """Say whether somebody "would not" speak: "would not directly address", but not "I wouldn't say"."""
    return site.negated() and _verb(site) in site.among("refusals") and nearest(site) not in site.among("first_persons")


def _verb(site: Site) -> str:
    return site.after(skip_on(site))


def _of(site: Site, nouns: frozenset[str]) -> bool:
    words = [site.lower[index] for index in clause(site)]
    if words and words[-1] in nouns:
        return True
    return site.before() in {"that", "which"} and any(site.before(place) in nouns for place in range(2, 8))


def _asked(site: Site) -> bool:
    return site.before() in SUBJECTS and site.before(2) in {
        "if",
        "whether",
        "what",
        "how",
        "who",
        "wish",
        "where",
        "when",
    }


def _planned(site: Site) -> bool:
    committed = site.among("commit_verbs")
    if any(site.before(place) in committed for place in range(1, 7)):
        return True
    if site.before() not in SUBJECTS - {"i"}:
        return False
    verb = site.before(3) if site.before(2) == "that" else site.before(2)
    return verb in site.among("report_verbs")
