# ruff: noqa: E501 (article text stands here as it would in a file)
"""A scripted assistant: fixed articles and answers behind the public methods.

It stands at the seam between the doors (command line, terminal, chat) and the
public API, so that their tests need neither models nor an index. The articles
are invented.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from assistant.errors import ArticleNotFound, IndexDamaged, SourceError, UsageError
from assistant.records import Answer, AnswerValue, Citation, Outcome
from index.records import Article, Failure, Hit, IngestReport, Problem, Progress

BRIDGE = """The swing bridge over the Ellery reopened at 06:00 on Monday after eleven weeks of repairs, \
the port authority said.

Engineers replaced both hydraulic rams and 214 metres of rail. The work cost 3.2 million crowns, \
of which the county pays half.

"We have kept the promise we made in March," harbour master Ines Calder told reporters on the quay.

Two ferries that had been diverted through Saltmarsh return to their old timetable on Wednesday."""

GALE = """A westerly gale damaged roofs along the coast overnight and left 4,100 homes without power, \
the grid operator reported.

Crews had restored supply to most of Saltmarsh by noon. No injuries were known.

The county opened the sports hall in Port Ellery for people who could not return home."""

GALE_LATER = """The number of homes that lost power in the weekend gale was 5,600, the grid operator said \
in a corrected statement.

