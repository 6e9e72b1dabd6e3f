"""What is written of dates, weekdays and times is read, and nothing else."""

from __future__ import annotations

from datetime import date, time

import pytest

from index.calendar import find_dates, find_times, find_weekdays

D9, D12 = date(2020, 1, 9), date(2020, 1, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Updated 12:10, 09-Jan-2020",
        "Jan. 9, 2020",
        "January 9th, 2020",
        "Thursday, January 9, 2020",
        "9 January 2020",
        "Thu 9th of January 2020",
        "2020-01-09T12:00:00Z",
        "2020/01/09",
        "9.1.2020",
        "9. Januar 2020",
        "9 janvier 2020",
        "9 de enero de 2020",
        "2020年1月9日",
        "January 9 at 10:30, 2020",
        "2020 January 9",
        "Thu, 09 Jan 2020 10:00:00 GMT",
        "January 9-10, 2020",
    ],
)
def test_a_full_date_is_read_in_every_usual_form(text: str) -> None:
    (mention,) = find_dates(text)
    assert mention.date == D9
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", ["on Jan. 12,” he said", "on 12 January, declare", "January 12"])
def test_a_date_without_its_year_is_left_open(text: str) -> None:
    (mention,) = find_dates(text)
    assert (mention.date, mention.month, mention.day) == (None, 1, 12)
    assert mention.in_year(2020) == D12


def test_day_and_month_that_can_be_exchanged_give_two_candidates() -> None:
    (mention,) = find_dates("Issued on: 05/03/2020 – 05:54")
    assert mention.candidates == (date(2020, 3, 5), date(2020, 5, 3))
    assert mention.date is None


def test_a_numeric_date_that_reads_one_way_only_is_certain() -> None:
    assert [m.date for m in find_dates("13/01/20 and 01/31/2020")] == [
        date(2020, 1, 13),
        date(2020, 1, 31),
    ]


@pytest.mark.parametrize(
    "text",
    ["it may 5 times", "12 Turkish posts", "3.2.1", "20/20/2020", "31 Feb 2020", "12-year-old"],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert find_dates(text) == []


def test_a_month_alone_has_no_day() -> None:
    (mention,) = find_dates("in November 2019")
    assert (mention.year, mention.month, mention.day, mention.date) == (2019, 11, None, None)


def test_weekdays_keep_the_word_before_them() -> None:
    found = find_weekdays("On Sunday, last Wednesday and on Fridays; not on sunday")
    assert [(w.weekday, w.modifier, w.plural) for w in found] == [
        (6, None, False),
        (2, "last", False),
        (4, None, True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 00:00 on Jan. 12", time(0)),
        ("as of 00.00 hours", time(0)),
        ("by midnight", time(0)),
        ("at noon", time(12)),
        ("at 6 p.m.", time(18)),
        ("at 6:45pm", time(18, 45)),
        ("12 a.m.", time(0)),
    ],
)
def test_times_of_day_are_read(text: str, expected: time) -> None:
    assert [t.time for t in find_times(text)] == [expected]


@pytest.mark.parametrize("text", ["12 posts", "2.50 percent", "a 3-1 win", "25:99", "1,000"])
def test_numbers_are_no_times(text: str) -> None:
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("lit on 11 November 1741, and kept hot", 1741),
        ("signed on July 4, 1776", 1776),
        ("fought on 14 October 1066.", 1066),
        ("On 11 November 1500 people came", None),
        ("On 5 May 1400 soldiers marched", None),
        ("On 11 November 1430 GMT it began", None),
        ("on 11 November 1918", 1918),
    ],
)
def test_a_year_long_ago_belongs_to_its_day(text: str, year: int | None) -> None:
    (mention,) = find_dates(text)
    assert mention.year == year
    assert mention.day is not None
