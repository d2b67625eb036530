"""What is asked of the evidence: metrics, and the articles that are looked at; and what a figure asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from mediastudy.article import Article
from mediastudy.errors import CorpusError, UnknownNameError
from mediastudy.names import unknown
from mediastudy.record.causes import differences
from mediastudy.record.origin import Origin
from mediastudy.report.selections import COUNTED, selection
from mediastudy.tables import Work, copy_facts
from mediastudy.tables.work import Watch, unwatched

FIGURES: Mapping[str, tuple[str, ...]] = {
    "outlet_rates": ("attributions",),
    "hedges_by_voice": ("hedges_own", "hedges_quoted", "hedges_reported"),
    "rank_change": ("hedges", "hedges_own"),
    "over_time": ("hedges_own",),
    "copy_rates": ("hedges_own",),
    "verb_stance": ("attributions",),
    "distinctive_verbs": ("attributions",),
    "asymmetry": ("attributions",),
    "source_types": ("sources",),
    "anonymous_units": ("anonymous_mentions", "anonymous_sources"),
    "position_in_story": ("anonymous_mentions",),
    "specification_curve": ("anonymous_sources",),
}
"""The metrics behind a figure whose notebook has no parameter ``metrics``."""


@dataclass(frozen=True)
class Asked:
    """Metrics that count marks, and which articles are looked at: empty collections stand for all.

    `most` is the number of articles that a page shows.
    """

    metrics: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    copies: tuple[str, ...] = ()
    most: int = 100

    def check(self, work: Work, outlets: Collection[str]) -> None:
        """Raise UnknownNameError for a metric, outlet or article that is not there; `outlets` are those there are."""
        for metric in self.metrics:
            selection(metric)
        for outlet in self.outlets:
            if outlet not in outlets:
                raise UnknownNameError(unknown(outlet, outlets, "outlet"))
        missing = self.ids - {article.id for article in work.articles() if article.id in self.ids} if self.ids else ()
        if missing:
            raise UnknownNameError(f"{work.corpus}: there is no article {min(missing)!r} in it.")

    def articles(self, work: Work, jobs: int, watch: Watch = unwatched) -> Iterator[Article]:
        """Yield the articles asked for, in the order of the corpus."""
        copies = copy_facts(work, jobs, watch) if self.copies else {}
        for article in watch(work.articles(), "evidence"):
            if (
                (not self.outlets or article.outlet in self.outlets)
                and (not self.ids or article.id in self.ids)
                and (not self.copies or copies[article.id]["copy"] in self.copies)
            ):
                yield article


def behind(
    origins: Iterable[Origin], facts: Mapping[str, Any], name: str, metrics: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the metrics (or those given) and the outlets (none: all) of the figures that a file called `name` holds.

    `facts` are those of Work.facts. Raises CorpusError when a figure was made from other articles or lexicons, for
    then the words would not be those behind it, and UnknownNameError when none of them counts marks.
    """
    made = list(origins)
    for origin in made:
        apart = differences(_inputs(origin.provenance), _inputs(facts))
        if apart:
            raise CorpusError(f"{name}: {origin.figure} was made from something else: {'; '.join(apart)}.")
    counted = metrics or tuple(dict.fromkeys(metric for origin in made for metric in _metrics(origin)))
    if not counted:
        raise UnknownNameError(f"{name}: no figure in it counts marks; name what to look for with --metric.")
    outlets = [origin.provenance.get("parameters", {}).get("outlets", ()) for origin in made]
    return counted, tuple(dict.fromkeys(chain(*outlets))) if all(outlets) else ()


def _metrics(origin: Origin) -> tuple[str, ...]:
    given = origin.provenance.get("parameters", {}).get("metrics") or FIGURES.get(origin.figure, ())
    return tuple(metric for metric in given if metric in COUNTED)


def _inputs(made: Mapping[str, Any]) -> dict[str, Any]:
    return {name: made.get(name, {}) for name in ("corpus", "lexicons")}
