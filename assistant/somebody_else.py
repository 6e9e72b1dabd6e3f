# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question on somebody by name and a value in its sentence in, whether it is told of another out.

"Okoro spent two nights in a cell" tells nothing of Mrs Adeyemi, nor "her mother, Rosa Amade" the
name of a girl: a sentence that begins with another name, or that says who it is, is about them.
"""

from __future__ import annotations

import re

from assistant.clause import take_apart
from assistant.dates import is_date
from assistant.evidence import Sentence
from assistant.mentioned import is_thing, may_be_person
from assistant.places import is_nationality, is_place
from assistant.question import Kind, Question, find_names
from assistant.sentence_readings import is_named
from assistant.values import name_words, same_name
from assistant.words import root, tokenize
from index.letters import compile_latin

_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lady|Captain|President|Minister|Judge)\b\.?")
_CALLED = compile_latin(
    r"(?:(?:the|an?) )?(?:(?:[a-z][\w’'-]*|Mr|Mrs|Ms|Dr|Prof|President|Captain|Judge|Minister|Sir|Mayor)\.? )*"
)
"""What may stand before a name that is asked of: `the surgeon`, `Mrs`."""
_BELONGS = re.compile(r"\b(?:of|from|in|at|for|to)\b|['’]s?\b")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|their|its|I|we|my|our)\b", re.IGNORECASE)
_BEFORE_OTHERS = re.compile(
    r"\b(?:of|in|at|from|to|for|with|by|on|against|near|and|than|like)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MALE = "father|brother|son|husband|widower|bridegroom|boy|uncle|nephew|grandfather|grandson|man"
_FEMALE = "mother|sister|daughter|wife|widow|bride|girl|aunt|niece|grandmother|granddaughter|woman"
_WHO_IT_IS = compile_latin(rf"\b(?P<who>{_MALE}|{_FEMALE}),? (?:[A-Z][\w’'-]+ )*$")
_ASKS_NAME = re.compile(r"^(?:who|which)\b|\b(?:name|named|called)\b", re.IGNORECASE)
_OF_MEN = compile_latin(rf"\b(?:men|(?:{_MALE})s?)\b", re.IGNORECASE)
_OF_WOMEN = compile_latin(rf"\b(?:women|(?:{_FEMALE})s?)\b", re.IGNORECASE)
_SOMEBODY = compile_latin(rf"\b(?:men|women|child|baby|(?:{_MALE}|{_FEMALE})s?)\b", re.IGNORECASE)


def is_of_somebody_else(question: Question, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a value is told of somebody else than the question asks about.

    Args:
        question: The question, analysed.
        sentence: Where the value stands.
        start: Where it starts, counted from the sentence's start.
        end: Where it ends, counted likewise.
    """
    if question.kind is not Kind.VALUE:
        return False
    return (
        _is_called_other(question.text, sentence.text[:start])
        or _is_of_other_sex(question.text, sentence.text[end:])
        or _is_for_other_sex(question.text, sentence.text)
        or _is_led_by_other(question, sentence, start)
        or _is_of_other_pair(question.text, sentence.text, sentence.text[start:end])
        or _is_of_who_follows(question.text, sentence.text, start)
    )


_FOLLOWS = compile_latin(
    r"(?:His|Her|Its|Their) (?P<what>successor|predecessor|deputy|replacement|wife|husband|partner|mother|father|brother|sister|son|daughter|lawyer)\b[^.;]*?"
    r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+), (?:who|a|an|the|now|then)\b"
)


def _is_of_who_follows(question: str, text: str, start: int) -> bool:
    """Whether a value is told of whoever is somebody's: "His successor is Odo Lam, who lives in"."""
    told = _FOLLOWS.match(text)
    if told is None or start < told.end("name"):
        return False
    return not re.search(rf"\b{told['what']}\b", question, re.IGNORECASE)


_DONE_TO = compile_latin(
    r"(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?:was|were|is|are|ha[sd] been|have been) (?:[a-z]+ly )?(?P<deed>[a-z]+)\b"
)


