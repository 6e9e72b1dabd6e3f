# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for the holder of an office in, and who is said to hold it out, by grammar.

"Who is the deputy transport minister?" names an office: its head (minister), what
narrows it (transport) and what changes it (deputy). A sentence gives an office to
somebody in few ways: "deputy transport minister Ola Brekke", "its director, Hugo
Brandt", "Irina Sokol, the state geologist", "owned by the fund Cape Meridian". The
acting minister, the minister before and the minister of something else hold other
offices, however alike the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.words import fold, is_stop, stem, tokenize

_HEADS = (
    "owner proprietor",
    "minister", "president", "mayor", "governor", "captain skipper", "coach trainer", "chancellor",
    "lawyer attorney solicitor counsel", "judge", "prosecutor", "founder", "treasurer", "curator",
    "spokesman spokeswoman spokesperson", "envoy", "ambassador", "secretary", "commander", "senator",
    "engineer", "editor", "author writer", "architect designer", "referee", "goalkeeper keeper",
    "king", "queen", "pope", "bishop", "rector principal headteacher", "operator", "builder", "insurer",
    "publisher", "organiser organizer", "geologist", "analyst", "professor", "manager", "director",
    "restorer", "sponsor", "buyer", "seller", "deputy", "successor", "predecessor", "suspect", "winner",
    "head chief leader chairman chairwoman chair chairperson boss executive ceo", "master",
)  # fmt: skip
_CLASS = {fold(word): line.split()[0] for line in _HEADS for word in line.split()}
_LEADING = "head chief leader chairman chairwoman chair chairperson boss executive ceo president"
_VERBS: dict[str, tuple[str, str]] = {
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
}
"""What asks for an office by a verb: the nouns that name its holder, the verbs that say so."""

