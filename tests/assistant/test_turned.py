# ruff: noqa: E501 (a turn is read more easily unbroken)
"""What a fragment leaves out is said again, in a follow-up as in a later part of a question."""

from __future__ import annotations

import pytest

from assistant.conversation import standalone
from assistant.parts import split_question

_DEAL = ("Which states signed the deal?", "Norland.")
_ENVOY = ("Who is Varon's new envoy to Marn?", "The diplomat Rosa Valde.")
_BEDS = ("How many beds did the hospice have to close?", "Five of its 16 beds, in 2021.")


@pytest.mark.parametrize(
    ("question", "later"),
    [
        ("How many were hurt in Leeds and how many in York?", "How many were hurt in York?"),
        ("How many people were hurt in Leeds and how many in York?", "How many people were hurt in York?"),
        ("What did the mayor promise, and what the governor?", "What did the governor promise?"),
        ("When did the museum open and when the library?", "When did the library open?"),
        ("How many were killed in Marn and how many injured?", "How many were injured in Marn?"),
        ("Which side in the war does Norland back and which does Sudland back?",
         "Which side in the war does Sudland back?"),
        ("Who won in Leeds and who in York?", "Who won in York?"),
        ("Who was killed and who was hurt?", "Who was hurt?"),
        ("Who was killed in Marn and who was hurt?", "Who was hurt in Marn?"),
        ("When did it begin and when will it end?", "When will it end?"),
        ("Who won the men's race and who the women's?", "Who won the women's race?"),
    ],
)  # fmt: skip
def test_a_later_part_and_a_follow_up_are_made_whole_alike(question: str, later: str) -> None:
    first, part = split_question(question)
    assert part.text == later
    leaning = part.leaning or part.text
    assert standalone(f"And {leaning[:1].lower()}{leaning[1:]}", [(first.text, "")]) == later


@pytest.mark.parametrize(
    ("before", "follow_up", "expected"),
    [
        (_DEAL, "Who else?", "Which states besides Norland signed the deal?"),
        (_DEAL, "Any others?", "Which states besides Norland signed the deal?"),
        (_DEAL, "Which ones didn't?", "Which states didn't sign the deal?"),
        (_DEAL, "And Varon?", "Did Varon sign the deal?"),
        (("What did the divers find?", "A bell."), "Anything else?", "What else did the divers find?"),
        (("Is every scientist convinced?", "No."), "Who isn't?", "Who isn't convinced?"),
        (("Did the coach blame the referee?", "No."), "Who did?", "Who blamed the referee?"),
        (_ENVOY, "Starting when?", "From when is the diplomat Rosa Valde Varon's new envoy to Marn?"),
        (_ENVOY, "Replacing whom?", "Replacing whom (the diplomat Rosa Valde, Varon's new envoy to Marn)?"),
        (_BEDS, "Why?", "Why did the hospice have to close five of its 16 beds?"),
        (_BEDS, "And how many in 2022?", "How many beds did the hospice have to close in 2022?"),
        (("When did the talks fail?", "On Friday."), "Then what?", "What happened after the talks failed on Friday?"),
        (("What does Jo Berg sing in Marn?", "Songs by Grieg."), "Which songs?", "Which songs does Jo Berg sing in Marn?"),
        (("Why did the firm stop the trial?", "Two volunteers fell ill."), "Which volunteers?",
         "Which volunteers (the firm stopped the trial)?"),
        (("What happened in Marn?", "A bridge fell."), "Any injuries?", "Were there any injuries (a bridge fell in Marn)?"),
        (("Is the museum open on Mondays?", "No."), "Why not?", "Why is the museum not open on Mondays?"),
        (("Had the ship left Marn?", "No, it was still in port."), "Why not?", "Why was the ship still in port?"),
        (_DEAL, "Did Varon?", "Did Varon sign the deal?"),
        (("How many people died in Marn?", "31."), "And the injured?", "How many people were injured in Marn?"),
        (("How many people died in Marn?", "31."), "And how many homes?", "How many homes (people died in Marn)?"),
        (("Which firm buys Ostwerk?", "Nordwerk."), "how many employees", "How many employees (Nordwerk buys Ostwerk)?"),
        (("Is the bridge safe?", "Yes."), "And the engineers?", "Are the engineers safe?"),
        (("Who won the race?", "Mo Adan."), "Who came second?", "Who came second (Mo Adan won the race)?"),
    ],
)  # fmt: skip
def test_a_fragment_turns_the_last_question(
    before: tuple[str, str], follow_up: str, expected: str
) -> None:
    assert standalone(follow_up, [before]) == expected


def test_what_was_asked_for_as_anything_is_known_by_its_answer() -> None:
    sent = ("Has Varon sent Marn anything?", "Yes, a field hospital with 60 beds.")
    assert standalone("Has it arrived?", [sent]) == "Has the field hospital with 60 beds arrived?"
    hurt = ("Was anyone killed in Marn?", "Yes, a dock worker.")
    assert standalone("How old was he?", [hurt]) == "How old was the dock worker?"


@pytest.mark.parametrize(
    ("before", "follow_up", "expected"),
    [
        (("Did Anna Lind lose the election?", "Yes."), "And the turnout?",
         "What do the articles say about the turnout (Anna Lind lost the election)?"),
        (("Did Anna Lind lose the election?", "Yes."), "And her deputy?", "Did Anna Lind's deputy lose the election?"),
        (("Did Anna Lind lose the election?", "No."), "And the turnout?", "What do the articles say about the turnout?"),
        (_DEAL, "What about fishing boats?", "What do the articles say about fishing boats (Norland signed the deal)?"),
        (("Did Anna Lind lose the election?", "Yes."), "How about the turnout then?",
         "What do the articles say about the turnout (Anna Lind lost the election)?"),
        (("What will Loaf & Larder close?", "38 shops."), "What about Scotland?",
         "What do the articles say about Scotland (Loaf & Larder will close 38 shops)?"),
        (("Who won the men's race at the Velden marathon?", "Kip Sang."), "And Florian Egger?",
         "Did Florian Egger win the men's race at the Velden marathon?"),
        (("Which of her sisters sings on Lind's album?", "Ida Lind."), "And Jo?", "Does Jo sing on Lind's album?"),
        (("Did the union accept the offer in Marn?", "Yes."), "What about Servaria?", "Did Servaria accept the offer in Marn?"),
        (("What help did Varon promise?", "A ship."), "and portugal?", "What help did Portugal promise?"),
    ],
)  # fmt: skip
def test_what_has_no_like_in_the_last_question_is_asked_about_by_itself(
    before: tuple[str, str], follow_up: str, expected: str
) -> None:
    assert standalone(follow_up, [before]) == expected
