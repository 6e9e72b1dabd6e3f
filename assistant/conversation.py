# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""History and a question in, a standalone question out, without a language model.

A question that leans on what was said before (a pronoun, "And what about X?", a bare
fragment) takes over what it leans on from the last question and the last answer. One
that stands on its own is left alone: a change of subject carries nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dates import find_dates
from assistant.places import is_nationality, is_place
from assistant.question import Expects, analyse, find_names
from assistant.values import is_title, name_words
from assistant.words import content_stems, tokenize

Turn = tuple[str, str]
"""A question and the text of its answer, which may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """The turn that a follow-up leans on; `names` are those of the question, in order."""

    question: str
    answer: str
    expects: Expects
    names: tuple[str, ...]

    @property
    def answer_names(self) -> list[str]:
        """Names that the answer adds, the fullest first."""
        names = [n for n in _proper_names(self.answer) if n not in self.names]
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
        if self.expects in (Expects.ANY, Expects.NAME, Expects.PLACE):
            return _value(self.answer)
        return "" if self.expects is Expects.PERSON else _noun_phrase(self.question)

    @property
    def owner(self) -> str:
        """Whose "its" can be: what the question belongs to, before what it is."""
        belongs = [n for n in self.names if n in _after_preposition(self.question)]
        if self.expects is Expects.PERSON and belongs:
            return belongs[-1]
        return self.thing

    @property
    def place(self) -> str:
        """What "there" means; empty when no place was named."""
        value = _value(self.answer)
        if self.expects is Expects.PLACE and value:
            return value
        names = [*reversed(self.names), *self.answer_names]
        return next((name for name in names if is_place(name)), "")


def standalone(question: str, history: Sequence[Turn]) -> str:
    """Rewrite a follow-up so that it can be understood alone.

    Args:
        question: What was asked now.
        history: Earlier turns, oldest first. May be empty.

    Returns:
        The rewritten question, or the question as it is when it stands alone.
    """
    turns = [(asked, said) for asked, said in history if asked.strip()]
    if not turns:
        return question
    asked, said = turns[-1]
    alone = standalone(asked, turns[:-1])
    before = _Before(
        question=alone,
        answer=_first_line(said),
        expects=analyse(alone).expects,
        names=tuple(_proper_names(re.sub(r"\baccording to [^,?]+", "", alone))),
    )
    for rewrite in (
        _swapped_subject,
        _swapped_name,
        _completed_fragment,
        _filled_pronouns,
        _with_topic,
    ):
        rewritten = rewrite(question.strip(), before)
        if rewritten is not None:
            return rewritten[:1].upper() + rewritten[1:]
    return question


_OPENING = re.compile(r"^(?:and|but|so|also|then|ok|okay|well|now)\b[,\s]*", re.IGNORECASE)
_WHAT_ABOUT = re.compile(
    r"^(?:(?:and|but|ok|okay|so)[,\s]+)?(?:what|how) about (?P<subject>[^,?]+?)\s*"
    r"(?:,\s*(?P<rest>[^?]{4,}))?\??$",
    re.IGNORECASE,
)
_ASKING = (
    r"(?:(?:on|in|at|to|from|for|with|by|of|under|through|until|since) )?"
    r"(?:what|which|whose|whom|who|when|where|why|how(?: (?:many|much|long|old|far|often))?)"
)
_FRAGMENT = re.compile(
    rf"^(?P<asking>{_ASKING}(?:(?<=what|hich) \w+)?)"
    r"(?P<rest>(?: (?:in|on|at|by|for|since|during|after|before|from|to|under|with)\b[^?]+)?)\??$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"^{_ASKING}(?: (?!did|do|does|was|were|is|are|has|have|had|will|would|can)\w+)?", re.I
)
_AUXILIARY = re.compile(
    r"\b(?:did|do|does|was|were|is|are|has|have|had|will|would|can|could|should|must|may)\b", re.I
)


def _swapped_subject(question: str, before: _Before) -> str | None:
    """`What is at stake in Libya?`, `And what about Idlib?` → `What is at stake in Idlib?`."""
    match = _WHAT_ABOUT.match(question)
    if match is None:
        return None
    subject = match["subject"].strip()
    if match["rest"]:
        rest = re.sub(r"\b(?:it|he|she|they)\b", subject, match["rest"], count=1)
        return f"{_replace_there(rest, before)}?"
    dates = find_dates(subject)
    if dates and dates[0].end - dates[0].start >= len(subject) - 4:
        return _with_new_date(before.question, subject)
    same = [n for n in before.names if is_place(n) == is_place(subject)]
    if same:
        return before.question.replace(same[-1], subject)
    return f"{before.question.rstrip('?')} – {subject}?"


def _completed_fragment(question: str, before: _Before) -> str | None:
    """`Where did they meet in January?`, `And where in March?` → `Where did they meet in March?`."""
    bare = _OPENING.sub("", question)
    match = _FRAGMENT.match(bare)
    if match is None or _AUXILIARY.search(bare) or len(bare.split()) > 6:
        return None
    head = _HEAD.match(before.question)
    if head is None:
        return None
    rest = match["rest"].strip()
    if not rest:
        return f"{match['asking']}{before.question[head.end() :]}"
    if find_dates(rest) or find_dates(f"in {rest}"):
        return f"{match['asking']}{_with_new_date(before.question, rest)[head.end() :]}"
    if content_stems(tokenize(rest)):
        return f"{match['asking']}{before.question[head.end() :].rstrip('?')} {rest}?"
    return None


def _with_new_date(question: str, when: str) -> str:
    """The question with its date replaced; a year is kept where the new date has none."""
    bare = re.sub(r"^(?:in|on|at|since|by)\s+", "", when)
    mentions = [m for m in find_dates(question) if m.month or m.year or m.step]
    if not mentions:
        return f"{question.rstrip('?')} in {bare}?"
    old = mentions[-1]
    if old.year and not re.search(r"\d{4}", bare):
        bare = f"{bare} {old.year}"
    before = re.sub(r"\b(?:in|on)\s+$", "", question[: old.start])
    joined = (
        "in" if not re.search(r"\d{1,2}\b(?!\d)", bare.replace(str(old.year or ""), "")) else "on"
    )
    inner = re.match(r"in\s+", old.text)
    return f"{before}{joined if not inner else 'in'} {bare}{question[old.end :]}"


_PERSON = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_OWNED = re.compile(r"\bits\b", re.IGNORECASE)
_THING = re.compile(r"\bit\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:that|this|these|those|so)(?=\s*[?.]?$|\s+(?:happen|take place)\w*)", re.I
)
_NOUNED = re.compile(r"\b(?:that|this|these|those)\s+(?=[a-z]+)", re.IGNORECASE)
_THERE = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!will )\bthere\b", re.IGNORECASE)


def _swapped_name(question: str, before: _Before) -> str | None:
    """`How old is Thomas?`, `And his wife?` → `How old is Thomas's wife?`."""
    match = re.match(
        r"^and (?P<subject>(?:(?:his|her|the|its) )?[\w’' -]{2,40})\?$", question, re.I
    )
    if match is None or re.match(_ASKING + r"\b", match["subject"], re.I) or not before.names:
        return None
    if _AUXILIARY.search(match["subject"]):
        return None
    old = (before.people or list(before.names))[0]
    subject = re.sub(r"^(?:his|her|its)\b", f"{old}'s", match["subject"], flags=re.IGNORECASE)
    return before.question.replace(old, subject) if old in before.question else None


def _filled_pronouns(question: str, before: _Before) -> str | None:
    """Each pronoun replaced by what it means; None without one.

    Where that cannot be told, the last question's words are added, so that at least
    the topic is not lost.
    """
    bare = _OPENING.sub("", question)
    own = find_names(bare, skip_first=True)
    person = next((name for name in before.people if name and name not in own), "")
    pair = " and ".join(before.people[:2]) if len(before.people) > 1 else ""
    filled, open_ends = bare, False
    for pronoun, meant in ((_PERSON, person), (_PLURAL, pair or before.thing),
                           (_OWNED, before.owner), (_THING, before.thing)):  # fmt: skip
        if not pronoun.search(filled) or _introduces(bare, own, pronoun):
            continue
        filled = _put(filled, pronoun, meant)
        open_ends = open_ends or not meant
    filled = _replace_there(filled, before)
    if _POINTING.search(filled):
        return f"{_POINTING.sub('', filled).rstrip(' ?')} ({_statement(before)})?"
    if open_ends or (filled == bare and _NOUNED.search(bare)):
        return f"{filled.rstrip(' ?')} ({_statement(before)})?"
    return filled if filled != bare else None


def _introduces(question: str, own: Sequence[str], pronoun: re.Pattern[str]) -> bool:
    """Whether the question itself names, before its pronoun, whom the pronoun means."""
    match = pronoun.search(question)
    people = [name for name in own if not is_place(name)]
    return match is not None and any(question.find(name) < match.start() for name in people)


def _replace_there(question: str, before: _Before) -> str:
    if not before.place:
        return question
    place = re.sub(r"^(?:in|at|to|from)\s+", "", before.place, flags=re.IGNORECASE)
    return _THERE.sub(f"in {place}", question, count=1)


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


_SAYING = re.compile(
    r"\b(?:say|said|think|thought|tell|told|call|called|claim)\s*\??$", re.IGNORECASE
)
_OPEN_VERB = re.compile(
    r"\b(?:agree|disagree|deny|confirm|respond|react|reply|comment|object|approve|accept|refuse)\s*\??$",
    re.IGNORECASE,
)


def _with_topic(question: str, before: _Before) -> str | None:
    """A question that goes on (`And what did she say?`) or says too little gets the topic."""
    bare = _OPENING.sub("", question)
    stems = content_stems(tokenize(bare))
    goes_on = bool(re.match(r"^(?:and|but|also)\b", question, re.IGNORECASE)) and len(stems) <= 6
    says_little = len(stems) < 2 or _OPEN_VERB.search(bare) or _SAYING.search(bare)
    if not goes_on and not says_little:
        return None
    own = find_names(bare, skip_first=True)
    topic = [name for name in before.names if name not in own]
    people = [name for name in topic if not is_place(name)]
    if own and people and len(topic) > 1:
        topic.remove(people[0])  # the one asked about now takes the place of the last one
    if _SAYING.search(bare) and topic:
        return f"{bare.rstrip(' ?')} about {' and '.join(topic)}?"
    return f"{bare.rstrip(' ?')} ({_statement(before)})?"


def _statement(before: _Before) -> str:
    """The last question as a few words, with the answer's names."""
    head = _HEAD.match(before.question)
    body = before.question[head.end() :] if head else before.question
    body = _AUXILIARY.sub("", body, count=1)
    words = " ".join([*body.strip(" ?").split(), *before.answer_names])
    return " ".join(words.split())


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


