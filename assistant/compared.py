# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question that asks for one quantity of two sides in, what to ask of either out.

"How did turnout compare with the year before?", "How many came in 2016, against 2015?" and "How
many called at Tolm, and how many at Vik?" ask the same twice: the second side takes the place of
its like in the question of the first.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.other_side import AT_FIRST, AT_LAST, BEFORE, TIME_WORDS, names_it, of_other
from assistant.parts import Part
from assistant.quantity_asked import QUANTITY, asked_for
from assistant.question import find_names
from assistant.told_times import YEAR
from index.letters import compile_latin

_OF_TWO = re.compile(
    r"^how (?P<aux>do|does|did) (?P<one>[^?]+?) (?:compare|differ|(?:stack|measure) up) (?:with|to|from|against) (?P<two>[^?]+?)\s*\?*$"
    r"|^what (?P<be>is|was|are|were) (?P<one_c>the [^?]+?),? (?:(?:as )?(?:compared|measured) (?:with|to|against)|as against|as opposed to|(?:versus|vs\.?)(?= the )) (?P<two_c>[^?]+?)\s*\?*$"
    r"|^compare (?P<one_b>[^?]+?) (?:with|to|against|and(?= (?:that|those) )) (?P<two_b>[^?]+?)\s*[?.]*$",
    re.IGNORECASE,
)
_ASK = r"how (?:many|much|long|far|high|large|big|great)|where|when"
_BESIDES = compile_latin(
    rf"^(?P<one>(?:{_ASK})\b[^?]+?)(?:, against|,? as against|,? (?:as )?compared (?:with|to)|,? as opposed to|,? (?:versus|vs\.?)(?= the )) (?P<two>[^?]+?)\s*\?*$",
    re.IGNORECASE,
)
_HOW = re.compile(r"how (?:many|much|long|far|high|large|big|great)\b", re.IGNORECASE)
_TWICE = compile_latin(
    rf"^(?P<one>(?P<ask>{_ASK})\b[^?]+?),? and (?P=ask) (?P<two>(?:{PREPOSITION}|{AT_FIRST}|{AT_LAST}|the \w+ (?:before|after)|last|this)\b[^?]*?)\s*\?*$",
    re.IGNORECASE,
)
_THAT = compile_latin(
    rf"^(?:that|those|the (?:one|ones|figure|number)) (?=(?:{PREPOSITION})\b)", re.IGNORECASE
)
_OWN_QUANTITY = compile_latin(
    rf"^(?P<head>(?:the )?(?:[a-z-]+ ){{0,2}}?[a-z-]+) (?:{PREPOSITION}) "
)
_PREVIOUS_YEAR = re.compile(r"^(?:(?:in|of|from) )?the previous year$", re.IGNORECASE)
_OWN_YEAR = re.compile(
    r"\b(?P<whose>(?:this|last|the (?:current|previous|present|same)) (?:year|month|season|week|quarter))(?P<own>['’]s(?= ))?(?![\w’'])",
    re.IGNORECASE,
)
"""What a year's own figure is asked by: `this year's final`."""
_OF_YEAR = re.compile(
    r"^(?:of )?(?P<whose>(?:this|last|the (?:year before|previous year|current year|previous season|season before|previous month|month before))['’]s|last year['’]s|last season['’]s)$",
    re.IGNORECASE,
)
_LATER_COUNT = re.compile(
    r"^(?:in|by|according to|at|on) (?:the |a |an )?(?:later|latest|final|revised|updated|corrected|new|newer|second|earlier|first|initial|last) (?:count|report|estimate|figure|tally|toll|survey|version|update|reckoning)s?$",
    re.IGNORECASE,
)
_APART = compile_latin(
    r"^how far apart (?:are|were) (?P<one>(?:the|an?|[A-Z])[^?]*?) and (?P<two>(?:the|an?|[A-Z])[^?]+?)(?P<where> (?:at|in) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?\s*\?*$",
    re.IGNORECASE,
)
_SUM = compile_latin(
    r"(?:the |an? )(?:[\w’'-]+ )*(?:claim|offer|proposal|bid|demand|figure|estimate|price|forecast|count|toll)s?$"
)
"""What is so much: two towns are apart in another way."""
_LAST_YEAR = re.compile(r"^(?:(?:in|of|from) )?last year$", re.IGNORECASE)
_TAIL = compile_latin(
    r"^(?:what|how large) (?:is|was|are|were) the [a-z]+(?P<of> of [^?]+)\?$", re.IGNORECASE
)
_OF_THEIRS = re.compile(r"(?:his|her|its|their) ", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|last|latest)\b", re.IGNORECASE)
_ORDINAL_ALONE = re.compile(
    rf"(?:in )?(?:the|his|her|its|their) (?P<which>{_ORDINAL.pattern})(?: one)?", re.IGNORECASE
)


