# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A yes/no question and an interview in, what was answered there to the same question out.

"Would you consider running as a third party candidate?" – "No, I will back the nominee." tells
whether he would run as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.dates import find_dates
from assistant.evidence import Sentence, passage_sentences, sentence_after
from assistant.matching import in_text, stems_of
from assistant.negation import NOT
from assistant.question import Question
from assistant.records import Evidence
from assistant.verbs import base_form
from assistant.whether.asked import IDLE
from assistant.whether.settled import Settled
from assistant.words import content_stems, is_stop, stem, tokenize

_YES = re.compile(
    r"[\"“'‘]?(?:yes|yeah|absolutely|of course|certainly|definitely|exactly|indeed|oh yes|well, yes)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"[\"“'‘]?(?:no(?=[,;!—–]|\.(?!\s?\d)|\s-\s)|nope|not at all|never(?=[,.;!])|certainly not|definitely not|absolutely not|of course not|well, no)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\W*(?:(?:well|and|perhaps|maybe|sometimes|in a way|to some extent)\b|(?:\w+\W+){0,2}?(?:but|not (?:really|necessarily"
    r"|always|entirely))\b)",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"(?!(?:.*[,:;]\s+)?(?:(?:and|so|but|then)\s+)?(?:what|which|who|whom|whose|when|where|why|how)\b)"
    r".*\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\s",
    re.IGNORECASE | re.DOTALL,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_CONDITION = re.compile(r"\bif\b[^,?]*(?:,|(?=\?))", re.IGNORECASE)
_LEAST = 0.6
_OPENING = 600  # characters in which an interview says whom it is with
_OPINION = frozenset(content_stems(tokenize("believe think consider feel say opinion")))


def settle_by_interview(question: Question, evidence: Sequence[Evidence]) -> list[Settled]:
    """Find where the question was put to somebody who said yes or no, the nearest first."""
    if NOT.search(_CONDITION.sub("", question.text)):
        return []
    found = [one for item in evidence for one in _answers(question, item)]
    return sorted(found, key=lambda one: -one.probability)


def _answers(question: Question, item: Evidence) -> Iterator[Settled]:
    rest = _beside_names(question, item)
    for asked in passage_sentences(item) if len(rest) > 1 else ():
        text = asked.text.rstrip()
        reply = sentence_after(asked)
        if reply is None or not _WHETHER.match(text) or _OR.search(text):
            continue
        if NOT.search(_CONDITION.sub("", text)):
            continue
        positive, held = says_yes(reply.text), frozenset(_words(text))
        share = sum(in_text(word, held) for word in rest) / len(rest)
        if positive is not None and text.endswith("?") and share >= _LEAST:
            whole = Sentence(article=item.article, start=asked.start, end=reply.end)
            yield Settled(
                sentence=whole, evidence=item, positive=positive, probability=share, stretch=text
            )


def says_yes(reply: str) -> bool | None:
    """Whether a reply opens with a yes or a no; None where it opens with neither, or takes it back."""
    yes, no = _YES.match(reply), _NO.match(reply)
    opened = yes or no
    if opened is None or _TAKEN_BACK.match(reply[opened.end() :]):
        return None
    return yes is not None


def _beside_names(question: Question, item: Evidence) -> list[str]:
    """What is asked beside the title's words and whom the article is about; nothing of another one's."""
    names = [stems_of(name) for name in question.names]
    text = stems_of(item.article.text[:_OPENING])
    titled = stems_of(item.article.title)
    if not all(in_text(word, text | titled) for name in names for word in name):
        return []
    known = titled.union(_OPINION, *names)
    asked = _CONDITION.sub("", question.text)
    return [word for word in _words(asked) if not in_text(word, known)]


def _words(text: str) -> list[str]:
    """The topic words of a text, verbs in their plain form, days left out."""
    for date in reversed(find_dates(text)):
        text = f"{text[: date.start]} {text[date.end :]}"
    words = [t for t in tokenize(text.replace("-", " ")) if t.text.casefold() not in IDLE]
    return [stem(base_form(t.text)) for t in words if not is_stop(t.text)]
