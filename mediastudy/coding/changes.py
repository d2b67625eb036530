"""What a change of the hedge lexicon moves: hits, rates and the order of outlets, with sentences to look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from mediastudy.annotation import LAYERS, Layer, annotate
from mediastudy.article import Article, Document, Mark
from mediastudy.lexicon import Lexicon, Lexicons

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What moved between two lexicons over one corpus."""

    forms: pd.DataFrame
    """A row a form whose hits changed: form, class, old, new, change, most changed first."""
    outlets: pd.DataFrame
    """A row an outlet: words, old, new (hits), old_rate, new_rate (per 1,000 words), old_rank, new_rank."""
    examples: pd.DataFrame
    """A row a hit that only one lexicon has: form, class, side (lost, gained), outlet, article, sentence."""


@dataclass(slots=True)
class _Tally:
    """Counts that grow article by article while a corpus is read."""

    forms: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    outlets: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    examples: list[dict[str, str]] = field(default_factory=list)


def diff(
    old: Lexicon,
    new: Lexicon,
    articles: Iterable[Article],
    lexicons: Lexicons,
    *,
    voice: str | None = "own",
) -> Changes:
    """Return what changes in `articles` when the hedge lexicon `new` takes the place of `old`.

    Hits are those of the body in one `voice`, over the words of that voice; ``voice=None`` takes all three voices.
    At most three sentences are kept for each form and side. The articles are read once and not kept.
    """
    tally = _Tally()
    for article in articles:
        _add(tally, article, _two_layers(article, old, new, lexicons), voice)
    return Changes(_forms(tally.forms), _outlets(tally.outlets), pd.DataFrame(tally.examples, columns=EXAMPLE))


EXAMPLES = 3
EXAMPLE = ["form", "class", "side", "outlet", "article", "sentence"]


def _two_layers(
    article: Article, old: Lexicon, new: Lexicon, lexicons: Lexicons
) -> tuple[Document, list[Mark], list[Mark]]:
    before: dict[str, Layer] = {}
    for name, layer in LAYERS.items():
        if name == "hedges":
            break
        before[name] = layer
    document = annotate(article, lexicons, before)
    found = [list(LAYERS["hedges"](document, {**lexicons, "hedges": each})) for each in (old, new)]
    return document, found[0], found[1]


def _add(
    tally: _Tally,
    article: Article,
    found: tuple[Document, list[Mark], list[Mark]],
    voice: str | None,
) -> None:
    document, *both = found
    outlet = tally.outlets[article.outlet]
    outlet["words"] += _words(document, voice)
    hits = [{_span(mark): mark for mark in marks if _counts(mark, voice)} for marks in both]
    for side, these, others in (("old", hits[0], hits[1]), ("new", hits[1], hits[0])):
        outlet[side] += len(these)
        for span, mark in these.items():
            key = (mark.attributes["form"], mark.label)
            tally.forms[key][side] += 1
            if span not in others and tally.forms[key][f"shown {side}"] < EXAMPLES:
                tally.forms[key][f"shown {side}"] += 1
                tally.examples.append(_example(document, mark, "lost" if side == "old" else "gained"))


def _span(mark: Mark) -> Span:
    return mark.start, mark.end, mark.label


def _counts(mark: Mark, voice: str | None) -> bool:
    return mark.attributes["where"] == "body" and voice in (None, mark.attributes["voice"])


def _words(document: Document, voice: str | None) -> int:
    owners = {"own", "quoted", "reported"} if voice is None else {voice}
    return sum(mark.attributes["words"] for mark in document["voices"] if mark.label in owners)


def _example(document: Document, mark: Mark, side: str) -> dict[str, str]:
    tokens, article = document.tokens, document.article
    index = tokens.starts.index(mark.start)
    start, end = tokens.span(*tokens.sentences[tokens.sentence_of[index]])
    sentence = " ".join(
        f"{article.text[start : mark.start]}[{_text(article, mark)}]{article.text[mark.end : end]}".split()
    )
    row = (mark.attributes["form"], mark.label, side, article.outlet, article.id, sentence)
    return dict(zip(EXAMPLE, row, strict=True))


def _text(article: Article, mark: Mark) -> str:
    return article.text[mark.start : mark.end]


def _forms(forms: Mapping[tuple[str, str], Counter[str]]) -> pd.DataFrame:
    table = pd.DataFrame(list(_changed(forms)), columns=["form", "class", "old", "new", "change"])
    return table.sort_values(["change", "form"], key=_size, ignore_index=True)


def _size(column: pd.Series) -> pd.Series:
    return -column.abs() if column.name == "change" else column


def _changed(forms: Mapping[tuple[str, str], Counter[str]]) -> Iterator[tuple[str, str, int, int, int]]:
    for (form, kind), count in forms.items():
        if count["old"] != count["new"] or count["shown old"] or count["shown new"]:
            yield form, kind, count["old"], count["new"], count["new"] - count["old"]


def _outlets(outlets: Mapping[str, Counter[str]]) -> pd.DataFrame:
    rows = [(outlet, count["words"], count["old"], count["new"]) for outlet, count in sorted(outlets.items())]
    table = pd.DataFrame(rows, columns=["outlet", "words", "old", "new"])
    for side in ("old", "new"):
        table[f"{side}_rate"] = 1000 * table[side] / table["words"].where(table["words"] > 0)
        table[f"{side}_rank"] = table[f"{side}_rate"].rank(ascending=False, method="min").astype("Int64")
    return table.sort_values("new_rank", ignore_index=True)
