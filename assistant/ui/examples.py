"""Articles to a few questions that they answer, to show what can be asked.

Questions are made from names and numbers in the articles, then put to the
assistant: only those that it answers with good support are shown.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import DatelineError
from assistant.records import Outcome
from assistant.verbs import base_form
from index.letters import compile_latin
from index.records import Article

if TYPE_CHECKING:
    from assistant import Assistant

_WANTED, _OF_A_KIND, _TRIED, _READ = 4, 2, 12, 24
_LEAST_CONFIDENCE = 0.5
_LEAST_WORDS = 6  # "How many people were injured?" could be asked of any accident
_NAME = r"[A-Z][a-z]+(?: (?:al-|el-|de |van |von )?[A-Z][a-z]+){1,2}"
_NUMBER = r"(?:\d[\d,.]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)"
_SCALE = r"(?: (?:hundred|thousand|million))?"
_COUNT = compile_latin(
    rf"(?<![\d$€£.,]){_NUMBER}{_SCALE} (?P<what>(?:[A-Z]?[a-z]+ ){{0,2}}[a-z]+s|people|troops) "
    r"(?P<done>(?:were|are|have been|had been) [A-Z]?[a-z]+(?: [A-Z]?[a-z]+){0,5})(?=[.,;])"
)
# What does something in a clause stands at its head: in "between the station and the hospital
# opened" it was not the hospital that did.
_HEAD = r"(?:(?:^|[.!?:;,“\"] ?|\b(?:that|said|says|after|before|when) ))"
_WHEN = compile_latin(
    rf"{_HEAD}(?:[Aa]n?|[Tt]he) (?P<what>[a-z]+)(?: that| there| in [A-Z][a-z]+)? "
    r"(?:will|would|is to|was to) (?P<do>begin|start|open|reopen|close|end|take place) "
    r"(?:at|on|by) ",
    re.MULTILINE,
)
_DID = compile_latin(
    rf"{_HEAD}[Tt]he (?P<what>[a-z]+(?: [a-z]+)?)(?: [a-z]+ [a-z]+ [A-Z][a-z]+)? "
    r"(?P<did>reopened|began|started|opened|resigned|died|collapsed) (?:at|on|in) ",
    re.MULTILINE,
)
_ROLE = compile_latin(
    r"\b(?:[Mm]inister|[Pp]resident|[Ss]pokes(?:man|woman|person)|[Mm]ayor|[Cc]hief|[Ss]ecretary|"
    r"[Ee]nvoy|[Gg]overnor|[Cc]ommander|[Cc]hair(?:man|woman)?|[Dd]irector|[Mm]aster) "
    rf"(?P<name>{_NAME})"
)
_CALLED = compile_latin(rf"\b(?P<name>{_NAME}) (?:has |have |had )?called for\b")


class ExampleQuestions:
    """Example questions of a set of articles, kept in a file so that a restart has them."""

    def __init__(self, file: Path) -> None:
        """Keep what was found in `file`."""
        self._file = file
        self._lock = threading.Lock()

    def of(self, assistant: Assistant, articles: Sequence[Article]) -> list[str]:
        """Up to four questions, each of them answered; empty without articles."""
        key = _key(articles)
        with self._lock:
            stored = self._read(key)
            if stored is not None:
                return stored
            full = [assistant.article(article.article_id) for article in articles[:_READ]]
            found = list(_answered(assistant, candidates(full)))
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"key": key, "questions": found}), encoding="utf-8")
            return found

    def known(self, articles: Sequence[Article]) -> list[str]:
        """Those found before, at once; empty where they are still looked for."""
        return self._read(_key(articles)) or []

    def _read(self, key: str) -> list[str] | None:
        try:
            data: Any = json.loads(self._file.read_text(encoding="utf-8"))
            return [str(q) for q in data["questions"]] if data["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # a cache: what cannot be read is found anew


def _key(articles: Sequence[Article]) -> str:
    return hashlib.sha256("\n".join(sorted(a.article_id for a in articles)).encode()).hexdigest()


def candidates(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Questions that articles may answer with their kind, kinds and articles taking turns."""
    found = [list(kinds(article.text)) for article in articles]
    rounds = [[by_kind[place] for by_kind in found] for place in range(len(_KINDS))]
    columns = [
        [
            (kind, question)
            for questions in zip_longest(*lists)
            for question in questions
            if question
        ]
        for kind, lists in zip(_KINDS, rounds, strict=True)
    ]
    for row in zip_longest(*columns):
        yield from (item for item in row if item is not None)


_KINDS = ("number", "time", "demand", "person")


def kinds(text: str) -> Iterator[list[str]]:
    """The questions that a text suggests, one list for each kind."""
    counts = (f"How many {m['what']} {m['done'].strip()}?" for m in _COUNT.finditer(text))
    yield [question for question in counts if len(question.split()) >= _LEAST_WORDS]
    yield [
        *(f"When was the {m['what']} to {m['do']}?" for m in _WHEN.finditer(text)),
        *(f"When did the {m['what']} {base_form(m['did'])}?" for m in _DID.finditer(text)),
    ]
    yield [f"What did {m['name']} call for?" for m in _CALLED.finditer(text)]
    yield [f"Who is {m['name']}?" for m in _ROLE.finditer(text)]


def _answered(assistant: Assistant, questions: Iterator[tuple[str, str]]) -> Iterator[str]:
    kept: Counter[str] = Counter()
    tried: set[str] = set()
    for kind, question in questions:
        if kept.total() == _WANTED or len(tried) == _TRIED:
            return
        if question in tried or kept[kind] == _OF_A_KIND:
            continue
        tried.add(question)
        try:
            answer = assistant.ask(question)
        except DatelineError:
            return
        good = answer.outcome is Outcome.ANSWERED and answer.confidence >= _LEAST_CONFIDENCE
        if good and answer.notice is None:
            kept[kind] += 1
            yield question
