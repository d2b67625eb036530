"""Asked: every figure of the set has its metrics, and a figure of other articles is refused."""

import json

import pytest

from mediastudy.errors import CorpusError
from mediastudy.project import place
from mediastudy.record.origin import Origin
from mediastudy.report import behind

FIGURES = json.loads(place("figures/manifest.json").read_text(encoding="utf-8"))["figures"]
NO_MARKS = {"corpus_overview", "corpus_health", "voices"}
MADE = {"corpus": {"sha256": "a"}, "lexicons": {"hedges": {"version": "1", "sha256": "b"}}}


@pytest.mark.parametrize("stem", [stem for stem in FIGURES if FIGURES[stem]["figure"] not in NO_MARKS])
def test_every_figure_that_counts_marks_tells_which(stem):
    origin = Origin(FIGURES[stem]["figure"], FIGURES[stem]["provenance"])
    metrics, outlets = behind([origin], origin.provenance, stem)
    assert metrics and outlets == ()


def test_outlets_are_those_of_all_figures_together():
    some = [Origin("rank_change", {**MADE, "parameters": {"outlets": names}}) for names in (["A", "B"], ["B", "C"])]
    assert behind(some, MADE, "paper.docx") == (("hedges", "hedges_own"), ("A", "B", "C"))
    assert behind([*some, Origin("over_time", MADE)], MADE, "paper.docx")[1] == ()


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({**MADE, "corpus": {"sha256": "c"}}, "another digest"),
        ({**MADE, "lexicons": {"hedges": {"version": "2", "sha256": "d"}}}, "lexicon hedges: version 1 → 2"),
    ],
)
def test_words_of_another_corpus_or_lexicon_are_not_those_behind_a_figure(now, said):
    with pytest.raises(CorpusError, match=said):
        behind([Origin("over_time", MADE)], now, "over.png")
