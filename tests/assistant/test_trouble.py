"""Before a question is asked, each backend says what is wrong with it and the way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from dialects import DIALECTS, Dialect
from fault_server import FaultServer, serving

from assistant.errors import UsageError
from assistant.llms.trouble import not_installed
from assistant.records import BackendCheck
from assistant.settings import Settings
from assistant.wiring import check_backend, load_llm

SECRET = "sk-secret"

every_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)


def checked(folder: Path, **settings: Any) -> BackendCheck:
    return check_backend(Settings.load(index_dir=folder, reader="sentences", **settings))


def checked_at(server: FaultServer, folder: Path, model: str = "m") -> BackendCheck:
    return checked(
        folder, llm=server.dialect.name, base_url=server.url, model=model, api_key=SECRET
    )


@every_dialect
def test_a_sound_server_is_said_to_be_reachable(dialect: Dialect, tmp_path: Path) -> None:
    with serving(None, "", dialect=dialect) as server:
        check = checked_at(server, tmp_path)
    assert check.reachable, check
    assert check.name == f"{dialect.name}:m"
    assert check.contacts == f"http://127.0.0.1:{server.server_port}"
    assert server.requests == 0  # nothing was asked of the model


@every_dialect
@pytest.mark.parametrize(
    ("fault", "detail", "remedy"),
    [
        ("refused_key", "refused the key (401)", "`api_key`"),
        ("forbidden", "refused the key (403)", "`api_key`"),
        ("web_page", "not as a model server does", "`base_url`"),
    ],
)
def test_a_server_that_would_not_reply_says_why(
    fault: str, detail: str, remedy: str, dialect: Dialect, tmp_path: Path
) -> None:
    with serving(fault, "", dialect=dialect) as server:
        check = checked_at(server, tmp_path)
    assert not check.reachable
    assert detail in check.detail
    assert remedy in check.remedy
    assert SECRET not in f"{check}"


@every_dialect
def test_a_model_that_the_server_lacks_is_named_with_those_it_has(
    dialect: Dialect, tmp_path: Path
) -> None:
    with serving(None, "", dialect=dialect) as server:
        server.models = ("other", "third")
        check = checked_at(server, tmp_path)
    assert not check.reachable
    assert "`m`" in check.detail
    assert "other" in check.remedy


@pytest.mark.parametrize(
    ("kind", "model", "listed", "known"),
    [
        ("anthropic", "claude-haiku-4-5", "claude-haiku-4-5-20251001", True),
        ("anthropic", "claude-haiku-4", "claude-haiku", False),
        ("ollama", "llama3.2", "llama3.2", True),
        ("ollama", "llama3.2:1b", "llama3.2", False),
        ("openai", "gpt-4o", "gpt-4o-mini", False),
    ],
)
def test_a_name_for_a_model_is_known_as_its_server_knows_it(
    kind: str, model: str, listed: str, known: bool, tmp_path: Path
) -> None:
    dialect = next(dialect for dialect in DIALECTS if dialect.name == kind)
    with serving(None, "", dialect=dialect) as server:
        server.models = (listed,)
        assert checked_at(server, tmp_path, model).reachable is known


@every_dialect
def test_a_server_without_a_list_of_models_is_given_the_benefit(
    dialect: Dialect, tmp_path: Path
) -> None:
    with serving("no_such_model", "", dialect=dialect) as server:
        assert checked_at(server, tmp_path).reachable


@every_dialect
def test_nobody_listening_names_the_address(dialect: Dialect, tmp_path: Path) -> None:
    check = checked(
        tmp_path, llm=dialect.name, base_url="http://127.0.0.1:9", model="m", api_key=SECRET
    )
    assert not check.reachable
    assert "http://127.0.0.1:9 cannot be reached" in check.detail
    assert "`base_url`" in check.remedy


@pytest.mark.parametrize(
    ("llm", "content", "detail", "remedy"),
    [
        ("llamacpp", None, "cannot be read", "`model`"),
        ("llamacpp", "text", "no GGUF file", "`model`"),
        ("transformers", "text", "no such folder", "`model`"),
        ("transformers", "folder", "has no config.json", "`model`"),
    ],
)
def test_a_local_model_that_is_not_there_or_not_one_is_named(
    llm: str, content: str | None, detail: str, remedy: str, tmp_path: Path
) -> None:
    if llm == "llamacpp" and not_installed(llm, "llama_cpp", "it"):
        pytest.skip("needs llama-cpp-python")
    path = tmp_path / "model"
    if content == "text":
        path.write_text("once upon a time")
    elif content == "folder":
        path.mkdir()
    check = checked(tmp_path, llm=llm, model=str(path))
    assert not check.reachable
    assert detail in check.detail
    assert str(path) in check.detail
    assert remedy in check.remedy
    assert check.contacts is None


def test_a_record_without_replies_says_how_to_get_some(tmp_path: Path) -> None:
    record = tmp_path / "replies.jsonl"
    assert "cannot be read" in checked(tmp_path, llm="replay", record=record).detail
    record.write_text("{}\n")
    assert "Record some" in checked(tmp_path, llm="replay", record=record).remedy


def test_a_backend_that_needs_a_key_says_so_before_the_first_question(tmp_path: Path) -> None:
    settings = Settings.load(index_dir=tmp_path, llm="anthropic", model="m")
    with pytest.raises(UsageError, match="DATELINE_API_KEY"):
        load_llm(settings)
    assert "DATELINE_API_KEY" in check_backend(settings).detail


def test_a_backend_that_is_not_installed_names_what_brings_it() -> None:
    trouble = not_installed("parrot", "no_such_package.parrot", "'dateline[parrot]'")
    assert "pip install 'dateline[parrot]'" in str(trouble)
    assert not_installed("json", "json", "'json'") is None
