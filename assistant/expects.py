# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""The words of a question in, what type of value it asks for out."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.kinds import ASKS_NUMBER, ASKS_SUM, ASKS_WORTH, LEADING, Kind


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


_ANY_VERB_OR_WORD = (
    r"(?:(?:in|on|by|for|to|from|at|of|since|until) )?(?:who|whom|whose|what|which|when|where|why|how|did|do|does|is|are|was|were"
    r"|has|have|had|will|would|can|could)\b"
)
"""How a whole question begins; keywords ("flotation year") do not."""
LENGTHY = (
    r"(?:pipeline|bridge|road|river|tunnel|wall|fence|runway|canal|dam|pier|street|coastline|border"
    r"|cable|trench|viaduct|motorway|ship|ferry|tanker|yacht|boat|vessel|train|beach)"
)
"""What has a length in metres: "how long is it?" asks for that."""
_EXPECTS: tuple[tuple[Expects, str], ...] = (
    (Expects.MONEY, r"\bhow much (?:money|did .* (?:cost|pay|earn|spend|raise|donate)|does .* cost|is .* worth)"
        r"|\bwhat (?:price|sum|amount)\b|\bwhat (?:did|does|do|will|would) .* cost\b(?! \w+ (?:their|his|her|its)\b)|\bwhat (?:did|does|do|will|would|must) .* (?:have to |had to |need to )pay\b(?! (?:attention|heed|tribute))|^(?!what (?:did|does) .* do\b).*\bprize money\b|\bin (?:euros|dollars|pounds)\b(?! (?:were|was|is|are)\b)|\bhow much\b.*\b(?:cost|paid|pay|dollars|euros|pounds|worth|fined?|budget)\b"),
    (Expects.MONEY, rf"{ASKS_SUM}|{ASKS_WORTH}|\bwhat (?:is|was|are|were)\b.* to cost\b"
        r"|\bwhat (?:did|does|do|will|would)\b.* (?:sell|go|fetch)(?: for)?\s*\??$"),
    (Expects.NUMBER, ASKS_NUMBER),
    (Expects.NUMBER, r"\bhow (?:long|far|wide|deep|high)\b.*\b(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|km)\b"),
    (Expects.DATE, r"\bhow (?:(?:long|many (?:days|weeks|months|years)) ago|soon|recently)\b|\bat (?:what|which) point\b"),
    (Expects.DURATION, rf"\bhow long\b(?! (?:is|was) the [^?]*?(?:{LENGTHY}|film)\b(?! (?:[a-z]+ly )?(?:[a-z]+ed|shut|open|held|out|down)\b))|\bfor how (?:long|many "
        r"(?:years|months|weeks|days|hours))\b|\bhow many (?:years|months|weeks|days|hours|minutes|seconds)\b"),
    (Expects.NUMBER, r"\bhow (?:many|much|old|far|tall|high|big|large|great|fast|often|deep|wide|heavy|strong)\b"
        r"|\bwhat (?:number|percentage|percent|share|proportion|age|score|distance|speed|population|total)\b"
        r"|\bnumber of\b|\bwhat (?:is|was|were) the (?:number|percentage|population|score|"
        r"(?:death |final )?(?:toll|score)|magnitude|age|speed|size)\b"),
    (Expects.DATE, r"\bwhen\b|\b(?:what|which) (?:(?:exact|calendar|precise|actual|specific) )?(?:dates?|days?|night|evening|morning|afternoon|weekend|year|month|time|week)\b|\b(?:date|deadline)\s*\??$"
        rf"|^(?!{_ANY_VERB_OR_WORD})(?:.*\b(?<!\blast )(?<!\bthis )(?<!\bnext )(?<!\bthat )(?<!\bthe )(?<!\ba )(?<!\bper )(?:year|day))\s*\??$"
        r"|^(?:(?:give|tell|name|show|state)(?: me| us)? (?:the )?(?:exact )?)?(?:year|date|day)\b"
        r"|\bon what (?:date|day)\b|\bsince when\b|\bwhat (?:is|was|were) the (?:exact |precise )?day\b|\bwhat (?:is|was|were) the (?:[\w-]+ ){0,2}?(?:dates?|deadline)\b|\buntil when\b"),
    (Expects.PLACE, r"\bwhere\b|\b(?:what|which) (?:[\w-]+ )?(?:city|town|country|place|province|region|state|county|"
        r"village|continent|location|capital|venue|stadium|island|street)\b"),
    (Expects.NAME, r"^(?:and |so )?who (?:owns?|owned|operates?|operated|insures?|insured|built|builds|makes|made|funds?|funded)\b"),
    (Expects.PERSON, r"\bwho(?:m|se)?\b|\b(?:what|which) (?:(?!(?:did|do|does|was|were|is|are|had|has|have|will|would|can|could|should|may|must)\b)[\w-]+ ){0,2}?(?:person|man|woman|minister|president|"
        r"general|leader|official|diplomat|author|actor|actress|player|politician|professor|spokes\w+|artist|singer"
        r"|writer|analyst|ambassador|expert|director|founder|scientist|curator|lawyer|judge|celebrity|comedian)\b"
        r"|\bwhat (?:is|was) .* name\b(?! of (?!(?:the |a |this |that )?(?:[\w-]+ ){0,2}?(?:man|woman|boy|girl|person|victim|"
        r"suspect|child|son|daughter|wife|husband|driver|pilot|angler|owner|author|actor|actress|artist|athlete|attacker|bishop|boss|captain|chairman|chief|coach|commander|director|doctor|farmer|founder|"
        r"governor|head|hero|heroine|journalist|judge|killer|lawyer|leader|manager|mayor|minister|nurse|officer|player|poet|president|priest|prosecutor|professor|reporter|researcher|"
        r"scientist|secretary|senator|singer|soldier|spokes\w+|teacher|winner|witness|worker|writer)\b))"),
    (Expects.NAME, r"\bwhat (?:is|was) the name of\b|\b(?:what|which) (?:(?-i:[A-Z][\w’'-]+) )?(?:company|organi[sz]ation|group|party|agency|team|club|university|"
        r"newspaper|band|school|ship|operation|pipeline|award|book|novel|opera|album|recording|audiobook|podcast|film|movie|show|programme|program|"
        r"game|song|website|magazine|channel|airline|army|militia)\b|\bwhat (?:is|was) .* (?:called|named)\b"),
)  # fmt: skip
_EXPECTS_PATTERNS = tuple((kind, re.compile(p, re.IGNORECASE)) for kind, p in _EXPECTS)


