"""Whose copy, on real articles: PolNeAR names the agency of each article of two of its outlets."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.tables import Work, copy_facts

POLNEAR = Path(__file__).resolve().parents[3] / "shared" / "polnear"


@pytest.mark.slow
@pytest.mark.skipif(not POLNEAR.is_dir(), reason="needs ../shared/polnear beside the repository")
@pytest.mark.parametrize("left_out", [["wire", "credit"], ["wire", "credit", "author"]], ids=["author", "text alone"])
def test_staff_and_wire_are_told_apart(tmp_path, left_out):
    rows, _ = import_exports(POLNEAR, "polnear", {})
    articles = pd.DataFrame(rows)
    articles.drop(columns=left_out).to_parquet(tmp_path / "blind.parquet")
    facts = copy_facts(Work(tmp_path / "blind.parquet"))
    labelled = articles[articles["outlet"].isin(["breitbart", "huff-post"])]
    truth = labelled["wire"].fillna("").ne("").map({True: "wire", False: "staff"})
    pairs = Counter(zip(truth, (facts[name]["copy"] for name in labelled["id"]), strict=True))
    for label in ("staff", "wire"):
        assert pairs[label, label] >= 0.85 * sum(count for (said, _), count in pairs.items() if said == label)
        assert pairs[label, label] >= 0.85 * sum(count for (_, call), count in pairs.items() if call == label)
