"""Words that stand before a whole question in, whether they hold for each of its parts out.

"In the war, which side does Tolm back and which does Vik?" asks both of the war. Of "In 2019, who
won, and who won in 2020?" only the first is asked of 2019.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import PREPOSITION, WH
from assistant.dates import find_dates
from index.letters import compile_latin

_LED = compile_latin(
    rf"^(?P<lead>(?:according to|{PREPOSITION}) (?:(?!\b{WH})[^,?]){{2,60}}), "
    rf"(?P<rest>{WH}[^?]+\??)$",
    re.IGNORECASE,
)
_MERE_TURN = re.compile(
    r"(?:by the (?:way|by)|for (?:example|instance)|of course|to be (?:clear|sure|fair|honest)"
    r"|on (?:the (?:other|one) hand|balance)|in (?:short|fact|general|addition|other words)"
    r"|after all|at (?:least|last)|to (?:begin|start) with)$",
    re.IGNORECASE,
)
_OF_ITS_OWN = compile_latin(
    rf"\b(?:now|today|then|later|since|before|afterwards)\b|\d|\b(?i:{PREPOSITION}) (?:the )?[A-Z]"
)


def led(question: str) -> tuple[str, str] | None:
    """What stands before a question, and the question; None where nothing does.

    Args:
        question: One question on one line: two that stand one behind the other have no one lead.
    """
    match = _LED.match(question)
    if match is None or _MERE_TURN.match(match["lead"]):
        return None
    rest = match["rest"]
    return match["lead"], f"{rest[:1].upper()}{rest[1:]}"


def holds_for(parts: Sequence[str]) -> bool:
    """Whether what stands before the whole holds for all parts: none has its own time or place."""
    return not any(_OF_ITS_OWN.search(part) or find_dates(part) for part in parts)


def behind(lead: str, part: str) -> str:
    """The part as it stands behind the lead: `In the war, which side does Vik back?`."""
    return f"{lead}, {part[:1].lower()}{part[1:]}" if part else ""
