"""Outlet names: which spellings in a corpus are likely one outlet, and why; a proposal that a person decides on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mediastudy.article import Article
from mediastudy.corpus.outlet_map import spelled
from mediastudy.lexicon import Lexicon

HOSTLIKE = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?\Z")
THE = re.compile(r"^the\s+|,\s*the$")
AFTER = re.compile(r"\s*(?:\s[-–—|:]\s*|\()([^()\-–—|:]+)\)?\s*\Z")
MOST = 0.8
"""From this share of its articles on, a name belongs to the host that they stand at,"""
LEAST = 3
"""if it has so many articles."""


@dataclass(slots=True)
class Spelling:
    """One spelling: how many articles have it, and how many of these stand at each site."""

    articles: int = 0
    sites: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Merge:
    """A spelling that is proposed to be the same outlet as another, and why."""

    spelling: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """An outlet under several spellings: its name, and each spelling with its number of articles and the reason."""

    name: str
    spellings: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of the lexicon ``outlet_names``, by kind."""

    edition: frozenset[str]
    platform: frozenset[str]
    ending: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> _Words:
        kinds: dict[str, set[str]] = defaultdict(set)
        for entry in lexicon.entries:
            kinds[entry["kind"]].update(entry["forms"])
        return cls(*(frozenset(kinds[kind]) for kind in ("edition", "platform", "ending")))


def spellings(articles: Iterable[Article], lexicon: Lexicon, column: str, place: str) -> dict[str, Spelling]:
    """Return the spellings in `column`; an article's site is that of its address, else of a spelling that is a host."""
    words, fields = _Words.of(lexicon), lexicon.settings.get("fields", {}).get("address", ())
    found: dict[str, Spelling] = defaultdict(Spelling)
    for article in articles:
        name = spelled(article, column, place)
        address = next((str(value) for key in fields if (value := article.metadata.get(key))), "")
        site = _site(address if HOSTLIKE.match(address) else name, words)
        found[name].articles += 1
        if site:
            found[name].sites[site] += 1
    return dict(found)


def propose(found: Mapping[str, Spelling], lexicon: Lexicon, known: Mapping[str, str] | None = None) -> list[Group]:
    """Return the outlets with several spellings, that with most articles first; `known` is a map that holds already."""
    words, known = _Words.of(lexicon), known or {}
    merges = [*_known(known, found), *_merges(found, words)]
    head: dict[str, str] = {name: name for name in found}
    why: dict[str, str] = {}
    for merge in merges:
        one, two = _root(head, merge.spelling), _root(head, merge.other)
        if one != two:
            head[one] = two
            why[merge.spelling] = merge.reason
    members: dict[str, list[str]] = defaultdict(list)
    for name in found:
        members[_root(head, name)].append(name)
    several = (names for names in members.values() if len(names) > 1)
    groups = [_group(names, found, why, _name(names, found, known, words)) for names in several]
    return sorted(groups, key=lambda group: (-sum(count for _, count, _ in group.spellings), group.name))


def _known(known: Mapping[str, str], found: Mapping[str, Spelling]) -> Iterator[Merge]:
    first: dict[str, str] = {}
    for spelling, name in known.items():
        if spelling in found and first.setdefault(name, spelling) != spelling:
            yield Merge(spelling, first[name], "in the map given")


def _merges(found: Mapping[str, Spelling], words: _Words) -> Iterator[Merge]:
    """The merges in the order of their certainty, each with the most frequent spelling that it is the same as."""
    ranked = sorted(found, key=lambda name: (-found[name].articles, name))
    for key_of, reason in (
        (_letters, "the same but for case, spaces, 'The'"),
        (lambda name: _site(name, words), "the same site, {}"),
        (lambda name: _letters(_without_edition(name, words)), "an edition or section of the same name"),
        (lambda name: _as_host(name, words), "the host spells it"),
        (lambda name: _at(found[name]), "{share} of its articles stand at {}"),
    ):
        first: dict[str, str] = {}
        for name in ranked:
            key = key_of(name)
            if key and first.setdefault(key, name) != name:
                share = f"{found[name].sites[key]} of {found[name].articles}"
                yield Merge(name, first[key], reason.format(key, share=share))


def _group(names: list[str], found: Mapping[str, Spelling], why: Mapping[str, str], called: str) -> Group:
    ranked = sorted(names, key=lambda name: (-found[name].articles, name))
    return Group(called, tuple((name, found[name].articles, why.get(name, "the most frequent")) for name in ranked))


def _name(names: list[str], found: Mapping[str, Spelling], known: Mapping[str, str], words: _Words) -> str:
    """The name in the map given, else the most frequent one that is no host, without its edition, else the site."""
    ranked = sorted(names, key=lambda name: (-found[name].articles, name))
    spelled_out = (_without_edition(name, words) for name in ranked if not HOSTLIKE.match(name))
    site = _site(ranked[0], words) or ranked[0]
    return next((known[name] for name in ranked if name in known), "") or next(spelled_out, site)


def _root(head: Mapping[str, str], name: str) -> str:
    while head[name] != name:
        name = head[name]
    return name


def _letters(name: str) -> str:
    """A name's letters and digits in lower case, without "The"; a host's as they are."""
    plain = name.casefold().strip()
    return "".join(re.findall(r"\w", THE.sub("", plain))) if not HOSTLIKE.match(plain) else plain


def _without_edition(name: str, words: _Words) -> str:
    match = AFTER.search(name)
    return name[: match.start()] if match and match.group(1).strip().casefold() in words.edition else name


def _site(address: str, words: _Words) -> str:
    """The site of an address or host: the host without what stands before its own name; empty for any other name."""
    if not HOSTLIKE.match(address):
        return ""
    host = (urlsplit(address if "//" in address else f"//{address}").hostname or "").removeprefix("www.")
    parts = host.split(".")
    kept = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in words.ending else 2
    site = ".".join(parts[-kept:])
    return host if site in words.platform else site


def _label(site: str, words: _Words) -> str:
    return "" if not site or site in words.platform else site.split(".", maxsplit=1)[0].replace("-", "")


def _as_host(name: str, words: _Words) -> str:
    """What a host spells, or a name with its words run together: the same for one outlet's host and name."""
    return _label(_site(name, words), words) or _letters(_without_edition(name, words))


def _at(spelling: Spelling) -> str:
    site, count = spelling.sites.most_common(1)[0] if spelling.sites else ("", 0)
    return site if spelling.articles >= LEAST and count >= MOST * spelling.articles else ""
