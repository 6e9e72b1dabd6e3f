# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A sentence, a verb in it and where two parties stand in, whether each has the part asked about out.

By word order alone: who does it stands before the verb or behind "by", to whom it is done behind
it or, where the verb has a form of "be", before it. What may stand between is little: small
words, an aside between commas, what hangs on a noun, another verb joined by "and".
"""

from __future__ import annotations

import calendar
import re

from assistant.clause import PREPOSITION
from assistant.dates import is_date
from assistant.question import find_names
from assistant.verbs import is_ing, is_participle, words_in
from assistant.words import Token, fold, tokenize
from index.letters import compile_latin

Span = tuple[int, int]

_ASIDE = re.compile(r"\([^)]*\)|,[^,;]*,(?!\s*and\b)")
_HELPER = (
    r"have|has|had|having|is|are|was|were|been|be|being|do|does|did|not|never|no|longer|also|just|still|already|later|then|now|once"
    r"|both|all|each|on|last|this|week|month|year|morning|afternoon|evening|night|today|yesterday|so|far|to|yet|will|would|shall|can|cannot|may|could|finally|soon"
    r"|\w+day|\w+ly|n['’]t|set|due|about|going|able|unable|expected|said|says|who|which|that|without|\w+ed(?=\s+without)|themselves|itself|himself|herself|left|leav(?:es|ing)"
    r"|(?:den|reject|disput|refus|fail|declin|manag|continu|start|beg[aiu]n|agree|plan|promis|pledg|vow|decid|rul|forc|threaten|remain|stay|stop|avoid|ha)\w*|short|of|out"
)
_FILL = rf"(?:\W+|\b(?:{_HELPER})\b)*"
_PREPOSITION = (
    rf"(?:{PREPOSITION}|below|above|near|beside|behind|across|along|outside|inside|beyond|among)"
)
_HANGS = rf"(?:\s+{_PREPOSITION}(?:\s+[\w’'-]+){{1,5}}?){{0,2}}"
_RELATIVE = compile_latin(
    rf"{_HANGS}\s+(?:that|which|who)\b[^,;:]{{1,60}}\b(?:has|have|had|is|are|was|were|will)\b{_FILL}",
    re.IGNORECASE,
)
_SMALL = compile_latin(rf"{_HANGS}{_FILL}", re.IGNORECASE)
_LEANING = compile_latin(rf".*\b(?:he|she|it|they|and|but)\b{_FILL}", re.IGNORECASE | re.DOTALL)
_ADVERB = r"\w+ly|not|still|now|also|again|already|half"
_NO_MEASURE = r"(?!\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|a (?:third|quarter|margin|narrow))\b)"
HAVE = words_in("have has had")
_BE = words_in(
    "remain remains remained stay stays stayed is are was were been being be get gets got"
)
_NAMED = r"(?:[A-Z][\w’'-]*\s*)+"
_PLACED = compile_latin(
    rf"\b(?i:in|on|at|from|near|to|until|since)\s+(?:the\s+)?{_NAMED}"
    rf"(?:(?:,\s+{_NAMED})*,?\s*and\s+{_NAMED})?"
)
_PLURAL = compile_latin(r"(?:[A-Z][a-z]{3,}s|Police|People)$")
_FOR = re.compile(r"\s+for\s+(?:having\s+)?")
_THANKED = compile_latin(
    r"\b(?:thank|prais|congratulat|criticis|criticiz|condemn|fin|jail|convict|sentenc|punish|honour|honor)\w*"
    r"\s+(?:(?:the|a|an|its|his|her|their|[A-Z][\w’'-]*|[a-z-]+)\s+){0,3}$"
)
_DAYS = r"\w+day|\d{4}|" + "|".join(calendar.month_name[1:])
_ATTACHED = compile_latin(
    rf"\b(?!after|before|since|until){_PREPOSITION}\s+(?:(?:the|a|an|its|his|her|their)\s+)?"
    rf"(?:(?!(?:{_DAYS})\b)[\w’'-]+\s+)?$",
    re.IGNORECASE,
)


def names_in(text: str) -> list[str]:
    """Who and what is named in a text, places and days left out."""
    named = [name for name in find_names(_PLACED.sub("", text)) if not is_date(name)]
    opened = named and text.startswith(named[0]) and _PLURAL.match(named[0])
    return named[1:] if opened else named


def is_passive(text: str, verb: Token) -> bool:
    """Whether a verb in its place is told of whom it is done to."""
    done = is_participle(verb.text.casefold())
    before = [fold(token.text) for token in tokenize(text[: verb.start])[-5:]]
    for word in reversed(before):
        if word in _BE:
            return not is_ing(verb.text.casefold())
        if word in HAVE or not re.fullmatch(_HELPER if done else _ADVERB, word):
            break
    return done and bool(re.match(rf"(?:\s+\w+ly)?\s+by\s+{_NO_MEASURE}", text[verb.end :]))


def _is_noun(text: str, verb: Token) -> bool:
    """Whether a verb is told of as a thing: `the killing of the general by a drone`."""
    return is_ing(verb.text.casefold()) and bool(re.match(r"\s+of\b", text[verb.end :]))


def does(text: str, who: Span, verb: Token) -> bool:
    """Whether the party at a place is the one who does what the verb says."""
    if is_passive(text, verb) or _is_noun(text, verb):
        return _is_agent(text, who, verb)
    return who[0] < verb.start and _leads_to(text, who, verb)


def undergoes(text: str, what: Span, verb: Token, *, led: bool = False) -> bool:
    """Whether it is done to the party at a place; `led` where a preposition leads to it."""
    if what[0] > verb.start:
        gap = text[verb.end : what[0]]
        return not is_passive(text, verb) and (_is_near(gap) or (led and _is_led(gap)))
    return is_passive(text, verb) and _leads_to(text, what, verb)


def _is_led(gap: str) -> bool:
    """Whether a preposition stands right before what follows, in the same clause."""
    far = len(gap.split()) > 16 or re.search(r"[.;:]|\b(?:who|which|that|after|before)\b", gap)
    return not far and bool(
        _ATTACHED.search(f"{gap} "[:-1]) or re.search(r"without (?:an? )?$", gap)
    )


def _is_agent(text: str, who: Span, verb: Token) -> bool:
    return (
        bool(re.search(r"\bby\s+(?:the\s+|a\s+|an\s+|[\w-]+\s+){0,3}$", text[verb.end : who[0]]))
        if who[0] > verb.end
        else False
    )


def _is_near(gap: str) -> bool:
    words = gap.split()
    return len(words) <= 6 and not re.search(
        r"[.;:,]|\b(?:who|which|that|and|but|after|before|because|when|by)\b", gap
    )


def _leads_to(text: str, who: Span, verb: Token) -> bool:
    """Whether only small things stand between a subject and its verb."""
    if is_ing(verb.text.casefold()) and _FOR.fullmatch(text[who[1] : verb.start]):
        return bool(_THANKED.search(text[: who[0]]))
    gap = _ASIDE.sub(" ", text[who[1] : verb.start])
    if _SMALL.fullmatch(gap) or _RELATIVE.fullmatch(gap):
        before = text[: who[0]]
        attached = _ATTACHED.search(before) and not _NONE_OF.search(before)
        return not attached or is_ing(verb.text)
    if not _LEANING.fullmatch(gap):
        return False
    # "Berg told Moe that he resigned" leaves open who did.
    return (
        not names_in(text[: who[0]])
        and not names_in(f"- {gap}")
        and not re.search(r"\b(?:who|which|whose)\b", gap)
    )


_NONE_OF = re.compile(
    r"(?:^|[.;,:“\"] ?)(?:none|neither|all|both|each) of (?:the|its|his|her|their|these|those) (?:[\w’'-]+ ){0,2}$",
    re.IGNORECASE,
)
"""Of whom none or all do it is told as of those who do it."""


def is_said_of(text: str, who: Span, quality: Token) -> bool:
    """Whether what a word says is said of the party at a place: `the road is open`, `Moe, a member`."""
    if who[0] < quality.start:
        gap = text[who[1] : quality.start]
        return len(gap.split()) <= 6 and not find_names(f"- {gap}") and not re.search(r"[.;]", gap)
    gap = text[quality.end : who[0]]
    return not gap.strip() or bool(re.fullmatch(r"\s*(?:the\s)?", gap))
