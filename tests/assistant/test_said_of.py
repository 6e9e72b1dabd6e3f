"""What a follow-up brings up is answered by sentences about it, or not at all."""

from __future__ import annotations

from datetime import date

from answer_builders import FakeRetriever, article

from assistant.chain import Chain
from assistant.extractive import SentenceReader
from assistant.limits import Limits
from assistant.records import Answer, Outcome

COURT = article(
    "Carla Orwin stole from the hospice for years. The fund she robbed was started in 2001. "
    "Her son, Jason, was cleared in September. He had kept her books.\n\n"
    "A court fined the hospice's auditors 9,000 euros.",
    title="Carla Orwin jailed for theft",
    published=date(2023, 11, 8),
)
RACE = article(
    "Kip Sang won the race in Velden on Sunday. He also won it in 2016. Rain delayed the start.\n\n"
    "The local favourite, Florian Egger, dropped out with an injury.",
    title="Sang wins Velden race",
    published=date(2018, 9, 23),
)


def ask(question: str, *history: tuple[str, str]) -> Answer:
    chain = Chain(
        outlets=list,
        retriever=FakeRetriever([COURT, RACE]),
        reader=SentenceReader(),
        threshold=0.2,
        passages=8,
        read_passages=8,
    )
    running = chain.answer(question, history, Limits())
    while True:
        try:
            next(running)
        except StopIteration as ended:
            return ended.value


def test_what_is_told_of_a_relative_is_found_by_whose_it_is() -> None:
    answer = ask("What do the articles say about Carla Orwin's son?")
    assert answer.text.startswith("Her son, Jason, was cleared in September")
    assert answer.short is None
    assert [citation.quote for citation in answer.citations] == [
        "Her son, Jason, was cleared in September.",
        "He had kept her books.",
    ]


def test_a_mere_noun_is_looked_for_where_the_conversation_is_at_home() -> None:
    answer = ask("And the fine?", ("Did Carla Orwin steal from the hospice?", "Yes."))
    assert "fined the hospice's auditors 9,000 euros" in answer.text
    assert (answer.standalone_question or "").startswith("What do the articles say about the fine")


def test_nothing_is_told_of_whom_the_articles_do_not_have() -> None:
    talk = ("Did Carla Orwin steal from the hospice?", "Yes.")
    assert ask("What about her daughter?", talk).outcome is Outcome.ABSTAINED
    assert ask("And the weather?", talk).outcome is Outcome.ABSTAINED


def test_what_is_told_of_another_is_no_answer_for_whom_a_follow_up_names() -> None:
    talk = ("Who won the race in Velden?", "Kip Sang.")
    answer = ask("And Florian Egger?", talk)
    assert answer.text.startswith("The local favourite, Florian Egger, dropped out")
    assert ask("And in Oslo?", talk).outcome is Outcome.ABSTAINED
