# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question in, what it asks for out: its kind, the type of its answer, its words and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.expects import Expects, expected_by
from assistant.kinds import Kind, kind_of
from assistant.limits import NO_LIMITS, Limits
from assistant.restrict import Period, asks_for_news, find_period
from assistant.words import Token, content_stems, is_stop, tokenize
from index.letters import compile_latin


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A standalone question, analysed.

    `stems` are its topic words in comparable form, names first not assumed;
    `names` its capitalised runs; `unit` is what a "how many" counts. `period`
    restricts it to articles of those days, where it says so; `source` is who it is
    to be according to. Of two things that are compared, `of_two` gives the one asked about
    and the other; `excluded` holds what is asked besides. `told_on` is the day of the reports that
    are to answer: a weekday, "first" or "last"; `in_full` wants all that is said in one place.
    `untold` is a value known to be told of something else; empty for none. `is_part` tells that it
    is asked as one of several. `limits` are those it was asked with, its own period included.
    """

    text: str
    kind: Kind
    expects: Expects
    tokens: tuple[Token, ...]
    stems: tuple[str, ...]
    names: tuple[str, ...]
    unit: tuple[str, ...] = ()
    speaker: str | None = None
    source: str | None = None
    of_two: tuple[str, str] | None = None
    excluded: tuple[str, ...] = ()
    told_on: str = ""
    in_full: bool = False
    untold: str = ""
    is_part: bool = False
    period: Period | None = None
    limits: Limits = NO_LIMITS


_SHORTENED = re.compile(
    r"^(who|what|where|when|how)['’]?s\b(?! (?:been|got|become|won|gone|happened|\w+ed)\b)",
    re.IGNORECASE,
)


def spelt_out(text: str) -> str:
    """`What's her name?` → `What is her name?`."""
    return _SHORTENED.sub(r"\1 is", text)


def analyse(text: str, limits: Limits = NO_LIMITS) -> Question:
    """Read a standalone question; keywords alone are a question for a value."""
    text = spelt_out(text)
    period = find_period(text, limits.as_of, limits.today)
    tokens = tokenize(text)
    told = period is not None and period.strict and asks_for_news(text)
    # Who is said to tell it changes nothing of what is asked.
    kind = Kind.GIST if told else kind_of(_ACCORDING_LAST.sub("", text))
    expects = expected_by(text, kind)
    return Question(
        text=text,
        kind=kind,
        expects=expects,
        tokens=tuple(tokens),
        stems=tuple(content_stems(tokens)),
        names=tuple(find_names(text, skip_first=True)),
        unit=_unit(text) if expects is Expects.NUMBER else (),
        speaker=_speaker(text) if kind is Kind.STATEMENT else None,
        source=_source(text),
        excluded=_excluded(text),
        period=period,
        limits=limits.within(period.since, period.until) if period and period.strict else limits,
    )


def _unit(text: str) -> tuple[str, ...]:
    """Stems of the nouns after "how many": what the number must count."""
    match = re.search(r"\bhow (?:many|much)\s+|\bnumber of\s+", text, re.IGNORECASE)
    if match is None:
        return ()
    kept: list[Token] = []
    for token in tokenize(text[match.end() :])[:5]:
        if token.text.casefold() in _UNIT_ENDS or (kept and token.text.endswith("ed")):
            break
        if len(kept) > 1 and token.text.casefold() in _OBJECT_OPENS and _is_verb(*kept[-2:]):
            kept.pop()  # "troops guard the posts": the verb before its object
            break
        kept.append(token)
    return tuple(content_stems(kept))


_UNIT_END_WORDS = """
did do does was were are is has have had will would can could in of on at from to there by with
for that who which be been left remain
"""
_UNIT_ENDS = frozenset(_UNIT_END_WORDS.split())
_OBJECT_OPENS = frozenset(["the", "his", "her", "its", "their"])
_SEVERAL = re.compile(
    r"(?:[a-z-]{2,}(?<!s)s|people|men|women|children|police|staff)$", re.IGNORECASE
)


def _is_verb(noun: Token, word: Token) -> bool:
    """Whether a word behind a noun in the plural may be what they do: `troops guard`."""
    return bool(_SEVERAL.match(noun.text)) and not word.text.endswith("s")


_SPEAKER = re.compile(
    r"\b(?:did|does|do|has|have|was|were)\s+(?P<name>.{2,60}?)\s+(?:say|claim|tell|think|call|describe"
    r"|accuse|warn|promise|pledge|demand|announce|state|suggest|argue|ask|believe|predict|deny|respond"
    r"|reply|comment|add|declare|explain|remark|joke|complain|admit|insist|allege|assert|contend|maintain"
    r"|react|said|told|claimed|called|described)\b"
    r"|\b(?:is|was|were)\s+(?P<owner>.{2,60}?)(?:'s|’s|s')\s",
    re.IGNORECASE,
)


def _speaker(text: str) -> str | None:
    match = _SPEAKER.search(text)
    if match is None:
        return None
    name = (match["name"] or match["owner"]).strip()
    return name if not is_stop(name) else None


_ACCORDING = re.compile(r",?\s*\b[Aa]ccording to (?:the |an? )?([^,?]{2,60})")


_ACCORDING_LAST = re.compile(rf"{_ACCORDING.pattern}(?=\s*\??$)")


def _source(text: str) -> str | None:
    match = _ACCORDING.search(text)
    return match[1].strip() if match else None


def without_source(text: str) -> str:
    """A question without the `according to ...` of it."""
    return _ACCORDING.sub("", text, count=1).strip(" ,")


_BESIDES = re.compile(
    r"\b(?:besides|apart from|aside from|other than|except(?: for)?|in addition to|not counting)\s+"
    r"(?P<what>[^,?]+)",
    re.IGNORECASE,
)


def known_besides(text: str) -> frozenset[str]:
    """Stems of a thing that is known already: of the `car ban` of "Apart from the car ban, what …?"."""
    match = _BESIDES.search(text)
    if match is None or find_names(f"- {match['what']}"):
        return frozenset()
    return frozenset(content_stems(tokenize(match["what"])))


def _excluded(text: str) -> tuple[str, ...]:
    """Names that are known already: the Moscow of "Which states besides Moscow …?"."""
    match = _BESIDES.search(text)
    return tuple(find_names(match["what"])[:1]) if match else ()


# A full stop ends a name unless it belongs to an initial or an abbreviation.
_NAME_WORD = r"(?:(?:[A-Z]\.)+(?:[A-Z]\b)?|(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof)\.|(?:[ae]l-)?[A-Z][\w’'-]*)"
_NAME = compile_latin(
    rf"(?<![\w.]){_NAME_WORD}(?:[ \t]+(?:(?:of|the|de|la|al|bin|von|van|and the|for)[ \t]+){{0,2}}"
    rf"(?:{_NAME_WORD}|\d+\b))*"
)
_NOT_NAME_WORDS = """
Nobody Somebody Everybody Everyone Anyone Nothing Dozens Hundreds Thousands Many Several Some Most Few
Although However While Despite Because Political It They He She We You This That These Those There One
Two Three Four Five Also Then Now Earlier Later Yes No Not As With Under Over Between Both Each Still
When Where Who What Why How Which Whose Whom Did Do Does Is Are Was Were Has Have Had Can Could
Will Would Should The A An In On At And But So List Name Tell Compare Give Show According By For
From If I Please Explain Describe After Before Since During About
"""
_NOT_NAMES = frozenset(_NOT_NAME_WORDS.split())


def find_names(text: str, *, skip_first: bool = False) -> list[str]:
    """Capitalised runs, in order: people, places, organisations as they are written.

    Args:
        text: Text in English, normal case.
        skip_first: Whether the first word's capital says nothing (a question's).
    """
    names: list[str] = []
    for match in _NAME.finditer(text):
        words = match.group().strip("'’- ").split()
        while words and (words[0] in _NOT_NAMES or (match.start() == 0 and is_stop(words[0]))):
            words = words[1:]
        if match.start() == 0 and skip_first and len(words) == 1 and not words[0].isupper():
            # One capitalised word that opens a question is a name only if it is no verb or noun
            # of asking; lower-case spellings elsewhere cannot tell, so it is kept as a word.
            words = words if len(words[0]) > 3 else []
        if words and words[0][:1].isalpha():
            names.append(re.sub(r"['’]s?$", "", " ".join(words)))
    return names
