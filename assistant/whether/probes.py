"""A yes/no question taken apart in, the questions whose answers have to be its own parties out.

Whoever reads "Who welcomed the result?" as Norland and "What did Norland welcome?" as the result
has found the sentence that tells whether Norland welcomed the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clause import PREPOSITION
from assistant.verbs import past_form, third_form
from assistant.whether.asked import Whether
from index.letters import compile_latin, widened


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A question for a span, and what the span has to be for a yes."""

    question: str
    wanted: str


def probes(asked: Whether) -> list[Probe]:
    """The questions to read: for the subject, and for the object where there is one."""
    found = [Probe(question=f"{_wh(asked.subject)} {told_of(asked)}?", wanted=asked.subject)]
    if asked.object:
        asking, before = _wh(asked.object), asked.before
        if asked.passive:
            asking, before = "By whom", re.sub(r"\s*\bby$", "", before)
        text = f"{asking} {asked.auxiliary} {asked.subject} {before} {asked.after}"
        found.append(Probe(question=" ".join(text.split()) + "?", wanted=asked.object))
    return found


def told_of(asked: Whether) -> str:
    """The predicate as it is told of whoever does it: `welcomed the result`."""
    rest = asked.predicate.partition(" ")[2]
    if asked.auxiliary == "did":
        return f"{past_form(asked.verb)} {rest}".strip()
    if asked.auxiliary in ("do", "does"):
        return f"{third_form(asked.verb)} {rest}".strip()
    return f"{asked.auxiliary} {asked.predicate}"


_THINGS = (
    r"water|power|order|number|paper|winter|summer|river|weather|tower|letter|offer|fever|matter|border|center"
    r"|computer|motor|sector|factor|reactor|error|corridor|monitor|chapter|cover|ladder|timber|merger"
)
_PERSONS = compile_latin(
    rf"\b(?:(?!(?:\w*(?:{_THINGS}))s?$)\w+(?:er|or|ist)s?|people|anyone|anybody|someone|men|women|children"
    r"|police|army|government|council|union|court|judge|president|chief|residents|students|patients"
    r"|families|woman|man|troops|rebels)$",
    re.IGNORECASE,
)


def _wh(phrase: str) -> str:
    head = re.split(rf"\s+(?:{PREPOSITION}|that|which|who)\s", phrase, maxsplit=1)[0]
    named = re.search(widened(r"(?:^|\s)[A-Z][\w’'-]*$"), head)
    return "Who" if named or _PERSONS.search(head) else "What"
