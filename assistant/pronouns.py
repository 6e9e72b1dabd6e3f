"""A question with pronouns in, the question with what they mean out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import ASKING, AUXILIARY, PREPOSITION, core, take_apart
from assistant.dates import find_dates
from assistant.ellipsis import OPENING
from assistant.mentioned import A_PERSON, is_somebody
from assistant.places import is_place
from assistant.question import Expects, find_names
from assistant.restate import statement
from assistant.turn import Turn
from assistant.values import is_title

_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_OWNED = re.compile(r"\bits\b", re.IGNORECASE)
_THING = re.compile(r"\bit\b(?!['’]s?\b)", re.IGNORECASE)
_IT_ACTS = re.compile(rf"\b{AUXILIARY} it\b|\bit {AUXILIARY}\b", re.IGNORECASE)
_IT_DECIDES = re.compile(
    rf"\b{AUXILIARY} it (?:employ|demand|own|sell|produce|make|build|operate|plan|want|intend|buy"
    r"|offer|pay|promise|ask|keep|say|deny|admit|reject|announce|expect|threaten|refuse|hire|close)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:heads?|headed|leads?|led|runs?|ran|chairs?|chaired|found(?:s|ed)|owns?|owned|directs?|directed|manages?"
    r"|managed|represents?|represented|bought|joined|left)\b"
)
_EMPTY_IT = re.compile(r"\bit (?:true|likely|possible|rain\w*|snow\w*|that)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:say|said|claim|claimed|deny|denied|confirm|confirmed|report|reported|think|believe|announce|announced)"
    r" it\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:that|this)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"(?<!do )(?<!did )\b(?:that|this|these|those|so)(?=\s*[?.]?$)", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"\b(?:that|this|it) (?:happen|take place|occur)\w*|\b(?:do|did) (?:that|this|so)\b",
    re.IGNORECASE,
)
_NOUNED = re.compile(
    r"\b(?:this|these|those)\s+[a-z]+"
    rf"|(?:^|^[a-z]+ [a-z]+ |\b(?:{PREPOSITION}|{AUXILIARY}|and|but|than|of) )that\s+"
    r"(?!(?:the|an?|this|it|he|she|they|there|his|her|its|their|no|some|all)\b)[a-z]+",
    re.IGNORECASE,
)
"""A noun pointed at: `in that year`, but not "the ferry that ran aground"."""
_THERE = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!will )\bthere\b", re.IGNORECASE)
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
    person = next((name for name in before.people if name and name not in own), "")
    person = person or _person_asked_about(before)
    filled, open_ends = bare, False
    for pronoun, meant in ((_PERSON, person), (_PLURAL, _several(before, person)),
                           (_OWNED, before.owner), (_THING, _thing(bare, before))):  # fmt: skip
        if not pronoun.search(filled) or _introduces(bare, own, pronoun):
            continue
        if pronoun is _OWNED and _THING.search(filled):
            continue  # "Where did it begin its work?": the name said once is enough
        if pronoun is _THING and _EMPTY_IT.search(filled):
            continue
        if pronoun is _PLURAL and meant == person and _PERSON.search(bare):
            meant = ""  # "Is he their captain?": they are others
        if not meant and filled != bare:
            continue  # what else was put in will do
        filled = _put(filled, pronoun, meant)
        # "The jobs" of "how many jobs" are not told from others without the question.
        open_ends = open_ends or not meant or (meant == f"the {before.clause.noun}")
    filled = replace_there(filled, before)
    if before.expects is Expects.DATE and find_dates(before.value) and _THEN.search(filled):
        return f"{_THEN.sub('', filled).rstrip(' ?')} {_at_that_time(before)}?"
    pointing = _HAPPENED.search(filled) or _POINTING.search(filled)
    if pointing or open_ends or (filled == bare and _NOUNED.search(bare)):
        return f"{filled.rstrip(' ?')}{_about(before)}?"
    return filled if filled != bare else None


def _several(before: Turn, person: str) -> str:
    """What "they" means, a pair or a body before the person who was asked for."""
    asked_who = person if before.expects is Expects.PERSON else ""
    return before.things or before.couple or before.body or asked_who or before.thing


def _thing(question: str, before: Turn) -> str:
    """What "it" means in a question."""
    clause = before.clause
    if _SAID.search(question):
        return ""
    untold = not before.answer and not before.dealt_with and clause.asking.casefold() == "what"
    if untold and clause.rest:
        return "" if _PERSON.search(question) else f"what {statement(before)}"
    thing = before.thing if _IT_ACTS.search(question) else before.thing_acted_on
    if before.amount and _THAT.search(question):
        return clause.subject or thing  # "Which rank does that give it?": that is the amount
    if not _IT_DECIDES.search(question):
        return thing
    if before.expects is Expects.PERSON:
        # "Who won the contract and how many people does it employ?": the winner does.
        return thing if _LEADS.match(clause.rest) else before.value or thing
    return clause.subject if clause.subject in before.names and clause.rest else thing


def _at_that_time(before: Turn) -> str:
    """`when Lind took over in 2021`, or the time alone where nothing was done in it."""
    when = before.answer.strip(" .")
    if not before.clause.subject or not before.clause.rest:
        return f"{when[:1].lower()}{when[1:]}{_about(before)}"
    told = statement(before)
    dated = "" if when.casefold() in told.casefold() else f" {when[:1].lower()}{when[1:]}"
    return f"when {told}{dated}"


def replace_there(question: str, before: Turn) -> str:
    """`there` replaced by the place that was named."""
    if not before.place:
        return question
    place = re.sub(r"^(?:to|from)\s+", "in ", before.place, flags=re.IGNORECASE)
    there = place if re.match(r"(?:in|at|on|near|aboard)\s", place, re.I) else f"in {place}"
    return _THERE.sub(f"{there[:1].lower()}{there[1:]}", question, count=1)


def _about(before: Turn) -> str:
    told = statement(before)
    return f" ({told})" if told else ""


def _introduces(question: str, own: Sequence[str], pronoun: re.Pattern[str]) -> bool:
    """Whether the question itself names, before its pronoun, whom or what the pronoun means.

    That is a name, or else the subject. An object is another than the subject: "Where did
    the company make them?"
    """
    match = pronoun.search(question)
    if match is None:
        return False
    before = question[: match.start()]
    named = [name for name in own if name in before and not is_place(name)]
    if pronoun is not _THING and len(named) > (pronoun is _PLURAL and " and " not in before):
        return True
    if pronoun is _PERSON:
        return False
    owns = match.group().casefold() in ("its", "their")
    if not owns and not _CLAUSE_OPENS.search(before):
        return False
    subject = _subject(before)
    return _is_several(subject) if pronoun is _PLURAL else _is_one_thing(subject)


_LATER_CLAUSE = re.compile(
    rf",?\s+(?:(?:and|but)\s+(?:{ASKING}|{AUXILIARY})\b.*|(?:because|while|if|although|when)\b.*|and|but)$",
    re.IGNORECASE,
)
_CLAUSE_OPENS = re.compile(
    rf"\b(?:(?:{ASKING}|and|but)\s+{AUXILIARY}|and|but|because|while|if|although|when)\s+$",
    re.IGNORECASE,
)
_ASKED_OF = re.compile(
    rf"(?:which|how many) ((?:[a-z-]+ )?[a-z-]+) (?!{PREPOSITION}$)[a-z-]+$", re.IGNORECASE
)
_SEVERAL = re.compile(r"(?:[a-z-]{2,}(?<![sui])s|people|men|women|children|police)$")


def _subject(before: str) -> str:
    """The noun phrase or name that is the subject of what stands before a pronoun."""
    text = _LATER_CLAUSE.sub("", before.strip())
    asked = _ASKED_OF.match(text)
    return f"the {asked[1]}" if asked else core(take_apart(text).subject)


def _is_several(subject: str) -> bool:
    return " and " in subject or _SEVERAL.search(subject) is not None


def _is_one_thing(subject: str) -> bool:
    """Whether "it" may mean a subject: a place, or with an article no person and not several."""
    if is_place(subject):
        return True
    *before, head = subject.split() or [""]
    thing = not A_PERSON.search(head) and not is_title(head) and not _is_several(subject)
    return bool(before) and before[0].casefold() in ("the", "a", "an", "his", "her") and thing


_NAME_OF = re.compile(r"^the names? of (?=the )", re.IGNORECASE)


def _person_asked_about(before: Turn) -> str:
    """The subject of the last question where it is somebody without a name: `the mayor`."""
    whole = _NAME_OF.sub("", before.clause.subject)
    subject = whole if before.expects is Expects.PERSON and not before.clause.rest else core(whole)
    return subject if is_somebody(subject) and not _is_several(core(subject)) else ""


def _put(question: str, pronoun: re.Pattern[str], meant: str) -> str:
    """Replace the first pronoun, as a possessive where it is one."""
    if not meant:
        return question

    def swap(match: re.Match[str]) -> str:
        word = match.group().casefold()
        noun_follows = re.match(r"\s+[a-z]", question[match.end() :]) is not None
        owner = word in ("his", "their", "its") or (word == "her" and noun_follows)
        return f"{meant}'s" if owner else meant

    return pronoun.sub(swap, question, count=1)
