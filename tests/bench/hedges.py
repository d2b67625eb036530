"""Hedges measured against coded sentences, beside two plain word lists.

    python tests/bench/hedges.py [--shared ../shared] [--attributions coded|found] [--half development|kept|both]

`--attributions found` runs the whole of annotate; `coded` takes the corpus's own attributions, so that voice is judged
by itself. The development half is what rules and weights were made on; the kept half only measures.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from mediastudy.annotation import LAYERS, annotate
from mediastudy.annotation.hedges import hedges
from mediastudy.annotation.tokens import is_word
from mediastudy.annotation.voices import voices
from mediastudy.article import Article, Document, Mark
from mediastudy.lexicon import load_all
from mediastudy.training.hedges import development_half

REPO = Path(__file__).resolve().parents[2]
LEXICONS = load_all()
GROUPS = {"adj": "adjective", "prep_other": "preposition", "punct": "punctuation"}

# The published list of metadiscourse hedges (Hyland 2005, appendix), as words and phrases.
HYLAND = """about|almost|apparent|apparently|appear|appeared|appears|approximately|argue|argued|argues|around|assume|
assumed|broadly|certain amount|certain extent|certain level|claim|claimed|claims|could|couldn't|doubt|doubtful|
essentially|estimate|estimated|fairly|feel|feels|felt|frequently|from my perspective|from our perspective|
from this perspective|generally|guess|indicate|indicated|indicates|in general|in most cases|in most instances|
in my opinion|in my view|in our opinion|in our view|in this view|largely|likely|mainly|may|maybe|might|mostly|often|
on the whole|ought|perhaps|plausible|plausibly|possible|possibly|postulate|postulated|postulates|presumable|presumably|
probable|probably|quite|rather|relatively|roughly|seems|should|sometimes|somewhat|suggest|suggested|suggests|suppose|
supposed|supposes|suspect|suspects|tend to|tends to|tended to|to my knowledge|typical|typically|uncertain|uncertainly|
unclear|unclearly|unlikely|usually|would|wouldn't""".replace("\n", "").split("|")
# The kind of list that politeness toolkits use: Hyland's without could and would, with think; only single words match.
CONVOKIT = [word for word in HYLAND if " " not in word and word not in {"could", "couldn't", "would", "wouldn't"}]
CONVOKIT += ["think", "thinking", "thought"]

Spans = list[tuple[int, int, str, str]]
System = Callable[[Document], Spans]


def word_list(document: Document, words: list[str]) -> Spans:
    """Return every place where a word or phrase of the list stands, in whatever sense."""
    tokens, found = document.tokens, []
    phrases = {tuple(word.replace("n't", "n 't").split()) for word in words}
    longest = max(map(len, phrases))
    for first in range(len(tokens)):
        for size in range(longest, 0, -1):
            if tuple(tokens.lower[first : first + size]) in phrases:
                found.append((*tokens.span(first, first + size), "", ""))
                break
    return found


def ours(document: Document, *, sense: bool) -> Spans:
    """Return our hedges, with class and voice."""
    marks = hedges(document, LEXICONS, sense=sense)
    return [(mark.start, mark.end, mark.label, mark.attributes["voice"]) for mark in marks]


SYSTEMS: Mapping[str, System] = {
    "single-word list (ConvoKit's kind)": partial(word_list, words=CONVOKIT),
    "words and phrases (Hyland's kind)": partial(word_list, words=HYLAND),
    "ours, rules alone": partial(ours, sense=False),
    "ours, rules and sense model": partial(ours, sense=True),
}


def read(row: Mapping[str, Any], found: bool) -> Document:
    """Return the article annotated as far as the voices, with the attributions found or those of the corpus."""
    layers = dict(LAYERS)
    kept = {name: layers[name] for name in list(layers)[: list(layers).index("voices")]}
    if not found:
        kept.pop("attributions")
    document = annotate(Article(row["id"], row["outlet"], row["text"], title=row["title"]), LEXICONS, kept)
    if not found:
        document = document.with_layer("attributions", coded_attributions(row))
    return document.with_layer("voices", voices(document, LEXICONS))


