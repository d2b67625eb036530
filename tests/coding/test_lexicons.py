"""Lexicon check: what is wrong in a word list, on which line, and what would do."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediastudy.coding.lexicons import Fault, check
from mediastudy.errors import LexiconError
from mediastudy.lexicon import shipped

HEAD = """name = "hedges"
version = "1"
source = "mine"
[sources]
mine = "My own list"
"""
GOOD = '[[entries]]\nforms = ["mayhap"]\nclass = "adverb"\nsource = ["mine"]\n'


def faults(tmp_path: Path, text: str) -> list[Fault]:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    return check(path)


@pytest.mark.parametrize("path", shipped().values(), ids=lambda path: path.stem)
def test_every_shipped_lexicon_passes_its_own_check(path: Path) -> None:
    assert check(path) == []


def test_a_good_lexicon_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + GOOD) == []


@pytest.mark.parametrize(
    ("entry", "line", "found"),
    [
        ('forms = ["mayhap"]\nclass = "adverb"', 6, "'mayhap' has no source"),
        ('forms = ["mayhap"]\nclass = "adverb"\nsource = ["yours"]', 9, "'yours' is not under"),
        ('forms = ["mayhap"]\nclas = "x"\nclass = "verb"\nsource = ["mine"]', 8, "the key 'clas' means nothing here"),
        ('forms = ["mayhap"]\nclass = "adverbial"\nsource = ["mine"]', 8, "the class is 'adverbial'"),
        ('forms = ["mayhap"]\nclass = "adverb"\nrule = "allways"\nsource = ["mine"]', 9, "the rule is 'allways'"),
        ('forms = ["it","mayhap","it"]\nclass = "adverb"\nsource = ["mine"]', 7, "'it' stands twice"),
        ('forms = ["appear*"]\nclass = "verb"\nsource = ["mine"]', 7, "'appear*' can never match: a form is words"),
        ('forms = ["so. Perhaps"]\nclass = "adverb"\nsource = ["mine"]', 7, "it goes beyond the end of a sentence"),
        ('forms = ["..."]\nclass = "adverb"\nsource = ["mine"]', 7, "it has no word"),
        ('class = "adverb"\nsource = ["mine"]', 6, "the entry has no 'forms'"),
        ('forms = ["it"]\nclass = "verb"\nsource = ["mine"]\nonly_after = ["@us"]', 10, "there is no list '@us'"),
    ],
)
def test_a_fault_says_the_line_and_what_was_found(tmp_path: Path, entry: str, line: int, found: str) -> None:
    (fault,) = faults(tmp_path, f"{HEAD}[[entries]]\n{entry}\n")
    assert (fault.line, found in fault.found) == (line, True), str(fault)


def test_a_fault_says_what_would_do(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, HEAD + GOOD.replace("class", "clas s").replace("clas s", "rul") + 'class = "adverb"\n')
    assert "Did you mean 'rule'" in fault.remedy


def test_an_entry_that_another_always_takes_first_is_dead(tmp_path: Path) -> None:
    later = GOOD.replace("adverb", "verb")
    (fault,) = faults(tmp_path, HEAD + GOOD + later)
    assert "always takes it first" in fault.found


def test_an_entry_may_follow_one_that_has_a_rule(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + GOOD + 'rule = "negated"\n' + GOOD.replace("adverb", "verb")) == []


def test_every_fault_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    found = faults(
        tmp_path, HEAD + GOOD.replace("adverb", "x") + GOOD.replace("mine", "yours").replace("mayhap", "belike")
    )
    assert [fault.line for fault in found] == [8, 13]


def test_a_missing_key_at_the_top_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, HEAD.replace('version = "1"\n', "") + GOOD)
    assert "'version' is missing" in fault.found


def test_what_is_no_toml_is_a_fault_with_its_line(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, HEAD + "forms = [\n")
    assert fault.line >= 6


def test_a_pattern_lexicon_is_checked_for_regular_expressions(tmp_path: Path) -> None:
    text = HEAD.replace("hedges", "furniture") + "[[entries]]\nforms = ['(Read more']\nsource = [\"mine\"]\n"
    (fault,) = faults(tmp_path, text)
    assert "is no regular expression" in fault.found


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        check(tmp_path / "none.toml")
