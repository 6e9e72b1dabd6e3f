"""Two accounts are a dispute only where the articles set one against the other."""

from __future__ import annotations

from answer_builders import article, ask, chain

from assistant.records import Outcome

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
