"""Who is told of beside a deed that was done is not told to have done it."""

from __future__ import annotations

import pytest
from answer_builders import article

from assistant.doers import is_no_doer
from assistant.evidence import sentences_of
from assistant.question import analyse


def no_doer(question: str, text: str, who: str) -> bool:
    """What is found of a name in the one sentence that has it."""
    sentence = next(s for s in sentences_of(article(text)) if who in s.text)
    start = sentence.text.index(who)
    return is_no_doer(analyse(question), sentence, start, start + len(who))


@pytest.mark.parametrize(
    ("question", "text", "who"),
    [
        ("Who stole the vase?", "The vase by Ada Orr that was stolen in May is back.", "Ada Orr"),
        ("Who stole the vase?", "Odo Lam stole the vase by Ada Orr.", "Ada Orr"),
        ("Who damaged the vase?", "The vase by Ada Orr, damaged in May, is back.", "Ada Orr"),
        ("Who found the letter?", "The letter from Ada Orr was found in May.", "Ada Orr"),
        ("Who stole the vase?", "Ada Orr, whose vase was stolen in May, wept.", "Ada Orr"),
        ("Who has found the vase?", "Divers have found the vase of Ada Orr.", "Ada Orr"),
        ("Who sank the barge?", "The barge was sunk on Monday, Ada Orr said.", "Ada Orr"),
        ("Who jailed the clerk?", "A clerk was jailed. Ada Orr said she was glad.", "Ada Orr"),
        (
            "Who bought the vase?",
            "The vase was taken by Odo Lam in 1897 and bought by the museum in 1924.",
            "Odo Lam",
        ),
    ],
)
def test_whom_a_passive_names_beside_the_deed_did_not_do_it(
    question: str, text: str, who: str
) -> None:
    assert no_doer(question, text, who)


@pytest.mark.parametrize(
    ("question", "text", "who"),
    [
        ("Who stole the vase?", "The vase was stolen in May by Ada Orr.", "Ada Orr"),
        ("Who stole the vase?", "Ada Orr stole the vase by Odo Lam.", "Ada Orr"),
        ("Who stole the vase?", "The man who stole the vase is Odo Lam.", "Odo Lam"),
        ("Who stole the vase?", "Odo Lam confessed when the vase was stolen.", "Odo Lam"),
        ("Who found the vase?", "Divers have found the vase of Ada Orr.", "Divers"),
        ("Who wrote the play?", "The play by Ada Orr was written in 1990.", "Ada Orr"),
        ("Who won the race?", "“We were fastest,” said Ada Orr.", "Ada Orr"),
        (
            "Who launched the raid?",
            "The raid by the Orr guard, launched in May, failed.",
            "Orr guard",
        ),
        ("Who led the raid?", "The raid by Ada Orr was led at night.", "Ada Orr"),
        ("Who sent the letter?", "The letter from Orr college was sent in May.", "Orr college"),
        ("Who stole the vase?", "The vase by Ada Orr, who stole it, is back.", "Ada Orr"),
        ("Who led the guild?", "The guild of Ada Orr, who led it, is shut.", "Ada Orr"),
        ("Who jailed the clerk?", "A clerk was jailed by Odo Lam. Ada Orr said so.", "Ada Orr"),
        ("Who was jailed?", "Ada Orr was jailed in May.", "Ada Orr"),
        (
            "Who bought the vase?",
            "The vase was taken by Odo Lam in 1897 and bought by the museum in 1924.",
            "the museum",
        ),
        ("Who is the owner of the vase?", "Ada Orr's vase was stolen.", "Ada Orr"),
    ],
)
def test_who_did_it_or_may_have_is_left_alone(question: str, text: str, who: str) -> None:
    assert not no_doer(question, text, who)
