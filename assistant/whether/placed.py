"""A yes/no question that holds a place in, the question for that place out.

"Was the pipeline opened in Ankara?" asks where it was opened, and whether that is Ankara. What
happens once happens in one place: another one of the same sort is a no.
"""

from __future__ import annotations

from assistant.dates import find_dates
from assistant.places import is_country, is_place
from assistant.values import find_numbers
from assistant.verbs import words_in
from assistant.whether.asked import OPENING, take_whether
from assistant.whether.measured import AUXILIARY, OPEN_EVENT, REPEATED, Measured, joined
from assistant.words import fold, tokenize
from index.letters import compile_latin

_AT = compile_latin(r"\s+(?:in|at)\s+(?P<place>(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)$")
# Names that hold others of their sort or are held by them: being in one does not exclude another.
_WIDE = words_in(
    "america us usa uk uae eu europe asia africa antarctica oceania arctic britain england"
    " scotland wales ireland tasmania gaza palestine"
)


def take_placed(question: str) -> Measured | None:
    """Find the question for the place that a yes/no question ends with; None without one."""
    match = AUXILIARY.match(OPENING.sub("", question.strip()))
    whole = take_whether(question)
    if match is None or whole is None or not whole.verb:
        return None
    body = match["body"]
    at = _AT.search(body)
    if at is None or not is_place(at["place"]) or find_dates(body) or find_numbers(body):
        return None
    before = body[: at.start()]
    if len(before.split()) < 2:
        return None
    return Measured(
        question=joined("Where", whole.auxiliary, before, ""),
        whole=whole,
        place=at["place"],
        again=bool(OPEN_EVENT.match(before) or REPEATED.search(before)),
    )


def same_place(asked: str, told: str) -> bool | None:
    """Whether a place told is the one asked about; None where one may lie within the other."""
    mine, others = _words(asked), _words(told)
    if mine <= others:
        return True
    if not (is_place(asked) and is_place(told)) or is_country(asked) != is_country(told):
        return None
    return None if (mine | others) & _WIDE else False


def _words(name: str) -> frozenset[str]:
    """The words of a name; a capital is not its country, as it is where it stands for it."""
    return frozenset(fold(token.text) for token in tokenize(name)) - {"the"}
