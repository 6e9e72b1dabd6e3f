"""Which reason a refusal gives: no such topic in the articles, or not this fact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, ask, chain, evidence

from assistant.abstain import not_found, unknown_names
from assistant.question import analyse
from assistant.records import Outcome

DUNGEON = article("They advertise on the web now, since papers lost their readers.", title="Talk")


@pytest.mark.parametrize(
    ("similarity", "on_topic"), [(None, False), (0.2, False), (0.41, False), (0.6, True)]
)
def test_a_topic_in_other_words_is_one_that_is_close_in_meaning(
    similarity: float | None, on_topic: bool
) -> None:
    found = replace(evidence(DUNGEON), similarity=similarity)
    answer = not_found(analyse("Which cellar's owners left their jobs?"), [found])
    assert ("deal with this topic" in answer.text) is on_topic
    assert bool(answer.nearest) is on_topic


def test_words_in_common_are_enough() -> None:
    answer = not_found(analyse("When did papers lose readers?"), [evidence(DUNGEON)])
    assert "deal with this topic" in answer.text


def test_what_is_shown_as_nearest_is_of_what_was_asked_about() -> None:
    bridge = article("The bridge at Kolm was built in 1990. Rain fell.", title="Kolm")
    hall = article("To build it cost a lot. How much it cost is told.", title="A hall")
    asked = analyse("How much did it cost to build the bridge at Kolm?")
    shown = [c.quote for c in not_found(asked, [evidence(hall), evidence(bridge)]).nearest]
    assert shown == ["The bridge at Kolm was built in 1990."]


CHOIR = article(
    "Nora Lind leads the choir of Marn. The European Union paid for the hall, the foreign minister"
    " of Varon said at the coast.",
    title="A choir",
    outlet="Marn Courier",
)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("What did Nora Kest say about the choir?", ["Nora Kest"]),
        ("When did Nora Lynd join the choir?", []),
        ("Did Nora Lind visit Kestra?", ["Kestra"]),
        ("What did the EU pay for in Marn?", []),
        ("What did the Foreign Minister say to the Marn Courier?", []),
        ("Who leads the choir in May 2020?", []),
        ("Which Varonian singer joined the choir?", []),
        ("Rehearsals begin when?", []),
    ],
)
def test_a_name_is_unknown_that_stands_in_no_article_in_any_spelling(
    question: str, unknown: list[str]
) -> None:
    assert unknown_names(analyse(question), [CHOIR]) == unknown


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("President Assad spoke in Marn.", "When did al-Assad resign?"),
        ("President al-Assad spoke in Marn.", "When did Bashar Assad resign?"),
        ("The U.S. sent an envoy to Marn.", "When did the United States send a ship?"),
        ("U.N. envoys met in Marn.", "When did the United Nations send a ship?"),
        ("Flight MH17 came down.", "Where did MH 17 start?"),
        ("Flight MH 17 came down.", "Where did MH17 start?"),
    ],
)
def test_a_name_written_in_another_way_is_not_unknown(told: str, question: str) -> None:
    assert unknown_names(analyse(question), [article(told)]) == []
    assert unknown_names(analyse(question), [article("A boat came down.")])


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("When did the United States send an envoy?", "the United States"),
        ("Who won the 2018 World Cup?", "the World Cup"),
        ("When did the Kestra ferry retire?", "Kestra"),
    ],
)
def test_an_unknown_name_keeps_the_article_that_it_has_itself(question: str, unknown: str) -> None:
    assert ask(chain(CHOIR), question).text == f"The articles say nothing about {unknown}."


def test_a_refusal_says_that_nobody_is_told_of_by_that_name() -> None:
    answer = ask(chain(CHOIR), "When did Nora Kest retire from the Pentagon?")
    assert answer.text == "The articles say nothing about Nora Kest or the Pentagon."


@pytest.mark.parametrize(
    "question", ["And when?", "Who?", "Why?", "And the second?", "What did she say?", "How come?"]
)
def test_a_question_about_nothing_is_not_answered_but_asked_what_it_is_about(question: str) -> None:
    parts = chain(CHOIR)
    answer = ask(parts, question)
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.text.startswith("The question does not say what it is about")
    told = ask(parts, question, [("Who leads the choir of Marn?", "Nora Lind.")])
    assert told.text != answer.text


@pytest.mark.parametrize("question", ["Who is Will?", "What did May say?", "What happened in May?"])
def test_a_name_that_is_also_a_small_word_says_what_a_question_is_about(question: str) -> None:
    answer = ask(chain(CHOIR), question)
    assert "does not say what it is about" not in answer.text
