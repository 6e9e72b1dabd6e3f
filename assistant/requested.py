# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A request in, the question that it makes out: "Name the towns that sent help", "Set out when".

The reader knows questions: asked "Which towns sent help?" it finds them with twice the trust. Only
what is clearly a clause is turned; a request whose words may be read otherwise stays as it is.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.noun_clauses import inverted_clause
from assistant.phrases import is_plural
from assistant.verbs import base_form, is_past, is_plain
from assistant.word_order import inverted
from index.letters import compile_latin

_ME = r"(?:(?: (?:out|down))?(?: (?:for|to))? (?:me|us)| out| down)?"
_REQUEST = compile_latin(
    r"^(?:(?:and|so|now|ok|okay)[, ]+)?(?:please[, ]+)?(?:(?:can|could|would|will) you (?:please )?)?"
    r"(?P<ask>(?:tell|give|show|remind|inform) (?:me|us)"
    rf"|(?:name|list|identify|state|say|specify|mention|explain|set|lay|spell|write){_ME}"
    r"|let (?:me|us) know|i(?: would|['’]d) (?:like|love) to (?:know|hear|learn)"
    r"|i (?:want|need) to know|i(?: am|['’]m) (?:wondering|curious)|i wonder|do you know)[,:]? +"
    r"(?P<what>[^?!]+?)(?:[,;]? please)?\s*[.?!]*$",
    re.IGNORECASE,
)
_WH = r"(?:what|which|whose|whom|who|when|where|why|how)\b"
_CLAUSE = compile_latin(
    rf"(?P<asking>(?i:(?:{PREPOSITION} )?{_WH})(?: (?:many|much|long|often|far|old|big|large|high))?"
    r"(?P<noun>(?: [a-z-]+){0,3}?))(?<! of) (?P<clause>(?:(?:the|an?|his|her|its|their) |[A-Z]|it |he |she |they ).+)$"
)
_AND = compile_latin(rf",? and (?={_WH})", re.IGNORECASE)
_LED = r"(?:(?:all|any|some|each|both|three|two|four|five)(?: of)? )?(?:the |those )?"
_RELATIVE = compile_latin(
    rf"{_LED}(?P<noun>(?:[A-Z]{{2,}} |[a-z-]+ ){{0,2}}?[a-z-]+) (?P<by>(?:{PREPOSITION} )?)"
    r"(?P<relative>that|which|who|whom|where|in which) (?P<clause>.+)$"
)
_ANOTHER = re.compile(r" and (?:the|an?|those) [^,]+ (?:that|who|which) ", re.IGNORECASE)
_OF = compile_latin(
    rf"{_LED}(?P<noun>(?:[a-z-]+ ){{0,2}}?[a-z-]+) (?P<rest>(?:of|in|on|at|for|behind|from) .+)$"
)
_TIMES = re.compile(
    r"(?:date|day|year|month|time|hour|week|reason|way|place|point|moment)s?$", re.IGNORECASE
)
_NO_NAMES = re.compile(
    r"(?:gist|summary|summaries|overview|points?|details?|facts?|news|outlines?|more|sources?"
    r"|articles?|reports?|quotes?|list|lists|lot|everything|something|anything|background)$",
    re.IGNORECASE,
)


def asked_plainly(text: str) -> str:
    """The question that a request makes; the text itself where it is none or cannot be turned.

    Args:
        text: On one line, standing alone.
    """
    request = _REQUEST.match(" ".join(text.split()))
    if request is None:
        return text
    what = request["what"]
    if re.match(_WH, what, re.IGNORECASE) or _CLAUSE.match(what):
        return _direct(what) or text
    if not re.match(
        r"(?:tell|give|show|name|list|identify|state|specify|mention)", request["ask"], re.I
    ):
        return text
    return _which(what) or _whats(what) or text


def _direct(what: str) -> str:
    """`which camp Rome backs and when it ended` → `Which camp does Rome back, and when did it end?`."""
    turned: list[str] = []
    for piece in _AND.split(what):
        clause = _CLAUSE.fullmatch(piece)
        told = _turned(clause["clause"]) if clause else None
        turned.append(f"{clause['asking']} {told}" if clause and told else piece)
    if turned == [what]:
        plain = re.match(rf"(?:{_WH})(?: [a-z-]+)* (?P<verb>[a-z]+)\b", what, re.IGNORECASE)
        if plain is None:
            return ""
    whole = ", and ".join(turned)
    return f"{whole[:1].upper()}{whole[1:]}?"


def _turned(clause: str) -> str | None:
    """A clause in the order of a question, in the present too: `does Rome back them`."""
    told = inverted_clause(clause)
    if told:
        return told
    words = clause.split(" ")
    for at in range(1, len(words)):
        base = base_form(words[at])
        of_noun = re.match(r"(?:the|an?|his|her|its|their)$", words[at - 1], re.IGNORECASE)
        of_name = words[at - 1][:1].isupper() and words[at].islower() and words[at].endswith("ed")
        of_now = words[at].endswith("s") and base != words[at] and is_plain(base)
        if not of_noun and (of_name or of_now):
            asked = inverted(" ".join(words[:at]), " ".join(words[at:]))
            return None if asked.startswith("was it that") else asked
    return None


def _which(what: str) -> str:
    """`the towns that sent help` → `Which towns sent help?`."""
    found = _RELATIVE.fullmatch(what)
    if found is None or _TIMES.search(found["noun"]) or _NO_NAMES.search(found["noun"]):
        return ""
    noun, clause, by = found["noun"], found["clause"], found["by"]
    if _ANOTHER.search(clause):
        return ""
    opens = clause.split(" ", 1)[0]
    verb = (
        re.fullmatch(AUXILIARY, opens, re.IGNORECASE)
        or is_past(opens)
        or is_plain(base_form(opens))
    )
    if not by and found["relative"] in ("that", "which", "who") and verb and opens.islower():
        return (
            f"Who {clause}?" if noun in ("people", "those", "person") else f"Which {noun} {clause}?"
        )
    told = _turned(clause)
    if found["relative"] in ("where", "in which"):
        by = "in "
    return f"{by[:1].upper()}{by[1:]}{'which' if by else 'Which'} {noun} {told}?" if told else ""


def _whats(what: str) -> str:
    """`the causes of the fire` → `What are the causes of the fire?`, for several."""
    found = _OF.fullmatch(what)
    if found is None or _TIMES.search(found["noun"]) or _NO_NAMES.search(found["noun"]):
        return ""
    return f"What are the {found['noun']} {found['rest']}?" if is_plural(found["noun"]) else ""
