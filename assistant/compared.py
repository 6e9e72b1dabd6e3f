# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question that asks for one quantity of two sides in, what to ask of either out.

"How did turnout compare with the year before?", "How many came in 2016, against 2015?" and "How
many called at Tolm, and how many at Vik?" ask the same twice: the second side takes the place of
its like in the question of the first.
"""

from __future__ import annotations

import re

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import DateMention, find_dates
from assistant.matching import in_text, stems_of
from assistant.parts import Part
from assistant.phrases import is_plural
from assistant.redated import with_new_date
from assistant.told_times import YEAR
from index.letters import compile_latin, widened

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
_AT_FIRST = r"at first|initially|originally|at the (?:start|beginning|time)|before(?: that)?"
_AT_LAST = r"now|today|at last|later|in the end|afterwards|at the end"
_TWICE = compile_latin(
    rf"^(?P<one>(?P<ask>{_ASK})\b[^?]+?),? and (?P=ask) (?P<two>(?:{PREPOSITION}|{_AT_FIRST}|{_AT_LAST}|the \w+ (?:before|after)|last|this)\b[^?]*?)\s*\?*$",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
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
_THAT = compile_latin(
    rf"^(?:that|those|the (?:one|ones|figure|number)) (?=(?:{PREPOSITION})\b)", re.IGNORECASE
)
_WORD = rf"(?!(?:{PREPOSITION}|{AUXILIARY}|last|this|next)(?: |$))[\w’'.-]+"
_ATTACHED = compile_latin(
    rf"(?<= )(?P<prep>{PREPOSITION}) (?P<what>{_WORD}(?: {_WORD})*)", re.IGNORECASE
)
_NAMED = compile_latin(r"(?:the|an?) |[A-Z\d]|.*['’]s? ")
_WITHIN = re.compile(r".* (?=(?:the|an?) )")
_OWNER = compile_latin(r"(?P<who>\b(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)['’]s? ")
_OWNED = re.compile(r"^(?P<who>[^?]+?)['’]s?(?: (?P<what>[^?]+))?$")
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
_WHOLE = re.compile(r"the (?:total|overall|whole|entire|combined|full) (?!of\b)[a-z-]+s?$")
"""What a part is compared with: "the total fraud" is no other place of the part."""
_LAST_YEAR = re.compile(r"^(?:(?:in|of|from) )?last year$", re.IGNORECASE)
_YEARS_ONE = re.compile(r"^the (?P<year>(?:19|20)\d\d) (?:ones?|figure|number)$", re.IGNORECASE)
_SUBJECT = compile_latin(
    r"^(?P<ahead>how (?:long|high|tall|deep|wide|large|big|far) (?:is|are|was|were) )(?:the |[A-Z])[\w’'-]*(?: [\w’'-]+)?\?$",
    re.IGNORECASE,
)
_OWNS = compile_latin(r"\b(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*['’]s? [a-z-]+")
_TAIL = compile_latin(
    r"^(?:what|how large) (?:is|was|are|were) the [a-z]+(?P<of> of [^?]+)\?$", re.IGNORECASE
)
_OF_A_SIZE = compile_latin(
    r"^what (?:is|was) the (?:height|length|width|depth|weight|size|age|area|speed) of ",
    re.IGNORECASE,
)
_OF_THEIRS = re.compile(r"(?:his|her|its|their) ", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|last|latest)\b", re.IGNORECASE)
_ORDINAL_ALONE = re.compile(
    rf"(?:in )?(?:the|his|her|its|their) (?P<which>{_ORDINAL.pattern})(?: one)?", re.IGNORECASE
)
_TIME_WORDS = compile_latin(rf"\b(?:{_AT_FIRST}|{_AT_LAST})\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:the |its |their |his |her |what it was |it was )?(?:previous|old|older|former|earlier|first|original|initial|before|past)\b(?:$| (?:ones?|figures?|numbers?|reports?|estimates?|forecasts?|records?|counts?|tolls?|price|cost|year))?$",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"^what (?:is|was) the (?:(?:official|reported|final|total) )?(?:death )?toll (?P<prep>of|in|from|at) (?P<where>[^?]+)\?$",
    re.IGNORECASE,
)
_TO_COME = compile_latin(
    r"\b(?:(?:[A-Z][\w-]+ )(?=(?:expected|planned|forecast|projected) (?:for|in|at|of) ))?(?i:expected|planned|forecast|projected|hoped-for) "
)
_YEAR_BEFORE = re.compile(
    r"^(?:(?:in|of|from) )?(?:the (?:year|month) before|a year (?:before|earlier))$", re.I
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
        asked = _asked_for(one, auxiliary.casefold())
        return _both(asked, two, auxiliary) if asked else ()
    for form in (_BESIDES, _TWICE):
        found = form.match(text)
        if found is not None:
            one, two = found["one"], found["two"]
            if _LATER_COUNT.match(two.strip()):
                # What one report and a later one count is what they differ on.
                return (Part(text=f"{_TIME_WORDS.sub('', one).strip(' ,')}?"),)
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


def in_other_words(asked: str) -> str:
    """The same quantity as articles may tell it otherwise: a toll is how many died; or empty."""
    toll = _TOLL.match(asked)
    if toll is None:
        return ""
    prep = "in" if toll["prep"] == "of" else toll["prep"]
    return f"How many people died {prep} {toll['where']}?"


def _asked_for(phrase: str, auxiliary: str) -> str:
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
    return _QUANTITY.search(_TIME_BEHIND.sub("", head)) is not None


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
    if _OF_THEIRS.match(two) and not _BEFORE.match(two):
        return ()  # "her time on Sunday" is another quantity
    own = _OWN_QUANTITY.match(two)
    if auxiliary and own and _QUANTITY.search(own["head"]):
        other = _asked_for(two, auxiliary.casefold())  # "the price of milk in Vik" is asked whole
    elif auxiliary and _is_other_quantity(asked, two):
        tail = _TAIL.search(asked)
        other = _asked_for(f"{two}{tail['of'] if tail else ''}", auxiliary.casefold())
    else:
        other = _of_other(asked, two)
    if not (other or auxiliary):
        other = f"{asked.rstrip('?')} {two}?"
    return (Part(text=asked), Part(text=other, side=two)) if other else ()


def _of_other(asked: str, two: str) -> str:
    """The question of the first side about the other one; empty where nothing is its like."""
    if _WHOLE.match(two):
        return f"How {'many' if is_plural(two) else 'large'} {'were' if is_plural(two) else 'was'} {two}?"
    if _BEFORE.match(two):
        return f"{asked.rstrip('?')} before?"
    year, dates = _YEARS_ONE.match(two), find_dates(two)
    if year and YEAR.search(asked):
        return YEAR.sub(year["year"], asked)
    if _YEAR_BEFORE.match(two) or (dates and _is_time(two, dates[0])):
        return _at_time(asked, two)
    subject = _SUBJECT.match(asked)
    if subject and _NAMED.match(two) and not dates:
        return f"{subject['ahead']}{two}?"
    return _in_its_place(asked, two)


def _in_its_place(asked: str, two: str) -> str:
    """The question with the other side's words in the place of the like ones of the first."""
    owned, owner = _OWNED.match(two), _OWNER.search(asked)
    if owned and owned["what"] and not _names(asked, owned["what"]):
        # An army is no navy: the other side's own is asked for.
        own = _OWNS.search(asked)
        if own is None:
            return f"What {'were' if is_plural(two) else 'was'} {two}?"
        return f"{asked[: own.start()]}{two}{asked[own.end() :]}"
    prep, _, what = two.partition(" ")
    if not re.fullmatch(PREPOSITION, prep, re.IGNORECASE):
        prep, what = "", owned["who"] if owned else two
    if owner and (owned or prep.casefold() == "of"):
        return f"{asked[: owner.start('who')]}{what}{asked[owner.end('who') :]}"
    place = _like(asked, prep, what)
    if place is None:
        if _TIME_WORDS.search(asked):
            return _at_time(asked, two)
        return f"{asked.rstrip('?')} {two}?" if prep else ""
    start = place.start("what")
    if prep.casefold() not in ("", "of", place["prep"].casefold()):
        start, what = place.start(), two
    elif within := _WITHIN.match(place["what"]):
        start += within.end()  # "to build the bridge": the bridge alone has its like
    return f"{asked[:start]}{what}{asked[place.end() :]}"


