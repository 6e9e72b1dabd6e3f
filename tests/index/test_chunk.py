"""Passages cover an article sentence by sentence, and point into it exactly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.chunk import cut_passages, describe_context
from index.records import Article, PassageKind
from index.sentences import split_sentences


def count_words(text: str) -> int:
    return len(text.split())


def make_article(text: str, **more: object) -> Article:
    values = {"article_id": "a1", "uri": "a.txt", "title": "A title", "text": text, **more}
    return Article(**values)  # type: ignore[arg-type]


THREE = "One two three. Four five six.\n\nSeven eight nine ten. Eleven twelve."


def test_short_articles_are_one_passage() -> None:
    (passage,) = cut_passages(make_article(THREE), count_tokens=count_words, max_tokens=50)
    assert (passage.text, passage.start, passage.end) == (THREE, 0, len(THREE))


def test_a_cut_falls_between_paragraphs_where_it_can() -> None:
    passages = cut_passages(make_article(THREE), count_tokens=count_words, max_tokens=8)
    assert [p.text for p in passages] == THREE.split("\n\n")


def test_a_paragraph_that_is_too_long_is_cut_between_sentences() -> None:
    passages = cut_passages(make_article(THREE), count_tokens=count_words, max_tokens=4)
    expected = ["One two three.", "Four five six.", "Seven eight nine ten.", "Eleven twelve."]
    assert [p.text for p in passages] == expected


def test_only_a_sentence_that_is_too_long_is_cut_inside() -> None:
    text = "A short one. " + ", ".join(f"word{i}" for i in range(30)) + "."
    passages = cut_passages(make_article(text), count_tokens=count_words, max_tokens=10)
    assert all(count_words(p.text) <= 10 for p in passages)
    assert all(p.text.endswith((",", ".")) for p in passages)


def test_a_line_of_a_million_characters_is_cut_into_bounded_passages() -> None:
    passages = cut_passages(make_article("x" * 10**6), count_tokens=count_words, max_tokens=180)
    assert max(len(p.text) for p in passages) <= 12 * 180
    assert "".join(p.text for p in passages) == "x" * 10**6


def test_captions_are_passages_of_their_own() -> None:
    text = "Before it.\n\nA man waves in Oslo. (Ann Lee/XYZ)\n\nAfter it."
    start, end = text.index("A man"), text.index("\n\nAfter")
    article = make_article(text, captions=((start, end),))
    passages = cut_passages(article, count_tokens=count_words, max_tokens=100)
    assert [p.kind for p in passages] == [
        PassageKind.BODY,
        PassageKind.CAPTION,
        PassageKind.BODY,
    ]
    assert passages[1].text == "A man waves in Oslo. (Ann Lee/XYZ)"


def test_a_heading_goes_with_what_follows_it() -> None:
    text = "One two three four five six.\n\nA heading\n\nSeven eight nine ten eleven."
    passages = cut_passages(make_article(text), count_tokens=count_words, max_tokens=8)
    assert [p.text for p in passages] == [
        "One two three four five six.",
        "A heading\n\nSeven eight nine ten eleven.",
    ]


def test_context_tells_title_and_publication_date() -> None:
    article = make_article("Text.", published=date(2020, 1, 9))
    assert describe_context(article) == "A title. 9 January 2020."


def test_a_date_the_article_is_about_is_marked_in_the_context() -> None:
    article = make_article("Text.", about_date=date(2020, 1, 8))
    assert describe_context(article) == "A title. About 8 January 2020."


def test_blank_text_has_no_passages() -> None:
    assert cut_passages(make_article(" \n\n "), count_tokens=count_words, max_tokens=9) == []


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="max_tokens"):
        cut_passages(make_article("x"), count_tokens=count_words, max_tokens=0)


def test_an_unchanged_passage_keeps_its_id_when_another_changes() -> None:
    before = cut_passages(make_article(THREE), count_tokens=count_words, max_tokens=8)
    changed = THREE.replace("One", "Zero and one")
    after = cut_passages(make_article(changed), count_tokens=count_words, max_tokens=8)
    assert before[-1].passage_id == after[-1].passage_id
    assert before[0].passage_id != after[0].passage_id


TEXTS = st.lists(st.text(alphabet=st.sampled_from('abC1 .,!?;“”"é'), max_size=60), max_size=8).map(
    "\n\n".join
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(1, 12))
def test_offsets_hold_ids_differ_and_nothing_is_lost(text: str, max_tokens: int) -> None:
    article = make_article(text)
    passages = cut_passages(article, count_tokens=count_words, max_tokens=max_tokens)
    covered: set[int] = set()
    for passage in passages:
        assert article.text[passage.start : passage.end] == passage.text
        assert count_words(passage.text) <= max_tokens
        assert len(passage.text) <= max(12 * max_tokens, 50) + 2 * len(text.split("\n\n"))
        assert covered.isdisjoint(range(passage.start, passage.end))
        covered |= set(range(passage.start, passage.end))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
    assert len({p.passage_id for p in passages}) == len(passages)
    assert [p.ordinal for p in passages] == list(range(len(passages)))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_sentences_that_fit_are_never_cut(text: str) -> None:
    passages = cut_passages(make_article(text), count_tokens=count_words, max_tokens=60)
    for start, end in split_sentences(text):
        assert any(p.start <= start and end <= p.end for p in passages)
