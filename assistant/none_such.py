"""A value and a question for one of a kind in, whether it can be none of that kind out.

"Which hospital?" asks for a name, which "the emergency department" is not; no firm is
"illustrator Ann Lee", no prison a Crown Court; and the militia of one country is no other country.
"""

from __future__ import annotations

import re

from assistant.matching import stems_of
from assistant.places import is_country, is_nationality
from assistant.words import fold, tokenize
from index.letters import compile_latin

_ASKS_BODY = re.compile(
    r"(?:(?:in|at|to|by|from|with|for|under) )?(?:what|which) (?:[\w-]+ )?"
    r"(?:hospital|clinic|publisher|bank|university|newspaper|airline|church|museum|regiment"
    r"|record label|orchestra|theatre|law firm|charity)\b",
    re.IGNORECASE,
)
_PERSON_BY_JOB = compile_latin(
    r"(?:the )?[a-z-]+(?:er|or|ist|man|woman|ian) [A-Z][\w’'-]+ [A-Z][\w’'-]+$"
)
_OF_NATION = compile_latin(
    r"(?:[Ww]hat|[Ww]hich) (?P<nation>[A-Z][a-z]+) (?P<kind>[a-z-]+)(?![\w’'-])"
)
_MAY_BE_NATION = frozenset(
    ["country", "nation", "state", "ally", "neighbour", "neighbor", "partner", "rival", "enemy"]
)


_KINDS = (
    "prison jail gaol penitentiary",
    "court courthouse tribunal",
    "hospital clinic infirmary hospice",
    "school college university academy institute polytechnic conservatoire",
    "airport airfield",
    "hotel hostel",
)
"""Kinds whose names end with what they are; a theatre may be called Drury Lane."""
_KIND_OF = {word: at for at, kind in enumerate(_KINDS) for word in kind.split()}
_ASKS_KIND = re.compile(
    rf"\b(?:which|what) (?:[a-z-]+ )?(?P<kind>{'|'.join(_KIND_OF)})\b"
    r"(?! (?:[a-z-]+ )?(?:of|official|name)\b)",
    re.IGNORECASE,
)
_AT = re.compile(r",| (?:in|at|of|near|on|for)\b")


def _is_of_other_kind(text: str, question: str) -> bool:
    """Whether a value says itself that it is another kind of institution than is asked for."""
    asked = _ASKS_KIND.search(question)
    words = tokenize(_AT.split(text.strip())[0])
    if asked is None or not words:
        return False
    kind, last = _KIND_OF[asked["kind"].casefold()], fold(words[-1].text)
    told = _KIND_OF.get(last)
    return (told is not None and told != kind) or (kind in _NO_STREETS and last in _STREETS)


_NO_STREETS = frozenset([_KIND_OF["prison"], _KIND_OF["court"]])
"""Prisons and courts; schools and hotels may be called by their street."""
_STREETS = frozenset(
    ["street", "row", "road", "avenue", "lane", "close", "drive", "terrace", "crescent", "alley"]
)


def is_none_such(text: str, question: str) -> bool:
    """Whether a value has no name where a body is asked for, or is of another kind or nation."""
    if _is_of_other_kind(text, question):
        return True
    if _ASKS_BODY.match(question) and not _is_body(text):
        return True
    asked = _OF_NATION.match(question)
    if asked is None or asked["kind"] in _MAY_BE_NATION or not is_nationality(asked["nation"]):
        return False
    return is_country(text) and not stems_of(text) & stems_of(asked["nation"])


def _is_body(text: str) -> bool:
    return any(token.is_name for token in tokenize(text)) and not _PERSON_BY_JOB.match(text)
