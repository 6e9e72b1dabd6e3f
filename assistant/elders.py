# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question which of two people without a name is older in, both ages out of one sentence.

"Which of Moe's parents is the elder, and what are their ages?" names neither; "Ole Moe, 42, and his
wife Ada, 36, are on trial" has both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.ages import ages_told
from assistant.compose import resolved_text
from assistant.evidence import Sentence, passage_sentences
from assistant.matching import in_text, stems_of
from assistant.one_sentence import told_by
from assistant.question import Question
from assistant.records import Answer, Evidence
from assistant.values import name_words

_OLDER = r"(?:older|elder|eldest|oldest)"
_YOUNGER = r"(?:younger|youngest)"
_AND_AGES = r"(?:,? and (?:what (?:are|is|were) (?:the |their )?(?:two )?ages?|how old (?:are|were) (?:they|both)))?"
_ASKS = re.compile(
    r"^(?:(?:and|so) )?(?:of (?:the )?(?:two|both) [^?]{2,60}?, )?(?:which|who)\b(?!.*\bor\b)[^?,]{0,60}?"
    rf"\b(?:is|are|was|were) (?:the )?(?:(?P<older>{_OLDER})|{_YOUNGER})(?: one| of the (?:two|couple|pair)[^?,]{{0,30}})?{_AND_AGES}\s*\?*$"
    rf"|^(?:and )?how old (?:is|was) the (?:(?P<elder>{_OLDER})|{_YOUNGER})(?: of the (?:two )?[^?,]{{2,40}}| (?:brother|sister|one))\s*\?*$",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:two|both|couple|pair|parents|brothers?|sisters?|siblings|twins|spouses|one|of)\b",
    re.IGNORECASE,
)
_MORE_THAN_TWO = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|several|all|\d+)\b", re.IGNORECASE
)
_KIN = re.compile(
    r"\b(?:wife|husband|partner|brother|sister|twin|spouse|widow|cousin|half-(?:brother|sister))\b"
)
_EMPTY = stems_of(
    "older elder eldest oldest younger youngest old age ages one two both brother sister parent"
    " couple pair sibling siblings twin spouse"
)


def asks_elder(text: str) -> bool:
    """Whether the older or younger of two people is asked for who are not both named."""
    asked = _ASKS.search(text) is not None and _TWO.search(text) is not None
    return asked and _MORE_THAN_TWO.search(text) is None


def elder_told(question: Question, evidence: Sequence[Evidence]) -> Answer | None:
    """Who of two is older, or how old that one is; None where no sentence gives two ages.

    Args:
        question: One that `asks_elder`.
        evidence: The passages found, best first.
    """
    asks = _ASKS.search(question.text)
    if asks is None or not asks_elder(question.text):
        return None
    older = bool(asks["older"] or asks["elder"])
    for item in evidence:
        for sentence in passage_sentences(item):
            ages = ages_told(sentence.text)
            if len(ages) != 2 or ages[0][1] == ages[1][1] or not _are_kin(ages, sentence.text):
                continue
            if _is_on(question, sentence):
                return _answer(question, sentence, ages, older=older)
    return None


def _are_kin(ages: Sequence[tuple[str, int]], text: str) -> bool:
    """Whether the two share a family's name, or a word between them says what they are."""
    (first, _), (second, _) = ages
    between = text[text.find(first) + len(first) : text.find(second)]
    shared = first.split()[-1] == second.split()[-1] and " " in first and " " in second
    return shared or _KIN.search(between) is not None


def _is_on(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence and its article speak of all that the question names."""
    held = stems_of(f"{sentence.article.title} {sentence.article.text}")
    own = stems_of(sentence.text)
    names = [stems_of(name) for name in question.names]
    asked = [stem for stem in question.stems if stem not in _EMPTY]
    near = not names or any(in_text(stem, own) for name in names for stem in name)
    return near and bool(asked) and all(in_text(stem, held) for stem in asked)


def _answer(
    question: Question, sentence: Sentence, ages: Sequence[tuple[str, int]], *, older: bool
) -> Answer:
    (first, mine), (second, theirs) = ages
    first, second = _with_family(first, second), _with_family(second, first)
    elder, younger = ((first, mine), (second, theirs))
    if theirs > mine:
        elder, younger = younger, elder
    name, age = elder if older else younger
    asks_age = re.match(r"\W*(?:and )?how old\b", question.text, re.IGNORECASE)
    short = f"{age} ({name})" if asks_age else name
    both = f"{elder[0]} is {elder[1]}, {younger[0]} {younger[1]} [1]."
    text = f"{short} [1]\n\n{both} {resolved_text(sentence)} [1]"
    return told_by(sentence, question.text, short, text, confidence=_SURE)


_SURE = 0.8


def _with_family(name: str, other: str) -> str:
    """`Kevin` beside "Rudi Stassart" is Kevin Stassart."""
    given, whole = name.split(), other.split()
    alone = len(given) == 1 and len(whole) > 1 and len(name_words(other)) > 1
    return f"{name} {whole[-1]}" if alone else name
