"""Paragraphs of PDF pages, told by where lines stand."""

from __future__ import annotations

import pytest
from pdf_files import place_lines

from index.sources.documents import read_pdf

HEAD = (50, 700, 20, "Heat pump subsidy to end")
BODY = [
    "The subsidy for heat pumps ends on 31 December, minister Ida",
    "Berg said on Monday. It has cost 1.9 billion euros since it be-",
    "gan in 2019.",
]


def stack(
    x: float, top: float, gap: float, lines: list[str]
) -> list[tuple[float, float, float, str]]:
    return [(x, top - gap * number, 10, text) for number, text in enumerate(lines)]


def paragraphs(lines: list[tuple[float, float, float, str]]) -> list[str]:
    return read_pdf(place_lines(lines), "file:///a.pdf").text.split("\n\n")


JOINED = (
    "The subsidy for heat pumps ends on 31 December, minister Ida Berg said on Monday. It has cost"
    " 1.9 billion euros since it began in 2019."
)


@pytest.mark.parametrize("spacing", [11, 12, 15])
def test_wrapped_lines_are_one_paragraph_and_gaps_part_two(spacing: float) -> None:
    lower = ["Plumbers warned that 12,000 jobs could", "be lost."]
    found = paragraphs(
        [HEAD, *stack(50, 660, spacing, BODY), *stack(50, 640 - 3 * spacing, spacing, lower)]
    )
    assert found == [HEAD[3], JOINED, "Plumbers warned that 12,000 jobs could be lost."]


def test_an_indent_begins_a_paragraph() -> None:
    lines = [*stack(50, 660, 12, BODY), (65, 624, 10, "Plumbers warned of it and of more.")]
    assert paragraphs(lines) == [JOINED, "Plumbers warned of it and of more."]


def test_another_column_begins_a_paragraph() -> None:
    second = ["Plumbers warned of it, and the", "mayor did, too."]
    found = paragraphs([*stack(50, 660, 12, BODY), *stack(320, 660, 12, second)])
    assert found == [JOINED, "Plumbers warned of it, and the mayor did, too."]


def test_where_all_lines_stand_alike_a_short_one_ends_its_paragraph() -> None:
    lines = ["Heat pump subsidy to end", "By Ida Berg", *BODY, "Plumbers warned of it."]
    found = paragraphs(stack(50, 660, 12, lines))
    assert found == ["Heat pump subsidy to end", "By Ida Berg", JOINED, "Plumbers warned of it."]


def test_small_print_at_the_edges_is_left_out() -> None:
    edges = [(24, 770, 7, "11/26/26, 6:27 PM"), (24, 17, 7, "https://post.example/a 1")]
    assert paragraphs([*stack(50, 660, 12, BODY), *edges]) == [JOINED]
