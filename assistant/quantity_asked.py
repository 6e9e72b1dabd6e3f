# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A noun phrase that is compared in, the question for how much it is out.

`ticket sales at Tolm` are asked for as "How large were the ticket sales at Tolm?".
"""

from __future__ import annotations

import re

from assistant.clause import PREPOSITION
from assistant.phrases import is_plural
from index.letters import compile_latin, widened

QUANTITY = re.compile(
    r"\b(?:numbers?|figures?|counts?|tolls?|turnout|attendances?|prices?|costs?|fees?|fares?|fines?|wages?|salar(?:y|ies)|budgets?|revenues?|turnover|profits?"
    r"|loss(?:es)?|results?|earnings|sales|exports|imports|output|production|cuts|damages?|spending|debts?|deficits?|rates?|shares?|temperatures?|records?|rainfall"
    r"|lengths?|heights?|depths?|widths?|weights?|speeds?|sizes?|areas?|populations?|ages?|majorit(?:y|ies)|margins?|forecasts?|estimates?|cases|deaths|injuries"
    r"|arrests|visitors|passengers|votes|jobs|capacit(?:y|ies)|times?"
    r"|snowfall|catch(?:es)?|harvests?|yields?|crops?|quotas?|doses?|distances?|durations?|dividends?|premiums?|bids?|crowds?|audiences?|workforces?|staff|memberships?"
    r"|values?|tonnages?|volumes?|levels?|magnitudes?|rents?|limits?|thresholds?|totals?|averages?|percentages?|pay|pensions?|subsid(?:y|ies)|grants?|tax(?:es)?|tariffs?"
    r"|scores?|tall(?:y|ies)|admissions|enrolments?|unemployment|inflation|emissions|consumption|traffic|incomes?|GDP|GNP)$",
    re.IGNORECASE,
)
_REDUCED = compile_latin(
    r"(?<=[a-z]) (?=(?:[a-z]+ed|known|given|sold|paid|made|seen)$|(?:(?:the|its|his|her|their) )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* [a-z]+)"
)
"""`the price | Carrowby got`, `the number | expected`: what follows a quantity tells of which."""
_TIME_BEHIND = compile_latin(r" (?:last|this|next) (?:year|month|week|season|[A-Z]\w+)$")
_NUMBERS = compile_latin(
    r"^(?:the )?(?P<whose>(?:[^ ]+ ){0,3}?[^ ]+['’]s? )?(?P<what>(?:[a-z-]+ ){0,2}?[a-z-]+)(?<!s) numbers(?P<rest>\b.*)$"
)
_TOLL = re.compile(
    r"^what (?:is|was) the (?:(?:official|reported|final|total) )?(?:death )?toll (?P<prep>of|in|from|at) (?P<where>[^?]+)\?$",
    re.IGNORECASE,
)


def in_other_words(asked: str) -> str:
    """The same quantity as articles may tell it otherwise: a toll is how many died; or empty."""
    toll = _TOLL.match(asked)
    if toll is None:
        return ""
    prep = "in" if toll["prep"] == "of" else toll["prep"]
    return f"How many people died {prep} {toll['where']}?"


def asked_for(phrase: str, auxiliary: str) -> str:
    """`ticket sales at Tolm` → `How large were the ticket sales at Tolm?`; empty for no quantity."""
    head = re.split(rf"\s+(?:{PREPOSITION}|that|which)\s", phrase, maxsplit=1)[0]
    head = next(
        (part for part in (head, *_REDUCED.split(head)[:1]) if is_quantity(part)),
        None,
    )
    if head is None:
        return ""
    counted = _NUMBERS.match(phrase)
    if counted is not None:
        phrase = f"the number of {counted['whose'] or ''}{counted['what']}s{counted['rest']}"
        head = "the number"
    several = is_plural(head) and not re.match(widened(r"[A-Z]"), head.split()[-1])
    be = {"did": ("was", "were")}.get(auxiliary, ("is", "are"))[several]
    bare = re.match(
        widened(
            r"(?:the|an?|its|his|her|their|(?:this|last) [a-z]+['’]s|[^ ]+(?: [A-Z][\w-]*)*['’]s?)\b"
        ),
        phrase,
    )
    asks = "How large" if several else "What"
    return f"{asks} {be} {'' if bare else 'the '}{phrase}?"


def is_quantity(head: str) -> bool:
    """Whether a noun phrase without what hangs on it is called by a quantity: `the toll`."""
    return QUANTITY.search(_TIME_BEHIND.sub("", head)) is not None
