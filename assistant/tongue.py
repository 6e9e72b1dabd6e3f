"""A refusal and its question in, the refusal of a question in another language out.

The built-in reader reads English. "Quand le cessez-le-feu devait-il commencer ?" finds nothing, and
that no article tells of a "cessez-le-feu" would mislead.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from spellchecker import SpellChecker

from assistant.records import Answer, Outcome
from assistant.spelling import english_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LANGUAGES = {
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}
_LEAST_WORDS = 3
_MOST_ENGLISH = 0.75  # share of its words that English has, too: "die", "alto", "in", "plan"
_AHEAD = 0.3  # by which the other language has a larger share of its words


def with_language(answer: Answer, asked: str) -> Answer:
    """Say in a refusal that the question does not seem to be English."""
    if answer.outcome is not Outcome.ABSTAINED:
        return answer
    language = other_language(asked)
    if language is None:
        return answer
    reason = (
        f"The question seems to be in {language}; the built-in reader reads English only. Ask in"
        " English, or set up a language model (`dateline doctor` tells how)."
    )
    return replace(answer, text=reason, reason=reason, nearest=())


def other_language(text: str) -> str | None:
    """The language of a question that is not English; None for English and where it is unclear.

    Dictionaries of other languages are opened only where English lacks many of the words, names
    apart: it takes two seconds.
    """
    found = [match.group() for match in _WORD.finditer(text)]
    words = [word.casefold() for word in found]
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if letters and latin < len(letters) / 2:
        return "another script"
    if len(words) < _LEAST_WORDS:
        return None
    # No dictionary has the names, and a question may be nearly all names.
    plain = [word.casefold() for word in found[:1] + [w for w in found[1:] if w.islower()]]
    english = _share(words, english_words())
    if max(english, _share(plain, english_words())) > _MOST_ENGLISH:
        return None
    shares = {
        name: _share(words, SpellChecker(language=code, distance=1))
        for code, name in _LANGUAGES.items()
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= english + _AHEAD else None


def _share(words: Sequence[str], known: SpellChecker) -> float:
    """How many of the words a dictionary has."""
    parts = [word for whole in words for word in re.split(r"['’-]", whole)]
    return sum(len(word) > 1 and word in known for word in parts) / len(parts)
