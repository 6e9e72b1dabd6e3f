"""A question with pronouns in, the question with what they mean out."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.ellipsis import OPENING
from assistant.introduced import PLURAL, THING, introduces
from assistant.persons import PERSON, gender, whom, whom_besides
from assistant.phrases import is_plural
from assistant.question import Expects, find_names
from assistant.restate import affirmed
from assistant.several import several_meant, several_told
from assistant.things import owner_meant, thing_meant
from assistant.turn import Turn
from assistant.verbs import SINGULAR
from index.letters import compile_latin, widened

_OWNED = re.compile(r"\bits\b", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"\bit (?:true|likely|possible|rain\w*|snow\w*|that|takes? to|costs? to)\b", re.IGNORECASE
)
_WHO_IT_IS = re.compile(
    r"\b(?:who|which(?: one)?) (?:is|was) it(?=\s*\??$| (?:who|before)\b)", re.IGNORECASE
)
""""Who was it?" names nothing: it asks for whom or which of what was told."""
_POINTING = re.compile(
    r"(?<!do )(?<!did )\b(?:that|this|these|those|so)(?=\s*[?.]?$)|^(?:is|was) (?:that|this)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:that|this|it) (?:happen|take place|occur)\w*|\b(?:do|did) (?:that|this|so)\b",
    re.IGNORECASE,
)
_NOUNED = compile_latin(
    r"\b(?:this|these|those)\s+[a-z]+"
    rf"|(?:^|^[a-z]+ [a-z]+ |\b(?:{PREPOSITION}|{AUXILIARY}|and|but|than|of) )that\s+"
    r"(?!(?:the|an?|this|it|he|she|they|there|his|her|its|their|no|some|all)\b)[a-z]+",
    re.IGNORECASE,
)
"""A noun pointed at: `in that year`, but not "the ferry that ran aground"."""
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bwill )(?<!n['’]t )\bthere\b", re.IGNORECASE
)
_THEN = re.compile(
    r"\s+(?:then|at (?:that|the) time|that (?:day|year|month|week))(?=\s*\??$)", re.I
)


def filled_pronouns(question: str, before: Turn) -> str | None:
    """Each pronoun replaced by what it means; None without one.

    Where that cannot be told, the last question's words are added, so that at least
    the topic is not lost.
    """
    bare = OPENING.sub("", question)
    own = find_names(bare, skip_first=True)
    filled, open_ends = bare, False
    person = _first(before, lambda turn: whom(bare, turn, own))
    nameless = not before.names
    several = _first(before, lambda turn: several_meant(bare, turn, person), further=nameless)
    thing = _first(before, lambda turn: thing_meant(bare, turn, own), further=nameless)
    meanings = (
        (PERSON, person),
        # "What had they put it at?": they are others than it.
        (PLURAL, "" if several == thing and THING.search(bare) else several),
        (_OWNED, _first(before, lambda turn: owner_meant(bare, turn), further=nameless)),
        (THING, "" if thing == person and PERSON.search(bare) else thing),
    )
    for pronoun, meant in meanings:
        if not pronoun.search(filled) or introduces(bare, own, pronoun):
            continue
        if pronoun is _OWNED and THING.search(filled):
            continue  # "Where did it begin its work?": the name said once is enough
        if pronoun is THING and (_EMPTY_IT.search(filled) or _WHO_IT_IS.search(filled)):
            continue
        if not meant and filled != bare and not before.amount:
            continue  # what else was put in will do
        filled = _put(_agreeing(filled, meant) if pronoun is PLURAL else filled, pronoun, meant)
        # "The jobs" of "how many jobs" are not told from others without the question.
        open_ends = open_ends or not meant or (meant == f"the {before.clause.noun}")
    if len(PLURAL.findall(bare)) > 1:
        filled = _put(filled, PLURAL, several_told(before))  # "When did they find them?"
    if len(set(map(gender, PERSON.findall(bare)))) > 1 and person:
        filled = _put(filled, PERSON, whom_besides(before, person))
    filled = replace_there(_counting_the_same(filled, before), before)
    if before.expects is Expects.DATE and find_dates(before.value) and _THEN.search(filled):
        return f"{_THEN.sub('', filled).rstrip(' ?')} {_at_that_time(before)}?"
    pointing = any(p.search(filled) for p in (_HAPPENED, _POINTING, _WHO_IT_IS))
    if pointing or open_ends or (filled == bare and _NOUNED.search(bare)):
        told = _about(before)
        return f"{filled.rstrip(' ?')}{'' if told.strip(' ()') in filled else told}?"
    return filled if filled != bare else None


def _counting_the_same(filled: str, before: Turn) -> str:
    """`How many did the rival get?` → `How many votes did the rival get?`, as asked before."""
    noun, asked = before.clause.noun, before.clause.asking.casefold()
    match = re.match(widened(rf"how many (?={AUXILIARY} (?:[A-Z]|the\b))"), filled, re.IGNORECASE)
    if match is None or not noun or asked != "how many":
        return filled
    return f"{match.group()}{noun} {filled[match.end() :]}"


_FURTHEST = 3


def _first(before: Turn, meant: Callable[[Turn], str], *, further: bool = True) -> str:
    """What is meant by the last turn that tells, or by the last one alone.

    A turn that names nothing is about what the one before was about.
    """
    turns = islice(before.back(), 1 + (_FURTHEST if further else 0))
    return next((found for turn in turns if (found := meant(turn))), "")


def _agreeing(question: str, meant: str) -> str:
    """`Have they answered?` where they are one body: `Has they answered?`, before it is named."""
    if not meant or is_plural(meant):
        return question
    verb = compile_latin(rf"\b({'|'.join(SINGULAR)})(?= they\b)", re.IGNORECASE)
    return verb.sub(lambda match: SINGULAR[match[1].casefold()], question, count=1)


def _at_that_time(before: Turn) -> str:
    """`when Lind took over in 2021`, or the time alone where nothing was done in it."""
    when = before.answer.strip(" .")
    if not before.clause.subject or not before.clause.rest:
        return f"{when[:1].lower()}{when[1:]}{_about(before)}"
    told = affirmed(before)
    dated = "" if when.casefold() in told.casefold() else f" {when[:1].lower()}{when[1:]}"
    return f"when {told}{dated}"


def replace_there(question: str, before: Turn) -> str:
    """`there` replaced by the place that was named."""
    found = _first(before, lambda turn: turn.place)
    if not found:
        return question
    place = re.sub(r"^(?:to|from)\s+", "in ", found, flags=re.IGNORECASE)
    there = place if re.match(r"(?:in|at|on|near|aboard|off)\s", place, re.I) else f"in {place}"
    return _THERE.sub(f"{there[:1].lower()}{there[1:]}", question, count=1)


def _about(before: Turn) -> str:
    told = affirmed(before)
    return f" ({told})" if told else ""


_NOUN_FOLLOWS = compile_latin(rf"\s+(?!(?:{PREPOSITION}|as|and|or|when|after|before)\b)[a-z]", re.I)


def _put(question: str, pronoun: re.Pattern[str], meant: str) -> str:
    """Replace the first pronoun, as a possessive where it is one."""
    if not meant:
        return question

    def swap(match: re.Match[str]) -> str:
        word = match.group().casefold()
        noun_follows = _NOUN_FOLLOWS.match(question[match.end() :]) is not None
        owner = word in ("his", "their", "its") or (word == "her" and noun_follows)
        ending = "'" if meant.endswith("s") and is_plural(meant) else "'s"
        return f"{meant}{ending}" if owner else meant

    return pronoun.sub(swap, question, count=1)
