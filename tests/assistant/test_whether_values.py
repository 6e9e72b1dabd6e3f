# ruff: noqa: E501 (a pair of sentences is read more easily unbroken)
"""A yes/no question that holds a number or a day is settled by the value that is read for it."""

from __future__ import annotations

import pytest
from answer_builders import article, evidence

from assistant.question import analyse
from assistant.reader import SpanReader
from assistant.whether.measured import take_measured
from assistant.whether.named import take_named
from assistant.whether.placed import same_place, take_placed
from assistant.yes_no import answer_yes_no


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Were there more than 200 people on the ferry?", "How many people were there on the ferry?"),
        ("Did over 300 teachers join the strike?", "How many teachers joined the strike?"),
        ("Does the app have two million users?", "How many users does the app have?"),
        ("Did the strike last more than two weeks?", "How long did the strike last?"),
        ("Is the ship more than 40 years old?", "How old is the ship?"),
        ("Is the tower higher than 30 metres?", "How many metres high is the tower?"),
        ("Does the drink cost 12 dollars?", "How much does the drink cost?"),
        ("Will the bridge reopen in May?", "When will the bridge reopen?"),
        ("Was the school built before 1990?", "When was the school built?"),
        ("Will the road stay shut until Friday?", "Until when will the road stay shut?"),
    ],
)  # fmt: skip
def test_the_value_is_asked_for(question: str, asked: str) -> None:
    measured = take_measured(question)
    assert measured is not None
    assert measured.question == asked


@pytest.mark.parametrize(
    "question",
    [
        "Did the mayor resign?",
        "Were both men arrested?",
        "Was the third man charged?",
        "Did one of them die?",
        "Did 4 of the 9 judges agree in May?",
        "Did it rain last week?",
        "Did turnout fall to 40 percent?",
        "Were there any deaths in the 2017 eruption of Tarn?",
        "Did the mayor resign after the 9 July ruling?",
    ],
)
def test_a_question_without_one_value_to_ask_for_is_left_alone(question: str) -> None:
    assert take_measured(question) is None


FERRY = (
    "The ferry Ondine sank off Marle on Monday with 214 people aboard. "
    "The Ondine was built in 1998. The search lasted 19 days. "
    "The inquiry, which was due to open on 1 December, has been moved to 15 December."
)


@pytest.fixture(scope="module")
def reader() -> SpanReader:
    return SpanReader.load(threads=1)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Were there more than 200 people aboard the ferry Ondine?", "Yes"),
        ("Were there more than 300 people aboard the ferry Ondine?", "No"),
        ("Was the Ondine built in 1998?", "Yes"),
        ("Was the Ondine built in 2011?", "No"),
        ("Was the Ondine built before 2005?", "Yes"),
        ("Did the search last more than two weeks?", "Yes"),
        ("Did the search last more than a month?", None),
        ("Will the inquiry open on 1 December?", "No"),
    ],
)
def test_the_value_read_says_yes_or_no(
    reader: SpanReader, question: str, short: str | None
) -> None:
    answer = answer_yes_no(analyse(question), [evidence(article(FERRY))], reader)
    assert answer.short == short


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did inspectors find faults in March?", "Inspectors found no faults in March."),
        ("Have 24 cars been delivered?", "It has ordered 24 cars; the first six were delivered."),
        ("Will Ida Moe run in Vik on Sunday?", "Ida Moe would skip the meeting in Vik on Sunday."),
        ("May Castle build in July?", "Castle applied to build in July; the council refused."),
        ("Did the mayor visit Oslo in 2018?", "The mayor visited Oslo in 2019."),
        (
            "Did Torvane win 5,000 crowns?",
            "The Marle Rowers met Torvane. The Rowers won the cup and 5,000 crowns.",
        ),
        (
            "Did 4 million people visit the fair in Norland?",
            "Over 4 million people visited the fair. It is held in Osk.",
        ),
        (
            "Is Ida Moe the minister of health?",
            "Transport minister Ida Moe flew to the island on Tuesday.",
        ),
    ],
)
def test_a_value_that_is_denied_wished_or_of_another_deed_is_no_yes(
    reader: SpanReader, question: str, text: str
) -> None:
    answer = answer_yes_no(analyse(question), [evidence(article(text))], reader)
    assert answer.short != "Yes"