_ASKING = re.compile(
    r"(?:(?:and|but|so|or|then|to|from|in|on|at|by|with|for|of|about|against|since|until|under|near|through) )*"
    r"(?:who(?:m|se)?|what|which|when|where|why|how)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?<!\band)(?<!\bor)(?<![,;])\s(?:who|whom|whose|(?<!day )(?<!date )(?<!year )(?<!time )(?<!month )(?<!moment )when|where|how)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def _asking(text: str) -> str:
    """The question without the clauses that only say which one is meant.

    The prize in "Which prize did the woman whose book was banned win?" is nobody; "Who was
    mayor when the bridge fell?" asks for no day.
    """
    asked = _ASKING.match(text.strip())
    return text if asked is None else asked[0] + _RELATIVE.sub("", text.strip()[asked.end() :])


def expected_by(text: str, kind: Kind) -> Expects:
    """What type of value answers a question of this kind."""
    if kind in (Kind.REASON, Kind.STATEMENT, Kind.COMPARISON, Kind.DEFINITION, Kind.YES_NO):
        return Expects.CLAUSE
    if kind is Kind.SPEAKER:
        return Expects.PERSON
    text = _asking(LEADING.sub("", text.strip()))
    if re.match(r"(?:who|what) or (?:who|what)\b", text, re.IGNORECASE):
        return Expects.ANY
    if re.search(r"\bhow (?:did|do|does|was|were|is|are|can|will)\b", text, re.IGNORECASE):
        return Expects.CLAUSE
    if re.match(r"(?:and |so )?what (?:happened|happens|will happen)\b", text, re.IGNORECASE):
        return Expects.CLAUSE
    for expects, pattern in _EXPECTS_PATTERNS:
        if pattern.search(text):
            return expects
    return Expects.ANY
