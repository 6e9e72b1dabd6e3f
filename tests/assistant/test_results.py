"""Which profit of a firm, and for which period, a sum is."""

from __future__ import annotations

import pytest

from assistant.matters import Place
from assistant.results import tells_other_result

HALF = "It made an operating profit of 58 million euros for the six months to the end of June."
NET = "Net profit fell to 19 million euros, after a charge."
YEAR = "Operating profit for 2025 came to 412 million euros, against 378 million."
BOTH = "In the third quarter it earned 20 million euros, after 58 million in the first half."


@pytest.mark.parametrize(
    ("question", "sentence", "value", "other"),
    [
        ("What was its operating profit in the third quarter?", HALF, "58 million", True),
        ("What was its operating profit in the first half?", HALF, "58 million", False),
        ("What was its operating profit?", HALF, "58 million", False),
        ("What was its bottom-line profit?", HALF, "58 million", True),
        ("What was its net profit in the first half?", NET, "19 million", False),
        ("What was its operating profit?", NET, "19 million", True),
        ("What did it earn in the third quarter?", BOTH, "20 million", False),
        ("What did it earn in the third quarter?", BOTH, "58 million", True),
        ("What did it earn in Q3?", BOTH, "20 million", False),
        ("Norrline operating profit Q4 2025", YEAR, "412 million", True),
        ("What was its operating profit for 2025?", YEAR, "412 million", False),
        ("What did it earn in the second quarter?", "It earned 5 million euros.", "5", False),
    ],
)
def test_a_sum_of_another_profit_or_period(
    question: str, sentence: str, value: str, other: bool
) -> None:
    at = sentence.index(value)
    place = Place(sentence=sentence, start=at, end=at + len(value))
    assert tells_other_result(question, place) is other
