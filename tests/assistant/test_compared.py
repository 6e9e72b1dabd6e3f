"""One quantity of two sides is asked for twice, the second side in the place of its like."""

from __future__ import annotations

from datetime import date

import pytest
from answer_builders import article, ask, chain

from assistant.compared import find_compared, in_other_words
from assistant.records import Outcome
from assistant.report_days import reports_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How did turnout in the Tolm by-election compare with the general election?",
         ["What was the turnout in the Tolm by-election?",
          "What was the turnout in the general election?"]),
        ("Compare the losses from the May 2021 flood in Tolm with those of 2014.",
         ["How large were the losses from the May 2021 flood in Tolm?",
          "How large were the losses from the 2014 flood in Tolm?"]),
        ("How do the job cuts in Norrline's spring plan compare with those in the autumn plan?",
         ["How large are the job cuts in Norrline's spring plan?",
          "How large are the job cuts in the autumn plan?"]),
        ("How did ticket sales at Vik in 2021 compare with the year before?",
         ["How large were the ticket sales at Vik in 2021?",
          "How large were the ticket sales at Vik in 2020?"]),
        ("How did the expected 2021 attendance of the Vik fair compare with the year before?",
         ["What was the expected 2021 attendance of the Vik fair?",
          "What was the 2020 attendance of the Vik fair?"]),
        ("How many storks nested in Tolm in 2021, against 2020?",
         ["How many storks nested in Tolm in 2021?", "How many storks nested in Tolm in 2020?"]),
        ("How many boats called at Tolm last year, and how many at Vik?",
         ["How many boats called at Tolm last year?", "How many boats called at Vik last year?"]),
        ("How many posts were to go at first, and how many after the talks with the union?",
         ["How many posts were to go at first?",
          "How many posts were to go after the talks with the union?"]),
        ("How do Norrline's driver numbers compare with Beltra's?",
         ["What is the number of Norrline's drivers?", "What is the number of Beltra's drivers?"]),
        ("How does the number of books in the Tolm library compare with that of the Vik library?",
         ["What is the number of books in the Tolm library?",
          "What is the number of books in the Vik library?"]),
        ("How many hours will the bath open, compared with before?",
         ["How many hours will the bath open?", "How many hours will the bath open before?"]),
        ("How long did it take to build the Vik Bridge, compared with the Tolm Bridge?",
         ["How long did it take to build the Vik Bridge?",
          "How long did it take to build the Tolm Bridge?"]),
        ("How does the way Ana Kord writes differ from that of Ivo Lind?", []),
        ("How does the record of Ana Kord compare with her time on Sunday?", []),
        ("How many were hurt and how many were killed in the crash?", []),
        ("How many votes were cast against the bill?", []),
    ],
)  # fmt: skip
def test_the_second_side_takes_the_place_of_its_like(question: str, parts: list[str]) -> None:
    assert [part.text for part in find_compared(question)] == parts


def test_a_toll_is_also_asked_for_as_how_many_died() -> None:
    asked = "What was the official death toll of the Tolm quake?"
    assert in_other_words(asked) == "How many people died in the Tolm quake?"
    assert not in_other_words("What was the cost of the Tolm quay?")


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("How many fires were known in May 2021?", "May 2021"),
        ("How many posts were to go at first?", "first"),
        ("How many posts were to go after the talks?", "last"),
        ("How many boats called at Tolm in 2021?", ""),
    ],
)
def test_a_time_points_to_its_reports(question: str, reports: str) -> None:
    assert reports_of(question) == reports


EARLY = article(
    "Nine boiler fires in Tolm are known so far, the brigade said.", published=date(2021, 5, 10)
)
LATE = article(
    "In Tolm 23 boiler fires are known so far, the brigade said.", published=date(2021, 6, 21)
)


def test_what_reports_of_two_months_give_is_told_by_them() -> None:
    asked = "How many boiler fires in Tolm were known in May 2021 and how many in June 2021?"
    answer = ask(chain(EARLY, LATE), asked)
    assert answer.short == "Nine; 23"
    assert [citation.article_id for citation in answer.citations] == [
        EARLY.article_id,
        LATE.article_id,
    ]
    assert ask(chain(LATE), asked).outcome is Outcome.ABSTAINED
