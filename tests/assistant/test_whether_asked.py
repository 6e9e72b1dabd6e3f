# ruff: noqa: E501 (a pair of sentences is read more easily unbroken)
"""A yes/no question is taken apart by word order, and asked again for each of its parties."""

from __future__ import annotations

import pytest

from assistant.verbs import base_form, past_form, third_form
from assistant.whether.asked import Time, take_whether
from assistant.whether.probes import probes


@pytest.mark.parametrize(
    ("question", "asked_again"),
    [
        ("Did Norland welcome the result?",
         {"Who welcomed the result?": "Norland", "What did Norland welcome?": "the result"}),
        ("Was the bridge closed?", {"What was closed?": "the bridge"}),
        ("Has power been restored in the town?", {"What has been restored in the town?": "power"}),
        ("Was Moe killed by Berg?", {"Who was killed by Berg?": "Moe", "By whom was Moe killed?": "Berg"}),
        ("Does Ghana back the plan?", {"Who backs the plan?": "Ghana", "What does Ghana back?": "the plan"}),
        ("Will the pool be closed in May?", {"What will be closed in May?": "the pool"}),
        ("Is the water safe?", {"What is safe?": "the water"}),
        ("Did the central bank raise interest rates?",
         {"What raised interest rates?": "the central bank",
          "What did the central bank raise?": "interest rates"}),
    ],
)  # fmt: skip
def test_each_party_is_asked_for(question: str, asked_again: dict[str, str]) -> None:
    asked = take_whether(question)
    assert asked is not None
    assert {probe.question: probe.wanted for probe in probes(asked)} == asked_again


@pytest.mark.parametrize(
    ("question", "time"),
    [
        ("Did the firm open a plant?", Time.PAST),
        ("Is the firm going to open a plant?", Time.FUTURE),
        ("Are boats allowed to pass?", Time.ABLE),
        ("Can boats pass?", Time.ABLE),
        ("Does the firm own a plant?", Time.PRESENT),
    ],
)
def test_the_time_is_that_of_the_deed(question: str, time: Time) -> None:
    asked = take_whether(question)
    assert asked is not None
    assert asked.time is time


@pytest.mark.parametrize(
    "question",
    ["Who left?", "Did the bank not pay?", "Are there sharks?", "Did more people come than left?"],
)
def test_what_cannot_be_taken_apart_is_left_alone(question: str) -> None:
    assert take_whether(question) is None


@pytest.mark.parametrize(
    ("form", "base"),
    [("sent", "send"), ("closing", "close"), ("stopped", "stop"), ("carries", "carry"),
     ("conceded", "conced"), ("died", "die"), ("ratified", "ratify"), ("founded", "found")],
)  # fmt: skip
def test_forms_of_a_verb_meet_in_one(form: str, base: str) -> None:
    assert base_form(form) == base


def test_a_verb_is_put_into_the_past_and_the_third_person() -> None:
    assert [past_form(verb) for verb in ("send", "close", "stop", "carry")] == [
        "sent", "closed", "stopped", "carried",
    ]  # fmt: skip
    assert [third_form(verb) for verb in ("have", "carry", "reach", "back")] == [
        "has", "carries", "reaches", "backs",
    ]  # fmt: skip
