"""The articles and what limits a question to some of them, to HTML for the sidebar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.addresses import short_address
from assistant.ui.dates import show_range
from assistant.ui.markup import article_path, esc, plain
from assistant.when import show_day
from index.records import Article, IngestReport, Problem

_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which articles a question may draw on: days, both ends included, and outlets."""

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.since or self.until or self.outlets)

    def holds(self, article: Article) -> bool:
        """Whether the article is inside; one without any date is outside a range."""
        if self.outlets and article.outlet not in self.outlets:
            return False
        day = article.reference_date
        if self.since and not (day and day >= self.since):
            return False
        return not (self.until and not (day and day <= self.until))


def outlets_of(articles: Iterable[Article]) -> list[str]:
    """The outlets that occur, in alphabetical order."""
    return sorted({a.outlet for a in articles if a.outlet}, key=str.casefold)


def shelf(articles: Sequence[Article], *, scope: Scope, search: str = "") -> str:
    """The list of articles inside `scope` whose title, outlet or address match, newest first."""
    words = search.casefold().split()
    found = [a for a in articles if scope.holds(a) and _matches(a, words)]
    found.sort(key=lambda a: (a.reference_date or date.min, a.title), reverse=True)
    if not articles:
        return '<p class="empty">No articles yet. Add some under “Add”.</p>'
    if not found:
        return '<p class="empty">No article matches.</p>'
    rest = len(found) - _SHOWN
    more = f'<p class="empty">and {rest} more: search to narrow the list</p>' if rest > 0 else ""
    rows = "".join(_row(article) for article in found[:_SHOWN])
    return f'<p class="count">{_count(len(found))}</p><ul class="shelf">{rows}</ul>{more}'


def scope_line(articles: Sequence[Article], scope: Scope) -> str:
    """What questions draw on, in one quiet line above the question field."""
    if not scope:
        return f'<p class="scope">Asking {_count(len(articles))}</p>' if articles else ""
    inside = sum(scope.holds(article) for article in articles)
    limits = [esc(", ".join(scope.outlets)), esc(show_range(scope.since, scope.until))]
    return (
        f'<p class="scope limited">Asking {inside} of {_count(len(articles))}: '
        f"{', '.join(limit for limit in limits if limit)} "
        '<button type="button" class="text-button" data-act="unlimit">Ask all</button></p>'
    )


def report_view(report: IngestReport) -> str:
    """What an ingest did: counts, then each failure with its reason."""
    counts = "".join(
        f"<li><b>{count}</b> {name.removesuffix('s') if count == 1 else name}</li>"
        for name, count in report.counts.items()
        if count and name != "failed"
    )
    none = "Nothing was added" if report.failed else "Nothing to do"
    head = f'<ul class="counts">{counts or f"<li>{none}</li>"}</ul>'
    if not report.failed:
        return f'<div class="report" role="status">{head}</div>'
    rows = "".join(
        f"<li><b>{esc(_named(f.source))}</b><span>{plain(f.reason)}</span></li>"
        for f in report.failed
    )
    many = len(report.failed)
    title = "1 source failed" if many == 1 else f"{many} sources failed"
    return (
        f'<div class="report" role="status">{head}<p class="kicker">{title}</p>'
        f'<ul class="failures">{rows}</ul></div>'
    )


def progress_view(done: int, total: int | None, source: str) -> str:
    """How far an ingest has come, as a labelled bar."""
    value = f' value="{done}" max="{total}"' if total else ""
    share = f"{done} of {total}" if total else "Reading"
    return (
        f'<div class="report" role="status"><progress{value} aria-label="Indexing"></progress>'
        f"<p>{share} <span>{esc(short_address(source) if source else '')}</span></p></div>"
    )


def health_view(problems: Sequence[Problem], *, articles: int, lost: Sequence[Problem] = ()) -> str:
    """Whether the index is sound, or what is wrong with it and what a repair has lost."""
    state = f'<p class="health good">The index is sound: {_count(articles)}.</p>'
    if problems:
        state = '<p class="health bad">The index needs repair.</p>'
    elif lost:
        state = '<p class="health bad">The index is sound again, but not all came back.</p>'
    rows = "".join(
        f"<li><b>{esc(p.code)}</b> {plain(p.message)} <span>{plain(p.remedy)}</span></li>"
        for p in (*problems, *lost)
    )
    return state + (f'<ul class="failures">{rows}</ul>' if rows else "")


def _row(article: Article) -> str:
    title = esc(article.title)
    return (
        f'<li><a href="{esc(article_path(article.article_id))}" data-article dir="auto">{title}</a>'
        f'<span class="meta"><bdi>{esc(article.outlet or short_address(article.uri))}</bdi> · '
        f"{esc(show_day(article.published))}</span>"
        f'<button type="button" class="icon" data-act="remove" data-id="{esc(article.article_id)}" '
        f'data-confirm="Remove “{title}” from the index? Its file stays where it is." '
        f'aria-label="Remove {title}">×</button></li>'
    )


def _named(source: str) -> str:
    """An address whole, a file by its name: where uploads are kept is nobody's business."""
    return source if "://" in source else short_address(source)


def _matches(article: Article, words: Sequence[str]) -> bool:
    text = f"{article.title} {article.outlet or ''} {article.uri}".casefold()
    return all(word in text for word in words)


def _count(number: int) -> str:
    return "1 article" if number == 1 else f"{number} articles"
