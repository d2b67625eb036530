"""Quantities: about, around and some before a number, not as preposition or determiner (codebook, section 1)."""

from __future__ import annotations

from mediastudy.annotation.hedging.site import Site, is_number


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
