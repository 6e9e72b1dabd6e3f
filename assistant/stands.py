# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question where two parties stand in, what to ask of either party out.

"Contrast the arguments of Lind and Kord about the quay" and "Where do they stand on it?" ask what
each of them said; what their estimates are is asked according to each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dates import find_dates
from assistant.verbs import base_form, is_past
from index.letters import compile_latin, widened

_PARTY = r"(?:(?!\band\b)[^,?:]){2,60}?"
_PREPOSITION = r"(?:about|on|over|of|for|against|regarding|concerning|as to|towards?|to|when it comes to|with regard to)"
_MATTER = rf"(?: (?P<on>{_PREPOSITION}) (?P<matter>[^?]+?))"
_NOUN = r"(?:[a-z-]+ )??(?P<noun>[a-z]+)"
_PAIR = rf"(?P<one>{_PARTY}) (?:and|vs\.?|versus) (?:of |by |from )?(?P<two>{_PARTY})"
_OF = r"(?:of|by|from|held by|put forward by|given by|made by|expressed by)"
_COMPARE = r"(?:compare|contrast|(?:what is|what are|what['’]s) the differences? between|how (?:do|does|did))"
_AT_ALL = r"(?: (?:differ|compare|diverge|clash))?(?: (?:in|on) this)?\s*[?.]*$"
_FORMS = tuple(
    compile_latin(form, re.IGNORECASE)
    for form in (
        # "Contrast the arguments of Lind and Kord about the quay."
        rf"^{_COMPARE} (?:the )?{_NOUN} {_OF} {_PAIR}{_MATTER}{_AT_ALL}",
        # "How do Lind's and Kord's views on the quay differ?"
        rf"^{_COMPARE} (?P<one>{_PARTY})(?:['’]s?)? and (?P<two>{_PARTY})['’]s? {_NOUN}{_MATTER}{_AT_ALL}",
        # "Compare Lind's view of the quay with Kord's."
        rf"^{_COMPARE} (?P<one>{_PARTY})['’]s? {_NOUN}{_MATTER} (?:differ from|compare (?:with|to)|with|to|and|against) (?P<two>{_PARTY})['’]s?(?: (?:one|own))?\s*[?.]*$",
        # "Where do Lind and Kord stand on the quay?", "How do they view it?"
        rf"^where (?:do|does|did) {_PAIR} (?:each )?stand{_MATTER}\s*[?.]*$",
        rf"^(?:how|what) (?:do|does|did) {_PAIR} (?:each )?(?:view|see|regard|think|feel|argue)(?: {_PREPOSITION})? (?P<matter>[^?]+?)\s*[?.]*$",
        rf"^how (?:do|does|did) {_PAIR} (?:differ|compare|diverge|clash|disagree) (?:in|on) their {_NOUN}{_MATTER}\s*[?.]*$",
        rf"^what (?:do|does|did) {_PAIR} each (?:say|think|claim|argue){_MATTER}\s*[?.]*$",
        # "Lind and Kord: how do their hopes for the quay differ?"
        rf"^{_PAIR}\s*(?:[:,]|\s[–—-])\s*(?:how|in what way) (?:do|does|did) their {_NOUN}{_MATTER}{_AT_ALL}",
        rf"^{_PAIR}\s*(?:[:,]|\s[–—-])\s*(?:how|where|in what way|on what) (?:do|does|did) they (?:each )?(?:differ|disagree|stand|think|feel){_MATTER}\s*[?.]*$",
        rf"^(?P<one>{_PARTY}) (?:vs\.?|versus) (?P<two>{_PARTY}) (?:on|about|over) (?P<matter>[^?]+?)\s*[?.]*$",
        # "How do the police and union estimates of the turnout differ?"
        rf"^{_COMPARE} (?:the )?(?P<one>[a-z]+) and (?P<two>[a-z]+) (?P<noun>[a-z]+){_MATTER}{_AT_ALL}",
        # "Lind and Kord gave different numbers of the hurt. What did each say?"
        rf"^{_PAIR} (?:gave|give|named?|cited?|reported|put forward|have|had|offered|made) (?:different|differing|conflicting|two) {_NOUN}{_MATTER}[.;:] (?:what|which)\b[^?]*\b(?:each|they)\b[^?]*\?*$",
    )
)
_BOTH = compile_latin(
    rf"^both {_PAIR} (?P<did>[a-z]+)\b(?P<rest>[^.?:;]*)[.:;,–-]+ (?P<ask>what for|why|for what|over what|how)(?:,? in each case|,? each)?\s*\?*$",
    re.IGNORECASE,
)
_KEYWORDS = compile_latin(
    rf"^(?!(?:who|what|when|where|why|which|how)\b)(?P<matter>[^?:,]+)[:,] (?P<one>{_PARTY}) (?:vs\.?|versus) (?P<two>{_PARTY})\s*[?.]*$",
    re.IGNORECASE,
)
_SAID = "views? positions? stances? opinions? stands? attitudes? arguments? comments? statements? remarks? claims? accounts? versions? takes? cases? reasons? reasoning thoughts? objections?"
_VERBS = {
    "What does {party} expect of {matter}?": "expectations?",
    "What does {party} hope for from {matter}?": "hopes?",
    "What does {party} fear about {matter}?": "fears? worry worries concerns?",
    "How did {party} react to {matter}?": "reactions? responses?",
    "What does {party} plan for {matter}?": "plans? intentions?",
    "What does {party} demand on {matter}?": "demands?",
    "What did {party} say about {matter}?": _SAID,
    "According to {party}, what is the {noun} {on} {matter}?": "estimates? figures? numbers? counts? tolls? totals? forecasts? valuations? prices? costs?",
}
_ASKED = {
    compile_latin("|".join(nouns.split()), re.IGNORECASE): form for form, nouns in _VERBS.items()
}