_CHANGES = {
    "deputy": "deputy", "vice": "deputy", "assistant": "deputy", "former": "former", "ex": "former",
    "previous": "former", "past": "former", "acting": "acting", "interim": "acting", "caretaker": "acting",
    "outgoing": "outgoing", "incoming": "next", "next": "next", "new": "", "future": "next",
    "current": "", "present": "", "designate": "next", "shadow": "shadow", "honorary": "honorary",
    "retired": "former", "then": "former", "first": "first", "second": "second", "third": "third",
}  # fmt: skip
_NAME = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Lady|General|Colonel|Gen|Col)\.?\s+)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+(?:(?:de|la|al|bin|von|van|der)\s+)?(?:[A-Z]\.|[A-Z][\w’'-]+)){0,4})"
)
_KIND_OF_FIRM = (
    r"(?:(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:company|firm|group|fund|bank|concern|party|movement)\s+)?"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_DETERMINERS = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "this", "that"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as it is asked for.

    `heads` are the nouns that name its holder and `verbs` what says the same;
    `changes` (deputy, former, acting) make it another office; `field` holds stems
    of what narrows it, `of` those of whose it is. `core` is the stem of the body whose
    holder is asked for by a verb ("Who leads the miners' union?"), empty elsewhere, and
    `named` tells that it is a name.
    """

    heads: frozenset[str]
    verbs: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    field: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    core: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody at `[start, end)` of a sentence who is said to hold an office.

    `changes` and `words` are what stands beside the head ("deputy", "transport"), `whose`
    holds stems of what the office belongs to, where the words around say so.
    """

    name: str
    start: int
    end: int
    head: str
    changes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    by_pronoun: bool = False


_ASKS_NOUN = re.compile(
    r"^(?:and |so )?(?:who(?:['’]?s| is| was| are| were| will be| became)|what (?:is|was|are) the names? of|whats the name of)"
    r"\s+(?P<phrase>[^?,]+?)(?P<before>\s+before)?\s*\??$",
    re.IGNORECASE,
)
_ASKS_VERB = re.compile(
    r"^(?:and |so )?(?:who|(?:which|what) (?:[\w-]+ ){1,2}?)\s*(?P<verb>owns?|owned|leads?|led|heads?|headed|chairs?|chaired|runs?|ran"
    r"|manages?|managed|coach(?:es|ed)?|captains?|captained|commands?|commanded|governs?|governed|operates?|operated"
    r"|insures?|insured|found(?:s|ed)|referee[sd]?)\s+(?P<of>[^?]+?)\s*\??$",
    re.IGNORECASE,
)
_BASES = {"led": "lead", "ran": "run", "founded": "found", "founds": "found", "refereed": "referee", "referees": "referee"}  # fmt: skip


@lru_cache(maxsize=512)
def office_asked(question: str) -> Office | None:
    """The office that a question asks the holder of; None for any other question."""
    text = " ".join(question.split())
    match = _ASKS_VERB.match(text)
    if match:
        verb = fold(match["verb"])
        base = _BASES.get(verb) or next((b for b in _VERBS if stem(b) == stem(verb)), "")
        return _held_by_verb(base, match["of"]) if base in _VERBS else None
    match = _ASKS_NOUN.match(text)
    return _noun_phrase(match["phrase"], bool(match["before"])) if match else None


def _held_by_verb(base: str, phrase: str) -> Office | None:
    """`the union of Tolm`, but neither `the attack on the union` nor `the race at half-time`.

    Whoever leads an attack holds no office, and with a word left over ("in 1990") it is
    another question.
    """
    front, _, after = _IN_BODY.sub("\0", phrase, count=1).partition("\0")
    tokens = [token for token in tokenize(front) if fold(token.text) not in _DETERMINERS]
    rest = [token for token in tokenize(after) if fold(token.text) not in _DETERMINERS]
    if not tokens or any(is_stop(t.text) or t.text.isdigit() for t in (*tokens, *rest)):
        return None
    core = tokens[-1]
    if base not in _OF_THINGS and not core.is_name and core.stem not in _BODIES:
        return None
    heads, verbs = _VERBS[base]
    return Office(
        heads=frozenset(heads.split()),
        verbs=frozenset(verbs.split()),
        of=frozenset(token.stem for token in (*tokens, *rest)),
        core=core.stem,
        named=core.text != core.text.casefold(),
    )


_OF_THINGS = frozenset(["own", "operate", "insure", "found", "referee"])
_IN_BODY = re.compile(r"\s+(?:of|in(?=\s+(?:the\s+)?[A-Z]))\s+")
_BODIES = frozenset(
    token.stem
    for token in tokenize(
        "company firm group fund bank club union party ministry agency committee commission council"
        " board authority inquiry team delegation government cabinet department museum school"
        " university college hospital trust institute foundation association federation army navy"
        " battalion brigade regiment squad airline newspaper port harbour office bureau"
        " organisation organization society assembly parliament senate coalition movement alliance"
        " cooperative orchestra theatre gallery laboratory province district city town village"
    )
)


def _noun_phrase(phrase: str, before: bool) -> Office | None:
    """`the deputy transport minister of Tavria`, `the museum's director`, `erdogans spokesman`."""
    front, _, after = _split_of(phrase)
    owner, _, rest = _POSSESSOR.sub("\0", front, count=1).partition("\0")
    words = [token.text for token in tokenize(rest if rest else front)]
    words = [word for word in words if fold(word) not in _DETERMINERS]
    if not words or fold(words[-1]) not in _CLASS:
        return None
    head, others = fold(words[-1]), words[:-1]
    changes = {_CHANGES[fold(word)] for word in others if fold(word) in _CHANGES}
    field = [word for word in others if fold(word) not in _CHANGES and fold(word) != "name"]
    if before:
        changes.add("former")
    heads = {word for word, line in _CLASS.items() if line == _CLASS[head]}
    return Office(
        heads=frozenset(heads),
        changes=frozenset(changes - {""}),
        field=frozenset(stem(word) for word in field),
        of=_stems(f"{owner if rest else ''} {after}"),
    )


_POSSESSOR = re.compile(r"['’]s?\s+")


def _split_of(phrase: str) -> tuple[str, str, str]:
    match = re.search(r"\s+(of|for|at|in)\s+", phrase)
    return (phrase[: match.start()], match[1], phrase[match.end() :]) if match else (phrase, "", "")


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokenize(text) if not is_stop(token.text))


def holders(sentence: str, office: Office | None = None) -> list[Holder]:
    """Who a sentence gives an office to; any office known here where none is asked for."""
    heads = office.heads if office else frozenset(_CLASS)
    found: list[Holder] = []
    for match in re.finditer(r"[A-Za-z][\w-]*", sentence):
        if fold(match.group()) in heads or _is_executive(sentence, match, heads):
            holder = _of_noun(sentence, match)
            if holder is not None:
                found.append(holder)
    return [*found, *_of_verbs(sentence, office)] if office else found


def _is_executive(sentence: str, match: re.Match[str], heads: frozenset[str]) -> bool:
    """`chief executive officer`, of which only the middle word is in the list."""
    return match.group() == "officer" and "executive" in heads and "executive officer" in sentence


def _of_noun(sentence: str, noun: re.Match[str]) -> Holder | None:
    words, whose, begin, determined = _left(sentence, noun.start())
    right = sentence[noun.end() :]
    after = re.match(
        r"\s+(?:of|for|at|in)\s+(?P<of>(?:[\w’'&-]+\s?){1,6}?)(?=,|\s+[A-Z]|[.;:]|$|\s+(?:said|says|who|is|was|has|in)\b)",
        right,
    )
    comma = r"(?:,\s+|\s+)" if determined else r"\s+"
    named = re.match(rf"{comma}{_KIND_OF_FIRM}{_NAME}", right)
    if named is None and after is not None:
        named = re.match(rf",?\s+{_NAME}", right[after.end() :])
        offset = noun.end() + (after.end() if named else 0)
        whose = whose | _stems(after["of"])
    else:
        offset = noun.end()
    if named is not None:
        start, end = offset + named.start("name"), offset + named.end("name")
    else:
        place = _named_before(sentence, begin)
        if place is None:
            return None
        start, end = place
    changes = frozenset(_CHANGES[word] for word in words if word in _CHANGES) - {""}
    field = frozenset(stem(word) for word in words if word not in _CHANGES)
    return Holder(
        name=_POSSESSIVE.sub("", sentence[start:end]),
        start=start,
        end=end,
        head=fold(noun.group()),
        changes=changes,
        words=field | (_stems(after["of"]) if after else frozenset[str]()),
        whose=whose,
        by_pronoun=bool(re.match(r"(?:his|her|its|their)\b", sentence[begin:], re.IGNORECASE)),
    )


def _left(sentence: str, at: int) -> tuple[list[str], frozenset[str], int, bool]:
    """What stands before a head: its modifiers, whose it is, where all begins, if determined."""
    words: list[str] = []
    begin = at
    for token in reversed(tokenize(sentence[:at])):
        if sentence[token.end : begin].strip(" -"):
            owned = re.match(r"['’]s?\s", sentence[token.end : begin + 1])
            if owned:
                return words, _stems(_name_ending(sentence, token.end)), token.start, True
            break
        word = fold(token.text)
        if word in _DETERMINERS:
            return words, frozenset(), token.start, True
        if len(words) == 5 or is_stop(token.text) or word in _BREAKS or word in _VERB_FORMS:
            break
        words.append(word)
        begin = token.start
    capital = [
        w for w in tokenize(sentence[begin:at]) if w.is_name and fold(w.text) not in _CHANGES
    ]
    names = [w for w in capital if w.start + begin > 0 or len(capital) > 1]
    return words, frozenset(w.stem for w in names), begin, False


def _name_ending(sentence: str, end: int) -> str:
    match = re.search(r"(?:[A-Z][\w-]*\s+){0,3}[\w-]+$", sentence[:end])
    return match.group() if match else ""


_BREAKS = frozenset(
    [
        "said",
        "says",
        "told",
        "asked",
        "added",
        "called",
        "named",
        "when",
        "where",
        "who",
        "which",
        "that",
    ]
)
_VERB_FORMS = frozenset(w for _, verbs in _VERBS.values() for w in verbs.split())


def _named_before(sentence: str, begin: int) -> tuple[int, int] | None:
    """`Irina Sokol, the` and `Irina Sokol is the`, of which the name's place is given."""
    match = re.search(
        rf"{_NAME}(?:,(?:\s+\d+,)?|\s+(?:is|was|became|remains|as|has been))\s+$", sentence[:begin]
    )
    return match.span("name") if match else None


def _of_verbs(sentence: str, office: Office) -> list[Holder]:
    """`owned by the fund Cape Meridian`, `Cape Meridian, which owns`, `led by Pavel Simic`."""
    if not office.verbs:
        return []
    forms = "|".join(sorted(office.verbs, key=len, reverse=True))
    passive = rf"\b(?:{forms})\s+(?:by|to)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,4}}{_NAME}"
    active = rf"{_NAME}(?:,\s+(?:who|which))?\s+(?:{forms})\s+(?!by\b|to\b)"
    told = [(m, _object_before(sentence[: m.start()])) for m in re.finditer(passive, sentence)]
    told += [(m, _object_after(sentence[m.end() :])) for m in re.finditer(active, sentence)]
    return [
        Holder(
            name=match["name"],
            start=match.start("name"),
            end=match.end("name"),
            head=next(iter(office.heads)),
            whose=_stems(whose),
        )
        for match, whose in told
        if office.core in _cores(whose)
    ]


def _object_before(text: str) -> str:
    """`the union` of `..., and the union, which is`: what a passive is said of."""
    text = _BEFORE_PASSIVE.sub("", text)
    return re.split(r"[,;:“”\"–—]|\b(?:and|but|that)\b", text)[-1]


def _object_after(text: str) -> str:
    """`the union` of `the union, said ...`: what somebody leads or owns."""
    return re.split(r"[,;:.“”\"–—]|\b(?:and|but|that|who|which)\b", text)[0]


_BEFORE_PASSIVE = re.compile(
    r"(?:,?\s*\b(?:which|that|who))?(?:\s+(?:is|are|was|were|has|have|had|been|being|now|still))*,?\s*$"
)


def _cores(phrase: str) -> frozenset[str]:
    """What a phrase can be about: its head noun and a name behind it, as in `the union IGV`.

    Of "the attack on the union" and "the union's attack" that is the attack.
    """
    head = re.split(r"\s(?:of|in)\s", phrase, maxsplit=1)[0]
    tokens = [token for token in tokenize(head) if fold(token.text) not in _DETERMINERS]
    if not tokens or any(is_stop(token.text) for token in tokens):
        return frozenset()
    plain = [token for token in tokens if not token.is_name]
    return frozenset(token.stem for token in (tokens[-1], *plain[-1:]))
