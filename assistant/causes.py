# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""Sentences scored as reasons in, those that give a cause ahead of those that tell the event out.

"The roof fell in on Tuesday. Wet snow had snapped two beams": what shares most words with the
question is the event, and its cause stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Sentence, sentences_of
from assistant.interviews import interviewee, turn_of
from assistant.matching import in_text, stems_of
from assistant.negation import NOT
from assistant.question import Question
from assistant.records import Evidence
from assistant.sentence_readings import is_named
from assistant.verbs import base_form
from assistant.words import content_stems, stem, tokenize

Scored = tuple[float, Evidence, Sentence]
"""Log-odds that a sentence gives the reason, with where it stands."""
_CAUSE = re.compile(
    r"\b(?:because|since|due to|owing to|as a result|in order to|so that|so as to|in retaliation|retaliat\w+|in response"
    r"|in protest|aimed at|aims? to|in a bid|intended to|meant to|the reason|reasons?|thanks to|caused?|causes|led to"
    r"|prompted|motivated|therefore|for the sake|in the hope|to (?:avoid|prevent|help|stop|protect|secure|ensure|show"
    r"|make|give|support|reduce|end|ease)|as (?:it|he|she|they)|(?<!hour )(?<!hours )(?<!minutes )(?<!days )(?<!weeks )(?<!months )(?<!years )after|worried|concerned|fear\w*|wants? to"
    r"|on account of|for (?:lack|want) of|in (?:view|light) of"
    r"|blam(?:e|es|ed|ing)|at fault|triggered|sparked|set off|put down to|attributed to|result of)\b",
    re.IGNORECASE,
)
_OF_THE_EVENT = re.compile(
    r"\b(?:after|since|because of|due to|owing to|as a result of|thanks to|in response to|following) (?P<what>(?:[\w’'-]+ ){0,3}[\w’'-]+)",
    re.IGNORECASE,
)
"""What it says came after the very thing that is asked about gives no cause of it."""


def gives_cause(question: Question, sentence: str) -> bool:
    """Whether a sentence has a word of causes that is not that of what came of the event."""
    told = sentence
    for match in reversed(list(_OF_THE_EVENT.finditer(sentence))):
        if stems_of(match["what"]) & stems_of(question.text):
            told = told[: match.start()] + told[match.end() :]
    return _CAUSE.search(told) is not None


_BECAUSE = re.compile(r"\b(?:because|owing to|due to)\b", re.IGNORECASE)
_CLAUSE_BEFORE = re.compile(r"[;:]|,? (?:and|but|while) ")
_LEAST_STEMS = 3


def says_because(question: Question, sentence: Sentence) -> bool:
    """Whether a clause that has all that is asked ends in "because".

    It may stand behind another: "The council raised rents, and put off the roof because …".
    """
    told = _BECAUSE.search(sentence.text)
    if told is None or NOT.search(question.text) or len(question.stems) < _LEAST_STEMS:
        return False
    clause = _CLAUSE_BEFORE.split(sentence.text[: told.start()])[-1]
    held = stems_of(clause)
    return not NOT.search(clause) and all(in_text(word, held) for word in question.stems)


_NEAR_BEST, _AHEAD = 0.6, 0.05
"""How far (log-odds) a sentence that says "because" may lie behind one that gives no cause."""


