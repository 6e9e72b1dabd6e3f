"""Spellings of one name → one key, so that Hifter finds Haftar.

Names from other scripts reach English in several spellings that differ in their
vowels and doubled letters. The key of a name is its consonants, with those that
are written in more than one way folded together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_NAME = re.compile(r"\b[^\W\d_][^\W\d_'’]{4,}")
_FOLDS = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("sch", "sh"))
_LETTERS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "w"})
_VOWELS = re.compile(r"[aeiouyh'’]")
_DOUBLED = re.compile(r"(.)\1+")
SHORTEST_KEY = 4
"""Letters of the shortest key that is used: shorter ones meet too many other words."""
PREFIX = "zq"
"""Sets keys apart from words in the index."""


def skeleton(word: str) -> str | None:
    """Fold a name to its consonants, or None when too little of it is left.

    The first letter stays when it is a vowel, so that Iran and Ron differ.
    """
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for spelling, fold in _FOLDS:
        plain = plain.replace(spelling, fold)
    plain = plain.translate(_LETTERS)
    key = plain[:1] + _VOWELS.sub("", plain[1:])
    key = _DOUBLED.sub(r"\1", key)
    return PREFIX + key if len(key) >= SHORTEST_KEY and key.isascii() and key.isalpha() else None


def skeletons(text: str) -> list[str]:
    """Keys of the capitalised words of a text, each once, in order of appearance."""
    return list(dict.fromkeys(_keys(text)))


def _keys(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        word = match.group()
        if word[0].isupper() and (key := skeleton(word)) is not None:
            yield key
