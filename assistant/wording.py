"""A question in, the words in which the reader is asked it out: whole, and "when" for any date.

Asked for a year or a date the reader looks for one, and passes over "last year" and "on Sunday";
these are turned into dates afterwards.
"""

from __future__ import annotations

import re

from assistant.question import Expects, Question
from index.letters import compile_latin

_AUXILIARY = r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should|must)"
_TIME = r"(?:month and year|date|day|month|week|year|point(?: in time)?)"
_EXACT = r"(?:(?:exact|calendar|precise|actual|specific) )?"
_WHICH_TIME = compile_latin(
    rf"^(?:(?:(?P<side>by|from|since|until|till)(?: the (?:end|start|beginning) of)?|on|in|at) )?"
    rf"(?:what|which) {_EXACT}{_TIME}\s+(?={_AUXILIARY}\b)",
    re.IGNORECASE,
)
_HOW_NEAR = compile_latin(
    r"^how (?:(?:long|many (?:days|weeks|months|years)) ago|soon|recently)\s+"
    rf"(?={_AUXILIARY}\b)",
    re.IGNORECASE,
)
_DATE_OF = compile_latin(
    rf"^what (?P<be>is|was|were|are) the {_EXACT}(?:dates?|day) (?:of|for) (?=the\b|[A-Z])",
    re.IGNORECASE,
)
_WH = re.compile(
    r"\b(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|can|list|name"
    r"|tell|compare|describe|explain)\b|\b(?:whos|whats|wheres|whens)\b",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    r"\b(?P<ahead>in|since|of|from|until|till|before|after|by|and|or|summer|winter|spring|autumn)"
    r" ['’‘](?P<year>\d\d)\b(?!['’])(?=\s*(?:[?.,;!]|$|[a-z]))(?!.*\w['’](?!\w))",
    re.IGNORECASE,
)
_NEXT_CENTURY = 30
"""Two digits up to which are of this century."""
_ASKING = {
    Expects.PLACE: "Where is the",
    Expects.PERSON: "Who is the",
    Expects.NUMBER: "What number is the",
}
_DATE_WORDS = re.compile(
    r"^(?:(?:date|year|day) (?:of )?)|\s*\b(?:date|year|day)\s*\??$", re.IGNORECASE
)


def with_centuries(text: str) -> str:
    """`and in '96?` → `and in 1996?`: no article writes its year so."""
    return _SHORT_YEAR.sub(
        lambda match: (
            f"{match['ahead']} {20 if int(match['year']) < _NEXT_CENTURY else 19}{match['year']}"
        ),
        text,
    )


def as_sentence(question: Question) -> str:
    """A question as the reader knows them: keywords made whole, and "which day" made "when"."""
    text = question.text
    dated = question.expects is Expects.DATE
    if dated and (asked := _plain_when(text)) != text:
        return asked
    if _WH.search(text) or text.rstrip().endswith("?"):
        return text
    if dated:
        return f"When was {_DATE_WORDS.sub('', text.strip())}?"
    return f"{_ASKING.get(question.expects, 'What is the')} {text.strip()}?"


def _plain_when(text: str) -> str:
    """A question for a time that begins with "when", the word that bounds the time kept."""
    match = _WHICH_TIME.match(text)
    if match is not None:
        when = f"{match['side'].capitalize()} when" if match["side"] else "When"
        return f"{when} {text[match.end() :]}"
    if match := _HOW_NEAR.match(text):
        return f"When {text[match.end() :]}"
    if match := _DATE_OF.match(text):
        return f"When {match['be']} {text[match.end() :]}"
    return text