CLUB = (
    "Ines Calder is the chief executive of Lendal Bank. Paul Stenmark had left it in May. "
    "The Marle Rowers won the final of the Osk Cup in a packed hall."
)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Is Ines Calder the chief executive of Lendal Bank?", "Yes"),
        ("Is Paul Stenmark still the chief executive of Lendal Bank?", "No"),
        ("Did the Marle Rowers win the final of the Osk Cup?", "Yes"),
        ("Did Torvane United win the final of the Osk Cup?", "No"),
    ],
)
def test_another_one_is_a_no_where_there_can_be_only_one(
    reader: SpanReader, question: str, short: str
) -> None:
    answer = answer_yes_no(analyse(question), [evidence(article(CLUB))], reader)
    assert answer.short == short


@pytest.mark.parametrize(
    "question",
    [
        "Is Ines Calder a member of the board?",
        "Did Norland attack the port?",
        "Is Moe the first woman in space?",
        "Have the Rovers ever won the Coast Cup?",
    ],
)
def test_what_several_may_be_or_do_is_not_asked_for_one_of_them(question: str) -> None:
    assert take_named(question) is None


def test_a_count_that_somebody_else_gives_is_not_denied(reader: SpanReader) -> None:
    office = article("The health office said that 23 people were killed by the heat in Carrow.")
    doctors = article("Doctors said the number of deaths was at least 50.", title="Carrow heat")
    found = [evidence(office), evidence(doctors)]
    answer = answer_yes_no(analyse("Were at least 50 people killed by the heat?"), found, reader)
    assert answer.short != "No"
    alone = answer_yes_no(analyse("Were at least 50 people killed by the heat?"), found[:1], reader)
    assert alone.short == "No"


THEATRE = (
    "The Marle Theatre was opened on Friday in Oslo. Ines Calder, its director, was born in Sweden. "
    "A ticket costs $8. The Harbour Fair draws about twelve visitors a night. "
    "Started in 1990, the Harbour fair is older than the theatre."
)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Was Ines Calder born in Sweden?", "Yes"),
        ("Was Ines Calder born in Germany?", "No"),
        ("Was the Marle Theatre opened in Oslo?", "Yes"),
        ("Was the Marle Theatre opened in Berlin?", "No"),
        ("Was the Marle Theatre opened in Germany?", None),
    ],
)
def test_another_place_is_a_no_where_neither_lies_in_the_other(
    reader: SpanReader, question: str, short: str | None
) -> None:
    answer = answer_yes_no(analyse(question), [evidence(article(THEATRE))], reader)
    assert answer.short == short


def test_a_number_of_something_else_does_not_keep_a_price_from_being_denied(
    reader: SpanReader,
) -> None:
    question = analyse("Does a ticket for the Marle Theatre cost 12 dollars?")
    assert answer_yes_no(question, [evidence(article(THEATRE))], reader).short == "No"


def test_a_name_that_is_written_in_small_letters_is_the_same(reader: SpanReader) -> None:
    question = analyse("Did the Harbour Fair start in 2000?")
    assert answer_yes_no(question, [evidence(article(THEATRE))], reader).short == "No"


@pytest.mark.parametrize(
    ("asked", "told", "same"),
    [
        ("Oslo", "downtown Oslo", True),
        ("Oslo", "Berlin", False),
        ("Norway", "Germany", False),
        ("Norway", "Oslo", None),
        ("England", "Britain", None),
        ("Oslo", "the harbour", None),
    ],
)
def test_a_place_is_another_only_beside_one_of_its_sort(
    asked: str, told: str, same: bool | None
) -> None:
    assert same_place(asked, told) is same


def test_what_happens_more_than_once_may_have_happened_elsewhere_too() -> None:
    measured = take_placed("Did the ministers meet in Oslo?")
    assert measured is not None
    assert measured.again
