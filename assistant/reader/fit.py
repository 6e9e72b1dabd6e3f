"""Question kind and span → whether the span looks like such an answer; question → its words."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from assistant.irregular import BASE
from assistant.reader.question import QuestionKind


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|once"
    r"|twice|no|none|zero|both|a|an|several|many|most|few|all|single|double|percent)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{3,4}s?\b|\b\d{1,2}(?::\d{2}| ?[ap]\.?m\b)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|now|midnight|noon|dawn|dusk|morning|afternoon"
    r"|evening|night|weekend|spring|summer|autumn|fall|winter|christmas|easter|ramadan)\b"
    r"|\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|century|centuries)\b"
    r"|\b(?:before|after|during|until|since|when|while|once|upon|following|later|earlier|soon"
    r"|immediately|ago|early|late|mid|end|beginning|start|time|era|age|war|period|next|last)\b",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|century|centuries|time"
    r"|long|forever|night|overnight|briefly|until|since|life|lifetime)\b|\d",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:^|[\s\"'“(])[A-ZÀ-Þ]")
_PERSON = re.compile(
    r"\b(?:he|she|they|who|people|man|men|woman|women|members?|officials?|police|president"
    r"|minister|king|queen|leaders?|author|workers?|students?|children|residents?|citizens?"
    r"|soldiers?|troops|scientists?|researchers?|company|government|team|group|party|\w+ers?"
    r"|\w+ists?|\w+ians?|\w+ors?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
_STOP = _words(
    "a an the of to in on at for by with from into onto about as and or but if than then that this "
    "these those there here it its he she they them his her their who whom whose what which when "
    "where why how is are was were be been being am do does did done have has had having will "
    "would shall should can could may might must not no yes many much any some such also just very "
    "more most other another same so too because during according please tell me you name list say "
    "said says him we us our i my your ever s t"
)


def span_fit(kind: QuestionKind, text: str) -> float:
    """1.0 if the span looks like what the question wants, -1.0 if not, 0.0 where any may do."""
    good = {
        QuestionKind.WHEN: lambda: _TIME.search(text) is not None or text.strip().isdigit(),
        QuestionKind.NUMBER: lambda: _NUMBER.search(text) is not None,
        QuestionKind.DURATION: lambda: _SPAN_OF_TIME.search(text) is not None,
        QuestionKind.WHO: lambda: _NAME.search(text) or _PERSON.search(text),
    }.get(kind)
    if good is None:
        return 0.0
    return 1.0 if good() else -1.0


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A crude common form: enough to see that "signed" and "signing" are one word."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    word = BASE.get(word, word)
    for ending in ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
    return word


@lru_cache(maxsize=1024)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    words = (word for word in _WORD.findall(text) if word.lower() not in _STOP)
    return frozenset(stem(word) for word in words)


@lru_cache(maxsize=1024)
def name_stems(text: str) -> frozenset[str]:
    """Stems of capitalised words and numbers after the first word: the question's names."""
    words = _WORD.findall(text)
    return frozenset(
        stem(word)
        for number, word in enumerate(words)
        if word.lower() not in _STOP
        and (word[0].isdigit() or (word[0].isupper() and (number or len(words) == 1)))
    )


def coverage(wanted: Set[str], held: Set[str]) -> float:
    """Share (0-1) of the wanted stems that are held; 1.0 when none is wanted.

    Long stems may differ in their ending ("Turkey", "Turkish").
    """
    if not wanted:
        return 1.0
    starts = {word[:4] for word in held if len(word) >= 5}
    hits = sum(word in held or (len(word) >= 5 and word[:4] in starts) for word in wanted)
    return hits / len(wanted)
