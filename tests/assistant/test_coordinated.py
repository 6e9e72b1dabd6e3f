"""Several asking words or verbs of one clause are as many questions."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain

from assistant.parts import split_question
from assistant.records import Outcome


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("When and where did the ferry sink?",
         ("When did the ferry sink?", "Where did the ferry sink?")),
        ("How and why was Ana Kord arrested?",
         ("How was Ana Kord arrested?", "Why was Ana Kord arrested?")),
        ("When, where and by whom was the painting stolen?",
         ("When was the painting stolen?", "Where was the painting stolen?",
          "By whom was the painting stolen?")),
        ("Where did the minister speak, and why?",
         ("Where did the minister speak?", "Why did the minister speak?")),
        ("Which bridge did they close and when?",
         ("Which bridge did they close?", "When did they close the bridge?")),
        ("When does the fair open and close?",
         ("When does the fair open?", "When does the fair close?")),
        ("Where was Ana Kord born and educated?",
         ("Where was Ana Kord born?", "Where was Ana Kord educated?")),
        ("When will the trial start and end in Tolm?",
         ("When will the trial start in Tolm?", "When will the trial end in Tolm?")),
        ("When and where did the Astrid sink, and how many people were on board the Astrid?",
         ("When did the Astrid sink?", "Where did the Astrid sink?",
          "How many people were on board the Astrid?")),
        ("In the war, which camp does Tolm stand behind and which does Vik?",
         ("In the war, which camp does Tolm stand behind?",
          "In the war, which camp does Vik stand behind?")),
        ("Against whom, when and where did Rovers lose?",
         ("Against whom did Rovers lose?", "When did Rovers lose?", "Where did Rovers lose?")),
        ("According to the report, when and where did the ferry sink?",
         ("According to the report, when did the ferry sink?",
          "According to the report, where did the ferry sink?")),
    ],
)  # fmt: skip
def test_each_part_gets_the_whole_clause(question: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.text for part in split_question(question)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "When were salt and pepper taxed?",
        "When did the king and queen arrive?",
        "When did Lind meet Berg and Holm?",
        "Who was arrested and tried in Oslo?",
        "What did Lind and Berg sign?",
        "Where are bread and butter sold?",
        "Who won and why?",
        "In Tolm, who leads the council?",
        "In 2019, who won the cup, and who won it in 2020?",
        "During the war, who led the party, and who leads it now?",
        "According to Reuters, who won the race? And what did the BBC say?",
        "For Lind, what was the worst day, and what was it for Moe?",
    ],
)
def test_what_has_one_asking_word_stays_one(question: str) -> None:
    assert [part.text for part in split_question(question)] == [question]


def test_the_part_that_is_told_is_answered_and_the_other_named() -> None:
    report = article(
        "The ferry Astrid sank on 3 May 2019.",
        title="Ferry Astrid sank",
        published=date(2019, 5, 4),
    )
    answer = ask(chain(report), "When and for how much was the ferry Astrid sold?")
    assert answer.outcome is Outcome.ABSTAINED
    answer = ask(chain(report), "When and for how long did the ferry Astrid sink?")
    assert answer.short == "3 May 2019"
    assert "For how long did the ferry Astrid sink? – " in answer.text
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("question", "answer", "then"),
    [
        ("Who lent the town a ferry and how many people does it carry?", "The state",
         "How many people does the ferry carry?"),
        ("What was stolen in Vik and what is it worth?", "The Red Boat",
         "What is The Red Boat worth?"),
        ("Who is the new coach of Rovers and whom does he replace?", "Ivo Lind",
         "Whom does Ivo Lind replace?"),
        ("Who bought the mill, and what did they pay?", "Lorn", "What did Lorn pay?"),
        ("Who won the contract and how many people does it employ?", "Lorn",
         "How many people does Lorn employ?"),
        ("Who heads the union and what does it demand?", "Ana Kord",
         "What does the union demand?"),
        ("Under which arch was the crack, and what had it started from?", "the second arch",
         "What had the crack started from?"),
        ("Who sold Ivo Lind the boat and how old was it?", "Ana Kord", "How old was the boat?"),
    ],
)  # fmt: skip
def test_a_later_part_is_asked_with_what_the_first_was_found_to_be(
    question: str, answer: str, then: str
) -> None:
    first, second = split_question(question)
    assert second.after(first.text, answer) == then


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("Who founded the choir and when?", "When was the choir founded?"),
        ("Which company built the tunnel in Tolm, and why?", "Why was the tunnel built in Tolm?"),
        ("Who stole the painting and how?", "How was the painting stolen?"),
    ],
)
def test_when_it_was_done_is_asked_of_what_was_done(question: str, second: str) -> None:
    assert split_question(question)[1].text == second


def test_a_part_that_names_nothing_is_about_what_the_first_was() -> None:
    quay = article("Oby has dredged its harbour. The dredging cost 6 million euros.", title="Oby")
    tolm = article("The dredging cost 18 million euros. It was in Tolm.", title="Tolm")
    answer = ask(chain(tolm, quay), "Who has dredged its harbour, and what did the dredging cost?")
    assert answer.short == "Oby; 6 million euros"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Who won the race? When was it held?", ["Who won the race?", "When was the race held?"]),
        ("Did the ferry sink? How many died?", ["Did the ferry sink?", "How many died?"]),
        (
            "Which camp does Rome support in Vik, and which one does Tolm support?",
            ["Which camp does Rome support in Vik?", "Which camp does Tolm support in Vik?"],
        ),
        (
            "Did the quay burn down? What do Ana Kord and Ivo Lind each say?",
            [
                "Did the quay burn down?",
                "What does Ana Kord say about the quay?",
                "What does Ivo Lind say about the quay?",
            ],
        ),
    ],
)
def test_each_question_of_several_is_asked(text: str, parts: list[str]) -> None:
    assert [part.text for part in split_question(text)] == parts


@pytest.mark.parametrize(
    "text", ['Who said "What now? Who cares?"?', "Who said “Is it over? What did we win?”?"]
)
def test_questions_within_a_quotation_are_not_asked(text: str) -> None:
    assert len(split_question(text)) == 1


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("What is the plan, and which one is cheaper?", "Which one is cheaper"),
        ("How did the king die in exile and how did the queen die?", "How did the queen die"),
        ("What year did it open and what one word describes it?", "What one word describes"),
    ],
)
def test_a_later_question_takes_over_no_more_than_it_leaves_out(text: str, last: str) -> None:
    assert split_question(text)[-1].text.startswith(last)
