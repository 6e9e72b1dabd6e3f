"""What a yes or a no must not rest on."""

from __future__ import annotations

import pytest
from answer_builders import article, evidence

from assistant.protocols import Judgement
from assistant.question import analyse
from assistant.whether.asked import take_whether
from assistant.whether.belied import is_beaten, is_over
from assistant.whether.entailed import settle_by_entailment
from assistant.whether.settle import settle


@pytest.mark.parametrize(
    ("question", "sentence", "beaten"),
    [
        ("Did United win the cup?", "Rovers beat United on penalties, winning the cup.", True),
        ("Did United win the cup?", "United were beaten by Rovers in the cup final.", True),
        ("Did United win the cup?", "United lost to Rovers and left without the cup.", True),
        ("Did Rovers win the cup?", "Rovers beat United on penalties, winning the cup.", False),
        ("Did United play in the cup?", "Rovers beat United in the cup.", False),
    ],
)
def test_who_was_beaten_did_not_win(question: str, sentence: str, beaten: bool) -> None:
    assert is_beaten(take_whether(question), sentence) is beaten


@pytest.mark.parametrize(
    ("question", "sentence", "over"),
    [
        ("Is the bridge open?", "The bridge was closed for six hours.", True),
        ("Was the bridge open?", "The bridge was closed for six hours.", False),
        ("Is the bridge open?", "The bridge was closed on Monday.", False),
    ],
)
def test_a_while_that_is_over_tells_nothing_of_now(
    question: str, sentence: str, over: bool
) -> None:
    assert is_over(take_whether(question), sentence) is over


class Sure:
    """A judge of one mind."""

    name = "sure"

    def __init__(self, probability: float) -> None:
        self.probability = probability

    def judge(self, question: str, views: list[object]) -> list[Judgement]:
        return [Judgement(positive=False, probability=self.probability) for _ in views]


@pytest.mark.parametrize(
    ("text", "probability", "settled"),
    [
        ("The emergency department and the ward stayed open in the strike.", 0.7, False),
        ("The emergency department and the ward stayed open in the strike.", 0.95, True),
        ("The emergency department was not left open in the strike.", 0.7, True),
    ],
)
def test_a_sentence_that_says_it_all_is_hardly_a_no(
    text: str, probability: float, settled: bool
) -> None:
    found = [evidence(article(text))]
    asked = analyse("Was the emergency department open during the strike?")
    told = settle_by_entailment(asked, found, Sure(probability), threshold=0.5)  # type: ignore[arg-type]
    assert bool(told) is settled


class Pointing:
    """A reader that finds nothing by itself."""

    name = "none"

    def read(self, question: str, passages: list[object]) -> list[object]:
        return []


def test_the_have_of_a_tense_has_nothing() -> None:
    found = [evidence(article("The museum has handed over the mask."))]
    asked = analyse("Does the museum still have the mask?")
    assert not [one for one in settle(asked, found, Pointing()) if one.positive]  # type: ignore[arg-type]
