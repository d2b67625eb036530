"""Evaluation: perfect is 1, each fault lowers what it should, and the figures are the reference scorer's."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from mediastudy.coding.evaluate import evaluate, found_now, rates, report
from mediastudy.errors import MediastudyError

TEXT = "The mayor said the bridge was closed. The union denied that it was."
SAID = {"cue": [[10, 14]], "source": [[0, 9]], "content": [[15, 36]], "class": "speech"}
DENIED = {"cue": [[48, 54]], "source": [[38, 47]], "content": [[55, 66]], "class": "cognition"}
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = [
        {"id": name, "outlet": outlet, "text": TEXT, "attributions": [SAID, DENIED]} for name, outlet in ("aA", "bB")
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def f1(gold: Path, found: list[dict], measure: str, scope: str = "all") -> float:
    table = evaluate(gold, {"a": found, "b": found}, draws=10)
    row = table[(table["scope"] == scope) & (table["outlet"] == "all") & (table["measure"] == measure)]
    return float(row["f1"].iloc[0])


MEASURES = ["cue", "source", "source exact", "content", "content tokens", "cue+source", "full"]


@pytest.mark.parametrize("measure", MEASURES)
def test_gold_against_itself_is_perfect(gold: Path, measure: str) -> None:
    assert f1(gold, [SAID, DENIED], measure) == 1


def test_a_repeated_prediction_costs_precision(gold: Path) -> None:
    assert f1(gold, [SAID, SAID, DENIED], "cue") == pytest.approx(2 * 2 / (3 + 2))


def test_exchanged_sources_spoil_relations_but_not_spans(gold: Path) -> None:
    swapped = [{**SAID, "source": DENIED["source"]}, {**DENIED, "source": SAID["source"]}]
    assert [f1(gold, swapped, measure) for measure in ("cue", "source", "cue+source", "full")] == [1, 1, 0, 0]


def test_outer_punctuation_does_not_make_a_source_inexact(gold: Path) -> None:
    assert f1(gold, [SAID, {**DENIED, "source": [[36, 47]]}], "source exact") == 1


def test_in_the_speech_scope_other_gold_is_neither_right_nor_wrong(gold: Path) -> None:
    assert f1(gold, [SAID, {**DENIED, "speech": True}], "cue", "speech") == 1


def test_the_rate_error_is_found_less_gold_per_thousand_words(gold: Path) -> None:
    table = rates(gold, {"a": [SAID], "b": [SAID, DENIED]})
    row = table[(table["scope"] == "all") & (table["outlet"] == "A")].iloc[0]
    assert row["error"] == pytest.approx(-1000 / 13)
    assert row["percent"] == pytest.approx(-50)


def test_an_article_without_prediction_is_named(gold: Path) -> None:
    with pytest.raises(MediastudyError, match="no prediction for article 'b'"):
        evaluate(gold, {"a": []})


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a"', encoding="utf-8")
    with pytest.raises(MediastudyError, match="line 1"):
        evaluate(path, {})


def test_the_report_shows_every_outlet_and_the_rate(gold: Path) -> None:
    text = report(gold, found_now(gold), draws=10)
    assert all(part in text for part in ("content tokens", "A", "B", "Rate per 1,000 words"))


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "bench" / "score.py").exists(), reason="the benchmark is not beside the project")
def test_the_figures_are_those_of_the_reference_scorer() -> None:
    path = SHARED / "bench" / "polnear_dev.jsonl"
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold, found = score.load(path), found_now(path)
    table = evaluate(path, found, draws=0).set_index(["scope", "outlet", "measure"])["f1"]
    spoken = {name: [one for one in row if one["speech"]] for name, row in found.items()}
    theirs = {"all": score.evaluate(gold, found), "speech": score.evaluate(gold, spoken, {"speech", "according"})}
    names = {"source exact": "source_exact", "content tokens": "content_tok"}
    for scope, result in theirs.items():
        for measure in MEASURES:
            expected = result["metrics"][names.get(measure, measure)]["f1"]
            assert table[scope, "all", measure] == pytest.approx(expected, abs=5e-4)
