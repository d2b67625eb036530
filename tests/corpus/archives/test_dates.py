"""Dates are read in the languages of archives, without the machine's locale."""

import datetime as dt

import pytest

from mediastudy.corpus.archives.dates import ambiguous, leads, parse, vague


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
        ("23/04/2010", "2010-04-23"),
        ("04/23/2010", "2010-04-23"),
        ("03-APR-2010", "2010-04-03"),
        ("miércoles, 5 de mayo del 2010", "2010-05-05"),
        ("5 d'abril de 2010", "2010-04-05"),
        ("5th of May, 2010", "2010-05-05"),
        ("2010. május 5.", "2010-05-05"),
        ("July 28, 2008 - August 3, 2008", "2008-07-28"),
    ],
)
def test_a_date_is_read(written, day):
    assert parse(written) == dt.date.fromisoformat(day)


NO_DAY = ["Summer, 2008", "January 2009", "February 31, 2010", "31/02/2010", "May 30 - June 5, 2010", "", "12345 words"]


@pytest.mark.parametrize("written", NO_DAY)
def test_what_names_no_day_is_no_date(written):
    assert parse(written) is None
    assert not ambiguous(written)


@pytest.mark.parametrize("written", ["03/04/2010", "3-4-2010", "7/8/17", "Monday, 03/04/2010"])
def test_figures_that_may_be_two_days_are_no_date_and_are_told_apart_from_none(written):
    assert parse(written) is None
    assert ambiguous(written)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Summer 2009", True),
        ("May 3 - 9, 2010", True),
        ("enero 2010", True),
        ("May 3, 2010", False),
        ("Vale 2010", False),
    ],
)
def test_a_month_or_a_season_is_a_time_without_a_day(line, answer):
    assert vague(line) is answer


@pytest.mark.parametrize(("line", "answer"), [("Monday, May 3, 2010", True), ("A walk on May 3, 2010", False)])
def test_a_date_line_begins_with_the_date_or_its_weekday(line, answer):
    assert leads(line) is answer
