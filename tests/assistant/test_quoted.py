"""Whoever a quotation is put down to in its article said it, and nobody who is near its topic."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answer_builders import article, ask, chain, evidence, passage

from assistant.question import analyse
from assistant.quoted import read_quoted, words_quoted
from assistant.records import Evidence

FAIR = (
    "Ada Vik, a second-year student, came to the fair of Tolm on Thursday. Why did she come so "
    "early? “It's the fair. It is a legend.”\n\n"
    "For Ole Lund, who teaches in Tolm, the fair was a legend, too. “People still wonder how stars "
    "live,” he said. “They dress so well, and it is so unlike their own lives.”\n\n"
    "“I say brains make more wealth than oil. We have brains.” — Jo Moe, on what Tolm lives from"
)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Who said “It's the fair. It is a legend”?", "Ada Vik"),
        ('Whose words are "so unlike their own lives"?', "Ole Lund"),
        ("Which teacher remarked that people “still wonder how stars live”?", "Ole Lund"),
        ('Who said: "brains make more wealth than oil"?', "Jo Moe"),
    ],
)
def test_whoever_the_words_are_put_down_to_said_them(question: str, speaker: str) -> None:
    answer = ask(chain(article(FAIR, title="A fair in Tolm"), threshold=0.4), question)
    assert answer.short == speaker
    said = question.split("“")[-1] if "“" in question else question.split('"')[1]
    words = said.rstrip("”? ").split()[-2:]
    assert any(" ".join(words) in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ('Who called the vote "a dark day for Tolm"?', "a dark day for Tolm"),
        ('Whose line is "Anyone can become a monkey"?', "Anyone can become a monkey"),
        ("Who said 'nothing is lost yet'?", "nothing is lost yet"),
        ('"Nothing is lost yet" - who said that?', "Nothing is lost yet"),
        ('Which law did the minister call "an attack on free speech"?', ""),
        ('Which film was described as "a masterpiece of our time"?', ""),
        ('Who was called "the butcher of northern Tolm"?', ""),
        ('Who did Ada Vik call "a thief and a liar"?', ""),
        ('Who wrote the song "Nothing Left to Lose"?', ""),
        ('Who plays the lead in "The Salt Ledger of Vik"?', ""),
        ('Who called it "a mess"?', ""),
        ('When did Vik say "nothing is lost yet"?', ""),
        ("What did Vik's wife say about the city's plans?", ""),
    ],
)
def test_words_are_quoted_where_it_is_asked_whose_they_are(question: str, words: str) -> None:
    assert words_quoted(analyse(question)) == words


@pytest.mark.parametrize(
    ("text", "question", "speaker"),
    [
        (
            "Ada Vik won in Tolm. Nothing is lost yet in the northern valleys.",
            'Who said "lost yet in the northern valleys"?',
            None,
        ),
        (
            "Ada Vik said Ole Lund had called her “a thief and a liar” in Tolm.",
            'Who called Ada Vik "a thief and a liar"?',
            "Ole Lund",
        ),
        (
            "Ada Vik denied saying that the dam was “safe and sound for ever”.",
            'Who said the dam was "safe and sound for ever"?',
            None,
        ),
        (
            "Ada Vik beat Ole Lund in Tolm. Lund was bitter. “It was a robbery in daylight.”",
            'Who said "It was a robbery in daylight"?',
            "Ole Lund",
        ),
        (
            "Brains are rare.\n\n“We have brains enough for everybody.”\n\n- Two were hurt.",
            'Who said "brains enough for everybody"?',
            None,
        ),
    ],
)
def test_words_are_put_down_to_whoever_says_them_in_a_quotation(
    text: str, question: str, speaker: str | None
) -> None:
    found = read_quoted(words_quoted(analyse(question)), [evidence(article(text, title="Tolm"))])
    assert [one.text for one in found] == ([speaker] if speaker else [])


def test_marks_of_the_question_may_differ_from_those_of_the_article() -> None:
    report = article("“It’s the fair of Tolm,” said Ada Vik.", title="Tolm")
    found = read_quoted("It's the fair of Tolm", [evidence(report)])
    assert [one.text for one in found] == ["Ada Vik"]


TALK = (
    "October is National Magic Month. The Courier spoke with Ada Vik, president of the Society of "
    "Magicians.\n\nDo you think magic is alive?\n\nAbsolutely. There are more of us than ever."
    "\n\nHas the radio helped or hurt your trade?\n\nBoth. Anyone can become a parrot; it takes "
    "serious study to become a magician."
)


def test_whoever_was_met_for_the_interview_gives_the_replies() -> None:
    talk = article(TALK, title="An interview with the President of the Society of Magicians")
    answer = ask(chain(talk, threshold=0.4), 'Who said "anyone can become a parrot"?')
    assert answer.short == "Ada Vik"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who said that armies cannot conquer science?", "armies cannot conquer science"),
        ("Who said the dam was unsafe?", ""),
        ("Who said what about the burst dam in Tolm?", ""),
        ("Who declared war on Varon in September 1939?", ""),
        ("Who claimed responsibility for the bomb attack in Tolm?", ""),
    ],
)
def test_words_may_be_quoted_without_marks(question: str, words: str) -> None:
    assert words_quoted(analyse(question)) == words


def test_words_without_marks_are_put_down_only_where_they_stand_so() -> None:
    told = article("“Armies cannot conquer science,” said Jo Moe. Ada Vik left the hall early.")
    words = "armies cannot conquer science"
    assert [one.text for one in read_quoted(words, [evidence(told)])] == ["Jo Moe"]
    assert not read_quoted("armies never conquer science", [evidence(told)])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Jan Lund, a member of the Tolm Union, had argued for it. He lost. “She runs uphill in"
         " August,” he told them.", "Jan Lund"),
    ],
)  # fmt: skip
def test_who_he_is(text: str, speaker: str) -> None:
    told = article(text, title="Tolm")
    question = analyse("Who said “She runs uphill in August”?")
    found = read_quoted(words_quoted(question), [evidence(told)])
    assert [reading.text for reading in found] == [speaker]


def test_whoever_replies_may_be_named_in_no_passage_that_was_found() -> None:
    talk = article(TALK, title="An interview with the President of the Society of Magicians")
    start = TALK.index("Both.")
    part = replace(passage(talk), start=start, text=TALK[start:])
    found = read_quoted(
        "Anyone can become a parrot",
        [Evidence(number=1, passage=part, article=talk, score=1.0)],
    )
    assert [TALK[one.start : one.end] for one in found] == ["Ada Vik"]
    assert found[0].rests_on is not None
    assert "parrot" in TALK[slice(*found[0].rests_on)]


def test_she_may_be_named_in_the_same_sentence() -> None:
    text = (
        "The prosecutor Hugo Lund opened an inquiry. The geologist Ada Moe believes that rain "
        "alone would not have done it: a track had, she says, “taken the foot from under it”."
    )
    found = read_quoted("taken the foot from under", [evidence(article(text, title="Slide"))])
    assert [one.text for one in found] == ["Ada Moe"]
    claimed = "Ada Lund ran the shop. Ole Moe claims that she said: “I never paid the bill.”"
    found = read_quoted("I never paid the bill", [evidence(article(claimed, title="Shop"))])
    assert [one.text for one in found] != ["Ole Moe"]
