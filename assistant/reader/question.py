"""Question → what kind of answer it wants, from its wording alone."""

from __future__ import annotations

import re
from enum import StrEnum


class QuestionKind(StrEnum):
    """What an answer must look like."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    NUMBER = "number"
    DURATION = "duration"
    WHY = "why"
    HOW = "how"
    LIST = "list"
    YES_NO = "yes/no"
    OTHER = "other"


# Openers before the real question: "According to Reuters, who ...", "So, who ...".
_LEAD = re.compile(
    r"^(?:(?:and|so|but|ok|okay|well|please|hi|hello|hey)\b[\s,]*"
    r"|(?:according to|in|on|at|during|after|before|for|by|from|under|as of)\s[^,?]{1,80},\s*"
    r"|(?:can|could|would) you (?:please )?(?:tell me|say|explain)\s+"
    r"|(?:please )?(?:tell me|explain|say)\s+"
    r"|do you know\s+|i (?:want|would like|'d like) to know\s+)+",
    re.IGNORECASE,
)
_UNITS = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)"
_ASKING = r"(?:did|was|were|is|are|do|does|has|had|have|will|can|could)"
# The first kind with a matching pattern wins: "how many years" is a duration, not a number.
_PATTERNS: tuple[tuple[QuestionKind, tuple[str, ...]], ...] = (
    (
        QuestionKind.LIST,
        (
            r"^(?:list|name|enumerate)\b",
            r"^(?:which|what) (?:two|three|four|five|six|several|all)\b",
            r"^what are the (?:names|two|three|four|five)\b|^who are the\b",
            r"^(?:which|what) (?:countries|cities|companies|people|nations|states|parties"
            r"|leaders|organi[sz]ations|places|teams|towns|groups)\b",
        ),
    ),
    (QuestionKind.DURATION, (rf"\bhow long\b|\bhow many {_UNITS}\b",)),
    (
        QuestionKind.NUMBER,
        (
            r"\bhow (?:many|much|old|tall|far|high|large|big|deep|heavy|fast|wide|often)\b",
            r"\b(?:what|which) (?:\w+ ){0,3}?(?:percentage|percent|number|proportion|share|score"
            r"|amount|age|price|cost|population|magnitude|speed|rate|figure|total|toll)\b",
        ),
    ),
    (
        QuestionKind.WHEN,
        (
            r"^(?:since |until |by |from )?when\b",
            r"\b(?:what|which) (?:\w+ )?(?:year|date|day|month|time|decade|century|weekday)\b",
            rf"\bwhen {_ASKING}\b",
        ),
    ),
    (
        QuestionKind.WHY,
        (
            r"^(?:why|how come)\b",
            r"\bwhat (?:is|was|were|are) the (?:\w+ ){0,2}(?:reason|cause|motive|purpose)s?\b",
            r"\bfor what (?:reason|purpose)\b|\bwhat (?:caused|led to|prompted)\b",
            rf"\bwhy {_ASKING}\b",
        ),
    ),
    (
        QuestionKind.WHERE,
        (
            r"^(?:from |to )?where\b",
            r"\b(?:what|which) (?:\w+ )?(?:city|country|place|location|town|state|region|village"
            r"|province|venue|continent|county|district)\b",
            rf"\bwhere {_ASKING}\b",
        ),
    ),
    (
        QuestionKind.WHO,
        (
            r"^(?:to |with |by |from |for |of )?(?:who|whom|whose)\b",
            rf"\bwho {_ASKING}\b",
        ),
    ),
    (QuestionKind.HOW, (r"^(?:in what way|by what means|how)\b", rf"\bhow {_ASKING}\b")),
)
_COMPILED = tuple((kind, re.compile("|".join(patterns))) for kind, patterns in _PATTERNS)
_YES_NO = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must"
    r"|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|won't)\b(?!.*\bor\b)"
)
_WH = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b")


def question_kind(question: str) -> QuestionKind:
    """Tell what kind of answer a question wants.

    Keyword-style questions ("libya ceasefire start date") mostly come out as `OTHER`: no
    constraint is better than a wrong one.
    """
    text = " ".join(question.replace("’", "'").split()).lower()
    text = _LEAD.sub("", text)
    if _YES_NO.match(text):
        return QuestionKind.YES_NO
    if not _WH.search(text) and not text.startswith(("list ", "name ", "enumerate ")):
        return QuestionKind.OTHER
    for kind, pattern in _COMPILED:
        if pattern.search(text):
            return kind
    return QuestionKind.OTHER


def wants_clause(kind: QuestionKind) -> bool:
    """Whether a lone noun is no answer to this kind: it wants a clause or a sentence."""
    return kind in (QuestionKind.WHY, QuestionKind.HOW)
