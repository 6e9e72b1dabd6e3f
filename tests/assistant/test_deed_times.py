"""Of several times in a sentence the one counts that hangs on the verb of the question."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, evidence, reading

from assistant.dates import find_dates
from assistant.deed_times import (
    is_credited,
    is_in_aside,
    is_of_other_deed,
    is_of_picture,
    time_of_deed,
)
from assistant.evidence import Sentence
from assistant.matching import Weights
from assistant.placing import place
from assistant.question import analyse

FRIDAY = date(2017, 8, 4)


def of_deed(question: str, text: str, read: str) -> str:
    sentence = Sentence(article=article(text), start=0, end=len(text))
    mention = next(found for found in find_dates(text) if found.text == read)
    return time_of_deed(analyse(question), sentence, mention).text


@pytest.mark.parametrize(
    ("question", "text", "read", "meant"),
    [
        (
            "When was the pilot found?",
            "The pilot who had been missing since Tuesday was found on the mountain yesterday.",
            "Tuesday",
            "yesterday",
        ),
        (
            "When will the council vote on the money?",
            "The line is to follow by 2027, but the council votes on its funding next month.",
            "2027",
            "next month",
        ),
        (
            "When did Orlin announce automatic cranes?",
            "It announced in May that it would bring in automatic cranes next spring.",
            "next spring",
            "May",
        ),
        (
            "When was the painting stolen?",
            "The painting, stolen in 2004, was found on Monday.",
            "Monday",
            "2004",
        ),
        (
            "When did the board meet?",
            "On Monday the board met to reopen the mill on Friday.",
            "Friday",
            "Monday",
        ),
    ],
)
def test_the_time_of_the_verb_asked_for_counts(
    question: str, text: str, read: str, meant: str
) -> None:
    assert of_deed(question, text, read) == meant
    assert of_deed(question, text, meant) == meant


@pytest.mark.parametrize(
    ("question", "text", "read"),
    [
        ("When was Carver arrested?", "Carver was arrested next day, on 3 May.", "3 May"),
        ("When does the fair open?", "The fair opens in Tolna on Monday or on Friday.", "Friday"),
        ("From what date is parking banned?", "From May nobody may park on it.", "May"),
        ("When was it shut?", "It closed on Monday and opened on Friday.", "Friday"),
    ],
)
def test_where_the_sentence_does_not_tell_the_time_read_stays(
    question: str, text: str, read: str
) -> None:
    assert of_deed(question, text, read) == read


def test_the_day_of_a_dateline_is_the_time_of_no_deed() -> None:
    text = "TOLNA, Tuesday - The mill that was sold in 2004 burned down on Monday."
    assert of_deed("When did the mill burn down?", text, "2004") == "Monday"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The painting that was stolen from the museum in 2004 has been found.", True),
        ("On Monday the painting was found.", False),
        ("The museum reopened on Monday after the painting was found.", False),
    ],
)
def test_a_time_beside_another_verb_is_none_of_the_deed(text: str, *, other: bool) -> None:
    mention = find_dates(text)[0]
    assert is_of_other_deed(analyse("When was the painting found?"), text, mention) is other


@pytest.mark.parametrize(
    ("question", "text", "aside"),
    [
        (
            "When was the bell raised?",
            "The bell of the ship, which sank in 1743, was lifted from the sea bed yesterday.",
            True,
        ),
        (
            "When did the ship sink?",
            "The bell of the ship, which sank in 1743, was lifted from the sea bed yesterday.",
            False,
        ),
        (
            "When did she win the vote?",
            "Orlin, who led her party to a triumph in 1998, is seldom seen now.",
            False,
        ),
        (
            "When did the sales get going?",
            "TOLNA, June 17 - The programme, which began in 2016, has earned the state a lot.",
            False,
        ),
    ],
)
def test_a_time_in_an_aside_is_none_of_the_deed_where_another_stands_outside(
    question: str, text: str, *, aside: bool
) -> None:
    sentence = Sentence(article=article(text), start=0, end=len(text))
    mention = next(time for time in find_dates(text) if time.year is not None)
    assert is_in_aside(analyse(question), sentence, mention) is aside


def probabilities(question: str, text: str, *times: str) -> list[float]:
    item = evidence(article(text, published=FRIDAY))
    weights = Weights("", [text])
    return [
        place(analyse(question), reading(item.passage, when), item, weights).probability
        for when in times
    ]


def test_what_was_done_was_not_done_at_a_time_that_is_to_come() -> None:
    text = "Thorne was elected again last month. She will open the bridge in 2021."
    done, ahead = probabilities("When was Thorne voted in?", text, "last month", "2021")
    assert ahead < done
    done, ahead = probabilities("When was the bridge due to open?", text, "last month", "2021")
    assert ahead == done


def test_what_will_be_is_no_time_that_is_over() -> None:
    text = "They asked for a second line last spring. A second line will be laid in May 2018."
    over, coming = probabilities(
        "When will the second line be laid?", text, "last spring", "May 2018"
    )
    assert over < coming


def test_a_time_that_the_question_tells_is_not_what_it_asks_for() -> None:
    text = "The lease began in 2011. It ran longer from June 2015."
    told, asked = probabilities("When was the lease of 2011 renewed?", text, "2011", "June 2015")
    assert told < asked
    one, other = probabilities("When was it renewed, 2011 or 2015?", text, "2011", "June 2015")
    assert one == other


def test_what_is_of_a_year_did_not_happen_in_an_earlier_one() -> None:
    text = "Held since 1962, the boat fair began on 3 May."
    first, this_year = probabilities("When did the fair of 2017 begin?", text, "1962", "3 May")
    assert first < this_year
    first, this_year = probabilities("When did the 2017 fair begin?", text, "1962", "3 May")
    assert first < this_year


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("When did Moe arrive in Marn?", "Moe and Berg open a bridge in Marn, 8 May 2017.", True),
        ("When did Moe arrive in Marn?", "Moe opens a bridge, Marn, 8 May 2017. /LNP Photo", True),
        ("When was the bridge in Marn opened?", "Moe opens a bridge, Marn, 8 May 2017.", False),
        ("When was the photo of Moe taken?", "Moe opens a bridge, Marn, 8 May 2017.", False),
        ("When did Moe come to power?", "Moe was elected by 40 votes, 8 May 2017.", False),
    ],
)
def test_the_day_of_a_picture_is_that_of_what_it_shows(
    question: str, text: str, *, other: bool
) -> None:
    assert is_of_picture(analyse(question), text, find_dates(text)[0]) is other


@pytest.mark.parametrize(
    ("question", "credited"),
    [("When did Moe sell the mill?", True), ("When was the photo of Moe taken?", False)],
)
def test_whose_picture_it_is_behind_a_year_tells_of_no_deed(question: str, credited: bool) -> None:
    text = "Moe at Marn Days 2008 Image: Jo Lind."
    assert is_credited(analyse(question), text, find_dates(text)[0]) is credited
    plain = "Moe sold the mill in 2008. Image quality was poor."
    assert not is_credited(analyse(question), plain, find_dates(plain)[0])
