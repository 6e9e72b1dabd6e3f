# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A turn of the conversation in, what a follow-up may mean by "he", "it" or "there" out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clause import (
    PREPOSITION,
    Clause,
    is_plural,
    plural_phrases,
    split_asked,
    take_apart,
)
from assistant.measures import counts_other, measure_at
from assistant.mentioned import (
    WHICH,
    as_thing,
    asks_of_a_belonging,
    belongs_to,
    described,
    is_led,
    is_somebody,
    named_after_preposition,
    noun_phrase,
    placed,
    proper_names,
)
from assistant.places import is_place
from assistant.question import Expects, analyse
from assistant.replied import is_amount, said, shortened, value_of
from assistant.values import name_words
from assistant.word_order import stated


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
        value = value_of(self.answer)
        named = value[:1].isupper() and " and " not in value
        return _APPOSITION.sub("", value) if named else value

    @property
    def amount(self) -> str:
        """The answer where it is a number, a sum or a time."""
        return self.value if self.value and is_amount(self.value) else ""

    @property
    def answer_names(self) -> list[str]:
        """Names that the answer adds, the fullest first."""
        names = [n for n in proper_names(self.amount or self.answer) if n not in self.names]
        return sorted(names, key=lambda name: -len(name_words(name)))

    @property
    def people(self) -> list[str]:
        """Whom "he" or "she" can mean, the likeliest first."""
        asked = [n for n in self.names if not is_place(n) and n not in self._located]
        # "The Freewinds" is no person, and "Valeska Paris" is no place where nobody else is named.
        thing = re.match(r"[Tt]he [A-Z]", self.value)
        told = [] if thing else [name for name in self.answer_names if not is_place(name)]
        held = self.clause.subject if is_somebody(self.clause.subject) else ""
        if held and not held.startswith("the "):
            # "What did Varon's minister say?": he is the minister, and nobody is Varon.
            asked = [held, *(n for n in asked if n not in held)]
        asked = asked or ([] if told else [n for n in self.named_apart if " " in n])
        source = _ACCORDING.search(self.question)
        if source and not asked and not told:
            return proper_names(f"- {source.group()}")
        if is_plural(self.value) or asks_of_a_belonging(self.question):
            return [*asked, *told]
        if self.expects is Expects.PERSON or WHICH.match(self.question):
            whom = described(self.question)
            return told or ([whom] if whom else [])
        return [*asked, *told]

    @property
    def _located(self) -> list[str]:
        """Names of the question that stand where a place does: `in Lindau`, `visited Kestra`."""
        return [n for n in self.names if n in placed(self.question)]

    @property
    def _counts(self) -> bool:
        """Whether the answer is a number of things: `three towers`, but not `12 euros`."""
        measure = measure_at(self.amount, 0, len(self.amount)) if self.amount else None
        counted = measure is not None and measure.unit and not counts_other((), measure)
        return bool(counted) and self.expects is not Expects.MONEY

    @property
    def dealt_with(self) -> str:
        """What somebody spoke of or paid for: the quay of `What did he say about the quay?`."""
        match = _ABOUT.search(self.question) or _HAPPENED_TO.match(self.question)
        return match[1] if match else ""

    @property
    def thing(self) -> str:
        """What "it" can mean; empty when that cannot be told."""
        subject = as_thing(self.clause.subject)
        if self.dealt_with:
            return self.dealt_with
        if asks_of_a_belonging(self.question) and self.value and not self.amount:
            return self.value
        if self.expects is Expects.PERSON:
            held = as_thing(self.clause.object) or as_thing(belongs_to(self.clause))
            return re.sub(r"^(?:an?|its|his|her) (?=[a-z])", "the ", held)
        told = "" if (self._counts if self.amount else is_plural(self.value)) else self.value
        owner = re.match(r"(?:his|her|their)(?= )", told)
        if owner and self.people:
            told = f"{self.people[0]}'s{told[owner.end() :]}"
        if self.amount and self.expects is Expects.ANY and subject:
            return subject
        if self.expects in (Expects.ANY, Expects.NAME, Expects.PLACE) and told:
            # "Where was the treaty signed?" is about the treaty, not about the place.
            return subject if _ASKS_AROUND.match(self.clause.asking) and subject else told
        if self.expects is Expects.CLAUSE and (self.amount or as_thing(told)):
            return told
        sized = self.expects in (Expects.NUMBER, Expects.MONEY) and not self.clause.rest
        if sized and " of " in subject:
            return subject.rsplit(" of ", 1)[1]
        # A name will do in the end: nobody calls a person "it".
        return subject or noun_phrase(self.question) or self.clause.subject

    @property
    def thing_acted_on(self) -> str:
        """What "it" can mean behind a verb: there an amount that somebody named comes first."""
        timed = self.expects in (Expects.DATE, Expects.DURATION)
        known = as_thing(self.clause.subject) or self._counts or timed
        return self.thing if known else self.amount or self.thing

    @property
    def things(self) -> str:
        """What "they" or "them" can mean besides a pair of people."""
        if " and " in self.clause.subject and self.clause.rest:
            return self.clause.subject
        told = self.value if not self.amount and is_plural(self.value) else ""
        plural = plural_phrases(self.question)
        if self.clause.subject.removeprefix("The ") in self.names and _OBLIQUE.match(self.answer):
            # "What does Varon pay with?", "With shells.": they are those of Varon.
            return self.clause.subject
        if self.clause.subject in plural:
            return self.clause.subject
        if self.expects in (Expects.NUMBER, Expects.MONEY):
            return told or self._counted
        return told or "".join(plural[-1:])

    @property
    def _counted(self) -> str:
        """Those that a number was asked of: `the jobs that Halvorsen will cut`."""
        clause = self.clause
        if clause.asking.casefold() != "how many":
            return ""
        noun, rest = (clause.noun, clause.rest) if clause.noun else split_asked(clause.rest)
        told = stated(clause.subject, clause.auxiliary.lower(), rest)
        return f"the {noun} that {told}"

    @property
    def owner(self) -> str:
        """Whose "its" can be: what the question belongs to, before what it is."""
        if self.expects is Expects.PERSON:
            if is_place(self.value):
                return self.value
            belongs = [n for n in self.names if n in named_after_preposition(self.question)]
            return belongs[-1] if belongs else self.clause.object
        return self.thing

    @property
    def body(self) -> str:
        """Whom "they" can mean where one person was told of: `the regulator`, those whom one leads."""
        if self.expects is not Expects.PERSON or is_plural(self.value):
            return ""
        if re.match(r"the [a-z]", self.value):
            return self.value
        led = [name for name in self.names if not is_place(name)]
        return led[-1] if led and is_led(self.question) else ""

    @property
    def named_apart(self) -> list[str]:
        """Names of the question that stand after no preposition: it is about them."""
        return [n for n in self.names if n not in named_after_preposition(self.question)]

    @property
    def place(self) -> str:
        """What "there" means; empty when no place was named."""
        if self.expects is Expects.PLACE and self.value:
            return self.value
        asked = _IN_WHICH.match(self.clause.asking)
        if asked and self.value:
            return f"{asked[1].lower()} {re.sub('^The ', 'the ', self.value)}"
        names = [*reversed(self.names), *self.answer_names]
        known = (name for name in names if is_place(name))
        return next(known, "") or "".join([*placed(self.answer), *self._located][-1:])

    @property
    def couple(self) -> str:
        """Two that "they" can mean: those of a pair, or the one asked about and the one told."""
        between = _BETWEEN.search(self.question)
        if between:
            return between[1]
        if self.expects is Expects.PERSON and self.value and not WHICH.match(self.question):
            asked = [self.clause.subject] if self.clause.subject in self.names else []
            told = [name for name in self.answer_names if not is_place(name)]
            return " and ".join([*asked, *told][:2]) if asked and told else ""
        return " and ".join(self.people[:2]) if len(self.people) > 1 else ""


