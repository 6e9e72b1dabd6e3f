"""Values that a sentence tells of another time or of the other side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answer_builders import article

from assistant.dates import find_dates
from assistant.evidence import sentences_of
from assistant.other_occasions import (
    is_not_yet,
    is_of_earlier,
    is_of_other_rank,
    is_of_other_side,
    is_of_record,
    is_over_years,
    of_side_asked,
)
from assistant.question import analyse

BEFORE = "A previous quake in the bay left 312 people dead."
QUAKE = "It was the strongest quake in the country since 1987, when 312 people died."


@pytest.mark.parametrize(
    ("question", "text", "value", "earlier"),
    [
        ("How many people died in the quake?", QUAKE, "312", True),
        ("How many people died in the 1987 quake?", QUAKE, "312", False),
        ("How many people died in the quake?", BEFORE, "312", True),
        ("How many people died in the previous quake?", BEFORE, "312", False),
        ("How many died?", "It hit on Thursday, when 40 people died.", "40", False),
        ("How many died?", "In 1987, it said, 312 people died.", "312", False),
    ],
)
def test_what_a_clause_tells_of_an_earlier_time(
    question: str, text: str, value: str, earlier: bool
) -> None:
    sentence = sentences_of(article(text, published=date(2024, 5, 2)))[0]
    assert is_of_earlier(analyse(question), sentence, text.index(value)) is earlier


@pytest.mark.parametrize(
    ("question", "sentence", "record"),
    [
        ("When did the bridge reopen?", "Cars crossed for the first time since March.", True),
        ("When did the war begin?", "The war, which has raged since March, goes on.", False),
        ("Since when has it been shut?", "Cars crossed for the first time since March.", False),
    ],
)
def test_a_time_since_the_like_of_it(question: str, sentence: str, record: bool) -> None:
    mention = find_dates(sentence)[0]
    assert is_of_record(analyse(question), sentence, mention) is record


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("How many members voted against the budget?", "Ten", True),
        ("How many members voted against the budget?", "five", False),
        ("How many members voted for the budget?", "five", True),
        ("How many members voted for the budget?", "Ten", False),
        ("How many members voted?", "Ten", False),
    ],
)
def test_votes_for_are_no_votes_against(question: str, value: str, other: bool) -> None:
    sentence = "Ten members voted for the budget and five against."
    end = sentence.index(value) + len(value)
    assert is_of_other_side(analyse(question), sentence, end) is other


@pytest.mark.parametrize(
    ("question", "not_yet"),
    [
        ("What did the ministers agree on?", True),
        ("What was current practice in the port?", True),
        ("What were the ministers expected to agree on?", False),
        ("What does the minister want to agree on?", False),
    ],
)
def test_what_is_only_wanted_was_not_done(question: str, not_yet: bool) -> None:
    told = "Ida Berg said she would be looking for the ministers to agree on a quota."
    assert is_not_yet(analyse(question), told, told.index("a quota")) is not_yet


def test_what_was_done_in_a_clause_of_its_own_was_done() -> None:
    told = "Ida Berg, who hopes to win, said the ministers agreed on a quota."
    asked = analyse("What did the ministers agree on?")
    assert not is_not_yet(asked, told, told.index("a quota"))


@pytest.mark.parametrize(
    ("question", "over"),
    [
        ("How many people did the storm kill?", True),
        ("How many people have storms killed in the past 35 years?", False),
    ],
)
def test_a_sum_over_years_is_that_of_no_one_storm(question: str, over: bool) -> None:
    told = "At least five storms in the past 35 years killed as many as 3,000 people."
    assert is_over_years(analyse(question), told) is over


def test_which_of_two_was_first_may_be_told_by_a_plan() -> None:
    told = "The pier is due to open in April."
    asked = replace(analyse("When was the pier opened?"), of_two=("the pier", "the mole"))
    assert not is_not_yet(asked, told, told.index("April"))
    assert is_not_yet(replace(asked, of_two=None), told, told.index("April"))


@pytest.mark.parametrize(
    ("question", "told", "is_other"),
    [
        ("When was the third camp burnt?", "The second was burnt on 14 August.", True),
        ("When was the third camp burnt?", "The third was burnt on 14 August.", False),
        ("When was the camp burnt?", "The second was burnt on 14 August.", False),
        ("Who was named best actor?", "The veteran actor Odo Berg is 81.", True),
        ("Who was named best actor?", "Odo Berg was best actor.", False),
        ("Who was named best actor?", "Odo Berg won the prize for an actor.", False),
        ("Which party did best in the vote?", "In Vik the party of Moe won.", False),
        ("Who won the first race?", "Berg won for the second time.", False),
        ("Which firm is the largest importer?", "Orr & Co is the third-largest importer.", True),
        ("Which firm is the largest importer?", "Orr & Co, second in size, has closed.", True),
        ("Which firm is the largest importer?", "Orr & Co is the largest importer.", False),
        ("Which firm is the third-largest importer?", "Orr is the third-largest one.", False),
    ],
)
def test_the_second_one_is_neither_the_third_nor_the_largest(
    question: str, told: str, is_other: bool
) -> None:
    assert is_of_other_rank(analyse(question), told) is is_other


def test_how_a_ballot_went_is_not_told_before_it() -> None:
    asked = analyse("How did the members vote in the June ballot?")
    assert is_not_yet(asked, "The members must still approve it in a ballot in June.", 0)
    assert not is_not_yet(asked, "The members approved it in a ballot in June.", 0)


VOTE = "They voted for it by 49 to four, with two not voting."


@pytest.mark.parametrize(
    ("question", "told", "read", "meant"),
    [
        ("How many voted against it?", VOTE, "49 to four", "four"),
        ("How many voted for it?", VOTE, "49 to four", "49"),
        ("How many voted against it?", VOTE, "two", "two"),
        (
            "How many voted against it?",
            "It was turned down by 49 to four.",
            "49 to four",
            "49 to four",
        ),
        ("How many were there?", VOTE, "49 to four", "49 to four"),
        (
            "How many voted against it?",
            "MPs voted by 49 to four to block it.",
            "49 to four",
            "49 to four",
        ),
        ("How many voted for it?", "The bill failed by 49 to 44.", "49 to 44", "49 to 44"),
    ],
)
def test_a_result_has_the_number_of_either_side(
    question: str, told: str, read: str, meant: str
) -> None:
    sentence = sentences_of(article(told))[0]
    start = told.index(read)
    low, high = of_side_asked(analyse(question), sentence, start, start + len(read))
    assert told[low:high] == meant


def test_those_who_did_not_vote_are_neither_for_nor_against() -> None:
    against = analyse("How many voted against it?")
    assert is_of_other_side(against, VOTE, VOTE.index("two") + 3)
    assert is_of_other_side(against, VOTE, VOTE.index("49") + 2)
    assert not is_of_other_side(against, VOTE, VOTE.index("four") + 4)


def test_the_day_of_a_vote_is_of_no_side() -> None:
    told = "The council voted for the plan on 4 October by 49 to four."
    day = analyse("When did the council vote for the plan?")
    assert not is_of_other_side(day, told, told.index("October") + 7)
