# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for the holder of an office in, the office it names out.

"Who is the deputy transport minister?" names an office: its head (minister), what narrows it
(transport) and what changes it (deputy). The acting minister, the minister before and the
minister of something else hold other offices, however alike the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.words import content_stems, fold, is_stop, stem, tokenize
from index.letters import compile_latin

_HEADS = (
    "owner proprietor",
    "minister", "president", "mayor", "governor", "captain skipper master", "coach trainer", "chancellor",
    "lawyer attorney solicitor counsel barrister", "judge", "prosecutor", "founder", "treasurer", "curator",
    "spokesman spokeswoman spokesperson", "envoy", "ambassador", "secretary", "commander", "senator",
    "engineer", "editor", "author writer", "architect designer", "referee", "goalkeeper keeper",
    "king", "queen", "pope", "bishop", "rector principal headteacher", "operator", "builder", "insurer",
    "publisher", "organiser organizer", "geologist", "analyst", "professor", "manager", "director",
    "restorer", "sponsor", "buyer", "seller", "deputy", "successor", "predecessor", "suspect", "winner",
    "head chief leader chairman chairwoman chair chairperson boss executive ceo",
)  # fmt: skip
HEAD_CLASS = {fold(word): line.split()[0] for line in _HEADS for word in line.split()}
_LEADING = "head chief leader chairman chairwoman chair chairperson boss executive ceo president"
AT_THE_HEAD = frozenset(f"{_LEADING} director manager rector principal commander".split())
"""Who may be meant by a body's head, leader, boss or chief where none is called so."""
OFFICE_VERBS: dict[str, tuple[str, str]] = {
    "own": ("owner proprietor", "own owns owned belongs"),
    "lead": (_LEADING, "lead leads led heads headed chairs chaired"),
    "head": (_LEADING, "lead leads led heads headed chairs chaired"),
    "chair": ("chairman chairwoman chair chairperson", "chair chairs chaired chairmanship"),
    "run": (f"{_LEADING} director manager", "run runs ran leads led heads headed manages managed"),
    "manage": ("manager director", "manage manages managed"),
    "coach": ("coach trainer", "coach coaches coached"),
    "captain": ("captain skipper", "captain captains captained"),
    "command": ("commander", "command commands commanded"),
    "govern": ("governor", "govern governs governed"),
    "operate": ("operator", "operate operates operated"),
    "insure": ("insurer", "insure insures insured"),
    "found": ("founder", "found founded founds"),
    "referee": ("referee", "referee refereed"),
    "direct": ("director", "direct directs directed"),
    "edit": ("editor", "edit edits edited"),
}
"""What asks for an office by a verb: the nouns that name its holder, the verbs that say so."""

