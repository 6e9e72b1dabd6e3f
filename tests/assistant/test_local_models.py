"""Models run in this process: real weights, real runtimes, a reply known beforehand."""

from __future__ import annotations

import gc
import json
import threading
import weakref
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from answer_builders import article, ask, chain, watch
from tiny_models import write_gguf, write_transformers

from assistant.chain import Chain
from assistant.errors import ModelMissing, ModelUnavailable
from assistant.llms.base import PatientLLM
from assistant.llms.failures import Transient
from assistant.llms.held import HeldModel
from assistant.llms.llamacpp import LlamaCppBackend
from assistant.llms.transformers import TransformersBackend
from assistant.llms.turns import own_turn
from assistant.protocols import Message
from assistant.writer import Writer

FERRY = article("The ferry to Saltmarsh sails again on 3 May 2021, the county said.")
QUESTION = "When does the ferry to Saltmarsh sail again?"
CLAIM = {
    "text": "The ferry to Saltmarsh sails again on 3 May 2021.",
    "evidence": 1,
    "quote": "The ferry to Saltmarsh sails again on 3 May 2021",
}
REPLY = json.dumps({"answerable": True, "claims": [CLAIM], "short": "3 May 2021"})
DEADLINE_S = 120.0  # generous: a loaded machine is not the model's fault

LocalBackend = LlamaCppBackend | TransformersBackend
Make = Callable[..., LocalBackend]


@pytest.fixture(params=["llamacpp", "transformers"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    kind = request.param
    if kind == "llamacpp" and not (find_spec("llama_cpp") and find_spec("gguf")):
        pytest.skip("needs llama-cpp-python and gguf")

    def made(reply: str = REPLY, window: int = 8192, reply_tokens: int = 300) -> LocalBackend:
        if kind == "llamacpp":
            path = write_gguf(tmp_path / "tiny.gguf", reply, window)
            return LlamaCppBackend(path=str(path), context_window=window, reply_tokens=reply_tokens)
        path = write_transformers(tmp_path / "tiny", reply, window)
        return TransformersBackend(path=str(path), context_window=window, reply_tokens=reply_tokens)

    return made


def asking(backend: LocalBackend) -> Chain:
    llm = PatientLLM(backend=backend, timeout_s=DEADLINE_S, sleep=lambda _: None)
    return chain(FERRY, llm=llm, timeout_s=DEADLINE_S)


def test_a_model_in_process_answers_in_pieces_and_is_counted(make: Make) -> None:
    backend = make()
    pieces = list(backend.attempt([Message(role="user", content="When?")], None, DEADLINE_S))
    assert "".join(map(str, pieces[:-1])) == REPLY
    assert len(pieces) > 5
    shown, answer = watch(asking(backend), QUESTION)
    assert answer.backend == backend.name, answer.notice
    assert shown == answer.text == f"{CLAIM['text']} [1]"
    assert answer.usage is not None
    assert not answer.usage.estimated
    assert answer.usage.prompt_tokens > answer.usage.reply_tokens > 5


def test_a_reply_at_its_limit_is_not_shown_as_whole(make: Make) -> None:
    answer = ask(asking(make(reply_tokens=12)), QUESTION)
    assert answer.backend.startswith("extractive:")
    assert "`reply_tokens`" in (answer.notice or "")


def test_a_prompt_beyond_the_window_names_the_setting(make: Make) -> None:
    backend = make(window=512, reply_tokens=64)
    with pytest.raises(ModelUnavailable, match="`context_window`"):
        list(backend.attempt([Message(role="user", content="9 " * 1000)], None, DEADLINE_S))


def test_rubbish_is_replaced_by_the_built_in_reader(make: Make) -> None:
    answer = ask(asking(make(reply="The ferry sails when it sails.")), QUESTION)
    assert answer.backend.startswith("extractive:")
    assert "built-in reader answered instead" in (answer.notice or "")
    assert answer.short == "3 May 2021"


def test_who_stops_listening_gives_the_turn_back(make: Make) -> None:
    backend = make()
    pieces = PatientLLM(backend=backend, timeout_s=DEADLINE_S).stream(
        [Message(role="user", content="When?")]
    )
    next(pieces)
    pieces.close()
    with own_turn(DEADLINE_S):
        pass


def test_two_who_ask_at_once_both_get_the_whole_reply(make: Make) -> None:
    backend, replies = make(), list[str]()

    def run() -> None:
        pieces = backend.attempt([Message(role="user", content="When?")], None, DEADLINE_S)
        replies.append("".join(piece for piece in pieces if isinstance(piece, str)))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert replies == [REPLY, REPLY]


def test_whoever_waits_too_long_for_a_turn_is_told(make: Make) -> None:
    with own_turn(1), pytest.raises(Transient, match="busy"):
        list(make().attempt([Message(role="user", content="When?")], None, 0.05))


def test_tokens_are_counted_by_the_model_s_own_vocabulary(make: Make) -> None:
    # The tiny vocabularies know single characters.
    assert 11 <= make().count_tokens("hello world") <= 16


def test_a_model_that_is_not_there_says_where_it_was_sought(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    for backend in (
        LlamaCppBackend(path=nowhere, context_window=512, reply_tokens=64),
        TransformersBackend(path=nowhere, context_window=512, reply_tokens=64),
    ):
        with pytest.raises(ModelMissing):
            list(backend.attempt([Message(role="user", content="x")], None, 5))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tokenizer.json", '{"version": "1.0"}'),
        ("config.json", '{"model_type": "none-such"}'),
        ("model.safetensors", "half a file"),
    ],
)
def test_a_damaged_folder_is_named_and_the_built_in_reader_answers(
    tmp_path: Path, name: str, content: str
) -> None:
    folder = write_transformers(tmp_path / "tiny", REPLY)
    (folder / name).write_text(content)
    backend = TransformersBackend(path=str(folder), context_window=8192, reply_tokens=300)
    llm = PatientLLM(backend=backend, timeout_s=DEADLINE_S, sleep=lambda _: None)
    writer = Writer(
        llm=llm, timeout_s=DEADLINE_S, reply_tokens=300, count_tokens=backend.count_tokens
    )
    answer = ask(replace(asking(backend), writer=writer), QUESTION)
    assert answer.short == "3 May 2021"
    assert answer.backend.startswith("extractive:")
    assert f"{folder}: transformers cannot load it" in (answer.notice or "")
    assert "DATELINE_MODEL" in (answer.notice or "")


class _Weights:
    """A model of which only the end is of interest."""

    def __init__(self, path: str, closed: list[str]) -> None:
        self.path, self._closed = path, closed

    def close(self) -> None:
        self._closed.append(self.path)


def test_a_model_that_was_replaced_does_not_stay_in_memory() -> None:
    closed = list[str]()

    def load(path: str) -> _Weights:
        return _Weights(path, closed)

    held = HeldModel(load=load)
    first = held.get("a.gguf")
    assert held.get("a.gguf") is first
    gone = weakref.ref(first)
    held.get("b.gguf")
    assert (gone(), closed) == (first, [])  # a reply is still read from it
    del first
    gc.collect()
    assert gone() is None
    held.close()
    held.close()
    assert closed == ["b.gguf"]


def test_a_model_that_cannot_be_loaded_is_tried_anew() -> None:
    found = list[str]()

    def load(path: str) -> _Weights:
        if not found:
            raise ModelMissing(path)
        return _Weights(path, [])

    held = HeldModel(load=load)
    with pytest.raises(ModelMissing):
        held.get("a.gguf")
    found.append("a.gguf")
    assert held.get("a.gguf").path == "a.gguf"
