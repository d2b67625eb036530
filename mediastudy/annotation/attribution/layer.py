"""Layer: the attributions of a document as marks, a cue with the source and content that hang on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType

import numpy as np

from mediastudy.annotation.attribution.cascade import Found, One, find, listed
from mediastudy.annotation.attribution.certain import PHRASE
from mediastudy.annotation.attribution.clauses import marks_anonymity, speaker_before_apposition, speaker_before_clause
from mediastudy.annotation.attribution.knowledge import Keyed, knowledge, particle_codes, phrase_codes
from mediastudy.annotation.attribution.model import Model, tables
from mediastudy.annotation.attribution.page import Bools, Page, read_page
from mediastudy.annotation.attribution.rules import find_by_rule
from mediastudy.annotation.attribution.run_on import running_on
from mediastudy.annotation.attribution.stance import DEFAULT, stance_of
from mediastudy.annotation.attribution.words import Flag, Knowledge, cue_class, describer, lemma, word_class
from mediastudy.article import Document, Mark, Region, Tokens
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicons

Range = tuple[int, int]
SPEECH = frozenset(["speech", "according"])
"""The cue classes that the headline measure counts."""
NOTHING: Mapping[str, object] = MappingProxyType({})
SHIPPED = Path(__file__).resolve().parents[2] / "weights" / "attribution.npz"


@dataclass(frozen=True, slots=True)
class Engine:
    """What finds attributions, ready for any number of documents."""

    describe: Callable[[str], bytes]
    find: Callable[[Page], Found]
    verb: Callable[[str], tuple[str, str]]
    """From a word as written to its lemma and cue class."""


def attributions(document: Document, lexicons: Lexicons, cue_model: Path | None = SHIPPED) -> Iterable[Mark]:
    """Return the attributions of a document in the order of their cues.

    Each is a mark labelled ``cue`` followed by the marks labelled ``source`` (none if agentless) and ``content`` that
    hang on it; a source or content in several pieces has several. A cue's attributes: ``class`` (of the lexicon
    ``attribution_cues``), ``verb`` (lemma), ``speech`` (speech and according to), ``mode`` (direct, indirect, mixed),
    ``stance`` (codebook, section 2), ``where`` (body, headline), ``p`` (how sure the model is that the whole holds).
    `cue_model` is a file of weights, or None for the rules alone.
    """
    return attributions_together([document], lexicons, cue_model)[0]


def attributions_together(
    documents: Sequence[Document], lexicons: Lexicons, cue_model: Path | None = SHIPPED
) -> list[tuple[Mark, ...]]:
    """Return the attributions of each document: the same as one document at a time, at less than half the cost."""
    batch = [document.tokens for document in documents]
    found: list[list[Mark]] = [[] for _ in documents]
    if any(region != Region.FURNITURE for tokens in batch for region in tokens.regions):
        ready = engine(lexicons, cue_model)
        page = read_page(batch, ready.describe)
        for number, mark in _marks(batch, page, ready.find(page), ready, lexicons):
            found[number].append(mark)
    return [tuple(row) for row in found]


def engine(lexicons: Lexicons, cue_model: Path | None = SHIPPED) -> Engine:
    """Return the engine that a file of weights (None: the rules) and the lexicons make; made once.

    Raises LexiconError when ``word_classes`` or ``attribution_cues`` is not among `lexicons`.
    """
    absent = sorted({"word_classes", "attribution_cues"} - set(lexicons))
    if absent:
        raise LexiconError(f"The lexicon {absent[0]!r} is missing; load_all() gives every shipped lexicon.")
    words, cues = lexicons["word_classes"], lexicons["attribution_cues"]
    return _engine(Keyed(words.sha256, words), Keyed(cues.sha256, cues), cue_model)


@lru_cache(maxsize=4)
def _engine(words: Keyed, cues: Keyed, cue_model: Path | None) -> Engine:
    particles = particle_codes(cues.lexicon)
    if cue_model is None:
        known = knowledge(words.lexicon, cues.lexicon, {})
        search: Callable[[Page], Found] = partial(find_by_rule, particles=particles)
    else:
        with np.load(cue_model) as archive:
            table, learned = archive["weights"], tables(archive)
        known = knowledge(words.lexicon, cues.lexicon, learned["priors"])
        search = partial(find, model=Model(table, particles, phrase_codes(cues.lexicon), learned["numbers"]))
    return Engine(describer(known), search, lru_cache(1 << 14)(partial(_lemma_and_class, known)))


def _lemma_and_class(known: Knowledge, word: str) -> tuple[str, str]:
    form = word.replace("’", "'")
    stem = lemma(known, form.lower(), word_class(known.tags, form))
    return stem, cue_class(known, form.lower(), stem) or "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the marks of a page are made from: its rows as plain lists, which are faster one by one."""

    tokens: Tokens
    where: list[int]
    words_before: list[int]
    """Running counts of the words, one more than there are rows; `quoted_before` of those in quotation marks."""
    quoted_before: list[int]

    def words(self, first: int, last: int) -> list[str]:
        """Return the lower-case words of the rows from `first` to `last`, blank ones left out."""
        return [self.tokens.lower[place] for place in self.where[first:last] if place >= 0]


