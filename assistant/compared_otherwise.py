# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A comparison in one of its rarer forms in, what to ask of either side out.

"How do the old and the new limit differ?" has its sides in two adjectives, "Compare how many were
asked with how many came" in two clauses, "A and B: what did each want?" ahead of its question, and
"From what to what did it rise?" in one value that was and one that is.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.parts import Part
from assistant.phrases import core, is_plural
from assistant.quantity_asked import is_quantity
from assistant.question import find_names
from assistant.requested import asked_plainly
from index.letters import compile_latin

_ORDER = r"(?:old|new|first|second|original|final|previous|current|former|present|planned|actual|initial|latest|earlier|later|upper|lower)"
_PAIR = rf"(?P<one>{_ORDER}) and (?:the )?(?P<two>{_ORDER})"
_OLD_AND_NEW = compile_latin(
    rf"^how (?:do|did) (?P<own>(?:the |[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*['’]s? ))(?:the )?{_PAIR} (?P<noun>[a-z-]+(?: [a-z-]+)??s)(?P<rest> (?:{PREPOSITION}) [^?]+?)? (?:differ|compare)\s*\?*$",
    re.IGNORECASE,
)
_BETWEEN = compile_latin(
    r"^how (?:do|does|did) (?P<what>[^?]+?) differ between (?P<one>[a-z]+) and (?P<two>[a-z]+) (?P<noun>[a-z-]+)\s*\?*$",
    re.IGNORECASE,
)
_HOW_MANY_TWICE = re.compile(
    r"^(?:compare|contrast) (?P<one>how (?:many|much) [^?]+?) (?:with|to|and|against) (?P<two>how (?:many|much) [^?]+?)\s*[?.]*$",
    re.IGNORECASE,
)
_FROM_WHAT_TO_WHAT = re.compile(
    r"^from what to what (?:did|does|has|have|was|were|is|are) (?P<what>[^?]+?) "
    r"(?:go|gone|went|rise|risen|fall|fallen|drop(?:ped)?|climb(?:ed)?|grow|grown|increased?|decreased?|changed?|raised|cut|lowered|reduced|move|moved|jump(?:ed)?|shrink|shrunk|put)(?: (?:up|down))?\s*\?*$",
    re.IGNORECASE,
)
_OF_EACH = compile_latin(
    r"^(?:(?i:compare|contrast) )?(?P<one>(?!(?i:compare|contrast|when|while|after|before|if|as|since|where|how|what|who|which|why)\b)(?:(?:the )?[A-Z\d]|[a-z]+[A-Z])[^,:;?]*?)"
    r" (?:vs\.?|versus|and|with|against) (?P<two>(?:(?:the )?[A-Z\d]|[a-z]+[A-Z])[^,:;?]*?)(?: on [^:;?]+)?[:;–—] ?"
    rf"(?P<ask>[^?]*?\b(?:{AUXILIARY}) (?P<each>each(?: of (?:them|the two|these))?)(?: [a-z]+)?(?: (?:{PREPOSITION}) [^?]+?)?)\s*\?*$"
)
_THEN = compile_latin(rf"^(?P<who>.+?)(?P<then> {PREPOSITION} (?:\w+ )?(?:19|20)\d\d)$")
_SINGULAR = {"do": "does", "have": "has", "are": "is", "were": "was"}
_NAMED = r"(?:the )?[A-Z][\w’'-]*(?: (?:of |de |van |al-)?[A-Z][\w’'-]*)*|[a-z]+[A-Z]\w*"
_TWO_SUBJECTS = compile_latin(
    rf"^(?P<ahead>[^?,]+? )(?P<aux>(?:did|do|have|are|were|will|would|can)) (?P<one>{_NAMED}) and (?P<two>{_NAMED})(?: (?:each|both))?(?P<rest> [^?,]+?)\s*\?*$"
)
_WITH_EACH_OTHER = re.compile(
    r"\b(?:me[et]t|meet|agree[ds]?|talk\w*|speak|spoke|marr(?:y|ied)|disagree|differ|sign|fight|fought|play(?:ed)?|clash|discuss\w*|divorc\w*|split|shar(?:e|ed|ing)|found|founded|face[ds]?|combine[ds]?|merge[ds]?|compete[ds]?|argue[ds]?|quarrel\w*|apart|work together|collaborat\w+|in common|each other|together|between)\b",
    re.IGNORECASE,
)
"""What two do with each other is one thing, which is asked of both together."""


