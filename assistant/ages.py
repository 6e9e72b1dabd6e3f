# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for somebody's age in, the ages that sentences give behind or before the name out.

News tells an age in few ways: "Ida Berg, 51, said", "Ida Berg, a 51-year-old nurse", "the
51-year-old" of whoever the sentence before was about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.evidence import Sentence, passage_sentences, sentence_before, sentences_of
from assistant.interviews import interviewee, people_in, replies
from assistant.matching import in_text, stems_of
from assistant.phrases import core
from assistant.question import Question, find_names
from assistant.records import Evidence, Reading
from assistant.speakers import PRONOUN
from assistant.values import same_name
from index.letters import compile_latin

_ASKED = re.compile(
    r"^(?:(?:and|so|but) )?(?:how old|what age) (?:is|was|are|were) (?P<who>[^?,]+?)"
    r"(?:, [^?,]+,)?(?: (?:now|today|when (?:he|she|they) (?:was|were) interviewed(?: (?:by|in|for) [\w ]+)?|at the time(?: of (?:the|this|his|her|their) interview)?))?\s*\?*$",
    re.IGNORECASE,
)
# Somebody may have been younger at another time: "when she won", "in 2004".
_AT_A_TIME = compile_latin(
    r"\b(?:(?i:when|while|as|before|after|since)\b|(?:in|at|on|by) (?:(?:the|an?|his|her|its|their|this|that|last)\b|[A-Z\d]))"
)
"""Not "on trial" or "in charge", which tell who is meant."""
_NAME = r"(?P<name>[A-Z][\w’'-]+(?: (?:(?:al-|de |der |van |von |bin |dos )*)[A-Z][\w’'.-]+)*)"
_AGE = r"(?P<age>1?\d{1,2})"
_TOLD = tuple(
    compile_latin(form)
    for form in (
        rf"{_NAME},? \(?(?:aged )?{_AGE}(?=[,)]| who\b| and\b|\.(?:\s|$))",
        rf"{_NAME}, (?:an? |the |now )?{_AGE}[- ]years?[- ]old\b",
        rf"\b{_AGE}-year-old (?:[a-z-]+ ){{0,3}}{_NAME}",
        rf"{_NAME} (?:is|was|turned|turns) {_AGE}(?=[,.;]| years old| and\b)",
    )
)
_THE_ONE = compile_latin(
    rf"\b[Tt]he {_AGE}-year-old\b"
    r"(?:(?! [A-Z])|(?= (?:[A-Z][\w-]+ ){1,2}[a-z]+(?:er|or|ist|man|woman|ian|ant|ent|ete)\b))"
)
"""Also `the 24-year-old Norrline rider`; not `the 24-year-old Ida Berg`."""
_AT_PRESENT = compile_latin(
    rf"\b[Aa]t (?:the )?(?:age (?:of )?)?{_AGE},? (?:he|she) (?:still|(?!(?:was|has|does)\b)[a-z]+s)\b"
)
"""Of whoever the sentences before are about: `At age 80 she continues to write`."""
_SPOUSE = compile_latin(r"^[,)]? and (?P<whose>his|her) (?:late )?(?P<role>wife|husband|partner)\b")
_OTHER_SPOUSE = {"his": "husband", "her": "wife"}
_OWN = compile_latin(rf"\bI(?:['’]m| am) {_AGE}(?= now\b| years old\b|[,.;])")
"""Of whoever is interviewed: `I am 61 now`."""
_FULL_NAME = compile_latin(r"[A-Z][\w’'-]+ (?:de |van |von |al-)?[A-Z][\w’'-]+")
_SURE, _LIKELY = 3.0, 2.0


def whose_age(question: Question) -> str:
    """Whose age a question asks for; empty where it asks for none, or for that at another time."""
    match = _ASKED.match(question.text.strip())
    if match is None or _AT_A_TIME.search(match["who"]):
        return ""
    return match["who"]


def read_ages(who: str, evidence: Sequence[Evidence]) -> list[Reading]:
    """The ages that are told of somebody, surest first; empty where none is.

    Args:
        who: A name, or a role: `the ship's captain`.
        evidence: What to read.
    """
    found = [
        reading
        for item in evidence
        for sentence in passage_sentences(item)
        for reading in _told(who, item, sentence)
    ]
    return sorted(found, key=lambda reading: -reading.score)


