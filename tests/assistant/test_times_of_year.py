"""Days in words, feasts, seasons and anniversaries are found whole and given the right year."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dates import find_dates, resolve
from assistant.parts_of_year import easter_sunday

WEDNESDAY = date(2019, 6, 12)


def shown(sentence: str, reference: date = WEDNESDAY) -> list[str | None]:
    whens = [resolve(m, reference, sentence=sentence) for m in find_dates(sentence)]
    return [when.show() if when else None for when in whens]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lorries have to wait until the first of July.", "1 July 2019"),
        ("The bill passed on June the 4th.", "4 June 2019"),
        ("A hearing is planned for the 22nd at the school.", "22 June 2019"),
        ("The court sits again on the 1st.", "1 July 2019"),
        ("He arrived two Sundays ago.", "2 June 2019"),
        ("He was seen two nights ago.", "10 June 2019"),
        ("The vote is a week today.", "19 June 2019"),
        ("The vote is tomorrow week.", "20 June 2019"),
        ("The bridge opened ten years ago this month.", "June 2009"),
        ("It was sold this time last year.", "June 2018"),
        ("The tower fell the summer before last.", "summer 2017"),
        ("The tower fell last summer.", "summer 2018"),
        ("The tower fell in the spring.", "spring 2019"),
        ("The tower fell last spring in Tolm.", "spring 2019"),
        ("She moved there last fall to study law.", "fall 2018"),
        ("The mill opened this spring in Tolm.", "spring 2019"),
        ("Voters will choose again in the fall.", "fall 2019"),
        ("The mill opened in the fall of 2003.", "fall 2003"),
        ("Sales fell in the last quarter of 2018.", "October–December 2018"),
        ("Prices rose in the first three months of the year.", "January–March 2019"),
        ("Prices will rise in the new year.", "2020"),
        ("The law has applied since the turn of the year.", "2019"),
        ("The report is due by Christmas.", "25 December 2019"),
        ("The fair is on the first weekend in July.", "6–7 July 2019"),
        ("It opened on the last Monday of May 2018.", "28 May 2018"),
        ("It closes in the last week of June.", "24–30 June 2019"),
        ("It rained in the second week of January.", "8–14 January 2019"),
        ("He stepped down in September.", "September 2018"),
        ("They dropped the plan in October.", "October 2018"),
        ("They plan a fair for October.", "October 2019"),
        ("He will step down in September.", "September 2019"),
    ],
)
def test_rarer_forms_of_a_time(sentence: str, expected: str) -> None:
    assert shown(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "reference", "expected"),
    [
        ("The trial will last until Easter.", date(2023, 2, 16), "7–10 April 2023"),
        ("The mill opened at Easter.", date(2023, 2, 16), "15–18 April 2022"),
        ("Schools open again after Easter.", date(2020, 3, 30), "10–13 April 2020"),
        ("They met on Good Friday.", date(2019, 6, 12), "19 April 2019"),
        ("They met on Easter Monday 2018.", date(2019, 6, 12), "2 April 2018"),
    ],
)
def test_easter_moves(sentence: str, reference: date, expected: str) -> None:
    assert shown(sentence, reference) == [expected]


@pytest.mark.parametrize(
    "sentence", ["They hid Easter eggs.", "The Easter Council met.", "They sell Christmas trees."]
)
def test_what_is_named_after_a_feast_is_no_time(sentence: str) -> None:
    assert shown(sentence) == []


def test_easter_sunday_of_known_years() -> None:
    known = {1961: (4, 2), 2000: (4, 23), 2016: (3, 27), 2019: (4, 21), 2024: (3, 31)}
    assert {y: (easter_sunday(y).month, easter_sunday(y).day) for y in known} == known


def test_a_deadline_without_a_day_is_a_time_but_no_day() -> None:
    assert shown("Results are expected within six weeks.") == [None]


def test_what_was_moved_to_a_day_is_still_to_come() -> None:
    assert shown("The fair was moved to 3 October.") == ["3 October 2019"]


@pytest.mark.parametrize(
    "sentence",
    [
        "They did not ask for it, because the fall is too low.",
        "The fall in prices went on.",
        "The trade has not got over the fall of the wall.",
        "Villagers fetch water from the spring.",
        "The company blamed the loss on this fall in demand.",
    ],
)
def test_a_drop_or_a_source_is_no_season(sentence: str) -> None:
    assert shown(sentence) == []
