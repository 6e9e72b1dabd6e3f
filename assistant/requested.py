# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A request in, the question that it makes out: "Name the towns that sent help", "Set out when".

The reader knows questions: asked "Which towns sent help?" it finds them with twice the trust. Only
what is clearly a clause is turned; a request whose words may be read otherwise stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import AUXILIARY, PREPOSITION, WH
from assistant.phrases import is_plural
from assistant.tellers import with_teller
from assistant.verbs import base_form, is_past, is_plain
from assistant.who_or_what import who_or_what
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
_CLAUSE = compile_latin(
    rf"(?P<asking>(?i:(?:{PREPOSITION} )?{WH})(?: (?:many|much|long|often|far|old|big|large|high))?"
    r"(?P<noun>(?: [a-z-]+){0,3}?))(?<! of) (?P<clause>(?:(?:the|an?|his|her|its|their) |[A-Z]|it |he |she |they ).+)$"
)
_AND = compile_latin(rf",? and (?={WH})", re.IGNORECASE)
_LED = r"(?:(?:all|any|some|each|both|three|two|four|five|one)(?: of)? )?(?:the |those |an? )?"
_RELATIVE = compile_latin(
    rf"{_LED}(?P<noun>(?:[A-Z]{{2,}} |[a-z-]+ ){{0,2}}?[a-z-]+) (?P<by>(?:{PREPOSITION} )?)"
    r"(?P<relative>that|which|who|whom|where|in which) (?P<clause>.+)$"
)
_ANOTHER = re.compile(
    r" and (?:the|an?|those|say|tell|give|name|list|explain|how|what|who|when|where|why|which|whether)\b"
    r"|^(?:[\w’'-]+ ){1,3}(?:say|says|said|think|thinks|believe|believes|claim|claims)\b",
    re.IGNORECASE,
)
"""A second thing that is asked for, or a clause within the clause."""
_NO_NOUN = re.compile(rf"(?:{PREPOSITION}|more|your|my|our|that|this|these)\b", re.IGNORECASE)
_OF = compile_latin(
    rf"{_LED}(?P<noun>(?:[a-z-]+ ){{0,2}}?[a-z-]+) (?P<rest>(?:of|in|on|at|for|behind|from) .+)$"
)
_SPELT = re.compile(
    r"how (?:(?:is|was) (?P<what>(?:(?!\b(?:or|and)\b)[^?])*\bname\b(?:(?!\b(?:or|and)\b)[^?])*?) (?:spelled|spelt)"
    r"|(?:do|does|should|would) (?:you|one|we|they) (?:spell|write) (?P<whose>[^?]*\bname\b[^?]*?))\s*\?*$",
    re.IGNORECASE,
)
_ANY_NAME = re.compile(r"(?<!first )(?<!last )(?<!full )(?<!family )(?<!given )\bname\b")
"""A name is spelt as it is: the question for it is what it is."""
_EXACTLY = re.compile(
    rf"^((?:what|who)),? (?:exactly|precisely|actually|really),?(?= {AUXILIARY}\b)", re.IGNORECASE
)
"""`What exactly is a tombolo?` asks what one is; of when and where it asks for a closer answer."""
_MONTH_AND_YEAR = re.compile(
    r"^(?:(?P<by>in|for|by|until|since|from|during) )(?:what|which) (?:month and (?:(?:in )?(?:what|which) )?year"
    r"|month of (?:what|which) year|year and month)\b",
    re.IGNORECASE,
)
_WHEN = {"by": "By when", "until": "Until when", "since": "Since when", "from": "From when"}
_DATE_OF = compile_latin(
    r"(?:please )?(?:give|tell|state|name)(?: me| us)? the (?:exact |precise |full )?(?P<what>date|day) of"
    r" (?P<of>(?:the|[A-Z])[^?.!]+?)\s*[?.!]*$",
    re.IGNORECASE,
)
_ANYBODY = frozenset(["people", "those", "person", "everyone", "everybody", "anyone", "anybody"])
_TIMES = re.compile(
    r"(?:date|day|year|month|time|hour|week|reason|way|place|point|moment)s?$", re.IGNORECASE
)
_NO_NAMES = re.compile(
    r"(?:gist|summary|summaries|overview|points?|details?|facts?|news|outlines?|more|sources?"
    r"|articles?|reports?|quotes?|list|lists|lot|everything|something|anything|background)$",
    re.IGNORECASE,
)


def asked_plainly(text: str) -> str:
    """The question that a request makes; any other text as it is, but for a mere "exactly".

    Args:
        text: On one line, standing alone.
    """
    text = with_teller(text)
    spelt = _SPELT.match(text)
    if spelt is not None:
        whose = spelt["what"] or spelt["whose"]
        return f"What is {_ANY_NAME.sub('full name', whose, count=1)}?"
    text = _MONTH_AND_YEAR.sub(lambda match: _WHEN.get(match["by"].casefold(), "When"), text)
    dated = _DATE_OF.match(text)
    if dated is not None and not is_plural(dated["of"]):
        return f"On what {dated['what'].casefold()} was {dated['of']}?"
    said = who_or_what(text)
    if said:
        return said
    request = _REQUEST.match(" ".join(text.split()))
    if request is None:
        return _EXACTLY.sub(r"\1", text)
    what = request["what"]
    if re.match(WH, what, re.IGNORECASE) or _CLAUSE.match(what):
        return _direct(what) or text
    if not re.match(
        r"(?:tell|give|show|name|list|identify|state|specify|mention)", request["ask"], re.I
    ):
        return text
    return _which(what) or _whats(what) or text


