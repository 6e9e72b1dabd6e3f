"""A sentence in, the sentences that go on with what it begins to list out.

"It found the alarm switched off. It also found a drain blocked.", "Her first reason is buses. The
second is football.", "Four goals: ..." and a sentence for each.
"""

from __future__ import annotations

import re

from assistant.evidence import Sentence, sentences_of

_LATER = r"(?:second|third|fourth|other|last)"
_GOES_ON = re.compile(
    r"(?:(?:It|He|She|They)\b[^,;.]{0,20}?\b(?:also|did|further)\b"
    r"|(?:Another|Others?|Also|Besides|Further|Finally|In addition|Second(?:ly)?|Third(?:ly)?)\b"
    rf"|(?:The|A|Her|His|Its|Their) {_LATER}\b)"
)
_FIRST = re.compile(r"(?:(?:The|Her|His|Its|Their) )?(?:[Ff]irst(?:ly)?|[Oo]ne)\b")
_ORDINAL = re.compile(
    rf"(?:(?:The|Her|His|Its|Their) {_LATER}|Second(?:ly)?|Third(?:ly)?|Finally)\b"
)
_COUNT = r"(?P<count>two|three|four|five|six|[2-6])"
_ANNOUNCES = re.compile(rf"\b{_COUNT} (?:[a-z-]+ ){{0,2}}[a-z-]+s\b", re.IGNORECASE)
_OPENS = re.compile(rf"\b{_COUNT} (?:[a-z-]+ )?[a-z-]+s: \S", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b(?:the|these|those|all|both|his|her|its|their|our|my|your|first|last|next|other)\s+$",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def told_together(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences are the same, or the later one goes on with the list of the earlier."""
    if one == other:
        return True
    if one.article.article_id != other.article.article_id:
        return False
    first, later = (one, other) if one.start < other.start else (other, one)
    between = one.article.text[first.end : later.start]
    if _FIRST.match(first.text):
        return _ORDINAL.match(later.text) is not None
    return not between.strip() and _GOES_ON.match(later.text) is not None


def asked_count(text: str) -> int | None:
    """How many things a text asks for or announces; None where it gives no number."""
    found = _ANNOUNCES.search(text)
    count = found["count"].casefold() if found else ""
    return _NUMBERS.get(count, int(count) if count.isdigit() else 0) or None


def announces(sentence: str) -> bool:
    """Whether a sentence only says how many there are: `She gives two reasons for it`.

    `The two leaders` are known already.
    """
    told = any(not _KNOWN.search(sentence[: m.start()]) for m in _ANNOUNCES.finditer(sentence))
    return told and _OPENS.search(sentence) is None


def members_behind(sentence: Sentence) -> list[Sentence]:
    """The sentences of the paragraph that go on with what `four goals: ...` opens."""
    found = _OPENS.search(sentence.text)
    count = asked_count(sentence.text) if found else None
    if count is None:
        return []
    end = sentence.article.text.find("\n\n", sentence.end)
    stop = end if end >= 0 else len(sentence.article.text)
    behind = [
        s for s in sentences_of(sentence.article, sentence.end, stop) if s.start >= sentence.end
    ]
    return behind[:count]
