"""What one outlet has one side claim and another the other deny is disputed."""

from __future__ import annotations

from datetime import date

from answer_builders import article, ask, chain, evidence

from assistant.decide import decide
from assistant.evidence import sentence_at
from assistant.findings import Finding, Group
from assistant.question import analyse
from assistant.records import Answer, Outcome
from index.records import Article

CLAIM = article(
    "The army of Norland said that Verian guards had fired first at the Kolm bridge. "
    "One man was hurt.",
    title="Shots at the Kolm bridge",
    outlet="Norland Wire",
    published=date(2020, 7, 12),
)
DENIAL = article(
    "Veria denied that its guards had fired first at the Kolm bridge. The bridge stayed shut.",
    title="Veria on the Kolm bridge",
    outlet="Veria Today",
    published=date(2020, 7, 13),
)
WHETHER = "Did Verian guards fire first at the Kolm bridge?"


def asked(question: str, *articles: Article) -> Answer:
    return ask(chain(*articles), question)


def test_a_claim_that_another_article_denies_is_disputed() -> None:
    answer = asked(WHETHER, CLAIM, DENIAL)
    assert answer.outcome is Outcome.CONFLICT
    assert "Veria denies it" in answer.text
    assert {c.outlet for c in answer.citations} == {"Norland Wire", "Veria Today"}
    assert answer.sources == 2


def test_who_is_said_to_have_done_it_is_shown_with_their_denial() -> None:
    start = CLAIM.text.index("Verian guards")
    end = start + len("Verian guards")
    finding = Finding(
        text="Verian guards",
        start=start,
        end=end,
        sentence=sentence_at(CLAIM, start, end),
        evidence=evidence(CLAIM),
        probability=0.8,
        coverage=0.9,
    )
    first = Group(findings=(finding,))
    found = [evidence(CLAIM), evidence(DENIAL, 2)]
    answer = decide(analyse("Who fired first at the Kolm bridge?"), [first], found, threshold=0.4)
    assert answer.outcome is Outcome.CONFLICT
    assert answer.short == "Verian guards (disputed)"
    assert "Veria denies it [2]" in answer.text
    what = analyse("Who was hurt at the Kolm bridge?")
    assert decide(what, [first], found, threshold=0.4).outcome is Outcome.ANSWERED


def test_a_denial_of_something_else_disputes_nothing() -> None:
    other = article(
        "Veria denied that it would close its embassy after the shots at the Kolm bridge.",
        title="Veria on its embassy",
    )
    assert asked(WHETHER, CLAIM, other).short == "Yes"
    elsewhere = article("Veria denied that its guards had fired first at the Tarn ford.")
    assert asked(WHETHER, CLAIM, elsewhere).short == "Yes"


def test_what_was_denied_before_it_was_done_is_done() -> None:
    done = article(
        "Mayor Ida Brandt resigned on Monday.", title="Brandt goes", published=date(2020, 5, 5)
    )
    before = article("Mayor Ida Brandt denied that she would resign.", published=date(2020, 4, 1))
    assert asked("Did Mayor Ida Brandt resign?", done, before).short == "Yes"
