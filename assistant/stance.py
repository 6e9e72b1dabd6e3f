# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A party and a sentence in, whether the sentence tells which side that party takes out.

"Lind is in favour", "The chamber is against it": no word of saying, and yet it is what they say.
"""

from __future__ import annotations

import re

from assistant.evidence import Sentence, sentences_of
from assistant.told_by import is_party, is_told_of, speaks

_STANCE = re.compile(
    r"^(?P<who>[^.?!]{2,90}?),? (?:also |has |have |had |strongly |firmly |openly )?"
    r"(?:(?:is|are|was|were|came out|spoke(?: out)?|voted|remains?|stands?|argued) (?:\w+ly )?(?:in fav(?:ou)?r|against|opposed to|for it|open to|sceptical|skeptical|not convinced|divided|behind)"
    r"|favou?rs?|favou?red|back(?:s|ed)|support(?:s|ed)|oppos(?:es|ed)|reject(?:s|ed)|welcom(?:es|ed)|led the opposition|objects?|objected|endorses?|endorsed"
    r"|condemns?|condemned|criticis(?:es|ed)|criticiz(?:es|ed)|disagrees?|disagreed|agrees?|agreed|fears?|feared|prais(?:es|ed))\b",
)
_SHORT = 9  # words of a sentence that hardly says more than the side


def takes_side(party: str, sentence: Sentence) -> bool:
    """Whether the subject of a sentence is a party, and what it is for or against is told."""
    found = _STANCE.match(sentence.text)
    return found is not None and is_party(party, found["who"])


_MOST = 3  # sentences of one account


def account_around(party: str, sentence: Sentence) -> list[Sentence]:
    """A sentence with those beside it, in one paragraph, in which the same party speaks or acts."""
    text = sentence.article.text
    first, last = text.rfind("\n\n", 0, sentence.start) + 1, text.find("\n\n", sentence.end)
    near = sentences_of(sentence.article, first, last if last >= 0 else None)
    at = next((i for i, one in enumerate(near) if one.end > sentence.start), len(near))
    account = [sentence]
    for one in reversed(near[:at]):
        if len(account) < _MOST - 1 and _is_theirs(party, one):
            account.insert(0, one)
        else:
            break
    for one in near[at + 1 :]:
        if len(account) < _MOST and one.start >= sentence.end and _is_theirs(party, one):
            account.append(one)
    return account


def _is_theirs(party: str, sentence: Sentence) -> bool:
    if takes_side(party, sentence) or speaks(party, sentence):
        return True
    return is_told_of(party, sentence)


def is_stance(text: str) -> bool:
    """Whether a sentence tells which side its subject takes."""
    return _STANCE.match(text) is not None


def is_short_stance(text: str) -> bool:
    """Whether a sentence only gives the side: for what, the one before tells."""
    return len(text.split()) <= _SHORT and is_stance(text)
