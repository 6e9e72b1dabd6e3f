from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.question import QuestionKind
from assistant.reader.shape import shape_span, tidy

TEXT = (
    "The ferry stayed in port on Friday because its rudder had jammed, the operator said. "
    'Captain J. Silva called it "a small thing" (and smiled).'
)


def _at(piece: str) -> tuple[int, int]:
    start = TEXT.index(piece)
    return start, start + len(piece)


def _shaped(piece: str, kind: QuestionKind = QuestionKind.OTHER) -> str:
    found = shape_span(TEXT, *_at(piece), kind)
    assert found is not None
    return TEXT[slice(*found)]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Friday", "Friday"),
        (" jammed,", "jammed"),
        ("Frid", "Friday"),
        ('"a small thing', "a small thing"),
        ('"a small thing"', '"a small thing"'),
        ("(and smiled", "(and smiled)"),
        ("said.", "said"),
    ],
)
def test_spans_are_whole_words_with_whole_quotes(raw: str, shown: str) -> None:
    assert _shaped(raw) == shown


def test_a_stop_that_belongs_to_an_abbreviation_stays() -> None:
    text = "He flew to the U.S. on Monday."
    found = tidy(text, 11, 19)
    assert found is not None
    assert text[slice(*found)] == "the U.S."


def test_why_gets_a_clause_and_never_a_lone_noun() -> None:
    assert "because its rudder had jammed" in _shaped("rudder", QuestionKind.WHY)


def test_a_long_enough_reason_stays_as_it_is() -> None:
    assert _shaped("because its rudder had jammed", QuestionKind.WHY) == (
        "because its rudder had jammed"
    )


def test_no_span_runs_into_the_next_paragraph() -> None:
    text = "The ferry sank.\n\nA second ferry came."
    assert shape_span(text, 4, 26, QuestionKind.OTHER) is None


def test_nothing_but_punctuation_is_no_span() -> None:
    assert tidy("one - two", 4, 5) is None


@given(st.text(max_size=120), st.data(), st.sampled_from(list(QuestionKind)))
def test_a_shaped_span_stays_inside_its_passage(
    text: str, data: st.DataObject, kind: QuestionKind
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = shape_span(text, start, end, kind)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)
        assert text[slice(*found)] == text[slice(*found)].strip()


def test_the_address_of_a_link_is_never_read() -> None:
    text = "See [the notice](javascript:alert('BEACON')) and call the harbour office."
    start = text.index("BEACON")
    assert shape_span(text, start, start + 20, QuestionKind.OTHER) is None
