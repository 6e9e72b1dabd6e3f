# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question with whose word it is told last in, the same as an "according to" out.

"Why do they leave, says Lind?", "in Lind's account?", "as the Ledger tells it?".
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION, WH
from index.letters import compile_latin

_SOMEBODY = r"(?:(?:the |an? )[^,?]{2,60}?|[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*){0,3})"
_TOLD_BY = compile_latin(
    rf", (?:says (?P<who>{_SOMEBODY})|(?:in|by|on) (?P<whose>{_SOMEBODY}?)(?:['’]s|(?<=s)['’])"
    r" (?:account|telling|view|opinion|version|words|reading|reckoning|estimate)"
    rf"|as (?P<teller>{_SOMEBODY}) (?:explains?|tells?|puts?|describes?|sees?|explained|told|put|described|saw) (?:it|them|this))\s*\?*$"
)
_ASKING_WORD = re.compile(
    rf"(?:and |so |but )?(?:{PREPOSITION} )?(?:{WH}|{AUXILIARY})\b", re.IGNORECASE
)
_WHAT_IS = compile_latin(
    r"what (?:is|are) (?:an? [\w-]+(?: [\w-]+)?|(?!(?:wrong|right|next|left|needed|missing|true|new|best"
    r"|worst|more|most|good|bad|important|different|our|my|your|his|her|its|their|this|that)\b)[\w-]+),",
    re.IGNORECASE,
)
"""What a word means, one sentence says, whoever says it."""


def with_teller(text: str) -> str:
    """The question with `according to …` at its end; any other text as it is.

    What a word means does not hang on who says it: there they are left out.
    """
    if not _ASKING_WORD.match(text):
        return text
    return _TOLD_BY.sub("?" if _WHAT_IS.match(text) else _according, text)


def _according(match: re.Match[str]) -> str:
    return f", according to {match['who'] or match['whose'] or match['teller']}?"
