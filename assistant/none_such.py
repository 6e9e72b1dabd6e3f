"""A value and a question for one of a kind in, whether it can be none of that kind out.

"Which hospital?" asks for a name, which "the emergency department" is not; no firm is
"illustrator Ann Lee"; and the militia of one country is no other country.
"""

from __future__ import annotations

import re

from assistant.matching import stems_of
from assistant.places import is_country, is_nationality
from assistant.words import tokenize
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


def is_none_such(text: str, question: str) -> bool:
    """Whether a value has no name where a body is asked for, or names a person or other nation."""
    if _ASKS_BODY.match(question) and not _is_body(text):
        return True
    asked = _OF_NATION.match(question)
    if asked is None or asked["kind"] in _MAY_BE_NATION or not is_nationality(asked["nation"]):
        return False
    return is_country(text) and not stems_of(text) & stems_of(asked["nation"])


def _is_body(text: str) -> bool:
    return any(token.is_name for token in tokenize(text)) and not _PERSON_BY_JOB.match(text)
