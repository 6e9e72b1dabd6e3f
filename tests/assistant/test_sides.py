"""Two sides are asked the same and set side by side, or nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answer_builders import article, ask, chain
from comparisons import compared, read_in

from assistant.evidence import sentences_of
from assistant.records import Answer, Outcome
from assistant.side_by_side import set_side_by_side
from assistant.sides import find_sides
from assistant.together import in_its_sentence
from assistant.told_by import is_party, is_told_of, speaks


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Compare what the union and the board say about how many nurses are on strike.",
         ["According to the union, how many nurses are on strike?",
          "According to the board, how many nurses are on strike?"]),
        ("Compare what the port and the insurer say about the cost of salvage.",
         ["According to the port, what is the cost of salvage?",
          "According to the insurer, what is the cost of salvage?"]),
        ("How do Ana Kord and Ivo Lind differ on cruise visitors?",
         ["What did Ana Kord say about cruise visitors?",
          "What did Ivo Lind say about cruise visitors?"]),
        ("How does the board's figure for lost days differ from the union's?",
         ["According to the board, what is the figure for lost days?",
          "According to the union, what is the figure for lost days?"]),
        ("What is the difference between the raise the union wants and the raise it was offered?",
         ["What is the raise the union wants?", "What is the raise it was offered?"]),
        ("Compare the death tolls given by the police and by the hospital.",
         ["According to the police, what is the death toll?",
          "According to the hospital, what is the death toll?"]),
        ("How does the length of the bridge compare with that of the tunnel?",
         ["What is the length of the bridge?", "What is the length of the tunnel?"]),
        ("What is the difference between the two articles on the opening date of the airport?",
         ["What is the opening date of the airport?"]),
        ("What is the difference between what the town hall said and what the auditors found?",
         ["What did the town hall say?", "What did the auditors find?"]),
        ("Compare what Ana Kord promised with what the board did about the quay.",
         ["What did Ana Kord promise about the quay?", "What did the board do about the quay?"]),
        ("What is the difference between what was planned and what the auditors will find?",
         ["What is the difference between what was planned and what the auditors will find?"]),
        ("Compare the original reward for the stolen bell with the later one.",
         ["What is the reward for the stolen bell?"]),
        ("What is the difference between the fare on the ferry and the new one?",
         ["What is the fare on the ferry?", "What is the new fare on the ferry?"]),
        ("How does the way Ana Kord writes differ from that of Ivo Lind?",
         ["How does the way Ana Kord writes differ from that of Ivo Lind?"]),
        ("How does the attendance of the fair compare with the year before?",
         ["What is the attendance of the fair?",
          "What is the attendance of the fair the year before?"]),
        ("What do the mayor and the judge disagree about?",
         ["What do the mayor and the judge disagree about?"]),
        ("Contrast the arguments of Ana Kord and Ivo Lind about the quay.",
         ["What did Ana Kord say about the quay?", "What did Ivo Lind say about the quay?"]),
        ("Where do Ana Kord and the port stand on the quay?",
         ["What did Ana Kord say about the quay?", "What did the port say about the quay?"]),
        ("Compare Ana Kord's view of the quay with Ivo Lind's.",
         ["What did Ana Kord say about the quay?", "What did Ivo Lind say about the quay?"]),
        ("Baker Ana Kord and diver Ivo Lind: how do their hopes for the quay differ?",
         ["What does Baker Ana Kord hope for from the quay?",
          "What does diver Ivo Lind hope for from the quay?"]),
        ("How do the police and union estimates of the turnout differ?",
         ["According to police, what is the estimate of the turnout?",
          "According to union, what is the estimate of the turnout?"]),
        ("Both Beltra and Norrline got into trouble with the tax office. What for, in each case?",
         ["What did Beltra get into trouble with the tax office for?",
          "What did Norrline get into trouble with the tax office for?"]),
        ("Both Beltra and Norrline were fined. What for, in each case?",
         ["What was Beltra fined for?", "What was Norrline fined for?"]),
        ("How does the record of Ana Kord compare with her time on Sunday?",
         ["What is the record of Ana Kord?", "What is Ana Kord's time on Sunday?"]),
        ("hurt in the ferry crash: Tolm Gazette vs Vik Post",
         ["According to Tolm Gazette, hurt in the ferry crash",
          "According to Vik Post, hurt in the ferry crash"]),
        ("How do the sentences in the first half of his book differ from those in the second half?",
         ["What are the sentences in the first half of his book like?",
          "What are the sentences in the second half of his book like?"]),
        ("How has the number of storks in Tolm changed between 2019 and 2024?",
         ["What was the number of storks in Tolm in 2019?",
          "What was the number of storks in Tolm in 2024?"]),
        (
            "What do Ana Kord and Ivo Lind each bring up about the fine?",
            ["What did Ana Kord say about the fine?", "What did Ivo Lind say about the fine?"],
        ),
    ],
)  # fmt: skip
def test_what_is_asked_of_each_side(question: str, parts: list[str]) -> None:
    assert [part.text for part in find_sides(question)] == parts


UNION = article(
    "The union Vardis says that 480 nurses are on strike. It demands a raise of six percent.",
    title="Nurses walk out",
)
BOARD = article(
    "According to the board, 310 nurses are on strike. The board offers a raise of three percent.",
    title="Talks were never promised",
)
ASKED = "Compare what the union and the board say about how many nurses are on strike."


def test_each_side_is_told_with_its_own_sentence() -> None:
    answer = ask(chain(UNION, BOARD), ASKED)
    assert answer.short == "480; 310"
    assert answer.outcome is Outcome.CONFLICT
    cited = [citation.article_id for citation in answer.citations]
    assert cited == [UNION.article_id, BOARD.article_id]


def test_the_earlier_and_the_later_of_one_value_are_told_by_their_days() -> None:
    early, late = (
        article(
            f"The reward for information on the stolen bell of Tolm is {sum_} euros, police said.",
            published=day,
        )
        for sum_, day in (("500", date(2019, 3, 4)), ("900", date(2019, 5, 10)))
    )
    asked = "Compare the original reward for information on the stolen bell with the later one."
    answer = ask(chain(early, late), asked)
    assert answer.short == "900 euros; 500 euros"
    assert "Earlier reports gave 500 euros" in answer.text
    alone = ask(chain(early), asked)
    assert alone.outcome is Outcome.ABSTAINED


def test_a_value_that_relates_the_two_answers_for_both() -> None:
    report = article("So they are 3 times larger than us and have the oil.", title="Ada Moe of Vik")
    asked = "How large does Moe say the Tolmers are compared with Vik?"
    nothing = Answer(question="", text="Not told.", short=None, outcome=Outcome.ABSTAINED)
    answer = compared(asked, [report], [read_in(report, "3 times larger than us"), nothing])
    assert answer.short == "3 times larger than us"
    assert answer.question == asked
    for other in ("3", "3 times larger than Oslo", "12% lower than a year ago"):
        plain = compared(asked, [report], [read_in(report, other), nothing])
        assert plain.outcome is Outcome.ABSTAINED


def test_one_side_alone_is_no_comparison() -> None:
    answer = ask(chain(UNION), ASKED)
    assert answer.outcome is Outcome.ABSTAINED
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "asked", "days"),
    [
        ("How did Ana Kord's account of the leak change between Tuesday and Wednesday?",
         "What did Ana Kord say about the leak?", ["tuesday", "wednesday"]),
        ("death toll Skerrow ferry monday vs friday",
         "What was the death toll at Skerrow ferry?", ["monday", "friday"]),
        ("How did the estimate of the damage shift from the first day to the second?",
         "What was the estimate of the damage?", ["first", "last"]),
        ("How did the estimate of the damage change from the first day to the end of the search?",
         "What was the estimate of the damage?", ["first", "last"]),
        ("How did the Odalys death toll change between the January report and the July one?",
         "What was the Odalys death toll?", ["january", "july"]),
        ("How did the toll at Tolm change from the January 2024 report to the July 2024 report?",
         "What was the toll at Tolm?", ["january 2024", "july 2024"]),
    ],
)  # fmt: skip
def test_what_changed_is_asked_of_the_reports_of_either_day(
    question: str, asked: str, days: list[str]
) -> None:
    parts = find_sides(question)
    assert [part.text for part in parts] == [asked, asked]
    assert [part.told_on for part in parts] == days


def test_the_report_of_either_month_gives_its_own_figure() -> None:
    early, late = (
        article(f"The death toll at Tolm was {toll}.", published=date(2024, month, 3))
        for toll, month in (("23", 1), ("29", 7))
    )
    asked = "How did the death toll at Tolm change between the January report and the July one?"
    assert ask(chain(early, late), asked).short == "23; 29"


FIRST = article(
    "The harbour master Ana Kord said nobody had warned her of the leak.",
    published=date(2021, 5, 4),  # a Tuesday
)
LATER = article(
    "The harbour master Ana Kord said a letter of April had warned of the leak.",
    published=date(2021, 5, 5),
)


def test_an_account_that_changed_is_told_by_the_reports_of_both_days() -> None:
    asked = "How did Ana Kord's account of the leak change between Tuesday and Wednesday?"
    answer = ask(chain(FIRST, LATER), asked)
    assert [citation.article_id for citation in answer.citations] == [
        FIRST.article_id,
        LATER.article_id,
    ]
    assert "(Tuesday)" in answer.text
    assert ask(chain(FIRST), asked).outcome is Outcome.ABSTAINED


def test_where_somebody_stands_is_told_with_what_they_say_beside_it() -> None:
    told = article(
        "Councillor Ana Kord said the new quay of Tolm was a mistake. She warned that oyster beds "
        'would die. "Nobody asked me," she said. The chair, Ivo Lind, said the new quay of Tolm '
        "was needed.",
        title="A quay for Tolm",
    )
    answer = ask(chain(told), "Contrast the views of Ana Kord and Ivo Lind on the new quay.")
    first, second = answer.text.splitlines()
    assert "oyster beds" in first
    assert "needed" not in first
    assert "needed" in second
    assert "oyster" not in second


def test_a_comparison_is_not_answered_by_a_sentence_that_compares_nothing() -> None:
    asked = "How do the strikes at Beltra and Norrline compare with each other?"
    one = "The strikes at Beltra and Norrline with each other ended without any rise."
    assert ask(chain(article(one)), asked).outcome is Outcome.ABSTAINED
    both = "Compared with the strikes at Norrline, each of the other strikes at Beltra was short."
    assert ask(chain(article(both)), asked).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("quotes", "told"),
    [
        (["The legato part has long sentences.", "The staccato part has short ones."], True),
        (["The legato part has long sentences.", "It was praised."], False),
        (["The legato and the staccato part were praised.", "They are long."], False),
    ],
)
def test_sentences_of_their_own_tell_of_both(quotes: list[str], *, told: bool) -> None:
    asked = "How do the legato and staccato parts of the book differ?"
    found = ask(
        chain(article("The book of Moe costs 9 euros.")), "How much does the book of Moe cost?"
    )
    cited = tuple(
        replace(found.citations[0], number=at, quote=quote) for at, quote in enumerate(quotes, 1)
    )
    answer = set_side_by_side(asked, [(asked, replace(found, question=asked, citations=cited))])
    assert (answer.outcome is Outcome.ANSWERED) is told


def test_who_is_for_or_against_a_thing_has_said_where_they_stand() -> None:
    told = article(
        "The ministry is weighing a rule that mills keep separate lines. Lind is in favour. "
        "The millers' chamber is against it, saying small mills could not pay for it.",
        title="Separate lines for mills",
    )
    answer = ask(chain(told), "Where do Lind and the millers' chamber stand on separate lines?")
    quotes = [citation.quote for citation in answer.citations]
    assert "Lind is in favour." in quotes
    assert any(quote.startswith("The millers' chamber is against it") for quote in quotes)


def test_a_party_is_known_by_its_name_or_by_what_it_is() -> None:
    assert is_party("the hospital board", "the board")
    assert is_party("Beltra", "the tram operator Beltra")
    assert not is_party("Ana Kord", "the mayor")
    says, demands = sentences_of(UNION)
    assert speaks("the nurses' union", says)
    assert not speaks("the board", says)
    assert is_told_of("the union", demands)
    assert is_told_of("the board", sentences_of(BOARD)[1])
    assert not is_told_of("the union", sentences_of(BOARD)[1])


def test_the_beginning_of_a_war_is_no_report() -> None:
    asked = (
        "How did the price of bread in Tolm change between the beginning of the war and the end?"
    )
    assert find_sides(asked) == ()


@pytest.mark.parametrize(
    ("value", "told"),
    [("rather slowly", True), ("48 metres", False), ("on Friday", False), ("Ida Berg", False)],
)
def test_how_two_things_differ_is_told_in_sentences(value: str, told: bool) -> None:
    """Not where it is a number, a day or a name: these are told in short."""
    found = ask(chain(article("The mill works rather slowly."), threshold=0.0), "How is the mill?")
    sentence = "The mill works rather slowly. [1]\n\nSource: A report."
    answer = replace(found, short=value, text=f"{value} [1]\n\n{sentence}")
    shown = in_its_sentence(answer)
    assert shown.text == (sentence if told else answer.text)
    assert shown.short == (None if told else value)
