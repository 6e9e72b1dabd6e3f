"""What went wrong with a model's reply in, whether another try may help out."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime

from assistant.errors import ModelUnavailable


class Transient(Exception):
    """An attempt failed in a way that may pass.

    Attributes:
        reason: What happened, without the address's secrets or the key.
        retry_after_s: What the server asked for, if anything.
        plainer: Whether it may be the reply schema that the server choked on.
    """

    def __init__(
        self, reason: str, retry_after_s: float | None = None, *, plainer: bool = False
    ) -> None:
        """Hold what the policy needs to know."""
        super().__init__(reason)
        self.reason = reason
        self.retry_after_s = retry_after_s
        self.plainer = plainer


class RequestRefused(ModelUnavailable):
    """The server does not accept the request as it stands; without a schema it may."""


def check_finish(finish: str | None) -> None:
    """Refuse a reply that the model did not end properly.

    Args:
        finish: Why it ended, in OpenAI's words; None when nobody said that it did.

    Raises:
        Transient: The stream was cut.
        ModelUnavailable: The reply ran into its limit, or was withheld.
    """
    if finish is None:
        raise Transient("its reply was cut off")
    if finish == "length":
        raise ModelUnavailable(
            "The language model's reply ran into its limit. Raise the setting `reply_tokens`."
        )
    if finish == "content_filter":
        raise ModelUnavailable("The language model's server withheld the reply.")


def from_status(status: int, retry_after: str | None = None) -> Exception:
    """Turn an HTTP status into what the policy understands, saying what to do.

    Args:
        status: Of the response. Less than 400 is an error that came within a stream.
        retry_after: The header of that name, seconds or a date.
    """
    if status < 400:
        return Transient("the server broke its reply off")
    if status == 429:
        return Transient("too many requests (429)", _seconds(retry_after))
    if status >= 500 or status in (408, 409):
        # llama-cpp-python's server says 500 to a form of reply that it does not know.
        return Transient(
            f"the server failed ({status})", _seconds(retry_after), plainer=status == 500
        )
    if status in (401, 403):
        return ModelUnavailable(
            f"The model server refused the key ({status}). Check the setting `api_key`."
        )
    if status == 404:
        return ModelUnavailable(
            "The model server does not know this model or address (404). Check the settings "
            "`model` and `base_url`."
        )
    if status in (400, 413, 422):
        kind = ModelUnavailable if status == 413 else RequestRefused
        return kind(
            f"The model server refused the request ({status}). If the prompt was too long, "
            "lower the setting `context_window`."
        )
    return ModelUnavailable(f"The model server answered with status {status}.")


def _seconds(value: str | None) -> float | None:
    """Seconds to wait by a `Retry-After` header, which may give a date instead."""
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
