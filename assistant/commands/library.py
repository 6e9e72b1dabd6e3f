"""`dateline ingest`, `articles`, `remove` and `export`: the articles themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from assistant.commands.asking import Since, Until
from assistant.commands.context import put, put_json, session_of, tell
from assistant.commands.upkeep import AsJson
from assistant.daterange import check_range, parse_day

if TYPE_CHECKING:
    from assistant import Assistant
    from index.records import Article, IngestReport, Progress

_COPIES_NAMED = 20


def ingest(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, URLs, feeds.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The report as a JSON object.")] = False,
) -> None:
    """Index articles; what has not changed is left alone.

    Example: dateline ingest seeds/ https://example.org/story.html
    """
    from assistant.commands.plain import safe, show_report
    from assistant.commands.progress import progress_bar

    stored: list[str] = []

    def watch(news: Progress) -> None:
        if news.stage == "storing":
            stored.append(news.source)
        if show is not None:
            show(news)

    try:
        with session_of(context).open(make=True, writes=True) as assistant:
            try:
                with progress_bar() as show:
                    report = assistant.ingest(sources, progress=watch)
            except KeyboardInterrupt:
                # Only here is the bar gone, which would be drawn over what is told beside it.
                _end_interrupted(sum(1 for _ in assistant.articles()) if stored else 0)
            copies = _name_copies(assistant, report)
    except KeyboardInterrupt:
        if stored:
            raise
        _end_interrupted(0)
    for line in (*copies, *(f"failed: {one.source}: {one.reason}" for one in report.failed)):
        tell(safe(line))
    if as_json:
        put_json(report)
    else:
        put(show_report(report))
    if report.failed:
        raise typer.Exit(1)


def articles(
    context: typer.Context,
    search: Annotated[
        str | None, typer.Option(help="Only titles, outlets or addresses with this in them.")
    ] = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """List the indexed articles: id, date, outlet, title, tab-separated.

    Example: dateline articles --since 2020-01 --search libya
    """
    from assistant.commands.plain import safe

    first, last = parse_day(since), parse_day(until, last=True)
    check_range(first, last)
    with session_of(context).open() as assistant:
        for article in assistant.articles():
            day = article.reference_date
            if (first and not (day and day >= first)) or (last and not (day and day <= last)):
                continue
            if search and search.casefold() not in _haystack(article):
                continue
            if as_json:
                put_json(_summary(article))
            else:
                shown = article.published.isoformat() if article.published else "undated   "
                row = (article.article_id, shown, article.outlet or "-", article.title)
                put("\t".join(safe(" ".join(cell.split())) for cell in row))


def remove(
    context: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ID|URI", help="As `articles` lists it.")],
) -> None:
    """Remove an article from the index; its file stays where it is.

    Example: dateline remove seeds/libya.md
    """
    with session_of(context).open(writes=True) as assistant:
        assistant.remove(article)
    tell(f"Removed {article}.")


def export(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here rather than standard output.")
    ] = None,
) -> None:
    """Write every article with its text and dates as JSON Lines, which `ingest` reads back.

    Example: dateline export --out articles.jsonl
    """
    import json

    from assistant.errors import UsageError
    from assistant.jsonable import to_jsonable

    with session_of(context).open() as assistant:
        lines = (json.dumps(to_jsonable(a), ensure_ascii=False) for a in assistant.articles())
        if out is None:
            for line in lines:
                put(line)
            return
        try:
            with out.open("w", encoding="utf-8") as file:
                count = sum(bool(file.write(line + "\n")) for line in lines)
        except OSError as error:
            raise UsageError(f"{out}: cannot be written: {error.strerror}.") from error
    tell(f"Wrote {count} articles to {out}.")


def _end_interrupted(held: int) -> NoReturn:
    articles = "1 article" if held == 1 else f"{held} articles"
    if held:
        tell(f"Interrupted: the index holds {articles} now; the same command adds the rest.")
    else:
        tell("Interrupted: nothing of this run was kept; run the same command again.")
    raise typer.Exit(130)


def _name_copies(assistant: Assistant, report: IngestReport) -> list[str]:
    """A line for each duplicate that came in, with the article that it is a copy of."""
    if not report.duplicates:
        return []
    known = {article.uri: article for article in assistant.articles()}
    firsts = {article.article_id: uri for uri, article in known.items()}
    lines: list[str] = []
    for uri in report.duplicates[:_COPIES_NAMED]:
        first = firsts.get(known[uri].cluster_id or "") if uri in known else None
        lines.append(f"duplicate: {uri}: the same story as {first or 'an earlier article'}")
    if more := len(report.duplicates) - len(lines):
        lines.append(f"duplicate: {more} more, which `--json` names")
    return [*lines, "Duplicates are kept; an answer counts them as one source."]


def _haystack(article: Article) -> str:
    return f"{article.title}\n{article.outlet or ''}\n{article.uri}".casefold()


def _summary(article: Article) -> dict[str, object]:
    return {
        "article_id": article.article_id,
        "uri": article.uri,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "about_date": article.about_date,
        "language": article.language,
        "characters": len(article.text),
    }
