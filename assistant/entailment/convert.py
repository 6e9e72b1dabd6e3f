"""A question with its answer → the yes/no question that the answer says yes to.

`Who founded the club?` and `Berg` give `Did Berg found the club?`. A rough grammar: what it cannot
turn with confidence it leaves.
"""

from __future__ import annotations

import re

from assistant.verbs import base_form, words_in
from index.letters import compile_latin

_WH = (
    r"who|whom|what|when|where"
    r"|(?:in |on |at |from |to |for |by |with )?(?:which|what|whose)(?: [\w'’-]+){1,3}?"
    r"|how (?:many|much)(?: [\w'’-]+){0,3}?|how (?:long|old|far|tall|often)"
)
_BE = "was|were|is|are"
_DO = "did|does|do"
_HAVE = "has|have|had|will|would|can|could|should"
_ASKED = compile_latin(
    rf"^(?P<wh>{_WH}) (?P<aux>{_BE}|{_DO}|{_HAVE}) (?P<rest>.+?)\s*\?*$", re.IGNORECASE
)
_SUBJECT = compile_latin(rf"^(?P<wh>{_WH}) (?P<verb>[a-z]+) (?P<rest>.+?)\s*\?*$", re.IGNORECASE)
_PLACES = words_in(
    "in on at since from by until during after before near to for with under through inside within"
)
_TIMES = words_in("yesterday today tomorrow last next between")
_ENDS_OPEN = words_in("of to for with in on from at by about as into against after over than like")
_NOUN_PHRASE = compile_latin(
    r"^(?:the|a|an|his|her|its|their|this|that|these|those|he|she|it|they|[A-Z])"
)
_YEAR = re.compile(r"^\d{4}$")
_VAGUE = re.compile(r"\b(?:happen\w*|some(?:one|thing|body|where)|do|doing|done)\W", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:The|A|An|In|On|At|By|His|Her|Its|Their)\b")
_COUNTS = ("how many", "how much")
_LONGEST = 9


def to_yes_no(question: str, answer: str, before: str) -> str | None:
    """Turn a question round.

    Args:
        question: An open question.
        answer: What answers it; any other value of its kind gives a question to say no to.
        before: The word before the answer where it stands, for `on 9 May`.

    Returns:
        The yes/no question, or None where the grammar is not sure of it.
    """
    question = " ".join(question.split())
    if _VAGUE.search(question) or answer.count(" ") > _LONGEST:
        return None
    answer = _ARTICLE.sub(lambda m: m.group().lower(), answer)
    found = _ASKED.match(question)
    if found is None:
        return _of_subject(question, answer)
    wh, aux, rest = found["wh"].lower(), found["aux"].lower(), found["rest"]
    words = rest.split()
    lead = aux.capitalize()
    if words[-1].lower() in _ENDS_OPEN:
        return f"{lead} {rest} {answer}?"
    if aux in _DO.split("|"):
        return _of_object(wh, lead, rest, answer, before)
    if _is_time_or_place(wh):
        return f"{lead} {_placed(wh, rest, answer, before)}?"
    if wh.startswith("how"):
        return f"{lead} {answer} {_counted(wh)}{rest}?" if wh.startswith(_COUNTS) else None
    if _NOUN_PHRASE.match(rest) and aux not in _BE.split("|"):
        return None
    if _NOUN_PHRASE.match(rest) and wh != "who" and len(words) > 6:
        return None
    return f"{lead} {answer} {rest}?"


def _of_subject(question: str, answer: str) -> str | None:
    found = _SUBJECT.match(question)
    if found is None or found["wh"].lower().startswith(("when", "where", "whom", "how")):
        return None
    verb = found["verb"].lower()
    base = base_form(verb)
    if base == verb and not verb.endswith(("ed", "s")):
        return None
    lead = "Does" if verb == f"{base}s" or verb == f"{base}es" else "Did"
    return f"{lead} {answer} {base} {found['rest']}?"


def _of_object(wh: str, lead: str, rest: str, answer: str, before: str) -> str | None:
    if _is_time_or_place(wh):
        return f"{lead} {_placed(wh, rest, answer, before)}?"
    inner = {word.lower() for word in rest.split()[1:]}
    if len(rest.split()) > _LONGEST or inner & _PLACES:
        return None
    if wh.startswith(_COUNTS) and _counted(wh):
        return f"{lead} {rest} {answer} {_counted(wh).strip()}?"
    return None if wh.startswith("how") else f"{lead} {rest} {answer}?"


def _counted(wh: str) -> str:
    """What is counted, with a space behind: `guards ` of `how many guards`; empty for none."""
    return "".join(f"{word} " for word in wh.split(" ")[2:])


def _is_time_or_place(wh: str) -> bool:
    return wh in ("when", "where") or wh.startswith(
        ("in ", "on ", "at ", "from ", "to ", "what year", "which year")
    )


def _placed(wh: str, rest: str, answer: str, before: str) -> str:
    """The rest with the time or place at its end, introduced as where it stands."""
    first, led = answer.split()[0].lower(), wh.split()[0]
    if first in _PLACES | _TIMES:
        return f"{rest} {answer}"
    if led in _PLACES:
        word = led
    elif before.lower() in _PLACES:
        word = before.lower()
    else:
        dated = wh != "where" and not _YEAR.match(answer) and re.search(r"\d", answer)
        word = "on" if dated else "in"
    return f"{rest} {word} {answer}"
