# ruff: noqa: E501 (a turn is read more easily unbroken)
"""What a question takes over from the conversation makes sense in it, or stands behind it once."""

from __future__ import annotations

import pytest

from assistant.conversation import standalone

_VOTE = ("How did the council vote on the new stadium?", "They voted 12 to 11 against building it.")
_QUAKE = ("How strong was the earthquake in Marn?", "It had a magnitude of 6.7.")
_TRAM = ("How many people died when the tram derailed in Marn?", "Four people died.")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Who is the chief engineer of the bridge?", "Lars Hedin."),
        ("What has Helena Voss promised?", "2 million euros."),
        ("What did Helena Voss say about the dam?", "That it held."),
    ],
)
def test_a_question_what_somebody_named_said_misses_nothing(asked: str, said: str) -> None:
    assert standalone("What did Bela Novak say?", [(asked, said)]) == "What did Bela Novak say?"


def test_he_is_the_father_whom_the_question_was_about() -> None:
    history = [("Was Ana Voss's father deaf?", "No, he could hear.")]
    assert standalone("What was his job?", history) == "What was Ana Voss's father's job?"
    assert (
        standalone("Where did she work?", [("Is Voss's boat sold?", "No.")])
        == "Where did Voss work?"
    )


def test_he_is_who_was_asked_about_and_nobody_whom_only_the_answer_names() -> None:
    history = [
        (
            "What is the tourism minister of Tolm accused of?",
            "Of a weekend on a yacht of the cruise line Azurline.",
        )
    ]
    assert (
        standalone("How does he defend himself?", history)
        == "How does the tourism minister of Tolm defend himself?"
    )


def test_another_speaker_is_asked_about_the_matter_and_not_about_the_first_one() -> None:
    history = [("What did Helena Voss say about the dam?", "That it held.")]
    assert (
        standalone("And what did Otto Greaves say?", history)
        == "What did Otto Greaves say about the dam?"
    )
    history = [("What has Helena Voss promised?", "2 million euros.")]
    assert standalone("And what did Otto Greaves say?", history) == "What did Otto Greaves say?"


@pytest.mark.parametrize(
    "question",
    [
        "What happened in Tolna?",
        "How many died in Tolna?",
        "What led to the flood?",
        "Which teachers from Marn took part?",
    ],
)
def test_a_fragment_with_a_verb_of_its_own_is_a_whole_question(question: str) -> None:
    assert standalone(question, [("What sentence did Carl Stone get?", "Three years.")]) == question


def test_what_became_of_a_relative_names_whose_it_is() -> None:
    history = [("What sentence did Carl Stone get?", "He was jailed for three years.")]
    assert (
        standalone("what became of his brother?", history) == "What became of Carl Stone's brother?"
    )


@pytest.mark.parametrize(
    ("asked", "follow_up", "expected"),
    [
        ("Who won the women's final in Marn?", "And the men's?", "Who won the men's final in Marn?"),
        ("Who won the women's final in Marn?", "And the juniors'?", "Who won the juniors' final in Marn?"),
        ("What's the union's demand?", "The ministry's?", "What's the ministry's demand?"),
        ("How many voted for the plan?", "And how many against?", "How many voted against the plan?"),
        ("How many voted for the plan?", "And against?", "How many voted against the plan?"),
        ("Who played with gloves?", "And who without?", "Who played without gloves?"),
        ("How old is Karl Berg's daughter?", "And Anna Lind's?", "How old is Anna Lind's daughter?"),
        ("How old is the daughter of Karl Berg?", "And Anna Lind's?", "How old is the daughter of Anna Lind?"),
    ],
)  # fmt: skip
def test_an_owner_takes_the_place_of_the_owner(asked: str, follow_up: str, expected: str) -> None:
    assert standalone(follow_up, [(asked, "")]) == expected


@pytest.mark.parametrize(
    ("before", "follow_up", "expected"),
    [
        (_VOTE, "And how did the public vote?", "How did the public vote on the new stadium?"),
        (_VOTE, "And how did the public vote when they were asked in May?",
         "How did the public vote on the new stadium when they were asked in May?"),
        (_VOTE, "When did they vote?", "When did the council vote?"),
        (_QUAKE, "What had they put it at first?", "What had they put the earthquake in Marn at first?"),
        (_TRAM, "Wasn't there a fifth death? Who was it?",
         "Wasn't there a fifth death? Who was it (people died when the tram derailed in Marn)?"),
        (("Who discovered the wreck?", "A diver."), "Who was it?", "Who was it (the diver discovered the wreck)?"),
        (("Where did Lind and Berg open the gas works?", "In Marn."), "How long had they talked?",
         "How long had Lind and Berg talked?"),
        (("What happened to Orbit-1?", "It was lost at lift-off."), "When will its twin go up?",
         "When will Orbit-1's twin go up?"),
        (("Who made the trams of Marn?", "They were built by Nordwerk."), "And how many did it build?",
         "How many did Nordwerk build?"),
        (("Which tennis player appears in the film?", "Jo Berg."), "And which golfer?",
         "Which golfer appears in the film?"),
        (("What did Varon want Idris Halabi's rebels to stop?", "It wanted them to give up their siege."),
         "How many villagers had it driven from their homes?", "How many villagers had Varon driven from their homes?"),
    ],
)  # fmt: skip
def test_nothing_is_put_where_it_makes_no_sense(
    before: tuple[str, str], follow_up: str, expected: str
) -> None:
    assert standalone(follow_up, [before]) == expected


_REFUSED = "The articles deal with this topic but do not give this fact."


@pytest.mark.parametrize(
    ("asked", "said", "follow_up", "expected"),
    [
        ("Who won the cup?", _REFUSED, "When?", "When did somebody win the cup?"),
        ("Which team won the cup?", _REFUSED, "When?", "When did the team win the cup?"),
        ("How many people died in Marn?", "31.", "Why?", "Why did people die in Marn?"),
        ("What caused the fire?", "A heater.", "When?", "When did the heater cause the fire?"),
        ("What happened in Marn?", "A bridge fell.", "When?", "When was it that the bridge fell in Marn?"),
        ("How many people were moved?", "240.", "Where are they now?", "Where are the people that were moved now?"),
        ("How long was the strike?", "Nine days.", "What did they get?", "What did they get (the strike)?"),
        ("How many people died in Marn in 2018?", "31.", "And how many died in Tolna?", "How many died in Tolna?"),
    ],
)  # fmt: skip
def test_a_fragment_is_a_whole_question_even_after_a_refusal(
    asked: str, said: str, follow_up: str, expected: str
) -> None:
    assert standalone(follow_up, [(asked, said)]) == expected


def test_a_question_about_nothing_hands_nothing_on() -> None:
    history = [("When?", "The question does not say what it is about: name somebody in it.")]
    assert standalone("Who?", history) == "Who?"