def find_compared(text: str) -> tuple[Part, ...]:
    """What to ask of either side, each with the words that tell its side; empty for none.

    Args:
        text: A question on one line.
    """
    apart = _APART.match(text)
    if apart is not None and all(_SUM.match(apart[side]) for side in ("one", "two")):
        where = apart["where"] or ""
        return tuple(Part(text=f"What was {apart[side]}{where}?") for side in ("one", "two"))
    found = _OF_TWO.match(text)
    if found is not None:
        one = found["one"] or found["one_b"] or found["one_c"]
        two = found["two"] or found["two_b"] or found["two_c"]
        present = (found["be"] or "").casefold() in ("is", "are")
        auxiliary = found["aux"] or ("does" if present else "did")
        asked = asked_for(one, auxiliary.casefold())
        return _both(asked, two, auxiliary) if asked else ()
    for form in (_BESIDES, _TWICE):
        found = form.match(text)
        if found is not None:
            one, two = found["one"], found["two"]
            if _LATER_COUNT.match(two.strip()):
                # What one report and a later one count is what they differ on.
                return (Part(text=f"{TIME_WORDS.sub('', one).strip(' ,')}?"),)
            if _HOW.match(two):
                return (
                    Part(text=f"{one.rstrip(' ,')}?"),
                    Part(text=_whole_how(one, two), side=two),
                )
            another = form is _TWICE and re.search(rf"\b(?:{AUXILIARY})\b", two, re.IGNORECASE)
            return () if another else _both(f"{one.rstrip(' ,')}?", two)
    return ()


def _whole_how(one: str, two: str) -> str:
    """`how many have said yes` beside `how many hotels were asked` → `How many hotels have said yes?`."""
    noun = re.match(rf"how many (?P<noun>[\w’'-]+)(?= (?:{AUXILIARY})\b)", one, re.IGNORECASE)
    bare = re.match(rf"how many (?=(?:{AUXILIARY})\b)", two, re.IGNORECASE)
    told = f"{two[: bare.end()]}{noun['noun']} {two[bare.end() :]}" if noun and bare else two
    return f"{told[:1].upper()}{told[1:]}?"


def _both(asked: str, two: str, auxiliary: str = "") -> tuple[Part, ...]:
    two = _PREVIOUS_YEAR.sub("the year before", _THAT.sub("", two.strip(" ,")))
    if YEAR.search(asked):
        two = _LAST_YEAR.sub("the year before", two)
    year, own = _OF_YEAR.match(two), _OWN_YEAR.search(asked)
    if year and own:
        whose = year["whose"] if own["own"] else re.sub(r"['’]s$", "", year["whose"])
        other = f"{asked[: own.start()]}{whose}{asked[own.end() :]}"
        return Part(text=asked), Part(text=other, side=two)
    ordinal, told = _ORDINAL_ALONE.fullmatch(two), _ORDINAL.search(asked)
    if ordinal and told:
        other = f"{asked[: told.start()]}{ordinal['which']}{asked[told.end() :]}"
        return Part(text=asked), Part(text=other, side=two)
    if _OF_THEIRS.match(two) and not BEFORE.match(two):
        return ()  # "her time on Sunday" is another quantity
    own = _OWN_QUANTITY.match(two)
    if auxiliary and own and QUANTITY.search(own["head"]):
        other = asked_for(two, auxiliary.casefold())  # "the price of milk in Vik" is asked whole
    elif auxiliary and _is_other_quantity(asked, two):
        tail = _TAIL.search(asked)
        other = asked_for(f"{two}{tail['of'] if tail else ''}", auxiliary.casefold())
    else:
        other = of_other(asked, two)
    if not (other or auxiliary):
        other = _in_its_place(asked, two) if _A_THING.match(two) else f"{asked.rstrip('?')} {two}?"
    return (Part(text=asked), Part(text=other, side=two)) if other else ()


_A_THING = compile_latin(r"(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*$")


def _in_its_place(asked: str, two: str) -> str:
    """`How many can the Eva carry?` beside `the Ada`: how many the Ada can; empty without a name."""
    names = find_names(asked, skip_first=True)
    one = re.compile(rf"(?:\bthe )?{re.escape(names[-1])}(?!['’\w])") if names else None
    return one.sub(two, asked, count=1) if one and not find_dates(two) else ""


def _is_other_quantity(asked: str, two: str) -> bool:
    """Whether a side is another quantity of the same: the result "and the forecast"."""
    named = two.startswith("the ") and QUANTITY.search(two) and not BEFORE.match(two)
    return bool(named) and _TAIL.search(asked) is not None and not names_it(asked, two)
