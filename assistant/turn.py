# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A turn of the conversation in, what a follow-up may mean by "he", "it" or "there" out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clause import PREPOSITION, Clause, core, plural_phrases, take_apart
from assistant.dates import find_dates
from assistant.places import is_nationality, is_place
from assistant.question import Expects, analyse, find_names
from assistant.values import is_title, name_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The question and answer that a follow-up leans on; `names` are those of the question."""

    question: str
    answer: str
    expects: Expects
    names: tuple[str, ...]
    clause: Clause

    @property
    def value(self) -> str:
        """The answer without its full stop, or empty when it is more than a value."""
        return _value(self.answer)

    @property
    def amount(self) -> str:
        """The answer where it is a number, a sum or a time."""
        return self.value if self.value and _is_amount(self.value) else ""

    @property
    def answer_names(self) -> list[str]:
        """Names that the answer adds, the fullest first."""
        names = [n for n in proper_names(self.answer) if n not in self.names]
        return sorted(names, key=lambda name: -len(name_words(name)))

    @property
    def people(self) -> list[str]:
        """Whom "he" or "she" can mean, the likeliest first."""
        asked = [name for name in self.names if not is_place(name)]
        told = [name for name in self.answer_names if not is_place(name)]
        if self.expects is Expects.PERSON or _WHICH.match(self.question):
            described = _described(self.question)
            return told or ([described] if described else [])
        return [*asked, *told]

    @property
    def thing(self) -> str:
        """What "it" can mean; empty when that cannot be told."""
        subject = _a_thing(self.clause.subject)
        if self.expects is Expects.PERSON:
            held = _a_thing(self.clause.object) or _a_thing(_behind_be(self.clause))
            return re.sub(r"^(?:an?|its|his|her) (?=[a-z])", "the ", held)
        told = "" if is_plural(self.value) and not self.amount else self.value
        if self.amount and self.expects is Expects.ANY and subject:
            return subject
        if self.expects in (Expects.ANY, Expects.NAME, Expects.PLACE) and told:
            # "Where was the treaty signed?" is about the treaty, not about the place.
            return subject if _ASKS_AROUND.match(self.clause.asking) and subject else told
        if self.expects is Expects.CLAUSE and (self.amount or _a_thing(told)):
            return told
        if self.expects in (Expects.NUMBER, Expects.MONEY) and " of " in subject:
            return subject.rsplit(" of ", 1)[1]
        # A name will do in the end: nobody calls a person "it".
        return subject or _noun_phrase(self.question) or self.clause.subject

    @property
    def thing_acted_on(self) -> str:
        """What "it" can mean behind a verb: there an amount that somebody named comes first."""
        return self.thing if _a_thing(self.clause.subject) else self.amount or self.thing

    @property
    def things(self) -> str:
        """What "they" or "them" can mean besides a pair of people."""
        told = self.value if not self.amount and is_plural(self.value) else ""
        plural = plural_phrases(self.question)
        if self.clause.subject in plural:
            return self.clause.subject
        if self.expects in (Expects.NUMBER, Expects.MONEY):
            return told or (f"the {self.clause.noun}" if self.clause.noun else "")
        return told or "".join(plural[-1:])

    @property
    def owner(self) -> str:
        """Whose "its" can be: what the question belongs to, before what it is."""
        if self.expects is Expects.PERSON:
            if is_place(self.value):
                return self.value
            belongs = [n for n in self.names if n in _after_preposition(self.question)]
            return belongs[-1] if belongs else self.clause.object
        return self.thing

    @property
    def named_apart(self) -> list[str]:
        """Names of the question that stand after no preposition: it is about them."""
        return [n for n in self.names if n not in _after_preposition(self.question)]

    @property
    def place(self) -> str:
        """What "there" means; empty when no place was named."""
        if self.expects is Expects.PLACE and self.value:
            return self.value
        names = [*reversed(self.names), *self.answer_names]
        return next((name for name in names if is_place(name)), "")

    @property
    def couple(self) -> str:
        """Two that "they" can mean: those of a pair, or the one asked about and the one told."""
        between = _BETWEEN.search(self.question)
        if between:
            return between[1]
        if self.expects is Expects.PERSON and self.value and not _WHICH.match(self.question):
            asked = [self.clause.subject] if self.clause.subject in self.names else []
            told = [name for name in self.answer_names if not is_place(name)]
            return " and ".join([*asked, *told][:2]) if asked and told else ""
        return " and ".join(self.people[:2]) if len(self.people) > 1 else ""


_ASKS_AROUND = re.compile(rf"where\b|{PREPOSITION}\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bbetween ((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* and (?:[a-z]+ ){0,2}[\w’'-]+(?: [A-Z][\w’'-]*)*)"
)


def read_turn(question: str, answer: str) -> Turn:
    """Read a turn whose question stands alone."""
    return Turn(
        question=question,
        answer=_said(answer),
        expects=analyse(question).expects,
        names=tuple(proper_names(re.sub(r"\baccording to [^,?]+", "", question))),
        clause=take_apart(question),
    )


_REFUSED = re.compile(r"(?:The articles\b.*? (?:say|deal|do not)|There are no articles)\b")
_DIFFER = re.compile(r"The articles differ: ")


def _said(answer: str) -> str:
    """The first line of an answer without its citations; of a refusal, nothing."""
    line = answer.strip().split("\n", 1)[0]
    if _REFUSED.match(line):
        return ""
    if _DIFFER.match(line):
        values = re.findall(r"(?:differ: | – )(.+?)(?= \[\d)", line)
        return " or ".join(values)
    return re.sub(r"\s*\[\d+\]", "", line)


def proper_names(text: str) -> list[str]:
    """Names of people, places and bodies: no dates, bare titles or nationalities."""
    return [
        name
        for name in find_names(text, skip_first=True)
        if not find_dates(name) and not is_nationality(name) and not is_title(name)
    ]


def _value(answer: str) -> str:
    value = re.sub(
        r"^(?:in|at|to|on|by|with|from|for|through)\s+",
        "",
        re.sub(r",? according to .*", "", answer.strip()).rstrip(". "),
        flags=re.IGNORECASE,
    )
    if not value or len(value.split()) > 8 or re.match(r"(?:yes|no)\b", value, re.IGNORECASE):
        return ""
    if re.match(r"(?:he|she|it|they|there|that|because|if|when|after)\b", value, re.IGNORECASE):
        return ""
    if not _is_amount(value):
        # What the answer brought in is known from then on: "a committee" → "the committee".
        value = re.sub(r"^an? (?=[a-z])", "the ", value, flags=re.IGNORECASE)
    lowered = re.match(r"(?:The|A|An|Her|His) [a-z]", value)
    return value[:1].lower() + value[1:] if lowered else value


_AMOUNT = re.compile(
    r"(?:(?:about|some|nearly|almost|over|around|more than|at least|up to|between) )?(?:[\d$€£]|(?:one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|(?:a )?(?:hundreds?|thousands?|millions?|dozens?|few))\b"
    r"(?! (?-i:[A-Z])))",
    re.IGNORECASE,
)


def _is_amount(value: str) -> bool:
    dates = find_dates(value)
    return bool(_AMOUNT.match(value)) or bool(dates and dates[0].start <= 3)


def is_plural(value: str) -> bool:
    """Whether a value names several: `Peru and Chile`, `rebels of the north`."""
    if not value or " and " in value:
        return bool(value)
    head = core(value).split()[-1]
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _a_thing(phrase: str) -> str:
    """The phrase where "it" may mean it: with an article, or a name of no single person."""
    if re.match(r"(?:the|a|an|this|that|its|his|her)\s", phrase, re.IGNORECASE):
        return "" if phrase in plural_phrases(phrase) else phrase
    return phrase if is_place(phrase) else ""


def _behind_be(clause: Clause) -> str:
    """`Who is the envoy of Switzerland?` → what the person belongs to."""
    return clause.subject.rsplit(" of ", 1)[1] if " of " in clause.subject else ""


def _described(question: str) -> str:
    """`Which professor was interviewed by X?` → `the professor who was interviewed by X`."""
    match = _WHICH.match(question)
    if match:
        return f"the {match[1]} who {match[2]}{match[3]}"
    match = re.match(r"^who ([a-z]\w+s|\w+ed|led|won|wrote|shot)\b(.*?)\??$", question)
    match = match or re.match(
        r"^Who ((?!is\b|was\b|did\b|does\b|has\b)[a-z]\w+)\b(.*?)\??$", question
    )
    return f"the one who {match[1]}{match[2]}" if match else ""


_WHICH = re.compile(
    r"^(?:which|what) ([\w ]+?) (was|were|is|are|has|had|\w+ed)\b(.*?)\??$", re.IGNORECASE
)
_NOUN_PHRASE = re.compile(
    r"\b(the (?:[\w’'-]+ ){0,3}?[\w’'-]+)(?=\s+(?:set|start|begin|take|was|were|is|are|will|in|on|at"
    r"|to|be|happen|held|signed|about|from|with|by|cross|run|end|\w+ed)\b|\s*\?|$)",
    re.IGNORECASE,
)


def _noun_phrase(question: str) -> str:
    match = _NOUN_PHRASE.search(question)
    return match[1].strip() if match else ""


def _after_preposition(question: str) -> set[str]:
    """Names that stand after `of`, `in`, `at`, ...: what somebody belongs to, not somebody."""
    found = re.findall(
        r"\b(?:of|in|at|for|from|to|on)\s+((?:the |The )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)",
        question,
    )
    return {re.sub(r"^[Tt]he ", "", name) for name in found}