def ages_told(sentence: str) -> list[tuple[str, int]]:
    """The names with an age behind or before them in a sentence, each with its age, in order."""
    found = {
        match.start("age"): (match["name"], int(match["age"]))
        for form in _TOLD
        for match in form.finditer(sentence)
    }
    return [found[at] for at in sorted(found)]


def is_age_of(who: str, sentence: Sentence, start: int) -> bool:
    """Whether an age that starts there in the article is told of somebody in one of those forms."""
    return any(sentence.start + low == start for low, _, _ in _places(who, sentence))


def _told(who: str, item: Evidence, sentence: Sentence) -> Iterator[Reading]:
    for low, high, before in _places(who, sentence):
        start, end = sentence.start + low, sentence.start + high
        odds = _LIKELY if before else _SURE
        reading = Reading.within(item.passage, start, end, log_odds=odds)
        yield replace(reading, rests_on=(before.start, before.end)) if before else reading


def _places(who: str, sentence: Sentence) -> Iterator[tuple[int, int, Sentence | None]]:
    """Where ages of somebody start and end in a sentence, with the one before where that names."""
    text = sentence.text
    for form in _TOLD:
        for match in form.finditer(text):
            if _is_them(who, text, match.start("name"), match["name"], text[match.end("age") :]):
                yield *match.span("age"), None
    if replies(who, sentence) or _is_of_interviewee(who, sentence):
        for match in _OWN.finditer(text):
            yield *match.span("age"), None
    now = _AT_PRESENT.search(text)
    told_of = now and _told_of(who, sentence)
    if now is not None and told_of:
        yield *now.span("age"), told_of
    before = sentence_before(sentence)
    named = set(_FULL_NAME.findall(before.text)) if before else set[str]()
    if before is not None and len(named) == 1 and same_name(named.pop(), who):
        for match in _THE_ONE.finditer(text):
            yield *match.span("age"), before


_AT_THE_HEAD = frozenset(["head", "boss", "chief", "leader"])
_HEADS = stems_of("president head chief director leader chairman chairwoman chair boss")


def _is_of_interviewee(who: str, sentence: Sentence) -> bool:
    """Whether somebody is asked for by the office that the interview's title gives whoever replies."""
    names, role = find_names(f"- {who}"), _head(who)
    title = sentence.article.title
    if not role.islower() or not names or interviewee(sentence) is None:
        return False
    held = stems_of(title)
    holds = bool(_HEADS & held) if role in _AT_THE_HEAD else stems_of(role) <= held
    return holds and all(name.casefold() in title.casefold() for name in names)


def _head(who: str) -> str:
    """The noun of a role: `captain` of "the ship's captain"; empty for no words."""
    return next(reversed(core(who).split()), "")


def _told_of(who: str, sentence: Sentence) -> Sentence | None:
    """The sentence of the same paragraph that names somebody, who is "he" or "she" from there on."""
    text = sentence.article.text
    paragraph = text.rfind("\n\n", 0, sentence.start) + 1
    for before in reversed(sentences_of(sentence.article, paragraph, sentence.start)):
        if any(same_name(name, who) for name in find_names(before.text)[:1]):
            return before
        if PRONOUN.search(before.text) is None or people_in(before.text):
            return None
    return None


def _is_them(who: str, text: str, start: int, name: str, rest: str) -> bool:
    """Whether a name is the one asked for, or stands with the role asked for.

    Whose wife is named next is a husband.
    """
    if any(word[:1].isupper() for word in who.split()) and "'" not in who and "’" not in who:
        return same_name(name, who)
    head, ahead = _head(who), re.findall(r"[\w’'-]+", text[:start])[-3:]
    if head in _OTHER_SPOUSE.values():
        spouse = _SPOUSE.match(rest)
        return head in ahead or (spouse is not None and _OTHER_SPOUSE[spouse["whose"]] == head)
    role, around = stems_of(head), stems_of(f"{' '.join(ahead)} {name}")
    return bool(role) and all(in_text(word, around) for word in role)