It had first counted only those connected to the northern substation."""

HOSTILE = """<script>window.__pwned = 1</script> The council met on Tuesday. \
<img src=x onerror="window.__pwned=1"> It adopted the budget. ![x](https://evil.example/x.png) \
[click](javascript:window.__pwned=1) ${window.__pwned=1} {{constructor.constructor('window.__pwned=1')()}}"""


def _article(article_id: str, title: str, outlet: str | None, text: str, **more: Any) -> Article:
    return Article(
        article_id=article_id,
        uri=more.pop("uri", f"articles/{article_id}.md"),
        title=title,
        outlet=outlet,
        text=text,
        **more,
    )


ARTICLES = (
    _article(
        "bridge",
        "Ellery swing bridge reopens",
        "Coast Courier",
        BRIDGE,
        published=date(2021, 5, 31),
    ),
    _article(
        "gale",
        "Gale leaves thousands in the dark",
        "Northern Wire",
        GALE,
        published=date(2021, 11, 7),
    ),
    _article(
        "gale-later",
        "Grid operator corrects count of outages",
        "Coast Courier",
        GALE_LATER,
        published=date(2021, 11, 9),
    ),
    _article(
        "hostile",
        '"><img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>',
        "<b onmouseover=window.__pwned=1>Outlet</b>",
        HOSTILE,
        uri="javascript:window.__pwned=1//'\"><svg onload=window.__pwned=1>.md",
    ),
)


def cite(number: int, article_id: str, quote: str) -> Citation:
    """A citation that holds: the quote is looked up in its article."""
    article = next(a for a in ARTICLES if a.article_id == article_id)
    start = article.text.index(quote)
    return Citation(
        number=number,
        article_id=article.article_id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        uri=article.uri,
        quote=quote,
        start=start,
        end=start + len(quote),
    )


def answered(question: str, **more: Any) -> Answer:
    """Two independent sources for one answer."""
    return Answer(
        **{
            "question": question,
            "text": "06:00 on Monday (31 May 2021) [1]\n\nThe swing bridge reopened after eleven "
            "weeks of repairs [1]. Ferries go back to their old timetable on Wednesday [2].",
            "short": "06:00 on Monday (31 May 2021)",
            "outcome": Outcome.ANSWERED,
            "citations": (
                cite(1, "bridge", BRIDGE.split("\n\n")[0]),
                cite(2, "bridge", BRIDGE.split("\n\n")[3]),
            ),
            "confidence": 0.91,
            "sources": 1,
            "timings_ms": MappingProxyType({"retrieve": 12.0, "read": 80.0}),
            **more,
        }
    )


def conflicting(question: str) -> Answer:
    """Two reports that give different numbers."""
    return Answer(
        question=question,
        text="The reports differ: 5,600 (9 November 2021) [1] or 4,100 (7 November 2021) [2].",
        short="5,600",
        outcome=Outcome.CONFLICT,
        reason="Two reports give different numbers of homes without power.",
        citations=(
            cite(1, "gale-later", GALE_LATER.split("\n\n")[0]),
            cite(2, "gale", GALE.split("\n\n")[0]),
        ),
        confidence=0.7,
        values=(
            AnswerValue(text="5,600 homes", citations=(1,), sources=1, newest=True),
            AnswerValue(text="4,100 homes", citations=(2,), sources=1),
        ),
        sources=2,
    )


def abstained(question: str) -> Answer:
    """Nothing supports an answer; one sentence comes near."""
    return Answer(
        question=question,
        text="The articles don't say.",
        short=None,
        outcome=Outcome.ABSTAINED,
        reason="No article tells who paid for the ferries.",
        nearest=(cite(1, "bridge", "of which the county pays half."),),
        confidence=0.12,
    )


def hostile(question: str) -> Answer:
    """A model that writes markup, in every field it can reach."""
    bad = (
        '<script>window.__pwned=1</script><img src=x onerror="window.__pwned=1"> [1] '
        "![x](https://evil.example/y.png) <a href='javascript:window.__pwned=1'>x</a> ${alert(1)}"
    )
    return Answer(
        question=question,
        text=bad,
        short=bad,
        outcome=Outcome.CONFLICT,
        reason=bad,
        notice=bad,
        backend=bad,
        standalone_question=bad,
        citations=(cite(1, "hostile", "The council met on Tuesday."),),
        values=(AnswerValue(text=bad, citations=(1,)),),
        confidence=0.5,
        sources=1,
    )


@dataclass(frozen=True)
class ScriptedSettings:
    """What the chat reads of the settings."""

    llm: str = "extractive"
    model: str | None = None
    base_url: str | None = None


@dataclass(frozen=True)
class ScriptedCheck:
    """What a test of a backend tells."""

    name: str
    reachable: bool
    detail: str
    remedy: str = ""


class ScriptedFeeds:
    """A list in memory; an address that says `page` is no feed, one that says `gone` is not there."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def urls(self) -> list[str]:
        return list(self.kept)

    def subscribe(self, url: str) -> str | None:
        for word, reason in (
            ("page", "is neither a feed nor a sitemap"),
            ("gone", "answers with status 404"),
        ):
            if word in url:
                raise SourceError(url, reason)
        if not url.startswith("https://"):
            raise SourceError(url, "is not an http or https address")
        if url in self.kept:
            return None
        self.kept.append(url)
        return url

    def unsubscribe(self, url: str) -> bool:
        self.kept.remove(url)
        return True


class ScriptedAssistant:
    """Answers by a word in the question; remembers what it was asked.

    `budget` → hostile content, `power` → conflict, `paid` → abstention, `slow` →
    an answer in many small pieces, `notice` → a fallback, `broken` → an error,
    `too-long` → a refusal.
    """

    def __init__(self, articles: tuple[Article, ...] = ARTICLES, *, pause_s: float = 0.0) -> None:
        self.settings = ScriptedSettings()
        self.feeds = ScriptedFeeds()
        self.asked: list[dict[str, Any]] = []
        self.ingested: list[str] = []
        self.problems: list[Problem] = []
        self.lost: list[Problem] = []
        self.closed = False
        self._articles = {a.article_id: a for a in articles}
        self._pause_s = pause_s

    def __enter__(self) -> ScriptedAssistant:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.closed = True

    def ask(self, question: str, **given: Any) -> Answer:
        self.asked.append({"question": question, "llm": self.settings.llm, **given})
        if "too-long" in question:
            raise UsageError("The question is too long. Shorten it and ask again.")
        if "broken" in question:
            raise IndexDamaged("The catalogue is cut short. Run `dateline repair`.")
        if "budget" in question:
            return hostile(question)
        if "power" in question:
            return conflicting(question)
        if "paid" in question:
            return abstained(question)
        if "notice" in question:
            return answered(question, notice="The model did not answer; the built-in reader did.")
        if given.get("history"):
            return answered(question, standalone_question=f"{question} (the Ellery bridge)")
        return answered(question)

    def stream(self, question: str, **given: Any) -> Iterator[str | Answer]:
        answer = self.ask(question, **given)
        pause = 0.15 if "slow" in question else self._pause_s
        for word in answer.text.split(" "):
            if pause:
                time.sleep(pause)
            yield word + " "
        yield answer

    def articles(self) -> list[Article]:
        return list(self._articles.values())

    def article(self, article_id: str) -> Article:
        if article_id not in self._articles:
            raise ArticleNotFound(f"There is no article {article_id!r}.")
        return self._articles[article_id]

    def remove(self, article_id: str) -> None:
        self.article(article_id)
        del self._articles[article_id]

    def ingest(self, sources: list[str], *, progress: Any = None) -> IngestReport:
        self.ingested += sources
        failed: list[Failure] = []
        added: list[str] = []
        unchanged: list[str] = []
        for done, source in enumerate(sources, start=1):
            if "bad" in source:
                failed.append(Failure(source=source, reason="the file is empty."))
            elif any(a.uri == source for a in self._articles.values()):
                unchanged.append(source)
            else:
                added.append(source)
                name = source.rpartition("/")[2]
                self._articles[name] = _article(name, name, None, f"Text of {name}.", uri=source)
            if progress is not None:
                progress(Progress(stage="storing", done=done, total=len(sources), source=source))
        return IngestReport(
            added=tuple(added),
            unchanged=tuple(unchanged),
            failed=tuple(failed),
            passages=len(added),
            elapsed_s=0.2,
        )

    def verify(self) -> list[Problem]:
        return self.problems

    def repair(self) -> list[Problem]:
        self.problems = []
        return self.lost

    def using(self, **settings: Any) -> ScriptedAssistant:
        if settings["llm"] == "openai" and not settings["model"]:
            raise UsageError("The backend openai needs a model.")
        other = copy(self)
        other.settings = ScriptedSettings(**settings)
        return other

    def check_backend(self) -> ScriptedCheck:
        if self.settings.llm == "extractive":
            return ScriptedCheck(name="extractive", reachable=True, detail="contacts nobody")
        return ScriptedCheck(
            name=self.settings.llm,
            reachable=False,
            detail=f"{self.settings.base_url} cannot be reached.",
            remedy="Start the server.",
        )

    def search(self, query: str, *, k: int = 10, **_: Any) -> list[Hit]:
        raise SourceError(query, "is not scripted")
