"""Text as scraped → text in which every character is one a reader sees.

Invisible characters are not only ugly: they hide words from search, and Unicode
tags and bidirectional controls can hide instructions or turn a quote around.
"""

from __future__ import annotations

import re
import unicodedata

# Marks of UTF-8 read as Windows-1252 or Latin-1 ("â€™", "Ã©"). Real text has
# them only by a rare accident, so ftfy is loaded for such text alone.
_MOJIBAKE = re.compile(
    "[ÂÃâãÐÑðï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|вЂ|Р[°-џ]Р|\u00e2\u20ac"
)
_NEWLINES = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# C0/C1 controls, soft hyphen, bidirectional controls, zero-width marks, fillers,
# variation selectors, specials, surrogates left alone, non-characters, Unicode tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)
# Zero-width (non-)joiners shape Persian, Indic and emoji; between Latin letters they only hide.
_JOINER = re.compile(r"(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])")
_ASCII_CLEAN = re.compile(r"[\n\x20-\x7e]*\Z")


def repair_characters(text: str) -> str:
    """Undo mojibake, drop what cannot be seen, and make line breaks and spaces plain.

    Text that is already plain comes back as it is; the result is in NFC and can
    always be encoded as UTF-8.
    """
    # What one pass removes can bring mojibake together, or lie under another layer of it.
    for _ in range(_MOST_PASSES):
        repaired = _repair_once(text)
        if repaired == text:
            break
        text = repaired
    return text


_MOST_PASSES = 8


def _repair_once(text: str) -> str:
    if _ASCII_CLEAN.match(text):
        return text
    text = _PAIR.sub(_join_pair, text)
    text = _NEWLINES.sub("\n", text)
    if _MOJIBAKE.search(text):
        text = _undo_mojibake(text)
    text = _SPACES.sub(" ", text)
    text = _JOINER.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def _join_pair(match: re.Match[str]) -> str:
    return match.group().encode("utf-16", "surrogatepass").decode("utf-16")


def _undo_mojibake(text: str) -> str:
    import ftfy

    # Line by line: one good line must not vouch for, or be changed with, a bad one.
    return "\n".join(
        ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n")
    )
