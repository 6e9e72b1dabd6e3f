"""A question with a bare family name in, the people of that name whom its articles tell of out.

"Who is Duarte?" has two answers where one report tells of Helena and another of Armando Duarte.
Each is asked about by the full name, and what is told of either is shown with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.evidence import cluster_of
from assistant.mentioned import is_thing, may_be_person
from assistant.parts import combine
from assistant.places import is_nationality, is_place
from assistant.question import find_names
from assistant.records import Answer, Outcome
from assistant.values import is_title, name_words, same_word
from index.records import Article

_ASKS_NAME = re.compile(r"\b(?:first |full |given )?names?\b|\bcalled\b", re.IGNORECASE)
_OUTWEIGHS = 5  # articles for one: whoever has so many more of them is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """People of one family name `name`: `people` by full name, each with their articles."""

    name: str
    people: Mapping[str, Sequence[Article]]

    def asked(self, question: str) -> list[str]:
        """The question about each of them by the full name."""
        bare = re.compile(rf"\b{re.escape(self.name)}\b")
        return [bare.sub(person, question) for person in self.people]


def find_namesakes(question: str, articles: Sequence[Article]) -> Namesakes | None:
    """Whom a family name of the question may mean, where it is not one person; else None.

    Two of one report, husband and wife, are told apart there by what it says of them; and
    somebody who is written of far more than a namesake needs no first name.

    Args:
        question: On one line, standing alone.
        articles: Those found for it.
    """
    if _ASKS_NAME.search(question):
        return None
    for name in dict.fromkeys(find_names(question, skip_first=True)):
        if len(name.split()) > 1 or is_place(name) or len(name_words(name)) != 1:
            continue
        people = _people_called(name, articles)
        weights = [len({cluster_of(one) for one in told}) for told in people.values()]
        if len(people) > 1 and max(weights) < _OUTWEIGHS * min(weights):
            return Namesakes(name=name, people=people)
    return None


def told_of_each(
    question: str, namesakes: Namesakes, answers: Sequence[tuple[str, Answer]]
) -> Answer | None:
    """What is told of those of whom anything is; None where it is of nobody.

    Args:
        question: As it was asked.
        namesakes: The people, in the order of the answers.
        answers: What was found for each by the full name.
    """
    told = [
        (person, asked, answer)
        for (person, articles), (asked, answer) in zip(
            namesakes.people.items(), answers, strict=True
        )
        if answer.outcome is not Outcome.ABSTAINED and _draws_on(articles, answer)
    ]
    if len(told) < 2:
        return replace(told[0][2], question=question) if told else None
    both = combine(question, [(asked, answer) for _, asked, answer in told])
    short = "; ".join(f"{person}: {one.short}" for person, _, one in told if one.short)
    who = " or ".join(person for person, _, _ in told)
    return replace(both, short=short or None, text=f"{namesakes.name} may be {who}.\n\n{both.text}")


def _draws_on(articles: Sequence[Article], answer: Answer) -> bool:
    known = {article.article_id for article in articles}
    return any(citation.article_id in known for citation in answer.citations)


def _people_called(name: str, articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Full names that end in a family name, each with the articles that have nobody else of it."""
    people: dict[str, list[Article]] = {}
    for article in {one.article_id: one for one in articles}.values():
        full = dict.fromkeys(_full_names(name, article))
        first = next(iter(full), None)
        if first is None or any(not _is_one_person(first, other) for other in full):
            continue
        known = next((one for one in people if _is_one_person(one, first)), first)
        people.setdefault(known, []).append(article)
    return people


def _full_names(name: str, article: Article) -> list[str]:
    """Names of the article that end in a family name and have another word before it."""
    text = f"{article.title}. {article.text}"
    if name not in text:
        return []
    return [
        _without_title(found)
        for found in find_names(f"- {text}")
        if found.split()[-1] == name and len(name_words(found)) > 1
        if may_be_person(found) and not is_thing(found, text) and not _is_where(found, text)
    ]


def _without_title(name: str) -> str:
    """`Helena Duarte` of "Mayor Helena Duarte" and of "Portuguese Mayor Helena Duarte"."""
    words = name.split()
    while len(words) > 2 and (is_title(words[0]) or is_nationality(words[0])):
        words = words[1:]
    return " ".join(words)


def _is_where(name: str, text: str) -> bool:
    """Whether something is always in, at or near what has that name, as at Chapel Hill."""
    before = re.findall(rf"(?:(\w+) )?\b{re.escape(name)}\b", text)
    return all(word in _WHERE for word in before)


_WHERE = frozenset(["in", "at", "near", "to", "from", "outside", "around"])


def _is_one_person(one: str, other: str) -> bool:
    """Whether two full names of one family name share a word besides it, spelt alike or nearly."""
    mine, theirs = name_words(one)[:-1], name_words(other)[:-1]
    return any(same_word(word, another) for word in mine for another in theirs)