def _direct(what: str) -> str:
    """`which camp Rome backs and when it ended` → `Which camp does Rome back, and when did it end?`.

    Empty where a clause cannot be turned, or has no verb where one is looked for.
    """
    turned: list[str] = []
    for piece in _AND.split(what):
        clause = _CLAUSE.fullmatch(piece)
        if clause is not None and not _has_verb(clause["noun"].split()):
            told = _turned(clause["clause"])
            if told is None:
                return ""
            turned.append(f"{clause['asking']} {told}")
        elif _SUBJECT_ASKED.match(piece) and _has_verb(piece.split()[1 : 2 + _MOST_NOUNS]):
            turned.append(piece)
        else:
            return ""
    whole = ", and ".join(turned)
    return f"{whole[:1].upper()}{whole[1:]}?"


_MOST_NOUNS = 3  # words between the asking word and the verb of its clause
_SUBJECT_ASKED = re.compile(r"(?:who|what|which|how (?:many|much))\b", re.IGNORECASE)
_TO_THE_READER = re.compile(r"(?:you|i|we|one)$", re.IGNORECASE)
_LEADS_NOUN = re.compile(r"(?:the|an?|his|her|its|their|this|that|these|those)$", re.IGNORECASE)
_FOLLOWS_VERB = compile_latin(
    rf"(?:(?i:{PREPOSITION}|the|an?|his|her|its|their|that|to|it|him|them|so|not)$|[A-Z\d])"
)
_NEXT_CLAUSE = re.compile(
    r"(?:and|when|after|before|because|that|who|which|while|if|but|as|since|until|to)$",
    re.IGNORECASE,
)


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a verb is told soon behind the asking word, of which that is the subject."""
    for word in words:
        if _TO_THE_READER.match(word):
            return False
        if _is_auxiliary(word) or is_past(word) or _is_present(word):
            return True
    return False


def _is_auxiliary(word: str) -> bool:
    return re.fullmatch(AUXILIARY, word, re.IGNORECASE) is not None


def _is_present(word: str) -> bool:
    base = base_form(word)
    return word.islower() and word.endswith("s") and base != word and is_plain(base)


def _turned(clause: str) -> str | None:
    """A clause in the order of a question: `Rome backs them` → `does Rome back them`.

    None where more than one word may be its verb, or it has none.
    """
    words = clause.split(" ")
    verbs: list[int] = []
    for at, word in enumerate(words):
        if at and _NEXT_CLAUSE.match(word) and verbs:
            break
        of_noun = at == 0 or _LEADS_NOUN.match(words[at - 1])
        of_name = at and words[at - 1][:1].isupper() and word.islower() and word.endswith("ed")
        if not of_noun and (_is_auxiliary(word) or is_past(word) or _is_present(word) or of_name):
            verbs.append(at)
    if not verbs:
        return None
    at, rest = verbs[0], words[verbs[0] + 1 :]
    who, verb = " ".join(words[:at]), words[at]
    if _is_auxiliary(verb):
        # "he did" leaves its verb out.
        whole = rest or verb in ("is", "was", "are", "were")
        return " ".join((verb, who, *rest)) if whole else None
    if len(verbs) > 1 or not verb.islower():
        return None
    if _is_present(verb) and rest and not _FOLLOWS_VERB.match(rest[0]):
        return None
    asked = inverted(who, " ".join(words[at:]))
    return None if asked.startswith("was it that") else asked


def _may_be_named(noun: str) -> bool:
    """Whether things of this noun are named in articles, and it is a noun: no `about the people`."""
    return not (_TIMES.search(noun) or _NO_NAMES.search(noun) or _NO_NOUN.match(noun))


def _which(what: str) -> str:
    """`the towns that sent help` → `Which towns sent help?`."""
    found = _RELATIVE.fullmatch(what)
    if found is None or not _may_be_named(found["noun"]):
        return ""
    noun, clause, by = found["noun"], found["clause"], found["by"]
    if _ANOTHER.search(clause):
        return ""
    opens = clause.split(" ", 1)[0]
    verb = _is_auxiliary(opens) or is_past(opens) or is_plain(base_form(opens))
    if not by and found["relative"] in ("that", "which", "who") and verb and opens.islower():
        return f"Who {clause}?" if noun in _ANYBODY else f"Which {noun} {clause}?"
    told = _turned(clause)
    if found["relative"] in ("where", "in which"):
        by = "in "
    return f"{by[:1].upper()}{by[1:]}{'which' if by else 'Which'} {noun} {told}?" if told else ""


def _whats(what: str) -> str:
    """`the causes of the fire` → `What are the causes of the fire?`, for several."""
    found = _OF.fullmatch(what)
    if found is None or not _may_be_named(found["noun"]) or _ANOTHER.search(found["rest"]):
        return ""
    return f"What are the {found['noun']} {found['rest']}?" if is_plural(found["noun"]) else ""
