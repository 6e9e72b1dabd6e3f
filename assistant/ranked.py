"""A phrase led by a word of rank in, the last question with it in the place of its like out.

"Who was named best actress?", "And best actor?": what is best takes the place of what is best.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION

_LED = re.compile(
    r"(?:the )?(?P<by>best|worst|[a-z]{3,}est|(?:most|least) [a-z]+) [a-z]", re.IGNORECASE
)
_NO_PART = rf"(?:{AUXILIARY}|{PREPOSITION}|prize|award|title|medal|trophy)\b"
_NOUNS = rf"(?: (?!{_NO_PART})[a-z-]+){{1,3}}"


def of_rank(phrase: str, asked: str) -> str:
    """The question with the phrase for the one of the same rank; empty where there is none.

    Args:
        phrase: What is asked of now: `best actor`.
        asked: The last question.
    """
    led = _LED.match(phrase)
    alike = led and re.search(rf"\b{led['by']}{_NOUNS}", asked, re.IGNORECASE)
    return asked.replace(alike.group(), phrase.removeprefix("the "), 1) if alike else ""
