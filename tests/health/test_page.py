"""The page: whole without a network, escaped, the same bytes every time."""

import re
from html.parser import HTMLParser

from mediastudy.health import examine
from mediastudy.health.drawing import months, sparkline
from mediastudy.health.page import page

from .articles import articles, share

EVIL = '<script>alert("x")</script>&"\' '
VOID = {"meta", "rect", "path", "circle", "br"}


class Nesting(HTMLParser):
    """Reads a page and keeps the elements that are open, and every tag."""

    def __init__(self):
        super().__init__()
        self.open, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


def made(name=EVIL, **outlets):
    return page(examine(articles(**outlets), {"name": name}))


def test_what_comes_from_the_corpus_is_escaped():
    text = made(**{EVIL: {"furniture_rules": f"{EVIL.replace(';', '')} 3", "damage_kinds": share(f"{EVIL} 1", 3, "")}})
    assert "<script>alert" not in text
    assert text.count("<script>") == 1


def test_half_a_character_in_a_name_is_no_fault():
    assert "<h1>Vale \ufffdEcho</h1>" in made("Vale \ud83dEcho", Hill_News={})


def test_what_only_a_reader_hears_does_not_widen_the_page():
    assert ".table{position:relative;" in made(Hill_News={}), "hidden words stay within the box that scrolls"


def test_an_only_outlet_is_not_asked_whether_outlets_can_be_compared():
    assert "What could make figures of this outlet wrong?" in made(Hill_News={})
    assert "Can these outlets be compared?" in made(Hill_News={}, Vale_Echo={})


def test_every_element_is_closed():
    reader = Nesting()
    reader.feed(made(Vale_Echo={}, Hill_News={"language": "fr"}))
    assert reader.open == []


def test_nothing_is_fetched_and_only_one_script_may_run():
    text = made(Vale_Echo={})
    assert "default-src 'none'" in text
    assert re.search(r"script-src 'sha256-[\w+/=]{44}'", text)
    assert not re.search(r"""(?:src|href)=|@import|url\(""", text)


def test_equal_tables_give_equal_pages():
    assert made(Vale_Echo={}, Hill_News={}) == made(Vale_Echo={}, Hill_News={})


def test_a_severity_is_told_in_words_and_by_shape():
    text = made(Vale_Echo={}, Hill_News={"language": "fr"})
    cell = re.search(r'<td class="f invalid"[^>]*>(.*?)</td>', text)
    assert cell and "<svg" in cell[1] and ">invalid</span>" in cell[1]


def test_months_go_over_the_turn_of_the_year():
    assert months("2015-11", "2016-02") == ["2015-11", "2015-12", "2016-01", "2016-02"]


def test_a_sparkline_has_at_most_sixty_bars_and_none_for_an_empty_month():
    every = months("1990-01", "2016-12")
    assert sparkline(dict.fromkeys(every, 1), every).count("<rect") <= 60
    assert sparkline({"1990-01": 4}, every).count("<rect") == 1
    assert sparkline({}, every) == ""
