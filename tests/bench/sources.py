"""The sources layer measured: types of coded spans, anonymous mentions end to end, marked articles by outlet, speed.

    python tests/bench/sources.py types|ends|markers|speed [--shared ../shared] [--half 0|1]

types    type accuracy, precision, recall and F1 of `anonymous` and `explicit`, for spans whose source is given
ends     anonymous mentions of gold attributions that the attribution layer finds and this layer calls anonymous
markers  articles with an explicitly anonymous source, by outlet; articles without a marker are not annotated
speed    microseconds a word and an attribution, best of four passes over articles whose attributions are given

The halves are halves of the articles (MD5 of the id, modulo 2): the rules were written on half 0 first.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mediastudy.annotation import annotate
from mediastudy.annotation.furniture import find_furniture
from mediastudy.annotation.reading import read_tokens
from mediastudy.annotation.sourcing import sources
from mediastudy.annotation.sourcing.markers import may_hold_markers
from mediastudy.annotation.sourcing.vocabulary import vocabulary
from mediastudy.article import Article, Document, Mark
from mediastudy.lexicon import load_all

REPO = Path(__file__).resolve().parents[2]
LEXICONS = load_all()
SPEECH = ("speech", "according", None)
Row = Mapping[str, Any]


def half(article: str) -> int:
    """Return which half of the articles an id falls into."""
    return int(hashlib.md5(article.encode()).hexdigest(), 16) % 2


def articles(shared: Path, *parts: str) -> Iterator[Row]:
    """Yield the articles of the benchmark's `parts`."""
    for part in parts:
        with (shared / "bench" / f"polnear_{part}.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def gold_document(row: Row) -> Document:
    """Return the document of a benchmark article, its gold attributions as the layer `attributions`."""
    article = Article(row["id"], row["outlet"], row["text"], title=row.get("title") or "")
    furniture = tuple(find_furniture(article, LEXICONS))
    document = Document(article, read_tokens(article, furniture, LEXICONS), {"furniture": furniture})
    return document.with_layer("attributions", _gold_marks(row["attributions"]))


def _gold_marks(attributions: Iterable[Row]) -> Iterator[Mark]:
    for gold in attributions:
        spans = gold["cue"] or gold["source"] or gold["content"]
        cue = Mark(spans[0][0], spans[-1][1], "cue", {"speech": gold.get("class") in SPEECH})
        yield cue
        for label in ("source", "content"):
            yield from (Mark(start, end, label, of=cue) for start, end in gold[label] or ())


def types(shared: Path, part: int | None) -> None:
    """Print accuracy and F1 by stratum for the coded source spans."""
    pairs: dict[str, list[tuple[Row, Mark]]] = defaultdict(list)
    wanted = _coded(shared, part)
    for row in articles(shared, "train", "dev"):
        if row["id"] in wanted:
            found = {(mark.start, mark.end): mark for mark in sources(gold_document(row), LEXICONS)}
            for gold in wanted[row["id"]]:
                pairs[gold["stratum"]].append((gold, found[gold["source_start"], gold["source_end"]]))
    for stratum, both in sorted(pairs.items()):
        typed = [gold["type"] == mark.label for gold, mark in both if gold["type"]]
        flags = "  ".join(f"{flag} {_f1([(g[flag], m.attributes[flag]) for g, m in both])}" for flag in FLAGS)
        say(f"{stratum:10} n {len(typed):4}  type {sum(typed) / len(typed):.3f}  {flags}")


FLAGS = ("anonymous", "explicit")


def _coded(shared: Path, part: int | None) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in (shared / "gold" / "sources.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if part is None or half(row["article"]) == part:
            rows[row["article"]].append(row)
    return rows


def _f1(pairs: list[tuple[bool, bool]]) -> str:
    counts = Counter(pairs)
    hit, false, missed = counts[True, True], counts[False, True], counts[True, False]
    score = 2 * hit / max(2 * hit + false + missed, 1)
    return f"F1 {score:.3f} (right {hit}, false {false}, missed {missed})"


def ends(shared: Path, part: int | None) -> None:
    """Print recall and precision of anonymous mentions from plain text, on the benchmark's dev articles."""
    counts: Counter[str] = Counter()
    for row in articles(shared, "dev"):
        article = Article(row["id"], row["outlet"], row["text"], title=row.get("title") or "")
        gold, found = list(sources(gold_document(row), LEXICONS)), list(annotate(article, LEXICONS)["sources"])
        counts.update(_compared(_anonymous(gold), found, _anonymous(found)))
        counts.update({f"said {key}": n for key, n in _compared(_said(gold), _said(found), _said(found)).items()})
    for kind in ("", "said "):
        met, recall = counts[kind + "met"] / counts[kind + "gold"], counts[kind + "hit"] / counts[kind + "gold"]
        precision = counts[kind + "right"] / counts[kind + "called"]
        say(f"{kind}{counts[kind + 'gold']}: cue found {met:.3f}, recall {recall:.3f}, precision {precision:.3f}")


def _anonymous(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.attributes["anonymous"]]


def _said(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in _anonymous(marks) if mark.of and mark.of.attributes["speech"]]


def _compared(gold: list[Mark], found: list[Mark], called: list[Mark]) -> dict[str, int]:
    hit, right = sum(_met(mark, called) for mark in gold), sum(_met(mark, gold) for mark in called)
    met = sum(_met(mark, found) for mark in gold)
    return {"gold": len(gold), "called": len(called), "met": met, "hit": hit, "right": right}


def _met(mark: Mark, others: Iterable[Mark]) -> bool:
    cue = mark.of
    cues = (other.of for other in others)
    return cue is not None and any(other and cue.start < other.end and other.start < cue.end for other in cues)


def markers(shared: Path, part: int | None) -> None:
    """Print the thirty largest outlets with their articles, and how many have an explicitly anonymous source."""
    import pyarrow.parquet as pq

    counts: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    table = pq.ParquetFile(shared / "corpora" / "article_bias.parquet")
    for batch in table.iter_batches(batch_size=500, columns=["id", "outlet", "title", "text"]):
        for row in batch.to_pylist():
            counts[row["outlet"]] += 1
            marked[row["outlet"]] += _is_marked(row)
    say(f"{counts.total()} articles, {marked.total()} marked")
    for outlet, number in counts.most_common(30):
        say(f"| {outlet} | {number} | {marked[outlet]} | {100 * marked[outlet] / number:.1f} |")


def _is_marked(row: Row) -> bool:
    if not may_hold_markers(row["text"] or "", vocabulary(LEXICONS)):
        return False
    article = Article(row["id"], row["outlet"], row["text"], title=row["title"] or "")
    return any(mark.attributes["explicit"] for mark in annotate(article, LEXICONS)["sources"])


def speed(shared: Path, part: int | None) -> None:
    """Print the cost of the layer on 120 articles with their gold attributions."""
    rows = [row for row, _ in zip(articles(shared, "train"), range(120), strict=False)]
    documents = [gold_document(row) for row in rows]
    gc.collect()
    gc.freeze()
    best = min(_seconds(documents) for _ in range(4))
    words, cues = sum(row["n_words"] for row in rows), sum(len(row["attributions"]) for row in rows)
    say(f"{best / words * 1e6:.2f} microseconds a word, {best / cues * 1e6:.1f} an attribution")


def _seconds(documents: list[Document]) -> float:
    start = time.process_time()
    for document in documents:
        list(sources(document, LEXICONS))
    return time.process_time() - start


def say(line: str) -> None:
    """Write a line of the report."""
    sys.stdout.write(line + "\n")


MEASURES: dict[str, Callable[[Path, int | None], None]] = {
    "types": types,
    "ends": ends,
    "markers": markers,
    "speed": speed,
}


def main() -> None:
    """Print the measure asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("measure", choices=MEASURES)
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    MEASURES[options.measure](options.shared, options.half)


if __name__ == "__main__":
    main()
