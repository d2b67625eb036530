"""The language of an article by its function words."""

import pytest

from mediastudy.health.language import language
from mediastudy.lexicon import load, shipped

LEXICON = load(shipped()["languages"])
TEXTS = {
    "en": "The mayor of the town said that she would not sign the plan, and that it was for the council to decide. ",
    "de": "Die Bürgermeisterin der Stadt sagte, dass sie den Plan nicht unterschreiben werde, und es ist am Rat. ",
    "fr": "La maire de la ville a dit qu'elle ne signerait pas le plan et que la décision est au conseil. ",
    "es": "La alcaldesa de la ciudad dijo que no firmaría el plan y que la decisión es del consejo. ",
    "it": "La sindaca della città ha detto che non firmerà il piano e che la decisione è del consiglio. ",
    "nl": "De burgemeester van de stad zei dat ze het plan niet zou tekenen en dat het aan de raad is om te kiezen. ",
    "pt": "A prefeita da cidade disse que não assinaria o plano e que a decisão é do conselho. ",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_paragraph_is_told(code):
    assert language((TEXTS[code] * 2).lower().replace("'", " ").split(), LEXICON) == code


@pytest.mark.parametrize("words", [["the", "of"], ["zyx", "wvu"] * 40, []])
def test_too_little_or_unknown_is_said_to_be_so(words):
    assert language(words, LEXICON) == ""


def test_a_text_with_foreign_names_is_still_english():
    text = TEXTS["en"] + "He came with Pierre de la Cour, Karl von der Heide and Maria del Mar from Los Angeles. "
    assert language(text.lower().split(), LEXICON) == "en"
