from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.fit import content_stems, coverage, name_stems, span_fit, stem
from assistant.reader.question import QuestionKind, question_kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the ferry sink?", QuestionKind.WHEN),
        ("in what year was the bridge opened", QuestionKind.WHEN),
        ("Could you tell me when the strike ends?", QuestionKind.WHEN),
        ("Who chairs the council?", QuestionKind.WHO),
        ("According to the mayor, who paid for the stadium?", QuestionKind.WHO),
        ("Where were the crates found?", QuestionKind.WHERE),
        ("In which city did the delegates meet?", QuestionKind.WHERE),
        ("How many passengers were aboard?", QuestionKind.NUMBER),
        ("What percentage of voters said no?", QuestionKind.NUMBER),
        ("How long did the blackout last?", QuestionKind.DURATION),
        ("For how many days was the port shut?", QuestionKind.DURATION),
        ("Why was the launch put off?", QuestionKind.WHY),
        ("What was the cause of the fire?", QuestionKind.WHY),
        ("How did the crew escape?", QuestionKind.HOW),
        ("Which countries sent rescuers?", QuestionKind.LIST),
        ("Name the three finalists.", QuestionKind.LIST),
        ("Did the company apologise?", QuestionKind.YES_NO),
        ("Was it Monday or Tuesday?", QuestionKind.OTHER),
        ("What did the committee recommend?", QuestionKind.OTHER),
        ("ferry sinking cause", QuestionKind.OTHER),
        ("", QuestionKind.OTHER),
    ],
)
def test_kind_is_read_from_the_wording(question: str, kind: QuestionKind) -> None:
    assert question_kind(question) is kind


@given(st.text(max_size=200))
def test_any_text_has_a_kind(question: str) -> None:
    assert question_kind(question) in QuestionKind


@pytest.mark.parametrize(
    ("kind", "text", "fit"),
    [
        (QuestionKind.WHEN, "12 May", 1.0),
        (QuestionKind.WHEN, "Lisbon", -1.0),
        (QuestionKind.NUMBER, "about forty", 1.0),
        (QuestionKind.NUMBER, "the harbour", -1.0),
        (QuestionKind.DURATION, "two hours", 1.0),
        (QuestionKind.WHO, "Ana Duarte", 1.0),
        (QuestionKind.WHO, "rescue workers", 1.0),
        (QuestionKind.WHO, "because of rain", -1.0),
        (QuestionKind.OTHER, "anything", 0.0),
    ],
)
def test_a_span_fits_what_is_asked_for(kind: QuestionKind, text: str, fit: float) -> None:
    assert span_fit(kind, text) == fit


def test_inflections_share_a_stem() -> None:
    assert stem("signing") == stem("signed") == stem("signs")
    assert stem("cities") == stem("city")
    assert stem("sank") == stem("sinking")


def test_names_are_capitalised_words_and_figures_after_the_first_word() -> None:
    assert name_stems("When did Ana Duarte win 3 medals?") == {"ana", "duart", "3"}


def test_coverage_of_nothing_wanted_is_whole() -> None:
    assert coverage(set(), {"ferry"}) == 1.0
    assert coverage(content_stems("the ferry sank"), content_stems("A ferry sank.")) == 1.0
    assert coverage({"ferry", "bridg"}, {"ferry"}) == 0.5


def test_long_stems_may_differ_in_their_ending() -> None:
    assert coverage(content_stems("Portuguese"), content_stems("Portugal")) == 1.0
    assert coverage(content_stems("Lisbon"), content_stems("Portugal")) == 0.0
    assert coverage(content_stems("Turkish"), content_stems("Turkey said")) == 1.0
