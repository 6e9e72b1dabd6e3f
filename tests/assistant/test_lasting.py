"""Of a range, the end is taken where the end is asked for."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain

from assistant.lasting import asks_end


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("When will the exhibition close?", "The exhibition runs from "),
        ("On what date does the show finish?", "The show is on display from "),
        ("When does the offer expire?", "The offer is valid from "),
        ("What day does the fair conclude?", "The fair takes place from "),
        ("Until when is the road shut?", "The road is shut from "),
        ("When does the fair end?", "The fair, from "),
    ],
)
def test_what_runs_ends_at_the_end_of_its_range(question: str, before: str) -> None:
    assert asks_end(question, before)


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("When will the road close?", "The road will close for the fair on "),
        ("When will the pool close?", "The pool will be shut for repairs, which last from "),
        ("When does the exhibition open?", "The exhibition runs from "),
        ("When did the trains stop?", "No trains ran; services were suspended from "),
        ("When did the talks close to the border begin?", "The talks, from "),
    ],
)
def test_what_is_closed_closes_at_the_start_of_its_range(question: str, before: str) -> None:
    assert not asks_end(question, before)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When will the lantern exhibition close?", "27 June 2021"),
        ("When will the lantern exhibition open?", "4 May 2021"),
        ("When will the lantern exhibition open and close?", "4 May 2021; 27 June 2021"),
    ],
)
def test_the_end_is_shown(question: str, day: str) -> None:
    report = article("The lantern exhibition runs from 4 May 2021 to 27 June 2021.", title="Shows")
    assert ask(chain(report, threshold=0.01), question).short == day