_IN_WHICH = re.compile(r"(in|on|at|aboard|near) (?:which|what)$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:(?:say|said|think|claim|write|report\w*) about|(?:pay|paid|spend|spent) (?:for|on)) "
    r"((?:the|an?) [\w’'-]+(?: [\w’'-]+){0,3}?)(?= (?:in|on|at|after|before|when)\b|\s*\?|$)"
)
_HAPPENED_TO = re.compile(
    r"(?i:what (?:has |had )?(?:happened to|became of|become of)) "
    r"((?:the [\w’'-]+(?: [\w’'-]+){0,3}?|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*))(?= (?:in|on|at|after|before|when)\b|\s*\?|$)"
)
_APPOSITION = re.compile(r"(?<=[\w.]), (?:an?|the|who|which|of|from|his|her|its)\b.*$")
_ACCORDING = re.compile(r",?\s*\baccording to [^,?]+")
_OBLIQUE = re.compile(r"(?:with|by|from|through) [a-z]", re.IGNORECASE)
_ASKS_AROUND = re.compile(rf"where\b|{PREPOSITION}\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bbetween ((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* and (?:[a-z]+ ){0,2}[\w’'-]+(?: [A-Z][\w’'-]*)*)"
)


def read_turn(question: str, answer: str) -> Turn:
    """Read a turn whose question stands alone."""
    expects = analyse(question).expects
    asked = _ACCORDING.sub("", question)
    return Turn(
        question=question,
        answer=shortened(question, expects, said(answer)),
        expects=expects,
        names=tuple(proper_names(asked)),
        clause=take_apart(asked),
    )
