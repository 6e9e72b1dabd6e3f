"""A value that a change did away with is told from the one that holds now."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain

from assistant.changes import asks_past_value, is_put_off, past_values
from assistant.dates import find_dates
from assistant.doubts import belief
from assistant.evidence import sentence_at
from assistant.question import analyse


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("Exports fell to 600 tonnes from 850 last year.", ["850"]),
        ("The opening was postponed from 5 October to 14 December.", ["5 October"]),
        ("It raises the cost from 84 to 91 million crowns.", ["84"]),
        ("It will open not on 1 June but on 15 September.", ["1 June"]),
        ("Heat rose to 41.3 degrees from 39.8 degrees in May.", ["39.8"]),
        ("The cabinet shrinks from 16 members to 14.", ["16"]),
        ("The bank cut its rate from 4.5 percent to 4 percent.", ["4.5"]),
        ("It has moved the vote from 5 May to 9 June.", ["5 May"]),
        ("The fair, due to open on 5 May, was moved to 9 June.", ["5 May"]),
        ("The museum up on the Osk hill will be closed from 5 June to 14 June.", []),
        ("The delayed fair runs from 5 June to 14 June.", []),
        ("The fair was delayed, and it runs from 5 June to 14 June.", []),
        ("Fares rose and trains ran from 5 June to 14 June.", []),
        ("The army moved 300 people from 12 villages.", []),
        ("The army moved people from 12 villages to 3 camps.", []),
        ("The club raised 5,000 crowns from 40 donors.", []),
        ("The fund rose to 5,000 crowns from 40 donors.", []),
        ("The bus runs from 6 to 22 o'clock.", []),
        ("He came from Oslo with 3 suitcases and moved into 2 rooms.", []),
    ],
)
def test_the_value_before_a_change_is_past(sentence: str, gone: list[str]) -> None:
    assert [sentence[start:end] for start, end in past_values(sentence)] == gone


def test_a_question_may_ask_for_the_past_value() -> None:
    assert asks_past_value("What was the record before 2022?")
    assert asks_past_value("From which day was it moved?")
    assert asks_past_value("From how many tonnes did it fall?")
    assert not asks_past_value("What is the record?")


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("From which day will the museum be closed?", "5 June 2023"),
        ("Until which day will the museum be closed?", "14 June 2023"),
    ],
)
def test_a_time_that_something_lasts_is_no_change(question: str, day: str) -> None:
    report = article(
        "The museum up on the Osk hill will be closed from 5 June 2023 to 14 June 2023."
    )
    assert ask(chain(report, threshold=0.2), question).short == day


def test_what_will_not_be_done_by_a_day_but_later_is_past() -> None:
    sentence = "The gate will not be mended by the end of April but only in September 2016."
    assert [sentence[a:b] for a, b in past_values(sentence)] == ["April"]


@pytest.mark.parametrize(
    ("sentence", "put_off"),
    [
        ("The regatta, which was to start on 12 May, has been put off by a week.", True),
        ("The talks due on 12 May have been called off.", True),
        ("The vote, set for 12 May, was twice postponed.", True),
        ("The fair was due on 12 May 2025 at Osk but it has been called off.", True),
        ("The fair was due on 12 May, but the fair was cancelled.", True),
        (
            "The fair, which is due on 12 May, will go ahead although the race has been cancelled.",
            False,
        ),
        ("The fair is due on 12 May at Osk and the race has been cancelled.", False),
        ("The regatta has been put off and will start on 12 May.", False),
        ("The regatta is to start on 12 May.", False),
        ("The talks of 12 May were put off.", False),
    ],
)
def test_the_day_of_a_plan_that_was_put_off_is_known_as_such(sentence: str, put_off: bool) -> None:
    start = sentence.index("12 May")
    assert is_put_off(sentence, start, start + len("12 May")) is put_off


def test_a_day_that_was_put_off_is_not_when_it_will_be_but_when_it_was_to() -> None:
    text = "The regatta, which was to start on 12 May, has been put off by a week."
    report = article(text, published=date(2025, 5, 6))
    place = sentence_at(report, 0, len(text))
    (day,) = find_dates(text)
    will, was = (
        belief(analyse(question), place, day.start, day.end, day)
        for question in ("When will the regatta start?", "When was the regatta to start?")
    )
    assert will < was / 2
