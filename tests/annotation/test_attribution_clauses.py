"""A clause on the speaker is not the speaker: "a clerk, who feared for her job, said"."""

import pytest

from mediastudy.annotation import annotate, relations
from mediastudy.article import Article
from mediastudy.lexicon import load_all

LEXICONS = load_all()

CASES = [
    (
        "A clerk at the mill, who feared she would lose her job, said the pumps had failed.",
        "A clerk at the mill, who feared she would lose her job",
    ),
    (
        "An aide, speaking on condition of anonymity because he was not cleared to talk, said talks had ended.",
        "An aide",
    ),
    ("Vera Stint, who leads the Weavers’ Union, said she would sign.", "Vera Stint, who leads the Weavers’ Union"),
    (
        "Tomas Orrin, a welder from the docks, who watched the crane fall, said it had swayed all day.",
        "Tomas Orrin, a welder from the docks, who watched the crane fall",
    ),
    ("The bridge, which carries the coast road, is unsafe, Ms. Stint said.", "Ms. Stint"),
    ("The report, the mayor said, was late.", "the mayor"),
    (
        "Ada Brook, a former governor of Vale and secretary of human services in the last cabinet, said it was quiet.",
        "Ada Brook, a former governor of Vale and secretary of human services in the last cabinet",
    ),
    (
        "Tomas Orrin, a welder, and one of the authors of the review, said the crane had swayed.",
        "Tomas Orrin, a welder, and one of the authors of the review",
    ),
    ("Piers Aldane, an aide to Mayor Rena Holt, later told the board so, she said.", "she"),
    ("On Monday, a clerk, who feared she would lose her job, said so.", "a clerk"),
    ("In Vale, the weir and the mill stood, and officials from the coast said so.", "officials from the coast"),
]


@pytest.mark.parametrize(("text", "source"), CASES)
def test_the_speaker_is_outside_the_clause(text, source):
    document = annotate(Article("a", "x", text), LEXICONS)
    said = [each for each in relations(document) if each.cue.attributes["verb"] == "say"]
    assert [text[each.source[0].start : each.source[0].end] for each in said] == [source]


MARKERS = [
    "A warder, who asked not to be named, feared for his job.",
    "Two warders spoke on condition of anonymity.",
    "A warder, who declined to be identified, left early.",
    "A warder requested anonymity for fear of the governor.",
]


@pytest.mark.parametrize("text", MARKERS)
def test_an_anonymity_marker_reports_nothing(text):
    document = annotate(Article("a", "x", text), LEXICONS)
    assert [each.cue for each in relations(document) if each.cue.attributes["speech"]] == []


def test_asking_for_something_else_is_an_attribution():
    document = annotate(Article("a", "x", "The warders asked that the gate be locked."), LEXICONS)
    assert [each.cue.attributes["verb"] for each in relations(document)] == ["ask"]
