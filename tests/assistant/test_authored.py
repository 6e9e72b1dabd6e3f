"""Articles are found by who signed them, which no text says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from answer_builders import article, ask, chain

from assistant import open_assistant
from assistant.authored import Bylines, author_asked
from assistant.chain import Chain
from assistant.limits import NO_LIMITS
from assistant.question import analyse
from assistant.records import Outcome
from index.records import Article


def _signed(text: str, title: str, author: str, day: date) -> Article:
    return replace(article(text, title=title), authors=(author,), published=day)


FERRY = _signed("The Tolm ferry ran aground.", "Ferry", "Ada Moe", date(2020, 1, 9))
MILL = _signed("The mill of Vik burned down.", "Mill", "Ada Moe", date(2020, 3, 2))
CUP = _signed("Vik won the cup. Ada Moe scored.", "Cup", "Ola Lind", date(2020, 2, 1))


def _chain() -> Chain:
    articles = (FERRY, MILL, CUP)

    def written(
        names: list[str],
        *,
        since: date | None,
        until: date | None,
        outlets: tuple[str, ...] | None,
    ) -> list[Article]:
        return [
            one
            for one in articles
            if set(one.authors) & set(names)
            and (since is None or (one.published or since) >= since)
            and (until is None or (one.published or until) <= until)
        ]

    names = [name for one in articles for name in one.authors]
    bylines = Bylines(names=lambda: names, articles=written)
    return replace(chain(*articles), bylines=bylines)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Which articles did Ada Moe write?", "Ferry; Mill"),
        ("Which articles did Moe write?", "Ferry; Mill"),
        ("List the stories written by Ola Lind", "Cup"),
        ("Articles by Moe", "Ferry; Mill"),
        ("Which of Moe's articles mention the mill?", "Mill"),
        ("Which articles did Moe write since March 2020?", "Mill"),
        ("Which articles were written by Moe since March 2020?", "Mill"),
        ("Which articles did Moe write in January 2020?", "Ferry"),
        ("How many articles did Moe write?", "2"),
        ("How many stories did Dr. Moe write?", "2"),
        ("Which article did Lind write first?", "Cup"),
    ],
)
def test_whose_articles(question: str, titles: str) -> None:
    answer = ask(_chain(), question)
    assert answer.short == titles
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Which articles did Ola Lind write about the mill?", "No article by Ola Lind deals"),
        ("Which articles did Vik write?", "No article names Vik as its author."),
    ],
)
def test_nothing_by_them(question: str, reason: str) -> None:
    answer = ask(_chain(), question)
    assert answer.outcome is Outcome.ABSTAINED
    assert answer.text.startswith(reason)


def test_who_is_mentioned_is_no_author() -> None:
    assert ask(_chain(), "Which articles mention Ada Moe?").short == "Cup"


@pytest.mark.parametrize(
    ("question", "author"),
    [
        ("Which articles did Jean de la Croix publish?", "Jean de la Croix"),
        ("What reports are by Şahin?", "Şahin"),
        ("Which articles are about Ada Moe?", None),
        ("Which articles mention a book by Ada Moe?", None),
        ("Which articles mention Mueller's report?", None),
        ("Which articles discuss the report by Mueller?", None),
        ("List Lind's stories", "Lind"),
        ("How many stories did Lind write?", "Lind"),
        ("Who wrote the article about Tolm?", None),
    ],
)
def test_the_author_asked_for(question: str, author: str | None) -> None:
    assert author_asked(analyse(question, NO_LIMITS)) == author


def test_who_signed_is_found_in_an_index(tmp_path: Path) -> None:
    for name, author, day in (
        ("ferry", "Åsa Moe", "2020-01-09"),
        ("mill", "Ola Lind", "2020-03-02"),
    ):
        front = f"---\ntitle: The {name} of Tolm\nauthor: {author}\npublished: {day}\n---\n\n"
        body = f"The {name} of Tolm is closed, the council said. It will be repaired in summer.\n"
        (tmp_path / f"{name}.md").write_text(front + body, encoding="utf-8")
    with open_assistant(tmp_path / "index") as assistant:
        assistant.ingest([tmp_path / "ferry.md", tmp_path / "mill.md"])
        assert assistant.ask("Which articles did Asa Moe write?").short == "The ferry of Tolm"
        later = assistant.ask("Which articles did Moe write?", since=date(2020, 2, 1))
        assert later.outcome is Outcome.ABSTAINED
