"""The sidebar's events: which articles are asked, adding, removing, settings, health."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.daterange import check_range, parse_day
from assistant.errors import DatelineError
from assistant.ui import views
from assistant.ui.desk import Desk
from assistant.ui.feeds import FeedEvents
from assistant.ui.handlers import updating
from assistant.ui.page import KEEP, PRIVATE, Parts, event_data
from assistant.ui.shelf import (
    Scope,
    health_view,
    outlets_of,
    progress_view,
    report_view,
    scope_line,
    shelf,
)
from assistant.ui.tabs import BUILT_IN, backend_name
from assistant.ui.timeline import timeline
from index.records import Failure, IngestReport, Problem

_MOST_ADDRESSES = 100


def read_scope(since: str, until: str, outlets: Sequence[str] | None) -> Scope:
    """What the filter fields say.

    Raises:
        UsageError: A date is none, or the range ends before it starts.
    """
    first, last = parse_day(since), parse_day(until, last=True)
    check_range(first, last)
    return Scope(since=first, until=last, outlets=tuple(outlets or ()))


class SidebarEvents:
    """Filters, the list of articles, adding and removing them, settings and health."""

    def __init__(self, desk: Desk, parts: Parts, *, settings_open: bool) -> None:
        """Connect the parts to the desk; settings change only where `settings_open`."""
        self._desk = desk
        self._settings_open = settings_open
        limits = [parts.since, parts.until, parts.outlets, parts.search]
        listed = [parts.shelf, parts.scope]
        typed: dict[str, Any] = {**PRIVATE, "trigger_mode": "always_last", "queue": False}
        gr.on(
            [parts.since.blur, parts.since.submit, parts.until.blur, parts.until.submit,
             parts.outlets.change],
            updating(self.filter), limits, listed, **typed,
        )  # fmt: skip
        parts.search.change(updating(self.filter), limits, listed, **typed)
        fields = [parts.since, parts.until, parts.outlets]
        gr.on(
            [parts.timeline.click, parts.scope.click],
            updating(self.limit), [parts.outlets, parts.search], [*fields, *listed],
            queue=False, **PRIVATE,
        )  # fmt: skip
        library = [parts.masthead, parts.timeline, *listed, parts.outlets]
        parts.shelf.click(updating(self.remove), limits, library, queue=False, **PRIVATE)

        def show_after(event: Any) -> None:
            shown = event.then(updating(self.library), limits, library, queue=False, **PRIVATE)
            shown.then(updating(self.invite), None, parts.welcome, **PRIVATE)

        added = parts.add.click(
            updating(self.add),
            [parts.files, parts.addresses],
            [parts.report, parts.files, parts.addresses, parts.add],
            concurrency_id="ingest",
            concurrency_limit=1,
            **PRIVATE,
        )
        show_after(added)
        self.feeds = FeedEvents(desk, parts, show_after=show_after)
        chosen = [parts.backend, parts.model, parts.base_url]
        parts.backend.change(
            updating(self.choose), parts.backend, chosen[1:], queue=False, **PRIVATE
        )
        parts.test.click(updating(self.test), chosen, parts.backend_status, **PRIVATE)
        parts.use.click(updating(self.use), chosen, parts.backend_status, **PRIVATE)
        parts.check.click(updating(self.check), None, parts.health, **PRIVATE)
        parts.repair.click(updating(self.repair), None, parts.health, **PRIVATE)

    def filter(self, since: str, until: str, outlets: list[str], search: str) -> tuple[str, str]:
        """The list and the line above the question, as the filters are now."""
        articles = self._desk.articles()
        try:
            scope = read_scope(since, until, outlets)
        except DatelineError as error:
            told = views.status(str(error), good=False)
            # On a phone the sidebar covers the line above the question.
            return told + shelf(articles, scope=Scope(), search=search), told
        return shelf(articles, scope=scope, search=search), scope_line(articles, scope)

    def limit(self, outlets: list[str], search: str, event: gr.EventData) -> tuple[Any, ...]:
        """Ask only the span of a bar of the timeline, or everything again."""
        data = event_data(event)
        since, until = "", ""
        if data.get("act") == "range":
            since, until = str(data.get("since", "")), str(data.get("until", ""))
        elif data.get("act") == "unlimit":
            outlets = []
        else:
            return (KEEP,) * 5
        return since, until, outlets, *self.filter(since, until, outlets, search)

    def library(
        self, since: str, until: str, outlets: list[str], search: str
    ) -> tuple[str, str, str, str, Any]:
        """Everything that shows which articles there are."""
        articles = self._desk.articles()
        names = outlets_of(articles)
        kept = [name for name in outlets or () if name in names]
        listed, scope = self.filter(since, until, kept, search)
        choice = gr.Dropdown(choices=names, value=kept)
        return views.masthead(articles), timeline(articles), listed, scope, choice

    def invite(self) -> Iterator[str]:
        """The welcome, at once with the examples known already; finding them may take seconds."""
        yield views.invitation(self._desk, self._desk.known_examples())
        examples = self._desk.find_examples()
        if examples:
            yield views.invitation(self._desk, examples)

    def remove(
        self, since: str, until: str, outlets: list[str], search: str, event: gr.EventData
    ) -> tuple[Any, ...]:
        """Remove the article whose button was pressed."""
        data = event_data(event)
        if data.get("act") != "remove":
            return (KEEP,) * 5
        try:
            self._desk.remove(str(data.get("id", "")))
        except DatelineError as error:
            gr.Warning(views.esc(str(error)))
        return self.library(since, until, outlets, search)

    def add(self, files: list[str] | None, addresses: str) -> Iterator[tuple[Any, ...]]:
        """Index uploads and addresses, telling how far it is and what failed."""
        listed = [line.strip() for line in (addresses or "").splitlines() if line.strip()]
        good = [a for a in listed if a.startswith(("http://", "https://"))][:_MOST_ADDRESSES]
        refused = tuple(
            Failure(source=a, reason="Only addresses that start with http:// or https:// are read.")
            for a in listed
            if a not in good
        )
        sources = [str(self._keep(Path(file))) for file in files or ()] + good
        same, idle = KEEP, gr.Button(interactive=True)
        if not sources and not refused:
            yield (
                views.status("Choose files or give an address first.", good=False),
                same,
                same,
                same,
            )
            return
        yield progress_view(0, None, ""), same, same, gr.Button(interactive=False)
        if not sources:
            yield report_view(IngestReport(failed=refused)), same, same, idle
            return
        try:
            for news in self._desk.ingest(sources):
                if isinstance(news, IngestReport):
                    report = report_view(views.with_failures(news, refused))
                    yield report, None, "", idle
                else:
                    yield progress_view(news.done, news.total, news.source), same, same, same
        except DatelineError as error:
            yield views.status(str(error), good=False), same, same, idle

    def choose(self, backend: str) -> tuple[Any, Any]:
        """Ask for a model and an address only where they are used."""
        served = backend != BUILT_IN
        return gr.Textbox(visible=served), gr.Textbox(visible=served)

    def test(self, backend: str, model: str, base_url: str) -> str:
        """Say whether the chosen backend could answer, without using it."""
        try:
            self._may_change()
            trial = self._desk.assistant.using(**_chosen(backend, model, base_url))
            check = trial.check_backend()
        except DatelineError as error:
            return views.status(str(error), good=False)
        told = f"{backend_name(check.name)}: {check.detail}" + (
            f" {check.remedy}" if check.remedy else ""
        )
        return views.status(told, good=check.reachable)

    def use(self, backend: str, model: str, base_url: str) -> str:
        """Answer with the chosen backend from now on."""
        try:
            self._may_change()
            settings = _chosen(backend, model, base_url)
            self._desk.use(lambda assistant: assistant.using(**settings))
        except DatelineError as error:
            return views.status(str(error), good=False)
        return views.status(f"{backend_name(backend)} answers from now on.", good=True)

    def check(self) -> str:
        """Say whether the stored index is sound."""
        return self._health(lambda: ())

    def repair(self) -> str:
        """Rebuild what can be rebuilt, then say how it stands."""
        return self._health(self._desk.repair)

    def _health(self, before: Callable[[], Sequence[Problem]]) -> str:
        try:
            lost = before()
            problems = self._desk.assistant.verify()
            articles = 0 if problems else len(self._desk.articles())
        except DatelineError as error:
            return views.status(str(error), good=False)
        return health_view(problems, articles=articles, lost=lost)

    def _may_change(self) -> None:
        if not self._settings_open:
            raise DatelineError("Only whoever runs this server may change its settings.")

    def _keep(self, upload: Path) -> Path:
        """Copy an upload to where it stays: the server clears its own copy away."""
        digest = hashlib.sha256(upload.read_bytes()).hexdigest()[:12]
        kept = self._desk.folder / "uploads" / digest / upload.name
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(upload, kept)
        return kept


def _chosen(backend: str, model: str, base_url: str) -> dict[str, Any]:
    return {"llm": backend, "model": model.strip() or None, "base_url": base_url.strip() or None}
