"""How the last line of a body shows that the article was cut off."""

import pytest

from mediastudy.health.endings import cut_off

START = "The council of Port Ellery voted on Monday to keep the old bridge open until"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (f"{START} spring... [+1234 chars]", "+ chars"),
        (f"{START} spring… [+12 chars]", "+ chars"),
        (f"{START} spring [...]", "[...]"),
        (f"{START} spring […]", "[...]"),
        (f"{START} spring ... (more)", "more"),
        (f"{START} spring... Continue reading", "more"),
        (f"{START} the", "mid-sentence"),
        (f"{START} the spring,", "mid-sentence"),
        (f"{START} spring.", ""),
        (f"{START} “spring.”", ""),
        (f"{START} spring …", ""),
        ("More on the harbour", ""),
        ("Council Votes to Keep the Old Bridge of Port Ellery Open Until Next Spring and beyond", ""),
        ("Follow the council of Port Ellery and the old bridge on Twitter under the name @oldbridge", ""),
        ("", ""),
    ],
)
def test_an_ending_is_read(last, said):
    assert cut_off(last) == said


def test_the_last_of_many_lines_without_stops_is_a_list():
    assert cut_off(f"{START} the", "Another headline that has no stop either") == ""
    assert cut_off(f"{START} the", "The line before it ends as prose does.") == "mid-sentence"
