"""Whatever a model server does, there is an answer or a clear notice within the deadline."""

from __future__ import annotations

import json
import time

import pytest
from answer_builders import article, ask, chain
from fault_server import FAULTS, serving
from pydantic import SecretStr

from assistant.errors import ModelUnavailable
from assistant.llms.base import MAX_TRIES, PatientLLM
from assistant.llms.openai import OpenAIBackend
from assistant.protocols import Message
from assistant.records import Outcome

FERRY = article(
    "The ferry to Saltmarsh sails again on 3 May 2021, the county said.", title="Ferry sails"
)
REPLY = json.dumps(
    {
        "answerable": True,
        "claims": [
            {
                "text": "The ferry to Saltmarsh sails again on 3 May 2021.",
                "evidence": 1,
                "quote": "The ferry to Saltmarsh sails again on 3 May 2021",
            }
        ],
        "short": "3 May 2021",
    }
)
QUESTION = "When does the ferry to Saltmarsh sail again?"
DEADLINE_S = 60.0  # generous: a loaded machine is not the server's fault
SHORT_DEADLINE_S = 3.0
SECRET = "sk-secret"


def client(url: str, timeout_s: float = DEADLINE_S) -> PatientLLM:
    backend = OpenAIBackend(
        model="m",
        base_url=url,
        api_key=SecretStr(SECRET),
        context_window=8192,
        reply_tokens=300,
    )
    return PatientLLM(backend=backend, timeout_s=timeout_s, sleep=lambda _: None)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    # Importing the client takes seconds, which are not the server's fault.
    import openai
    from llama_index.llms.openai_like import OpenAILike

    assert openai
    assert OpenAILike


def test_a_sound_server_answers() -> None:
    with serving(None, REPLY) as server:
        answer = ask(chain(FERRY, llm=client(server.url)), QUESTION)
    assert answer.backend == "openai:m", answer.notice
    assert answer.short == "3 May 2021"
    assert answer.notice is None
    assert server.requests == 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_server_is_replaced_by_the_built_in_reader(fault: str) -> None:
    deadline_s = SHORT_DEADLINE_S if fault in ("stall", "silent") else DEADLINE_S
    started = time.monotonic()
    with serving(fault, REPLY) as server:
        answer = ask(chain(FERRY, llm=client(server.url, deadline_s)), QUESTION)
    assert time.monotonic() - started < deadline_s + 5  # reading takes its time, too
    assert server.requests <= MAX_TRIES
    assert answer.outcome is Outcome.ANSWERED
    assert answer.backend.startswith("extractive:")
    assert answer.short == "3 May 2021"
    assert "built-in reader" in (answer.notice or "")
    assert SECRET not in f"{answer}"


@pytest.mark.parametrize("fault", ["rate_limit", "outage"])
def test_a_passing_fault_is_tried_again(fault: str) -> None:
    with serving(fault, REPLY, failures=2) as server:
        answer = ask(chain(FERRY, llm=client(server.url)), QUESTION)
    assert server.requests == 3
    assert answer.backend == "openai:m"


def test_a_refused_key_is_not_tried_again_nor_shown() -> None:
    with serving("refused_key", REPLY) as server, pytest.raises(ModelUnavailable) as caught:
        list(client(server.url).stream([Message(role="user", content="x")]))
    assert server.requests == 1
    assert "api_key" in str(caught.value)
    assert SECRET not in str(caught.value)


def test_nobody_listening_is_a_clear_notice() -> None:
    answer = ask(chain(FERRY, llm=client("http://127.0.0.1:9/v1")), QUESTION)
    assert "base_url" in (answer.notice or "")
    assert answer.short == "3 May 2021"
