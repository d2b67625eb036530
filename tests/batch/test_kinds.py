"""What is written is text; the declared type says what it means."""

import ast
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.batch.kinds import Kind, Scalar, fault, parse_kind, ranged, read


def kind(annotation: str, comment: str = "") -> Kind:
    return ranged(parse_kind(ast.parse(annotation, mode="eval").body), comment)[0]


ARRIVES = [
    ("str", "no", "no"),
    ("str", "007", "007"),
    ("str", "2016-09-01", "2016-09-01"),
    ("str", "nan", "nan"),
    ("str", "1e3", "1e3"),
    ("str", "null", "null"),
    ("int", "007", 7),
    ("int", "-3", -3),
    ("float", "1e3", 1000.0),
    ("float", "1", 1.0),
    ("float", ".5", 0.5),
    ("bool", "no", False),
    ("bool", "True", True),
    ("date", "2016-09-01", "2016-09-01"),
    ("int | None", "null", None),
    ("None | int", "4", 4),
    ("str | None", "~", None),
    ("Literal['no', 'yes']", "no", "no"),
    ("Literal[1, 2]", "2", 2),
    ("Literal[True, 'auto']", "yes", True),
    ("Literal['a', None]", "", None),
]


@pytest.mark.parametrize(("annotation", "written", "value"), ARRIVES)
def test_a_value_arrives_as_its_type_says(annotation, written, value):
    found = read(kind(annotation), Scalar(written))
    assert (type(found), found) == (type(value), value)


REFUSED = [
    ("str", ""),
    ("int", "1e3"),
    ("int", "1.0"),
    ("int", "0x1f"),
    ("int", "1_000"),
    ("int", "٣"),
    ("int", "9" * 5000),
    ("int", "null"),
    ("float", "nan"),
    ("float", "inf"),
    ("float", "1e999"),
    ("float", "1,5"),
    ("bool", "1"),
    ("bool", "maybe"),
    ("date", "2016-13-01"),
    ("date", "20160901"),
    ("date", "2016-9-1"),
    ("date", "2016-09-01T10:00"),
    ("Literal['a', 'b']", "c"),
    ("Literal[1, 2]", "3"),
    ("list[str]", "a"),
]


@pytest.mark.parametrize(("annotation", "written"), REFUSED)
def test_what_the_type_does_not_take_is_refused_and_named(annotation, written):
    with pytest.raises(ValueError, match=r"found .*; give"):
        read(kind(annotation), Scalar(written))


@pytest.mark.parametrize("written", ["null", "~", ""])
def test_in_quotes_what_looks_like_nothing_is_text(written):
    assert read(kind("str | None"), Scalar(written, plain=False)) == written


def test_a_list_is_read_item_by_item():
    assert read(kind("list[int]"), [Scalar("01"), Scalar("2")]) == [1, 2]
    assert read(kind("list[Literal['no']]"), [Scalar("no")]) == ["no"]
    assert read(kind("list[str] | None"), Scalar("null")) is None


def test_a_list_for_a_single_value_is_refused():
    with pytest.raises(ValueError, match="found a list"):
        read(kind("str"), [Scalar("a")])


RANGES = [
    ("int", "in 1..12: months", ["1", "12"], ["0", "13"]),
    ("int", "in 1..", ["1", "99"], ["0"]),
    ("float", "in 0..1: share", ["0", "0.5", "1"], ["-0.1", "1.01"]),
    ("float", "in ..0.5: share", ["-9", "0.5"], ["0.6"]),
    ("date", "in 2016-01-01..2016-12-31: day", ["2016-01-01"], ["2015-12-31", "2017-01-01"]),
]


@pytest.mark.parametrize(("annotation", "comment", "inside", "outside"), RANGES)
def test_a_range_holds_both_its_ends_and_nothing_beyond(annotation, comment, inside, outside):
    found = kind(annotation, comment)
    assert all(fault(found, read(found, Scalar(each))) == "" for each in inside)
    for each in outside:
        with pytest.raises(ValueError, match=r"from|to"):
            read(found, Scalar(each))


def test_a_range_holds_for_each_item_of_a_list():
    with pytest.raises(ValueError, match="found 13; give a list, each a whole number from 1 to 12"):
        read(kind("list[int]", "in 1..12: months"), [Scalar("3"), Scalar("13")])


def test_the_rest_of_the_comment_is_the_help():
    assert ranged(Kind("int"), "in 1..12: months: of the year")[1] == "months: of the year"
    assert ranged(Kind("int"), "in the order of the year")[1] == "in the order of the year"


@pytest.mark.parametrize("comment", ["in 12..1: x", "in ..: x", "in a..b: x", "in 1..12 months"])
def test_a_range_that_says_nothing_is_refused(comment):
    with pytest.raises(ValueError, match=r"\.\.|give"):
        ranged(Kind("int"), comment)


def test_text_has_no_range():
    with pytest.raises(ValueError, match="a range is for"):
        ranged(Kind("str"), "in a..b: x")


@pytest.mark.parametrize(
    "annotation", ["dict", "list", "list[list[int]]", "list[int | None]", "int | str", "Literal[1.5]", "Literal[None]"]
)
def test_a_type_that_no_sweep_could_fill_is_refused(annotation):
    with pytest.raises(ValueError, match=r"type|Literal"):
        kind(annotation)


@pytest.mark.parametrize(
    ("annotation", "value"),
    [("int", True), ("Literal[1]", True), ("float", "1"), ("str", None), ("float", float("nan"))],
)
def test_a_value_of_another_type_does_not_fit(annotation, value):
    assert fault(kind(annotation), value).startswith("found")


TEXT = st.text("aZ09é漢 .,:-+~'\"\n")
VALUES = {
    "str": TEXT.filter(bool),
    "int": st.integers(-(10**12), 10**12),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
    "date": st.dates(min_value=date(1000, 1, 1)).map(date.isoformat),
}


@settings(deadline=None)
@given(st.sampled_from(sorted(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name])))
def test_every_value_that_is_written_out_is_read_back(case):
    name, value = case
    written = str(value) if isinstance(value, str) else json.dumps(value)
    found = read(Kind(name), Scalar(written))
    assert (type(found), found) == (type(value), value)
    assert fault(Kind(name), found) == ""


@settings(deadline=None)
@given(st.sampled_from(sorted(VALUES)), TEXT, st.booleans())
def test_whatever_is_written_becomes_a_value_that_fits_or_is_refused(name, written, plain):
    optional = Kind(name, optional=True)
    try:
        found = read(optional, Scalar(written, plain))
    except ValueError:
        return
    assert fault(optional, found) == ""
    assert json.loads(json.dumps(found, allow_nan=False)) == found
