"""An e-mail message (EML) → a draft: subject, sender, date and the readable part."""

from __future__ import annotations

import email
import email.policy
from email.errors import MessageError
from email.message import EmailMessage

from index.draft import DateClue, DateRole, Draft
from index.errors import SourceError
from index.records import Provenance
from index.sources.page import strip_tags

_MAX_PARTS = 200


def read_mail(data: bytes, uri: str) -> Draft:
    """Read a message; attachments are left alone.

    The plain text part is preferred, else the HTML part is stripped of its tags.

    Raises:
        SourceError: If it is no message, or has no text.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not message.keys():
            raise SourceError(uri, "is not an e-mail message: it has no headers")
        text = _find_text(message)
        subject = _header(message, "Subject")
        date = _header(message, "Date")
        sender = message["From"]
        names = [str(a.display_name) for a in sender.addresses] if sender is not None else []
    except (
        MessageError, LookupError, ValueError, AttributeError, TypeError, OverflowError,
        AssertionError,
    ) as error:  # fmt: skip
        # The header parser meets broken headers with whatever it stumbles over.
        raise SourceError(uri, f"is an e-mail message that cannot be read ({error})") from error
    if not text:
        raise SourceError(uri, "is an e-mail message without text")
    clues = (
        [DateClue(role=DateRole.PUBLISHED, text=date, source=Provenance.METADATA)] if date else []
    )
    return Draft(
        uri=uri,
        text=text,
        title=subject,
        outlet=next(filter(None, names), None),
        clues=tuple(clues),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message[name]
    return " ".join(str(value).split()) or None if value is not None else None


def _find_text(message: EmailMessage) -> str | None:
    if sum(1 for _ in message.walk()) > _MAX_PARTS:
        raise ValueError(f"more than {_MAX_PARTS} parts")
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        if part is None:
            continue
        content = part.get_content()
        if isinstance(content, str) and content.strip():
            return strip_tags(content) if kind == "html" else content
    return None