def _is_other_quantity(asked: str, two: str) -> bool:
    """Whether a side is another quantity of the same: the result "and the forecast"."""
    named = two.startswith("the ") and _QUANTITY.search(two) and not _BEFORE.match(two)
    return bool(named) and _TAIL.search(asked) is not None and not _names(asked, two)


def _names(asked: str, what: str) -> bool:
    return in_text(next(iter(stems_of(what.split()[-1])), ""), stems_of(asked))


def _is_time(two: str, told: DateMention) -> bool:
    """Whether a side is a time and nothing else: `in 2015`, `by Friday`, but not `the May offer`."""
    ahead = re.fullmatch(rf"(?:(?:{PREPOSITION}) )?(?:the )?", two[: told.start], re.IGNORECASE)
    return ahead is not None and not two[told.end :].strip()


def _at_time(asked: str, two: str) -> str:
    words = _TIME_WORDS.search(asked)
    if words is not None:
        return f"{asked[: words.start()]}{two}{asked[words.end() :]}"
    bare = re.sub(r"^(?:of|in|on|for|from) ", "", two)
    told = next((m for m in reversed(find_dates(asked)) if m.month or m.year), None)
    if told is not None and asked[: told.start].endswith(" the ") and not _YEAR_BEFORE.match(bare):
        return f"{asked[: told.start]}{bare}{asked[told.end :]}"
    # What is expected of one year was had in the year before.
    return with_new_date(_TO_COME.sub("", asked) if _YEAR_BEFORE.match(bare) else asked, bare)


def _like(asked: str, prep: str, what: str) -> re.Match[str] | None:
    """The attached phrase that the other side takes the place of.

    One of the same kind ("the May offer" and "the June offer"), else with the same preposition,
    else the last one that is named.
    """
    attached = list(_ATTACHED.finditer(asked.rstrip("? ")))
    heads = [found for found in attached if found["what"].split()[-1:] == what.split()[-1:]]
    named = [found for found in attached if _NAMED.match(found["what"])]
    same = [found for found in named if found["prep"].casefold() == prep.casefold()]
    if not same and prep.casefold() == "of":
        same = [found for found in attached if found["prep"].casefold() == "of"]
    alike = [found for found in same if found["what"][:4] == what[:4] == "the "]
    if not prep and _OF_A_SIZE.match(asked):
        # "the height of the mast at the fair": the hall is no fair, it has a height.
        alike = [found for found in attached if found["what"][:4] == what[:4] == "the "][:1]
    same = alike or same
    if heads or same or _TIME_WORDS.search(asked):
        return next(reversed(heads or same), None)
    return next(reversed(named or attached), None)
