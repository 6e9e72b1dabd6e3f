# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for how two sides differ in, what to ask of each out.

"Compare what the union and the board say about the raise" asks what either says; "How does the
mayor's figure for the bridge differ from the court's?" asks the figure of each.
"""

from __future__ import annotations

import re

from assistant.compared import find_compared
from assistant.compared_otherwise import find_other_forms
from assistant.kinds import Kind, kind_of
from assistant.over_time import find_times
from assistant.parts import Part
from assistant.phrases import is_plural
from assistant.stands import find_stands
from assistant.verbs import base_form, is_past
from index.letters import compile_latin, widened

_SIDE = r"(?:(?!\band\b)[^,?]){2,60}?"
_SAY = (
    r"say|says|said|tell|told|report|reported|claim|claimed|think|thought|write|wrote|state|stated"
)
_SAYING = compile_latin(
    rf"^(?:compare|contrast) what (?P<one>{_SIDE}) and (?P<two>{_SIDE}) (?:each )?(?:have |has )?(?:{_SAY})(?: (?:about|on|of|over))? (?P<matter>[^?]+?)\s*[?.]*$"
    rf"|^what (?:do|does|did|have) (?P<one_d>{_SIDE}) and (?P<two_d>{_SIDE}) each (?:{_SAY}|bring up|mention|note)(?: (?:about|on|of|over))? (?P<matter_d>[^?]+?)\s*\?*$"
    rf"|^(?:how|on what|in what|what|where) (?:do|does|did) (?P<one_b>{_SIDE}) and (?P<two_b>{_SIDE}) (?:differ|disagree)(?: in their views?)?(?: (?:about|on|over|as to)(?: (?P<matter_b>[^?]+?))?)?\s*\?*$"
    rf"|^(?:what is|what are|what['’]s) the differences? between (?:what )?(?P<one_c>{_SIDE}) and (?P<two_c>{_SIDE})(?: say)? (?:about|on|over|as to) (?P<matter_c>[^?]+?)\s*\?*$",
    re.IGNORECASE,
)
_OWNED = compile_latin(
    rf"^how (?:do|does|did) (?P<one>{_SIDE}[’']s?) (?P<what>[^?]+?) (?:differ|compare) (?:from|to|with) (?P<two>(?:that|those) of [^?]+?|[^?]+?[’']s?(?: [^?]+?)?)\s*\?*$",
    re.IGNORECASE,
)
_THINGS = compile_latin(
    r"^(?:(?:what is|what are|what['’]s) the differences? between|compare) (?P<one>(?:the|an?|its|[A-Z])\b[^?]*?) (?:and|with|to) (?P<two>(?:the|an?|its|his|her|their|that|those)\b[^?]+?)\s*[?.]*$"
    r"|^how (?:do|does|did) (?P<one_b>(?:the|an?)\b[^?]*?) (?:differ|compare) (?:from|to|with) (?P<two_b>(?:the|an?|his|her|their|that|those)\b[^?]+?)\s*\?*$",
    re.IGNORECASE,
)
_PLURAL = compile_latin(
    rf"^compare the (?P<what>[a-z -]+?)(?P<ending>ies|s|) (?P<given>of|in|(?:given|reported|named|cited|claimed|put forward|offered) by) (?P<one>{_SIDE}) and (?:(?:of|in|by) )?(?P<two>{_SIDE})\s*[?.]*$",
    re.IGNORECASE,
)
_TWO_ARTICLES = re.compile(
    r"^(?:(?:what is|what are|what['’]s) the differences? between|compare|how do) (?:the )?(?:two |both )?(?:articles|reports|papers|newspapers|outlets|sources|accounts)(?: (?:differ|disagree|say))?"
    r" (?:about|on|over|as to) (?P<matter>[^?]+?)\s*[?.]*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"^(?:figures?|numbers?|estimates?|counts?|tolls?)(?: (?:for|of|on))? (?P<matter>.+)$",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:the )?(?:cost|price|number|toll|death toll|size|amount|date|value|worth|length|share|age|height)s? of\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:the|an?|that|those) (?:ways?|manner|approach|style|(?:year|month|week|day|years|time) (?:before|after|earlier|ago)"
    r"|previous|last|first (?:report|article)|next)\b",
    re.IGNORECASE,
)
_WHAT_EACH = compile_latin(
    rf"^(?:(?:what is|what are|what['’]s) the differences? between|compare|contrast) what (?P<one>{_SIDE}) (?P<did>[a-z]+)"
    rf" (?:and|with|to) what (?P<two>{_SIDE}) (?P<did_b>[a-z]+)(?P<matter> (?:about|on|over|of|in|at) [^?]+?)?\s*[?.]*$",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"^[^?]*\b(?:between|compare|contrast) (?:what|who|when|where|how)\b", re.IGNORECASE
)
"""Two clauses are compared, which no "and" parts: `the difference between what … and what …`."""
_OTHER_ONE = compile_latin(r"(?P<which>(?:the|an?) [a-z]+) ones?$")
_PART = re.compile(r"(?:of|in|at|from) the [a-z]+ (?P<noun>[a-z]+)", re.IGNORECASE)
_ORDER = re.compile(
    r"^(?:original|initial|first|earlier|later|old|older|new|newer|former|previous|final|latest|last|current|present) "
)
_HOW_MANY = re.compile(r"^(?:how|whether|when|why|where|who|what)\b", re.IGNORECASE)


def find_sides(question: str) -> tuple[Part, ...]:
    """What to ask of each of two sides; empty where the question compares none.

    The question itself, where it compares in a way that is not taken apart here.
    One part alone where two articles are compared that are not named: what they differ on is
    asked, and shown as disputed where it is.
    """
    text = " ".join(question.split())
    articles = _TWO_ARTICLES.match(text)
    if articles is not None:
        matter = articles["matter"]
        asks = _HOW_MANY.match(matter)
        return (Part(text=f"{matter[:1].upper()}{matter[1:]}?" if asks else f"What is {matter}?"),)
    times = find_times(text)
    if times:
        return times
    stands = find_stands(text)
    if stands:
        return tuple(Part(text=part, in_full=True) for part in stands)
    compared = find_compared(text)
    if compared:
        return compared
    other = find_other_forms(text)
    if other:
        return other
    each = _WHAT_EACH.match(text)
    if each is not None and all(is_past(each[verb]) for verb in ("did", "did_b")):
        return tuple(
            Part(text=f"What did {each[side]} {base_form(each[verb])}{each['matter'] or ''}?")
            for side, verb in (("one", "did"), ("two", "did_b"))
        )
    for pattern, read in (
        (_SAYING, _said),
        (_PLURAL, _of_each),
        (_OWNED, _owned),
        (_THINGS, _things),
    ):
        match = pattern.match(text)
        asked = read(_named(match)) if match is not None else []
        if asked:
            things = pattern in (_OWNED, _THINGS)
            return tuple(
                Part(text=part, in_full=pattern is _SAYING, in_sentences=things) for part in asked
            )
    compares = _CLAUSES.match(text) or kind_of(text) is Kind.COMPARISON
    return (Part(text=text),) if compares else ()


def _named(match: re.Match[str]) -> dict[str, str]:
    """The groups that took part, by their names without what tells the forms apart."""
    return {name.split("_")[0]: found for name, found in match.groupdict().items() if found}


def _said(found: dict[str, str]) -> list[str]:
    matter = found.get("matter")
    sides = (found["one"], found["two"])
    if matter is None:
        return []
    if _HOW_MANY.match(matter):
        return [f"According to {side}, {matter}?" for side in sides]
    if _VALUE.match(matter):
        return [f"According to {side}, what is {matter}?" for side in sides]
    return [f"What did {side} say about {matter}?" for side in sides]


def _of_each(found: dict[str, str]) -> list[str]:
    what = found["what"] + ("y" if found.get("ending") == "ies" else "")
    sides = (found["one"], found["two"])
    if found["given"].endswith("by"):
        return [f"According to {side}, what is the {what}?" for side in sides]
    return [f"What is the {what} {found['given']} {side}?" for side in sides]


def _owned(found: dict[str, str]) -> list[str]:
    what = found["what"]
    one = re.sub(r"[’']s?$", "", found["one"])
    other = re.sub(r"^(?:that|those) of ", "", found["two"])
    other = re.sub(r"[’']s?(?: .*)?$", "", other)
    figure = _FIGURE.match(what)
    if figure is not None and other == found["two"]:
        return []
    if figure is not None:
        return [
            f"According to {side}, what is the figure for {figure['matter']}?"
            for side in (one, other)
        ]
    return [f"What is {side}'s {what}?" for side in (one, other)]


def _things(found: dict[str, str]) -> list[str]:
    one, two = found["one"], found["two"]
    if _NO_THING.match(one) or _NO_THING.match(two):
        return []
    same = re.match(r"(?:that|those|the one) (?P<rest>(?:of|in|at|from)\b.*)", two)
    head = re.match(r"(?P<head>.+?) (?:of|in|at|from)\b", one)
    if same and head:
        # "in the first half of the book" and "in the second half": both of the book.
        part = _PART.fullmatch(same["rest"])
        whole = part and re.search(rf" {part['noun']}(?P<of> of .+)$", one)
        two = f"{head['head']} {same['rest']}{whole['of'] if whole else ''}"
    owner = re.match(
        widened(r"[^?]+? of (?P<owner>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)$"), one
    )
    if owner:
        two = re.sub(r"^(?:his|her|its|their) ", f"{owner['owner']}'s ", two)
    other = _OTHER_ONE.match(two)
    bare = re.sub(r"^(?:the|an?|its) ", "", one)
    if other and _ORDER.match(bare):
        # The earlier and the later of one value are what reports of other days differ on.
        return [f"What is the {_ORDER.sub('', bare)}?"]
    if other:
        two = f"{other['which']} {bare}"
    several = head is not None and is_plural(head["head"])
    return [f"What are {thing} like?" if several else f"What is {thing}?" for thing in (one, two)]
