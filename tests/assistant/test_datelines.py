"""Datelines: where a report was filed is no part of its first sentence."""

from __future__ import annotations

import pytest

from assistant.datelines import opening
from assistant.evidence import Sentence, sentences_of
from index.records import Article


def first(text: str, number: int = 0) -> Sentence:
    article = Article(article_id="a", uri="", title="", text=text)
    return sentences_of(article)[number]


@pytest.mark.parametrize(
    "line",
    [
        "LISBON - ",
        "STORVANG, Norway (Nordlink) - ",
        "PODLIPJE, Slovenia, May 8 (Adria Wire) - ",
        "NEW YORK, April 2, 1987 (Reuters) -- ",
        "SÃO PAULO, 8 March — ",
        "Ankara (Reuters) – ",
        "CASTEL SERRANO, Italy - ",
    ],
)
def test_a_sentence_begins_after_its_dateline(line: str) -> None:
    sentence = first(f"{line}A ferry ran aground in thick fog.")
    assert sentence.article.text[opening(sentence) :].startswith("A ferry")


@pytest.mark.parametrize(
    "text",
    [
        "A ferry ran aground in Storvang - the second this year.",
        "Mayor Ruth Calder - a former teacher - said so.",
        "NATO said on Monday that it would stay.",
        "The BBC reported it first.",
        "Ruth Calder (62) said so.",
    ],
)
def test_other_sentences_begin_where_they_begin(text: str) -> None:
    sentence = first(text)
    assert opening(sentence) == sentence.start


def test_only_the_start_of_a_paragraph_holds_a_dateline() -> None:
    text = "The talks were held abroad. LISBON - that was the place."
    sentence = first(text, 1)
    assert opening(sentence) == sentence.start


def test_a_dateline_opens_the_story() -> None:
    text = "The ministers met again.\n\n" * 20 + "NATO - the alliance - said so."
    sentence = first(text, 20)
    assert opening(sentence) == sentence.start
