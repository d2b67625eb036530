"""How long are real tables fitted, and what is read from them?

    python tests/bench/outlets.py TABLE --metric hedges [--largest 45] [--family logistic] [--cluster week]

TABLE is an articles.parquet or articles.csv of mediastudy measure, or coded articles (.jsonl with outlet, date, n_words
and attributions), whose metric is attributions. Prints the processor time, the methods, the reading and the warnings.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import pandas as pd

from mediastudy import models


def table(path: Path) -> pd.DataFrame:
    """Return the articles of a table, or the counts of coded articles."""
    if path.suffix != ".jsonl":
        return pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    coded = pd.DataFrame({name: [line[name] for line in lines] for name in ("outlet", "date", "author")})
    return coded.assign(words=[line["n_words"] for line in lines], attributions=[len(e["attributions"]) for e in lines])


def main() -> None:
    """Fit the table, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--metric", default="attributions")
    parser.add_argument("--largest", type=int, default=1000)
    parser.add_argument("--family", default="poisson")
    parser.add_argument("--cluster")
    given = parser.parse_args()
    articles = table(given.table)
    articles = articles[articles["words"] > 0]
    largest = articles["outlet"].value_counts().index[: given.largest]
    articles = articles[articles["outlet"].isin(largest)]
    start = time.process_time()
    found = models.fit(articles, given.metric, family=given.family, cluster=given.cluster)
    took = time.process_time() - start
    said = (found.methods, found.reading, *found.warnings)
    print(f"{took:.1f} s of one processor, {len(found.contrasts)} pairs", *said, sep="\n")  # noqa: T201 (a script)


if __name__ == "__main__":
    main()
