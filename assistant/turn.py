# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question and its answer in, a turn of the conversation out: what it named, gave and was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.clause import AUXILIARY, PREPOSITION, Clause, take_apart
from assistant.measures import counts_other, measure_at
from assistant.mentioned import (
    belongs_to,
    is_led,
    is_thing,
    named_after_preposition,
    placed,
    proper_names,
)
from assistant.places import is_place
from assistant.question import Expects, analyse, spelt_out
from assistant.replied import head_of, is_amount, said, shortened, value_of
from assistant.values import name_words
from assistant.verbs import base_form
from index.letters import compile_latin


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

    def back(self) -> Iterator[Turn]:
        """This turn and those before it, the last first."""
        turn: Turn | None = self
        while turn is not None:
            yield turn
            turn = turn.earlier

    @property
    def whole(self) -> str:
        """The question with what was put in brackets."""
        return f"{self.question.rstrip(' ?')} ({self.told})?" if self.told else self.question

    @property
    def value(self) -> str:
        """The answer without its full stop, or empty when it is more than a value."""
        value = value_of(self.answer) or head_of(self.answer)
        if is_amount(value):
            return _ADDED.sub("", value)
        named = value[:1].isupper() and " and " not in value
        name = self.expects in (Expects.PERSON, Expects.NAME, Expects.PLACE)
        first = value.partition(" ")[0]
        several = self.clause.asking.casefold() == "what" and _NO_NAMES.match(value)
        if not name and (several or _NO_NAME.match(value)) and first not in self.names:
            value = f"{value[:1].lower()}{value[1:]}"  # "Flights over crowds"
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
    def located(self) -> list[str]:
        """Names of the question that stand where a place does: `in Lindau`, `visited Kestra`."""
        held = placed(self.whole)
        return [name for name in self.names if name in held]

    @property
    def counts(self) -> bool:
        """Whether the answer is a number of things: `three towers`, but not `12 euros`."""
        measure = measure_at(self.amount, 0, len(self.amount)) if self.amount else None
        counted = measure is not None and measure.unit and not counts_other((), measure)
        return bool(counted) and self.expects is not Expects.MONEY

    @property
    def named_apart(self) -> list[str]:
        """Names of the question that stand after no preposition: it is about them."""
        belonging = named_after_preposition(self.whole)
        return [name for name in self.names if name not in belonging]

    @property
    def named_thing(self) -> str:
        """A name of the question that may be no person's: nobody calls a person "it"."""
        owned = belongs_to(self.clause) if is_led(self.question) else ""
        for name in (owned, *reversed(self.named_apart)):
            if name and (name == owned or " " not in name or is_thing(name, self.whole)):
                the = re.search(rf"\bthe {re.escape(name)}", self.whole)
                return the.group() if the else name
        return ""

    @property
    def place(self) -> str:
        """What "there" means; empty when no place was named."""
        if self.expects is Expects.PLACE and self.value:
            at = _AT.match(self.answer)
            return f"{at[1].lower()} {self.value}" if at else self.value
        asked = _IN_WHICH.match(self.clause.asking)
        if asked and self.value:
            return f"{asked[1].lower()} {re.sub('^The ', 'the ', self.value)}"
        if is_led(self.question) and self.named_thing:
            return f"at {self.named_thing}"
        names = [*reversed(self.names), *self.answer_names]
        if self.expects is Expects.PLACE:
            # "Where was he before he flew to Oslo?", "He had paid a visit to Bergen."
            names = [*self.answer_names, *reversed(self.names)]
        known = (name for name in names if is_place(name))
        near = [*named_after_preposition(self.answer), *placed(self.answer), *self.located]
        return next(known, "") or "".join(near[-1:])


