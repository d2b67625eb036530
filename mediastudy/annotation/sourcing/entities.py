"""Entities: the distinct sources of an article, as the linking meets them one attribution after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from mediastudy.annotation.sourcing.kinds import Kind
from mediastudy.annotation.sourcing.names import Page, Person
from mediastudy.annotation.sourcing.phrases import Phrase
from mediastudy.annotation.sourcing.vocabulary import Vocabulary
from mediastudy.article import Tokens

NOT_A_SLUG = re.compile(r"[^\w]+")


@dataclass(slots=True)
class Entity:
    """One source of the article: what it is and where it was last met."""

    slug: str
    kind: Kind
    plural: bool = False
    gender: str = ""
    lemma: str = ""
    modifiers: frozenset[str] = frozenset()
    number: int = 0
    last: int = -1
    """The token of its last mention."""
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class Link:
    """The source an attribution goes back to, its phrase if it has one, and why."""

    entity: Entity | None
    kind: Kind
    why: str
    phrase: Phrase | None = None


@dataclass(slots=True)
class Cast:
    """The sources met so far in one article, with what the rules look up; it lives for one call."""

    page: Page
    entities: list[Entity] = field(default_factory=list)
    by_slug: dict[str, Entity] = field(default_factory=dict)
    by_head: dict[int, Entity] = field(default_factory=dict)
    recent: Entity | None = None

    @property
    def tokens(self) -> Tokens:
        """The tokens of the article."""
        return self.page.tokens

    @property
    def words(self) -> Vocabulary:
        """The vocabulary."""
        return self.page.words

    def add(self, stem: str, kind: Kind, at: int, **traits: object) -> Entity:
        """Return a new entity with a slug of its own, made from `stem`."""
        base = NOT_A_SLUG.sub("-", stem.lower()).strip("-") or "source"
        slug, number = base, 1
        while slug in self.by_slug:
            number += 1
            slug = f"{base}-{number}"
        entity = Entity(slug, kind, last=at, **traits)  # type: ignore[arg-type]  # traits are Entity's own fields
        self.entities.append(entity)
        self.by_slug[slug] = entity
        return entity

    def latest(self) -> Iterator[Entity]:
        """Yield the entities, those met last first."""
        return iter(sorted(self.entities, key=attrgetter("last"), reverse=True))

    def person(self, person: Person, kind: Kind, at: int) -> Entity:
        """Return the entity of a named person."""
        key = f"person {id(person)}"
        if key not in self.by_slug:
            self.by_slug[key] = self.add(person.surname, kind, at, gender=person.gender, lemma=person.surname)
        return self.by_slug[key]

    def sentence(self, token: int) -> int:
        """Return the number of the sentence of a token."""
        return self.tokens.sentence_of[token]
