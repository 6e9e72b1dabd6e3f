# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A turn of the conversation in, what a follow-up may mean by "he", "it" or "there" out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clause import PREPOSITION, Clause, core, is_plural, take_apart
from assistant.measures import counts_other, measure_at
from assistant.mentioned import (
    A_PERSON,
    as_thing,
    asks_of_a_belonging,
    belongs_to,
    described,
    is_led,
    is_somebody,
    is_thing,
    may_be_person,
    named_after_preposition,
    noun_phrase,
    placed,
    proper_names,
)
from assistant.places import is_place
from assistant.question import Expects, analyse
from assistant.replied import head_of, is_amount, said, shortened, value_of
from assistant.values import name_words
from assistant.verbs import is_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The question and answer that a follow-up leans on; `names` are those of the question.

    `told` is what was put in brackets behind the question for it to stand alone, `spoken_of_as`
    whether somebody was "he" or "she" in it, and `earlier` the turn before.
    """

    question: str
    answer: str
    expects: Expects
    names: tuple[str, ...]
    clause: Clause
    told: str = ""
    spoken_of_as: str = ""
    earlier: Turn | None = None

    @property
    def whole(self) -> str:
        """The question with what was put in brackets."""
        return f"{self.question.rstrip(' ?')} ({self.told})?" if self.told else self.question

    @property
    def value(self) -> str:
        """The answer without its full stop, or empty when it is more than a value."""
        value = value_of(self.answer) or head_of(self.answer)
        named = value[:1].isupper() and " and " not in value
        return _APPOSITION.sub("", value) if named else value

    @property
    def amount(self) -> str:
        """The answer where it is a number, a sum or a time."""
        return self.value if self.value and is_amount(self.value) else ""

    @property
    def answer_names(self) -> list[str]:
        """Names that the answer adds, the fullest first."""
        text = self.amount or self.answer
        names = [n for n in proper_names(text) if n not in self.names]
        if self.expects not in (Expects.PERSON, Expects.NAME, Expects.PLACE):
            # The capital of "Pensions" and of "Twelve" says nothing.
            names = [name for name in names if " " in name or not text.startswith(name)]
        return sorted(names, key=lambda name: -len(name_words(name)))

    @property
    def people(self) -> list[str]:
        """Whom "he" or "she" can mean, the likeliest first."""
        asked = [
            name
            for name in self.names
            if may_be_person(name)
            and name not in self._located
            and not is_thing(name, self.whole)
        ]
        # "The Freewinds" is no person, and "Valeska Paris" is no place where nobody else is named.
        thing = re.match(r"[Tt]he [A-Z]", self.value) or is_thing(self.value, self.value)
        told = [] if thing else [n for n in self.answer_names if may_be_person(n)]
        held = self.clause.subject if is_somebody(self.clause.subject) else ""
        if held and not held.startswith("the "):
            # "What did Varon's minister say?": he is the minister, and nobody is Varon.
            asked = [held, *(n for n in asked if n not in held)]
        source = _ACCORDING.search(self.question)
        if source and not asked and not told:
            return proper_names(f"- {source.group()}")
        if is_plural(self.value) or asks_of_a_belonging(self.question):
            return [*asked, *told]
        kind = _WHICH.match(self.question)
        ship = kind is not None and _SHE_TOO.search(kind[1])
        if told and ship:
            return told
        if self.expects is Expects.PLACE or (kind and not self._asks_who):
            return asked
        if self._asks_who:
            unnamed = self.value if re.match(r"the [a-z]", self.value) else ""
            whom = "" if thing else unnamed or described(self.question)
            return told or ([whom] if whom else [])
        return [*asked, *told]

    @property
    def _asks_who(self) -> bool:
        """Whether somebody is asked for."""
        kind = _WHICH.match(self.question)
        person = kind is not None and any(A_PERSON.search(word) for word in kind[1].split())
        return self.expects is Expects.PERSON or person

    @property
    def _located(self) -> list[str]:
        """Names of the question that stand where a place does: `in Lindau`, `visited Kestra`."""
        return [n for n in self.names if n in placed(self.whole)]

    @property
    def counts(self) -> bool:
        """Whether the answer is a number of things: `three towers`, but not `12 euros`."""
        measure = measure_at(self.amount, 0, len(self.amount)) if self.amount else None
        counted = measure is not None and measure.unit and not counts_other((), measure)
        return bool(counted) and self.expects is not Expects.MONEY

    @property
    def dealt_with(self) -> str:
        """What somebody spoke of or paid for: the quay of `What did he say about the quay?`."""
        if as_thing(self.clause.subject) and _WRITTEN.search(core(self.clause.subject)):
            return ""
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
            belongs = belongs_to(self.clause)
            told = self.value if is_thing(self.value, self.value) else ""
            held = as_thing(self.clause.object) or as_thing(belongs) or told or self._named_thing
            return re.sub(r"^(?:an?|its|his|her) (?=[a-z])", "the ", held)
        told = self._told_thing
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
        named = "" if _PRONOUN.match(self.clause.subject) else self.clause.subject
        return subject or noun_phrase(self.question) or named or self._named_thing

    @property
    def _told_thing(self) -> str:
        """The answer where it is one thing, or may be: no count, not several, nothing done."""
        several = is_plural(self.value) and (
            " and " in self.value or core(self.value).split()[-1].islower()
        )
        done = _DOES.match(self.value)
        deed = done is not None and is_plain(done[1])
        # "Which category is Opal?": it is Opal.
        said_of = self.clause.noun and not self.clause.rest and self.clause.subject in self.names
        unfit = deed or said_of or (self.counts if self.amount else several)
        return "" if unfit else self.value

    @property
    def _named_thing(self) -> str:
        """A name of the question that may be no person's: nobody calls a person "it"."""
        owned = belongs_to(self.clause) if is_led(self.question) else ""
        apart = [name for name in self.names if name in self.named_apart]
        for name in (owned, *reversed(apart)):
            if name and (name == owned or " " not in name or is_thing(name, self.whole)):
                the = re.search(rf"\bthe {re.escape(name)}", self.whole)
                return the.group() if the else name
        return ""

    @property
    def thing_acted_on(self) -> str:
        """What "it" can mean behind a verb: there an amount that somebody named comes first."""
        timed = self.expects in (Expects.DATE, Expects.DURATION)
        many = self.clause.asking.casefold() == "how many"
        known = as_thing(self.clause.subject) or self.counts or timed or many
        return self.thing if known else self.amount or self.thing

    @property
    def owner(self) -> str:
        """Whose "its" can be: what the question belongs to, before what it is."""
        if self.expects is Expects.PERSON:
            if is_place(self.value):
                return self.value
            belongs = [n for n in self.names if n in named_after_preposition(self.whole)]
            return belongs[-1] if belongs else self.clause.object
        return self.thing

    @property
    def named_apart(self) -> list[str]:
        """Names of the question that stand after no preposition: it is about them."""
        return [n for n in self.names if n not in named_after_preposition(self.whole)]

    @property
    def place(self) -> str:
        """What "there" means; empty when no place was named."""
        if self.expects is Expects.PLACE and self.value:
            return self.value
        asked = _IN_WHICH.match(self.clause.asking)
        if asked and self.value:
            return f"{asked[1].lower()} {re.sub('^The ', 'the ', self.value)}"
        if is_led(self.question) and self._named_thing:
            return f"at {self._named_thing}"
        names = [*reversed(self.names), *self.answer_names]
        known = (name for name in names if is_place(name))
        near = [*named_after_preposition(self.answer), *placed(self.answer), *self._located]
        return next(known, "") or "".join(near[-1:])


