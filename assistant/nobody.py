# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question how many were killed in, the sentences that say nobody was out.

"Nobody was killed" answers it as surely as a number does, and a reader of spans that looks for a
number passes over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Sentence, passage_sentences, text_before
from assistant.question import Expects, Question
from assistant.records import Evidence, Reading
from assistant.same_event import tells_of_event
from assistant.sentence_readings import is_named

_DEEDS = (
    r"killed|die[ds]?|dead|deaths?|los(?:t|e) (?:their|his|her) li(?:ves|fe)|fatalit(?:y|ies)",
    r"hurt|injur(?:ed|ies|y)|wounded",
    r"arrest(?:ed|s)|detained",
    r"missing",
    r"evacuat(?:ed|ions)",
    r"charged|prosecuted|indicted",
    r"convicted|found guilty|jailed|sentenced|imprisoned",
    r"sacked|dismissed|laid off|made redundant|fired",
    r"trapped",
    r"infected|fell ill|taken ill|sick",
    r"rescued",
    r"disqualified|suspended|banned|expelled",
)
_ASKS = re.compile(r"^(?:and )?how many\b", re.IGNORECASE)
_NO = r"(?:no[ -]one|nobody|none(?: of (?:them|the (?:[a-z-]+ ){0,2}[a-z-]+|those [a-z ]{1,20}?))?|no (?:(?:other|further) )?(?:people|persons?|passengers?|residents?|workers?|(?:crew|staff) ?(?:members?)?|children|soldiers?|civilians?|[a-z]+s))"
_BE = r"(?:(?:was|were|is|are|has|have|had)(?: been)? )?(?:reported |believed |thought |known |said to (?:be|have been) )?(?:[a-z]+ly )?"
_LIKELY = 2.0  # log-odds


def read_nobody(question: Question, evidence: Sequence[Evidence]) -> list[Reading]:
    """Where articles about the event say that nobody was; empty for other questions.

    Args:
        question: Asks how many were killed, hurt, arrested, missing or brought away.
        evidence: What to read.
    """
    if question.expects is not Expects.NUMBER or not _ASKS.match(question.text):
        return []
    asked = [deed for deed in _DEEDS if re.search(rf"\b(?:{deed})\b", question.text, re.IGNORECASE)]
    if len(asked) != 1:
        return []
    none = re.compile(
        rf"(?<![\w-])(?P<none>{_NO}) {_BE}(?:{asked[0]})\b|\b(?:there (?:was|were|are)|with) (?P<no>no) (?:{asked[0]})\b",
        re.IGNORECASE,
    )
    return [
        Reading.within(item.passage, sentence.start + start, sentence.start + end, log_odds=_LIKELY)
        for item in evidence
        if tells_of_event(question, item.article)
        for sentence in passage_sentences(item)
        if not _is_of_another(question, sentence)
        for match in none.finditer(sentence.text)
        for start, end in [match.span("none" if match["none"] else "no")]
    ]


_THEN = re.compile(
    r"\b(?:on|in|at) that (?:occasion|time|case|instance|accident|crash|attack|incident|year)\b|\bthen\b",
    re.IGNORECASE,
)


def _is_of_another(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence points back at an occasion of which the one before names something else."""
    before = text_before(sentence)
    if not _THEN.search(sentence.text) or not before:
        return False
    return not all(is_named(name, before) for name in question.names)
