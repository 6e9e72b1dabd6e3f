# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and the stretch of a sentence that tells of it in, whether it tells so, or not, out.

A denial or an opposite turns it around; what is only planned, feared, claimed or
conditional settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.attribution import attributions
from assistant.verbs import base_form
from assistant.whether.asked import Time, Whether
from assistant.whether.senses import Senses, of_deed, of_quality, places
from assistant.words import Token, tokenize

Span = tuple[int, int]

_CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed)|alleg(?:e|es|ed)|accus(?:e|es|ed)|suspect(?:s|ed)?|reportedly|doubt(?:s|ed)?"
    r"|believ(?:e|es|ed)|argu(?:e|es|ed))\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"(?:claim|alleg)(?:s|ed|es)?$", re.IGNORECASE)
_UNTRUE = re.compile(
    r"\b(?:false|untrue|hoax|rumou?rs?|no evidence|invention|invented|fabricat\w+|baseless|unfounded"
    r"|groundless|nonsense|speculation|a lie|lies)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|provided that|as long as|in case)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:\b(?:nor|neither|no|none of|neither of|not one of|not|the|all|any|of|a|an|its|his|her|their)\s+)*$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"(?:until|before|once|as soon as|by the time)\b", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:and|but)\s+(?:(?:\w+ly|then|also|later)\s+)*$")
_ASIDE = re.compile(r",\s(?:who|which|whose|where)\b[^,;]*,")
_REACH = 30  # characters before a verb in which a denial is its own
_DENIES = re.compile(r"den", re.IGNORECASE)
_CUT = re.compile(
    r";\s*|\s[–—-]\s|(?:,\s*)?\b(?=(?:but|although|though|while|whereas|because|if|unless|which|after|before|until|when|citing|despite)\b)"
    r"|,\s+(?=(?:who|where|and|with the exception|except|none|not|no one|as)\b)"
)
_OPENS = re.compile(
    r"(?:After|Before|When|While|Although|Though|Despite|Following|Since|As|Because)\b[^,;]*,\s*"
)
_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|hardly|barely|cannot)\b|n['’]t\b|\bno longer\b"
    r"|\b(?:has|have|had) yet to\b|\b(?:fail|refus|declin)(?:s|es|ed|ing)? to\b|\brul(?:es|ed|ing) out\b|\bunable to\b"
    r"|\b(?:stop(?:s|ped)?|fell|fall(?:s)?) short of\b|\brather than\b|\binstead of\b|\bexcept(?:ion)?\b|\bden(?:y|ies|ied|ying)\b"
    r"|\b(?:avoid|forg[ao]|fall through)\w*\b|\babandon(?:s|ed)? (?:a |the |its |his |her |their )?plans?\b|\bfew\b|\bonly\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:only|few|hardly|barely|(?:almost|nearly)(?! \d)|except(?:ion)?|half|partly|partially|most of|part of|not (?:all|every|everyone|only|just|yet clear|fully|entirely|necessarily))\b",
    re.IGNORECASE,
)
_OPEN = (
    r"if|whether|unless|(?-i:may)|in case|as though|as if|in talks|might|could|should|must|need(?:s|ed)?|needing|require[sd]?|hop(?:e|es|ed|ing)|fear(?:s|ed)?|want(?:s|ed)?"
    r"|wish(?:es|ed)?|urg(?:e|es|ed|ing)|propos\w+|threat\w+|demand\w*|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:for|on)|consider\w*"
    r"|discuss(?:ed|es|ing)|debat(?:ed|es|ing)|seek(?:s|ing)?|sought|tr(?:y|ies|ied|ying) to|attempt\w*|suspect\w*|alleg\w+|accus\w+|claim\w*|reportedly"
    r"|rumou?r\w*|doubt\w*|unclear|possib\w+|perhaps|likely|unlikely|suggest\w*|false\w*|untrue|warn\w*|believ\w+|think\w*|appl(?:y|ied|ies) for"
    r"|application for|request\w*|support\w* for|offer(?:s|ed)? to|would have|prepar\w+|investigat\w+|prob(?:e|es|ing) (?:whether|into)|argu\w+|expect\w*"
)
_TO_COME = (
    r"will|would|shall|plan(?:s|ned|ning)?|intend\w*|aim(?:s|ed)?|due|set to|about to|going to|is to|are to|promis\w+|pledg\w+|vow\w*"
    r"|agree(?:s|d)? to|agreement to|decid\w+ to|allow\w*|ready to|willing to|schedul\w+|later this|next (?:week|month|year)|can|able to|let"
)
_OPEN_NOW = re.compile(rf"\b(?:{_OPEN}|{_TO_COME})\b", re.IGNORECASE)
_OPEN_LATER = re.compile(rf"\b(?:{_OPEN})\b", re.IGNORECASE)
_COMING = re.compile(
    rf"\b(?:{_TO_COME}|rul(?:ed|es|ing) out|refus\w+|ahead|start(?:s|ing)?|begin(?:s|ning)?|to)\b|['’]ll\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:can|cannot|(?-i:may)|able|unable|allow\w*|permit\w*|possible|impossible|free to|open to|closed to|ban\w*|barred|forbidden)\b",
    re.IGNORECASE,
)
_OPEN_ABLE = re.compile(
    r"\b(?:if|whether|unless|might|could|should|hop\w+|want\w*|urg\w+|propos\w+|demand\w*|ask\w*|consider\w*|plan\w*|will|would)\b",
    re.IGNORECASE,
)


