"""A question for the holder of an office and evidence in, readings out.

What the grammar of a sentence says of an office counts; a name beside the topic does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import (
    Sentence,
    by_passage,
    passage_sentences,
    sentence_at,
    sentences_of,
    text_before,
)
from assistant.matching import in_text, stems_of
from assistant.offices import AT_THE_HEAD, Office, office_asked
from assistant.question import Kind, Question
from assistant.records import Evidence, Reading
from assistant.roles import Holder, holders
from assistant.values import is_title, same_name
from assistant.words import fold, tokenize
from index.letters import compile_latin
from index.records import Article

_SURE, _LIKELY, _POSSIBLE = 0.9, 0.7, 0.6
_GENERIC = frozenset(["chief", "executive", "manag", "general", "senior", "us"])
_OF_TOWNS = stems_of("city town")  # the "city mayor" is the mayor
# What a whole report may be about: its judge, its referee need not be named beside it.
_EVENTS = stems_of("trial case hearing inquest inquiry match game final race contest")
_LEAST_THERE = 0.6  # of what the office belongs to, in the passage where it is not said


def asks_office(question: Question) -> Office | None:
    """The office whose holder is asked for; None where something else is."""
    return office_asked(question.text) if question.kind in (Kind.VALUE, Kind.LIST) else None


def read_holders(office: Office, evidence: Sequence[Evidence]) -> list[Reading]:
    """Readings of who holds the office, best first; empty when nobody is said to.

    Whoever is asked for as a body's head may be called its president.
    """
    found = _as_called(office, evidence) or _read_holders(office, evidence)
    if found or not _GENERIC_HEADS & office.heads or office.field or not office.of:
        return found
    return _read_holders(replace(office, heads=AT_THE_HEAD), evidence)


def _as_called(office: Office, evidence: Sequence[Evidence]) -> list[Reading]:
    """Readings of who is called by a word of the same meaning; empty where one word means all.

    A firm's chairman is not its chief executive, although both are at its head.
    """
    called = next((line for line in _CALLED if office.asked in line), None)
    return _read_holders(replace(office, heads=called), evidence) if called else []


_CALLED = (
    frozenset(["chairman", "chairwoman", "chair", "chairperson"]),
    frozenset(["executive", "ceo"]),
)
_GENERIC_HEADS = frozenset(["head", "leader", "boss"])


def _read_holders(office: Office, evidence: Sequence[Evidence]) -> list[Reading]:
    readings: list[Reading] = []
    for item in evidence:
        for sentence in passage_sentences(item):
            for holder in _candidates(office, sentence):
                probability = _fits(office, holder, sentence.text, item)
                start, end = sentence.start + holder.start, sentence.start + holder.end
                if probability and item.passage.start <= start and end <= item.passage.end:
                    readings.append(_reading(item, start, end, probability))
    return sorted(readings, key=lambda reading: -reading.probability)


def read_headlines(office: Office, evidence: Sequence[Evidence]) -> list[Reading]:
    """Readings of whom the headline of an interview gives the office, where a passage names them.

    "Interview with LibriVox founder Hugh McGuire" need not say again who founded it.
    """
    readings: list[Reading] = []
    for item in evidence:
        title = item.article.title
        for holder in holders(title, office) if _OF_SOMEBODY.search(title) else ():
            probability = _fits(office, holder, title, item)
            named = re.search(rf"\b{re.escape(holder.name)}\b", item.passage.text)
            if not probability or named is None:
                continue
            start, end = (item.passage.start + at for at in named.span())
            readings.append(_reading(item, start, end, probability))
    return readings


_OF_SOMEBODY = re.compile(r"\b(?:interview\w*|profile|obituary|Q ?& ?A)\b", re.IGNORECASE)
"""Headlines on somebody: what others say in passing ("son of the mayor") is not looked at."""


def names_of_holders(office: Office, item: Evidence) -> tuple[str, ...]:
    """Whom the article of a passage gives an office, in its order; empty where nobody."""
    return tuple(
        dict.fromkeys(
            holder.name
            for sentence in sentences_of(item.article)
            for holder in _candidates(office, sentence)
            if _fits(office, holder, sentence.text, item)
        )
    )


def without_other_offices(
    office: Office, readings: Sequence[Reading], evidence: Sequence[Evidence]
) -> list[Reading]:
    """Drop what is given another office, or stands where no word speaks of this one."""
    placed = by_passage(evidence)
    kept: list[Reading] = []
    for reading in readings:
        sentence = sentence_at(
            placed[reading.passage.passage_id].article, reading.start, reading.end
        )
        speaks = {fold(token.text) for token in tokenize(sentence.text)}
        if not speaks & (office.heads | office.verbs):
            continue
        if any(same_name(h.name, reading.text) for h in holders(sentence.text)):
            continue
        held = {fold(token.text) for token in tokenize(reading.text)}
        if is_title(reading.text) and not held & office.heads:
            continue  # a "Foreign Minister" is no head of government
        kept.append(reading)
    return kept


def _candidates(office: Office, sentence: Sentence) -> list[Holder]:
    found = holders(sentence.text, office)
    if office.of and _is_of_another_body(office, sentence):
        found = [holder for holder in found if not holder.by_pronoun]
    if "deputy" not in office.changes:
        return found
    # "His deputy, Signe Moe": whose deputy she is, the words before say.
    told = text_before(sentence)
    return [
        *found,
        *(
            holder
            for holder in holders(sentence.text, _DEPUTY)
            if holder.by_pronoun and _speaks_of(office, f"{told} {sentence.text[: holder.start]}")
        ),
    ]


def _is_of_another_body(office: Office, sentence: Sentence) -> bool:
    """Whether a sentence begins with "Its" and the one before with another body than is asked of.

    "The company" may be any; "the federal privacy watchdog" is named by what it is.
    """
    body = _ITS.match(sentence.text) and _BODY.match(text_before(sentence))
    return bool(body) and not any(in_text(word, stems_of(body["what"])) for word in office.of)


_ITS = re.compile(r"\W*(?:Its|Their)\b")
_BODY = compile_latin(
    r"(?P<what>(?:The|An?) (?:[\w’'-]+ ){1,3}?[\w’'-]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) "
    r"(?:has|have|had|is|are|was|were|will|would)\b"
)


def _speaks_of(office: Office, text: str) -> bool:
    return any(fold(token.text) in office.heads for token in tokenize(text))


_DEPUTY = Office(heads=frozenset({"deputy"}))


def _fits(office: Office, holder: Holder, told: str, item: Evidence) -> float:
    """Probability that this is the office asked for; 0 where it is another one."""
    changes = holder.changes | ({"deputy"} if holder.head == "deputy" else frozenset[str]())
    if changes - {"acting"} != office.changes - {"acting"}:
        return 0.0
    if "acting" in office.changes and "acting" not in changes:
        return 0.0
    if office.is_new and _LEAVES.match(told[holder.end :]):
        return 0.0
    asked = office.field | office.of
    plain = _GENERIC | (_OF_TOWNS if holder.head == "mayor" else frozenset[str]())
    if asked and any(not in_text(w, asked | plain) for w in holder.words - holder.whose):
        return 0.0
    beside = holder.words | holder.whose
    # Where nothing narrows it ("the operator, Norrline"), the article says whose it is.
    wide = item.passage.text if beside else item.article.text
    around = stems_of(f"{told} {wide} {item.article.title}")
    if any(not in_text(word, beside or around) for word in office.field):
        return 0.0
    if office.verbs:
        return _held(office, holder, item.article)
    return _belongs(office, holder, told, item.article, around)


_LEAVES = re.compile(
    r",? (?:who )?(?:(?:will|is|was|has|had|would|to|be) )*"
    r"(?:leav|left|resign|step\w* down|quit|retir|depart|dismiss|sack)"
)


def _held(office: Office, holder: Holder, article: Article) -> float:
    """Probability that the holder leads or owns what is asked for, not something beside it.

    All of it is said with the holder; or part of it ("the union's chairwoman") and the rest in the
    article; or the article is about it by its title ("the club's owner"). Where nothing is said
    with the holder ("the operator, Norrline"), a name in the article is enough.
    """
    beside, title = holder.words | holder.whose, stems_of(article.title)
    if all(in_text(word, beside) for word in office.of):
        return _SURE
    part = all(in_text(word, office.of) for word in beside) and (beside or office.named)
    if part and all(in_text(word, title | stems_of(article.text)) for word in office.of):
        return _LIKELY
    about = all(in_text(word, title) for word in office.of)
    return _LIKELY if about and (office.named or not holder.whose) else 0.0


def _belongs(
    office: Office, holder: Holder, told: str, whole: Article, around: frozenset[str]
) -> float:
    """Probability by whose office it is: said outright, or left to the passage."""
    if not office.of:
        return _SURE
    beside = holder.words | holder.whose
    if any(in_text(word, beside) for word in office.of):
        return _SURE
    named = [token.stem for token in tokenize(told) if token.is_name]
    if any(word in named for word in holder.whose) and not holder.by_pronoun:
        return 0.0  # "Weiss's lawyer" is nobody else's
    there = sum(in_text(word, around) for word in office.of) / len(office.of)
    if there >= _LEAST_THERE:
        return _LIKELY
    article = stems_of(f"{whole.title} {whole.text}")
    event = any(in_text(word, office.of) for word in _EVENTS)
    return _POSSIBLE if event and all(in_text(word, article) for word in office.of) else 0.0


def _reading(item: Evidence, start: int, end: int, probability: float) -> Reading:
    return Reading(
        passage=item.passage,
        text=item.article.text[start:end],
        start=start,
        end=end,
        score=probability,
        probability=probability,
    )
