# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question in, what it asks for out: its kind, the type of its answer, its words and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.limits import NO_LIMITS, Limits
from assistant.restrict import Period, find_period
from assistant.words import Token, content_stems, is_stop, tokenize


class Kind(StrEnum):
    """What shape of answer a question asks for."""

    VALUE = "value"
    LIST = "list"
    REASON = "reason"
    YES_NO = "yes or no"
    STATEMENT = "what somebody said"
    SPEAKER = "who said it"
    COMPARISON = "comparison"
    DEFINITION = "definition"
    MENTIONS = "which articles mention it"
    PUBLISHED = "when an article was published"
    REPORTED_BY = "who reported it"


class Expects(StrEnum):
    """What type of value answers."""

    DATE = "date"
    NUMBER = "number"
    MONEY = "sum of money"
    DURATION = "duration"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    CLAUSE = "clause"
    ANY = "anything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A standalone question, analysed.

    `stems` are its topic words in comparable form, names first not assumed;
    `names` its capitalised runs; `unit` is what a "how many" counts. `period`
    restricts it to articles of those days, where it says so; `source` is who it is
    to be according to. Of two things that are compared, `of_two` gives the one asked about
    and the other. `limits` are those it was asked with, its own period included.
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
    period: Period | None = None
    limits: Limits = NO_LIMITS


_SHORTENED = re.compile(r"^(who|what|where|when|how)s\b", re.IGNORECASE)


def analyse(text: str, limits: Limits = NO_LIMITS) -> Question:
    """Read a standalone question; keywords alone are a question for a value."""
    text = _SHORTENED.sub(r"\1 is", text)
    period = find_period(text, limits.as_of)
    tokens = tokenize(text)
    kind = _kind(text)
    expects = _expects(text, kind)
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
        period=period,
        limits=limits.within(period.since, period.until) if period and period.strict else limits,
    )


_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.PUBLISHED,
        r"\bwhen (?:was|were|is|did) (?:it|this|that|(?:the|this|that) (?:article|report|story|piece|"
        r"interview)\b.*|.{0,80}?\b(?:article|report|story)\b.*?) (?:published|printed|posted|appear"
        r"|updated|written|come out)|\b(?:publication|publishing) date\b|^how (?:old|recent) is (?:the|this)"
        r" (?:article|report|story)",
    ),
    (
        Kind.REPORTED_BY,
        r"^who (?:first |also |else )?(?:reported|covered|published|carried|ran|wrote|reports) (?:(?:on|about) |"
        r"(?:it|this|that)\b|(?:the|this|that) (?:\w+ )?(?:article|report|story|piece|news|interview)\b)"
        r"|^(?:which|what) (?:news )?(?:outlets?|newspapers?|sites?|media|agenc\w+|publications?|broadcasters?|sources?)"
        r" (?:\w+ )?(?:reported|published|wrote|covered|reports|printed|ran|carried|is|are)\b"
        r"|\bsource of th(?:is|e) (?:article|report|story)"
        r"|^where (?:was|were) (?:it|this|that|the (?:article|report|story)\b.*) (?:published|reported)",
    ),
    (
        Kind.MENTIONS,
        r"\b(?:which|what|how many) (?:of the )?(?:news )?(?:articles|reports|stories|pieces|interviews)\b"
        r"(?! (?:say|says|said))|\b(?:which|what) (?:article|report|story|piece|interview)\b(?! (?:say|says|said))|\b(?:list|show|name|find|give)\b.{0,20}\b(?:articles|reports|stories)\b"
        r"|\b(?:articles|reports|stories) (?:that |which )?(?:mention|about|on|discuss|cover)",
    ),
    (
        Kind.COMPARISON,
        r"^compare\b|\b(?:difference|differ|differs|disagree|compared? (?:to|with))\b|\bversus\b",
    ),
    (Kind.SPEAKER, r"^(?:who|whose|which \w+)\b.{0,40}?\b(?:said|says|told|stated|claimed|called|described|compared"
        r"|denied|warned|announced|asked|added|argued|insisted|demanded|tweeted|wrote|used the (?:words?|phrase))\b"),
    (
        Kind.STATEMENT,
        r"\bwhat (?:did|does|do|has|have|was|were)\b.{0,80}\b(?:say|said|claim|claimed|tell|told|think"
        r"|thinks|call|called|describe|described|accuse|warn|promise|pledge|demand|announce|state|"
        r"stated|suggest|argue|ask|believe|predict|deny|respond|reply|comment|add|declare|explain)\b"
        r"|\bwhat (?:is|was|were) \S+(?: \S+){0,4}?(?:'s|’s|s') (?:opinion|view|claim|comment|response|"
        r"reaction|position|stance|warning|reply)|\bhow (?:did|does|do|has)\b.{0,60}\b(?:describe|"
        r"respond|react|call|characteri[sz]e|explain)\b",
    ),
    (Kind.REASON, r"\bwhy\b|\bhow come\b|\bwhat (?:was|is|were|are) the (?:\w+ )?(?:reasons?|causes?|purpose"
        r"|motives?|aim|goal)\b|\bwhat (?:caused|led to|prompted|made)\b|\bwhat (?:did|does|do)\b.{2,60}\bdied? (?:of|from)\b|\bfor what (?:reason|purpose)\b"
        r"|\bwhat \w+ (?:reason|purpose)\b"),
    (
        Kind.LIST,
        r"\b(?:list|enumerate)\b|^(?:which|what) (?:two|three|four|five|other)\b|^(?:which|what) (?:\w+ )?(?:countries|people|cities|places|leaders|"
        r"topics|groups|parties|members|names|sides|powers|states|companies|films|books|awards|"
        r"steps|conditions|demands|measures|issues|things|athletes|languages|stops|problems|dangers|universities|presidents"
        r"|candidates|organi[sz]ations|artists|players|sources|sites|towns|nations|ministers|effects|benefits)\b|\bname (?:all|the|two|three|some)\b"
        r"|^who (?:are|were)(?! you)\b|\bwhat (?:are|were) the \w+s\b",
    ),
    (Kind.DEFINITION, r"^[Ww]ho (?:is|was|are|were|'s) (?-i:[A-Z][\w.'’-]*(?: (?:al-|bin |van |von |de )?[A-Z][\w.'’-]*)*(?<!['’]s)|[a-z]+)\s*\??$"
        r"|^what (?:is|are|was|were|'s) (?:an? |the )?(?!(?:the )?\w+ of\b)[\w.'’-]+"
        r"(?: (?!in\b|on\b|at\b|by\b|of\b|to\b|for\b|from\b|with\b|about\b|\w+(?:ed|ing)\b)[\w.'’-]+){0,3}\s*\??$"
        r"|^(?:define|explain)\b|\bwhat (?:does|do) .{1,60} (?:mean|stand for)\b"),
    (
        Kind.YES_NO,
        r"^(?:(?:and|so|but|then|also|ok|okay|well)[, ]+)*(?:is|are|was|were|am|did|do|does|has|have|had"
        r"|can|could|will|would|should|may|might|must|isn't|aren't|wasn't|weren't|didn't|doesn't|don't"
        r"|hasn't|haven't|hadn't|won't)\b|\b(?:is it true|true or false|right\?$|correct\?$)",
    ),
)  # fmt: skip
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


