"""A sentence in, who it gives an office to out, by grammar.

There are few ways to do so: "deputy transport minister Ola Brekke", "its director, Hugo
Brandt", "Irina Sokol, the state geologist", "owned by the fund Cape Meridian".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.offices import (
    DETERMINERS,
    HEAD_CLASS,
    OFFICE_CHANGES,
    OFFICE_VERBS,
    Office,
)
from assistant.places import is_nationality
from assistant.values import is_title
from assistant.verbs import words_in
from assistant.words import content_stems, fold, is_stop, stem, tokenize
from index.letters import widened

_NAME = widened(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Lady|General|Colonel|Gen|Col)\.?\s+)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+(?:(?:de|la|al|bin|von|van|der)\s+)?(?:[A-Z]\.|[A-Z][\w’'-]+)){0,4})"
)
_KIND_OF_FIRM = (
    r"(?:(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:company|firm|group|fund|bank|concern|party|movement)\s+)?"
)
_NAMED_AS = (
    r"\s+(?:was|is)\s+(?:named|identified)"
    r"(?:\s+by\s+(?:[\w-]+\s+){0,2}?[\w-]+)?\s+as\s+"
)
_OF_WHOM = widened(
    rf"(?P<of>(?:\s+of\s+(?:the\s+)?[\w’'&-]+(?:\s+[A-Z][\w’'-]+){{0,3}})?)(?={_NAMED_AS})"
)
_POSSESSIVE = re.compile(r"['’]s?$")


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


def holders(sentence: str, office: Office | None = None) -> list[Holder]:
    """Who a sentence gives an office to; any office known here where none is asked for."""
    heads = office.heads if office else frozenset(HEAD_CLASS)
    found: list[Holder] = []
    for match in re.finditer(widened(r"[A-Za-z][\w-]*"), sentence):
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
    other = _AND_OFFICE.match(sentence, noun.end())
    ends = other.end() if other else noun.end()  # "founder and chairman, Odo Lam"
    right = sentence[ends:]
    after = re.match(
        widened(
            r"\s+(?:of|for|at|in)\s+(?P<of>(?:[\w’'&-]+\s?){1,6}?)(?=,|\s+[A-Z]|[.;:]|$|\s+(?:said|says|who|is|was|has|in)\b)"
        ),
        right,
    )
    comma = r"(?:,\s+|\s+)" if determined else r"\s+"
    named = re.match(rf"{comma}{_KIND_OF_FIRM}{_NAME}", right)
    if named is None and (after := re.match(_OF_WHOM, right) or after) is not None:
        named = re.match(rf"(?:,?\s+|{_NAMED_AS}){_NAME}", right[after.end() :])
        offset = ends + (after.end() if named else 0)
        whose = whose | _stems(after["of"])
    else:
        offset = ends
    if (
        named is not None
        and re.match(_NAMED_AS, named.group())
        and not _may_be_named(named["name"])
    ):
        return None
    if named is not None:
        start, end = offset + named.start("name"), offset + named.end("name")
    else:
        place = _named_before(sentence, begin)
        if place is None:
            return None
        start, end = place
    changes = frozenset(OFFICE_CHANGES[word] for word in words if word in OFFICE_CHANGES) - {""}
    field = frozenset(stem(word) for word in words if word not in OFFICE_CHANGES)
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


def _may_be_named(name: str) -> bool:
    """Whether "was named as" gives somebody's name, and no honour or role: `Honorary Citizen`."""
    words = name.split()
    return len(words) > 1 and not any(
        is_title(word) or is_nationality(word) or _ROLE.search(word) for word in words
    )


_ROLE = re.compile(r"(?:zen|ant|ent|yer|loyee|ness|ist|ator|itor|ary|ner)$")
"""How words for what somebody is end, and hardly any family name."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(tokenize(text)))


def _left(sentence: str, at: int) -> tuple[list[str], frozenset[str], int, bool]:
    """What stands before a head: its modifiers, whose it is, where all begins, if determined."""
    words: list[str] = []
    begin, skip = at, False
    for token in reversed(tokenize(sentence[:at])):
        if sentence[token.end : begin].strip(" -"):
            owned = re.match(r"['’]s?\s", sentence[token.end : begin + 1])
            if owned:
                return words, _stems(_name_ending(sentence, token.end)), token.start, True
            break
        word = fold(token.text)
        if word == "and" and not words and _IS_OFFICE.search(sentence[: token.start]):
            begin = token.start  # "Norrline's founder and chairman": the one before is theirs, too
            skip = True
            continue
        if skip and word in HEAD_CLASS:
            begin, skip = token.start, False
            continue
        if word in DETERMINERS:
            return words, frozenset(), token.start, True
        if len(words) == 5 or is_stop(token.text) or word in _BREAKS or word in _VERB_FORMS:
            break
        words.append(word)
        begin = token.start
    if len(words) > 1 and words[-1] in _WITNESSED and _INFINITIVE.search(sentence[:begin]):
        words.pop()  # "to witness city mayor Lam"
        begin = next(token.start for token in tokenize(sentence) if token.start > begin)
    capital = [
        w for w in tokenize(sentence[begin:at]) if w.is_name and fold(w.text) not in OFFICE_CHANGES
    ]
    names = [w for w in capital if w.start + begin > 0 or len(capital) > 1]
    return words, frozenset(w.stem for w in names), begin, False


_AND_OFFICE = re.compile(
    rf"\s+and\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(HEAD_CLASS))})(?=,)", re.IGNORECASE
)
_IS_OFFICE = re.compile(rf"\b(?:{'|'.join(sorted(HEAD_CLASS))})\s+$", re.IGNORECASE)


def _name_ending(sentence: str, end: int) -> str:
    match = re.search(widened(r"(?:[A-Z][\w-]*\s+){0,3}[\w-]+$"), sentence[:end])
    return match.group() if match else ""


_WITNESSED = frozenset(["witness", "watch", "see", "hear", "meet", "greet", "replace", "succeed"])
"""What is done to a person whose office follows; "to finance minister" has no verb."""
_INFINITIVE = re.compile(r"\bto\s+$", re.IGNORECASE)
_BREAKS = words_in(
    """
    met meets joined replaced succeeded thanked praised blamed accused urged said says
    told asked added called named when where who which that
    """
)
_VERB_FORMS = frozenset(w for _, verbs in OFFICE_VERBS.values() for w in verbs.split())


def _named_before(sentence: str, begin: int) -> tuple[int, int] | None:
    """`Irina Sokol, the` and `Irina Sokol is the`, of which the name's place is given."""
    match = re.search(
        rf"{_NAME}(?:,(?:\s+\d+,)?(?:\s+who)?)?"
        r"(?:(?<=,)|\s+(?:is|was|became|remains|as|has been))\s+$",
        sentence[:begin],
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
        # "Led by Moe's father" gives the office to somebody else.
        if office.core in _cores(whose) and not _POSSESSIVE.search(match["name"])
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
    tokens = [token for token in tokenize(head) if fold(token.text) not in DETERMINERS]
    if not tokens or any(is_stop(token.text) for token in tokens):
        return frozenset()
    plain = [token for token in tokens if not token.is_name]
    return frozenset(token.stem for token in (tokens[-1], *plain[-1:]))
