"""Numbers compete only where they measure the same."""

from __future__ import annotations

import pytest

from assistant.measures import Measure, measure_at


def measure(sentence: str, value: str) -> Measure:
    start = sentence.index(value)
    found = measure_at(sentence, start, start + len(value))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("It cost $14.5m.", "14.5m"), ("It took $22 million, he said.", "22"), True),
        (("It cost $14.5m.", "14.5m"), ("It cost 22 million euros.", "22"), False),
        (("It took 3 weeks.", "3"), ("It cost $14.5m.", "14.5m"), False),
        (("About 3,000 workers came.", "3,000"), ("5,200 people took part.", "5,200"), True),
        (("19 people died.", "19"), ("The toll was put at 23, they said.", "23"), True),
        (("It carried 18 crew.", "18"), ("It carried 214 cars.", "214"), False),
        (("Prices rose 6 percent.", "6"), ("It grew 4%.", "4"), True),
    ],
)
def test_what_a_number_measures(one: tuple[str, str], other: tuple[str, str], agree: bool) -> None:
    assert measure(*one).agrees(measure(*other)) is agree


def test_where_no_number_stands_nothing_is_measured() -> None:
    assert measure_at("Nobody came.", 0, 6) is None
