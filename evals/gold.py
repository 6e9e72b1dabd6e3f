"""Golden quotes and indexed articles to the spans that scores are held against."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from evals.metrics.spans import GoldFact, Span
from evals.records import Alternative, GoldenItem
from index.records import Article

_DISTINCT_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The gold spans of an item, and what kept a quote from being one."""

    facts: tuple[GoldFact, ...]
    problems: tuple[str, ...] = ()


class Articles:
    """The indexed articles, found by id or by the file name that golden files use."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.by_id = {article.article_id: article for article in articles}
        self._by_name: dict[str, list[Article]] = {}
        for article in self.by_id.values():
            name = file_name(article.uri)
            for known_as in dict.fromkeys((name, PurePosixPath(name).stem)):
                self._by_name.setdefault(known_as, []).append(article)

    def named(self, name: str) -> Article | None:
        """The article of this file name, path, address or id; None when there is none.

        Of several files of one name in different folders, the one whose path ends as
        `name` does; a name without its suffix will do.
        """
        found = self._by_name.get(file_name(name))
        if not found:
            return self.by_id.get(name)
        wanted = PurePosixPath(unquote(name)).parts
        return max(found, key=lambda article: _shared_tail(article.uri, wanted))


def _shared_tail(uri: str, wanted: Sequence[str]) -> int:
    """How many last parts of a path are those of another."""
    pairs = zip(reversed(PurePosixPath(unquote(uri)).parts), reversed(wanted), strict=False)
    return next((count for count, (one, other) in enumerate(pairs) if one != other), len(wanted))


def file_name(uri: str) -> str:
    """The last part of a path or address, which golden files name an article by."""
    return PurePosixPath(unquote(uri.split("#")[0].split("?")[0])).name


def locate(item: GoldenItem, articles: Articles) -> Located:
    """Find each gold quote of `item` in the indexed articles.

    A quote that moved is still scored where it stands now, but counts as a problem,
    as does one that is gone: gold that no longer fits its article proves nothing. What
    an agency wrote proves the same in every paper that prints it, so a quote long
    enough not to recur by chance counts in each article that holds it verbatim.
    """
    facts: list[GoldFact] = []
    problems: list[str] = []
    for entry in item.evidence:
        spans: list[Span] = []
        for alternative in entry.alternatives:
            span, problem = place(alternative, articles)
            if span is not None:
                spans += [span, *_copies(alternative.quote, span, articles)]
            if problem:
                problems.append(problem)
        facts.append(GoldFact(fact_id=entry.fact_id, alternatives=tuple(spans)))
    return Located(facts=tuple(facts), problems=tuple(problems))


def _copies(quote: str, found: Span, articles: Articles) -> Iterator[Span]:
    if len(quote.split()) < _DISTINCT_WORDS:
        return
    for article in articles.by_id.values():
        start = article.text.find(quote)
        if start >= 0 and article.article_id != found.article_id:
            yield Span(article_id=article.article_id, start=start, end=start + len(quote))


def place(alternative: Alternative, articles: Articles) -> tuple[Span | None, str | None]:
    """Where a gold quote stands in the indexed article, and what is wrong with it.

    A quote without a pin is looked for. One that is pinned must be in the very text
    it was pinned to, at its offsets; the hash may be that of the article's cleaned
    text or that of its file.
    """
    article = articles.named(alternative.article)
    if article is None:
        return None, f"no article named {alternative.article}"
    found = _find(alternative, article)
    if found is None:
        return None, f"{alternative.article} does not hold the quote “{_brief(alternative.quote)}”"
    span = Span(article_id=article.article_id, start=found, end=found + len(alternative.quote))
    pinned = alternative.article_sha256
    if pinned and pinned not in {article.text_sha256, _file_sha256(article.uri)}:
        return span, f"{alternative.article} has changed since it was quoted"
    if pinned == article.text_sha256 and alternative.start not in {None, found}:
        return span, f"the quote is not at {alternative.start} in {alternative.article}"
    return span, None


def _find(alternative: Alternative, article: Article) -> int | None:
    """The pinned offset if the quote is there, else the first place where it is."""
    start = alternative.start
    if start is not None and article.text.startswith(alternative.quote, start):
        return start
    found = article.text.find(alternative.quote)
    return None if found < 0 else found


def _brief(text: str, size: int = 60) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


@cache
def _file_sha256(uri: str) -> str | None:
    parts = urlsplit(uri)
    path = Path(unquote(parts.path if parts.scheme == "file" else uri))
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None
