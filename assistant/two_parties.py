# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""Two values of one sentence in, whether either of two parties gives its own out.

"A camp, which the church describes as a retreat, but critics charge is a labour camp": what one
calls it the other contradicts, and a sentence that says so is a dispute by its own words.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.findings import Group
from assistant.question import Kind, Question
from assistant.values import same_name
from index.letters import compile_latin

_GIVES = (
    r"(?:(?<!the )(?<!an )(?<!a )(?:say|said|calls?|called|describes?|described|alleges?|alleged|insists?|insisted|maintains?|maintained|argues?|argued"
    r"|believes?|believed|contends?|contended|considers?|considered|regards?|regarded|says|claimed|estimated|estimates|denies|denied|puts? it|put it))"
)
_ONE_GIVES = compile_latin(rf"\b(?:{_GIVES}|(?<!the )(?<!a )claims)\b[^,;:]*$")
_OTHER_GIVES = compile_latin(
    r"^[^,;]*[,;]? (?:but|while|whereas|although|though|and yet|yet) (?P<who>(?:(?!\b(?:is|was|are|were)\b)[^,;:]){2,60}?)"
    rf" (?:{_GIVES}|claims?|charges?|charged)\b[^,;:]*$"
)
_TRUSTED = 0.4


def given_by_another(question: Question, groups: Sequence[Group]) -> Group | None:
    """The value that another party sets against the strongest one in its sentence; None for none.

    Args:
        question: Asks for one value.
        groups: Values, strongest first; one at least.
    """
    first = groups[0]
    if question.kind is not Kind.VALUE or question.source:
        return None
    for other in groups[1:]:
        one, two = sorted((first.best, other.best), key=lambda finding: finding.start)
        if other.trust < _TRUSTED or one.sentence != two.sentence or same_name(one.text, two.text):
            continue
        text, at = one.sentence.text, one.sentence.start
        ahead, between = text[: one.start - at], text[one.end - at : two.start - at]
        if _ONE_GIVES.search(ahead) and _OTHER_GIVES.match(between):
            return other
    return None
