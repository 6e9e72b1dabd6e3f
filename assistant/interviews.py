"""A sentence of an interview in, whose reply it belongs to and to which question out.

Interviews give no verbs of saying: "MR: Why a lake? / LM: The pool was closed", or questions and
replies as paragraphs in turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.attribution import attributions
from assistant.dates import is_date
from assistant.evidence import Sentence, sentences_of
from assistant.mentioned import is_thing, may_be_person
from assistant.question import find_names
from assistant.values import name_words, same_name
from index.letters import compile_latin
from index.records import Article

_LABEL = compile_latin(
    r"(?m)^\W{0,3}(?P<label>[A-Z]{2,4}|[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){0,2})\W{0,3}:\s"
)
_PUT_TO = re.compile(r"\byou(?:r|rs|rself|['’]\w+)?\b", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:(?:spoke|talk(?:s|ed)|sat down|caught up|met|meets) (?:with|to)"
    r"|interview(?:s|ed)?(?: with)?)"
    r" (?P<whom>[^.!?]{3,120})"
)
_LEAST_TURNS = 2
_OPENING = 600  # characters in which an interview says whom it is with


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One paragraph of an interview: whose it is where labels tell, and the question before it."""

    label: str
    question: Sentence | None


def turn_of(sentence: Sentence) -> Turn | None:
    """The turn that a sentence is of; None outside interviews and in their questions."""
    text = sentence.article.text
    first = text.rfind("\n\n", 0, sentence.start) + 1
    labels = list(_LABEL.finditer(text))
    if len(labels) >= _LEAST_TURNS and labels[0].start() <= sentence.start:
        here = [match for match in labels if match.start() <= sentence.start]
        others = [m for m in here if m["label"] != here[-1]["label"]]
        start = others[-1].start() if others else first
        return Turn(label=here[-1]["label"], question=_question(sentence, start, here[-1].start()))
    before = sentences_of(sentence.article, 0, first)[-1:]
    if not before or not before[0].text.rstrip(' "”').endswith("?"):
        return None
    return Turn(label="", question=before[0])


def _question(sentence: Sentence, start: int, end: int) -> Sentence | None:
    """The last question of the turn before."""
    asked = sentences_of(sentence.article, start, end)
    return next((one for one in reversed(asked) if one.text.rstrip().endswith("?")), None)


def replies(speaker: str, sentence: Sentence) -> Turn | None:
    """The turn of a sentence where it is a reply of this speaker; None where it is not."""
    turn = turn_of(sentence)
    if turn is None or sentence.text.rstrip(' "”').endswith("?"):
        return None
    if turn.label:
        return turn if _is_label_of(turn.label, speaker, sentence.article) else None
    article = sentence.article
    told = people_in(article.title) or find_names(article.text[:_OPENING])
    with_them = any(same_name(speaker, name) for name in told)
    asked = with_them and _questions(article) >= _LEAST_TURNS
    return turn if asked and not attributions(sentence.text) else None


def _is_label_of(label: str, speaker: str, article: Article) -> bool:
    if same_name(label, speaker):
        return True
    names = find_names(f"- {article.title}. {article.text[:_OPENING]}")
    meant = [name for name in names if same_name(name, speaker)]
    return any("".join(word[0] for word in name.split()) == label for name in (*meant, speaker))


def interviewee(sentence: Sentence) -> str | None:
    """The full name of whoever replies in a sentence; None outside the replies of interviews."""
    article = sentence.article
    if turn_of(sentence) is None:
        return None
    opening = article.text[:_OPENING]
    met = [name for match in _MET.finditer(opening) for name in people_in(match["whom"])[:1]]
    full = people_in(article.title) + met + people_in(opening)
    return next((name for name in full if replies(name, sentence)), None)


_DESCRIBED = compile_latin(
    r"\b(?:is|are|was|were|as) an?(?: [a-z-]+){0,2} (?P<what>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)


def people_in(text: str) -> list[str]:
    """Full names of people.

    `President of the Brotherhood of Magicians` is an office, `a self-described Libertarian` what
    somebody is, `March 13` a day.
    """
    described = {match["what"] for match in _DESCRIBED.finditer(text)}
    return [
        name
        for name in find_names(f"- {text}")
        if len(name_words(name)) > 1 and " of " not in name
        if may_be_person(name) and not is_thing(name, text)
        if name not in described and not is_date(name)
    ]


def is_asking(sentence: Sentence) -> bool:
    """Whether a sentence stands in a paragraph of an interview that ends in a question."""
    text = sentence.article.text
    first, end = text.rfind("\n\n", 0, sentence.start) + 1, text.find("\n\n", sentence.end)
    paragraph = text[first : end if end >= 0 else len(text)].strip()
    return paragraph.endswith("?") and _questions(sentence.article) >= _LEAST_TURNS


def _questions(article: Article) -> int:
    """How many paragraphs put a question to somebody; reports ask too, but not "you"."""
    asked = (part for part in article.text.split("\n\n") if part.rstrip(' "”').endswith("?"))
    return sum(_PUT_TO.search(part) is not None for part in asked)
