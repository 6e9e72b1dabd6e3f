"""Whatever a model server does, there is an answer or a clear notice within the deadline."""

from __future__ import annotations

import json
import logging
import time
from itertools import pairwise

import pytest
from answer_builders import article, ask, chain, watch
from dialects import DIALECTS, OLLAMA, OPENAI, Dialect
from fault_server import FAULTS, SLOW, FaultServer, serving
from pydantic import SecretStr

from assistant.errors import ModelUnavailable
from assistant.llms.anthropic import AnthropicBackend
from assistant.llms.base import MAX_TRIES, PatientLLM
from assistant.llms.hosted import HostedBackend
from assistant.llms.ollama import OllamaBackend
from assistant.llms.openai import OpenAIBackend
from assistant.protocols import Message
from assistant.records import Outcome

FERRY = article(
    "The ferry to Saltmarsh sails again on 3 May 2021, the county said. "
    "It will carry forty cars, which is twice as many as the old boat could take.",
    title="Ferry sails",
)
SAILS = "The ferry to Saltmarsh sails again on 3 May 2021."
CARS = "It will carry forty cars, which is twice as many as the old boat could take."
FIRST = {"text": SAILS, "evidence": 1, "quote": SAILS.rstrip(".")}
SECOND = {"text": CARS, "evidence": 1, "quote": CARS}
REPLY = json.dumps({"answerable": True, "claims": [FIRST, SECOND], "short": "3 May 2021"})
QUESTION = "When does the ferry to Saltmarsh sail again?"
DEADLINE_S = 60.0  # generous: a loaded machine is not the server's fault
SHORT_DEADLINE_S = 1.5
SECRET = "sk-secret"
KINDS: dict[str, type[HostedBackend]] = {
    kind.kind: kind for kind in (OpenAIBackend, OllamaBackend, AnthropicBackend)
}

every_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)


def backend_at(url: str, kind: str = "openai") -> HostedBackend:
    return KINDS[kind](
        model="m",
        base_url=url,
        api_key=SecretStr(SECRET),
        context_window=8192,
        reply_tokens=300,
    )


def client(url: str, kind: str = "openai", waits: list[float] | None = None) -> PatientLLM:
    sleep = waits.append if waits is not None else lambda _: None
    return PatientLLM(backend=backend_at(url, kind), timeout_s=DEADLINE_S, sleep=sleep)


def client_of(server: FaultServer, waits: list[float] | None = None) -> PatientLLM:
    return client(server.url, server.dialect.name, waits)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    # Importing the clients takes seconds, which are not the server's fault.
    from llama_index.llms.anthropic import Anthropic
    from llama_index.llms.ollama import Ollama
    from llama_index.llms.openai_like import OpenAILike

    assert Anthropic
    assert Ollama
    assert OpenAILike


@every_dialect
def test_a_sound_server_answers(dialect: Dialect) -> None:
    with serving(None, REPLY, dialect=dialect) as server:
        parts = chain(FERRY, llm=client_of(server), timeout_s=DEADLINE_S)
        shown, answer = watch(parts, QUESTION)
    assert answer.backend == f"{dialect.name}:m", answer.notice
    assert shown == answer.text == f"{SAILS} [1] {CARS} [2]"
    assert answer.short == "3 May 2021"
    assert answer.notice is None
    assert answer.usage is not None
    assert not answer.usage.estimated
    assert server.requests == 1


@every_dialect
@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_server_is_replaced_by_the_built_in_reader(
    fault: str, dialect: Dialect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    deadline_s = SHORT_DEADLINE_S if fault in SLOW else DEADLINE_S
    with serving(fault, REPLY, dialect=dialect) as server:
        parts = chain(FERRY, llm=client_of(server), timeout_s=deadline_s)
        started = time.monotonic()
        shown, answer = watch(parts, QUESTION)
        took_s = time.monotonic() - started
    assert took_s < deadline_s + 5  # reading takes its time, too
    assert server.requests <= MAX_TRIES
    assert answer.outcome is Outcome.ANSWERED
    assert answer.backend.startswith("extractive:")
    assert answer.short == "3 May 2021"
    assert (answer.notice or "").endswith("The built-in reader answered instead.")
    assert CARS not in answer.text  # what the model had said by then is withdrawn
    assert shown != answer.text
    assert SECRET not in f"{answer}{caplog.text}"


@every_dialect
@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry, but I can't help with that.",
        "You answer questions about news articles from the evidence below.",
        REPLY[: len(REPLY) // 3],
        json.dumps({"answerable": True, "claims": [FIRST | {"evidence": 9}], "short": None}),
        json.dumps({"answerable": True, "claims": [FIRST | {"quote": "It sank"}], "short": None}),
        json.dumps({"answerable": True, "claims": [FIRST | {"evidence": "1]"}], "short": None}),
        '{"claims": [' + '{"a": ' * 5000,
        '{"claims": [' * 5000,
        "\x00\ufffd" * 50,
    ],
    ids=["refusal", "echo", "half", "wrong number", "invented quote", "no number", "deep", "open",
         "noise"],
)  # fmt: skip
def test_a_whole_reply_that_is_no_answer_is_replaced(reply: str, dialect: Dialect) -> None:
    with serving(None, reply, dialect=dialect) as server:
        parts = chain(FERRY, llm=client_of(server), timeout_s=DEADLINE_S)
        shown, answer = watch(parts, QUESTION)
    assert shown == ""
    assert server.requests == 1
    assert answer.backend.startswith("extractive:")
    assert answer.short == "3 May 2021"
    assert (answer.notice or "").endswith("The built-in reader answered instead.")


