# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A sentence and a stretch of it in, whether it speaks of what is still to come out.

The verb that a time hangs on stands before it in the same clause, or else after it. Verbs
of arranging look ahead although they are past: "invited them to talks on Wednesday".
"""

from __future__ import annotations

import re

_WILL = (
    r"(?:will|shall|would|won['’]t|['’]ll|going to|(?:is|are|was|were) (?:to|due|set to|likely to|expected)\b"
    r"|expect(?:s|ed)?|plan(?:s|ned|ning)?|due|scheduled|slated|set (?:to|for)|upcoming|hop(?:es?|ing|ed) to|intends? to"
    r"|aims? to|wants? to|ahead of|may|might|forecast|could)"
)
_ARRANGE = (
    r"(?:invited?|invites|called (?:for|on|a|an)|calls for|announced|announces|declared|declares|promised|promises"
    r"|pledged|pledges|agreed|agrees|decided|decides|ordered|orders|postponed|adjourned|delayed|summoned|convened"
    r"|vowed|threatened|threatens|urged|asked|demanded|demands|booked|extended|limited|banned)"
)
_SCHEDULED = (
    r"(?:begins?|starts?|opens?|closes?|ends?|expires?|leaves?|arrives?|meets?|votes?|plays?|takes?|hosts?|faces?"
    r"|comes? into|resumes?|returns?|travels?|visits?|runs? until|lasts? until|steps? down|hands? over|appears?"
    r"|stays?|remains?|goes|go|flies|fly|holds?|gives?|moves?|retires?|elects?|marks?|falls? on|comes?|is|are|can|must)"
)
_PAST = (
    r"(?:was|were|had|did|been|said|told|met|held|began|came|went|took|made|sent|shot|left|led|won|lost|fell|rose|hit"
    r"|struck|spoke|wrote|gave|found|became|saw|fled|broke|brought|bought|built|drove|flew|got|kept|knew|paid|put|ran"
    r"|read|set|sold|stood|threw|beat|cut|shut|let|hurt|quit|drew|grew|heard|thought|[a-z]{3,}ed|killing|after|since)"
)
_CUES = re.compile(
    rf"\b(?:(?P<will>{_WILL})|(?P<arrange>(?-i:{_ARRANGE}))|(?P<past>(?-i:{_PAST}))|(?P<now>(?-i:{_SCHEDULED})))\b|(?P<short>['’]ll\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:“”\"()–—]|,\s|\b(?:and|but|while|although|though|which|who|whose|where|when|because|as|that|if|whether)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|from|ahead of|as of|starting|effective|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:since|after)\s+(?:the\s+)?$", re.IGNORECASE)
_WILL_REACH = 3  # words between "is to" and the verb that says what


def is_future(sentence: str, start: int, end: int) -> bool:
    """Whether `[start, end)` of the sentence is a time that is still to come.

    Args:
        sentence: A sentence in English.
        start: Where the expression of time starts.
        end: Where it ends.
    """
    before, after = sentence[:start], sentence[end:]
    if _BEHIND.search(before):
        return False
    clause = _BREAK.split(before)[-1]
    for told in (clause, before):
        cue = _governing(told)
        if cue is not None:
            return _is_ahead(cue, told[cue.end() :], looks_ahead=bool(_AHEAD.search(before)))
    cue = _CUES.search(after)
    if cue is None:
        return _UNTIL.search(before) is not None
    return cue.lastgroup in ("will", "now", "short")


def _governing(text: str) -> re.Match[str] | None:
    """The cue that a time at the end of `text` hangs on; None without one."""
    cues = list(_CUES.finditer(text))
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
