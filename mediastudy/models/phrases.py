"""Phrases: what a sentence calls what is counted."""

from __future__ import annotations

from collections.abc import Mapping

from mediastudy.metrics import STANCES

PHRASES: Mapping[str, tuple[str, str]] = {
    "words": ("word", "words"),
    "words_own": ("word in the outlet's own voice", "words in the outlet's own voice"),
    "words_quoted": ("quoted word", "quoted words"),
    "words_reported": ("reported word", "reported words"),
    "words_headline": ("headline word", "headline words"),
    "words_furniture": ("word of page furniture", "words of page furniture"),
    "sentences": ("sentence", "sentences"),
    "hedges": ("hedge", "hedges"),
    "hedges_own": ("hedge in the outlet's own voice", "hedges in the outlet's own voice"),
    "hedges_quoted": ("hedge inside quotations", "hedges inside quotations"),
    "hedges_reported": ("hedge in reported speech", "hedges in reported speech"),
    "hedges_headline": ("hedge in the headline", "hedges in headlines"),
    "attributions": ("attribution", "attributions"),
    "attributions_all": ("attribution of any class", "attributions of any class"),
    **{mode: (f"{mode} attribution", f"{mode} attributions") for mode in ("direct", "indirect", "mixed")},
    **{stance: (f"{stance} attribution", f"{stance} attributions") for stance in STANCES},
    "anonymous_mentions": ("mention of an anonymous source", "mentions of anonymous sources"),
    "anonymous_sources": ("anonymous source", "anonymous sources"),
    "explicit_anonymity": ("source of declared anonymity", "sources of declared anonymity"),
    "sources": ("source", "sources"),
    "identified_sources": ("identified source", "identified sources"),
}
"""What a sentence calls one of a metric, and many."""


def phrase(name: str) -> tuple[str, str]:
    """Return what a sentence calls one and many of a column; one that is no metric is called by its name."""
    plain = name.replace("_", " ")
    return PHRASES.get(name, (plain, plain))