def answers_why(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence begins the reply to an interviewer who asked why, of the same matter."""
    put = _question_before(sentence)
    if put is None:
        return False
    whose = interviewee(sentence) or ""
    names = [name for name in question.names if not is_named(name, f"{whose} {put.text}")]
    if names or not _PUTS_WHY.search(put.text):
        return False
    of_names = stems_of(" ".join(question.names))
    words, held = [w for w in question.stems if w not in of_names], stems_of(put.text)
    shared = sum(in_text(word, held) for word in words)
    return shared > 0 and 2 * shared >= len(words)


def answers_another_why(question: Question, sentence: Sentence) -> bool:
    """Whether a reply begins with "Because" and the interviewer asked why something else is so."""
    if not sentence.text.lstrip(' "“').startswith("Because"):
        return False
    put = _question_before(sentence)
    if put is None:
        return False
    held = stems_of(f"{put.text} {sentence.text}")
    return _PUTS_WHY.search(put.text) is not None and not any(
        in_text(word, held) for word in question.stems
    )


def _question_before(sentence: Sentence) -> Sentence | None:
    """The interviewer's question that a sentence begins the reply to; None for any other."""
    turn = turn_of(sentence)
    put = turn.question if turn else None
    if put is None or sentences_of(sentence.article, put.end, sentence.start):
        return None
    return put


_PUTS_WHY = re.compile(
    r"\bwhy\b|\bhow come\b|\bwhat (?:made|led|drew|brought|attracted|persuaded)\b", re.IGNORECASE
)


def plain_reason_first(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """What was scored, a sentence on those asked about that says "because" ahead of one without.

    "Iglesias had been on the pitch for nine minutes" says nothing of why she sat on the bench.
    """
    if not scored or not question.names:
        return list(scored)
    best, _, told = max(scored, key=lambda one: one[0])
    named_by = stems_of(" ".join(question.names))
    told_too = stems_of(told.text)
    if _CAUSE.search(told.text) or any(
        in_text(word, told_too) for word in question.stems if word not in named_by
    ):
        return list(scored)

    def gives(sentence: Sentence) -> bool:
        named = any(is_named(name, sentence.text) for name in question.names)
        return named and _BECAUSE.search(sentence.text) is not None

    return [
        (best + _AHEAD if best - odds <= _NEAR_BEST and gives(sentence) else odds, item, sentence)
        for odds, item, sentence in scored
    ]


def cause_beside_event(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """What was scored, a sentence right behind the event ahead of the event itself.

    "The roof fell in on Tuesday. Wet snow had snapped two beams": what only says again what is
    asked gives no reason for it, and what follows is likely to.
    """
    events = [
        sentence
        for _, _, sentence in scored
        if _restates(question, sentence.text)
        if not (gives_cause(question, sentence.text) or _goes_further(question, sentence.text))
    ]
    if not events:
        return list(scored)

    def odds_of(odds: float, sentence: Sentence) -> float:
        if any(sentence == event for event in events):
            return odds - _RESTATED
        return odds + _BEHIND if any(_is_next(event, sentence) for event in events) else odds

    return [(odds_of(odds, sentence), item, sentence) for odds, item, sentence in scored]


# Log-odds; no answer of the development questions changes with either: lab-notes, "Captions and replies".
_RESTATED, _BEHIND = 1.0, 0.3
_SHORT_STOP = 8


def _is_next(event: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence is right behind the event, or behind a short one: "Nobody was hurt."."""
    if event.article != sentence.article or sentence.start < event.end:
        return False
    between = sentences_of(event.article, event.end, sentence.start)
    return not between or (len(between) == 1 and len(between[0].text.split()) <= _SHORT_STOP)


def _goes_further(question: Question, text: str) -> bool:
    """Whether the event is told with what it was over, for or amid: it may be the cause."""
    more = _OVER.search(text)
    return more is not None and not stems_of(more["what"]) <= stems_of(question.text)


_OVER = re.compile(
    r"\b(?:over|for|amid|when|in|by|with|under|from|to) (?P<what>(?!(?:the )?(?:hours?|days?|weeks?|months?|years?|quarter|following|next|same|last|early|late|first|second|third|morning|evening|night)\b)[a-z][\w’'-]*(?: [a-z][\w’'-]*)?)\b"
)


def _restates(question: Question, text: str) -> bool:
    """Whether a sentence begins with what is asked about and has all the words of it.

    "A sore knee kept Moe on the bench" begins with the cause.
    """
    tokens = tokenize(text)
    held = stems_of(text) | {stem(base_form(token.text)) for token in tokens}  # "ran" is "run"
    first = content_stems(tokens)[:2]
    begins = any(in_text(word, frozenset(first)) for word in question.stems)
    return begins and len(question.stems) > 1 and all(in_text(w, held) for w in question.stems)
