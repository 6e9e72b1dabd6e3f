"""The later report that names both tells which of two names holds now."""

from __future__ import annotations

from datetime import date

from answer_builders import article, ask, chain, evidence

from assistant.evidence import sentence_at
from assistant.findings import Finding, Group
from assistant.question import analyse
from assistant.records import Outcome
from assistant.replaced import replaces
from index.records import Article

QUESTION = analyse("Who will coach the Harp Rovers?")
EARLIER = article(
    "Dario Pell will coach the Harp Rovers, the club said.", published=date(2020, 1, 9)
)
LATER = article(
    "Marc Dorme will coach the Harp Rovers after Dario Pell withdrew.", published=date(2020, 1, 21)
)


def told(name: str, of: Article, probability: float = 0.8) -> Group:
    start = of.text.index(name)
    end = start + len(name)
    finding = Finding(
        text=name,
        start=start,
        end=end,
        sentence=sentence_at(of, start, end),
        evidence=evidence(of),
        probability=probability,
        coverage=0.9,
    )
    return Group(findings=(finding,))


def test_the_name_that_took_the_place_of_the_other_supersedes_it() -> None:
    old, new = told("Dario Pell", EARLIER), told("Marc Dorme", LATER, 0.5)
    assert replaces(QUESTION, new, old)
    assert not replaces(QUESTION, old, new)
    assert not replaces(QUESTION, told("Marc Dorme", LATER, 0.2), old)


def test_two_names_of_which_none_is_told_to_be_replaced_stand() -> None:
    other = article(
        "Marc Dorme will coach the Harp Rovers together with Dario Pell.",
        published=date(2020, 1, 21),
    )
    assert not replaces(QUESTION, told("Marc Dorme", other), told("Dario Pell", EARLIER))
    before = article(LATER.text, published=date(2020, 1, 1))
    assert not replaces(QUESTION, told("Marc Dorme", before), told("Dario Pell", EARLIER))


def test_the_earlier_name_is_told_beside_the_one_that_holds() -> None:
    rotterdam = article(
        "The summit of the Polder pact will be held in Rotterdam.", published=date(2022, 9, 1)
    )
    ghent = article(
        "The summit of the Polder pact will be held in Ghent rather than in Rotterdam.",
        published=date(2022, 9, 20),
    )
    answer = ask(chain(rotterdam, ghent), "Where will the summit of the Polder pact be held?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "Ghent"
    assert "Earlier reports gave Rotterdam" in answer.text
