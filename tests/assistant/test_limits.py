"""A refusal names the limits that it was made within, and what lies outside them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.limits import Limits
from assistant.question import analyse
from assistant.records import Outcome
from assistant.restrict import find_period
from tests.assistant.answer_builders import article, ask, chain

FERRY = article(
    "Seventeen people were hurt on the ferry Solveig. The captain was Marta Ekdal.",
    title="Ferry fire",
    outlet="North Coast Wire",
    published=date(2019, 6, 13),
)
CUP = article(
    "Corran Rovers won the cup final on Sunday.",
    title="Cup final",
    outlet="Sunday Sport",
    published=date(2017, 5, 21),
)
QUESTION = "How many people were hurt on the ferry Solveig?"


def test_a_refusal_within_dates_names_them_and_the_articles_outside() -> None:
    answer = ask(chain(FERRY, CUP), QUESTION, until=date(2018, 12, 31))
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.reason == (
        "The articles up to 31 December 2018 say nothing about Solveig. Articles outside these"
        " dates deal with it: “Ferry fire” (North Coast Wire, 13 June 2019). Ask without the dates"
        " to use them."
    )


def test_a_refusal_within_an_outlet_names_it() -> None:
    answer = ask(chain(FERRY, CUP), QUESTION, outlets=("Sunday Sport",))
    assert "The articles by Sunday Sport say nothing about Solveig." in answer.text
    assert "Articles of other outlets deal with it: “Ferry fire”" in answer.text
    assert "Ask without the outlet" in answer.text


def test_limits_that_hold_no_article_are_said_to_hold_none() -> None:
    answer = ask(chain(FERRY, CUP), QUESTION, outlets=("The Herald",), since=date(2020, 1, 1))
    assert answer.text.startswith("There are no articles by The Herald since 1 January 2020.")
    assert "Ask without the dates or the outlet" in answer.text


def test_an_outlet_that_no_article_has_is_answered_with_those_there_are() -> None:
    answer = ask(chain(FERRY, CUP), QUESTION, outlets=("Sunday Sports",))
    assert "There are no articles by Sunday Sports. The outlets are: Sunday Sport; North" in (
        answer.text
    )
    known = ask(chain(FERRY, CUP), QUESTION, outlets=("Sunday Sport",), since=date(2020, 1, 1))
    assert "outlets are" not in known.text


def test_of_many_outlets_the_nearest_are_named() -> None:
    many = [article("It rained.", title=f"Rain {n}", outlet=f"{n} News") for n in "ABCDEF"]
    answer = ask(chain(FERRY, *many), QUESTION, outlets=("North Coast Wires",))
    assert "The nearest outlets are: North Coast Wire;" in answer.text
    assert answer.text.count(" News") == 3


def test_a_topic_that_no_article_has_is_not_promised_outside_the_limits() -> None:
    answer = ask(chain(FERRY, CUP), "Who invented the zip fastener?", outlets=("Sunday Sport",))
    assert answer.text.endswith("Articles of other outlets do not seem to deal with it either.")


def test_a_report_of_later_than_the_question_is_named() -> None:
    answer = ask(chain(FERRY, CUP), QUESTION, as_of=date(2018, 1, 1))
    assert "known on 1 January 2018" in answer.text
    assert "Later articles deal with it" in answer.text


@pytest.mark.parametrize("limits", [{}, {"since": date(2020, 1, 1)}, {"outlets": ("CGTN",)}])
def test_an_empty_index_is_said_to_be_empty(limits: dict[str, object]) -> None:
    answer = ask(chain(), QUESTION, **limits)
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.text.startswith("There are no articles in the index yet.")
    assert "dateline ingest" in answer.text


def test_days_outside_those_allowed_are_a_refusal_not_an_error() -> None:
    answer = ask(chain(FERRY), "Which articles of 2019 mention a ferry?", since=date(2020, 1, 1))
    assert answer.outcome is Outcome.ABSTAINED
    assert "since 1 January 2020 and up to 31 December 2019" in answer.text


def test_articles_of_a_month_are_listed_by_their_topic_not_by_the_words_of_the_month() -> None:
    answer = ask(chain(FERRY, CUP), "Which articles from June 2019 mention a ferry?")
    assert answer.short == "Ferry fire"


def test_how_many_articles_is_answered_with_a_number() -> None:
    assert ask(chain(FERRY, CUP), "How many articles mention the ferry?").short == "1"


@pytest.mark.parametrize(
    ("question", "since", "until", "strict"),
    [
        ("Which articles before 2018 mention a cup?", None, date(2017, 12, 31), True),
        ("Who resigned, according to reports after 5 March 2020?", date(2020, 3, 6), None, True),
        ("Which articles between March and May 2020 mention it?",
         date(2020, 3, 1), date(2020, 5, 31), True),
        ("What happened from 3 January to 9 January 2020?",
         date(2020, 1, 3), date(2020, 1, 9), False),
        ("What happened in Idlib in March 2020?", date(2020, 3, 1), date(2020, 3, 31), False),
        ("How many were reported dead in March 2020?",
         date(2020, 3, 1), date(2020, 3, 31), False),
    ],
)  # fmt: skip
def test_a_question_restricts_itself_to_days(
    question: str, since: date | None, until: date | None, strict: bool
) -> None:
    period = find_period(question, None)
    assert period is not None
    assert (period.since, period.until, period.strict) == (since, until, strict)


def test_only_days_of_the_articles_limit_what_is_searched() -> None:
    assert analyse("What happened in March 2020?").limits == Limits()
    assert analyse("Which articles of March 2020 mention it?").limits == Limits(
        since=date(2020, 3, 1), until=date(2020, 3, 31)
    )


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What happened last week?", date(2020, 3, 2), date(2020, 3, 8)),
        ("What happened yesterday?", date(2020, 3, 12), date(2020, 3, 12)),
        ("What happened in the last three days?", date(2020, 3, 10), date(2020, 3, 13)),
        ("What is new since Monday?", date(2020, 3, 9), None),
    ],
)
def test_a_question_for_the_news_is_asked_of_the_articles_of_those_days(
    question: str, since: date, until: date | None
) -> None:
    friday = date(2020, 3, 13)
    for limits in (Limits(as_of=friday), Limits(today=friday)):
        found = analyse(question, limits).limits
        assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What happened to the ferry Solveig on Wednesday?", date(2020, 3, 11), date(2020, 3, 12)),
        ("What has happened in Marn this month?", date(2020, 3, 1), date(2020, 3, 31)),
        ("What happened during the last week of the strike?", date(2020, 3, 6), date(2020, 3, 13)),
    ],
)
def test_news_of_something_named_are_of_those_days_only_where_the_question_has_a_day(
    question: str, since: date, until: date
) -> None:
    friday = date(2020, 3, 13)
    assert analyse(question, Limits(today=friday)).limits == Limits(today=friday)
    found = analyse(question, Limits(as_of=friday)).limits
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize("count", ["1000000 days", "99999999999999 weeks", "9" * 5000 + " months"])
def test_the_last_of_more_days_than_there_were_are_all_of_them(count: str) -> None:
    friday = date(2020, 3, 13)
    found = analyse(f"What happened in the last {count}?", Limits(today=friday)).limits
    assert (found.since, found.until) == (date.min, friday)


def test_another_question_of_last_week_is_asked_of_all_articles() -> None:
    limits = Limits(as_of=date(2020, 3, 13))
    assert analyse("Who resigned last week?", limits).limits == limits


def test_the_news_of_a_week_are_the_first_sentences_of_its_reports() -> None:
    answer = ask(chain(FERRY, CUP), "What happened last week?", as_of=date(2019, 6, 19))
    assert answer.text.startswith("Ferry fire")
    assert "Seventeen people were hurt on the ferry Solveig. [1]" in answer.text
    again = ask(chain(FERRY, CUP), "What happened last week?", as_of=date(2019, 7, 19))
    assert again.text.startswith("There are no articles of 8–14 July 2019 known on 19 July 2019. ")
    assert "Articles outside these dates are there: “Ferry fire”" in again.text
