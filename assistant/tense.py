# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A sentence and a stretch of it in, whether it speaks of what is still to come out.

The verb that a time hangs on stands before it in the same clause, or else after it; only
where neither has one does an earlier clause tell: "will meet France and Germany on Monday".
Verbs of arranging look ahead although they are past: "invited them to talks on Wednesday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WILL = (
    r"(?:will|shall|would|won['’]t|['’]ll|going to|(?:is|are|was|were) (?:to|due|set to|likely to|expected)\b"
    r"|expect(?:s|ed)?|plan(?:ned|ning)|(?<!the )(?<!a )(?<!its )(?<!his )(?<!her )(?<!their )plans?|due|scheduled|slated|set (?:to|for)|upcoming|hop(?:es?|ing|ed) to|intends? to"
    r"|aims? to|wants? to|ahead of|(?-i:may)|might|forecast|could(?! not\b))"
)
_ARRANGE = (
    r"(?:invited?|invites|called (?:for|on|a|an)|calls for|announced|announces|declared|declares|promised|promises"
    r"|pledged|pledges|agreed|agrees|decided|decides|ordered|orders|postponed|adjourned|delayed|summoned|convened"
    r"|vowed|threatened|threatens|urged|asked|demanded|demands|booked|extended|limited|banned)"
)
# "The vote on Wednesday" is no verb; "are searching" plans nothing, "is on", "must leave by" do.
_NO_NOUN = "".join(
    rf"(?<!\b(?i:{word})\s)"
    for word in ("the", "a", "an", "his", "her", "its", "their", "this", "s", "no", "of")
)
_SCHEDULED = (
    rf"{_NO_NOUN}"
    r"(?:begins?|starts?|opens?|closes?|ends?|expires?|leaves?|arrives?|meets?|votes?|plays?|takes?|hosts?|faces?"
    r"|comes? into|resumes?|returns?|travels?|visits?|runs? (?:until|from|through|till|to|for)|lasts? until|sits|reopens?|departs?|sails?|launches|kicks off|premieres|steps? down|hands? over|appears?"
    r"|stays?|remains?|goes|go|flies|fly|holds?|gives?|moves?|retires?|elects?|marks?|falls? on|comes?"
    r"|(?:is|are|can|must)(?=\s+(?:on\s+)?$|\s.*\b(?:by|until|till|before)\s+(?:the\s+)?$))"
)
_PAST = (
    r"(?:was|were|had|did|been|said|told|met|held|began|came|went|took|made|sent|shot|left|led|won|lost|fell|rose|hit"
    r"|struck|spoke|wrote|gave|found|became|saw|fled|broke|brought|bought|built|drove|flew|got|kept|knew|paid|put|ran"
    r"|read|set|sold|stood|threw|beat|cut|shut|let|hurt|quit|drew|grew|heard|thought|died|[a-z]{3,}ed|killing|after|since|following(?= (?:the|an?|its|his|her|their) ))"
)
VERB = re.compile(
    rf"\b(?:(?P<will>{_WILL})|(?P<arrange>(?-i:{_ARRANGE}))|(?P<past>(?-i:{_PAST}))|(?P<now>(?-i:{_SCHEDULED})))\b|(?P<short>['’]ll\b)",
    re.IGNORECASE,
)
BREAK = re.compile(
    r"[;:“”\"()–—]|,\s|\b(?:and|but|while|although|though|which|who|whose|where|when|because|as|that|if|whether)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|from|ahead of|as of|starting|effective|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"(?<!had )(?<!had been )\b(?:suspend|clos|shut|postpon|delay|adjourn|cancel|halt|extend|defer|bann|barr|ground"
    r"|remand|put (?:\w+ )?off)\w*\b[^.;]{0,60}\b(?:until|till)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What was stopped "until Friday" goes on on a Friday to come."""
_DUTY = re.compile(
    r"\b(?:must|shall|should|can|cannot|(?-i:may)|(?:has|have|needs?|is|are) to) (?:not )?(?:be )?[a-z]+",
    re.IGNORECASE,
)
"""What must be boiled "until Sunday" must be so on a Sunday to come."""
_CAME = re.compile(r",? when\b")
_BEHIND = re.compile(r"\b(?:since|after)\s+(?:the\s+)?$", re.IGNORECASE)
_FRONTED = re.compile(
    r"\s*(?:late|early|later|earlier)?\s*(?:on|by|in|at|from|until|till)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_PRICE_OF = re.compile(r"['’]s (?:[a-z]+ )?(?:clos(?:e|ing)|price|level|high|low)\b")
_LATER = ("will", "now", "short")
_VERB_REACH = 2  # words from a time to the verb of its clause, as in "on Monday formally signed"
_WILL_REACH = 3  # words between "is to" and the verb that says what


def is_future(sentence: str, start: int, end: int) -> bool:
    """Whether `[start, end)` of the sentence is a time that is still to come.

    Args:
        sentence: A sentence in English.
        start: Where the expression of time starts.
        end: Where it ends.
    """
    before, after = sentence[:start], sentence[end:]
    if _PRICE_OF.match(after):
        return False  # "a premium of 29% to Friday's close" will be paid, but that close is known
    if _BEHIND.search(before):
        return False
    clause = BREAK.split(before)[-1]
    if _DUTY.search(clause) and _UNTIL.search(before):
        return True
    if _PUT_OFF.search(clause) and not _CAME.match(after):
        return True
    looks_ahead = bool(_AHEAD.search(before))
    cue = _governing(clause)
    if cue is not None:
        return _is_ahead(cue, clause[cue.end() :], looks_ahead=looks_ahead)
    cue = next(_cues(_own_clause(after, fronted=bool(_FRONTED.match(clause)))), None)
    if cue is not None:
        return cue.lastgroup in _LATER
    earlier = before[: len(before) - len(clause)]
    cue = _governing(earlier)
    if cue is not None:
        return _is_ahead(cue, before[cue.end() :], looks_ahead=looks_ahead)
    cue = next(_cues(after), None)
    return cue.lastgroup in _LATER if cue else _UNTIL.search(before) is not None


def is_past(sentence: str, start: int, end: int) -> bool:
    """Whether the verb that `[start, end)` of the sentence hangs on tells of what was done."""
    clause = BREAK.split(sentence[:start])[-1]
    if _AHEAD.search(clause) or _TO.search(clause) or is_future(sentence, start, end):
        return False
    behind = _own_clause(sentence[end:], fronted=bool(_FRONTED.match(clause)))
    cue = _governing(clause) or next(_cues(behind), None)
    return cue is not None and cue.lastgroup == "past" and cue.group() not in _NOT_DONE


_NOT_DONE = ("was", "were", "had", "been", "after", "since", "set")
"""They may also tell of what was to come: "the vote was in May", "had hoped for June"."""


def _own_clause(after: str, *, fronted: bool) -> str:
    """What follows a time in its clause: all of it where the time opens it, or else the verb.

    "On Monday, the cabinet met", but "France and Germany on Monday, the cabinet said".
    """
    if fronted:
        return BREAK.split(after.lstrip(", "))[0]
    return " ".join(BREAK.split(after)[0].split(" ")[: _VERB_REACH + 1])


def _cues(text: str) -> Iterator[re.Match[str]]:
    """The cues of a text in order, without nouns: "a bright start", but "the doors open"."""
    for cue in VERB.finditer(text):
        if cue.lastgroup != "now" or not _IS_ONE.search(text[: cue.end()]):
            yield cue


# What stands for one thing has verbs in "s": "a festival starts".
_IS_ONE = re.compile(
    r"\b(?:an?|the|its|his|her|their|this) (?!(?:people|police|men|women|children)\b)[a-z-]+(?<!s)"
    r" (?:begin|start|open|close|end|vote|play|host|face|return|travel|visit|launch|stay|move|fall|hold|mark)$"
)


def _governing(text: str) -> re.Match[str] | None:
    """The cue that a time at the end of `text` hangs on; None without one."""
    cues = list(_cues(text))
    if not cues:
        return None
    # "is to report", "will be opened": what is to be decides, not the verb after it.
    for earlier in reversed(cues[:-1]):
        near = len(text[earlier.end() : cues[-1].start()].split()) <= _WILL_REACH
        if earlier.lastgroup in ("will", "short") and near:
            return earlier
    return cues[-1]


def _is_ahead(cue: re.Match[str], gap: str, *, looks_ahead: bool) -> bool:
    if cue.lastgroup == "arrange":
        # "agreed on Wednesday" is when they agreed; "agreed to a truce from Friday" is not.
        return looks_ahead or re.search(r"\b(?:to|for)\b", gap) is not None
    return cue.lastgroup != "past"
