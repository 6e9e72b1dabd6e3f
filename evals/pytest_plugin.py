# pyright: reportUnknownMemberType=false
# pytest leaves the arguments of `from_parent` and of collectors open.
"""`pytest --golden FILE --golden-articles DIR`: one test a golden question.

Loaded by every pytest run of an environment that has Dateline, so nothing but pytest is
imported until the option is used.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from evals.gold import Articles
    from evals.records import Answerer, GoldenItem

_SESSION = pytest.StashKey["_GoldenSession"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("golden", "golden questions of Dateline")
    group.addoption("--golden", metavar="FILE", help="Golden file; one test a question.")
    group.addoption("--golden-articles", metavar="DIR", help="Articles that it is about.")
    group.addoption("--golden-llm", metavar="NAME", help="Backend that answers.")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, and check the options before anything is collected."""
    config.addinivalue_line("markers", "golden: a golden question (--golden FILE)")
    if config.getoption("--golden") and not config.getoption("--golden-articles"):
        raise pytest.UsageError(
            "--golden needs --golden-articles DIR: what the questions are about"
        )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """Add the questions to whatever else was collected, before `-k` and `-m` choose."""
    given = session.config.getoption("--golden")
    if given:
        path = Path(str(given)).resolve()
        collector = GoldenFile.from_parent(session, path=path, name=path.name, nodeid=path.name)
        items.extend(collector.collect())


class GoldenFile(pytest.File):
    """A golden file as a collector of tests."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test a question."""
        from evals.errors import GoldenError
        from evals.golden import load_golden

        try:
            items = load_golden(self.path)
        except GoldenError as error:
            raise pytest.UsageError(str(error)) from error
        for item in items:
            yield GoldenTest.from_parent(self, name=item.item_id, golden=item)


class GoldenFailure(Exception):
    """A question with a fault; the message says which stage failed and why."""


class GoldenTest(pytest.Item):
    """One golden question."""

    def __init__(self, *, golden: GoldenItem, **kwargs: Any) -> None:
        """Ask `golden`."""
        super().__init__(**kwargs)
        self.golden = golden
        self.add_marker("golden")

    def runtest(self) -> None:
        """Ask the question, score the answer, fail when there is a fault."""
        from evals.runner import ask_item
        from evals.score import score_trial

        opened = _GoldenSession.of(self.config)
        trial = ask_item(opened.assistant, self.golden)
        result = score_trial(self.golden, trial, opened.articles)
        if result.stage is not None:
            answer = trial.answer.text if trial.answer else trial.error
            raise GoldenFailure(
                f"{self.golden.question}\n  {result.stage.value}: {result.why}\n  answer: {answer}"
            )

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Show the fault without a traceback; anything else in full."""
        if isinstance(excinfo.value, GoldenFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File and name of the test."""
        return self.path, 0, f"golden: {self.name}"


class _GoldenSession:
    """One assistant over a fresh index for all golden tests of a run."""

    def __init__(self, config: pytest.Config) -> None:
        from assistant import open_assistant
        from evals.gold import Articles

        self._stack = ExitStack()
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="golden-"))
        llm: Any = config.getoption("--golden-llm")
        self._opened = self._stack.enter_context(open_assistant(Path(folder) / "index", llm=llm))
        self._opened.ingest([str(config.getoption("--golden-articles"))])
        self.articles: Articles = Articles(self._opened.articles())
        config.add_cleanup(self._stack.close)

    @property
    def assistant(self) -> Answerer:
        """What answers."""
        return self._opened

    @classmethod
    def of(cls, config: pytest.Config) -> _GoldenSession:
        """The session's assistant, opened when first asked for."""
        if _SESSION not in config.stash:
            config.stash[_SESSION] = cls(config)
        return config.stash[_SESSION]
