"""The first question of the README, on real parts, through the public API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Answer, Assistant, open_assistant
from assistant.errors import UsageError

QUESTION = "When was the Libya ceasefire set to start?"


@pytest.fixture(scope="module")
def assistant(seeds_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with open_assistant(tmp_path_factory.mktemp("index")) as opened:
        opened.ingest([seeds_dir])
        yield opened


def test_the_ceasefire_is_dated_with_independent_citations(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)
    assert answer.short == "00:00 on 12 January 2020"
    assert answer.text.startswith("00:00 on 12 January 2020 [1]")
    assert len({c.article_id for c in answer.citations}) >= 2
    for citation in answer.citations:
        text = assistant.article(citation.article_id).text
        assert text[citation.start : citation.end] == citation.quote
        assert citation.title


def test_streamed_text_ends_with_the_answer(assistant: Assistant) -> None:
    *deltas, last = list(assistant.stream(QUESTION))
    assert isinstance(last, Answer)
    assert "".join(str(delta) for delta in deltas) == last.text


def test_the_index_is_searched_and_listed(assistant: Assistant) -> None:
    assert assistant.search("ceasefire in Libya", k=3)
    assert len(list(assistant.articles())) == 5


def test_bad_questions_and_ranges_are_usage_errors(assistant: Assistant) -> None:
    with pytest.raises(UsageError, match="empty"):
        assistant.ask(" ?! ")
    with pytest.raises(UsageError, match=r"has 2,499 characters, and 2,000 are allowed\. Shorten"):
        assistant.ask("What " * 500)
    with pytest.raises(UsageError, match="before it starts"):
        assistant.ask(QUESTION, since=date(2020, 2, 1), until=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"lm": "openai"}, "no setting 'lm'"),
        ({"timeout_s": -1}, "'timeout_s' is invalid"),
        ({"llm": "nonsense"}, "'llm' is invalid"),
        ({"base_url": "ftp://x"}, "must start with http"),
    ],
)
def test_a_wrong_setting_is_named_with_its_remedy(
    overrides: dict[str, object], message: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=message):
        open_assistant(tmp_path, **overrides)


def test_a_misspelt_variable_is_not_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_TIMEOUTS", "3")
    with pytest.raises(UsageError, match=r"DATELINE_TIMEOUTS.* mean DATELINE_TIMEOUT_S\?"):
        open_assistant(tmp_path)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('llm = openai"', r"dateline\.toml: is no TOML.*line 1, column 7.*Mend that line"),
        ('base_urll = "http://x"', r"dateline\.toml: 'base_urll' .* mean base_url\?"),
        ("DATELINE_PORT = 1", r"'DATELINE_PORT' .* mean port\?"),
        ("[zqx]\nport = 1", r"dateline\.toml: 'zqx' .*The settings are: .*port"),
    ],
)
def test_what_is_wrong_in_the_file_of_settings_is_named_with_it(
    written: str, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dateline.toml").write_text(written)
    with pytest.raises(UsageError, match=message):
        open_assistant(tmp_path / "store")


def test_a_variable_that_is_like_no_setting_is_answered_with_all_of_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_ZQX", "3")
    with pytest.raises(UsageError, match=r"The settings are: .*DATELINE_PORT"):
        open_assistant(tmp_path)
