"""A name or a noun phrase in, the last question with it in the place of its like out.

"And Lind?", "And the men's?", "The Liberals?": a person takes the place of a person, an owner
that of an owner, a thing that of a thing.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, Clause, split_asked
from assistant.dates import find_dates
from assistant.mentioned import is_somebody
from assistant.persons import people
from assistant.phrases import core, is_plural
from assistant.places import is_place
from assistant.question import Expects
from assistant.redated import with_new_date
from assistant.things import owner
from assistant.turn import Turn
from assistant.verbs import SINGULAR
from assistant.word_order import inverted


def swap(subject: str, before: Turn) -> str | None:
    """The last question about another subject: a name for its like, a thing for a thing."""
    subject = re.sub(r"^(?:The|An?|His|Her|Its|Their) ", lambda m: m[0].lower(), subject)
    if _POSSESSIVE.search(subject):
        return _owned_by(subject, before.question)
    dates = find_dates(subject)
    if dates and dates[0].end - dates[0].start >= len(subject) - 4:
        return with_new_date(before.question, subject)
    whose_word = re.match(r"(?:his|her|their|its)\b", subject, re.IGNORECASE)
    if whose_word:
        whose = (owner(before) if whose_word.group().casefold() == "its" else "") or "".join(
            people(before)[:1]
        )
        if not whose:
            return None
        subject = f"{whose}'s{subject[whose_word.end() :]}"
        return before.question.replace(whose, subject) if whose in before.question else None
    clause = before.clause
    at_time = before.expects in (Expects.DATE, Expects.DURATION)
    if at_time and _VERB.match(subject) and clause.subject and _VERB.match(clause.rest):
        return f"{before.question.rstrip('? ').removesuffix(clause.rest)}{subject}?"
    verb, noun = clause.rest.partition(" ")[0], clause.noun
    if clause.asking.casefold() == "how many" and not clause.auxiliary:
        noun = split_asked(clause.rest)[0]
    if noun and _DONE.match(subject) and _DONE.match(verb):
        return before.question.replace(f" {verb}", f" {subject}", 1)
    if noun and re.match(r"[a-z-]+(?: [a-z-]+)?$", subject):
        return before.question.replace(noun, subject, 1)
    if " of " in subject and " of " in clause.subject:
        return before.question.replace(clause.subject, subject)
    return _for_its_like(subject, before)


_OF_ALL = re.compile(r"(?:any|all|some|most|many|each|none|one|two|three) of ")


def _whether(subject: str, clause: Clause) -> str:
    """`Which states have banned it?`, `And Varon?` → `Has Varon banned it?`."""
    if clause.auxiliary:
        asked = f" {clause.auxiliary} {subject} {clause.rest}"
        return f"{_agreeing(asked, clause.auxiliary, subject).strip()}?"
    who = clause.asking.casefold() == "who"
    return f"{inverted(subject, clause.rest if who else split_asked(clause.rest)[1])}?"


def _for_its_like(subject: str, before: Turn) -> str | None:
    """The question with a name or noun phrase in the place of another of its kind."""
    clause, asked = before.clause, before.question
    named = not re.match(r"(?:the|a|an|this|that)\s+[a-z]", subject)
    if named and clause.rest and is_somebody(clause.subject) and not is_place(subject):
        # "What does the mayor of Marn want?", "And Lind?": a person for a person.
        return asked.replace(clause.subject, subject, 1)
    if _OF_ALL.match(clause.subject):
        return asked.replace(clause.subject, subject, 1)
    alike = [name for name in before.names if is_place(name) == is_place(subject)]
    # The subject of the question before a name that only stands in some phrase of it.
    leading = [name for name in alike if name == clause.subject]
    found = (leading or alike or list(before.names))[-1:] if named else []
    old = "".join(found) or core(clause.subject) or core(clause.object)
    acts = is_somebody(old) or old in people(before) or clause.subject.startswith(old)
    if not old or (is_somebody(subject) and not acts):
        return None  # "Who stole the paintings?", "And the director?"
    if named and not found and not clause.subject and clause.rest:
        return _whether(subject, clause)
    agreeing = old == clause.subject
    if subject.startswith("the ") and f"the {old}" in asked:
        old = f"the {old}"
    swapped = asked.replace(old, subject)
    return _agreeing(swapped, clause.auxiliary, subject) if agreeing else swapped


_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_OWNER = re.compile(
    r"(?P<the>\b(?:the|an?) )?(?!(?i:what|who|where|when|how|it|that|there|let)['’])"
    rf"(?!(?i:{AUXILIARY}) )"
    r"\b(?:[A-Z][\w-]*(?: [A-Z][\w-]*)*|[a-z-]+)(?:['’]s|s['’])(?= \w)"
)
_OF_A_NAME = re.compile(r"\bof (?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*)*)")


def _owned_by(owner: str, question: str) -> str | None:
    """`Who won the women's race?`, `And the men's?` → `Who won the men's race?`."""
    old = _OWNER.search(question)
    if old is not None:
        article = (old["the"] or "") if owner.islower() and " " not in owner else ""
        return f"{question[: old.start()]}{article}{owner}{question[old.end() :]}"
    old = _OF_A_NAME.search(question)
    name = re.sub(r"['’]s?$", "", owner)
    return f"{question[: old.start('name')]}{name}{question[old.end() :]}" if old else None


def _agreeing(question: str, auxiliary: str, subject: str) -> str:
    """`What do the government want?` → `What does the government want?`, and the other way."""
    pairs = {v: k for k, v in SINGULAR.items()} if is_plural(subject) else SINGULAR
    right = pairs.get(auxiliary.casefold())
    return (
        question.replace(f" {auxiliary} {subject}", f" {right} {subject}", 1) if right else question
    )


_DONE = re.compile(r"\w+ed$|killed$|hurt$|lost$")
_VERB = re.compile(r"(?!.*(?:s|men|children|people)$)[a-z]+$")
