"""Dates are read in the languages of archives, without the machine's locale."""

import datetime as dt

import pytest

from mediastudy.corpus.archives.dates import leads, parse


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("July 1, 2015 Wednesday", "2015-07-01"),
        ("December 30, 2008 Tuesday 6:10 PM  EST", "2008-12-30"),
        ("Mittwoch 31. August 2011", "2011-08-31"),
        ("27. Februar 2012 Montag 9:50 PM GMT+1", "2012-02-27"),
        ("mercredi 17 avril 2013 20:15 GMT", "2013-04-17"),
        ("1er mars 2006", "2006-03-01"),
        ("Onsdag 6. Januar 2010", "2010-01-06"),
        ("3 april 2016 zondag", "2016-04-03"),
        ("5 de mayo de 2019", "2019-05-05"),
        ("9 мая 2014", "2014-05-09"),
        ("2018 年 10 月 7 日 17:04", "2018-10-07"),
        ("May 2, 2002, Thursday,, FINAL EDITION", "2002-05-02"),
        ("Ju n 9, 2024", "2024-06-09"),
        ("2019-07-08 06:19:31.752546", "2019-07-08"),
    ],
)
def test_a_date_is_read(written, day):
    assert parse(written) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("written", ["Summer, 2008", "January 2009", "February 31, 2010", "", "12345 words"])
def test_what_names_no_day_is_no_date(written):
    assert parse(written) is None


@pytest.mark.parametrize(("line", "answer"), [("Monday, May 3, 2010", True), ("A walk on May 3, 2010", False)])
def test_a_date_line_begins_with_the_date_or_its_weekday(line, answer):
    assert leads(line) is answer
