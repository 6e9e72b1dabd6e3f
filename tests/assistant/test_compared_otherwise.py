# ruff: noqa: E501 (a question is read more easily unbroken)
"""Comparisons in rarer forms are taken apart, and told together where one place tells both."""

from __future__ import annotations

import pytest
from answer_builders import article
from comparisons import read_in

from assistant.alternatives import find_alternatives
from assistant.choices import conclude, find_choice
from assistant.compared_otherwise import of_each_subject
from assistant.records import Answer, Citation, Outcome
from assistant.side_by_side import set_side_by_side
from assistant.sides import find_sides


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "How do Tolm's old and new snow limits for trains differ?",
            [
                "What was Tolm's old snow limit for trains?",
                "What was Tolm's new snow limit for trains?",
            ],
        ),
        (
            "How did the share of crabs that moved differ between quiet and noisy tanks?",
            [
                "What was the share of crabs that moved in quiet tanks?",
                "What was the share of crabs that moved in noisy tanks?",
            ],
        ),
        (
            "Compare how many hotels the fund invited with how many said yes.",
            ["How many hotels did the fund invite?", "How many hotels said yes?"],
        ),
        (
            "From what to what did the estimate for the mill go up?",
            [
                "What is the estimate for the mill now?",
                "What was the estimate for the mill before?",
            ],
        ),
        (
            "LibriVox in 2006 vs wikiHow in 2009: how much had each published?",
            ["How much had LibriVox published in 2006?", "How much had wikiHow published in 2009?"],
        ),
        (
            "Compare Norrline and Varda on fares: what does each of them charge?",
            ["What does Norrline charge?", "What does Varda charge?"],
        ),
    ],
)
def test_what_is_asked_of_either_side(question: str, parts: list[str]) -> None:
    assert [part.text for part in find_sides(question)] == parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What prizes have Lind and Moe won?",
            ["What prizes has Lind won?", "What prizes has Moe won?"],
        ),
        ("When did Lind and Moe meet?", []),
        ("When did Lind and Moe sign the pact?", []),
        ("Did Lind and Moe go home?", []),
        ("What did the cat and the dog eat?", []),
    ],
)
def test_what_two_did_apart_may_be_asked_of_each(question: str, parts: list[str]) -> None:
    assert [part.text for part in of_each_subject(question)] == parts


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Did more people fall ill in this year's Tolm outbreak or in the dairy one? numbers please",
            (
                "How many people fell ill in this year's Tolm outbreak?",
                "How many people fell ill in the dairy outbreak?",
            ),
        ),
        (
            "Who died at a greater age: Ada Lind or Jo Moe?",
            ("At what age did Ada Lind die?", "At what age did Jo Moe die?"),
        ),
        (
            "Which was longer, the 2022 dock strike in Tolm or the one in 2005?",
            ("How long was the 2022 dock strike in Tolm?", "How long was the dock strike in 2005?"),
        ),
    ],
)
def test_what_a_choice_asks_of_each(question: str, asked: tuple[str, str]) -> None:
    choice = find_choice(question)
    assert choice is not None
    assert choice.parts == asked


def test_figures_that_are_asked_besides_are_no_part_of_the_second_thing() -> None:
    found = find_alternatives("Who is older, Ada Lind or Jo Moe? Ages please.")
    assert found is not None
    assert found.two == "Jo Moe"


def told_in(*sentences: str) -> Answer:
    whole = " ".join(sentences)
    report = article(whole)
    cited = tuple(
        Citation(
            number=number, article_id=report.article_id, title=report.title, outlet=None,
            published=report.published, uri=report.uri, quote=quote,
            start=whole.index(quote), end=whole.index(quote) + len(quote),
        )
        for number, quote in enumerate(sentences, 1)
    )  # fmt: skip
    return Answer(
        question="", text=whole, short=None, outcome=Outcome.ANSWERED, citations=cited, sources=1
    )


TANKS = "How did the share of crabs that moved differ in the two tanks?"


def test_two_amounts_of_one_kind_tell_how_two_differ() -> None:
    both = told_in("In quiet tanks 81 per cent had moved.", "Beside ships it was 46 per cent.")
    assert set_side_by_side(TANKS, [(TANKS, both)]).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "sentences",
    [
        ("In quiet tanks 81 per cent had moved.", "All of the tanks were new."),
        ("In quiet tanks 81 per cent had moved.", "There were 46 tanks."),
        ("In quiet tanks 81 per cent had moved.", "In the others, 81 per cent had."),
        ("The tanks were built in 2021.", "They were sold in 2023."),
    ],
)
def test_one_amount_or_two_of_other_things_do_not(sentences: tuple[str, ...]) -> None:
    answer = set_side_by_side(TANKS, [(TANKS, told_in(*sentences))])
    assert answer.outcome is Outcome.ABSTAINED


def test_nine_days_and_a_bare_number_are_not_compared() -> None:
    one = article("The strike lasted nine days.")
    two = article("The strike before went on for 16.")
    choice = find_choice("Which strike was longer, the first strike or the second strike?")
    assert choice is not None
    answers = [("How long was it?", read_in(one, "nine days")), ("And that?", read_in(two, "16"))]
    assert conclude("Which was longer?", choice, answers).outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    "question",
    [
        "Harwick and Tolm: how many people died on each day?",
        "Compare Norrline and Varda: how long did each strike last?",
        "When Moe met Lind and Voss: what did each say?",
        "How do the rules differ between cats and dogs today?",
    ],
)
def test_what_is_no_such_comparison_is_left_whole(question: str) -> None:
    assert len(find_sides(question)) < 2


@pytest.mark.parametrize(
    "question",
    [
        "What did Trum and Putz discuss?",
        "When were Lind and Moe divorced?",
        "How far apart do Lind and Moe live?",
    ],
)
def test_what_two_do_with_each_other_is_not_asked_of_each(question: str) -> None:
    assert of_each_subject(question) == ()


def test_dried_dates_are_no_dates_that_are_asked_besides() -> None:
    found = find_alternatives("Which cost more, figs or dried dates?")
    assert found is not None
    assert found.two == "dried dates"


def test_amounts_of_one_town_tell_nothing_of_the_other() -> None:
    asked = "How did turnout differ in Tolm and Harwick?"
    one = told_in("Turnout in Tolm was 61 per cent, and 8 per cent of votes were void.")
    assert set_side_by_side(asked, [(asked, one)]).outcome is Outcome.ABSTAINED


def test_a_unit_that_is_left_out_in_one_sentence_is_that_of_the_other() -> None:
    report = article("The first strike lasted nine days, the second strike only six.")
    choice = find_choice("Which was longer, the first strike or the second strike?")
    assert choice is not None
    answers = [("1?", read_in(report, "nine days")), ("2?", read_in(report, "six"))]
    assert conclude("Which was longer?", choice, answers).short == "The first strike"
