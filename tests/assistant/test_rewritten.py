# ruff: noqa: E501 (a turn is read more easily unbroken)
"""Follow-ups of whole conversations are put as a person would put them, and never into nonsense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.conversation import standalone
from assistant.phrases import is_plural

_ROWS = Path(__file__).parent / "talk" / "rewritten.jsonl"


def test_each_follow_up_of_the_conversations_stands_alone_as_a_person_would_put_it() -> None:
    """`talk/rewritten.jsonl` holds a follow-up a line, its history, and what it has to become."""
    rows = [json.loads(line) for line in _ROWS.read_text(encoding="utf-8").splitlines()]
    found = [
        (row, standalone(row["question"], [(asked, said) for asked, said in row["history"]]))
        for row in rows
    ]
    assert [(row["history"], said) for row, said in found if said != row["standalone"]] == []


@pytest.mark.parametrize(
    ("asked", "said", "follow_up", "expected"),
    [
        ("What can you get free in Marl if you order in Osk?", "A cup of tea or some other hot drink, paid for by the town.",
         "How many people can speak it?",
         "How many people can speak it (you can get free in Marl if you order in Osk)?"),
        ("Who was named best actress at Tolm in 2018?", "Ida Moe.", "And best actor?",
         "Who was named best actor at Tolm in 2018?"),
        ("Who is the oldest man alive?", "Odo Lam.", "And the oldest woman?",
         "Who is the oldest woman alive?"),
        ("Who won the best supporting actress prize?", "Ida Moe.", "And the best director?",
         "Who won the best director prize?"),
        ("Who was president of the International Society of Jugglers in 2013?", "Ian Evans.",
         "Who influenced him?", "Who influenced Ian Evans?"),
        ("Who is the governor of Norland's central bank?", "Marit Solheim.", "What did she warn of?",
         "What did Marit Solheim warn of?"),
        ("Which ship was Jo Berg held on?", "The Northwinds.", "Who owns it?", "Who owns The Northwinds?"),
        ("What do the Bergs stand trial for?", "Fraud by false accounts.", "How old are they?",
         "How old are the Bergs?"),
        ("How many people were hurt in the Kolstad fire?", "Twelve.", "What caused it?",
         "What caused the Kolstad fire?"),
        ("For how long did the baker's new ovens break down?", "For three weeks.", "What did they cost?",
         "What did the baker's new ovens cost?"),
        ("Where does the mail train to Marn derail?", "Near Tolna.", "What is his name?",
         "What is his name (the mail train to Marn derails near Tolna)?"),
        ("Who stole the paintings?", "Two guards.", "And the director?",
         "Did the director steal the paintings?"),
    ],
)  # fmt: skip
def test_a_pronoun_means_nobody_and_nothing_that_it_cannot_mean(
    asked: str, said: str, follow_up: str, expected: str
) -> None:
    assert standalone(follow_up, [(asked, said)]) == expected


@pytest.mark.parametrize(
    "question",
    ["Which expert has his doubts about it, and where does he work?", "Who lost his job, and when did he leave?"],
)  # fmt: skip
def test_one_who_is_asked_for_is_whom_the_question_speaks_of(question: str) -> None:
    history = [("Who found the moss under the ice?", "Ada Moe.")]
    assert "Moe" not in standalone(question, history)


def test_whoever_was_he_is_not_she() -> None:
    history = [("Which minister visited Lunde?", "Dag Solli."), ("Did he meet the mayor?", "Yes.")]
    assert standalone("What is her name?", history) == "What is the mayor's name?"
    assert standalone("How old is he?", history) == "How old is Dag Solli?"


def test_what_the_last_question_does_not_name_is_looked_for_in_the_one_before() -> None:
    history = [("Which shops will Loom & Lace close?", "Those at stations."), ("How many jobs will go?", "420.")]  # fmt: skip
    assert standalone("When did it open?", history) == "When did Loom & Lace open?"
    history = [("Who wrote The Salt Road?", "Elin Moor."), ("When did it come out?", "In 2007.")]
    assert standalone("Where was she born?", history) == "Where was Elin Moor born?"


def test_a_topic_in_brackets_is_no_part_of_what_is_meant() -> None:
    history = [
        ("When did the Isolde sink?", "In 1911."),
        ("How many were on board?", "83."),
        ("How many of them survived?", "Nine."),
    ]
    assert standalone("Where was it going?", history) == "Where was the Isolde going?"
    assert standalone("Why?", history[:2]).endswith("(the Isolde sank in 1911)?")


@pytest.mark.parametrize(
    ("asked", "said", "follow_up", "expected"),
    [
        ("What did Anna Lind do on 4 May 2018?", "She resigned.", "Why?", "Why did Anna Lind resign on 4 May 2018?"),
        ("What does Jo Berg do for a living?", "He teaches Greek.", "At which school?", "At which school does Jo Berg teach Greek?"),
        ("Did the minister of health resign?", "Yes.", "Why did she?", "Why did the minister of health resign?"),
        ("Which states have banned the poison?", "Norland and Peru.", "And Varon?", "Has Varon banned the poison?"),
        ("How hot was it in Marn on Sunday?", "41 degrees.", "And on Monday?", "How hot was it in Marn on Monday?"),
        ("Where were you on 3 May?", "In Marn.", "And in May 2019?", "Where were you in May 2019?"),
        ("When did the firm buy the trams?", "In 2016.", "How many?", "How many trams did the firm buy?"),
        ("How full is the lake?", "31 per cent.", "When was it last so low?", "When was the lake last so low?"),
        ("How much land has Roy Denny lost?", "Four hectares.", "And how many trees?", "How many trees has Roy Denny lost?"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_taken_from_what_was_said(
    asked: str, said: str, follow_up: str, expected: str
) -> None:
    assert standalone(follow_up, [(asked, said)]) == expected


def test_what_goes_along_with_one_thing_does_not_make_it_several() -> None:
    history = [("What did the navy lose?", "The submarine Kestrel and its crew.")]
    assert standalone("Who sank it?", history) == "Who sank the submarine Kestrel and its crew?"


@pytest.mark.parametrize(
    ("value", "several"),
    [("", False), (" of x", False), ("an atlas", False), ("the Liberals", True), ("Peru and Chile", True)],
)  # fmt: skip
def test_several_are_told_from_one(value: str, several: bool) -> None:
    assert is_plural(value) is several