def find_other_forms(text: str) -> tuple[Part, ...]:
    """What to ask of either side; empty where the question has none of these forms.

    Args:
        text: A question on one line.
    """
    found = _FROM_WHAT_TO_WHAT.match(text)
    if found is not None:
        return (
            Part(text=f"What is {found['what']} now?"),
            Part(text=f"What was {found['what']} before?", side="before"),
        )
    found = _HOW_MANY_TWICE.match(text)
    if found is not None:
        return _two_counts(found["one"], found["two"])
    found = _OLD_AND_NEW.match(text)
    if found is not None:
        noun, own, rest = _one_of(found["noun"]), found["own"], found["rest"] or ""
        return tuple(
            Part(text=f"What was {own}{found[side]} {noun}{rest}?", side=found[side])
            for side in ("one", "two")
        )
    found = _BETWEEN.match(text)
    if found is not None and is_quantity(core(found["what"])):
        return tuple(
            Part(
                text=f"What was {found['what']} in {found[side]} {found['noun']}?", side=found[side]
            )
            for side in ("one", "two")
        )
    found = _OF_EACH.match(text)
    if found is not None:
        return tuple(Part(text=_asked_of(found, found[side])) for side in ("one", "two"))
    return ()


def of_each_subject(text: str) -> tuple[Part, ...]:
    """The same asked of either of two that a question names as its subject; empty for none.

    To be asked where nothing was found of both together: "Under what terms do A and B publish?".
    """
    found = _TWO_SUBJECTS.match(text)
    if found is None or _WITH_EACH_OTHER.search(text):
        return ()
    if not all(
        find_names(f"- {found[side]}") or found[side] != found[side].lower()
        for side in ("one", "two")
    ):
        return ()
    auxiliary = _SINGULAR.get(found["aux"].casefold(), found["aux"])
    return tuple(
        Part(text=f"{found['ahead']}{auxiliary} {found[side]}{found['rest']}?", side=found[side])
        for side in ("one", "two")
    )


def _two_counts(one: str, two: str) -> tuple[Part, ...]:
    noun = re.match(r"how many (?P<noun>[\w’'-]+) ", one, re.IGNORECASE)
    bare = re.match(
        r"how many (?=(?:said|say|came|took|went|did|were|was|are|have|had|will|would|[a-z]+ed)\b)",
        two,
        re.I,
    )
    if noun and bare:
        two = f"how many {noun['noun']} {two[bare.end() :]}"
    return tuple(
        Part(text=_as_question(side), side=side if second else "")
        for second, side in enumerate((one, two))
    )


def _as_question(clause: str) -> str:
    """`how many hotels the fund asked` → `How many hotels did the fund ask?`."""
    asked = asked_plainly(f"Tell me {clause}")
    return asked if asked.lower().startswith("how") else f"{clause[:1].upper()}{clause[1:]}?"


def _asked_of(found: re.Match[str], side: str) -> str:
    """The question with one of the two in the place of "each", its year at the end."""
    then = _THEN.match(side.strip())
    who, when = (then["who"], then["then"]) if then else (side.strip(), "")
    at = found.start("each") - found.start("ask")
    ask = found["ask"]
    end = at + len(found["each"])
    asked = f"{ask[:at]}{who}{ask[end:]}".strip()
    return f"{asked[:1].upper()}{asked[1:]}{when}?"


def _one_of(noun: str) -> str:
    """`limits` → `limit`."""
    return noun.removesuffix("s") if is_plural(f"the {noun}") else noun
