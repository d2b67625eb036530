"""Damage of encodings: each kind is counted, and sound text of any language is none."""

import pytest

from mediastudy.health.damage import damage


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It\u00e2\u20ac\u2122s late, she said.", {"mojibake": 1}),
        ("The caf\u00c3\u00a9 and the na\u00c3\u00afve mayor", {"mojibake": 2}),
        ("Costs of \u00c2\u00a3400", {"mojibake": 1}),
        ("\u00ef\u00bb\u00bfThe council met.", {"mojibake": 1}),
        ("It\ufffds late", {"replacement": 1}),
        ("He said &quot;no&quot; twice.", {"entity": 2}),
        ("Fish &amp;amp; chips", {"entity": 1}),
        ("It&#8217;s late", {"entity": 1}),
        ("It\x92s late", {"control": 1}),
        ("A tower\x07 fell", {"control": 1}),
        ("Half a \ud83d sign", {"control": 1}),
    ],
)
def test_damage_is_counted_by_kind(text, found):
    assert damage(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "“It’s late,” she said — and left…",
        "Łódź, Århus, São Paulo, Ærø: ÂGE D'OR, Ãlvares, âme, CRÈME BRÛLÉE",
        "R&D; AT&T and Q&A; P&O",
        "Tabs\tand\nlines\r\nand no-break\u00a0spaces\u2028",
        "日本語 عربى русский 😀",
    ],
)
def test_sound_text_has_no_damage(text):
    assert damage(text) == {}
