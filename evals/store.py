"""Results to `results.jsonl` and articles to `articles.jsonl`, and both back again.

What is stored is enough to score every answer anew without asking again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.jsonable import answer_from_json, to_jsonable
from evals.cost import usage_of
from evals.errors import BaselineError
from evals.golden import item_from_json, item_to_json
from evals.records import Result, Retrieved, Score, Stage, Status, Trial
from index.records import Article

RESULTS = "results.jsonl"
ARTICLES = "articles.jsonl"
REPEATS = "repeats.jsonl"
_ARTICLE_FIELDS = ("article_id", "uri", "title", "text", "outlet", "published")


def trial_to_json(trial: Trial) -> dict[str, Any]:
    """A JSON object of one trial."""
    row: dict[str, Any] = to_jsonable(trial)
    return row


def trial_from_json(row: Mapping[str, Any]) -> Trial:
    """Read a trial back.

    Raises:
        ValueError: If a field is missing or has the wrong form.
    """
    try:
        return Trial(
            item_id=row["item_id"],
            answer=answer_from_json(row["answer"]) if row.get("answer") else None,
            retrieved=tuple(Retrieved(**found) for found in row.get("retrieved", ())),
            error=row.get("error"),
            latency_ms=row.get("latency_ms", 0.0),
            run=row.get("run", 0),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a stored trial: {error!r}") from error


def score_to_json(score: Score) -> Any:
    """A number, or an object that says why there is none; notes are kept."""
    if score.status is Status.VALUE and not score.note:
        return score.value
    row: dict[str, Any] = {"value": score.value, "status": score.status.value, "note": score.note}
    return row


def score_from_json(row: Any) -> Score:
    """Read a score back."""
    if isinstance(row, int | float):
        return Score.of(row)
    return Score(status=Status(row["status"]), value=row["value"], note=row.get("note", ""))


def result_to_json(result: Result, articles: Mapping[str, Article]) -> dict[str, Any]:
    """One line of `results.jsonl`: question, answer, ranked passages, scores, stage."""
    row = trial_to_json(result.trial)
    for found in row["retrieved"]:
        article = articles.get(found["article_id"])
        if article is not None:
            found["title"] = article.title
            found["text"] = article.text[found["start"] : found["end"]]
    answer: dict[str, Any] = row.pop("answer") or {}
    usage = usage_of(result.trial)
    return {
        "id": result.item.item_id,
        "category": result.item.category,
        "question": result.item.question,
        "outcome": answer.get("outcome"),
        "short": answer.get("short"),
        "answer": answer or None,
        "run": row["run"],
        "error": row["error"],
        "latency_ms": row["latency_ms"],
        "tokens": usage.prompt_tokens + usage.reply_tokens if usage else None,
        "retrieved": row["retrieved"],
        "scores": {name: score_to_json(score) for name, score in result.scores.items()},
        "stage": result.stage.value if result.stage else None,
        "why": result.why,
        "item": item_to_json(result.item),
    }


def result_from_json(row: Mapping[str, Any]) -> Result:
    """Read a line of `results.jsonl` back.

    Raises:
        ValueError: If a field is missing or has the wrong form.
    """
    found = [
        {key: value for key, value in hit.items() if key not in {"title", "text"}}
        for hit in row.get("retrieved", ())
    ]
    trial = trial_from_json({**row, "item_id": row.get("id"), "retrieved": found})
    try:
        return Result(
            item=item_from_json(row["item"]),
            trial=trial,
            scores=MappingProxyType(
                {name: score_from_json(score) for name, score in row["scores"].items()}
            ),
            stage=Stage(row["stage"]) if row.get("stage") else None,
            why=row.get("why", ""),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a stored result: {error!r}") from error


def write_results(folder: Path, results: Iterable[Result], articles: Iterable[Article]) -> None:
    """Write `results.jsonl` and `articles.jsonl` into an existing folder."""
    known = {article.article_id: article for article in articles}
    write_lines(folder / RESULTS, (result_to_json(result, known) for result in results))
    write_lines(folder / ARTICLES, (_article_to_json(article) for article in known.values()))


def _article_to_json(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = to_jsonable(article)
    return {name: row[name] for name in _ARTICLE_FIELDS}


def load_results(path: Path) -> list[Result]:
    """Read a `results.jsonl`, or that of a run's folder.

    Raises:
        BaselineError: If it is missing or not what a run writes.
    """
    file = path / RESULTS if path.is_dir() else path
    try:
        return [result_from_json(row) for row in read_lines(file)]
    except ValueError as error:
        raise BaselineError(f"{file} is not the results of a run: {error}") from error


def load_articles(folder: Path) -> list[Article]:
    """Read the articles stored beside a run's results; empty when there are none."""
    path = folder / ARTICLES
    if not path.is_file():
        return []
    return [_article_from_json(row) for row in read_lines(path)]


def _article_from_json(row: Mapping[str, Any]) -> Article:
    published = row.get("published")
    return Article(
        article_id=row["article_id"],
        uri=row["uri"],
        title=row["title"],
        text=row["text"],
        outlet=row.get("outlet"),
        published=date.fromisoformat(published) if published else None,
    )


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON Lines, whole or not at all."""
    partial = path.with_name(path.name + ".part")
    with partial.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
    partial.replace(path)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file.

    Raises:
        BaselineError: If the file cannot be read.
        ValueError: If a line is not a JSON object.
    """
    try:
        # Not splitlines(): a line separator inside a JSON string ends no line.
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise BaselineError(f"cannot read {path}: {error}") from error
    for line in lines:
        if line.strip():
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError(f"{line[:40]!r} is not a JSON object")
            yield row
