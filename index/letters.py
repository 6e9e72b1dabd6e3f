"""A pattern that spells its letters `A-Z` and `a-z` in, one for every Latin alphabet out.

`re` has no class of capital letters, and Łódź, Émile, Şahin and Škoda begin with none of `[A-Z]`.
Patterns are written with plain ranges and compiled here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Latin-1 Supplement, Latin Extended-A, Azeri schwa, Vietnamese horns, Romanian commas, Vietnamese
# tones: what living languages of news write. A longer class takes longer to compile.
_BLOCKS = (
    range(0x00C0, 0x0180),
    (0x018F, 0x0259, 0x01A0, 0x01A1, 0x01AF, 0x01B0),
    range(0x0218, 0x021C),
    range(0x1EA0, 0x1EFA),
)


def _of_category(category: str) -> str:
    letters = (chr(code) for block in _BLOCKS for code in block)
    return "".join(letter for letter in letters if unicodedata.category(letter) == category)


CAPITALS = f"A-Z{_of_category('Lu')}"
"""The inside of a character class: every capital letter of a Latin alphabet."""
SMALL = f"a-z{_of_category('Ll')}"
"""The inside of a character class: every small letter of a Latin alphabet."""


@lru_cache(maxsize=2048)
def widened(pattern: str) -> str:
    """The pattern with every Latin capital for `A-Z` and every small letter for `a-z`."""
    return pattern.replace("A-Z", CAPITALS).replace("a-z", SMALL)


def compile_latin(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern whose `A-Z` and `a-z` stand for the letters of every Latin alphabet.

    Args:
        pattern: As for `re.compile`; the two ranges may stand in any of its classes.
        flags: As for `re.compile`.
    """
    return re.compile(widened(pattern), flags)