def coded_attributions(row: Mapping[str, Any]) -> Iterator[Mark]:
    """Yield the corpus's own attributions as marks."""
    for relation in row["attributions"]:
        group = GROUPS.get(relation["class"], relation["class"])
        spans = relation["cue"] or [[0, 0]]
        speech = {"class": group, "speech": group in {"speech", "according"}, "verb": relation["head_lemma"]}
        cue = Mark(spans[0][0], spans[-1][1], "cue", speech)
        yield cue
        for part in ("source", "content"):
            yield from (Mark(start, end, part, {}, cue) for start, end in relation[part] or [])


def compare(sentence: Mapping[str, Any], found: Spans) -> Counter[str]:
    """Return the counts of one sentence: matched cues, false and missed ones, and classes and voices that agree."""
    start, count = sentence["offset"], Counter[str]()
    inside = [span for span in found if start <= span[0] < start + sentence["length"]]
    for hedge in sentence["hedges"]:
        meets = (span for span in inside if span[0] < start + hedge["end"] and start + hedge["start"] < span[1])
        span = next(meets, None)
        count["missed" if span is None else "matched"] += 1
        if span is not None:
            inside.remove(span)
            count["class"] += span[2] == hedge["class"]
            count["voice"] += span[3] == hedge["voice"]
    count["false"] = len(inside)
    return count


def line(name: str, count: Counter[str]) -> str:
    """Return a row of the table."""
    precision = count["matched"] / max(1, count["matched"] + count["false"])
    recall = count["matched"] / max(1, count["matched"] + count["missed"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    agree = [f"{count[key] / max(1, count['matched']):.3f}" if count["class"] else "-" for key in ("class", "voice")]
    return f"| {name} | {precision:.3f} | {recall:.3f} | {both:.3f} | {' | '.join(agree)} |"


def tables(shared: Path, found: bool, half: str) -> Iterator[str]:
    """Yield the lines of a table a stratum."""
    sentences = [json.loads(text) for text in (shared / "gold/hedges.jsonl").read_text().splitlines()]
    learnt = development_half(sentence["article"] for sentence in sentences)
    if half != "both":
        sentences = [each for each in sentences if (each["article"] in learnt) == (half == "development")]
    documents = {row["id"]: read(row, found) for row in rows(shared, {each["article"] for each in sentences})}
    for stratum in ("random", "candidate"):
        chosen = [each for each in sentences if each["stratum"] == stratum]
        yield f"\n{stratum}: {len(chosen)} sentences, {sum(len(each['hedges']) for each in chosen)} hedges\n"
        yield "| | precision | recall | F1 | class | voice |\n| --- | --- | --- | --- | --- | --- |"
        for name, system in SYSTEMS.items():
            counts = (compare(each, system(documents[each["article"]])) for each in chosen)
            yield line(name, sum(counts, Counter()))


def rows(shared: Path, wanted: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the articles that are wanted."""
    for part in ("train", "dev"):
        for text in (shared / f"bench/polnear_{part}.jsonl").read_text().splitlines():
            row = json.loads(text)
            if row["id"] in wanted:
                yield row


def speed(shared: Path) -> str:
    """Return what the two layers cost, and what all of annotate costs, in microseconds a word: the best of three."""
    some = [json.loads(text) for text in (shared / "bench/polnear_dev.jsonl").read_text().splitlines()]
    articles = [Article(row["id"], row["outlet"], row["text"], title=row["title"]) for row in some]
    documents = [annotate(article, LEXICONS) for article in articles]
    words = sum(sum(map(is_word, document.tokens.words)) for document in documents)
    jobs: dict[str, Callable[[], object]] = {
        "voices": lambda: [list(voices(document, LEXICONS)) for document in documents],
        "hedges": lambda: [list(hedges(document, LEXICONS)) for document in documents],
        "annotate": lambda: [annotate(article, LEXICONS) for article in articles],
    }
    return ", ".join(f"{name} {best(job) / words * 1e6:.2f}" for name, job in jobs.items()) + " microseconds a word"


def best(job: Callable[[], object]) -> float:
    """Return the seconds that the fastest of three runs takes."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Print the tables and the speed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    parser.add_argument("--attributions", choices=("coded", "found"), default="found")
    parser.add_argument("--half", choices=("development", "kept", "both"), default="both")
    options = parser.parse_args()
    for text in tables(options.shared, options.attributions == "found", options.half):
        sys.stdout.write(f"{text}\n")
    if options.attributions == "found":
        sys.stdout.write(f"\n{speed(options.shared)}\n")


if __name__ == "__main__":
    main()
