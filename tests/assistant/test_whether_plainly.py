"""Roundabout questions are asked plainly, and in the words of the sentence that is judged."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from answer_builders import article, evidence

from assistant.entailment.view import View
from assistant.extractive import SentenceReader
from assistant.protocols import Judgement
from assistant.question import analyse
from assistant.whether.plainly import in_plain_words
from assistant.whether.reworded import Reworded, reworded
from assistant.yes_no import answer_yes_no


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Were the operators kept from seeing the data?", "Did the operators see the data?"),
        ("Are fans banned from entering the ground?", "Can fans enter the ground?"),
        ("Were residents forbidden to drink the water?", "Could residents drink the water?"),
        ("Did the alarm fail to go off?", "Did the alarm go off?"),
        ("Has the firm failed to pay its staff?", "Did the firm pay its staff?"),
        ("Did Lind stay away from the protest?", "Did Lind attend the protest?"),
        ("did ada moe stay single all her life", "Did ada moe marry?"),
        ("Has Lind stayed silent about the yacht?", "Did Lind comment on the yacht?"),
        ("Did the driver escape unhurt?", "Was the driver hurt?"),
        ("Were the passengers unharmed?", "Were the passengers hurt?"),
        ("Did Lind avoid prison?", "Was Lind jailed?"),
        ("Will Lind avoid prison?", "Will Lind be jailed?"),
        ("Is it impossible for ships to pass the canal?", "Can ships pass the canal?"),
        ("Are the stripes impossible for people to see?", "Can people see the stripes?"),
    ],
)  # fmt: skip
def test_a_question_that_denies_is_asked_plainly_and_turned(question: str, plain: str) -> None:
    found = in_plain_words(question)
    assert found is not None
    assert (found.question, found.turned) == (plain, True)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Does she make use of a program?", "Does she use a program?"),
        ("Did the two ever get to see each other?", "Did the two ever meet?"),
        ("Did Lind have a hand in the raid?", "Did Lind take part in the raid?"),
    ],
)
def test_an_idiom_gives_way_to_its_verb(question: str, plain: str) -> None:
    found = in_plain_words(question)
    assert found is not None
    assert (found.question, found.turned) == (plain, False)


@pytest.mark.parametrize(
    "question",
    [
        "Was the bridge closed?",
        "Did the talks fail?",
        "Did he keep the money from the sale?",
        "Did she stay at the hotel?",
        "Was the road kept open?",
        "Would Lind run again if she failed to win the vote?",
        "Did the man who was kept from voting complain?",
        "Did all members fail to vote?",
        "Did no one fail to pay?",
        "Did Maria stay single until 1950?",
        "Did the firm fail to report it on time?",
        "Were dogs excluded from racing?",
        "Did both drivers escape unhurt?",
        "Did shoppers boycott Israeli goods?",
        "Was he found unhurt?",
    ],
)
def test_a_plain_question_stays_as_it_is(question: str) -> None:
    assert in_plain_words(question) is None


@pytest.mark.parametrize(
    ("question", "sentence", "put"),
    [
        ("Was the night watchman harmed?", "The night porter was not hurt.",
         "Was the night porter hurt?"),
        ("Did the firm purchase the mill?", "The company bought the mill in May.",
         "Did the company buy the mill?"),
        ("Will Moe stay on at Kootara?", "Moe will remain at the head of Kootara.",
         "Will Moe remain at Kootara?"),
        ("Did the mayor resign?", "She said that she would not step down.",
         "Did the mayor step down?"),
        ("Was the law adopted?", "Parliament approved the law.", "Was the law approved?"),
    ],
)  # fmt: skip
def test_the_question_takes_the_words_of_the_sentence(
    question: str, sentence: str, put: str
) -> None:
    assert reworded(question, sentence) == Reworded(question=put, turned=False)


@pytest.mark.parametrize(
    ("question", "sentence", "put"),
    [
        ("Will the librarians keep their jobs?", "The two librarians will lose their posts.",
         "Will the librarians lose their posts?"),
        ("Is Lind leaving over the recall?", "Lind, the chief executive, is staying on.",
         "Is Lind staying over the recall?"),
        ("Was any sailor injured?", "The sailors were taken off unhurt.",
         "Was any sailor unhurt?"),
        ("Did parliament approve the law?", "Parliament rejected the law.",
         "Did parliament reject the law?"),
    ],
)  # fmt: skip
def test_the_opposite_in_a_sentence_turns_the_question(
    question: str, sentence: str, put: str
) -> None:
    assert reworded(question, sentence) == Reworded(question=put, turned=True)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was the porter hurt?", "The porter was not hurt."),
        ("Did the concert take place?", "The concert was held."),
        ("Did the firm purchase the mill?", "The mill burned down."),
        ("Did Moe lose a game on her way to the cup?", "Moe won the cup."),
        ("Was the watchman hurt?", "The driver was unhurt, but the watchman was killed."),
        ("Is the suspect alive?", "The suspect's brother is dead."),
        ("Did Ann Moe work in Paris?", "Ann Moe broke down in Paris."),
    ],
)
def test_nothing_is_put_otherwise_without_need(question: str, sentence: str) -> None:
    assert reworded(question, sentence) is None


class Plodding:
    """A judge that only understands its own words: `seen` is a yes, `not seen` a no."""

    name = "plodding"

    def __init__(self, question: str) -> None:
        self.question = question

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        known = question == self.question
        return [
            Judgement(positive="not" not in view.sentence, probability=0.9 if known else 0.3)
            for view in views
        ]

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        raise AssertionError("asked for an answer")

    def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
        raise AssertionError("asked for a reason")


@pytest.mark.parametrize(
    ("question", "understood", "word"),
    [
        ("Were the operators kept from seeing the early data?",
         "Did the operators see the early data?", "Yes"),
        ("Did the operators make use of the early data?",
         "Did the operators use the early data?", "No"),
        ("Were the operators kept from seeing the early data?",
         "Were the operators kept from seeing the early data?", None),
    ],
)  # fmt: skip
def test_the_answer_to_the_plain_question_is_turned_where_that_one_denies(
    question: str, understood: str, word: str | None
) -> None:
    told = article("Such data were not shown to any operators.", title="Trial of the operators")
    answer = answer_yes_no(
        analyse(question), [evidence(told)], SentenceReader(), Plodding(understood)
    )
    assert answer.short == word


def test_who_denies_the_opposite_does_not_deny_what_is_asked() -> None:
    told = article("Lind denied that he had paid the fine.", title="Lind and the fine")
    answer = answer_yes_no(
        analyse("Did Lind fail to pay the fine?"), [evidence(told)], SentenceReader(), None
    )
    assert answer.short is None