def _marks(
    batch: Sequence[Tokens], page: Page, found: Found, ready: Engine, lexicons: Lexicons
) -> Iterator[tuple[int, Mark]]:
    stance = cache(partial(stance_of, scheme=lexicons[DEFAULT]) if DEFAULT in lexicons else str)
    more = running_on(page, found)
    where, is_word = page.where.tolist(), page.has(Flag.WORD)
    words, quoted = _running(is_word), _running(is_word & (page.quotation >= 0))
    readings = [Reading(tokens, where, words, quoted) for tokens in batch]
    for row, one in enumerate(listed(found)):
        number = int(page.document[one.head])
        reading, content = readings[number], [*one.content, *more.get(row, ())]
        attributes = {
            **_verb(reading, one, ready, stance),
            "mode": _mode(reading, content),
            "where": "headline" if page.headline[one.head] else "body",
            "p": round(one.probability, 3),
        }
        if marks_anonymity(reading.tokens, str(attributes["verb"]), reading.where[one.head]):
            continue
        cue = _piece("cue", where[slice(*_cue_range(reading, one))], None, reading.tokens, attributes)
        yield number, cue
        for label, ranges in (("source", one.source), ("content", sorted(content))):
            for mark in _hang(label, ranges, cue, reading):
                clause = label == "source" and attributes["speech"]
                yield number, _before_clause(mark, cue, reading.tokens) if clause else mark


def _running(mask: Bools) -> list[int]:
    return [0, *np.cumsum(mask).tolist()]


def _cue_range(reading: Reading, one: One) -> Range:
    """Return the cue without its auxiliaries, but "was quoted as saying" whole (codebook, section 2)."""
    was = reading.words(one.head - 1, one.head)
    whole = one.end == one.head + PHRASE and was[:1] in (["was"], ["were"], ["is"], ["are"])
    return one.head - whole, one.end


def _verb(reading: Reading, one: One, ready: Engine, stance: Callable[[str], str]) -> dict[str, object]:
    word, *rest = reading.words(one.head, one.end)
    verb, group = ready.verb(reading.tokens.words[reading.where[one.head]])
    phrase = " ".join(["according" if word == "according" else verb, *rest])
    verb = phrase if group == "according" else verb
    neutral = stance("")
    found = stance(phrase)
    found = stance(verb) if found == neutral else found
    return {"class": group, "verb": verb, "speech": group in SPEECH, "stance": found}


def _mode(reading: Reading, content: list[Range]) -> str:
    words = sum(reading.words_before[last] - reading.words_before[first] for first, last in content)
    quoted = sum(reading.quoted_before[last] - reading.quoted_before[first] for first, last in content)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted == words else "mixed"


def _hang(label: str, ranges: Iterable[Range], cue: Mark, reading: Reading) -> Iterator[Mark]:
    """Return a mark for each range, cut where furniture interrupts it."""
    for first, last in ranges:
        places = [place for place in reading.where[first:last] if place >= 0]
        while label == "source" and len(places) > 1 and reading.tokens.words[places[-1]] in (",", ";"):
            places.pop()
        while places:
            whole = places[-1] == places[0] + len(places) - 1
            size = len(places) if whole else next(n for n in range(1, len(places)) if places[n] != places[0] + n)
            yield _piece(label, places[:size], cue, reading.tokens)
            places = places[size:]


def _before_clause(source: Mark, cue: Mark, tokens: Tokens) -> Mark:
    """Return the source, or the speaker whose clause or apposition it stands in."""
    first, head = bisect_left(tokens.starts, source.start), bisect_left(tokens.starts, cue.start)
    whole = speaker_before_clause(tokens, first, head) or speaker_before_apposition(tokens, first, head)
    return replace(source, start=tokens.starts[whole[0]], end=tokens.ends[whole[1] - 1]) if whole else source


def _piece(
    label: str, places: list[int], cue: Mark | None, tokens: Tokens, attributes: Mapping[str, object] = NOTHING
) -> Mark:
    return Mark(tokens.starts[places[0]], tokens.ends[places[-1]], label, attributes, cue)
