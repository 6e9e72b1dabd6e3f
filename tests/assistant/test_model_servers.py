"""Real model servers in processes of their own, asked through the OpenAI-compatible backend."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from answer_builders import article, chain, watch
from pydantic import SecretStr
from tiny_models import write_gguf, write_transformers

from assistant.errors import ModelError
from assistant.llms.base import PatientLLM
from assistant.llms.openai import OpenAIBackend
from assistant.protocols import Message

pytestmark = pytest.mark.slow

FERRY = article("The ferry to Saltmarsh sails again on 3 May 2021, the county said.")
QUESTION = "When does the ferry to Saltmarsh sail again?"
CLAIM = {
    "text": "The ferry to Saltmarsh sails again on 3 May 2021.",
    "evidence": 1,
    "quote": "The ferry to Saltmarsh sails again on 3 May 2021",
}
REPLY = json.dumps({"answerable": True, "claims": [CLAIM], "short": "3 May 2021"})
KEY = "sk-right"
WINDOW = 8192
DEADLINE_S = 120.0
_START_S = 150.0
_NEEDS = {
    "llama_cpp.server": ("llama_cpp", "gguf", "sse_starlette", "starlette_context"),
    "transformers serve": ("accelerate", "fastapi", "openai"),
}


@dataclass(frozen=True, kw_only=True)
class Server:
    kind: str
    url: str
    model: str

    def llm(self, key: str = KEY, timeout_s: float = DEADLINE_S) -> PatientLLM:
        return PatientLLM(backend=self.backend(key), timeout_s=timeout_s)

    def backend(self, key: str = KEY, model: str | None = None) -> OpenAIBackend:
        return OpenAIBackend(
            model=model or self.model,
            base_url=self.url,
            api_key=SecretStr(key),
            context_window=WINDOW,
            reply_tokens=300,
        )


@pytest.fixture(scope="module", params=list(_NEEDS))
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:  # fmt: skip
    kind, folder = request.param, tmp_path_factory.mktemp("model")
    for name in _NEEDS[kind]:
        if find_spec(name) is None:
            pytest.skip(f"{kind} needs {name}")
    port = _free_port()
    place = ["--host", "127.0.0.1", "--port", str(port)]
    if kind == "llama_cpp.server":
        model = write_gguf(folder / "tiny.gguf", REPLY, WINDOW)
        command = ["-m", "llama_cpp.server", "--model", str(model), "--n_ctx", str(WINDOW)]
        command += ["--api_key", KEY, *place]
    else:
        model = write_transformers(folder / "tiny", REPLY, WINDOW)
        command = ["-m", "transformers.cli.transformers", "serve", str(model), "--device", "cpu"]
        command += place
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            stdout=log,
            stderr=log,
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
        )
    try:
        _wait_for(port, process, folder / "log")
        yield Server(kind=kind, url=f"http://127.0.0.1:{port}/v1", model=str(model))
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + _START_S
    while time.monotonic() < ends and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The server did not start:\n{log.read_text()[-2000:]}")


def test_the_server_answers(server: Server) -> None:
    shown, answer = watch(chain(FERRY, llm=server.llm(), timeout_s=DEADLINE_S), QUESTION)
    assert answer.backend.startswith("openai:"), answer.notice
    assert answer.notice is None
    assert shown == answer.text == f"{CLAIM['text']} [1]"
    assert answer.short == "3 May 2021"
    assert answer.usage is not None


def test_the_reply_comes_in_pieces(server: Server) -> None:
    pieces = list(server.llm().stream([Message(role="user", content="When?")]))
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == REPLY
    assert len(pieces) > 5


def test_a_wrong_key_names_the_setting(server: Server) -> None:
    if server.kind != "llama_cpp.server":
        pytest.skip(f"{server.kind} knows no keys")
    with pytest.raises(ModelError, match="`api_key`"):
        list(server.llm(key="sk-wrong").stream([Message(role="user", content="When?")]))


def test_its_troubles_are_seen_without_asking_the_model(server: Server) -> None:
    assert server.backend().trouble() is None
    if server.kind == "llama_cpp.server":
        assert "`api_key`" in str(server.backend(key="sk-wrong").trouble())
        assert server.model in str(server.backend(model="another").trouble())


def test_a_prompt_beyond_the_window_is_no_reply(server: Server) -> None:
    if server.kind != "llama_cpp.server":
        pytest.skip(f"{server.kind} lets a model run beyond its window")
    with pytest.raises(ModelError):
        list(server.llm().stream([Message(role="user", content="x" * 2 * WINDOW)]))


def test_a_server_slower_than_the_deadline_is_replaced(server: Server) -> None:
    parts = chain(FERRY, llm=server.llm(), timeout_s=0.001)
    _, answer = watch(parts, QUESTION)
    assert answer.backend.startswith("extractive:")
    assert answer.short == "3 May 2021"


def test_after_one_who_stopped_listening_the_next_is_answered(server: Server) -> None:
    pieces = server.llm().stream([Message(role="user", content="When?")])
    next(pieces)
    pieces.close()
    _, answer = watch(chain(FERRY, llm=server.llm(), timeout_s=DEADLINE_S), QUESTION)
    assert answer.backend.startswith("openai:"), answer.notice
