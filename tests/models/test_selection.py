"""Which articles are compared is counted and said, and a chain counts once by its original."""

import pandas as pd
import pytest

from mediastudy.errors import MediastudyError
from mediastudy.models.selection import select

TABLE = pd.DataFrame(
    {
        "id": list("abcdef"),
        "copy": ["staff", "wire", "wire", "staff", "mixed", "staff"],
        "chain": ["", "c", "c", "c", None, "f"],
        "chain_role": ["", "copy", "original", "edited copy", None, "copy"],
    }
)
LEFT = [
    ({}, "abcdef"),
    ({"copy": "staff"}, "adf"),
    ({"chains": "once"}, "acef"),
    ({"copy": "wire", "chains": "once"}, "c"),
    ({"copy": "staff", "chains": "once"}, "adf"),
]


@pytest.mark.parametrize(("asked", "left"), LEFT)
def test_what_is_left(asked, left):
    found = select(TABLE, **asked)
    assert "".join(found.articles["id"]) == left
    assert sum(found.excluded.values()) == len(TABLE) - len(left)
    assert len(found.warnings) == len(asked)


WRONG = [
    (TABLE.drop(columns="copy"), {"copy": "staff"}, "needs the column 'copy', which the table lacks; measure"),
    (TABLE.drop(columns="chain_role"), {"chains": "once"}, "needs the column 'chain_role'"),
    (TABLE, {"copy": "unknown"}, "No article is left"),
    (TABLE, {"copy": "agency"}, "no value of --copy 'agency'"),
]


@pytest.mark.parametrize(("table", "asked", "message"), WRONG)
def test_what_cannot_be_selected_is_named(table, asked, message):
    with pytest.raises(MediastudyError, match=message):
        select(table, **asked)