def stretch_of(text: str, spans: Sequence[Span], deed: Token) -> Span:
    """The clauses of a sentence that hold the parties and the deed."""
    cuts = [0, *sorted({m.end() for m in _CUT.finditer(text) if m.end() > 0}), len(text)]
    opened = _OPENS.match(text)
    if opened:
        cuts = sorted({*cuts, opened.end()})
    first = min(deed.start, *(start for start, _ in spans))
    last = max(deed.end, *(end for _, end in spans))
    return max(c for c in cuts if c <= first), min(c for c in cuts if c >= last)


def senses_of(asked: Whether) -> Senses:
    """What says the same as the deed or quality asked about, and what excludes it."""
    if asked.verb:
        return of_deed(asked.base, asked.predicate.partition(f"{asked.verb} ")[2])
    words = [t.text.casefold() for t in tokenize(asked.predicate)]
    found = [of_quality(word) for word in words]
    known = [one for one in found if len(one.alike) > 1 or one.against]
    return known[0] if known else of_quality(words[-1])


def tells(asked: Whether, text: str, spans: Sequence[Span], deed: Token) -> bool | None:
    """Whether a sentence says yes (True) or no (False) to the question; None if it leaves it open.

    Args:
        asked: The question.
        text: The sentence.
        spans: Where the parties stand in it.
        deed: The word that tells of the deed, or of what excludes it.
    """
    text = _without_asides(text, spans, deed)
    low, high = stretch_of(text, spans, deed)
    low = max(low, _joined_at(text, deed))
    leading = [start for start, _ in spans if start < deed.start]
    first = min(leading, default=deed.start - _REACH)
    counted = _COUNTED.search(text, 0, max(first, 0))
    first = counted.start() if counted else 0
    last = max(deed.end, *(end for _, end in spans))
    if _NOT_YET.match(text[low:]):
        return None
    sure = asked.time in (Time.PAST, Time.PRESENT)
    if _UNTRUE.search(text) or _CONDITION.search(text, 0, deed.start if sure else len(text)):
        return None
    if _is_open(asked, text[low:high], deed.start - low):
        return None
    own = asked.predicate.casefold()
    if any(m.group().casefold() not in own for m in _PARTLY.finditer(text[low:high])):
        return None
    turned = deed in places(text, senses_of(asked).against)
    near = [
        m
        for m in _DENIAL.finditer(text, max(low, first), last)
        if not m.start() <= deed.start < m.end()
    ]
    if len(near) == 2 and [m.group().casefold() for m in near] == ["neither", "nor"]:
        near = near[1:]
    if asked.verb and (outer := _DENIAL.search(text[low : max(low, first)])):
        pair = outer.group().casefold() == "neither" and near
        if not pair:
            if near or not _DENIES.match(outer.group()):
                return None
            near = [outer]
    if len(near) > 1 or (turned and near):
        return None
    return not (turned or near)


def _without_asides(text: str, spans: Sequence[Span], deed: Token) -> str:
    """The text with blanks for what is only said in passing of somebody: `, who had hoped to,`."""
    places = [*spans, (deed.start, deed.end)]
    for aside in _ASIDE.finditer(text):
        if not any(aside.start() < end and start < aside.end() for start, end in places):
            inner = slice(aside.start() + 1, aside.end() - 1)
            text = f"{text[: inner.start]}{' ' * len(text[inner])}{text[inner.stop :]}"
    return text


def _joined_at(text: str, deed: Token) -> int:
    """Where a second verb begins: what is tried in "tried to land and crashed" is not its crash."""
    joined = _JOINS.search(text[: deed.start])
    return joined.start() if joined and base_form(deed.text) != deed.text.casefold() else 0


def _is_put_down(text: str) -> bool:
    """Whether somebody is named who claims it: the answer then says who."""
    return any(_CLAIM.match(one.verb) for one in attributions(text)[:1])


def _is_open(asked: Whether, stretch: str, at: int) -> bool:
    own = {base_form(t.text) for t in tokenize(f"{asked.subject} {asked.predicate}")}
    if asked.time is Time.FUTURE:
        hedges, needed = _OPEN_LATER, _COMING
    elif asked.time is Time.ABLE:
        hedges, needed = _OPEN_ABLE, _POSSIBLE
    else:
        hedges, needed = _OPEN_NOW, None
        if asked.time is Time.PRESENT and asked.verb.endswith("ing"):
            hedges = _OPEN_LATER
    if needed is not None and not needed.search(stretch):
        return True
    claimed = _is_put_down(stretch)
    if not claimed and _CLAIMED.search(stretch, at) and not _CLAIMED.search(asked.predicate):
        return True
    return any(
        not (claimed and _CLAIM.match(m.group()))
        and not ({base_form(w) for w in m.group().split()} & own)
        and not m.start() <= at < m.end()
        for m in hedges.finditer(stretch, 0, at + 1)
    )
