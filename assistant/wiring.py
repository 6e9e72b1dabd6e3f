"""Settings in, the parts that answer out: the only place that picks implementations."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from assistant.authored import NO_BYLINES, Bylines
from assistant.chain import Chain
from assistant.errors import ModelError, ModelMissing, UsageError
from assistant.llms.anthropic import AnthropicBackend
from assistant.llms.base import Backend, OwnBackend, PatientLLM
from assistant.llms.hosted import HostedBackend
from assistant.llms.llamacpp import LlamaCppBackend
from assistant.llms.ollama import OllamaBackend
from assistant.llms.openai import OpenAIBackend
from assistant.llms.replay import RecordingBackend, ReplayBackend
from assistant.llms.transformers import TransformersBackend
from assistant.llms.trouble import not_installed
from assistant.protocols import LLM, Reader, SentenceJudge
from assistant.records import BackendCheck
from assistant.second_opinion import Checker
from assistant.settings import Settings
from assistant.writer import Writer, estimate_tokens
from index.protocols import Retriever

_Part = TypeVar("_Part")
SENTENCES_THRESHOLD = 0.4
"""From which trust the sentence picker's answers are shown."""
CERTAIN_ENOUGH = 0.4
"""From which `Group.certainty` an answer of the trained reader is shown.

The weights of `assistant.reread` are fitted for it: docs/lab-notes/reader.md, "A verifier behind
the reader"; why not at .45, docs/lab-notes/answers.md, "A lower threshold, and two hands more".
"""


def build_chain(
    settings: Settings,
    retriever: Retriever,
    outlets: Callable[[], Sequence[str]],
    bylines: Bylines = NO_BYLINES,
) -> Chain:
    """Put the chain together; `outlets` lists those of the articles, `bylines` who signed them.

    Raises:
        UsageError: A backend lacks a setting.
        ModelMissing: A backend or the trained reader is not installed.
    """
    reader, threshold = load_reader(settings)
    if settings.answer_threshold is not None:
        threshold = settings.answer_threshold
    llm = load_llm(settings)
    writer = None
    if llm is not None:
        writer = Writer(
            llm=llm,
            timeout_s=settings.timeout_s,
            reply_tokens=settings.reply_tokens,
            count_tokens=_token_counter(settings),
            checker=Checker(reader=reader, threshold=threshold),
        )
    return Chain(
        retriever=retriever,
        outlets=outlets,
        reader=reader,
        threshold=threshold,
        passages=settings.passages,
        read_passages=settings.read_passages,
        writer=writer,
        judge=load_judge(settings, reader),
        bylines=bylines,
    )


def load_judge(settings: Settings, reader: Reader) -> SentenceJudge | None:
    """What judges single sentences, with the verifier of the trained reader; None without one."""

    def load() -> SentenceJudge:
        from assistant.entailment.network import EntailmentJudge
        from assistant.entailment.verified import VerifiedJudge
        from assistant.reader import VerifiedReader

        if not isinstance(reader, VerifiedReader) or reader.network is None:
            raise ModelMissing(f"{reader.name} has no verifier that judges sentences")
        judge = EntailmentJudge.load(threads=os.cpu_count())
        return VerifiedJudge(judge, reader.network.judge)

    return _shipped(settings, load, "The network that judges sentences")


def load_reader(settings: Settings) -> tuple[Reader, float]:
    """The reader with the least trust (0-1) of an answer that is shown."""

    def load() -> Reader:
        from assistant.reader import VerifiedReader

        return VerifiedReader.load(threads=os.cpu_count())

    trained = _shipped(settings, load, "The trained reader")
    if trained is not None:
        return trained, CERTAIN_ENOUGH
    from assistant.extractive import SentenceReader

    return SentenceReader(), SENTENCES_THRESHOLD


def _shipped(settings: Settings, load: Callable[[], _Part], what: str) -> _Part | None:
    """A network of the package; None where the settings want none or go without it."""
    if settings.reader == "sentences":
        return None
    try:
        return load()
    except (ImportError, ModelMissing) as error:
        if settings.reader == "trained":
            raise ModelMissing(
                f"{what} is not there. Install the package with its weights, or "
                "set `reader` to `sentences`."
            ) from error
        return None


