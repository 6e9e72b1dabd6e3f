"""What a question says and of whom in, the same as a statement or as a question out."""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY
from assistant.phrases import is_plural
from assistant.verbs import base_form, is_plain, past_form, third_form

_DENIED = re.compile(r"(?:not|never)\b")


def stated(subject: str, auxiliary: str, predicate: str) -> str:
    """A clause in the order of a statement: `Lind`, `did`, `write it` → `Lind wrote it`."""
    verb, _, tail = predicate.partition(" ")
    adverb = f"{verb} " if verb in ("also", "still", "ever", "already") else ""
    if adverb:
        verb, _, tail = tail.partition(" ")
    if auxiliary in ("did", "does", "do") and not _DENIED.match(verb):
        forms = {"did": past_form, "does": third_form}
        verb, auxiliary = forms.get(auxiliary, str)(verb), ""
    return " ".join(part for part in (subject, auxiliary, f"{adverb}{verb}", tail) if part)


_KEEPS_NO_E = re.compile(r"(?:[nscpfl]t|ck|sh|ch|[lrns]k|ll|ss|[lnr]d|[aeo]y|ow|er)$")
"""What no verb with an "e" at its end looks like without it: `paint`, but not `curat`."""


def inverted(who: str, predicate: str) -> str:
    """What somebody does in the order of a question: `Lind`, `wrote it` → `did Lind write it`."""
    verb, _, tail = predicate.partition(" ")
    base = base_form(verb)
    if re.match(rf"{AUXILIARY}$", verb):
        parts = (verb, who, tail)
    elif verb == base or not (is_plain(base) or _KEEPS_NO_E.search(base) or verb == f"{base}s"):
        # "cut" and "put" may be of either time.
        parts = ("was it that", who, predicate)
    elif verb in (third_form(base), f"{base}s"):
        parts = ("do" if is_plural(who) else "does", who, base, tail)
    else:
        parts = ("did", who, base, tail)
    return " ".join(part for part in parts if part)
