"""A sentence and what a network takes it for in, whether it may be that out.

The network knows other words and opposites, but who is named, what is denied and what was only
begged for are checked here: docs/lab-notes/entailment.md.
"""

from __future__ import annotations

import re

from assistant.evidence import Sentence, sentences_of
from assistant.matching import in_text, stems_of
from assistant.negation import is_denial
from assistant.places import is_place
from assistant.protocols import Judgement
from assistant.question import Question
from assistant.sentence_readings import is_named
from assistant.whether.asked import Whether

_PLAIN_NO = 0.75
"""From which a sentence that denies nothing is a no: docs/lab-notes/entailment.md.

To "Was it his last?" the network takes `his final one` for a no."""
_PLAIN_YES = 0.8
"""From which a sentence without a word of the question is a yes."""
_LOOK_BACK = 4  # sentences before one in which whom it is about may be named
_SAYS_IT_ALL = 0.9
"""From which one with all its words that denies nothing is a no: "the ward stayed open"."""


def may_settle(
    question: Question, asked: Whether | None, sentence: Sentence, judged: Judgement
) -> bool:
    """Whether a sentence may be what the network takes it for: docs/lab-notes/entailment.md.

    A yes has a word of what is asked in it and near it whoever is named, a no denies something and
    has a word of the deed or of who is asked about; else either is surer, and a no most of all
    where the sentence has every word of the question.
    """
    held = stems_of(sentence.text)
    shared = [in_text(word, held) for word in question.stems]
    if judged.positive:
        named = any(shared) and _names_them(question, sentence)
        if _is_set_apart(question, sentence.text):
            return judged.probability >= _PLAIN_YES
        left_open = _NOT_DONE.search(sentence.text) and not _ASKS_BEGGED.match(question.text)
        least = 0.0 if named and not left_open else _PLAIN_YES
    elif is_denial(sentence.text):
        short = len(sentence.text.split()) <= _FEW_WORDS
        least = 0.0 if short or _is_on_deed(question, asked, held) else _PLAIN_NO
    else:
        beside = not any(shared) and not _AGAINST.search(sentence.text)
        least = _SAYS_IT_ALL if all(shared) or beside else _PLAIN_NO
    return judged.probability >= least


def _is_set_apart(question: Question, text: str) -> bool:
    """Whether a relative clause denies something of who is asked about: "Moe, who was not in"."""
    if is_denial(question.text):
        return False
    last = (re.escape(name.split()[-1]) for name in question.names)
    return any(
        re.search(rf"\b{name}\b[^,.;]{{0,60}}, who (?:[a-z]+ ){{0,2}}?(?:not|never)\b", text)
        for name in last
    )


_NOT_DONE = re.compile(
    r"\b(?:plead(?:ed|s|ing)?|pled|begg(?:ed|ing)|begs?|implor(?:e[ds]?|ing)|urg(?:e[ds]?|ing)"
    r"|appeal(?:ed|s|ing)?) (?:[\w’'-]+ ){1,4}?to\b|\binstead\b(?! of)(?!\s*[.,;]|\s*$)",
    re.IGNORECASE,
)
"""What was begged for need not have been done; who "instead decided" did something else."""
_ASKS_BEGGED = re.compile(
    r"\w+ (?:[\w’'-]+ ){1,4}?(?:plead|beg|implor|urg|appeal|ask|call|press|want|instead)",
    re.IGNORECASE,
)
"""A question whether somebody begged or asked, or did something instead."""
_AGAINST = re.compile(
    r"\b(?:against|oppos\w+|declin\w+|refus\w+|reject\w+|turned down|voted down)\b", re.IGNORECASE
)
"""Of a no that shares no word: "Two councillors abstained" is none to whether a plan was passed."""
_FEW_WORDS = 3
"""Of a no that leaves out what was asked: "No fee."."""


def _is_on_deed(question: Question, asked: Whether | None, held: frozenset[str]) -> bool:
    """Whether a sentence has a word of who is asked about or of the deed that is asked.

    "The joint statement has no call for a truce" has none of "Did Moe and Berg back the plan in
    their joint statement?" but those of the statement.
    """
    if asked is None:
        return any(in_text(word, held) for word in question.stems)
    deed = f"{asked.verb} {asked.object}".strip() or asked.predicate
    return any(in_text(word, held) for word in stems_of(f"{asked.subject} {deed}"))


def _names_them(question: Question, sentence: Sentence) -> bool:
    """Whether somebody whom the question names stands in a sentence, before it or in its title.

    And of the places one at least: what is told of Australia need not hold for Tasmania.
    """
    article = sentence.article
    before = sentences_of(article, 0, sentence.start)[-_LOOK_BACK:]
    near = f"{article.title} {article.text[before[0].start if before else 0 : sentence.end]}"
    people = [name for name in question.names if not is_place(name)]
    if people and not any(is_named(name, near) for name in people):
        return False
    lead = sentences_of(article)[0].text
    places_asked = [name for name in question.names if is_place(name)]
    return not places_asked or any(is_named(name, f"{lead} {near}") for name in places_asked)
