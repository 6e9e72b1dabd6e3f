# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question in, its parts out: what it asks with, its auxiliary, its subject and the rest.

Read from word order alone: between the auxiliary and the verb stands the subject, and the
verb is the first word behind it that an article, a preposition, a name or the end follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dates import find_dates
from assistant.verbs import base_form, is_participle, is_past, is_plain
from index.letters import compile_latin, widened

PREPOSITION = r"(?:on|in|at|to|from|for|with|by|of|under|through|until|since|about|over|between|against|after|before|during|into)"
WH = r"(?:what|which|whose|whom|who|when|where|why|how)\b"
AUXILIARY = (
    r"(?:did|do|does|was|were|is|are|has|have|had|will|would|can|could|should|must|(?-i:may)|might)"
)
_DEGREE = rf"(?!(?:it|he|she|we|you|they|i)\b)[a-z]+(?= {AUXILIARY}\b)"
"""What "how" asks the degree of: `full` in "How full is the lake?"."""
ASKING = (
    rf"(?:(?:{PREPOSITION}|as) )?"
    r"(?:what|which|whose|whom|who|when|where|why|how(?: (?:many|much|long ago|long|soon|recently|old|far|often|strong|big|large|tall|high|deep|fast"
    rf"|{_DEGREE}))?)"
)
_SPLIT = compile_latin(
    rf"^(?P<asking>{ASKING})\b(?P<noun>(?: (?!{AUXILIARY}\b)[\w’'-]+){{0,4}}?) (?P<aux>{AUXILIARY}) (?P<body>.+?)\s*\??$",
    re.IGNORECASE,
)
_PLAIN = compile_latin(rf"^(?P<asking>{ASKING})\b(?P<noun>) (?P<body>.+?)\s*\??$", re.IGNORECASE)
_WHETHER = compile_latin(rf"^(?P<aux>{AUXILIARY}) (?P<body>.+?)\s*\??$", re.IGNORECASE)
_OF_A_NOUN = re.compile(r"(?:what|which|whose|how many|how much)$", re.IGNORECASE)
_BE = re.compile(r"(?:is|are|was|were)$", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?:\w+ed|held|set|built|made|sent|shot|won|lost|found|born|taken|given|written|sold|told|brought|bought|paid"
    r"|seen|known|done|hit|hurt|left|led|struck|chosen|shown|broken|driven|drawn|begun|kept|put|cut|shut|stolen|spoken|thrown|beaten|hidden|frozen|worn|torn|grown|lent|laid|worth|spent|caught|fought|heard|going|\w+ing)$"
)
_GIVEN = compile_latin(
    r"(?:(?:the|an?) [a-z-]+|(?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*) (?P<what>(?:the|an?|its|his|her|their) .+)$"
)
_NEXT = compile_latin(
    rf"(?!of$)(?:{PREPOSITION}|the|a|an|his|her|its|their|this|that|him|them|it|so|there|out|up|down|off|back|away|best|again|together|instead|(?-i:[A-Z0-9]).*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A question taken apart; parts that it lacks are empty.

    `noun` is what is asked of (the *jobs* of "how many jobs"). Where what is asked for
    is the subject ("Who signed it?"), `subject` is empty and `rest` begins with the verb.
    """

    asking: str = ""
    noun: str = ""
    auxiliary: str = ""
    subject: str = ""
    rest: str = ""

    @property
    def body(self) -> str:
        """All behind the asking words, in order."""
        return " ".join(part for part in (self.auxiliary, self.subject, self.rest) if part)

    @property
    def object(self) -> str:
        """What stands behind the verb without a preposition, as far as it goes."""
        _, _, behind = self.rest.partition(" ")
        first = behind.split(" ", 1)[0]
        if not re.match(widened(r"(?:the|a|an)$|[A-Z]"), first):
            return ""
        # "lent the town a ferry": the ferry was lent. "said the ferry was late": it was the ferry.
        given = _GIVEN.match(behind)
        told = given["what"] if given else behind
        return _without_date(re.split(rf" {AUXILIARY}(?: |$)", told, maxsplit=1)[0])


def take_apart(question: str) -> Clause:
    """Read the parts of a question; all empty for what is no question."""
    text = question.strip()
    match = _SPLIT.match(text) or _WHETHER.match(text)
    if match is None:
        plain = _PLAIN.match(text)
        return Clause(asking=plain["asking"], rest=plain["body"]) if plain else Clause()
    groups = match.groupdict()
    asking, noun = groups.get("asking") or "", (groups.get("noun") or "").strip()
    if noun and not _OF_A_NOUN.search(asking):
        # "Who won the cup that was lost?": the auxiliary belongs to a later clause.
        plain = _PLAIN.match(text)
        return Clause(asking=asking, rest=plain["body"]) if plain else Clause()
    if (noun or asking.casefold() in ("who", "what")) and _opens_with_verb(
        match["aux"], match["body"]
    ):
        # "Which lines will move to the quay?": what is asked of does it.
        subject, rest = "", match["body"]
    else:
        subject, rest = _subject(match["aux"], match["body"])
    return Clause(asking=asking, noun=noun, auxiliary=match["aux"], subject=subject, rest=rest)


_MODAL = re.compile(r"(?:will|would|can|could|should|must|may|might)$", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(
    r"(?:the|an?|his|her|its|their|\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten)$", re.I
)
_SAYS = re.compile(r"(?:say|think|believe|claim|expect|fear|hope|suspect|argue|know)$")
_VERB_FOLLOWS = re.compile(r"(?:not|be|been|have|never|also|still|ever|already)$")
_PRONOUN = re.compile(r"(?:it|he|she|they|you|we|I)$")
_PLURAL_WORD = compile_latin(r"[a-z]{2}(?<![sui])s$")
_NO_MAIN_VERB = re.compile(
    r"(?:was|were|is|are|did|does|has|had|will|would|can|could|should|must|might)$"
)
_ORDER = re.compile(r"(?:first|last|finally|originally|recently)$")
_SAID_NEXT = compile_latin(rf"(?:{AUXILIARY}|it|he|she|they)$")
_PREDICATE = re.compile(
    r"(?:open|free|dead|alive|safe|ready|available|guilty|missing|legal|illegal|ill)$"
)
_BEFORE_TO = re.compile(r"(?:due|likely|able|ready|about)$")
_NO_NOUN = re.compile(
    r"(?:get|give|go|become|come|make|take|keep|lose|find|pay|sell|earn|receive|own|need|want|spend|stand|face|lack)$"
)
"""Verbs that stand before a noun or an adjective: `get per hectare`, `go bankrupt`, `pay farmers`."""


def _opens_with_verb(auxiliary: str, body: str) -> bool:
    """Whether a verb follows its auxiliary at once: `will lead the bank`."""
    first, _, rest = body.partition(" ")
    if first == "to":
        return True  # "How many owners have to agree?"
    follows = not rest or _NEXT.match(rest.partition(" ")[0])
    return bool(_MODAL.match(auxiliary) and is_plain(first) and follows)


def _subject(auxiliary: str, body: str) -> tuple[str, str]:
    """The subject and what follows it; empty where the verb comes at once."""
    words = body.split(" ")
    if words[0].casefold() == "there" and len(words) > 1:
        return words[0], " ".join(words[1:])
    if _PRONOUN.match(words[0]):
        return words[0], " ".join(words[1:])
    passive = bool(_BE.match(auxiliary))
    behind_be = passive and re.match(rf"{PREPOSITION}\b", body) is not None  # "Who is on show?"
    if behind_be or (_PARTICIPLE.match(words[0]) and words[0].islower()):
        return "", body
    perfect = auxiliary.casefold() in ("has", "have", "had")
    ends = _behind_be if passive else _done if perfect else _at_verb
    for at in range(2 if _NOUN_FOLLOWS.match(words[0]) else 1, len(words)):
        if words[at] == "not" and words[at + 1 : at + 2] == ["to"] and at > 1:
            return " ".join(words[: at - 1]), " ".join(words[at - 1 :])  # "warn not to go"
        if _is_said(words, at) or ends(words, at):
            return " ".join(words[:at]), " ".join(words[at:])
    if passive and len(words) > 1 and re.match(rf"{PREPOSITION}$", words[-1]):
        return " ".join(words[:-1]), words[-1]  # "What is the novel about?"
    return (_without_date(body), "") if passive else (words[0], " ".join(words[1:]))


def _is_said(words: Sequence[str], at: int) -> bool:
    """Whether a word ends the subject wherever it stands: `never`, or `say` before a clause."""
    if at + 1 == len(words):
        return False
    told = _SAID_NEXT.match(words[at + 1]) or is_past(words[at + 1])
    says = _SAYS.match(words[at]) and told
    owned = words[at - 1].endswith(("'s", "’s", "s'")) or _NOUN_FOLLOWS.match(words[at - 1])
    adverb = _ORDER.match(words[at]) and not owned
    if adverb and (is_plain(words[at + 1]) or _PARTICIPLE.match(words[at + 1])):
        return True  # "When was the dam first proposed?"
    return bool(says or _VERB_FOLLOWS.match(words[at]))


def _behind_be(words: Sequence[str], at: int) -> bool:
    """Whether a participle or the like ends the subject of "is" or "was"."""
    if _BEFORE_TO.match(words[at]) and words[at + 1 : at + 2] == ["to"]:
        return True
    attribute = _is_small(words[at - 1])  # "the director of the robbed museum"
    last = at + 1 == len(words) or re.match(rf"{PREPOSITION}$", words[at + 1])
    if _PREDICATE.match(words[at]) and last and not attribute:
        return True  # "Is the museum open on Mondays?"
    return bool(_PARTICIPLE.match(words[at]) and words[at].islower() and not attribute)


def _done(words: Sequence[str], at: int) -> bool:
    """Whether what has been done stands here: `has the airline gone bankrupt`."""
    known = words[at].islower() and is_participle(words[at]) and not _is_small(words[at - 1])
    # "the field hospital with 60 beds left Lisbon"
    later = any(word.islower() and is_participle(word) for word in words[at + 1 :])
    return known or (not later and _at_verb(words, at))


def _at_verb(words: Sequence[str], at: int) -> bool:
    """Whether the verb stands here: before a preposition, a name, an article or the end."""
    last = at + 1 == len(words) or words[at + 1 :] == ["of"]
    if not last and re.match(rf"{PREPOSITION}$", words[at + 1]) and _ends_with_verb(words, at):
        return False
    if _PLURAL_WORD.search(words[at]) or _NO_MAIN_VERB.match(words[at]):
        return False  # what follows "did" has no ending
    follows = last or _NEXT.match(words[at + 1]) or _NO_NOUN.match(words[at])
    verb = words[at].islower() and not _is_small(words[at]) and follows
    return bool(verb) and not _is_apposition(words, at)


def _ends_with_verb(words: Sequence[str], at: int) -> bool:
    """Whether the verb stands last: `the night train to Marn derail`, `the law on drones forbid`."""
    named = re.match(widened(r"[A-Z][\w-]*$"), words[-2])
    several = _PLURAL_WORD.search(words[-2]) and not is_plain(words[at])
    return bool((named or several) and is_plain(words[-1]))


def split_asked(rest: str) -> tuple[str, str]:
    """What is asked of, and what it does: `ferry line stays in Marn` → `ferry line`, `stays in Marn`."""
    words = rest.split(" ")
    for at in range(1, min(len(words), 8 if words[0] == "of" else 5)):
        follows = at + 1 == len(words) or _NEXT.match(words[at + 1])
        if follows and words[at].islower() and is_plain(base_form(words[at])):
            return " ".join(words[:at]), " ".join(words[at:])
    noun, _, told = rest.partition(" ")
    return noun, told or rest


_PERSONS = re.compile(
    r"(?:er|or|ist|ian|man|woman|chief|coach|judge|king|queen|president|captain|vessel|ship|boat|ferry"
    r"|company|firm|group|band|team|club|party|bank|airline|film|novel|drug|storm)$"
)


def _is_apposition(words: Sequence[str], at: int) -> bool:
    """Whether a word says who is named next, before the verb: `the composer Anna Lind die`."""
    if not _PERSONS.search(words[at]) or words[0].casefold() not in ("the", "a", "an"):
        return False
    behind = next((word for word in words[at + 1 :] if not word[:1].isupper()), "")
    named = at + 1 < len(words) and words[at + 1][:1].isupper()
    return named and bool(re.match(r"[a-z]", behind)) and not _is_small(behind)


def _is_small(word: str) -> bool:
    return re.match(rf"(?:{PREPOSITION}|the|a|an|and|or)$", word) is not None


def _without_date(phrase: str) -> str:
    """A noun phrase without the time at its end."""
    phrase = re.sub(r" (?:now|today|currently)$", "", phrase)
    dates = find_dates(phrase)
    if dates and dates[-1].end >= len(phrase) - 1:
        return re.sub(rf"\s+{PREPOSITION}\s*$", "", phrase[: dates[-1].start]).strip()
    return phrase
