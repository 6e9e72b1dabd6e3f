# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""Two accounts of one thing in, whether the articles themselves set one against the other out.

Two causes or two doers may both be true. They are a dispute where an article rejects the other
account ("rejected the claim that old wiring was to blame"), or where each of two parties gives
its own answer to who it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Sentence, cluster_of, sentences_of
from assistant.findings import Finding, Group
from assistant.matching import in_text, stems_of
from assistant.question import Expects, Kind, Question
from assistant.speakers import speaker_of
from assistant.values import same_name
from assistant.words import fold, tokenize

_NEAR_STRENGTH = 0.5  # of the strongest account's
_REJECTS = re.compile(
    r"\b(?:den(?:y|ied|ies)|reject(?:ed|s)?|dismiss(?:ed|es)|disput(?:ed|es)|contradict(?:ed|s)|rul(?:ed|es) out"
    r"|refut(?:ed|es)|not (?:\w+ ){0,3}?(?:because of|due to|caused by|the fault of|the result of|down to))\b(?P<what>[^;.]*)",
    re.IGNORECASE,
)
_EMPTY_WORDS = """
claim claims report reports allegation allegations theory suggestion account version statement blame
blamed cause caused causes causing fault responsible idea view minister official police
"""
_EMPTY = frozenset(token.stem for token in tokenize(_EMPTY_WORDS))
_LEAST_SHARE = 0.5  # of the words of what is rejected that the other account has to itself
_SOLE = re.compile(
    r"\b(?:first|responsib\w+|behind|blame\w*|fault|start\w*|caus\w+|kill\w*|shot|shoot|fir(?:ed|ing)|attack\w*"
    r"|thr[eo]w\w*|bomb\w*|hit|broke|shell\w*|violat\w*|struck|carried out|destroy\w*|set fire|order\w*|began|begin)\b",
    re.IGNORECASE,
)


def disputed_account(question: Question, groups: Sequence[Group]) -> Group | None:
    """The account that is set against the strongest one; None where none is.

    Args:
        question: Asks for a reason, or for who did something that only one can have done.
        groups: Accounts, strongest first; one at least.
    """
    first = groups[0]
    for other in groups[1:]:
        if other.strength < _NEAR_STRENGTH * first.strength:
            continue
        if cluster_of(other.best.evidence.article) == cluster_of(first.best.evidence.article):
            continue
        if question.kind is Kind.REASON and _is_rejected(question, first.best, other.best):
            return other
        if _asks_sole_doer(question) and _told_by_parties(question, first.best, other.best):
            return other
    return None


def _is_rejected(question: Question, one: Finding, other: Finding) -> bool:
    """Whether the article of either account rejects the other."""
    return any(
        _rejects(question, sentence, account)
        for account, article in ((one, other.evidence.article), (other, one.evidence.article))
        for sentence in sentences_of(article)
    )


def _rejects(question: Question, sentence: Sentence, account: Finding) -> bool:
    asked = stems_of(question.text)
    own = frozenset(s for s in stems_of(account.sentence.text) if not in_text(s, asked))
    for match in _REJECTS.finditer(sentence.text):
        what = [s for s in stems_of(match["what"]) if not in_text(s, asked) and s not in _EMPTY]
        shared = sum(in_text(stem, own) for stem in what)
        if what and shared >= max(1, _LEAST_SHARE * len(what)):
            return True
    return False


def _asks_sole_doer(question: Question) -> bool:
    who = question.expects in (Expects.PERSON, Expects.NAME)
    return question.kind is Kind.VALUE and who and bool(_SOLE.search(question.text))


def _told_by_parties(question: Question, one: Finding, other: Finding) -> bool:
    """Whether two parties each name another doer in a sentence that answers the question."""
    if same_name(one.text, other.text) or _kin(one.text, other.text):
        return False
    mine, theirs = speaker_of(one.sentence), speaker_of(other.sentence)
    if mine is None or theirs is None or same_name(mine[0], theirs[0]):
        return False
    # Who says it is not who did it.
    if same_name(one.text, mine[0]) or same_name(other.text, theirs[0]):
        return False
    return min(one.held, other.held) >= _ON_QUESTION


_ON_QUESTION = 0.7


def _kin(one: str, other: str) -> bool:
    mine, theirs = ({fold(t.text) for t in tokenize(text)} for text in (one, other))
    return bool(mine) and (mine <= theirs or theirs <= mine)
