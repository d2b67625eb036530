"""Train the attribution engine: ``python -m mediastudy.training.attribution ../shared/bench/polnear_train.jsonl``.

Writes ``weights/attribution.npz``. Every model sees priors counted without the article's own fold; the joint
models learn from what the earlier models say about articles they were not fitted on. ``--before 2016-08`` leaves the
later articles out, to develop on them.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from mediastudy import lexicon
from mediastudy.training.cascade import train
from mediastudy.training.gold import read_examples
from mediastudy.training.word_classes import WEIGHTS


def main() -> None:
    """Read the examples, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument(
        "--before", default="9999", help="train on articles dated earlier than this (YYYY-MM-DD or YYYY-MM)"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS / "attribution.npz")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(relativeCreated)6d ms  %(message)s")
    lexicons = lexicon.load_all()
    examples = [one for one in read_examples(arguments.train, lexicons) if one.date < arguments.before]
    arguments.out.write_bytes(train(examples, lexicons))


if __name__ == "__main__":
    main()
