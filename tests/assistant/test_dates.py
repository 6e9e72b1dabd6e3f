"""Date expressions are found whole, and relative ones count from the article's day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dates import find_dates, is_date, resolve, show_day
from assistant.support import names_agree

THURSDAY = date(2020, 1, 9)


def shown(sentence: str, reference: date | None = THURSDAY) -> list[str | None]:
    whens = [resolve(m, reference, sentence=sentence) for m in find_dates(sentence)]
    return [when.show() if when else None for when in whens]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The vote begins at 00:00 on Jan. 12.", "00:00 on 12 January 2020"),
        ("They are to stop as of 00.00 hours on 12 January.", "00:00 on 12 January 2020"),
        ("It opens at midnight on January 12, 2021.", "00:00 on 12 January 2021"),
        ("The deal was signed on 3rd March 2019.", "3 March 2019"),
        ("It was agreed in March 2019.", "March 2019"),
        ("The plan dates from late 2018.", "2018"),
        ("It has been off since the Monday of the week before.", "30 December 2019"),
        ("The church, built in 1412, is a ruin.", "1412"),
        ("The law was passed in August last year.", "August 2019"),
        ("The bridge will stay closed until October.", "October 2020"),
        ("The bridge was closed in October.", "October 2019"),
        ("It was built in the 1980s.", "the 1980s"),
    ],
)
def test_explicit_dates_are_shown_in_full(sentence: str, expected: str) -> None:
    assert shown(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister said so Wednesday in the capital.", "8 January 2020"),
        ("The minister will travel on Wednesday.", "15 January 2020"),
        ("The bridge was opened on Thursday.", "9 January 2020"),
        ("The council voted last Thursday.", "2 January 2020"),
        ("The council votes next Thursday.", "16 January 2020"),
        ("She arrived yesterday.", "8 January 2020"),
        ("She is expected to leave tomorrow.", "10 January 2020"),
        ("The storm came last week.", "30 December 2019 – 5 January 2020"),
        ("It broke three days ago.", "6 January 2020"),
        ("The post stays vacant until next month.", "February 2020"),
        ("Next Friday they will meet.", "17 January 2020"),
        ("Last Wednesday they met.", "1 January 2020"),
        ("He has until Sunday to reply.", "12 January 2020"),
        ("The hearing was set for Monday.", "13 January 2020"),
        ("At the weekend they met.", "4–5 January 2020"),
        ("The fair took place in Tolm this weekend.", "4–5 January 2020"),
        ("The fair will be held this weekend.", "11–12 January 2020"),
        ("She was elected a decade ago.", "2010"),
        ("She left a fortnight ago.", "23–29 December 2019"),
        ("Sales fell in the fourth quarter.", "October–December 2019"),
        ("Sales fell last quarter.", "October–December 2019"),
        ("The plant opens in the second quarter.", "April–June 2020"),
        ("It opens next autumn.", "autumn 2020"),
        ("He was arrested on Christmas Eve last year.", "24 December 2019"),
    ],
)
def test_relative_dates_count_from_the_article(sentence: str, expected: str) -> None:
    assert shown(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers are split over grain, and on Monday the cabinet met without a decision.",
        "Ministers are split over grain, and on Monday, the cabinet met without a decision.",
        "Rescuers are searching for survivors of Monday's mine blast.",
        "He is 47 and on Monday became the oldest winner.",
        "Police are looking for a man who on Monday robbed a bank.",
        "There are no reports of injuries from the quake on Monday.",
        "Norway, which will host the summit, on Monday published its plan.",
        "The bridge can carry trains, but on Monday it was closed.",
        "The company must pay a fine, a court ruled on Monday.",
        "She is one of three writers who on Monday won the prize.",
        "The harbour is full because the ferry was stopped on Monday.",
        "He won the vote on Monday.",
        "Divers could not reach the wreck on Monday.",
        "The port, which is the largest of the country, on Monday formally reopened.",
        "The start of the trial on Monday was postponed.",
        "He was to be tried, but died on Monday.",
        "The firm, sold in May, published its figures on Monday.",
        "The harbour fair got off to a slow start on Monday as rain fell.",
    ],
)
def test_what_is_now_does_not_put_off_what_has_happened(sentence: str) -> None:
    assert shown(sentence, date(2020, 1, 8))[-1] == "6 January 2020"


@pytest.mark.parametrize(
    "sentence",
    [
        "The hearing is on Monday.",
        "Staff must reply by Monday.",
        "The council said that residents can register until Monday.",
        "The minister will meet France and Germany on Monday, the paper said.",
        "The strike was called off, but on Monday the talks will go on.",
        "They are due in court on Monday.",
        "The envoy is to fly home on Monday.",
        "The hall was repaired and opens on Monday.",
        "The trial, which was put off twice, is expected to begin on Monday.",
    ],
)
def test_what_is_arranged_is_still_to_come(sentence: str) -> None:
    assert shown(sentence, date(2020, 1, 8)) == ["13 January 2020"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Talks resume at 9 a.m. tomorrow.", "09:00 on 10 January 2020"),
        ("Talks resume tomorrow at 9 a.m.", "09:00 on 10 January 2020"),
        ("The wake is held the Friday after next.", "17 January 2020"),
        ("Crews will walk out on Wednesday week.", "22 January 2020"),
        ("Voting begins a week on Friday.", "17 January 2020"),
        ("She resigned a week ago on Tuesday.", "31 December 2019"),
        ("She resigned a week ago today.", "2 January 2020"),
        ("They return the week after next.", "20–26 January 2020"),
        ("They returned the month before last.", "November 2019"),
        ("It rained the weekend before last.", "28–29 December 2019"),
        ("They met last week, on Monday.", "30 December 2019"),
        ("The vote is two weeks from now.", "20–26 January 2020"),
        ("Work began eighteen months ago.", "July 2018"),
        ("Work began half a year ago.", "July 2019"),
        ("Work began two and a half years ago.", "July 2017"),
        ("The plant closes by year's end.", "2020"),
        ("The plant closes in the new year.", "2020"),
        ("The plant closes later in the year.", "2020"),
        ("The plant will close in the second half of 2021.", "July–December 2021"),
        ("Sales fell in the first half of last year.", "January–June 2019"),
        ("The pool opens on Monday the 13th.", "13 January 2020"),
        ("The pool opens on the 15th of this month.", "15 January 2020"),
        ("The pool will open on the 3rd.", "3 February 2020"),
        ("The pool will open on the first of next month.", "1 February 2020"),
        ("The pool was closed on the first day of the month.", "1 January 2020"),
        ("The pool was closed on the 12th.", "12 December 2019"),
        ("The fair runs from 2 to 5 March.", "2–5 March 2020"),
        ("Cuts may be needed, following the drop of the crown in June.", "June 2019"),
        ("She fell the night before Christmas Eve.", "23 December 2019"),
        ("It snowed the day after 31 December 2018.", "1 January 2019"),
        ("The fair takes place on 12 and 13 March.", "12–13 March 2020"),
        ("The rink will stay open this summer.", "summer 2020"),
    ],
)
def test_days_and_stretches_that_are_two_steps_away(sentence: str, expected: str) -> None:
    assert shown(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence", ["She left a few weeks ago.", "He died a couple of days ago.", "It fell years ago."]
)
def test_what_is_vague_is_a_time_but_no_day(sentence: str) -> None:
    assert shown(sentence) == [None]


@pytest.mark.parametrize(
    "sentence", ["She lives on the 3rd floor.", "He fell to the 12th place.", "Rovers won 2-5."]
)
def test_a_rank_is_no_day_of_the_month(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The owner suspended the route until Tuesday.", "14 January 2020"),
        ("The road was closed until Tuesday because of ice.", "14 January 2020"),
        ("The road had been closed until Tuesday.", "7 January 2020"),
        ("The road was closed until Tuesday, when it was opened.", "7 January 2020"),
        ("They danced until Tuesday.", "7 January 2020"),
    ],
)
def test_what_is_stopped_until_a_day_goes_on_later(sentence: str, expected: str) -> None:
    assert shown(sentence) == [expected]


def test_how_often_is_no_day() -> None:
    assert shown("It is expected once in 200 years.") == []
    assert shown("It will be shown twice in two years.") == []
    assert shown("It will open in two years.") == ["2022"]


def test_two_days_with_a_gap_are_no_stretch() -> None:
    assert shown("They met on 2 and 5 March.") == ["5 March 2020"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was full every Saturday.",
        "It sails each Monday and Saturday.",
        "It opens every other Saturday.",
    ],
)
def test_a_weekday_that_comes_round_again_is_no_day(sentence: str) -> None:
    mention = find_dates(sentence)[-1]
    assert resolve(mention, date(2024, 9, 9), sentence=sentence) is None


def test_a_weekday_that_is_any_is_no_day() -> None:
    told = "I gave notice on a Friday and lit the oven on the Monday."
    assert shown(told) == [None, None]
    assert shown("It rained one Friday night.") == [None]
    assert shown("On a Tuesday in May 2019 it rained.") == [None, "May 2019"]
    assert None not in shown("She said so on a Friday call with reporters.")
    assert None not in shown("They met on Friday, and signed on the Monday.")


def test_a_weekday_without_a_known_day_stays_open() -> None:
    assert shown("She spoke on Wednesday.", None) == [None]


def test_a_day_without_year_stays_open_in_an_undated_article() -> None:
    assert shown("The vote is on 12 January.", None) == [None]


def test_what_follows_a_day_told_of_before_stays_open_alone() -> None:
    assert shown("The following day it burned.") == [None]


def test_no_year_is_a_year_before_a_decade() -> None:
    [decade, earlier] = find_dates("It was dry in the 1980s, unlike a year earlier.")
    assert resolve(earlier, THURSDAY, told=resolve(decade, THURSDAY)) is None


def test_a_month_that_is_the_whole_text_is_a_date() -> None:
    assert shown("September") == ["September 2019"]
    assert find_dates("March on") == []


def test_a_month_alone_may_be_a_person() -> None:
    assert is_date("April 2020")
    assert is_date("Monday")
    assert not is_date("April")
    assert not names_agree("The prize went to April.", "The prize went to Johnson.")


def test_an_age_is_no_year() -> None:
    assert find_dates("A 2000 year old custom.") == []


def test_a_quarter_of_a_match_is_no_date() -> None:
    assert find_dates("They led in the first quarter of the match.") == []


def test_amounts_are_no_dates() -> None:
    assert find_dates("It cost 2,000 crowns, 3.50 each, for 200,000 people.") == []


@settings(deadline=None)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    [mention] = find_dates(f"It happened on {show_day(day)}.")
    when = resolve(mention, None)
    assert when is not None
    assert (when.first, when.last) == (day, day)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_a_past_weekday_is_within_the_week_before(reference: date, weekday: int) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]  # noqa: SIM905
    sentence = f"The court ruled on {name}."
    when = resolve(find_dates(sentence)[0], reference, sentence=sentence)
    assert when is not None
    assert when.first.weekday() == weekday
    assert 0 <= (reference - when.first).days < 7


@pytest.mark.parametrize(
    "text",
    [
        "Pupils in their last year paid for it.",
        "It was the school’s last week, and the teachers' last week.",
        "Her next month will be busy; in her last week she slept.",
        "He died in the last year of the war, on its last night.",
        "It was the last night of the fair and the last weekend of the season.",
        "They won his last Friday match and spent their last summer there.",
        "In the last month forty died; it will be signed in the next week.",
        "He scored in the first half, in his second year, in the first week of the strike.",
    ],
)
def test_one_of_a_row_of_years_is_no_point_in_time(text: str) -> None:
    assert not find_dates(text)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("He told her last week that it was over.", "last week"),
        ("He was convicted last week of fraud.", "last week"),
        ("It’s next week that counts.", "next week"),
        ("Sales fell in the last quarter of last year.", "the last quarter of last year"),
        ("The start of the season is next month.", "next month"),
    ],
)
def test_what_counts_from_the_day_of_the_article_is_one(text: str, time: str) -> None:
    assert [mention.text for mention in find_dates(text)] == [time]


def test_a_close_that_a_price_is_measured_by_is_known() -> None:
    told = "Holders will receive $38 a share, a premium of 29% to Friday's close."
    (mention,) = find_dates(told)
    when = resolve(mention, date(2025, 10, 7), sentence=told)
    assert when is not None
    assert when.first == date(2025, 10, 3)


def test_what_must_be_done_until_a_day_must_be_so_on_a_day_to_come() -> None:
    told = "Water must be boiled in Tolm until Sunday, since a landslide has broken the main."
    (mention,) = find_dates(told)
    when = resolve(mention, date(2023, 2, 8), sentence=told)
    assert when is not None
    assert when.first == date(2023, 2, 12)
