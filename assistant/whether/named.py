# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A yes/no question that only one can be the answer to in, the question for who it is out.

"Is Anna Lind the head of the bank?" asks who is, and whether that is Anna Lind. There is one head
of a bank and one winner of a final: another one is a no.
"""

from __future__ import annotations

import re

from assistant.whether.asked import take_whether
from assistant.whether.measured import Measured
from assistant.whether.probes import probes
from index.letters import compile_latin

_ONLY_ONE = frozenset(
    [
        "win",
        "found",
        "lead",
        "head",
        "chair",
        "own",
        "write",
        "direct",
        "invent",
        "design",
        "succeed",
    ]
)
_THE = compile_latin(r"(?:the|its|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*['’]s?)\s", re.IGNORECASE)
_NAMED = compile_latin(r"(?:the )?[A-Z]")
_OF_SEVERAL = re.compile(
    r"(?:the|its) (?:same|one|first|only|last|\w+est|most|subject|target|victim|result|cause|reason|kind|way)\b"
)
_EVER = re.compile(r"\b(?:ever|never)\b|\bbefore\s*\??$", re.IGNORECASE)


def take_named(question: str) -> Measured | None:
    """Find the question for the one who is or did what is asked; None where several may have."""
    whole = take_whether(question)
    if _EVER.search(question):
        return None  # who won it once, of many times, is not one alone
    if whole is None or not _NAMED.match(whole.subject) or " and " in whole.subject:
        return None
    if whole.verb:
        single = whole.base in _ONLY_ONE and not whole.passive and _THE.match(whole.object)
        asking = probes(whole)[0].question
    else:
        is_the = whole.predicate.casefold().startswith(("the ", "its "))
        single = is_the and not _OF_SEVERAL.match(whole.predicate)
        asking = f"Who {whole.auxiliary} {whole.predicate}?"
    if not single:
        return None
    return Measured(question=asking, whole=whole, name=whole.subject)