def _kind(text: str) -> Kind:
    stripped = text.strip()
    for kind, pattern in _KIND_PATTERNS:
        if pattern.search(stripped):
            return kind
    return Kind.VALUE


_EXPECTS: tuple[tuple[Expects, str], ...] = (
    (Expects.MONEY, r"\bhow much (?:money|did .* (?:cost|pay|earn|spend|raise|donate)|does .* cost|is .* worth)"
        r"|\bwhat (?:price|sum|amount)\b|\bwhat (?:did|does|do|will|would) .* cost\b(?! \w+ (?:their|his|her|its)\b)|\bhow much\b.*\b(?:cost|paid|pay|dollars|euros|pounds|worth|fined?|budget)\b"),
    (Expects.NUMBER, r"\bhow (?:long|far|wide|deep|high)\b.*\b(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|km)\b"),
    (Expects.DATE, r"\bhow (?:long ago|soon|recently)\b|\bat (?:what|which) point\b"),
    (Expects.DURATION, r"\bhow long\b(?! (?:is|was) the .*(?:pipeline|bridge|road|river|film))|\bfor how (?:long|many "
        r"(?:years|months|weeks|days|hours))\b|\bhow many (?:years|months|weeks|days|hours|minutes)\b"),
    (Expects.NUMBER, r"\bhow (?:many|much|old|far|tall|high|big|large|great|fast|often|deep|wide|heavy|strong)\b"
        r"|\bwhat (?:number|percentage|percent|share|proportion|age|score|distance|speed|population|total)\b"
        r"|\bnumber of\b|\bwhat (?:is|was|were) the (?:number|percentage|population|score|"
        r"(?:death |final )?(?:toll|score|result)|magnitude|age|speed|size)\b"),
    (Expects.DATE, r"\bwhen\b|\b(?:what|which) (?:(?:exact|calendar|precise|actual|specific) )?(?:date|day|year|month|time|week)\b|\b(?:date|deadline|(?<!\blast )(?<!\bthis )(?<!\bnext )(?<!\bthat )(?<!\bthe )(?<!\ba )(?<!\bper )(?:year|day))\s*\??$|^(?:year|date|day)\b"
        r"|\bon what (?:date|day)\b|\bsince when\b|\bwhat (?:is|was|were) the (?:exact |precise )?day\b|\bwhat (?:is|was|were) the (?:[\w-]+ ){0,2}?(?:dates?|deadline)\b|\buntil when\b"),
    (Expects.PLACE, r"\bwhere\b|\b(?:what|which) (?:[\w-]+ )?(?:city|town|country|place|province|region|state|county|"
        r"village|continent|location|capital|venue|stadium|island|street)\b"),
    (Expects.NAME, r"^(?:and |so )?who (?:owns?|owned|operates?|operated|insures?|insured|built|builds|makes|made|funds?|funded)\b"),
    (Expects.PERSON, r"\bwho(?:m|se)?\b|\b(?:what|which) (?:[\w-]+ ){0,2}?(?:person|man|woman|minister|president|"
        r"general|leader|official|diplomat|author|actor|actress|player|politician|professor|spokes\w+|artist|singer"
        r"|writer|analyst|ambassador|expert|director|founder|scientist|curator|lawyer|judge|celebrity|comedian)\b"
        r"|\bwhat (?:is|was) .* name\b"),
    (Expects.NAME, r"\b(?:what|which) (?:company|organi[sz]ation|group|party|agency|team|club|university|"
        r"newspaper|band|school|ship|operation|pipeline|award|book|film|movie|show|programme|program|"
        r"game|song|website|magazine|channel|airline|army|militia)\b|\bwhat (?:is|was) .* (?:called|named)\b"),
)  # fmt: skip
_EXPECTS_PATTERNS = tuple((kind, re.compile(p, re.IGNORECASE)) for kind, p in _EXPECTS)