@every_dialect
@pytest.mark.parametrize("fault", ["rate_limit", "outage", "overloaded", "hang_up", "malformed"])
def test_a_passing_fault_is_tried_again(fault: str, dialect: Dialect) -> None:
    with serving(fault, REPLY, failures=2, dialect=dialect) as server:
        answer = ask(chain(FERRY, llm=client_of(server), timeout_s=DEADLINE_S), QUESTION)
    assert server.requests == 3
    assert answer.backend == f"{dialect.name}:m"


@every_dialect
@pytest.mark.parametrize("wanted", ["7", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_a_busy_server_says_how_long_to_wait(wanted: str, dialect: Dialect) -> None:
    waits: list[float] = []
    with serving("rate_limit", REPLY, failures=2, dialect=dialect) as server:
        server.retry_after = wanted
        list(client_of(server, waits).stream([Message(role="user", content="x")]))
    assert waits == ([7.0, 7.0] if wanted == "7" else [0.0, 0.0])  # that day is past


@every_dialect
def test_a_wait_beyond_the_deadline_is_not_begun(dialect: Dialect) -> None:
    waits: list[float] = []
    with serving("rate_limit", REPLY, dialect=dialect) as server:
        server.retry_after = "3600"
        answer = ask(chain(FERRY, llm=client_of(server, waits), timeout_s=DEADLINE_S), QUESTION)
    assert server.requests == 1
    assert waits == []
    assert "429" in (answer.notice or "")


def test_without_a_wish_of_the_server_waits_double() -> None:
    waits: list[float] = []
    with serving("outage", REPLY, failures=2) as server:
        list(client_of(server, waits).stream([Message(role="user", content="x")]))
    assert [later / earlier for earlier, later in pairwise(waits)] == [2.0]


@every_dialect
@pytest.mark.parametrize(
    ("fault", "remedy"),
    [
        ("refused_key", "`api_key`"),
        ("forbidden", "`api_key`"),
        ("no_such_model", "`model`"),
        ("too_large", "`context_window`"),
        ("length", "`reply_tokens`"),
    ],
)
def test_what_will_not_pass_is_not_tried_again_and_names_the_setting(
    fault: str, remedy: str, dialect: Dialect
) -> None:
    with (
        serving(fault, REPLY, dialect=dialect) as server,
        pytest.raises(ModelUnavailable) as caught,
    ):
        list(client_of(server).stream([Message(role="user", content="x")]))
    assert server.requests == 1
    assert remedy in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("dialect", [OPENAI, OLLAMA], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_server_that_knows_no_schemas_is_asked_without_one(status: int, dialect: Dialect) -> None:
    with serving(None, REPLY, dialect=dialect) as server:
        server.schema_status = status
        answer = ask(chain(FERRY, llm=client_of(server), timeout_s=DEADLINE_S), QUESTION)
    assert answer.backend == f"{dialect.name}:m", answer.notice
    assert server.requests == 2


@every_dialect
def test_who_stops_listening_frees_the_server(dialect: Dialect) -> None:
    with serving("drip", REPLY, dialect=dialect) as server:
        pieces = client_of(server).stream([Message(role="user", content="x")])
        next(pieces)
        pieces.close()
        assert server.left.wait(10)


@every_dialect
def test_a_reply_cut_off_was_paid_for_all_the_same(dialect: Dialect) -> None:
    with serving("cut", REPLY, dialect=dialect) as server:
        answer = ask(chain(FERRY, llm=client_of(server), timeout_s=DEADLINE_S), QUESTION)
    assert answer.usage is not None
    assert answer.usage.reply_tokens > 10


@pytest.mark.parametrize(
    ("fault", "said"), [("malformed", "no streamed reply"), ("cut", "reply was cut off")]
)
def test_a_server_that_streams_nothing_is_not_said_to_have_been_cut_off(
    fault: str, said: str
) -> None:
    with serving(fault, REPLY, dialect=OPENAI) as server, pytest.raises(ModelUnavailable) as failed:
        list(client_of(server).stream([Message(role="user", content="?")]))
    assert said in str(failed.value)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_listening_is_a_clear_notice(kind: str) -> None:
    parts = chain(FERRY, llm=client("http://127.0.0.1:9/v1", kind), timeout_s=DEADLINE_S)
    answer = ask(parts, QUESTION)
    assert "base_url" in (answer.notice or "")
    assert answer.short == "3 May 2021"
