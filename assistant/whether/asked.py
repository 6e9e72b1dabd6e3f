"""A yes/no question in, its parts out: who does what to whom, or what is said to be what.

Read from word order and the forms of verbs: between the auxiliary and the verb stands the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.verbs import (
    base_form,
    is_ing,
    is_participle,
    is_plain,
    words_in,
)
from assistant.whether.parts import HAVE
from assistant.whether.senses import SYMMETRIC, deed_in

OPENING = re.compile(
    r"^(?:(?:and|so|but|then|also|ok|okay|well|is it true that|is it right that)[, ]+)+",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"(?P<aux>{AUXILIARY})(?:n['’]t)?\s+(?P<body>.+?)\s*\??$", re.IGNORECASE)
_DENYING = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|without)\b|n['’]t\b", re.IGNORECASE
)
IDLE = words_in("ever really actually already still also finally yet indeed currently now")
_BEFORE_NOUN = words_in(
    "the a an any some all both each every no this that these those his her its their"
    " our my your of in on at to from for with by about over under against between"
    " into most more many"
)
_BE = frozenset(["is", "are", "was", "were"])


class Time(StrEnum):
    """When a question wants to know of a deed."""

    PAST = "did it happen"
    PRESENT = "does it happen"
    FUTURE = "will it happen"
    ABLE = "can it happen"


TIMES = {
    **dict.fromkeys(("did", "was", "were", "had", "has", "have"), Time.PAST),
    **dict.fromkeys(("do", "does", "is", "are"), Time.PRESENT),
    **dict.fromkeys(("will", "would"), Time.FUTURE),
    **dict.fromkeys(("can", "could", "may"), Time.ABLE),
}


_LEADS_ON = {
    **dict.fromkeys(("going to", "set to", "due to", "about to", "scheduled to"), Time.FUTURE),
    **dict.fromkeys(("allowed to", "able to", "permitted to", "free to"), Time.ABLE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whether:
    """A yes/no question taken apart.

    `predicate` are the words from the verb on (from the adjective on, where something *is*
    something); `verb` is empty there. `object` is what the verb is done to, `before` and
    `after` what stands on both sides of it in the predicate.
    """

    auxiliary: str
    time: Time
    subject: str
    predicate: str
    verb: str = ""
    passive: bool = False
    before: str = ""
    object: str = ""
    after: str = ""
    then: str = ""
    """What is wanted, planned or promised: the `acquire` of "want to acquire"."""

    @property
    def base(self) -> str:
        """The verb in its plain form."""
        plain = self.auxiliary not in _BE | HAVE and not self.before.startswith(("be ", "been "))
        return self.verb if plain else base_form(self.verb)


def take_whether(question: str) -> Whether | None:
    """Take a question apart; None for one that no plain auxiliary opens, or a denied one."""
    text = OPENING.sub("", question.strip())
    match = _ASKS.match(text)
    if match is None or _DENYING.search(match["body"]):
        return None
    auxiliary = match["aux"].casefold()
    time = TIMES.get(auxiliary)
    words = [word for word in match["body"].split() if word.casefold() not in IDLE]
    compares = "than" in words and auxiliary not in _BE
    if time is None or len(words) < 2 or compares or words[0].casefold() == "there":
        return None
    at = _verb_at(words, auxiliary)
    if at is None:
        return _being(auxiliary, time, words) if auxiliary in _BE else None
    subject, predicate = " ".join(words[:at]), words[at:]
    helpers = 0
    while helpers + 1 < len(predicate) and predicate[helpers] in ("been", "be", "being"):
        helpers += 1
    verb = predicate[helpers]
    if " ".join(predicate[helpers : helpers + 2]) in _LEADS_ON and helpers + 2 < len(predicate):
        time = _LEADS_ON[" ".join(predicate[helpers : helpers + 2])]
        helpers += 2
        verb = predicate[helpers]
    passive = (auxiliary in _BE or helpers > 0) and is_participle(verb)
    taken = len(deed_in(base_form(verb), " ".join(predicate[helpers + 1 :])).split())
    before, thing, after = _object(predicate[helpers + taken :], passive=passive)
    before = [*predicate[helpers + 1 : helpers + taken], *before]
    pair = subject.split(" and ")
    if base_form(verb) in SYMMETRIC and len(pair) == 2 and (before or not thing):
        # "Did Moe and Berg meet in Kolm?" asks whether Moe met Berg there.
        subject, before, thing, after = pair[0], [], pair[1].split(), [*before, *thing, *after]
    return Whether(
        auxiliary=auxiliary,
        time=time,
        subject=subject,
        predicate=" ".join(predicate),
        verb=verb,
        passive=passive,
        before=" ".join([*predicate[: helpers + 1], *before]),
        object=" ".join(thing),
        after=" ".join(after),
        then=before[-1] if len(before) > 1 and before[-2] == "to" else "",
    )


def _verb_at(words: Sequence[str], auxiliary: str) -> int | None:
    """Where the verb group begins behind the subject."""
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        if not word.islower() or before.casefold() in _BEFORE_NOUN or re.search(r"['’]s?$", before):
            continue
        if word in ("been", "be", "being"):
            return at
        if auxiliary in _BE or auxiliary in HAVE:
            if is_participle(word) or (auxiliary in _BE and is_ing(word)):
                return at
        elif is_plain(word):
            return at
    if auxiliary in _BE or auxiliary in HAVE:
        return None
    return next(
        (at for at in range(1, len(words)) if words[at].islower() and _opens_object(words, at + 1)),
        None,
    )


def _opens_object(words: Sequence[str], at: int) -> bool:
    if at >= len(words) or words[at].casefold() in _BEFORE_NOUN or not words[at].islower():
        return True
    return words[at] in _HOW_IT_ENDS


_HOW_IT_ENDS = words_in(
    "guilty innocent bankrupt insolvent missing public silent calm alone alive home ill sick"
)
"""What follows a verb without an article: `plead guilty`, `go bankrupt`, `stay silent`."""


_COMPLEMENT = re.compile(
    rf"(?<=\w)\s(?=(?:an?|the|part|free of|{PREPOSITION}|inside|outside|near)\s)", re.IGNORECASE
)


_BEFORE_ITS_NOUN = words_in(
    "of in on at to by from for with over under between against after before during into about"
    " across behind among near outside inside beyond beside along and or both all half"
)


def _two_nouns(words: Sequence[str]) -> list[str]:
    """`Anna Lind` and `the head of the bank`: a noun that follows another says what it is."""
    for at in range(1, len(words)):
        here, before = words[at].casefold(), words[at - 1].casefold()
        named = here in ("a", "an", "the") or words[at : at + 2] == ["part", "of"]
        if named and before not in _BEFORE_ITS_NOUN:
            return [" ".join(words[:at]), " ".join(words[at:])]
    return []


def _being(auxiliary: str, time: Time, words: Sequence[str]) -> Whether | None:
    """`the water safe to drink`, `Turkey a member of the club`, `the lives in danger`."""
    body = _without_date(" ".join(words))
    if " than " in body:
        subject, _, predicate = body[: body.index(" than ")].rpartition(" ")
        predicate = f"{predicate}{body[body.index(' than ') :]}"
    else:
        last = body.rsplit(" ", 1)
        called = _two_nouns(body.split())
        parts = called or _COMPLEMENT.split(body, maxsplit=1)
        adjective = (
            not called
            and len(last) == 2
            and last[1].islower()
            and last[0].split()[-1].casefold() not in _BEFORE_NOUN
        )
        if adjective:
            subject, predicate = last
        elif len(parts) == 2:
            subject, predicate = parts
        else:
            subject, predicate = last[0], last[-1]
    if not subject or not predicate:
        return None
    return Whether(auxiliary=auxiliary, time=time, subject=subject, predicate=predicate)


def _object(words: Sequence[str], *, passive: bool) -> tuple[list[str], list[str], list[str]]:
    """What is before, in and behind the object of a verb, a preposition of the verb's included."""
    start = 0
    if words and re.fullmatch(rf"{PREPOSITION}|up|off|out|down|away|as", words[0]):
        start = 1
    if passive and not (start and words[0] == "by"):
        return [], [], list(words)
    if start and words[0] == "to" and len(words) > 1 and is_plain(words[1]):
        start = 2
    end = start
    while end < len(words):
        if (
            end > start
            and re.fullmatch(rf"{PREPOSITION}|that|which|who|because|when|if|than|as", words[end])
            and words[end] != "of"
        ):
            break
        end += 1
    phrase = _without_date(" ".join(words[start:end])).split()
    return list(words[:start]), phrase, list(words[start + len(phrase) :])


def _without_date(phrase: str) -> str:
    """A phrase without the day at its end."""
    dates = find_dates(phrase)
    if not dates or dates[-1].end < len(phrase) - 1:
        return phrase
    return re.sub(rf"\s*\b{PREPOSITION}\s*$", "", phrase[: dates[-1].start]).strip()