def load_llm(settings: Settings) -> LLM | None:
    """The language model that the settings name; None for the built-in reader alone."""
    if settings.llm == "extractive":
        return None
    backend: Backend = _BACKENDS[settings.llm](settings)
    if settings.record is not None and settings.llm != "replay":
        backend = RecordingBackend(backend=backend, path=settings.record)
    return PatientLLM(backend=backend, timeout_s=settings.timeout_s)


def _token_counter(settings: Settings) -> Callable[[str], int]:
    """The model's own measure where its vocabulary is at hand, else an estimate."""
    backend = _BACKENDS[settings.llm](settings)
    if isinstance(backend, (LlamaCppBackend, TransformersBackend)):
        return backend.count_tokens
    return estimate_tokens


def _model(settings: Settings, example: str) -> str:
    if not settings.model:
        raise UsageError(
            f"The backend `{settings.llm}` needs the setting `model` (DATELINE_MODEL), such as "
            f"{example}."
        )
    return settings.model


def _hosted(kind: type[HostedBackend]) -> Callable[[Settings], OwnBackend]:
    def load(settings: Settings) -> OwnBackend:
        if kind.needs_key and settings.api_key is None:
            raise UsageError(
                f"The backend `{kind.kind}` needs the setting `api_key` (DATELINE_API_KEY)."
            )
        return kind(
            model=_model(settings, kind.example),
            base_url=settings.base_url,
            api_key=settings.api_key,
            context_window=settings.context_window,
            reply_tokens=settings.reply_tokens,
        )

    return load


def _llamacpp(settings: Settings) -> OwnBackend:
    return LlamaCppBackend(
        path=_model(settings, "models/model.gguf"),
        context_window=settings.context_window,
        reply_tokens=settings.reply_tokens,
    )


def _transformers(settings: Settings) -> OwnBackend:
    return TransformersBackend(
        path=_model(settings, "models/my-model"),
        context_window=settings.context_window,
        reply_tokens=settings.reply_tokens,
    )


def _replay(settings: Settings) -> OwnBackend:
    if settings.record is None:
        raise UsageError(
            "The backend `replay` needs the setting `record` (DATELINE_RECORD): the file that "
            "another backend's replies were recorded to."
        )
    return ReplayBackend(path=settings.record, context_window=settings.context_window)


_HOSTED: dict[str, type[HostedBackend]] = {
    kind.kind: kind for kind in (OpenAIBackend, OllamaBackend, AnthropicBackend)
}
_BACKENDS: dict[str, Callable[[Settings], OwnBackend]] = {
    **{name: _hosted(kind) for name, kind in _HOSTED.items()},
    "llamacpp": _llamacpp,
    "transformers": _transformers,
    "replay": _replay,
}


def contacts(settings: Settings) -> str | None:
    """Scheme, host and port that answering would contact; None for none.

    User name and password of an address are left out.
    """
    kind = _HOSTED.get(settings.llm)
    if kind is None:
        return None
    parts = urlsplit(settings.base_url or kind.home)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}"


def check_backend(settings: Settings) -> BackendCheck:
    """Say what would answer, and whether it could: neither a model nor a question is sent."""
    where = contacts(settings)
    try:
        reader, _ = load_reader(settings)
        load_judge(settings, reader)
        backend = None if settings.llm == "extractive" else _BACKENDS[settings.llm](settings)
    except (ModelError, UsageError) as error:
        return BackendCheck(name=settings.llm, reachable=False, detail=str(error), contacts=where)
    if backend is None:
        return BackendCheck(
            name="extractive", reachable=True, detail=f"{reader.name}; contacts nobody"
        )
    trouble = backend.trouble()
    sound = f"{where} is reachable" if where else "in process; contacts nobody"
    return BackendCheck(
        name=backend.name,
        reachable=trouble is None,
        detail=trouble.detail if trouble else sound,
        remedy=trouble.remedy if trouble else "",
        contacts=where,
    )


def missing_backends() -> dict[str, str]:
    """Backends that are not installed, with the package that brings each."""
    kinds = (*_HOSTED.values(), LlamaCppBackend)
    return {
        kind.kind: kind.package
        for kind in kinds
        if not_installed(kind.kind, kind.module, kind.package)
    }
