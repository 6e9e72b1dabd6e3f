"""A slip of the hand in a question is put right; names and the words of a trade are left alone."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.spelling import has_unknown, put_right

TOLM = article(
    "The truce that Varon brokered in Tolm protects the ferry against raids. LibriVox told of it. "
    "Admin staff wept."
)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("whre was the truce brokerd", "where was the truce brokered"),
        ("Which diseaze does it protect agianst?", "Which disease does it protect against?"),
        ("how many poeple wil teh ferry take", "how many people will the ferry take"),
        ("who founded libravox", "who founded librivox"),
        ("why coudnt they and didnt he", "why couldn't they and didn't he"),
        ("who isnt on the ferry", "who isn't on the ferry"),
        ("whos the envoy of varon", "who's the envoy of varon"),
        ("wher is the ferry", "where is the ferry"),
        ("attendence of the match", "attendance of the match"),
        ("What is its wieght in kilograms?", "What is its weight in kilograms?"),
    ],
)
def test_a_misspelt_word_is_put_right(asked: str, meant: str) -> None:
    assert has_unknown(asked)
    assert put_right(asked, [TOLM]) == meant


def test_a_word_with_a_ligature_is_asked_as_the_articles_spell_it() -> None:
    told = article("Homeopathy treats patients with what is diluted.")
    assert put_right("What is homoeopathy?", [told]) == "What is homeopathy?"
    assert has_unknown("What is homoeopathy?")
    assert not has_unknown("do the churchgoers coexist with shoelaces")
    assert put_right("What is homoeopathy?", [TOLM]) == "What is homoeopathy?"


@pytest.mark.parametrize(
    "asked",
    [
        "What colour is the harbour of the organisation at the centre of the programme?",
        "How many admins has it?",
        "What is rewilding and glamping?",
        "How strong is graphene?",
        "What is it ment for?",
        "Who travelled ten kilometres with jewellery and maths books?",
        "Was Brokerd in Agianst?",
        "What does wil.example/agianst say of e-agianst?",
        "What is chikungunya?",
        "Who made the centrepiece of the fair?",
    ],
)
def test_what_is_no_slip_stays(asked: str) -> None:
    assert put_right(asked, [TOLM]) == asked


def test_a_misspelt_question_is_answered_and_the_reading_shown() -> None:
    report = article("Nora Lind leads the council of Marn. The council meets on Mondays.")
    answer = ask(chain(report), "who leads the coucnil of Marn?")
    assert answer.short == "Nora Lind"
    assert answer.question == "who leads the coucnil of Marn?"
    assert answer.standalone_question == "who leads the council of Marn?"


def test_a_question_without_slips_is_shown_as_it_was_asked() -> None:
    report = article("Nora Lind leads the council of Marn. The council meets on Mondays.")
    assert ask(chain(report), "who leads the council of Marn?").standalone_question is None


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Who is mayor of Tapei now?", "Who is mayor of Taipei now?"),
        ("Who leads Tapei's party?", "Who leads Taipei's party?"),
        ("Who is Halvrasen?", "Who is Halvarsen?"),
        ("Who is Halvarson?", "Who is Halvarson?"),
        ("Who is Balvarsen?", "Who is Balvarsen?"),
        ("Who are the Oberlies?", "Who are the Oberlies?"),
        ("What is the Lamstrand of Taipei?", "What is the Lamstrand of Taipei?"),
        ("Who is Oberlin?", "Who is Oberlin?"),
    ],
)
def test_a_name_is_put_right_by_the_one_name_that_is_a_slip_away(asked: str, meant: str) -> None:
    """Not where two are as near, another letter stands, or a known name is asked for."""
    told = article("Halvarsen is mayor of Taipei. Lamstrandt and Lamstraand left Oberlie.")
    assert put_right(asked, [told]) == meant
