"""Text to comparable words: SQuAD normalisation, and looser token sequences."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans(dict.fromkeys(string.punctuation + "“”‘’«»–—…"))
_TYPOGRAPHIC = str.maketrans(
    {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u2011": "-", "\u00a0": " "}
)
_TOKEN = re.compile(r"\w+(?:[.,:']\w+)*", re.UNICODE)
_MARKER = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")


def normalise_answer(text: str) -> str:
    """Lower-case, drop punctuation and the words a, an, the; one space between words.

    Source:
        `normalize_answer` of the SQuAD evaluation script (Rajpurkar et al., EMNLP
        2016, doi:10.18653/v1/D16-1264), which drops ASCII punctuation; typographic
        quotes and dashes are dropped here as well.
    """
    plain = text.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", plain).split())


def fold(text: str) -> str:
    """Fold case, accents and typographic marks: `Müller’s` and `muller's` are one."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHIC))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()


def tokens(text: str) -> list[str]:
    """Folded words and numbers in order; possessive 's and articles are dropped."""
    found = (match.group() for match in _TOKEN.finditer(fold(text).replace("'s", "")))
    return [token for token in found if token not in {"a", "an", "the"}]


def contains_sequence(haystack: Sequence[str], needle: Sequence[str]) -> bool:
    """Whether `needle` occurs in `haystack` as consecutive items; False when empty."""
    size = len(needle)
    if not size:
        return False
    return any(
        list(haystack[at : at + size]) == list(needle) for at in range(len(haystack) - size + 1)
    )


def strip_markers(text: str) -> str:
    """Drop citation markers such as `[1]` or `[1, 2]`, with the space before them."""
    return _MARKER.sub("", text)


def strip_quotes(text: str) -> str:
    """Drop what stands in double quotation marks: quoted words are not the answer's own."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", " ", text)
