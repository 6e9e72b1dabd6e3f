"""A phrase led by a word of rank in, the last question with it in the place of its like out.

"Who was named best actress?", "And best actor?": what is best takes the place of what is best.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION

_RANKS = (
    r"best|worst|oldest|youngest|largest|biggest|smallest|longest|shortest|tallest|highest|lowest|deepest|fastest|slowest"
    r"|richest|poorest|strongest|weakest|newest|cheapest|dearest|heaviest|lightest|busiest|nearest|latest|earliest"
    r"|most (?!of\b)[a-z]+|least [a-z]+"
)
_LED = re.compile(rf"(?:the )?(?P<by>{_RANKS}) [a-z]", re.IGNORECASE)
_NO_PART = (
    rf"(?:{AUXILIARY}|{PREPOSITION}|prize|award|title|medal|trophy|and|or|but|who|that|which|when|where|while|if"
    r"|ever|alive|now|today|yet|twice|once|last|this|next|ago|hosted|won)\b"
)
_NOUNS = rf"(?: (?!{_NO_PART})(?-i:[a-z-]+)){{1,3}}"


def of_rank(phrase: str, asked: str) -> str:
    """The question with the phrase for the one of the same rank; empty where there is none.

    Args:
        phrase: What is asked of now: `best actor`.
        asked: The last question.
    """
    led = _LED.match(phrase)
    alike = list(re.finditer(rf"\b{led['by']}{_NOUNS}", asked, re.IGNORECASE)) if led else []
    if len(alike) != 1:
        return ""  # of "best actress and best director" either may be meant
    return asked[: alike[0].start()] + phrase.removeprefix("the ") + asked[alike[0].end() :]
