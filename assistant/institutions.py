"""A question for an institution of a kind in, whether a value is one of another kind out.

"Which prison was he taken to?" is not answered by the Crown Court that sent him there.
"""

from __future__ import annotations

import re

from assistant.words import fold

_KINDS = (
    "prison jail gaol penitentiary",
    "court courthouse tribunal",
    "hospital clinic infirmary hospice",
    "school college university academy institute institution polytechnic conservatoire",
    "museum gallery",
    "church cathedral chapel abbey mosque temple synagogue minster",
    "airport airfield",
    "stadium arena ground park field",
    "hotel inn motel hostel",
    "theatre theater cinema opera",
    "library archive",
    "river canal",
    "lake reservoir",
    "street road avenue lane boulevard square",
    "bridge tunnel",
    "island isle",
    "mountain peak hill mount",
    "newspaper magazine",
)
_KIND_OF = {word: at for at, kind in enumerate(_KINDS) for word in kind.split()}
_ASKED = re.compile(
    rf"\b(?:which|what) (?:[a-z-]+ )?(?P<kind>{'|'.join(_KIND_OF)})s?\b"
    r"(?! (?:[a-z-]+ )?(?:of|official|name)\b)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\w’'.-]+")
_AT = re.compile(r",| (?:in|at|of|near|on|for)\b")


def is_of_other_kind(question: str, value: str) -> bool:
    """Whether a value says itself that it is another kind of institution than is asked for.

    Args:
        question: The question.
        value: What was read: "Thornhaven Crown Court".
    """
    asked = _ASKED.search(question)
    words = _WORDS.findall(_AT.split(value.strip())[0])
    if asked is None or not words:
        return False
    told = _KIND_OF.get(fold(words[-1]))
    return told is not None and told != _KIND_OF[asked["kind"].casefold()]
