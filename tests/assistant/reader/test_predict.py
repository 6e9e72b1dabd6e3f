"""Questions over the passages of news articles, and how what is read is scored."""

from __future__ import annotations

import pytest

from assistant.reader import SpanReader
from assistant.reader.corpus import Corpus, Row, join_corpora
from assistant.reader.news import news_files, read_news
from assistant.reader.predict import predict_news

FILLER = "The council met again and heard several speakers on other matters of the town. " * 12
ARTICLES = Corpus(
    contexts=(
        FILLER + "\n\nThe ferry Marnes carried 212 passengers when it ran aground.",
        "The theatre in Oldby sold 900 tickets for its last evening.",
    ),
    rows=(
        Row(
            id="f",
            ctx=0,
            question="How many passengers did the ferry Marnes carry?",
            answers=(("212", 0),),
            impossible=False,
            source="news",
            group="ferry",
        ),
        Row(
            id="t",
            ctx=1,
            question="How many tickets did the theatre in Oldby sell?",
            answers=(),
            impossible=True,
            source="news",
            group="theatre",
        ),
    ),
)


@pytest.fixture(scope="module")
def reader() -> SpanReader:
    return SpanReader.load(threads=1)


def test_an_answer_late_in_an_article_is_scored_by_its_own_words(reader: SpanReader) -> None:
    ticks: list[None] = []
    asked, refused = predict_news(
        reader, ARTICLES, lambda text: len(text.split()), lambda: ticks.append(None)
    )
    assert asked.answerable
    assert max(found.em for found in asked.candidates) == 1.0
    assert {found.text for found in asked.candidates if found.em == 1.0} == {"212"}
    assert not refused.answerable
    assert all(found.f1 == 0.0 for found in refused.candidates)
    assert len(ticks) == 2


def test_the_articles_of_the_repository_can_be_read() -> None:
    corpus = join_corpora([read_news(path) for path in news_files()])
    held = join_corpora([read_news(path, dev=True) for path in news_files()])
    for part in (corpus, held):
        share = sum(row.impossible for row in part.rows) / len(part.rows)
        assert 0.35 < share < 0.55
    assert len(held.rows) * 2 < len(corpus.rows)
