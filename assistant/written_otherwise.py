"""A name that was asked for in, another way in which the articles write it out.

Two spellings of a name are no dispute of what happened. Who asks for the name itself ("What is her
first name?", "How is it spelt?") has to know that the articles do not agree on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence import Sentence, sentences_of
from assistant.findings import Finding, Group, likened
from assistant.question import Question, find_names
from assistant.records import Evidence
from assistant.values import spelt_alike
from assistant.words import fold

_ASKS_NAME = re.compile(
    r"\b(?:first|last|given|christian|family|full|sur) ?names?\b|\bspel(?:l|t|led|ling)\b",
    re.IGNORECASE,
)


def written_otherwise(
    question: Question, first: Group, evidence: Sequence[Evidence]
) -> Group | None:
    """The same name written otherwise; None where all articles agree on it.

    Args:
        question: Asks for one value.
        first: The value that answers.
        evidence: The passages whose articles are looked through.
    """
    best = first.best
    whole = _name_around(best)
    if not _ASKS_NAME.search(question.text) or whole is None:
        return None
    for sentence, item in _sentences(best, evidence):
        for name in find_names(f"- {sentence.text}"):
            at = _differing(whole, name)
            other_family = at == len(whole) - 1 and item.article is not best.evidence.article
            if at is not None and whole[at] in best.text.split() and not other_family:
                word = name.split()[at]
                start = sentence.start + sentence.text.index(word)
                found = likened(best, sentence, item, start, start + len(word))
                return Group(findings=(found,))
    return None


def _name_around(best: Finding) -> list[str] | None:
    """The words of the name in a sentence that a value is, or is a part of."""
    names = [name.split() for name in find_names(f"- {best.sentence.text}")]
    asked = best.text.split()
    return next((n for n in names if len(n) > 1 and all(word in n for word in asked)), None)


def _differing(whole: Sequence[str], name: str) -> int | None:
    """Which word of a name is spelt otherwise, the others being the same; None for any other."""
    words = name.split()
    if len(words) != len(whole):
        return None
    pairs = [(fold(a), fold(b)) for a, b in zip(whole, words, strict=True)]
    others = [at for at, (a, b) in enumerate(pairs) if a != b]
    if len(others) != 1 or not spelt_alike(*pairs[others[0]]):
        return None
    # Karl and Karla, Daniel and Daniela are two people.
    one, other = (word.rstrip("aeo") for word in pairs[others[0]])
    return None if one == other else others[0]


def _sentences(best: Finding, evidence: Sequence[Evidence]) -> Iterator[tuple[Sentence, Evidence]]:
    """All sentences of the articles, those of the one that answers first."""
    items = {item.article.article_id: item for item in (best.evidence, *evidence)}
    for item in items.values():
        for sentence in sentences_of(item.article):
            yield sentence, item