def _expects(text: str, kind: Kind) -> Expects:
    if kind in (Kind.REASON, Kind.STATEMENT, Kind.COMPARISON, Kind.DEFINITION, Kind.YES_NO):
        return Expects.CLAUSE
    if kind is Kind.SPEAKER:
        return Expects.PERSON
    if re.search(r"\bhow (?:did|do|does|was|were|is|are|can|will)\b", text, re.IGNORECASE):
        return Expects.CLAUSE
    if re.search(r"\bwhat (?:happened|happens|will happen)\b", text, re.IGNORECASE):
        return Expects.CLAUSE
    for expects, pattern in _EXPECTS_PATTERNS:
        if pattern.search(text):
            return expects
    return Expects.ANY


def _unit(text: str) -> tuple[str, ...]:
    """Stems of the nouns after "how many": what the number must count."""
    match = re.search(r"\bhow (?:many|much)\s+|\bnumber of\s+", text, re.IGNORECASE)
    if match is None:
        return ()
    kept: list[Token] = []
    for token in tokenize(text[match.end() :])[:5]:
        if token.text.casefold() in _UNIT_ENDS or (kept and token.text.endswith("ed")):
            break
        kept.append(token)
    return tuple(content_stems(kept))


_UNIT_END_WORDS = """
did do does was were are is has have had will would can could in of on at from to there by with
for that who which be been left remain
"""
_UNIT_ENDS = frozenset(_UNIT_END_WORDS.split())


_SPEAKER = re.compile(
    r"\b(?:did|does|do|has|have|was|were)\s+(?P<name>.{2,60}?)\s+(?:say|claim|tell|think|call|describe"
    r"|accuse|warn|promise|pledge|demand|announce|state|suggest|argue|ask|believe|predict|deny|respond"
    r"|reply|comment|add|declare|explain|react|said|told|claimed|called|described)\b"
    r"|\b(?:is|was|were)\s+(?P<owner>.{2,60}?)(?:'s|’s|s')\s",
    re.IGNORECASE,
)


def _speaker(text: str) -> str | None:
    match = _SPEAKER.search(text)
    if match is None:
        return None
    name = (match["name"] or match["owner"]).strip()
    return name if not is_stop(name) else None


def _source(text: str) -> str | None:
    match = re.search(r"\b[Aa]ccording to (?:the |an? )?([^,?]{2,60})", text)
    return match[1].strip() if match else None


# A full stop ends a name unless it belongs to an initial or an abbreviation.
_NAME_WORD = r"(?:(?:[A-Z]\.)+(?:[A-Z]\b)?|(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof)\.|(?:[ae]l-)?[A-Z][\w’'-]*)"
_NAME = re.compile(
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