OFFICE_CHANGES = {
    "deputy": "deputy", "vice": "deputy", "assistant": "deputy", "former": "former", "ex": "former",
    "previous": "former", "past": "former", "acting": "acting", "interim": "acting", "caretaker": "acting",
    "outgoing": "outgoing", "incoming": "next", "next": "next", "new": "", "future": "next",
    "current": "", "present": "", "designate": "next", "shadow": "shadow", "honorary": "honorary",
    "retired": "former", "then": "former", "first": "first", "second": "second", "third": "third",
}  # fmt: skip
DETERMINERS = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "this", "that"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as it is asked for.

    `heads` are the nouns that name its holder and `verbs` what says the same;
    `changes` (deputy, former, acting) make it another office; `field` holds stems
    of what narrows it, `of` those of whose it is. `core` is the stem of the body whose
    holder is asked for by a verb ("Who leads the miners' union?"), empty elsewhere, and
    `named` tells that it is a name; `is_new`, that whoever has come into office is asked for;
    `asked` is the noun itself.
    """

    heads: frozenset[str]
    verbs: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    field: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    core: str = ""
    named: bool = False
    is_new: bool = False
    asked: str = ""


_ASKS_NOUN = re.compile(
    r"^(?:and |so )?(?:who(?:['’]?s| is| was| are| were| will be| became)|what (?:is|was|are) the names? of|whats the name of)"
    r"\s+(?P<phrase>[^?,]+?)(?P<before>\s+before)?\s*\??$",
    re.IGNORECASE,
)
_ASKS_VERB = re.compile(
    r"^(?:and |so )?(?:who|(?:which|what) (?:[\w-]+ ){1,2}?)\s*(?P<verb>owns?|owned|leads?|led|heads?|headed|chairs?|chaired|runs?|ran"
    r"|manages?|managed|coach(?:es|ed)?|captains?|captained|commands?|commanded|governs?|governed|operates?|operated"
    r"|insures?|insured|found(?:s|ed)|referee[sd]?|direct(?:s|ed)|edit(?:s|ed))\s+(?P<of>[^?]+?)\s*\??$",
    re.IGNORECASE,
)
_IN_CHARGE = re.compile(
    r"(?<=^who )(?:is|was) (?:in charge of|at the head of|the boss of)\b", re.IGNORECASE
)
_BASES = {"led": "lead", "ran": "run", "founded": "found", "founds": "found", "refereed": "referee", "referees": "referee"}  # fmt: skip


@lru_cache(maxsize=512)
def office_asked(question: str) -> Office | None:
    """The office that a question asks the holder of; None for any other question."""
    text = " ".join(question.split())
    text = _IN_CHARGE.sub("runs", text)
    match = _ASKS_VERB.match(text)
    if match:
        verb = fold(match["verb"])
        base = _BASES.get(verb) or next((b for b in OFFICE_VERBS if stem(b) == stem(verb)), "")
        return _held_by_verb(base, match["of"]) if base in OFFICE_VERBS else None
    match = _ASKS_NOUN.match(text)
    if match is None:
        return None
    phrase = _AT_WHICH_TIME.sub("", match["phrase"])
    office = _noun_phrase(phrase, bool(match["before"]))
    # Whoever was "president when the wall fell" presided over what only the article tells.
    told = office is None or phrase == match["phrase"] or office.field or office.of
    return office if told else None


_AT_WHICH_TIME = re.compile(
    r"\s+(?:when|while|during|at the time)\b.*$|\s+(?:in|as of) (?:[A-Z][a-z]+ )?(?:19|20)\d\d$"
)


def _held_by_verb(base: str, phrase: str) -> Office | None:
    """`the union of Tolm`, but neither `the attack on the union` nor `the race at half-time`.

    Whoever leads an attack holds no office, and with a word left over ("in 1990") it is
    another question.
    """
    phrase = _WHO_ARE.sub("", phrase)
    front, _, after = _IN_BODY.sub("\0", phrase, count=1).partition("\0")
    tokens = [token for token in tokenize(front) if fold(token.text) not in DETERMINERS]
    rest = [token for token in tokenize(after) if fold(token.text) not in DETERMINERS | {"of"}]
    if not tokens or any(is_stop(t.text) or t.text.isdigit() for t in (*tokens, *rest)):
        return None
    core = tokens[-1]
    if base not in _OF_THINGS and not core.is_name and core.stem not in _BODIES:
        return None
    heads, verbs = OFFICE_VERBS[base]
    return Office(
        heads=frozenset(heads.split()),
        verbs=frozenset(verbs.split()),
        of=frozenset(token.stem for token in (*tokens, *rest)),
        core=core.stem,
        named=core.text != core.text.casefold(),
    )


_WHO_ARE = re.compile(
    r" (?:(?:that|which|who) (?:is|are|was|were|has|have|had) .*"
    r"|(?:sent|based|deployed|stationed|fighting|serving|operating|stuck|formed|set up)\b.*)$"
)
"""What is told of a body behind its name: "the troops sent to Libya"."""
_OF_THINGS = frozenset(["own", "operate", "insure", "found", "referee"])
_IN_BODY = compile_latin(r"\s+(?:of|(?:in|at)(?=\s+(?:the\s+)?[A-Z]))\s+")
_BODIES = frozenset(
    token.stem
    for token in tokenize(
        "company firm group fund bank club union party ministry agency committee commission council"
        " board authority inquiry team delegation government cabinet department museum school"
        " university college hospital trust institute foundation association federation army navy"
        " battalion brigade regiment squad airline newspaper port harbour office bureau"
        " organisation organization society assembly parliament senate coalition movement alliance"
        " cooperative orchestra theatre gallery laboratory province district city town village"
        " plant factory mill mine quarry prison clinic station depot works yard"
        " force troops soldiers fleet militia guard rebels"
    )
)


def _noun_phrase(phrase: str, before: bool) -> Office | None:
    """`the deputy transport minister of Tavria`, `the museum's director`, `erdogans spokesman`."""
    front, _, after = _split_of(phrase)
    owner, _, rest = _POSSESSOR.sub("\0", front, count=1).partition("\0")
    words = [token.text for token in tokenize(rest if rest else front)]
    words = [word for word in words if fold(word) not in DETERMINERS]
    if not words or fold(words[-1]) not in HEAD_CLASS:
        return None
    head, others = fold(words[-1]), words[:-1]
    changes = {OFFICE_CHANGES[fold(word)] for word in others if fold(word) in OFFICE_CHANGES}
    field = [word for word in others if fold(word) not in OFFICE_CHANGES and fold(word) != "name"]
    if before:
        changes.add("former")
    heads = {word for word, line in HEAD_CLASS.items() if line == HEAD_CLASS[head]}
    return Office(
        heads=frozenset(heads),
        asked=head,
        changes=frozenset(changes - {""}),
        field=frozenset(stem(word) for word in field),
        of=_stems(f"{owner if rest else ''} {after}"),
        is_new=any(fold(word) == "new" for word in others),
    )


_POSSESSOR = re.compile(r"['’]s?\s+")


def _split_of(phrase: str) -> tuple[str, str, str]:
    match = re.search(r"\s+(of|for|at|in)\s+", phrase)
    return (phrase[: match.start()], match[1], phrase[match.end() :]) if match else (phrase, "", "")


def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(tokenize(text)))
