"""Every number in a table or caption has a macro; names hold letters only and are unique."""

import re

import pytest

from mediastudy.record.latex import escaped
from mediastudy.record.numbers import letters, write_numbers
from mediastudy.record.table import read_table

from .runs import STEM, make_run, table

MACRO = re.compile(r"\\newcommand\{\\(ms[A-Za-z]+)\}\{(.*)\}")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    return folder, make_run(folder, table().replace({"outlet": {"Qx": "cash$news_2"}}))


def macros(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("%")]
    return [MACRO.fullmatch(line).groups() for line in lines]


def test_every_line_is_a_macro_of_letters_only_and_no_name_comes_twice(run):
    names = [name for name, _ in macros(run[0] / "numbers.tex")]
    assert len(names) == len(set(names)) > 50


def test_every_number_of_the_table_has_its_macro(run):
    found = dict(macros(run[0] / "numbers.tex"))
    rows = read_table(run[0] / f"{STEM}.csv").rows
    assert found["msHedgesByVoiceHarrowPostOwnEvents"] == rows["Harrow Post", "own"]["events"]
    assert f"{float(rows['Harrow Post', 'own']['rate']):.3g}".rstrip("0") in found["msHedgesByVoiceHarrowPostOwnRate"]


def test_every_number_of_the_caption_has_its_macro(run):
    found = dict(macros(run[0] / "numbers.tex"))
    caption = run[1]["figures"][STEM]["caption"]
    quoted = [text for name, text in found.items() if re.fullmatch("msHedgesByVoiceCaption[A-Z]+", name)]
    assert quoted[:2] == ["1{,}000", "95"]
    assert all(text.replace("{,}", ",") in caption for text in quoted)
    assert found["msHedgesByVoiceCaption"] == escaped(caption)


NAMES = {
    "Harbour Ledger": "HarbourLedger",
    "El Fénix": "ElFenix",
    "cash$daily_news^2": "CashDailyNewsTwo",
    "02_rates": "ZeroTworates",
    "日報": "UMLEKUKIHH",
    "a & b": "AB",
}


@pytest.mark.parametrize("text", ["日報", "05", "Ünal's №1 — x", "\N{ARABIC-INDIC DIGIT ONE}", "𝟙²"])
def test_a_name_of_any_script_becomes_letters(text):
    assert re.fullmatch("[A-Za-z]+", letters(text))


@pytest.mark.parametrize(("text", "name"), [pair for pair in NAMES.items() if pair[0] not in {"日報", "02_rates"}])
def test_a_name_stays_readable(text, name):
    assert letters(text) == name


def test_outlets_that_differ_only_in_signs_are_told_apart_wherever_they_stand(tmp_path):
    data = table().replace({"outlet": {"Harrow Post": "A-B", "Northbridge Courier": "A B"}})
    for name, rows in (("one", data), ("two", data.iloc[::-1])):
        make_run(tmp_path / name, rows)
    one, two = (dict(macros(tmp_path / name / "numbers.tex")) for name in ("one", "two"))
    assert len([name for name in one if name.startswith("msHedgesByVoiceABOwnRateX")]) == 2
    assert {name: text for name, text in one.items() if "Rate" in name}.items() <= two.items()


def test_two_figures_of_one_kind_keep_the_number_of_their_notebook(tmp_path):
    make_run(tmp_path)
    for kind in ("csv", "json"):
        (tmp_path / f"05_hedges_by_voice.{kind}").write_bytes((tmp_path / f"{STEM}.{kind}").read_bytes())
    names = [name for name, _ in macros(write_numbers(tmp_path, [STEM, "05_hedges_by_voice"]))]
    assert len(names) == len(set(names))
    assert any(name.startswith("msZeroFive") for name in names)


ESCAPED = {
    "50 % & more": r"50 \% \& more",
    r"a\b{c}": r"a\textbackslash{}b\{c\}",
    "x_1^2~$#": r"x\_1\textasciicircum{}2\textasciitilde{}\$\#",
    "−0.3 × 2": r"\ensuremath{-}0.3 \ensuremath{\times} 2",
    "two\nlines": "two lines",
}


@pytest.mark.parametrize("text", ESCAPED)
def test_what_means_something_in_latex_is_escaped(text):
    assert escaped(text) == ESCAPED[text]
