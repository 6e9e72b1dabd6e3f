"""A question, or a complaint from the chat, to a golden item by asking a person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from evals.draft import Proof, draft_item, find_proofs, guess_type, make_fact, make_id
from evals.errors import GoldenError
from evals.metrics.match import matches_fact
from evals.records import GoldenItem
from index.records import Article

_SHOWN = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A question, with what was answered to it and what the reader wanted, if known.

    `short` is the value that was asserted, `reason` a key such as `wrong-answer`.
    """

    question: str
    history: tuple[tuple[str, str], ...] = ()
    answered: str = ""
    short: str = ""
    reason: str = ""
    note: str = ""

    @property
    def asked(self) -> Asked:
        """What tells this complaint from others."""
        return asked(self.question, self.history)


Asked = tuple[str, ...]
"""The questions of a conversation up to the one in doubt."""


def asked(question: str, history: Sequence[tuple[str, str]]) -> Asked:
    """The key under which complaints and golden items about the same question meet."""
    return (*(earlier for earlier, _ in history), question)


def read_complaints(path: Path) -> list[Complaint]:
    """The thumbs-down of a chat's `feedback.jsonl`, oldest first.

    Of several about the same question the last is taken, one with a note before one
    without. A thumbs-up takes none back: it may be another reader's.

    Raises:
        GoldenError: If the file cannot be read or is no such file.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
        found: dict[Asked, Complaint] = {}
        for complaint in [_complaint(row) for row in rows if row["verdict"] == "down"]:
            before = found.get(complaint.asked)
            if complaint.note or before is None or not before.note:
                found[complaint.asked] = complaint
        return list(found.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldenError(f"{path} is not the feedback of the chat: {error!r}") from error


def _complaint(row: dict[str, Any]) -> Complaint:
    answer: dict[str, Any] = row.get("answer") or {}
    return Complaint(
        question=row["question"],
        history=tuple((question, said) for question, said in row.get("history", ())),
        answered=answer.get("text", ""),
        short=answer.get("short") or "",
        reason=row.get("reason", ""),
        note=row.get("note", ""),
    )


def interview(
    complaint: Complaint, articles: Sequence[Article], taken: set[str]
) -> GoldenItem | None:
    """Ask what the item should be; None when the person skips it."""
    question = complaint.question or typer.prompt("Question")
    if complaint.answered:
        typer.echo(f"\n{question}\nIt answered: {complaint.answered}")
        if complaint.note:
            typer.echo(f"The reader noted: {complaint.note}")
        if complaint.reason:
            typer.echo(f"What is wrong: {complaint.reason}")
        if not typer.confirm("Make a golden question of this?", default=True):
            return None
    item_id = typer.prompt("Id", default=make_id(question, taken))
    answerable = complaint.reason != "should-abstain"
    if not typer.confirm("Do the articles answer it?", default=answerable):
        reason = typer.prompt("Why not", default="not_in_articles")
        return draft_item(
            item_id=item_id,
            question=question,
            forms=(),
            proofs=(),
            history=complaint.history,
            refusal_reason=reason,
            forbidden=_forbidden(complaint, ()),
        )
    forms = _listed("Accepted answers, the best one first, with | between", complaint.note)
    if not forms:
        raise GoldenError("an answerable question needs at least one accepted answer")
    proofs = _choose(find_proofs(question, make_fact(forms), articles))
    if not proofs:
        typer.echo("No sentence of the articles states this answer; nothing was added.", err=True)
        return None
    typer.echo(f"The answer is taken as: {guess_type(forms)}")
    return draft_item(
        item_id=item_id,
        question=question,
        forms=forms,
        proofs=proofs,
        history=complaint.history,
        forbidden=_forbidden(complaint, forms),
    )


def _forbidden(complaint: Complaint, forms: Sequence[str]) -> tuple[str, ...]:
    """What must not be asserted; the value complained of, unless it is accepted, is proposed."""
    wrong = complaint.short if complaint.reason in {"wrong-answer", "should-abstain"} else ""
    if forms and wrong and matches_fact(wrong, make_fact(forms)):
        wrong = ""
    return _listed("Values that must not be asserted, with | between (may be empty)", wrong)


def _listed(prompt: str, default: str = "") -> tuple[str, ...]:
    given: str = typer.prompt(prompt, default=default, show_default=bool(default))
    return tuple(part.strip() for part in given.split("|") if part.strip())


def _choose(proofs: Sequence[Proof]) -> list[Proof]:
    """Let the person pick the sentences that prove the answer."""
    shown = list(proofs[:_SHOWN])
    for number, proof in enumerate(shown, start=1):
        typer.echo(f"  {number}. {proof.quote} ({proof.article.title})")
    if not shown:
        return []
    given: str = typer.prompt("Sentences that prove it (numbers, 0 for none)", default="1")
    numbers = {int(part) for part in given.replace(",", " ").split() if part.isdigit()}
    return [proof for number, proof in enumerate(shown, start=1) if number in numbers]