def _proper_names(text: str) -> list[str]:
    """Names of people, places and bodies: no dates, bare titles or nationalities."""
    return [
        name
        for name in find_names(text, skip_first=True)
        if not find_dates(name) and not is_nationality(name) and not is_title(name)
    ]


def _noun_phrase(question: str) -> str:
    match = _NOUN_PHRASE.search(question)
    return match[1].strip() if match else ""


_NOUN_PHRASE = re.compile(
    r"\b(the (?:[\w’'-]+ ){0,3}?[\w’'-]+)(?=\s+(?:set|start|begin|take|was|were|is|are|will|in|on|at"
    r"|to|be|happen|held|signed|about|from|with|by|cross|run|end|\w+ed)\b|\s*\?|$)",
    re.IGNORECASE,
)


def _after_preposition(question: str) -> set[str]:
    """Names that stand after `of`, `in`, `at`, ...: what somebody belongs to, not somebody."""
    found = re.findall(
        r"\b(?:of|in|at|for|from|to|on)\s+((?:the |The )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)",
        question,
    )
    return {re.sub(r"^[Tt]he ", "", name) for name in found}


def _value(answer: str) -> str:
    """A short answer without its full stop, or empty when it is more than a value."""
    value = re.sub(r"^(?:in|at|to|on|by)\s+", "", answer.strip().rstrip(". "), flags=re.IGNORECASE)
    if not value or len(value.split()) > 8 or re.match(r"(?:yes|no)\b", value, re.IGNORECASE):
        return ""
    return (
        value[:1].lower() + value[1:] if re.match(r"(?:The|A|An|Her|His) [a-z]", value) else value
    )


def _first_line(text: str) -> str:
    return re.sub(r"\s*\[\d+\]", "", text.strip().split("\n", 1)[0])