def find_stands(text: str) -> tuple[str, ...]:
    """What to ask of either party; empty where the question asks no such thing.

    Args:
        text: A question on one line.
    """
    both = _BOTH.match(text)
    passive = both is not None and both["did"].casefold() in ("was", "were")
    if both is not None and (passive or is_past(both["did"])):
        auxiliary, done = ("was", "") if passive else ("did", f" {base_form(both['did'])}")
        done = f"{done}{both['rest']}"
        return tuple(
            _of_deed(both["ask"], auxiliary, f"{_party(both[side])}{done}")
            for side in ("one", "two")
        )
    keywords = _KEYWORDS.match(text)
    if keywords is not None:
        matter = keywords["matter"]
        said = [keywords[side] for side in ("one", "two")]
        if all(any(m.year or m.month for m in find_dates(one)) for one in said):
            return tuple(f"{matter} {one}" for one in said)  # nobody is called "visitors in 2006"
        return tuple(f"According to {one}, {matter}" for one in said)
    return next((asked for form in _FORMS for asked in _asked(form.match(text))), ())


def _of_deed(ask: str, auxiliary: str, done: str) -> str:
    """`What for` of whom `did Beltra get into trouble`: `What did Beltra get into trouble for?`."""
    asks, _, behind = ask.partition(" ") if ask.casefold() == "what for" else (ask, "", "")
    asked = f"{asks} {auxiliary} {done} {behind}".rstrip()
    return f"{asked[:1].upper()}{asked[1:]}?"


def _asked(found: re.Match[str] | None) -> Iterator[tuple[str, ...]]:
    if found is None:
        return
    groups = found.groupdict()
    noun, on = groups.get("noun") or "views", groups.get("on") or "about"
    form = next((form for known, form in _ASKED.items() if known.fullmatch(noun)), None)
    if form is not None:
        noun = re.sub(r"s$", "", noun) if "numbers" not in noun else "number"
        yield tuple(
            form.format(party=_party(found[side]), noun=noun, on=on, matter=found["matter"])
            for side in ("one", "two")
        )


def _party(told: str) -> str:
    """A party as it stands in a sentence: `Pharmacist Ashe` → `pharmacist Ashe`."""
    begins_low = re.match(widened(r"(?:The|An?|[A-Z][a-z]+(?= [a-z]+ [A-Z]))\b"), told)
    return told[:1].lower() + told[1:] if begins_low else told
