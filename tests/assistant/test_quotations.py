"""A quotation is never cut off in mid-speech."""

from __future__ import annotations

import pytest
from answer_builders import article

from assistant.citations import CitationList, in_marks, make_citation
from assistant.compose import resolved_text
from assistant.evidence import sentences_of
from assistant.goes_on import goes_on
from assistant.question import analyse
from assistant.quotations import is_cut, whole_quotation


def shown(text: str, part: str) -> str:
    """What is shown for the sentence that holds a part of the text."""
    return whole_quotation(next(s for s in sentences_of(article(text)) if part in s.text)).text


@pytest.mark.parametrize(
    "speech",
    [
        '"The kiln is cold. We lit it twice," Odo Lam said.',
        "“The kiln is cold. We lit it twice,” Odo Lam said.",
        "„The kiln is cold. We lit it twice“, Odo Lam said.",
        "« The kiln is cold. We lit it twice », Odo Lam said.",
        "‘The kiln’s cold. We lit it twice,’ Odo Lam said.",
        "‘The potters’ kiln is cold. We lit it twice,’ Odo Lam said.",
        "“The kiln is cold. It’s a ‘pity’. We lit it twice,” Odo Lam said.",
        'Odo Lam said: "The kiln is cold. Nobody came. We lit it twice."',
        '"The kiln is cold. A pity," he said, "that. We lit it twice," Odo Lam said.',
    ],
)
def test_every_sentence_of_a_quotation_is_shown_with_all_of_it(speech: str) -> None:
    text = f"The pottery is shut. {speech} The town owns it."
    assert shown(text, "cold") == speech
    assert shown(text, "lit it") == speech
    assert shown(text, "The town") == "The town owns it."


@pytest.mark.parametrize(
    "text",
    [
        'The screen of 6" is new. It costs 90 euros. The 8" one is dearer.',
        "In the ‘90s it was shut. The workers’ hall was sold. It burnt.",
        'The "cold" kiln was lit. It costs 90 euros. Lam called it "old".',
        "The ‘Big Kiln was lit. The potters’ guild paid. It costs 90 euros. It burnt.",
        "The ‘Reds’ won a kiln. The potters’ guild paid. It costs 90 euros.",
        "The O‘Brien kiln was lit. It costs 90 euros. The potters’ guild paid.",
    ],
)
def test_inches_apostrophes_and_single_words_are_no_speech(text: str) -> None:
    for sentence in sentences_of(article(text)):
        assert whole_quotation(sentence) == sentence


def test_a_quotation_that_its_paragraph_leaves_open_is_shown_from_where_it_opens() -> None:
    text = "“We lit it twice. It went out.\n\n“Then we sold it,” Odo Lam said."
    assert shown(text, "went out") == "“We lit it twice. It went out."
    assert all(is_cut(sentence) for sentence in sentences_of(article(text))[:2])


def test_a_mark_that_nothing_closes_hides_no_speech_behind_it() -> None:
    speech = "“We lit it twice. It went out,” Odo Lam said."
    assert shown(f"The ‘Big Kiln was lit. {speech}", "went out") == speech


def test_a_speech_longer_than_a_reader_wants_stays_cut() -> None:
    speech = "We lit it twice and it went out again. " * 20
    text = f"“{speech}It is cold,” Odo Lam said."
    assert shown(text, "It is cold") == "It is cold,” Odo Lam said."


def test_both_sentences_of_one_quotation_are_one_citation() -> None:
    text = "“The kiln is cold. We lit it on Friday,” Odo Lam said."
    said = sentences_of(article(text))
    cited = CitationList()
    assert cited.marks(said) == "[1]"
    assert [c.quote for c in cited.citations()] == [text]
    assert resolved_text(said[1]) == text


def test_no_reason_ends_with_a_quotation_left_open() -> None:
    text = "The kiln of Marn was shut in May. “Coal had become dear.\n\n“We wept,” Odo Lam said."
    why = analyse("Why was the kiln of Marn shut?")
    assert goes_on(why, sentences_of(article(text))[0]) is None


def test_a_sentence_with_quotation_marks_is_not_set_in_more_of_them() -> None:
    spoken, plain = sentences_of(article("“It is cold,” Lam said. The kiln is shut."))
    assert in_marks(make_citation(1, spoken)) == "“It is cold,” Lam said."
    assert in_marks(make_citation(2, plain)) == "“The kiln is shut.”"
