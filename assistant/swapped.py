"""A name or a noun phrase in, the last question with it in the place of its like out.

"And Lind?", "And the men's?", "The Liberals?": a person takes the place of a person, an owner
that of an owner, a thing that of a thing.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION, Clause, split_asked
from assistant.dates import find_dates
from assistant.mentioned import A_BODY, is_somebody, is_thing, named_after_preposition
from assistant.persons import people, whom
from assistant.phrases import core, is_plural
from assistant.places import is_place
from assistant.question import Expects
from assistant.ranked import of_rank
from assistant.redated import with_new_date
from assistant.things import owner
from assistant.turn import Turn
from assistant.verbs import SINGULAR, base_form, is_participle
from assistant.word_order import inverted
from index.letters import compile_latin, widened

_WHOSE = re.compile(r"(?:his|her|their|its)\b", re.IGNORECASE)


def swap(subject: str, before: Turn) -> str | None:
    """The last question about another subject: a name for its like, a thing for a thing."""
    subject = re.sub(r"^(?:The|An?|His|Her|Its|Their) ", lambda m: m[0].lower(), subject)
    subject = re.sub(r"^(the \w+ (?:before|after)) that$", r"\1", subject)
    if subject.islower() and is_place(subject.title()):
        subject = subject.title()
    if _POSSESSIVE.search(subject):
        return _owned_by(subject, before.question)
    dates = find_dates(subject)
    if dates and dates[0].end - dates[0].start >= len(subject) - 4:
        return with_new_date(before.question, subject)
    clause = before.clause
    if _WHOSE.match(subject):
        return _of_theirs(subject, before)
    at_time = before.expects in (Expects.DATE, Expects.DURATION)
    if at_time and _VERB.match(subject) and clause.subject and _VERB.match(clause.rest):
        return f"{before.question.rstrip('? ').removesuffix(clause.rest)}{subject}?"
    verb, noun = clause.rest.partition(" ")[0], clause.noun
    if clause.asking.casefold() == "how many" and not clause.auxiliary:
        noun = split_asked(clause.rest)[0]
    if (noun or clause.auxiliary) and is_participle(subject) and is_participle(verb):
        return before.question.replace(f" {verb}", f" {subject}", 1)
    if noun and re.match(r"(?!(?:the|an?) )[a-z-]+(?: [a-z-]+)?$", subject):
        return _other_noun(subject, noun, before)
    if " of " in subject and " of " in clause.subject:
        return before.question.replace(clause.subject, subject)
    return _for_its_like(subject, before)


_MEASURE = re.compile(r"(?:percentage|percent|proportion|share|margin|factor|amount|extent)s?$")
"""By how much something changed: of another thing it is asked as well, not in another measure."""


def _other_noun(subject: str, noun: str, before: Turn) -> str | None:
    """`Which villages were flooded?`, `And farms?`; of a measure, what it measures is meant."""
    clause = before.clause
    if clause.subject and _MEASURE.match(noun):
        return _measured_of(subject, before)
    if clause.asking.casefold() == "how many" and not is_plural(subject):
        return None
    return before.question.replace(noun, subject, 1)


def _measured_of(subject: str, before: Turn) -> str | None:
    """`By what percentage did tile sales fall?`, `And washbasins?`: by what did theirs."""
    whole, _, of = before.clause.subject.partition(" of ")
    match = _MEASURED.search(whole)
    moved = base_form(before.clause.rest.partition(" ")[0])
    if match is None or moved not in _MOVES:
        return None
    other = f"{whole[: match.start(1)]}{subject}{match[2]}{f' of {of}' if of else ''}"
    return before.question.replace(before.clause.subject, other, 1)


_MOVES = frozenset(
    ["rise", "fall", "grow", "shrink", "change", "increase", "decrease", "drop", "decline", "slip"]
)
_MEASURED = re.compile(r"(?:^|(?<=['’]s )|(?<=^the ))([a-z-]+)((?: [a-z-]+)?)$", re.IGNORECASE)


def _of_theirs(subject: str, before: Turn) -> str | None:
    """`How old is Thomas?`, `And his wife?` → `How old is Thomas's wife?`."""
    its, _, what = subject.partition(" ")
    whose = (owner(before) if its.casefold() == "its" else "") or whom(subject, before, ())
    if not whose or whose not in before.question:
        return None
    own = re.search(rf"{re.escape(whose)}['’]s? (?P<what>{_OWN})", before.question)
    if own is not None:
        # "What happened to Norrline's profit?", "And its revenue?": what is theirs as well.
        return before.question[: own.start("what")] + what + before.question[own.end("what") :]
    return before.question.replace(whose, f"{whose}'s {what}")


_LINKS = rf"{AUXILIARY}|{PREPOSITION}|and|or|last|this|next|now|\w+ed|\w+s"
_OWN = rf"(?:(?!(?:{AUXILIARY})\b)[a-z][\w-]*)(?: (?!(?:{_LINKS})\b)[a-z][\w-]*)?"
_OF_ALL = re.compile(r"(?:any|all|some|most|many|each|none|one|two|three) of ")


def _whether(subject: str, clause: Clause) -> str:
    """`Which states have banned it?`, `And Varon?` → `Has Varon banned it?`."""
    if clause.auxiliary:
        asked = f" {clause.auxiliary} {subject} {clause.rest}"
        return f"{_agreeing(asked, clause.auxiliary, subject).strip()}?"
    who = clause.asking.casefold() == "who"
    return f"{inverted(subject, clause.rest if who else split_asked(clause.rest)[1])}?"


_PEOPLE = re.compile(
    r"(?:the )?(?:people|children|adults|women|men|patients|pupils|students|teenagers|boys|girls"
    r"|babies|infants|the elderly|elderly|pensioners|over-\d+s|under-\d+s|smokers|volunteers)\b",
    re.IGNORECASE,
)
"""Of whom something may be told that they did not do."""


def _are_people(subject: str, before: Turn) -> bool:
    """Whether a subject is somebody, several, a body, or a place whose people act."""
    last = core(subject).rpartition(" ")[2]
    return bool(
        is_somebody(subject)
        or subject in people(before)
        or A_BODY.search(core(subject))
        or is_place(subject)
        or _PEOPLE.match(subject)
        or is_plural(last)
    )


def _for_its_like(subject: str, before: Turn) -> str | None:
    """The question with a name or noun phrase in the place of another of its kind."""
    ranked = of_rank(subject, before.question)
    if ranked:
        return ranked
    clause, asked = before.clause, before.question
    named = not re.match(r"(?:the|a|an|this|that)\s+[a-z]", subject)
    if _is_one_asked_for(subject, before):
        return _whether(subject, clause)
    acting = clause.subject
    if acting and clause.rest and _PEOPLE.match(subject) and not _are_people(acting, before):
        # "How far did the vaccine cut infections?", "What about people over 65?"
        return f"{asked.rstrip(' ?')} among {subject}?"
    if named and clause.rest and not is_place(subject) and _acts(before):
        # "What does the mayor of Marn want?", "And Lind?": a person for a person.
        return asked.replace(clause.subject, subject, 1)
    if _OF_ALL.match(clause.subject):
        return asked.replace(clause.subject, subject, 1)
    alike = [name for name in before.names if is_place(name) == is_place(subject)]
    # The subject of the question before a name that only stands in some phrase of it.
    leading = [name for name in alike if name == clause.subject]
    found = (leading or alike or list(before.names))[-1:] if named else []
    old = "".join(found) or core(clause.subject) or core(clause.object)
    person = is_somebody(old) or old in people(before) or _ACTS.search(old)
    if (
        not old
        or f"& {old}" in asked
        or (is_somebody(subject) and not (person or clause.subject.startswith(old)))
    ):
        return None
    if person and clause.rest and _is_lifeless(subject):
        return None  # "Did Lind lose the election?", "And the turnout?"
    agreeing = old == clause.subject
    if subject.startswith("the ") and f"the {old}" in asked:
        old = f"the {old}"
    swapped = asked.replace(old, subject)
    return _agreeing(swapped, clause.auxiliary, subject) if agreeing else swapped


_ACTS = compile_latin(
    rf"^(?:any|some|every|no)(?:body|one)\b|\b(?:people|men|women)$|{A_BODY.pattern}"
)


def _acts(before: Turn) -> bool:
    """Whether somebody or a body does what is asked about: `Did the union sign in Marn?`."""
    subject = before.clause.subject
    named = any(name in subject for name in before.names)
    return is_somebody(subject) or (not named and A_BODY.search(core(subject)) is not None)


_OF_THEM = re.compile(r"of (?:his|her|its|their|the) ")
_OF_SEVERAL = re.compile(r"(?:which|what|who)$", re.IGNORECASE)


def _is_one_asked_for(subject: str, before: Turn) -> bool:
    """Whether one that is asked for is named: `Which states have banned it?`, `And Varon?`."""
    clause = before.clause
    if clause.subject or not clause.rest or not _OF_SEVERAL.match(clause.asking):
        return False
    alike = {name for name in before.names if is_place(name) == is_place(subject)}
    if before.expects is Expects.PERSON or _OF_THEM.match(clause.rest):
        # "Which of his sons sings on Lind's album?", "And Jo?"
        if is_somebody(subject):
            return True
        # Nor does a person take the place of a town: "Who won in Marn?", "And Jo Berg?"
        person = " " in subject and not is_thing(subject, subject)
        placed = named_after_preposition(before.question) | _before_noun(before.question)
        owners = {name for name in alike if re.search(rf"{re.escape(name)}['’]", clause.rest)}
        alike -= owners | (placed if person else set())
    return subject[:1].isupper() and not alike


def _is_lifeless(subject: str) -> bool:
    """Whether a noun phrase means nobody who could do anything: `the turnout`."""
    head = core(subject)
    one = head.removesuffix("s")
    known = is_somebody(one) or A_BODY.search(one) or _OTHERS.search(head)
    return re.match(widened(r"(?:the|an?) (?!.*[A-Z])"), subject) is not None and not known


_OTHERS = re.compile(
    r"\b(?:other|side|opposition|press|media|defen[cs]e|prosecution|church|school|hospital|airline|ministry|industry|state|country|city|town|village|rebels?|fans?"
    r"|neighbours?|locals|families|parents|thieves|relatives|troops|forces|people|men|women|children|police)\b"
)
_BEFORE_NOUN = compile_latin(r"\bthe (?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*)*) [a-z]+")


def _before_noun(question: str) -> set[str]:
    """Names that only say which one is meant: the Velden of `the Velden marathon`."""
    return {match["name"] for match in _BEFORE_NOUN.finditer(question)}


_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_OWNER = compile_latin(
    r"(?P<the>\b(?:the|an?) )?(?!(?i:what|who|where|when|how|it|that|there|let)['’])"
    rf"(?!(?i:{AUXILIARY}) )"
    r"\b(?:[A-Z][\w-]*(?: [A-Z][\w-]*)*|[a-z-]+)(?:['’]s|s['’])(?= \w)"
)
_OF_A_NAME = compile_latin(r"\bof (?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*)*)")


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
    if right is None:
        return question
    right = right.capitalize() if auxiliary[:1].isupper() else right
    return re.sub(rf"\b{auxiliary} {re.escape(subject)}", f"{right} {subject}", question, count=1)


_VERB = compile_latin(r"(?!.*(?:s|men|children|people)$)[a-z]+$")
