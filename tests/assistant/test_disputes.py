"""Two accounts are a dispute only where the articles set one against the other."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain, evidence, reading

from assistant.conflicts import Relation, Rival
from assistant.findings import Group
from assistant.matching import Weights
from assistant.placing import place
from assistant.question import analyse
from assistant.records import Outcome
from assistant.rivals import with_rival
from assistant.two_parties import given_by_another

RAIN = article(
    "Days of heavy rain caused the dam at Pell to burst, the operator, Hydra Power, said.",
    title="Dam bursts at Pell",
)
CRACKS = (
    "Cracks in the concrete caused the dam at Pell to burst, two engineers of the university wrote."
)
WHY = "What caused the dam at Pell to burst?"


def test_a_cause_that_another_article_rejects_is_disputed() -> None:
    against = article(
        f"{CRACKS} They rejected the operator's claim that heavy rain was to blame.",
        title="Why the Pell dam burst",
    )
    answer = ask(chain(RAIN, against), WHY)
    assert answer.outcome is Outcome.CONFLICT
    assert {citation.article_id for citation in answer.citations} == {
        RAIN.article_id,
        against.article_id,
    }
    assert "heavy rain" in answer.text
    assert "Cracks in the concrete" in answer.text


def test_two_causes_that_nobody_sets_apart_are_none() -> None:
    beside = article(CRACKS, title="Why the Pell dam burst")
    assert ask(chain(RAIN, beside), WHY).outcome is Outcome.ANSWERED


def test_what_is_rejected_must_be_the_other_account() -> None:
    beside = article(
        f"{CRACKS} They rejected calls for a wall of steel.", title="Why the Pell dam burst"
    )
    assert ask(chain(RAIN, beside), WHY).outcome is Outcome.ANSWERED


def fired(by: str, said: str, title: str) -> str:
    answer = ask(
        chain(
            article(f"Captain Holm fired first at Vara, {said} said.", title="Clash at Vara"),
            article(f"{by} fired first at Vara, the ministry said.", title=title),
        ),
        "Who fired first at Vara?",
    )
    return answer.outcome.value


def test_parties_that_each_name_another_doer_dispute_it() -> None:
    assert fired("Sergeant Berg", "the Halian army", "Clash at Vara denied") == "conflict"


def test_parties_that_name_the_same_doer_agree() -> None:
    assert fired("Captain Holm", "the Halian army", "Clash at Vara confirmed") == "answered"


def test_what_is_said_not_to_have_been_the_cause_is_rejected() -> None:
    against = article(
        f"{CRACKS} It had not burst because of the heavy rain, they added.",
        title="Why the Pell dam burst",
    )
    assert ask(chain(RAIN, against), WHY).outcome is Outcome.CONFLICT


CAMP = (
    "Lind was sent to Camp Holm, which the church describes as a retreat, but critics charge is a "
    "labour camp."
)


def called(text: str) -> tuple[Group, Group]:
    """A retreat and a labour camp, both read in a text with the same trust."""
    question, item = analyse("What kind of place is it?"), evidence(article(text))
    weights = Weights(question.text, [text])
    first, other = (
        Group(
            findings=(place(question, reading(item.passage, value), item, weights),),
            certainty=0.7,
        )
        for value in ("a retreat", "a labour camp")
    )
    return first, other


def test_what_two_parties_call_a_thing_in_one_sentence_is_shown_as_it_stands() -> None:
    first, other = called(CAMP)
    rival = Rival(group=other, relation=Relation.DISPUTE)
    answer = with_rival(analyse("What kind of place is it?"), first, rival)
    assert answer.outcome is Outcome.CONFLICT
    assert [citation.quote for citation in answer.citations] == [CAMP]
    assert CAMP in answer.text
    assert answer.short == "a retreat or a labour camp"


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        (CAMP, True),
        ("The church describes it as a retreat, and critics call it a labour camp.", False),
        ("The church describes it as a retreat, but it was a labour camp.", False),
        ("It is a retreat, but critics charge it is a labour camp.", False),
        ("The state hired a retreat, while the county put a labour camp there.", False),
        ("The board puts it at a retreat while the union says it is a labour camp.", True),
    ],
)
def test_only_what_is_put_down_to_either_party_is_set_against_the_other(
    text: str, disputed: bool
) -> None:
    groups = called(text)
    found = given_by_another(analyse("What kind of place is it?"), groups)
    assert (found is groups[1]) is disputed