_AT = re.compile(r"(at|on|near|aboard|off) (?=the )", re.IGNORECASE)
_IN_WHICH = re.compile(r"(in|on|at|aboard|near) (?:which|what)$", re.IGNORECASE)
_NO_NAME = compile_latin(r"[A-Z][a-z]+ (?:and [a-z]|(?!and\b)[a-z])")
_NO_NAMES = compile_latin(r"[A-Z][a-z]+(?<!s)s$")
_ADDED = compile_latin(rf",\s+(?:{PREPOSITION}|according|but|though|most|all)\b.*$")
"""What a sentence adds to an amount: `five of its 16 beds, in 2021`."""
_APPOSITION = re.compile(r"(?<=[\w.]), (?:an?|the|who|which|of|from|with|his|her|its)\b.*$")
ACCORDING = re.compile(r",?\s*\baccording to [^,?]+")


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
    answered = _given(question, said(answer))
    text = f"{raw} {answered}"
    # "He met her": the one that the turn is about does something.
    he, she = (pronoun.search(text) for pronoun in (_HE_DOES, _SHE_DOES))
    if not he and not she:
        he, she = (pronoun.search(text) for pronoun in (_HE, _SHE))
    return Turn(
        question=question,
        answer=shortened(question, expects, answered),
        expects=expects,
        names=tuple(proper_names(ACCORDING.sub("", whole))),
        clause=_done(take_apart(ACCORDING.sub("", spelt_out(question))), answered),
        told=bracket["told"] if bracket else "",
        spoken_of_as="" if bool(he) == bool(she) else "he" if he else "she",
        earlier=earlier,
    )


_YES = compile_latin(r"yes[,:–-]+ (?=(?:an?|the|two|three|four|\d[\d.,]*|[A-Z])\b[^.;]*\.?$)", re.I)
_ANY = compile_latin(r"\b(?:(?:any|some)(?:thing|body|one)\b|any (?=[a-z]+ [a-z]+))", re.IGNORECASE)


def _given(question: str, answer: str) -> str:
    """`Has Varon sent anything?`, `Yes, a field hospital.`: what was asked for is given."""
    yes = _YES.match(answer) if _ANY.search(question) else None
    return answer[yes.end() :] if yes else answer


def _with_told(clause: Clause, told: str) -> Clause:
    """The same with what was given in the place of `anything`, and without an `any`."""

    def named(part: str) -> str:
        found = _ANY.search(part)
        if found is None:
            return part
        meant = "" if found.group().endswith(" ") else told or found.group()
        return f"{part[: found.start()]}{meant}{part[found.end() :]}"

    subject, rest = named(clause.subject), named(clause.rest)
    return Clause(auxiliary=clause.auxiliary, subject=subject, rest=rest)


_BRACKET = re.compile(r" \((?P<told>[^()]+)\)\s*\??$")
_HE_DOES, _SHE_DOES = (compile_latin(rf"\b{who}\b", re.IGNORECASE) for who in ("he", "she"))
_HE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE)
_DID = compile_latin(
    r"(?:he|she|it|they) (?P<verb>[a-z]+)(?P<rest>(?: [^\s.;:]+){0,8})\.?$", re.IGNORECASE
)


def _done(clause: Clause, answer: str) -> Clause:
    """`What did Lind do in May?`, `She resigned.`: the clause says that Lind resigned in May."""
    if not clause.asking and not answer.casefold().startswith("no"):
        return _with_told(clause, value_of(answer))
    match = _DID.match(answer)
    asked = clause.asking.casefold() == "what" and clause.subject
    if match is None or not asked or not re.match(r"do(?: |$)", clause.rest):
        return clause
    rest, tail = match["rest"], clause.rest[2:]
    if re.match(rf"{AUXILIARY}$", match["verb"]):
        return Clause(auxiliary=match["verb"], subject=clause.subject, rest=f"{rest.strip()}{tail}")
    tail = "" if re.match(" (?:for|next|then)", tail) else tail
    told = f"{base_form(match['verb'])}{rest}{tail}"
    return Clause(auxiliary=clause.auxiliary, subject=clause.subject, rest=told)
