"""A question with a bare family name in, the people of that name whom its articles tell of out.

"Who is Duarte?" has two answers where one report tells of Helena and another of Armando Duarte.
Each is asked about by the full name, and what is told of either is shown with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.evidence import cluster_of
from assistant.mentioned import is_thing, may_be_person
from assistant.offices import HEAD_CLASS
from assistant.places import is_nationality, is_place
from assistant.question import find_names
from assistant.records import Answer, Evidence, Outcome
from assistant.together import combine
from assistant.values import is_same_value, is_title, name_words, same_word, spelt_alike
from index.records import Article

_ASKS_NAME = re.compile(r"\b(?:first |full |given )?names?\b|\bcalled\b", re.IGNORECASE)
_MOST_PEOPLE = 3  # each is asked about: of more, the question has to say which
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


def bare_names(question: str) -> list[str]:
    """Names of one word in a question that may be family names; none where names are asked for."""
    if _ASKS_NAME.search(question):
        return []
    return [
        name
        for name in dict.fromkeys(find_names(question, skip_first=True))
        if len(name.split()) == len(name_words(name)) == 1 and not is_place(name)
    ]


def find_namesakes(question: str, articles: Sequence[Article]) -> Namesakes | None:
    """Whom a family name of the question may mean, where it is not one person; else None.

    Two of one report, husband and wife, are told apart there by what it says of them; and
    somebody who is written of far more than a namesake, or without a first name, needs none.

    Args:
        question: On one line, standing alone.
        articles: Those found for it.
    """
    for name in bare_names(question):
        people = _people_called(name, articles)
        weights = [len({cluster_of(one) for one in told}) for told in people.values()]
        if 1 < len(people) <= _MOST_PEOPLE and max(weights) < _OUTWEIGHS * min(weights):
            return Namesakes(name=name, people=people)
    return None


def without_namesakes(names: Sequence[str], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without articles on somebody else of the family name, where both are told of.

    What Denis Moreau says in one report is not what Céline Moreau, asked about, says in another.

    Args:
        names: Those of the question.
        evidence: Passages found for it.
    """
    asked = [name for name in names if len(name_words(name)) > 1]
    return [
        item
        for item in evidence
        if not any(_is_on_another(name, item.article, evidence) for name in asked)
    ]


def _is_on_another(name: str, article: Article, evidence: Sequence[Evidence]) -> bool:
    """Whether an article tells of people of the family name, none of them the one asked about."""
    given, *_, family = name.split()
    people = _full_names(family, article.title, article.text)
    # "Ole Moe and his daughter Gloria" tells of Gloria Moe, too.
    told_of = re.search(rf"\b{re.escape(given)}\b", f"{article.title} {article.text}")
    if not people or told_of or any(_may_be_one(name, one) for one in people):
        return False
    others = (item.article for item in evidence if name in item.article.text)
    return any(
        _is_one_person(name, one)
        for other in others
        for one in _full_names(family, other.title, other.text)
    )


def _may_be_one(one: str, other: str) -> bool:
    """Whether two full names may be spellings of one: Anna and Anne."""
    given = name_words(one)[:1] + name_words(other)[:1]
    return _is_one_person(one, other) or (len(given) == 2 and spelt_alike(*given))


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
    shorts = [answer.short for _, _, answer in told if answer.short]
    alike = bool(shorts) and all(is_same_value(shorts[0], one) for one in shorts)
    if len(told) > 1 and len(shorts) == len(told) and alike:
        return None  # one person, written in two ways
    if len(told) < 2:
        return replace(told[0][2], question=question) if told else None
    both = combine(question, [(asked, answer) for _, asked, answer in told])
    short = "; ".join(f"{person}: {one.short}" for person, _, one in told if one.short)
    lines = "\n\n".join(both.text.splitlines())
    who = " or ".join(person for person, _, _ in told)
    return replace(both, short=short or None, text=f"{namesakes.name} may be {who}.\n\n{lines}")


def _draws_on(articles: Sequence[Article], answer: Answer) -> bool:
    known = {article.article_id for article in articles}
    return any(citation.article_id in known for citation in answer.citations)


def _people_called(name: str, articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Full names that end in a family name, each with the articles that have nobody else of it.

    Empty where an article has the family name alone: then all know whom it means.
    """
    people: dict[str, list[Article]] = {}
    for article in {one.article_id: one for one in articles}.values():
        full = _full_names(name, article.title, article.text)
        if not full:
            if re.search(rf"\b{re.escape(name)}\b", article.text):
                return {}
            continue
        if any(not _is_one_person(full[0], other) for other in full):
            continue
        known = next((one for one in people if _is_one_person(one, full[0])), full[0])
        people.setdefault(known, []).append(article)
    return people


@lru_cache(maxsize=512)
def _full_names(name: str, title: str, text: str) -> tuple[str, ...]:
    """People of an article whose names end in a family name and have another word before it."""
    whole = f"{title}. {text}"
    if name not in whole:
        return ()
    found = dict.fromkeys(one for one in _names_in(whole) if one.split()[-1] == name)
    people = (
        (one, _without_title(one))
        for one in found
        if may_be_person(one) and not is_thing(one, whole)
    )
    return tuple(
        bare for one, bare in people if len(name_words(bare)) > 1 and _is_person(one, bare, whole)
    )


@lru_cache(maxsize=256)
def _names_in(text: str) -> tuple[str, ...]:
    return tuple(find_names(f"- {text}"))


def _is_person(called: str, name: str, text: str) -> bool:
    """Whether the text treats a name as somebody: by title, age, office, pronoun or speech."""
    if called != name:
        return True  # "Mayor Helena Duarte"
    bare = re.escape(name)
    return re.search(_PERSON_BEHIND.format(name=bare), text) is not None or (
        re.search(_PERSON_AHEAD.format(name=bare), text) is not None
    )


_PERSON_BEHIND = (
    r"\b{name}(?:, (?:\d|who\b)|,? (?:[\w’'-]+ ){{0,4}}"
    rf"(?:{'|'.join(HEAD_CLASS)})\b|[^.\n]{{{{0,80}}}}\b(?:he|she|him|who|says|said|told)\b)"
)
_PERSON_AHEAD = (
    rf"\b(?:(?:{'|'.join(HEAD_CLASS)}),? |(?:said|says|told|Mr|Mrs|Ms|Dr)\.? )"
    r"(?:[a-z-]+, )?{name}\b"
    r"|\b(?:the|an?|his|her|its|their) (?:[a-z-]+ )?[a-z-]+(?:er|or|ist|ian|man|ent|ant),? {name}\b"
)


def _without_title(name: str) -> str:
    """`Helena Duarte` of "Mayor Helena Duarte" and of "Portuguese Mayor Helena Duarte"."""
    words = name.split()
    while len(words) > 1 and (is_title(words[0]) or is_nationality(words[0]) or words[0].isupper()):
        words = words[1:]
    return " ".join(words)


def _is_one_person(one: str, other: str) -> bool:
    """Whether two full names of one family name share a word besides it, spelt alike or nearly."""
    mine, theirs = name_words(one)[:-1], name_words(other)[:-1]
    return any(same_word(word, another) for word in mine for another in theirs)
