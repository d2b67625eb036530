"""Metrics: a count each, ``Document -> int``; what it is counted against (words, attributions) is a count as well.

Body text only, unless the name says otherwise (codebook, section 4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediastudy.article import Document, Mark

Metric = Callable[[Document], int]

BODY_VOICES = ("own", "quoted", "reported")
STANCES = ("neutral", "endorsing", "distancing", "argumentative")
SOURCE_TYPES = (
    "named_person",
    "named_organisation",
    "media",
    "document",
    "unnamed_person",
    "unnamed_group",
    "unnamed_report",
    "none",
)
IDENTIFIED = ("named_person", "named_organisation", "media", "document")


def words(document: Document) -> int:
    """Return the number of words of the body: tokens with a letter or digit (codebook, section 4)."""
    return sum(_words_of(document, voice) for voice in BODY_VOICES)


def words_own(document: Document) -> int:
    """Return the number of body words in the outlet's own voice."""
    return _words_of(document, "own")


def words_quoted(document: Document) -> int:
    """Return the number of body words inside direct quotations."""
    return _words_of(document, "quoted")


def words_reported(document: Document) -> int:
    """Return the number of body words inside the content of indirect attributions."""
    return _words_of(document, "reported")


def words_headline(document: Document) -> int:
    """Return the number of words of the headline, as far as it stands in the text."""
    return _words_of(document, "headline")


def words_furniture(document: Document) -> int:
    """Return the number of words of page furniture."""
    return _words_of(document, "furniture")


def sentences(document: Document) -> int:
    """Return the number of sentences of the whole text."""
    return len(document.tokens.sentences)


def hedges(document: Document) -> int:
    """Return the number of hedges in the body, whoever hedges (codebook, section 1)."""
    return len(_in_body(document, "hedges"))


def hedges_own(document: Document) -> int:
    """Return the number of hedges in the outlet's own voice."""
    return _having(_in_body(document, "hedges"), voice="own")


def hedges_quoted(document: Document) -> int:
    """Return the number of hedges inside direct quotations."""
    return _having(_in_body(document, "hedges"), voice="quoted")


def hedges_reported(document: Document) -> int:
    """Return the number of hedges inside the content of indirect attributions."""
    return _having(_in_body(document, "hedges"), voice="reported")


def hedges_headline(document: Document) -> int:
    """Return the number of hedges in the headline, as far as it stands in the text."""
    return _having(document["hedges"], where="headline")


def attributions(document: Document) -> int:
    """Return the number of attributions by speech or writing: the headline measure (codebook, section 2)."""
    return len(_speech(document))


def attributions_all(document: Document) -> int:
    """Return the number of attributions of every class of cue: speech, thought, intent, evidence, ..."""
    return len(_cues(document))


def direct(document: Document) -> int:
    """Return the number of speech attributions whose content is all inside quotation marks."""
    return _having(_speech(document), mode="direct")


def indirect(document: Document) -> int:
    """Return the number of speech attributions whose content is outside quotation marks."""
    return _having(_speech(document), mode="indirect")


def mixed(document: Document) -> int:
    """Return the number of speech attributions whose content is partly inside quotation marks."""
    return _having(_speech(document), mode="mixed")


def neutral(document: Document) -> int:
    """Return the number of speech attributions by a neutral cue (codebook, section 2)."""
    return _having(_speech(document), stance="neutral")


def endorsing(document: Document) -> int:
    """Return the number of speech attributions by a cue that presupposes the truth of what is said."""
    return _having(_speech(document), stance="endorsing")


def distancing(document: Document) -> int:
    """Return the number of speech attributions by a cue that lets the truth of what is said hang."""
    return _having(_speech(document), stance="distancing")


def argumentative(document: Document) -> int:
    """Return the number of speech attributions by a cue that shows a contest or an appeal."""
    return _having(_speech(document), stance="argumentative")


def anonymous_mentions(document: Document) -> int:
    """Return the number of speech attributions to an anonymous source (codebook, section 3)."""
    return _having(_speakers(document), anonymous=True)


def anonymous_sources(document: Document) -> int:
    """Return the number of distinct anonymous sources: linked mentions count once."""
    return len({mark.attributes["entity"] for mark in _speakers(document) if mark.attributes["anonymous"]})


def explicit_anonymity(document: Document) -> int:
    """Return the number of distinct sources whose anonymity the article itself declares."""
    return len({mark.attributes["entity"] for mark in _speakers(document) if mark.attributes["explicit"]})


def sources(document: Document) -> int:
    """Return the number of distinct sources of speech attributions (agentless ones have none)."""
    return len({mark.attributes["entity"] for mark in _speakers(document) if mark.label != "none"})


def identified_sources(document: Document) -> int:
    """Return the number of distinct sources that are named persons, organisations, media or documents."""
    return len({mark.attributes["entity"] for mark in _speakers(document) if mark.label in IDENTIFIED})


METRICS: Mapping[str, Metric] = {
    metric.__name__: metric
    for metric in (
        words,
        words_own,
        words_quoted,
        words_reported,
        words_headline,
        words_furniture,
        sentences,
        hedges,
        hedges_own,
        hedges_quoted,
        hedges_reported,
        hedges_headline,
        attributions,
        attributions_all,
        direct,
        indirect,
        mixed,
        neutral,
        endorsing,
        distancing,
        argumentative,
        anonymous_mentions,
        anonymous_sources,
        explicit_anonymity,
        sources,
        identified_sources,
    )
}


EXPOSURES: Mapping[str, str] = {
    "hedges_own": "words_own",
    "hedges_quoted": "words_quoted",
    "hedges_reported": "words_reported",
    "hedges_headline": "words_headline",
}
"""What a metric is counted against where that is not the words of the body (codebook, section 4)."""

TITLES: Mapping[str, str] = {
    "hedges": "Hedges",
    "hedges_own": "Hedges, own voice",
    "hedges_quoted": "Hedges, quoted",
    "hedges_reported": "Hedges, reported",
    "attributions": "Attributions",
    "anonymous_mentions": "Anonymous mentions",
    "anonymous_sources": "Anonymous sources",
}
"""What a figure calls a metric; any other is called by its name."""


def _words_of(document: Document, owner: str) -> int:
    return sum(mark.attributes["words"] for mark in document["voices"] if mark.label == owner)


def _in_body(document: Document, layer: str) -> list[Mark]:
    return [mark for mark in document[layer] if mark.attributes["where"] == "body"]


def _cues(document: Document) -> list[Mark]:
    return [mark for mark in document["attributions"] if mark.label == "cue" and mark.attributes["where"] == "body"]


def _speech(document: Document) -> list[Mark]:
    return [cue for cue in _cues(document) if cue.attributes["speech"]]


def _speakers(document: Document) -> list[Mark]:
    return [mark for mark in _in_body(document, "sources") if mark.of and mark.of.attributes["speech"]]


def _having(marks: tuple[Mark, ...] | list[Mark], **wanted: object) -> int:
    return sum(all(mark.attributes.get(name) == value for name, value in wanted.items()) for mark in marks)
