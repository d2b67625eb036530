"""evaluate: predicted attributions against coded ones, with intervals, for each outlet, and the error of the rate."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mediastudy.annotation import annotate_together
from mediastudy.article import Article
from mediastudy.coding.matching import Part, Reader, Relation, pair_up, same_source, whole
from mediastudy.corpus import read
from mediastudy.errors import MediastudyError
from mediastudy.lexicon import load_all
from mediastudy.tables import line as contract_line

Counts = tuple[int, int, int]
"""Matched, found, gold."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Pair:
    """One article: where it stands, its words, and both its gold and its predicted relations."""

    outlet: str
    words: int
    gold: Sequence[Relation]
    found: Sequence[Relation]


def evaluate(gold: Path, found: Path | Mapping[str, Sequence[Mapping[str, Any]]], draws: int = 1000) -> pd.DataFrame:
    """Return precision, recall and F1 of every measure, for all attributions and speech only, over all and by outlet.

    `gold` has a line an article (id, outlet, text, attributions); `found` likewise, or the attributions by id. Columns:
    scope, outlet, measure, precision, recall, f1, low, high (95 % interval from `draws` resamplings of the articles),
    matched, found, gold. Spans match when they share a printing character, one to one; ``exact`` asks for the same span
    but for outer punctuation; ``full`` for cue, source and content of one relation. In scope ``speech`` only relations
    of speech count, and a prediction whose cue meets gold of another kind is neither right nor wrong.
    """
    pairs = read_pairs(gold, found)
    scopes = {"all": pairs, "speech": [speech_only(pair) for pair in pairs]}
    rows = [row for scope, scoped in scopes.items() for row in _scores(scope, scoped, draws)]
    return pd.DataFrame(rows)


def rates(gold: Path, found: Path | Mapping[str, Sequence[Mapping[str, Any]]]) -> pd.DataFrame:
    """Return attributions per 1,000 words by outlet, gold and found, and the error (also in percent)."""
    pairs = read_pairs(gold, found)
    scopes = {"all": pairs, "speech": [speech_only(pair) for pair in pairs]}
    return pd.DataFrame([row for scope, scoped in scopes.items() for row in _rates(scope, scoped)])


def report(gold: Path, found: Path | Mapping[str, Sequence[Mapping[str, Any]]], draws: int = 1000) -> str:
    """Return both tables as text: every measure overall, full relations by outlet, and the rates."""
    table, by_rate = evaluate(gold, found, draws), rates(gold, found)
    overall = table[table["outlet"] == ALL].drop(columns="outlet")
    outlets = table[(table["outlet"] != ALL) & (table["measure"] == "full")].drop(columns="measure")
    parts = {"Overall": overall, "Full relations by outlet": outlets, "Rate per 1,000 words": by_rate}
    shown = {title: part.to_string(index=False, float_format="{:.3f}".format) for title, part in parts.items()}
    return "\n\n".join(f"{title}\n{text}" for title, text in shown.items())


