"""Sentence boundaries three ways on the same material: our rules, NLTK's Punkt, nupunkt.

    python tests/bench/sentences.py [--shared ../shared] [--articles 200] [--show]

Material: the hard passages of tests/annotation/hard_sentences.txt (boundary F1), and the sentences of
shared/gold/hedges.jsonl (share found whole; boundaries inside them; nupunkt drew them, so it finds all), and 197
places of shared/corpora judged blind (accuracy). Every way is given the same paragraphs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import nupunkt
import pandas as pd
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer, PunktTrainer

from mediastudy.annotation.paragraphs import paragraph_starts
from mediastudy.annotation.reading import read_tokens
from mediastudy.article import Article
from mediastudy.lexicon import load_all

Spans = list[tuple[int, int]]
Way = Callable[[str], Spans]
REPO = Path(__file__).resolve().parents[2]
LEXICONS = load_all()
ABBREVIATIONS = ("never", "may_end", "ends", "number", "comma")


def rules(text: str) -> Spans:
    """Return the sentences of our rules over tokens."""
    tokens = read_tokens(Article("", "", text), (), LEXICONS)
    return [tokens.span(first, last) for first, last in tokens.sentences]


def by_paragraph(split: Callable[[str], Iterator[tuple[int, int]] | Spans]) -> Way:
    """Return a way that splits each paragraph by itself, with the blanks at the ends of a span taken off."""

    def way(text: str) -> Spans:
        edges = [*paragraph_starts(text), len(text)]
        found = []
        for start, end in pairwise(edges):
            for first, last in split(text[start:end]):
                piece = text[start + first : start + last]
                if piece.strip():
                    left = start + first + len(piece) - len(piece.lstrip())
                    found.append((left, left + len(piece.strip())))
        return found

    return way


def punkt(train: list[str], own: bool, learnt: bool) -> Way:
    """Return Punkt with our abbreviations (`own`) and with what PunktTrainer learns from `train` (`learnt`)."""
    parameters = PunktTrainer("\n".join(train)).get_params() if learnt else PunktParameters()
    if own:
        entries = LEXICONS["abbreviations"].entries
        forms = (form for entry in entries if entry["rule"] in ABBREVIATIONS for form in entry["forms"])
        parameters.abbrev_types |= {form.lower().rstrip(".") for form in forms}
        parameters.sent_starters |= {f.lower() for e in entries if e["rule"] == "starter" for f in e["forms"]}
    return by_paragraph(PunktSentenceTokenizer(parameters).span_tokenize)


def ways(train: list[str]) -> dict[str, Way]:
    """Return every way by name."""
    return {
        "rules": rules,
        "punkt, own lexicon": punkt(train, own=True, learnt=False),
        "punkt, trained": punkt(train, own=False, learnt=True),
        "punkt, trained + own lexicon": punkt(train, own=True, learnt=True),
        "nupunkt": by_paragraph(
            lambda text: [(first, last) for _, (first, last) in nupunkt.sent_spans_with_text(text)]
        ),
    }


def passages() -> list[tuple[str, set[int]]]:
    """Return each hard passage with the offsets at which its second and later sentences start."""
    lines = (REPO / "tests/annotation/hard_sentences.txt").read_text().splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            pieces = line.replace("\\n", "\n").split("| ")
            offsets = [len("".join(pieces[:number])) for number in range(1, len(pieces))]
            found.append(("".join(pieces), set(offsets)))
    return found


def hard(way: Way, show: bool) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the boundaries inside the hard passages."""
    right = said = wanted = 0
    for text, gold in passages():
        found = {start for start, _ in way(text)[1:]}
        right, said, wanted = right + len(found & gold), said + len(found), wanted + len(gold)
        if show and found != gold:
            sys.stdout.write(f"    {text!r} extra {sorted(found - gold)} missed {sorted(gold - found)}\n")
    precision, recall = right / max(said, 1), right / wanted
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def natural(way: Way, texts: dict[str, str], gold: list[dict[str, object]]) -> tuple[float, float]:
    """Return the share of the gold sentences found whole, and the boundaries found inside them, a sentence."""
    read = {name: way(text) for name, text in texts.items()}
    whole = inside = 0
    for sentence in gold:
        start = int(str(sentence["offset"]))
        end = start + int(str(sentence["length"]))
        spans = read[str(sentence["article"])]
        whole += (start, end) in spans
        inside += sum(start < first < end for first, _ in spans)
    return whole / len(gold), inside / len(gold)


def places(way: Way, shared: Path, show: bool) -> float:
    """Return the share of the places in tests/bench/boundaries.csv at which the way is right.

    A place is a stop with a blank after it, drawn at random from the articles of shared/corpora (a capital after a
    small-letter word and a plain full stop, which no way gets wrong, was left out) and judged by a reader who had
    not seen any way's answer; the file holds article, offset of the next word, and whether a sentence starts there.
    """
    gold = pd.read_csv(REPO / "tests/bench/boundaries.csv")
    corpus = pd.read_parquet(shared / "corpora/article_bias.parquet", columns=["id", "text"]).set_index("id")
    right = 0
    for article, group in gold.groupby("article"):
        text = str(corpus.text[article])
        starts = {start for start, _ in way(text)}
        for offset, boundary in zip(group.offset, group.boundary, strict=True):
            right += (offset in starts) == bool(boundary)
            if show and (offset in starts) != bool(boundary):
                sys.stdout.write(f"    {text[offset - 40 : offset + 30]!r} is {bool(boundary)}\n")
    return right / len(gold)


def speed(way: Way, texts: list[str]) -> float:
    """Return words (by white space) a second of process time, the best of three."""
    words = sum(len(text.split()) for text in texts)
    best = min(_seconds(way, texts) for _ in range(3))
    return words / best


def _seconds(way: Way, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        way(text)
    return time.process_time() - start


def main() -> None:
    """Print one line a way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.shared / "bench/polnear_train.jsonl").open()]
    every = rows + [json.loads(line) for line in (options.shared / "bench/polnear_dev.jsonl").open()]
    gold = [json.loads(line) for line in (options.shared / "gold/hedges.jsonl").open()]
    wanted = {sentence["article"] for sentence in gold}
    texts = {row["id"]: row["text"] for row in every if row["id"] in wanted}
    train = [row["text"] for row in rows]
    for name, way in ways(train).items():
        show = options.show and name == "rules"
        scores = [*hard(way, show), *natural(way, texts, gold), places(way, options.shared, show)]
        rate = speed(way, train[: options.articles])
        figures = " ".join(f"{score:.3f}" for score in scores)
        sys.stdout.write(f"{name:30} {figures} {rate / 1000:.0f}k words/s\n")


if __name__ == "__main__":
    main()
