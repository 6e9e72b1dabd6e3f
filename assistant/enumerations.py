# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A place in a sentence in, the members of the enumeration that it stands in out.

"Workers from Dolvany, Pernitz and Hask dug": whoever reads one of the three is told all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clause import PREPOSITION
from assistant.question import Expects, Kind, Question
from index.letters import compile_latin

_SEPARATOR = re.compile(
    r"\s*[,;]\s+(?P<last>(?:and|or|as well as)\s+)?|\s+(?P<bare>and|or|as well as)\s+"
)
_BREAK = re.compile(r"[.:()–—\"“”](?=\s|$)|(?<=\s)[(–—\"“]")
_WORD = r"[A-Z0-9][\w’'.&-]*"
_NAMED = rf"(?:(?:the|Sankt|St) )?{_WORD}(?: (?:(?:of|de|la|van|von|and the) )?{_WORD})*"
_NAME = compile_latin(_NAMED)
_NAME_LAST = compile_latin(rf"{_NAMED}$")
_ENDS_LIST = re.compile(
    r"\s+(?:because|before|after|when|while|who|which|but|so|if|although|where|until|unless|since)\b"
)
PREDICATE = re.compile(
    r"(?<=\w)\s+(?:took|came|went|gave|began|fell|rose|flew|drew|was|were|are|is|had|has|have|will"
    r"|would|can|could|joined|attended)\b"
)
"""What the members did, behind the last of them: "a lifeboat and a dozen boats took part"."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|might|must|did|does|do|said|says)\b"
)
_CLAUSE = re.compile(r"(?:that|to|how|why|whether) ")
_PREPOSITION = compile_latin(PREPOSITION, re.IGNORECASE)
_CUE_VERB = re.compile(
    r"\b(?:is|are|was|were|by|includ\w+|wants?|wanted|demand(?:s|ed)?|asked for|called for|promised|offers?|such as)\s+",
    re.IGNORECASE,
)
_CUE_PREPOSITION = compile_latin(rf"\b(?!of\b){PREPOSITION}\s+", re.IGNORECASE)
_MOST_WORDS = 9
_SEVERAL = compile_latin(
    rf"^(?:(?:{PREPOSITION} )?(?:who|whom|where|what) (?:are|were|do|have|did the|will)|where (?:will|did|does|is|was))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the things enumerated, at `[start, end)` of its sentence."""

    start: int
    end: int


def asks_several(question: Question) -> bool:
    """Whether more than one thing may be asked for."""
    if question.expects in (Expects.DATE, Expects.NUMBER, Expects.MONEY, Expects.DURATION):
        return False
    if question.kind is Kind.LIST:
        return True
    return question.kind is Kind.VALUE and _SEVERAL.match(question.text) is not None


def members_around(sentence: str, start: int, end: int) -> tuple[Member, ...]:
    """The members of the enumeration that `[start, end)` belongs to, in order.

    Args:
        sentence: A sentence.
        start: Where one of them, or several, or part of one were read.
        end: Where that ends.

    Returns:
        Two or more members; empty where no enumeration is found.
    """
    breaks = list(_BREAK.finditer(sentence))
    low = max((m.end() for m in breaks if m.end() <= start), default=0)
    low += len(sentence[low:start]) - len(sentence[low:start].lstrip())
    high = min((m.start() for m in breaks if m.start() >= end), default=len(sentence))
    joints = list(_SEPARATOR.finditer(sentence, low, high))
    starts = [low, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), high]
    items = [Member(first, last) for first, last in zip(starts, ends, strict=True)]
    at = next((i for i, item in enumerate(items) if item.end > start), len(items))
    closing = next((i for i in range(max(at - 1, 0), len(joints)) if _closes(joints[i])), None)
    if closing is None:
        return ()
    are_names = sentence[start].isupper() and sentence[items[closing + 1].start].isupper()
    for named in (True,) if are_names else (True, False):
        found = _backwards(sentence, items, joints, closing, start, named=named)
        if len(found) > 1 and found[0].start < end and start < found[-1].end:
            return tuple(found)
    return ()


def _closes(joint: re.Match[str]) -> bool:
    """Whether the last member follows: there stands "and" or "or"."""
    return bool(joint["last"] or joint["bare"])


def _backwards(
    sentence: str,
    items: list[Member],
    joints: list[re.Match[str]],
    closing: int,
    start: int,
    *,
    named: bool,
) -> list[Member]:
    """The members from the last one back to the first; empty where they are not alike."""
    last = _last(sentence, items[closing + 1], named=named)
    if last is None:
        return []
    found = [last]
    opener = _CLAUSE.match(sentence, last.start)
    for at in range(closing, -1, -1):
        item = items[at]
        begun = item.start < start < item.end and opener is None
        if (
            at > 0
            and not begun
            and not _closes(joints[at - 1])
            and _is_whole(sentence, item, named)
        ):
            found.append(item)
            continue
        first = _first(sentence, item, start, named=named, opener=opener[0] if opener else "")
        if first is not None:
            found.append(first)
        break
    found.reverse()
    is_pair = len(found) == 2 and not named
    return [] if is_pair and not _is_pair(sentence, found, joints[closing]) else found


def _is_whole(sentence: str, item: Member, named: bool) -> bool:
    """Whether what stands between two commas is a member, neither the opening nor an aside."""
    text = sentence[item.start : item.end]
    if named:
        return _NAME.fullmatch(text) is not None
    if _CLAUSE.match(text):
        return True
    if _VERB.search(text) or _CUE_VERB.match(text) or text[:1].isupper():
        return False
    return len(text.split()) <= _MOST_WORDS


def _last(sentence: str, item: Member, *, named: bool) -> Member | None:
    """The last member as far as it goes: what follows belongs to the sentence."""
    text = sentence[item.start : item.end]
    if named:
        match = _NAME.match(text)
        return Member(item.start, item.start + match.end()) if match else None
    cut = _ENDS_LIST.search(text) or (None if _CLAUSE.match(text) else PREDICATE.search(text))
    return Member(item.start, item.start + cut.start()) if cut else item


def _first(sentence: str, item: Member, start: int, *, named: bool, opener: str) -> Member | None:
    """The first member without what leads up to it; None where it cannot be told."""
    text = sentence[item.start : item.end]
    if named:
        match = _NAME_LAST.search(text)
        return Member(item.start + match.start(), item.end) if match else None
    if opener:
        at = text.rfind(f" {opener}")
        return Member(item.start + at + 1, item.end) if at >= 0 else None
    if item.start <= start < item.end:
        return Member(start, item.end)
    if sentence[: item.start].rstrip().endswith(":"):
        return item
    cues = list(_CUE_VERB.finditer(text))[-1:] or list(_CUE_PREPOSITION.finditer(text))[:1]
    return Member(item.start + cues[0].end(), item.end) if cues else None


def _is_pair(sentence: str, found: list[Member], joint: re.Match[str]) -> bool:
    """Whether two alone are alike: `a flag and a drum`, `in the hall and with relatives`."""
    one, other = (sentence[member.start : member.end].split(" ", 1)[0] for member in found)
    if joint["last"]:
        return bool(_CLAUSE.match(f"{one} ")) and one == other
    if _PREPOSITION.fullmatch(other):
        before = sentence[: found[0].start].split()[-1:]
        return any(_PREPOSITION.fullmatch(word) for word in (one, *before))
    return all(re.fullmatch(r"an?|the|its|their|his|her", word) for word in (one, other))
