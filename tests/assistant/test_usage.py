"""Tokens are counted by the server, recorded with the reply, or estimated and labelled so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from answer_builders import article, ask, chain
from dialects import PROMPT_TOKENS, REPLY_TOKENS
from fault_server import serving

from assistant.jsonable import answer_from_json, to_jsonable
from assistant.llms.base import PatientLLM
from assistant.llms.openai import OpenAIBackend
from assistant.llms.replay import RecordingBackend, ReplayBackend
from assistant.protocols import Message
from assistant.records import Usage
from assistant.usage import Meter, read_usage

FERRY = article("The ferry to Saltmarsh sails again on 3 May 2021, the county said.")
QUESTION = "When does the ferry to Saltmarsh sail again?"
CLAIM = {
    "text": "The ferry to Saltmarsh sails again on 3 May 2021.",
    "evidence": 1,
    "quote": "The ferry to Saltmarsh sails again on 3 May 2021",
}
REPLY = json.dumps({"answerable": True, "claims": [CLAIM], "short": "3 May 2021"})
DEADLINE_S = 240.0  # generous: a loaded machine is not the server's fault
COUNTED = Usage(prompt_tokens=PROMPT_TOKENS, reply_tokens=REPLY_TOKENS)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    # Importing the client takes seconds, which are not the server's fault.
    import openai
    from llama_index.llms.openai_like import OpenAILike

    assert openai
    assert OpenAILike


class Uncounted:
    name = "uncounted:1"
    context_window = 8192

    def attempt(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None, timeout_s: float
    ) -> Iterator[str]:
        yield REPLY


def openai_backend(url: str) -> OpenAIBackend:
    return OpenAIBackend(
        model="m", base_url=url, api_key=None, context_window=8192, reply_tokens=300
    )


def test_what_the_server_counted_is_in_the_answer_recorded_and_replayed(tmp_path: Path) -> None:
    record = tmp_path / "replies.jsonl"
    with serving(None, REPLY) as server:
        backend = RecordingBackend(backend=openai_backend(server.url), path=record)
        live = ask(chain(FERRY, llm=PatientLLM(backend=backend, timeout_s=DEADLINE_S)), QUESTION)
    assert live.usage == COUNTED
    replay = PatientLLM(backend=ReplayBackend(path=record, context_window=8192))
    assert ask(chain(FERRY, llm=replay), QUESTION).usage == COUNTED


def test_an_uncounted_call_is_estimated_and_says_so() -> None:
    usage = ask(chain(FERRY, llm=PatientLLM(backend=Uncounted())), QUESTION).usage
    assert usage is not None
    assert usage.estimated
    assert usage.reply_tokens == -(-len(REPLY) // 4)
    assert usage.prompt_tokens > usage.reply_tokens


def test_a_reply_that_could_not_be_verified_was_paid_for_all_the_same() -> None:
    claim = CLAIM | {"quote": "The ferry sank"}
    useless = json.dumps({"answerable": True, "claims": [claim], "short": None})
    with serving(None, useless) as server:
        llm = PatientLLM(backend=openai_backend(server.url), timeout_s=DEADLINE_S)
        answer = ask(chain(FERRY, llm=llm), QUESTION)
    assert answer.backend.startswith("extractive:")
    assert answer.usage == COUNTED


def test_the_built_in_reader_uses_no_tokens() -> None:
    answer = ask(chain(FERRY), QUESTION)
    assert answer.usage is None
    assert answer_from_json(to_jsonable(answer)).usage is None


def test_usage_survives_being_stored() -> None:
    answer = ask(chain(FERRY, llm=PatientLLM(backend=Uncounted())), QUESTION)
    assert answer_from_json(json.loads(json.dumps(to_jsonable(answer)))) == answer


@pytest.mark.parametrize(
    "chunks",
    [
        [{"choices": []}, {"usage": {"prompt_tokens": 7, "completion_tokens": 3}}],
        [SimpleNamespace(usage=SimpleNamespace(prompt_tokens=7, completion_tokens=3))],
        [
            {"message": SimpleNamespace(usage=SimpleNamespace(input_tokens=7, output_tokens=1))},
            {"delta": {}, "usage": SimpleNamespace(output_tokens=3)},
        ],
        [{"done": False}, {"done": True, "prompt_eval_count": 7, "eval_count": 3}],
    ],
    ids=["openai, mapping", "openai, object", "anthropic", "ollama"],
)
def test_every_server_s_counts_are_read(chunks: list[Any]) -> None:
    usage: Usage | None = None
    for chunk in chunks:
        usage = read_usage(chunk, usage)
    assert usage == Usage(prompt_tokens=7, reply_tokens=3)


def test_chunks_without_counts_say_nothing() -> None:
    assert read_usage(None) is None
    assert read_usage({"usage": None, "choices": []}) is None


def test_calls_are_added_up_and_one_estimate_makes_the_sum_one() -> None:
    assert Meter().total is None
    calls = [COUNTED, Usage(prompt_tokens=10, reply_tokens=2, estimated=True)]
    assert Meter(calls=calls).total == Usage(prompt_tokens=822, reply_tokens=45, estimated=True)
