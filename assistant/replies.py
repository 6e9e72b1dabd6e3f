"""A model's reply in, its claims out: JSON read tolerantly, piece by piece as it comes."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import ModelUnavailable


class Claim(BaseModel):
    """One sentence of a reply with the quote that is to prove it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    evidence: int
    quote: str


class Reply(BaseModel):
    """A whole reply; not `answerable` when the model declines, in so many words or by silence."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    answerable: bool = True
    claims: tuple[Claim, ...] = ()
    short: str | None = None


_CLAIMS_OPEN = re.compile(r'"claims"\s*:\s*\[')


class ReplyParser:
    """Collects a streamed reply and gives out each claim as soon as it is whole."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._text = ""
        self._at: int | None = None

    def feed(self, piece: str) -> list[Claim]:
        """Add a piece; return the claims that it completed, in order."""
        self._text += piece
        if self._at is None:
            opened = _CLAIMS_OPEN.search(self._text)
            if opened is None:
                return []
            self._at = opened.end()
        done: list[Claim] = []
        while (start := self._next_object()) is not None:
            try:
                value, end = _DECODER.raw_decode(self._text, start)
            except (json.JSONDecodeError, RecursionError):
                break
            self._at = end
            claim = _claim(value)
            if claim is not None:
                done.append(claim)
        return done

    def _next_object(self) -> int | None:
        match = re.compile(r"[\s,]*(?=\{)").match(self._text, self._at or 0)
        return match.end() if match else None

    def finish(self) -> Reply:
        """Read the whole reply.

        Raises:
            ModelUnavailable: There is no object of the agreed form in it.
        """
        return read_reply(self._text)


_DECODER = json.JSONDecoder(strict=False)


def read_reply(text: str) -> Reply:
    """Find the reply in a text that may have a preamble, a code fence or thoughts around it.

    Raises:
        ModelUnavailable: There is none.
    """
    bare = re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL)
    for match in re.finditer(r"\{", bare):
        try:
            value, _ = _DECODER.raw_decode(bare, match.start())
        except json.JSONDecodeError:
            continue
        except RecursionError:
            break  # nested beyond all sense, and slow to find so again from every brace
        reply = _reply(value)
        if reply is not None:
            return reply
    raise ModelUnavailable("The language model did not reply in the agreed form.")


def _reply(value: object) -> Reply | None:
    if not isinstance(value, dict):
        return None
    fields = cast("dict[str, Any]", value)
    if "claims" not in fields and "answerable" not in fields:
        return None
    given: object = fields.get("claims") or []
    if not isinstance(given, list):
        return None
    claims = cast("list[object]", given)
    try:
        head = Reply.model_validate({"answerable": fields.get("answerable", bool(claims)),
                                     "short": fields.get("short")})  # fmt: skip
    except ValidationError:
        return None
    read = tuple(c for item in claims if (c := _claim(item)) is not None)
    return head.model_copy(update={"claims": read})


def _claim(value: object) -> Claim | None:
    """One claim; None when it lacks a part, for a claim without a quote proves nothing."""
    try:
        return Claim.model_validate(value)
    except ValidationError:
        return None
