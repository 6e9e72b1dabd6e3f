# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A text in, whom and what it mentions out: names, things, somebody without a name."""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION, Clause
from assistant.dates import find_dates
from assistant.phrases import SEVERAL, core, plural_phrases
from assistant.places import is_city, is_nationality, is_place
from assistant.question import find_names
from assistant.values import is_title
from index.letters import compile_latin, widened


def proper_names(text: str) -> list[str]:
    """Names of people, places and bodies: no dates, bare titles or nationalities."""
    return [
        _without_calling(name, text)
        for name in find_names(text, skip_first=True)
        if not find_dates(name) and not is_nationality(name) and not is_title(name)
    ]


def _without_calling(name: str, text: str) -> str:
    """`The former minister`, `Conductor Anna Lind`: a name without what somebody is."""
    calling, _, rest = name.partition(" ")
    called = " " in rest and re.search(rf"\b(?:the|a|an|former) {re.escape(name)}", text)
    return rest if called and A_PERSON.search(calling.casefold()) else name


def is_somebody(phrase: str) -> bool:
    """Whether a noun phrase means a person without a name: `the mayor of Marn`, `Varon's king`."""
    head = core(phrase).rpartition(" ")[2]
    known = re.match(widened(r"the |(?:[A-Z][\w’'-]* )*[A-Z][\w-]*['’]s? [a-z]"), phrase)
    return known is not None and bool(A_PERSON.search(head) or is_title(head))


def is_thing(name: str, text: str) -> bool:
    """Whether a name is that of a body, a work or a ship: `the Salt Road`, `Holt Bank`, `Moe & Co`."""
    the = re.search(rf"\b[Tt]he {re.escape(name)}\b", text)
    titled = is_title(name.partition(" ")[0])
    return (the is not None and not titled) or _BODY_NAME.search(name) is not None


_BODY_NAME = re.compile(
    r"&|^(?:Category|Cyclone|Hurricane|Lake|Mount|River|Storm|Typhoon) |\b(?:Association|Bank|Board|Brotherhood|Church|Club|Co|College|Commission|Committee|Company|Corporation|Council|Court"
    r"|Department|Energy|Federation|Foundation|Fund|Group|Hospital|Inc|Institute|International|Ltd|Ministry|Museum|News"
    r"|Office|Orchestra|Parliament|Party|Police|Post|Press|School|Senate|Society|Times|Union|United|University)\b"
)


def as_thing(phrase: str) -> str:
    """The phrase where "it" may mean it: with an article, or a name of no single person."""
    if re.match(r"(?:the|a|an|this|that|its|his|her)\s", phrase, re.IGNORECASE):
        return "" if phrase in plural_phrases(phrase) else phrase
    return phrase if is_place(phrase) and not may_be_person(phrase) else ""


def may_be_person(name: str) -> bool:
    """Whether a name is not that of a place: `Anna Lind`, and `Jack London` too."""
    first, _, last = name.partition(" ")
    if name.isupper():
        return False  # "EPO"
    called_like_city = is_city(last) and not is_place(first) and not _QUARTER.match(first)
    return not is_place(name) or called_like_city


_QUARTER = re.compile(
    r"(?:New|Old|North\w*|South\w*|East\w*|West\w*|Central|Greater|Inner|Outer|Upper|Lower|Downtown)$"
)


def belongs_to(clause: Clause) -> str:
    """`Who is the envoy of Switzerland?` → what the person belongs to."""
    return clause.subject.rsplit(" of ", 1)[1] if " of " in clause.subject else ""


def described(question: str) -> str:
    """`Which professor was interviewed by X?` → `the professor who was interviewed by X`."""
    match = WHICH.match(question)
    if match and not (A_PERSON.search(match[1]) or is_title(match[1])):
        return ""
    if match:
        return f"the {match[1]} who {match[2]}{match[3]}"
    match = re.match(r"^who ([a-z]\w+s|\w+ed|led|won|wrote|shot)\b(.*?)\??$", question)
    match = match or re.match(
        r"^Who ((?!is\b|was\b|did\b|does\b|has\b)[a-z]\w+)\b(.*?)\??$", question
    )
    return f"the one who {match[1]}{match[2]}" if match else ""


