"""Tokens: a table of what is one token, and what is a word."""

from __future__ import annotations

import pytest

from mediastudy.annotation.abbreviations import abbreviations
from mediastudy.annotation.tokens import is_word, lower, tokenise, word_flags
from mediastudy.errors import LexiconError
from mediastudy.lexicon import load_all

COMPILED = abbreviations(load_all())

TABLE = [  # tokens are written with a space between
    # abbreviations keep their stop
    ("Mr. Hale met Sen. Voss.", "Mr. Hale met Sen. Voss ."),
    ("Rear Adm. Hale and Lt.-Gov. Orr", "Rear Adm. Hale and Lt.-Gov. Orr"),
    ("SEN. VOSS: No.", "SEN. VOSS : No ."),
    ("the ex-Gov. of Ohio", "the ex-Gov. of Ohio"),
    ("the U.S., the U.N.", "the U.S. , the U.N."),
    ("U.S.-led, N.Y.-based", "U.S.-led , N.Y.-based"),
    ("the U.S and", "the U.S and"),
    ("the U.S.S. Orr, R.I.P., V.A.", "the U.S.S. Orr , R.I.P. , V.A."),
    ("9 a.m. or 9 A.M.", "9 a.m. or 9 A.M."),
    ("on Jan. 5, but Jan. Orr", "on Jan. 5 , but Jan . Orr"),
    ("No. 5 is a no. He", "No. 5 is a no . He"),
    ("Gary, Ind., and Ind. Orr", "Gary , Ind. , and Ind . Orr"),
    ("(D-Calif.) (R-Ind.)", "( D-Calif. ) ( R-Ind. )"),
    ("J. P. Orr, T.S. Lee, Ann B. Poe", "J. P. Orr , T.S. Lee , Ann B. Poe"),
    ("Plan B. it is", "Plan B . it is"),
    ("St.Louis, Mr.Orr", "St. Louis , Mr. Orr"),
    # clitics are split, other inner apostrophes are not
    ("Orr's dog doesn't", "Orr 's dog doesn 't"),
    ("we’re they’ve I’d", "we ’re they ’ve I ’d"),
    ("DON'T", "DON 'T"),
    ("the workers' plan", "the workers ' plan"),
    ("O’Malley, ma'am, y’all", "O’Malley , ma'am , y’all"),
    ("the U.S.'s", "the U.S. 's"),
    # elisions
    ("the '60s and ’60s-style", "the '60s and ’60s-style"),
    ("get 'em, ’til then", "get 'em , ’til then"),
    ("rock 'n' roll", "rock 'n' roll"),
    ("the class of '08 saw '20 dead'", "the class of '08 saw ' 20 dead '"),
    # compounds and numbers
    ("well-known AT&T and/or 2015–16", "well-known AT&T and/or 2015–16"),
    ("he said–and Sino–American", "he said – and Sino–American"),
    ("1,000.5 at 10:30, 3.5%", "1,000.5 at 10:30 , 3.5 %"),
    ("$3.5m, £5, 50%", "$ 3.5m , £ 5 , 50 %"),
    (".45-caliber", ".45-caliber"),
    ("said.The", "said . The"),
    # marks
    ("''yes”", "'' yes ”"),
    ("``yes''", "`` yes ''"),
    ("wait... -- no—yes…", "wait ... -- no — yes …"),
    # addresses
    ("See https://a.example/b?c=d.", "See https://a.example/b?c=d ."),
    ("(www.example.org)", "( www.example.org )"),
    ("example.com, ada@example.org.", "example.com , ada@example.org ."),
    ("@ada_k #vote2016!", "@ada_k #vote2016 !"),
    # what prints nothing
    ("co\u00adop ne\u0301e", "co\u00adop ne\u0301e"),
    ("\ufeffa\u200bb\u200d.", "a b ."),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_text_has_these_tokens(text: str, expected: str) -> None:
    starts, ends, words = tokenise(text, COMPILED)
    assert words == expected.split(" ")
    assert words == [text[start:end] for start, end in zip(starts, ends, strict=True)]


def test_lower_makes_apostrophes_straight() -> None:
    assert lower(["DON", "’T", "‘em", "İ"]) == ["don", "'t", "'em", "i̇"]
    assert lower([]) == []


@pytest.mark.parametrize("token", ["Orr", "5", "well-known", "U.S.", "'60s", "’em", "#tag", "é"])
def test_token_with_a_letter_or_digit_is_a_word(token: str) -> None:
    assert is_word(token)


@pytest.mark.parametrize("token", ["'s", "’re", "'T", ",", "''", "$", "...", "—", "'"])
def test_clitic_or_mark_is_no_word(token: str) -> None:
    assert not is_word(token)


def test_word_flags_agree_with_is_word() -> None:
    words = tokenise("He said: “We’re 5,” didn't he?", COMPILED)[2]
    assert word_flags(words) == [is_word(word) for word in words]
    assert sum(word_flags(words)) == 6


def test_compiled_lexicon_is_one_object_for_one_content() -> None:
    assert abbreviations(load_all()) is COMPILED


def test_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match="'abbreviations' is missing"):
        abbreviations({})