_IN_WHICH = re.compile(r"(in|on|at|aboard|near) (?:which|what)$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:(?:say|said|think|claim|write|report\w*) about|(?:pay|paid|spend|spent) (?:for|on)|call|describe) "
    r"((?:the|an?) [\w’'-]+(?: [\w’'-]+){0,3}?)(?= (?:in|on|at|after|before|when)\b|\s*\?|$)"
)
_HAPPENED_TO = re.compile(
    r"(?i:what (?:has |had )?(?:happened to|became of|become of)) "
    r"((?:the [\w’'-]+(?: [\w’'-]+){0,3}?|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*))(?= (?:in|on|at|after|before|when)\b|\s*\?|$)"
)
_APPOSITION = re.compile(r"(?<=[\w.]), (?:an?|the|who|which|of|from|his|her|its)\b.*$")
_PRONOUN = re.compile(r"(?:it|he|she|they|you|we|I|there)\b")
_WHICH = re.compile(r"(?:which|what) ((?:[a-z-]+ )?[a-z-]+)", re.IGNORECASE)
_SHE_TOO = re.compile(r"\b(?:ship|boat|ferry|vessel|yacht|tanker|freighter|carrier|liner|trawler|submarine|horse|mare|dog|cat)\b")
_WRITTEN = re.compile(r"\b(?:report|book|letter|study|article|paper|law|act|treaty|novel|survey|review)$", re.I)
_DOES = re.compile(r"([a-z]+) (?:the|an?|its|his|her|their|to)\b")
_ACCORDING = re.compile(r",?\s*\baccording to [^,?]+")
_ASKS_AROUND = re.compile(rf"where\b|{PREPOSITION}\b", re.IGNORECASE)


def read_turn(whole: str, answer: str, raw: str = "", earlier: Turn | None = None) -> Turn:
    """Read a turn.

    Args:
        whole: Its question standing alone.
        answer: The text of the answer.
        raw: The question as it was asked.
        earlier: The turn before.
    """
    bracket = _BRACKET.search(whole)
    question = f"{whole[: bracket.start()]}?" if bracket else whole
    expects = analyse(question).expects
    asked = _ACCORDING.sub("", question)
    he, she = (pronoun.search(f"{raw} {said(answer)}") for pronoun in (_HE, _SHE))
    return Turn(
        question=question,
        answer=shortened(question, expects, said(answer)),
        expects=expects,
        names=tuple(proper_names(_ACCORDING.sub("", whole))),
        clause=take_apart(asked),
        told=bracket["told"] if bracket else "",
        spoken_of_as="" if bool(he) == bool(she) else "he" if he else "she",
        earlier=earlier,
    )


_BRACKET = re.compile(r" \((?P<told>[^()]+)\)\s*\??$")
_HE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)