WHICH = compile_latin(
    rf"^(?:which|what) (?!{AUXILIARY}\b)([\w ]+?) (was|were|is|are|has|had|\w+ed)\b(.*?)\??$",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(
    r"\b(the (?:[\w’'-]+ ){0,3}?[\w’'-]+)(?=\s+(?:set|start|begin|take|was|were|is|are|will|in|on|at"
    r"|to|be|happen|held|signed|about|from|with|by|cross|run|end|\w+ed)\b|\s*\?|$)",
    re.IGNORECASE,
)


def noun_phrase(question: str) -> str:
    """The first thing with an article that a question names, without what is attached to it."""
    match = _NOUN_PHRASE.search(question)
    return match[1].strip() if match else ""


_BELONGING = r"of|in|at|for|from|to|on"
_PLACING = r"in|(?:train|flight|ferry|boat|bus|road|line|mail|trip|journey|route|way)s? (?:to|from)|on the|aboard|at|near|visit(?:s|ed)?|reach(?:es|ed)?|entered|enters?"
_OWNS = compile_latin(
    r"(?:who|what|which)(?:['’]s| is| was| are| were) (?:the (?:names?|titles?) of )?"
    r"(?:(?!of\b)[\w-]+ ){0,4}?(?:[\w-]*[a-z]['’]s|[\w-]*s['’])"
    rf" (?P<what>[a-z-]+(?: (?!{PREPOSITION}\b|called\b|named\b)[a-z-]+)*)",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:edits?|edited|heads?|headed|leads?|led|runs?|ran|chairs?|chaired|coach(?:es|ed)?|manages?|managed|directs?"
    r"|captains?|(?:chief|executive|secretary|general|head|leader|director|president|chair\w*|coach|manager|captain|boss|founder|owner) of)\b"
)
A_BODY = re.compile(
    r"\b(?:public|government|council|committee|company|firm|board|team|club|party|union|court|army|crew|family|jury"
    r"|ministry|parliament|staff|couple|band|agency|bank|group|organi[sz]ation|police)$"
)
"""One that is called "they" where its members act: `How did the public vote when they …`."""
A_PERSON = re.compile(
    r"\b(?!(?:river|paper|tower|water|number|order|offer|letter|border|corner|shelter|matter|weather|winter|summer|computer"
    r"|reactor|sector|factor|motor|tractor|plant|restaurant|grant|container|helicopter|chapter|cover|power|dinner|charter"
    r"|quarter|ladder|harbor|harbour|error|mirror|floor|door|anchor|war|car|crater|trailer|poster|newspaper|disaster|corridor)$)"
    r"[\w-]*(?:er|or|ist|ian|ant|man|chief|judge|king|queen|coach|head|president|resident|student|patient|agent"
    r"|victim|suspect|witness|actress|prince|princess|pilot|nurse|guard|expert|analyst|academic|scholar|surgeon|candidate|delegate|nominee|employee|trainee|colleague|relative|athlete|official|critic|envoy|aide|cousin|uncle|aunt|wife|widow|husband|son|girl|boy|child|thief|priest|bishop|poet)$"
)


def asks_of_a_belonging(question: str) -> bool:
    """Whether a thing of somebody's is asked for: `What is the name of Lind's band?`."""
    owned = _OWNS.match(question)
    return owned is not None and not A_PERSON.search(owned["what"])


def is_led(question: str) -> bool:
    """Whether somebody is asked for by what they lead: `Who coaches Rovers?`."""
    return _LED.search(question) is not None


def placed(question: str) -> set[str]:
    """Names that stand where a place does: `in Lindau`, `visited Kestra`."""
    return _named_after(_PLACING, question)


def named_after_preposition(question: str) -> set[str]:
    """Names that stand after `of`, `in`, `at`, ...: what somebody belongs to, not somebody."""
    return _named_after(_BELONGING, question)


def _named_after(words: str, question: str) -> set[str]:
    found = re.findall(
        widened(
            rf"\b(?:{words})\s+((?:[Tt]he )?[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*)*)"
        ),
        question,
    )
    return {re.sub(r"^[Tt]he ", "", name) for name in found}


_SEVERAL = compile_latin(rf"(?:[a-z-]{{2,}}(?<![sui])s|{SEVERAL})$")


def names_several(subject: str) -> bool:
    """Whether the subject of a question is more than one: `the miners`, `Lind and Berg`."""
    return " and " in subject or _SEVERAL.search(subject) is not None
