"""Invented news articles with questions, read as training data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.reader.corpus import Corpus, join_corpora
from assistant.reader.news import is_dev, read_news

ARTICLE: dict[str, Any] = {
    "id": "x-001",
    "title": "Ferry aground off Marnes",
    "date": "2019-03-02",
    "outlet": "Marnes Courier",
    "paragraphs": ["The ferry ran aground on Friday.", "It sails again on Friday."],
    "questions": [
        {"q": "When does it sail again?", "a": ["Friday", "on Friday"], "p": 1, "kind": "when"},
        {"q": "Who steered it?", "a": [], "kind": "near_miss"},
    ],
}


def write(folder: Path, *articles: dict[str, Any]) -> Path:
    path = folder / "news.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    return path


def read_both(path: Path) -> Corpus:
    return join_corpora([read_news(path), read_news(path, dev=True)])


def test_answers_are_found_in_the_paragraph_that_is_named(tmp_path: Path) -> None:
    corpus = read_both(write(tmp_path, ARTICLE))
    asked, missed = corpus.rows
    text = corpus.contexts[asked.ctx]
    assert [text[start:] for _, start in asked.answers] == ["Friday.", "on Friday."]
    assert missed.impossible
    assert missed.answers == ()
    assert corpus.prefix(asked.ctx) == "Ferry aground off Marnes. 2 March 2019."


def test_an_article_is_for_training_or_for_measuring(tmp_path: Path) -> None:
    articles = [ARTICLE | {"id": f"x-{number:03}"} for number in range(60)]
    path = write(tmp_path, *articles)
    trained, measured = read_news(path), read_news(path, dev=True)
    assert {row.group for row in trained.rows} & {row.group for row in measured.rows} == set()
    assert len(trained.contexts) + len(measured.contexts) == 60
    assert len(measured.contexts) == sum(is_dev(article["id"]) for article in articles) > 0


def test_a_whole_file_can_be_kept_for_measuring(tmp_path: Path) -> None:
    articles = [ARTICLE | {"id": f"x-{number:03}"} for number in range(10)]
    path = write(tmp_path, *articles).rename(tmp_path / "dev-news.jsonl")
    assert read_news(path).rows == ()
    assert len(read_news(path, dev=True).contexts) == 10


def test_an_answer_that_does_not_stand_there_is_named(tmp_path: Path) -> None:
    asked = {"q": "When does it sail again?", "a": ["ran aground"], "p": 1, "kind": "when"}
    path = write(tmp_path, ARTICLE | {"questions": [asked]})
    with pytest.raises(ValueError, match=r"x-001: 'ran aground' .* does not stand there"):
        read_both(path)


def test_a_line_that_is_no_article_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, ARTICLE, {"id": "x-002"})
    with pytest.raises(ValueError, match="line 2: "):
        read_both(path)


def test_joined_corpora_keep_contexts_and_rows_together(tmp_path: Path) -> None:
    corpus = read_both(write(tmp_path, ARTICLE))
    plain = Corpus(contexts=("Nothing.",), rows=())
    joined = join_corpora([plain, corpus])
    assert joined.contexts[joined.rows[0].ctx].startswith("The ferry")
    assert joined.prefix(0) == ""
