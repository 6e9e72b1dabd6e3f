"""Articles to a few questions that they answer, to show what can be asked.

Questions are made from names and numbers in the articles, then put to the
assistant: only those that it answers with good support are shown.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import DatelineError
from assistant.records import Outcome
from index.records import Article

if TYPE_CHECKING:
    from assistant import Assistant

_WANTED, _TRIED, _READ = 4, 12, 24
_LEAST_CONFIDENCE = 0.5
_NAME = r"[A-Z][a-zà-ÿ]+(?: (?:al-|el-|de |van |von )?[A-Z][a-zà-ÿ]+){1,2}"
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December) \d|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|"
    r"Sep|Oct|Nov|Dec)"
)
_WHEN = re.compile(
    r"\b(?P<what>[Tt]he (?:[a-z]+ ){1,3}?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2} )"
    r"(?P<verb>was|were|is|are) (?:due |set |to be )*"
    r"(?P<done>(?:to )?[a-z]+(?:ed|en|ld|rt|de|et)) [^.;]{0,40}?\bon (?:" + _DAY + ")"
)
_SIMPLE = re.compile(
    r"\b(?P<what>[Tt]he (?:[a-z]+ ){1,4}?)(?P<did>reopened|began|started|opened|resigned|died|"
    r"collapsed|arrived|landed|met)\b [^.;]{0,50}?\bon (?:" + _DAY + ")"
)
_BASE = {
    "reopened": "reopen", "began": "begin", "started": "start", "opened": "open",
    "resigned": "resign", "died": "die", "collapsed": "collapse", "arrived": "arrive",
    "landed": "land", "met": "meet",
}  # fmt: skip
_COUNT = re.compile(
    r"\b(?:\d[\d,.]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)"
    r" (?P<what>(?:[a-z]+ )?(?:people|homes|houses|troops|soldiers|civilians|migrants|children|"
    r"passengers|workers|students|cases|countries|members)) (?P<verb>were|have been) "
    r"(?P<done>[a-z]+(?:ed|ost|eft|und|urt|ent))\b"
)
_CALLED = re.compile(rf"\b(?P<name>{_NAME}) (?:has |have |had )?(?P<verb>called for|warned of)\b")
_CALLS = {"called for": "call for", "warned of": "warn of"}
_SAID = re.compile(rf"\b(?P<name>{_NAME})(?:, [^,.]{{3,60}},)? (?:said|told|added|warned)\b")


class ExampleQuestions:
    """Example questions of a set of articles, kept in a file so that a restart has them."""

    def __init__(self, file: Path) -> None:
        """Keep what was found in `file`."""
        self._file = file
        self._lock = threading.Lock()

    def of(self, assistant: Assistant, articles: Sequence[Article]) -> list[str]:
        """Up to four questions, each of them answered; empty without articles."""
        key = hashlib.sha256("\n".join(sorted(a.article_id for a in articles)).encode()).hexdigest()
        with self._lock:
            stored = self._read(key)
            if stored is not None:
                return stored
            full = [assistant.article(article.article_id) for article in articles[:_READ]]
            found = list(_answered(assistant, candidates(full)))
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"key": key, "questions": found}), encoding="utf-8")
            return found

    def _read(self, key: str) -> list[str] | None:
        try:
            data: Any = json.loads(self._file.read_text(encoding="utf-8"))
            return [str(q) for q in data["questions"]] if data["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # a cache: what cannot be read is found anew


def candidates(articles: Sequence[Article]) -> Iterator[str]:
    """Questions that articles may answer, one article after the other in turn."""
    rounds = [list(dict.fromkeys(_from_text(article.text))) for article in articles]
    for place in range(max((len(questions) for questions in rounds), default=0)):
        for questions in rounds:
            if place < len(questions):
                yield questions[place]


def _from_text(text: str) -> Iterator[str]:
    for found in _WHEN.finditer(text):
        yield f"When {found['verb']} {_low(found['what'])} {found['done']}?"
    for found in _SIMPLE.finditer(text):
        yield f"When did {_low(found['what'])} {_BASE[found['did']]}?"
    for found in _COUNT.finditer(text):
        yield f"How many {found['what']} {found['verb']} {found['done']}?"
    for found in _CALLED.finditer(text):
        yield f"What did {found['name']} {_CALLS[found['verb']]}?"
    for found in _SAID.finditer(text):
        yield f"What did {found['name']} say?"
        yield f"Who is {found['name']}?"


def _low(words: str) -> str:
    """A noun phrase as it stands inside a question."""
    return re.sub(r"^The ", "the ", words.strip())


def _answered(assistant: Assistant, questions: Iterator[str]) -> Iterator[str]:
    kept = 0
    tried: set[str] = set()
    for question in questions:
        if kept == _WANTED or len(tried) == _TRIED:
            return
        if question in tried:
            continue
        tried.add(question)
        try:
            answer = assistant.ask(question)
        except DatelineError:
            return
        good = answer.outcome is Outcome.ANSWERED and answer.confidence >= _LEAST_CONFIDENCE
        if good and answer.notice is None:
            kept += 1
            yield question
