"""A question and where its parties stand in a sentence in, whether they have its parts out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Sentence, sentence_before
from assistant.matching import in_text, stems_of
from assistant.verbs import base_form
from assistant.whether.asked import Whether
from assistant.whether.parties import LIMITS, core_of
from assistant.whether.parts import Span, does, is_passive, is_said_of, undergoes
from assistant.whether.senses import ERGATIVE, SYMMETRIC, of_deed, places
from assistant.words import Token, fold, tokenize
from index.letters import widened


def has_parts(asked: Whether, text: str, deed: Token, spans: Sequence[Span]) -> bool:
    """Whether the parties have the parts in the sentence that they have in the question."""
    if any(
        start < deed.end and deed.start < end and (asked.verb or end == deed.end)
        for start, end in spans
    ):
        return False
    subject = spans[0]
    if not asked.verb:
        return is_said_of(text, subject, deed) and not _is_limited(asked, text, deed, subject)
    base = base_form(deed.text)
    if asked.passive:
        done = undergoes(text, subject, deed) or (
            base in ERGATIVE
            and len(spans) == 1
            and does(text, subject, deed)
            and not _takes_object(text, deed)
        )
        return done and (len(spans) == 1 or does(text, spans[1], deed))
    if len(spans) == 1:
        if base in ERGATIVE:
            return undergoes(text, subject, deed) or (
                does(text, subject, deed) and not _takes_object(text, deed)
            )
        return does(text, subject, deed)
    led = " " in asked.before
    straight = does(text, subject, deed) and undergoes(text, spans[1], deed, led=led)
    if base in SYMMETRIC and _both_do(text, subject, spans[1], deed):
        return True
    return straight or (
        base in SYMMETRIC and does(text, spans[1], deed) and undergoes(text, subject, deed)
    )


def _both_do(text: str, one: Span, other: Span, deed: Token) -> bool:
    """Whether "Moe and Berg" stands before the verb."""
    first, second = sorted((one, other))
    joined = second[1] <= deed.start and re.fullmatch(
        r"(?:,[^,]*,)?\s+(?:and|with)\s+(?:[\w’'-]+\s+){0,4}", text[first[1] : second[0]]
    )
    return bool(joined) and does(text, second, deed)


def _takes_object(text: str, deed: Token) -> bool:
    return bool(
        re.match(
            widened(r"\s+(?:the|a|an|its|his|her|their|two|three|four|five|all|some|\d+|[A-Z])\b"),
            text[deed.end :],
        )
    )


def _is_limited(asked: Whether, text: str, deed: Token, span: Span) -> bool:
    """Whether what stands between makes it another: `the former owner`, `met Berg, an owner`."""
    between = tokenize(text[min(span[1], deed.end) : max(span[0], deed.start)])
    said = {fold(token.text) for token in tokenize(f"{asked.subject} {asked.predicate}")}
    names = {fold(token.text) for token in between if token.is_name}
    limits = {fold(token.text) for token in between} & LIMITS
    firms = any(name in said for name in names)
    return bool(limits - said) or bool(names - said and not firms)


def is_left_out(asked: Whether, sentence: Sentence, deed: Token) -> bool:
    """Whether one of two parties was named in the sentence before and is not named again.

    "Ships must keep off the fairway. Fishing boats may pass": the fairway. "The Lunna is small.
    Cars cannot be carried": the Lunna.
    """
    before = sentence_before(sentence)
    text, near = sentence.text, stems_of(before.text) if before else frozenset[str]()
    here = stems_of(text)
    led, passive = " " in asked.before, is_passive(text, deed)
    ends = _ENDS.match(text[deed.end :]) is not None
    if asked.passive or not ends or led == passive:
        return False
    gone = stems_of(core_of(asked.object if led else asked.subject))
    return bool(gone) and not gone & here and all(in_text(word, near) for word in gone)


_ENDS = re.compile(r"\s*(?:[.;]|$)")


def leads_to_then(asked: Whether, text: str, deed: Token) -> bool:
    """Whether a reverse is of the same: who "approved the loans" did not agree to testify."""
    if not asked.then:
        return True
    later = (t for t in places(text, of_deed(asked.then).alike) if t.start > deed.end)
    return any(not re.search(r"[,;:]", text[deed.end : t.start]) for t in later)
