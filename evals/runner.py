"""Golden items and an assistant to trials: every question asked once, and kept as it comes.

A run that was interrupted goes on where it stopped: each trial is appended to a file
as soon as it is there, and the file is used again only while nothing has changed that
could change an answer.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from assistant.records import Answer
from evals.metrics.robustness import percentile
from evals.records import Answerer, GoldenItem, Retrieved, Trial
from evals.store import read_lines, trial_from_json, trial_to_json

DEPTH = 10
"""Passages looked at by the retrieval scores."""

Told = Callable[[Trial], None]


def ask_item(assistant: Answerer, item: GoldenItem, *, run: int = 0) -> Trial:
    """Ask one question and note what the retriever finds for it.

    The retriever is asked what the assistant made of the question (`standalone_question`
    where it has history), so that a follow-up is judged by what was really looked for.
    Latency is that of the answer alone, in milliseconds.
    """
    started = time.perf_counter()
    try:
        answer = assistant.ask(item.question, history=item.history, as_of=item.as_of)
        latency_ms = (time.perf_counter() - started) * 1000
        hits = assistant.search(answer.standalone_question or item.question, k=DEPTH)
    # Whatever an assistant raises is a result of the run: it is recorded with the item,
    # fails an invariant and is listed, while the other questions are still asked.
    except Exception as error:
        return Trial(
            item_id=item.item_id,
            answer=None,
            error=f"{type(error).__name__}: {error}",
            latency_ms=(time.perf_counter() - started) * 1000,
            run=run,
        )
    retrieved = tuple(
        Retrieved(
            rank=rank,
            passage_id=hit.passage.passage_id,
            article_id=hit.passage.article_id,
            start=hit.passage.start,
            end=hit.passage.end,
            score=round(float(hit.score), 6),
        )
        for rank, hit in enumerate(hits, start=1)
    )
    return Trial(
        item_id=item.item_id, answer=answer, retrieved=retrieved, latency_ms=latency_ms, run=run
    )


def ask_all(
    assistant: Answerer,
    items: Sequence[GoldenItem],
    *,
    journal: Path | None = None,
    key: str = "",
    run: int = 0,
    jobs: int = 1,
    told: Told | None = None,
) -> list[Trial]:
    """Ask every question once, in order of the items whatever order they finish in.

    Args:
        assistant: Answers; must allow calls from several threads if `jobs` is above 1.
        items: The questions.
        journal: File that trials are appended to; read first when its key is `key`.
        key: Stands for everything that could change an answer.
        run: Number of the repeat, 0 for the first.
        jobs: Questions asked at the same time.
        told: Called with each trial, kept ones included.
    """
    done = _read_journal(journal, key) if journal else {}
    wanted = [item for item in items if item.item_id not in done]
    for trial in done.values():
        if told:
            told(trial)
    for trial in _ask(assistant, wanted, run, jobs):
        done[trial.item_id] = trial
        if journal:
            _append(journal, key, trial)
        if told:
            told(trial)
    return [done[item.item_id] for item in items]


def _ask(assistant: Answerer, items: Sequence[GoldenItem], run: int, jobs: int) -> Iterator[Trial]:
    if jobs <= 1:
        yield from (ask_item(assistant, item, run=run) for item in items)
        return
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        futures = [pool.submit(ask_item, assistant, item, run=run) for item in items]
        for future in as_completed(futures):
            yield future.result()


def _read_journal(path: Path, key: str) -> dict[str, Trial]:
    """The trials kept under `key`; a journal of another key is begun anew."""
    kept: dict[str, Trial] = {}
    if not path.is_file():
        return kept
    text = path.read_text(encoding="utf-8")
    if not text.endswith("\n"):  # the last line was cut off when the run was killed
        path.write_text(text[: text.rfind("\n") + 1], encoding="utf-8")
    rows = list(read_lines(path))
    if not rows or rows[0].get("key") != key:
        path.unlink()
        return kept
    for row in rows[1:]:
        trial = trial_from_json(row)
        if trial.answer is not None:  # errors are tried again
            kept[trial.item_id] = trial
    return kept


def _append(path: Path, key: str, trial: Trial) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with path.open("a", encoding="utf-8") as file:
        if new:
            file.write(json.dumps({"key": key}) + "\n")
        file.write(json.dumps(trial_to_json(trial), ensure_ascii=False) + "\n")


def fingerprint(trial: Trial) -> str:
    """The trial as canonical JSON with everything that measures time left out.

    Two runs of a deterministic assistant give equal strings, byte for byte.
    """
    answer = trial.answer
    timeless: Answer | None = replace(answer, timings_ms={}) if answer else None
    row = trial_to_json(replace(trial, answer=timeless, latency_ms=0.0, run=0))
    return json.dumps(row, sort_keys=True, ensure_ascii=False)


def latency(trials: Sequence[Trial]) -> dict[str, float | None]:
    """Median and 95th percentile of the latencies, in milliseconds; errors left out."""
    values = [trial.latency_ms for trial in trials if trial.answer is not None]
    return {"p50": percentile(values, 0.5), "p95": percentile(values, 0.95)}