def is_done_to_other(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence tells of another by name what was asked of one, and names that one nowhere.

    "Tasmania was excluded" gives no reason why Queensland was. "She was" and "The company was" may
    mean the one that is asked about.
    """
    text = sentence.text
    found = list(_DONE_TO.finditer(text))
    if not found:
        return False  # every sentence is looked at, and few tell of such a deed
    clause = take_apart(question.text)
    asked, deed = clause.subject, clause.rest.partition(" ")[0]
    if not deed or asked not in question.names or is_named(asked, text):
        return False
    return any(
        root(told["deed"]) == root(deed)
        and not _may_mean(told["who"], asked)
        and (is_place(told["who"]) or _is_proper(told["who"], sentence.article.text))
        for told in found
    )


def _may_mean(name: str, asked: str) -> bool:
    """Whether a name may be another one for who is asked about: a part of it, or its letters."""
    if _PRONOUN.fullmatch(name) or name.startswith("The ") or same_name(asked, name):
        return True
    letters = "".join(word[0] for word in (asked if name.isupper() else name).split())
    return (name if name.isupper() else asked) == letters.upper()


_FOR_EACH_SEX = (
    (r"actors?", r"actress(?:es)?"),
    (r"men['’]s", r"women['’]s"),
    (r"boys['’]", r"girls['’]"),
    (r"male", r"female"),
    (r"kings?", r"queens?"),
    (r"princes?", r"princess(?:es)?"),
    (r"dukes?", r"duchess(?:es)?"),
)
"""Prizes, races and titles of which each sex has its own."""


_NAMED = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_TWO_MEET = compile_latin(
    rf"\b(?P<one>{_NAMED}) and (?P<two>{_NAMED}) (?:(?:last|first|next|later|finally) )?"
    r"(?:me[et]t|talk(?:ed)?|sp(?:oke|eak)|negotiated?|h[eo]ld (?:talks|their|a|the)|confer(?:red)?|sat down|sit down)\b"
)
_TOGETHER = re.compile(
    r"\b(?:they|them|we|us|I|both|two|leaders|presidents|ministers|sides|counterparts?|pair|delegations)\b",
    re.IGNORECASE,
)


def _is_of_other_pair(question: str, sentence: str, value: str) -> bool:
    """Whether it is asked where or when two met, and the sentence has one of them with others.

    Where they met themselves is nobody: `Kelso High School`.
    """
    two = _TWO_MEET.search(question)
    if two is None or _TOGETHER.search(sentence):
        return False
    told = find_names(f"- {sentence}")
    there = [any(same_name(two[side], name) for name in told) for side in ("one", "two")]
    others = [
        name
        for name in told
        if len(name_words(name)) > 1
        and name not in value
        and may_be_person(name)
        and not is_thing(name, sentence)
        and not any(same_name(two[side], name) for side in ("one", "two"))
    ]
    return sum(there) == 1 and bool(others)


def _is_for_other_sex(question: str, sentence: str) -> bool:
    """Whether a prize or title is told of the other sex alone: the best actress for the actor."""

    def has(pattern: str, text: str) -> bool:
        return bool(re.search(rf"\b{pattern}(?!\w)", text, re.IGNORECASE))

    return any(
        has(asked, question) and not has(other, question)
        and has(other, sentence) and not has(asked, sentence)
        for one in _FOR_EACH_SEX
        for asked, other in (one, one[::-1])
    )  # fmt: skip


def _is_called_other(question: str, before: str) -> bool:
    """Whether a name is said to be the mother's where it is asked what a girl is called."""
    told = _WHO_IT_IS.search(before)
    if told is None or not _ASKS_NAME.search(question) or not _SOMEBODY.search(question):
        return False
    return not re.search(rf"\b{told['who']}s?\b", question, re.IGNORECASE)


def _is_of_other_sex(question: str, after: str) -> bool:
    """Whether a value stands right before `woman` where it is asked of men."""
    told = re.match(rf"\W(?:{_MALE}|{_FEMALE})\b", after)
    men, women = _OF_MEN.search(question), _OF_WOMEN.search(question)
    if told is None or bool(men) == bool(women):
        return False
    return bool(_OF_WOMEN.search(told.group())) if men else bool(_OF_MEN.search(told.group()))


def _is_led_by_other(question: Question, sentence: Sentence, start: int) -> bool:
    """Whether a sentence without the one asked about has another name ahead of the value."""
    name, text = _asked_about(question), sentence.text
    if not name:
        return False
    relatives = [other for other in find_names(f"- {text}") if _is_relative(name, other)]
    if is_named(name, text) and not relatives:
        return False
    before = text[:start]
    for other in find_names(f"- {before}"):
        at = before.find(other)
        if is_date(other) or is_nationality(other) or (is_place(other) and not is_place(name)):
            continue
        if _PRONOUN.search(before[:at]):
            return False
        asked = other not in relatives and any(is_named(known, other) for known in question.names)
        if asked or _BEFORE_OTHERS.search(before[:at]):
            continue
        if _is_proper(other, sentence.article.text):
            return True
    return False


def _asked_about(question: Question) -> str:
    """The name that a question's clause is about, if it is about no more than that name."""
    subject = take_apart(question.text).subject
    for name in question.names:
        lead = subject.removesuffix(name)
        if lead == subject or is_date(name) or _BELONGS.search(lead):
            continue
        if _CALLED.fullmatch(lead):
            return name
    return ""


def _is_relative(name: str, other: str) -> bool:
    """Whether two full names have the last word in common alone: `Liv Berg`, `Jon Berg`."""
    mine, theirs = name.split(), _TITLE.sub("", other).split()
    if len(mine) < 2 or len(theirs) < 2 or mine[-1] != theirs[-1] or _TITLE.match(name):
        return False
    return not set(mine[:-1]) & set(theirs[:-1])


def _is_proper(name: str, article: str) -> bool:
    """Whether capitals tell of a name, not of a word that begins a sentence."""
    plain = {token.text for token in tokenize(article) if token.text.islower()}
    words = name.split()
    if any(word.casefold() in plain for word in words if len(word) > 2):
        return False
    return len(words) > 1 or re.search(rf"[a-z,] {re.escape(name)}\b", article) is not None
