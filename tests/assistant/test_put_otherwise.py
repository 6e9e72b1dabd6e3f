"""What an interviewer states and the reply puts otherwise is told as both."""

from __future__ import annotations

import pytest
from answer_builders import article, value

from assistant.put_otherwise import put_otherwise
from assistant.question import analyse
from index.records import Article

OPENING = "Ida Berg restores organs. Halden Weekly interviewed her in her workshop.\n\n"
LAST = "\n\nWhat do you tune first?\n\nThe pipes nearest the door."


def interview(asked: str, reply: str) -> Article:
    return article(f"{OPENING}{asked}\n\n{reply}{LAST}", title="Interview with Ida Berg")


ASKED = analyse("How long did the restoration of the organ take?")
REPLY = "You are kind. The organ took about two years from the first pipe to the last."


def test_a_reply_is_set_against_what_the_interviewer_stated() -> None:
    told = interview("It was four years before the organ was finished, why so long?", REPLY)
    other = put_otherwise(ASKED, value(told, "two years"))
    assert other is not None
    assert other.best.text == "four years"
    assert told.text[other.best.start : other.best.end] == "four years"


@pytest.mark.parametrize(
    "asked",
    [
        "It was two years before the organ was finished, how did you do it so fast?",
        "Did the organ take four years, as they say you planned?",
        "You restored the organ four years ago, how long did you need?",
        "The organ has four keyboards, how long did you need?",
        "You learned for four years, how long did you need for the organ?",
        "Your first organ took four years, why was this one harder?",
        "Most organs take four years, why are you faster?",
        "It was four years before the organ in Marn was finished, why so long?",
        "How long did you need?",
    ],
)
def test_what_is_asked_or_told_of_something_else_is_no_other_value(asked: str) -> None:
    assert put_otherwise(ASKED, value(interview(asked, REPLY), "two years")) is None


def test_outside_an_interview_nothing_is_put_to_anybody() -> None:
    plain = article("The organ was finished after four years.\n\nThe organ took about two years.")
    assert put_otherwise(ASKED, value(plain, "two years")) is None


def test_whoever_replies_has_heard_a_round_number_and_gives_another() -> None:
    told = interview(
        "The organ has pipes of 200 kilos each, how do you lift them?",
        "With help. Those pipes weigh 190 kilos each.",
    )
    asked = analyse("How much do the pipes of the organ weigh?")
    other = put_otherwise(asked, value(told, "190 kilos"))
    assert other is not None
    assert other.best.text == "200 kilos"
