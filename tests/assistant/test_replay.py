"""Recorded replies are given again for the same prompt, without a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ModelMissing, ModelUnavailable, UsageError
from assistant.llms.base import PatientLLM
from assistant.llms.failures import Transient
from assistant.llms.replay import RecordingBackend, ReplayBackend
from assistant.protocols import Message
from assistant.settings import Settings
from assistant.wiring import check_backend, contacts, load_llm


class Fixed:
    name = "fixed:1"
    context_window = 1000

    def __init__(self, *pieces: str, fails: bool = False) -> None:
        self.pieces, self.fails = pieces, fails

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str]:
        yield from self.pieces
        if self.fails:
            raise Transient("it broke")


def prompt(mark: str) -> list[Message]:
    return [Message(role="user", content=f"[{mark} passage 1]\nThe dam holds.\n[{mark} end]")]


def test_what_was_recorded_is_replayed_whatever_the_secret_mark(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    recorder = RecordingBackend(backend=Fixed("one ", "two"), path=path)
    assert "".join(recorder.attempt(prompt("0123456789abcdef"), None, 5)) == "one two"
    replay = ReplayBackend(path=path, context_window=1000)
    assert "".join(replay.attempt(prompt("fedcba9876543210"), None, 5)) == "one two"
    with pytest.raises(ModelUnavailable, match="no reply was recorded"):
        list(replay.attempt([Message(role="user", content="another")], None, 5))


def test_a_broken_reply_is_not_recorded(tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    recorder = RecordingBackend(backend=Fixed("half", fails=True), path=path)
    with pytest.raises(Transient):
        list(recorder.attempt(prompt("0123456789abcdef"), None, 5))
    assert not path.exists()


def test_a_missing_record_is_named(tmp_path: Path) -> None:
    replay = ReplayBackend(path=tmp_path / "none.jsonl", context_window=1000)
    with pytest.raises(ModelMissing, match=r"none\.jsonl"):
        list(replay.attempt(prompt("0123456789abcdef"), None, 5))


def test_a_reply_that_breaks_after_its_first_piece_is_not_repeated() -> None:
    llm = PatientLLM(backend=Fixed("half", fails=True), timeout_s=5, sleep=lambda _: None)
    pieces: list[str] = []
    with pytest.raises(ModelUnavailable, match="it broke"):
        pieces.extend(llm.stream(prompt("0123456789abcdef")))
    assert pieces.count("half") <= 1


def test_a_backend_without_its_setting_says_which(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="DATELINE_MODEL"):
        load_llm(Settings.load(index_dir=tmp_path, llm="openai"))
    with pytest.raises(UsageError, match="DATELINE_RECORD"):
        load_llm(Settings.load(index_dir=tmp_path, llm="replay"))


def test_the_check_names_what_would_be_contacted_without_secrets(tmp_path: Path) -> None:
    settings = Settings.load(
        index_dir=tmp_path, llm="openai", model="m", base_url="http://127.0.0.1:9/v1",
        api_key="sk-secret", reader="sentences",
    )  # fmt: skip
    check = check_backend(settings)
    assert contacts(settings) == "http://127.0.0.1:9"
    assert not check.reachable
    assert "sk-secret" not in f"{check} {settings!r}"


def test_an_address_that_holds_a_password_is_refused_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        Settings.load(index_dir=tmp_path, base_url="http://me:hidden@127.0.0.1:9/v1")
    assert "api_key" in str(refused.value)
    assert "hidden" not in str(refused.value)


def test_the_built_in_reader_contacts_nobody(tmp_path: Path) -> None:
    check = check_backend(Settings.load(index_dir=tmp_path, reader="sentences"))
    assert check.reachable
    assert check.contacts is None
