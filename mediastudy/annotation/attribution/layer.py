"""Layer: the attributions of a document as marks, a cue with the source and content that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from mediastudy.annotation.attribution.cascade import Found, find
from mediastudy.annotation.attribution.knowledge import Keyed, knowledge
from mediastudy.annotation.attribution.model import Model, particle_codes, sigmoid, tables
from mediastudy.annotation.attribution.page import Page, read_page
from mediastudy.annotation.attribution.run_on import running_on
from mediastudy.annotation.attribution.stance import DEFAULT, stance_of
from mediastudy.annotation.attribution.words import CLASSES, Knowledge, describer, lemma, word_class
from mediastudy.annotation.tokens import is_word
from mediastudy.article import Document, Mark, Tokens
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon, Lexicons

Range = tuple[int, int]
SHIPPED = Path(__file__).resolve().parents[2] / "weights" / "attribution.npz"


@dataclass(frozen=True, slots=True)
class Engine:
    """The model and what it knows of words, ready for any number of documents."""

    model: Model
    knowledge: Knowledge


def attributions(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return the attributions of a document in the order of their cues.

    Each is a mark labelled ``cue`` followed by the marks labelled ``source`` (none if agentless) and ``content`` that hang
    on it; a source or content in several pieces has several. A cue's attributes: ``class`` (of the lexicon
    ``attribution_cues``), ``verb`` (lemma), ``speech`` (speech and according to), ``mode`` (direct, indirect, mixed),
    ``stance`` (codebook, section 2), ``where`` (body, headline), ``p`` (how sure the model is that the whole holds).
    """
    return marks(document, lexicons, engine(lexicons))


def marks(document: Document, lexicons: Lexicons, ready: Engine) -> Iterable[Mark]:
    """Return the attributions of a document as :func:`attributions` does, found with a given engine."""
    if not document.tokens.words:
        return ()
    page = read_page(document.tokens, ready.model.describe)
    if page.length == 0:
        return ()
    return tuple(_marks(document.tokens, page, find(page, ready.model), ready.knowledge, lexicons))


def engine(lexicons: Lexicons, weights: Path = SHIPPED) -> Engine:
    """Return the engine that the weights and the lexicons ``word_classes`` and ``attribution_cues`` make; loaded once.

    Raises LexiconError when one of the two is not among `lexicons`.
    """
    absent = sorted({"word_classes", "attribution_cues"} - set(lexicons))
    if absent:
        raise LexiconError(f"The lexicon {absent[0]!r} is missing; load_all() gives every shipped lexicon.")
    words, cues = lexicons["word_classes"], lexicons["attribution_cues"]
    return _engine(Keyed(words.sha256, words), Keyed(cues.sha256, cues), weights)


@lru_cache(maxsize=4)
def _engine(words: Keyed, cues: Keyed, weights: Path) -> Engine:
    with np.load(weights) as archive:
        table, learned = archive["weights"], tables(archive)
    known = knowledge(words.lexicon, cues.lexicon, learned["priors"])
    model = Model(table, describer(known), particle_codes(learned["particles"]), learned["numbers"])
    return Engine(model, known)


def _marks(tokens: Tokens, page: Page, found: Found, known: Knowledge, lexicons: Lexicons) -> Iterator[Mark]:
    scheme = lexicons.get(DEFAULT)
    more = running_on(page, found)
    sure = sigmoid(found.logit)
    for row in range(len(found.cues)):
        content = [*_content(found, row), *more.get(row, ())]
        attributes = {
            **_verb(tokens, page, found, row, known, scheme),
            "mode": _mode(tokens, page, content),
            "where": "headline" if page.headline[found.cues.head[row]] else "body",
            "p": round(float(sure[row]), 3),
        }
        start, end = _cue_range(tokens, page, found, row)
        cue = Mark(*tokens.span(int(page.where[start]), int(page.where[end - 1]) + 1), "cue", attributes)
        yield cue
        source = (int(found.spans.source_start[row]), int(found.spans.source_end[row]))
        yield from _hang("source", [source] if source[0] >= 0 else [], cue, tokens, page)
        yield from _hang("content", content, cue, tokens, page)


def _content(found: Found, row: int) -> list[Range]:
    spans = found.spans
    sides = ((spans.left_start, spans.left_end), (spans.right_start, spans.right_end))
    return [(int(start[row]), int(end[row])) for start, end in sides if start[row] >= 0]


def _cue_range(tokens: Tokens, page: Page, found: Found, row: int) -> Range:
    """Return the cue without its auxiliaries (codebook, section 2), but "was quoted as saying" whole."""
    head, end = int(found.cues.head[row]), int(found.cues.end[row])
    before = [tokens.lower[place] for place in page.where[max(0, head - 3) : head].tolist()]
    after = [tokens.lower[place] for place in page.where[head : head + 3].tolist()]
    if before[-2:] == ["quoted", "as"]:
        return head - len(before), end
    if after == ["quoted", "as", "saying"]:
        return head - (before[-1:] == ["was"]), head + 3
    return head, end


def _verb(
    tokens: Tokens, page: Page, found: Found, row: int, known: Knowledge, scheme: Lexicon | None
) -> dict[str, object]:
    head, end = int(found.cues.head[row]), int(found.cues.end[row])
    place = int(page.where[head])
    word = tokens.words[place]
    verb = lemma(known, tokens.lower[place], word_class(known.tags, word.replace("’", "'")))
    group = CLASSES[page.group[head]] or "other"
    phrase = f"{verb} {tokens.lower[int(page.where[end - 1])]}" if end > head + 1 else verb
    verb = "according to" if group == "according" else verb
    stance = (stance_of(phrase, scheme) if end > head + 1 else "") or stance_of(verb, scheme) if scheme else ""
    return {"class": group, "verb": verb, "speech": group in ("speech", "according"), "stance": stance}


def _mode(tokens: Tokens, page: Page, content: list[Range]) -> str:
    places = [place for first, last in content for place in range(first, last)]
    quoted = {bool(page.quotation[place] >= 0) for place in places if is_word(tokens.words[int(page.where[place])])}
    if quoted == {True}:
        return "direct"
    return "mixed" if len(quoted) == 2 else "indirect"


def _hang(label: str, ranges: list[Range], cue: Mark, tokens: Tokens, page: Page) -> Iterator[Mark]:
    """Return a mark for each range, cut where furniture interrupts it."""
    for first, last in sorted(ranges):
        places = page.where[first:last]
        for piece in np.split(places, np.flatnonzero(np.diff(places) > 1) + 1):
            if len(piece):
                yield Mark(*tokens.span(int(piece[0]), int(piece[-1]) + 1), label, of=cue)
