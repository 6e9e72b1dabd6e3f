# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""What a question takes for granted and a sentence in, whether the sentence says otherwise out.

"Why was she convicted?" of somebody acquitted, "Why did Iran send observers?" where "Iran did
not", "What did she say?" of somebody who declined to comment.
"""

from __future__ import annotations

import re

from assistant.clause import take_apart
from assistant.matching import in_text, stems_of
from assistant.negation import NOT, denials_in, is_denial, negation_near
from assistant.question import Kind, Question
from assistant.reversals import tells_reverse
from assistant.verbs import verb_root
from assistant.words import fold, is_stop, tokenize

_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+) to (?:comment|answer|say|speak|respond)\b"
    r"|\b(?:did|does|would|could) not (?:comment|respond|reply|answer)\b"
    r"|\b(?:said|says|say|saying) nothing (?:about|of|on)\b|\b(?:has|have|had) not commented\b",
    re.IGNORECASE,
)
_NOT_FOR_THAT = re.compile(  # "did not fail because of the rain": it failed
    r"\bnot (?:\w+ ){0,3}?(?:because|due to|caused by|for lack of)\b", re.IGNORECASE
)
_AGAINST_DOING = re.compile(  # "warned him against going": told as "warned him not to go"
    r"\b(?:warn|caution|advis|urg|plead|appeal|order|tell|told|ask|decid|vot|rul)\w*\b[^.;]{0,60}?\b(?:against|not to)\b"
    r"|\b(?:ban|bar|prevent|stop|forbid|prohibit|keep|kept|block|discourag|dissuad)\w*\b[^.;]{0,60}?\bfrom\b",
    re.IGNORECASE,
)
_DID_NOT = r"\s+(?:(?:did|does|do|has|have|had|was|were|is|are|will|would) not|never)\b"


def contradicts(question: Question, text: str) -> bool:
    """Whether a sentence denies what the question takes for granted."""
    if is_denial(question.text) or _AGAINST_DOING.search(question.text):
        return False
    if question.kind is Kind.REASON and _NOT_FOR_THAT.search(text):
        return False
    return (
        _denies(question, text)
        or negation_near(question, text)
        or _did_not(question, text)
        or (question.kind is Kind.STATEMENT and keeps_silent(text))
        or (question.kind is Kind.REASON and is_on_other_side(question, text))
        or (tells_reverse(question, text) and _all_named(question, text))
    )


def denies_its_deed(question: Question, text: str) -> bool:
    """Whether what a sentence denies is what the question has done, not a thing that it names.

    "Oslo warned him not to allow ships" contradicts that he allowed some, not that one sank.
    """
    if question.kind is Kind.DEFINITION or not contradicts(question, text):
        return False
    if _did_not(question, text) or tells_reverse(question, text):
        return True
    if (question.kind is Kind.STATEMENT and keeps_silent(text)) or is_on_other_side(question, text):
        return True
    deed = _deed_of(question)
    places = (*denials_in(text), *(match.span() for match in NOT.finditer(text)))
    return any(deed in _roots(_CLAUSE_EDGE.split(text[end:])[0]) for _, end in places) or any(
        _PASSIVE.search(text[:start]) and deed in _roots(_CLAUSE.split(text[:start])[-1])
        for start, _ in denials_in(text)
    )


def _deed_of(question: Question) -> str:
    """The root of the question's verb; where it only asks what something is, of that noun."""
    clause = take_apart(question.text)
    words = clause.rest.split() or (clause.subject or clause.noun).split()[-1:]
    return next((verb_root(fold(word)) for word in words if not is_stop(word)), "")


def _roots(text: str) -> set[str]:
    return {verb_root(fold(token.text)) for token in tokenize(text)}


def keeps_silent(text: str) -> bool:
    """Whether a sentence tells that somebody said nothing."""
    return bool(_SILENT.search(text))


def _denies(question: Question, text: str) -> bool:
    """Whether a sentence tells that what the question takes for granted was denied.

    A denial of something else, or one that is only the reason or the time of what happened
    ("he left because the board rejected his plans"), denies nothing that is asked.
    """
    named = {word for name in question.names for word in stems_of(name)}
    asked = frozenset(word for word in question.stems if word not in named)
    for start, end in denials_in(text):
        before = text[:start]
        if _ASIDE.search(before) or _asserted(question, asked, before):
            continue
        passive = _PASSIVE.search(before) is not None
        denied = _CLAUSE.split(before)[-1] if passive else _ASIDE.split(text[end:])[0]
        if any(in_text(word, stems_of(denied)) for word in asked):
            return True
    return False


_ASIDE = re.compile(r"\b(?:because|after|since|when|while|although|though)\b|;", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but)\b")


def _asserted(question: Question, asked: frozenset[str], text: str) -> bool:
    """Whether a text tells a word of the question as done: `left` where `leave` is asked."""
    written = {fold(token.text) for token in tokenize(question.text)}
    return any(
        in_text(token.stem, asked)
        and (fold(token.text) not in written or fold(token.text).endswith("ed"))
        for token in tokenize(text)
    )


def denies_deed(question: Question, text: str, at: int) -> bool:
    """Whether the value at this place of a text is told not to have done what is asked.

    In its own clause the deed is negated, or done against what the question has it done for.
    """
    if is_denial(question.text) or _ASKS_AGAINST.search(question.text):
        return False
    if question.kind is Kind.REASON and _NOT_FOR_THAT.search(text):
        return False
    start = max((m.end() for m in _CLAUSE_EDGE.finditer(text, 0, at)), default=0)
    edge = _CLAUSE_EDGE.search(text, at)
    clause = text[start : edge.start() if edge else len(text)]
    return negation_near(question, clause) or is_on_other_side(question, clause)


_ASKS_AGAINST = re.compile(r"\b(?:against|from) (?:(?:his|her|their|its) )?\w+ing\b|\bnot to\b")
"""A question that denies by itself: "Whom did they warn against sending troops?"."""


def is_on_other_side(question: Question, clause: str) -> bool:
    """Whether what is for something in the question is against it in the clause, or so."""
    sides = [
        (bool(_FOR.search(text)), bool(_AGAINST.search(text))) for text in (question.text, clause)
    ]
    return sides in ([(True, False), (False, True)], [(False, True), (True, False)])


_CLAUSE_EDGE = re.compile(r"[;:.]\s|,?\s(?:but|while|although|though|whereas)\s")
_SIDES = (  # "voted by seven to two last night against it"
    r"\b(?:vot\w*(?: (?!for\b|against\b)[\w-]+){0,6}?"
    r"|(?:campaign|argu|spoke|speak|stood|stand|rul|protest)\w*)"
)
_FOR = re.compile(
    rf"{_SIDES} (?:for|in favou?r)\b|\b(?:approv\w+|adopt\w*|endors\w+|pass(?:ed)?)\b"
)
_AGAINST = re.compile(rf"{_SIDES} against\b")


def _did_not(question: Question, text: str) -> bool:
    """Whether somebody whom the question names did not: `Russia sent some; Iran did not`."""
    return any(re.search(rf"\b{re.escape(name)}{_DID_NOT}", text) for name in question.names)


def _all_named(question: Question, text: str) -> bool:
    held = stems_of(text)
    return bool(question.names) and all(
        any(in_text(word, held) for word in stems_of(name)) for name in question.names
    )