def found_now(gold: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the attributions that the shipped engine finds in the texts of a gold file, by article."""
    articles = [
        Article(line["id"], line["outlet"], line["text"], title=line.get("title", "")) for line in gold_lines(gold)
    ]
    documents = annotate_together(articles, load_all())
    return {document.article.id: contract_line(document)["attributions"] for document in documents}


def gold_lines(gold: Path) -> Iterator[dict[str, Any]]:
    """Return the lines of a gold file; a line without a text has that of the corpus whose folder the file stands in."""
    texts: dict[str, str] = {}
    for line in _lines(gold):
        if "text" not in line and not texts and (gold.parent / "metadata.csv").is_file():
            texts = {article.id: article.text for article in read(gold.parent)}
        if "text" not in line and line["id"] not in texts:
            raise MediastudyError(
                f"{gold}: article {line['id']!r} has no 'text', and no corpus beside the file has it."
            )
        yield {"text": texts.get(line["id"]), **line}


def read_pairs(gold: Path, found: Path | Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Pair]:
    """Return the articles of the gold file with their predictions; raises MediastudyError when one has none."""
    predicted = found if isinstance(found, Mapping) else {line["id"]: line["attributions"] for line in _lines(found)}
    return [_pair(line, predicted, gold) for line in gold_lines(gold)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise MediastudyError(f"{path}: there is no such file to read; give a JSON-lines file.") from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _line(path, number, line)


def _line(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        parsed = json.loads(line)
    except json.JSONDecodeError as error:
        raise MediastudyError(f"{path}, line {number}: this is not JSON ({error.msg}).") from None
    missing = {"id", "attributions"} - set(parsed)
    if missing:
        raise MediastudyError(f"{path}, line {number}: the key {min(missing)!r} is missing.")
    return dict(parsed)


def _pair(line: Mapping[str, Any], predicted: Mapping[str, Sequence[Mapping[str, Any]]], path: Path) -> Pair:
    if line["id"] not in predicted:
        raise MediastudyError(f"{path}: there is no prediction for article {line['id']!r}; annotate the whole file.")
    if "text" not in line:
        raise MediastudyError(f"{path}: article {line['id']!r} has no 'text'.")
    reader = Reader(line["text"])
    words = line.get("n_words") or len(line["text"].split())
    return Pair(
        line.get("outlet") or "?",
        words,
        reader.relations(line["attributions"]),
        reader.relations(predicted[line["id"]]),
    )


def speech_only(pair: Pair) -> Pair:
    """Return the article with speech relations alone; predictions that meet only gold of other kinds are left out.

    Content words that gold gives to relations of other kinds are taken from the predictions too.
    """
    gold = [relation for relation in pair.gold if relation.speech is not False]
    other = [relation for relation in pair.gold if relation.speech is False]
    inside, outside = _union(gold, "cue"), _union(other, "cue")
    found = [one for one in pair.found if one.speech is not False]
    found = [one for one in found if not one.cue.touches(outside) or one.cue.touches(inside)]
    masked = _union(other, "content").tokens - _union(gold, "content").tokens
    return Pair(pair.outlet, pair.words, gold, [_without(relation, masked) for relation in found])


def _union(relations: Sequence[Relation], name: str) -> Part:
    parts = [getattr(relation, name) for relation in relations]
    return Part(
        frozenset().union(*(part.characters for part in parts)),
        frozenset(),
        frozenset().union(*(part.tokens for part in parts)),
    )


def _without(relation: Relation, masked: frozenset[int]) -> Relation:
    content = relation.content
    kept = Part(content.characters, content.trimmed, content.tokens - masked)
    return Relation(relation.source, relation.cue, kept, relation.speech)


def _spans(name: str, *, exact: bool = False) -> Callable[[Pair], Counts]:
    part = attrgetter(name)

    def count(pair: Pair) -> Counts:
        gold = [part(relation) for relation in pair.gold if part(relation)]
        found = [part(relation) for relation in pair.found if part(relation)]
        if exact:
            gold, found = ([one for one in parts if one.trimmed] for parts in (gold, found))
            return pair_up(gold, found, lambda a, b: a.trimmed == b.trimmed), len(found), len(gold)
        return pair_up(gold, found, Part.touches), len(found), len(gold)

    return count


def _relations(fits: Callable[[Relation, Relation], bool]) -> Callable[[Pair], Counts]:
    return lambda pair: (pair_up(pair.gold, pair.found, fits), len(pair.found), len(pair.gold))


def _content_tokens(pair: Pair) -> Counts:
    gold, found = (_union(relations, "content").tokens for relations in (pair.gold, pair.found))
    return len(gold & found), len(found), len(gold)


MEASURES: Mapping[str, Callable[[Pair], Counts]] = {
    "cue": _spans("cue"),
    "source": _spans("source"),
    "source exact": _spans("source", exact=True),
    "content": _spans("content"),
    "content tokens": _content_tokens,
    "cue+source": _relations(lambda a, b: a.cue.touches(b.cue) and same_source(a, b)),
    "full": _relations(whole),
}


def _scores(scope: str, pairs: Sequence[Pair], draws: int) -> Iterator[dict[str, Any]]:
    outlets = np.array([pair.outlet for pair in pairs])
    for measure, count in MEASURES.items():
        counts = np.array([count(pair) for pair in pairs], dtype=np.int64).reshape(-1, 3)
        for outlet in (ALL, *sorted(set(outlets))):
            chosen = counts if outlet == ALL else counts[outlets == outlet]
            yield {"scope": scope, "outlet": outlet, "measure": measure, **_figures(chosen, draws)}


def _figures(counts: NDArray[np.int64], draws: int) -> dict[str, float]:
    matched, found, gold = counts.sum(axis=0).tolist()
    draw = np.random.default_rng(0).integers(len(counts), size=(draws, len(counts)))
    sums = counts[draw].sum(axis=1)
    spread = 2 * sums[:, 0] / np.maximum(sums[:, 1] + sums[:, 2], 1)
    low, high = np.quantile(spread, [0.025, 0.975]) if draws else (np.nan, np.nan)
    return {
        "precision": matched / found if found else 0.0,
        "recall": matched / gold if gold else 0.0,
        "f1": 2 * matched / (found + gold) if found + gold else 0.0,
        "low": float(low),
        "high": float(high),
        "matched": matched,
        "found": found,
        "gold": gold,
    }


def _rates(scope: str, pairs: Sequence[Pair]) -> Iterator[dict[str, Any]]:
    for outlet in (ALL, *sorted({pair.outlet for pair in pairs})):
        chosen = [pair for pair in pairs if outlet in (ALL, pair.outlet)]
        words = sum(pair.words for pair in chosen)
        gold, found = (
            1000 * sum(map(len, side)) / words for side in zip(*((p.gold, p.found) for p in chosen), strict=True)
        )
        percent = 100 * (found - gold) / gold if gold else np.nan
        yield {
            "scope": scope, "outlet": outlet, "words": words, "gold": gold, "found": found, "error": found - gold,
            "percent": percent,
        }  # fmt: skip
