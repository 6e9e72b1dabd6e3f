# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A value in its sentence in, what it tells of out: deaths, a price, a length, the badly hurt only.

Articles say in many words what a question says in one ("joined the strike", "walked out"; "cost",
"are put at"), and in similar words what it does not ask ("worth", "insured for"). Values compete
only where they tell of the same matter of the same whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.amounts import amount_at
from assistant.values import find_numbers

_MATTERS: dict[str, str] = {
    "dead": r"kill\w*|dies?|died|dead|deaths?|death toll|fatal\w*|perish\w*|lost (?:their|his|her) li\w+"
    r"|(?:claim\w*|costs?|took|taken|taking|loss of) .{0,20}\blives|\blives (?:were |have been |had been |are )?(?:lost|claimed)"
    r"|how many lives|bodies|drowned|drown|toll(?= (?:now |has |had )?(?:st[oa]\w+|rose|risen|is|was|reached|climbed|to))",
    "hurt": r"injur\w*|hurt|wound(?:ed|s)?|casualt\w+|(?:hospitals?|clinics?|doctors|medics|paramedics)\b[^.;]{0,40}\btreat(?:ed|ing)|treated (?:in|at) (?:an? |the )?(?:hospital|scene)"
    r"|hospitali[sz]ed|hospital treatment|treatment in (?:an? |the )?hospital|(?:taken|rushed|brought|flown|airlifted) to (?:an? |the )?(?:[\w-]+ )?hospital",
    "missing": r"missing|unaccounted for|disappeared|vanished",
    "trapped": r"trapped|underground|buried|stuck|cut off|snowed in",
    "aboard": r"aboard|on board|carrying (?:[\w,]+ ){0,3}(?:passengers|people|pupils|children|tourists)",
    "voted": r"turnout|voted|votes? cast|cast (?:their |a )?(?:votes?|ballots?)|(?:went|gone|go|going|came|come) to the polls"
    r"|to vote|voters|electorate",
    "struck": r"hit|hits|str(?:ike|ikes|uck)|attack\w*|bomb\w*|target\w*|shell\w*|raid\w*",
    "rescued": r"rescued?|saved|pulled (?:out|from)|brought to safety|picked up",
    "held": r"arrest\w*|detain\w*|in custody|taken away by",
    "fled": r"evacuat\w*|fled|flee(?:s|ing)?|displaced|homeless|left their homes|driven out",
    "joined": r"join(?:ed|s|ing)?|t(?:ake|akes|aking|ook|aken) part|attend\w*|turn(?:ed)? out|turnout|crowd|drew|draw"
    r"|march\w*|rall\w+|demonstrat\w+|protest\w*|walk(?:ed)? out|on strike|went on strike|came|gathered"
    r"|participa\w+|visitors?|visited|spectators?|watched",
    "price": r"costs?|prices?|bill|expens\w+|paid|pays?|sold|sells?|bought|buy|spen[dt]\w*|budget\w*|invest\w*"
    r"|put at|estimated at|purchas\w+|set back|dearer|cheaper|fee|for sale|sale",
    "worth": r"worth|valued?|(?:put|estimated) at (?:(?:about|some|around|nearly|more than|over) )?(?:[$€£¥₹]|[\d.,]+ (?:(?:thousand|million|billion) )?(?:euros?|dollars?|pounds?|crowns?|francs?|yen))",
    "insured": r"insur\w+",
    "damage": r"damage",
    "penalty": r"fine[ds]?|penalt\w+|damages|compensation",
    "income": r"earn\w*|profits?|revenue|turnover|income|takings",
    "jobs cut": r"(?:cut|lose|lost|axe|shed|slash)\w* .{0,12}\b(?:jobs|posts|workers|staff)|laid off|lay off|redundan\w+"
    r"|(?:jobs|posts|workers) (?:will |would |are to |to )?(?:go|be cut|be lost|disappear)|dismiss\w*",
    "employed": r"employ\w*|staff|workforce|work(?:s|ed|ing)? (?:at|in|for)|people work|payroll",
    "failed": r"fail(?:s|ed|ing|ure)?|g[ai]v(?:e|es|ing|en) way|broke down|breaks? down|burst\w*|ruptur\w*|malfunction\w*",
    "escaped": r"escap\w*|broke out of|breakout|fled|at large",
    "freed": r"free[ds]?|freed|releas\w*|liberat\w*|set free",
    "starts": r"start\w*|begin\w*|began|begun|open(?:s|ed|ing)?|launch\w*|tak\w+ effect|took effect|into (?:force|effect)"
    r"|inaugurat\w*|come into|came into|due|broke out|break out|breaks out|noticed|comes into",
    "closes": r"clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?|sealed off",
    "ends": r"end(?:s|ed|ing)?|finish\w*|complet\w*|expire\w*",
    "found": r"discover\w*|found|find|finds|detect\w*|spotted|noticed|came upon|come upon|came across|uncovered",
    "stolen": r"st[eo]len?|stole|thefts?|rob(?:bed|bery|bers)?|loot(?:ed)?|thie(?:f|ves)|burgl\w+|made off with|break-in|heist|haul",
    "founded": r"found(?:ed|ation|ing)?|establish\w*|set up|built|created?",
    "leaked": r"leak\w*|spil[lt]\w*|lost|pour\w*|discharg\w*|escap\w*",
    "flooded": r"flood\w*|under water|inundat\w*|water enter\w*",
    "burnt": r"burn\w*|destroy\w*|gutted|fire destroyed",
    "ill": r"ill|sick\w*|infect\w*|poison\w*|fell ill|cases",
    "long": r"(?<!how )long|long(?= (?:is|are|was|were)\b)|long(?= (?:will|would|should) [^?]* be\b)|length|stretch\w*|measur\w+",
    "tall": r"tall|high|height|rises?|altitude",
    "deep": r"deep|depth|below|down to|reaches",
    "wide": r"wide|width|broad",
    "large": r"area|hectares?|square|acres?",
    "holds": r"can (?:carry|hold|seat|take|accommodate)|capacity|seats|room for|built for|designed for",
}  # fmt: skip
_PATTERNS = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _MATTERS.items()
}
_NARROWED: dict[str, str] = {
    "gravely": r"serious(?:ly)?|bad(?:ly)?|severe(?:ly)?|critical(?:ly)?|grave(?:ly)?|life-threatening",
    "slightly": r"slight(?:ly)?|light(?:ly)?|minor",
    "part": r"of (?:them|whom|these|those|which)|among (?:them|whom|those)|including|alone|in addition"
    r"|another|further|more(?! than| or less)|others?",
    "children": r"child(?:ren)?|pupils?|schoolchildren|boys?|girls?|toddlers?|babies",
    "women": r"wom[ae]n",
    "soldiers": r"soldiers?|troops|servicemen",
    "civilians": r"civilians?",
    "officers": r"(?:police(?:men)?|officers?)(?= (?:were|was|had|died|killed|injured|hurt|officers?))",
    "rebels": r"rebels?|militants?|fighters?|insurgents?|gunmen",
    "rescuers": r"rescuers?|firefighters?|firemen",
    "journalists": r"journalists?|reporters?",
    "can": r"can (?:carry|hold|seat|take|accommodate)|capacity|room for",
}  # fmt: skip
_WHO = "children women soldiers civilians officers rebels rescuers journalists"
_PEOPLE = frozenset(_WHO.split())
_NARROWING = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _NARROWED.items()
}
_OF_A_WHOLE = re.compile(  # the 5 of "3 of its 5 pillars"
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|half|most|none) of"
    r" (?:(?:the|its|their|his|her|those|these|all) )?$",
    re.IGNORECASE,
)
_PART_OF = re.compile(  # "three of the injured", but not "480 of the hospital's 600 nurses"
    r"\s+of (?!(?:(?:the|its|their|his|her|all) )?(?:[\w-]+['’]s? )?\d)(?:the|its|their|his|her|those|these)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s?(?:%|per ?cent\b)", re.IGNORECASE)
_TALLIED = re.compile(  # the two of "the toll has risen to six after two died in hospital"
    r"\b(?:toll|number|total|count|tally)\b[^,;.]{0,60}?\b(?:to|at)\s+(?:at least\s+)?[\w,.]+\s+(?:after|when|as|with)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:()–—]\s*|\b(?:and|but|while|whereas|with)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands: at `[start, end)` of a sentence, `before` being the one before it."""

    sentence: str
    start: int
    end: int
    before: str = ""


def tell_of_one(question: str, one: Place, other: Place) -> bool | None:
    """Whether two values tell of the same matter of the same whole; None where that is not said.

    Args:
        question: What is asked.
        one: The value that answers.
        other: The value beside it.
    """
    if narrowed_at(one) != narrowed_at(other):
        return False
    asked, mine, theirs = matters_in(question), matters_at(one), matters_at(other)
    strict = asked & _NEVER_OTHERWISE
    if strict or asked & theirs:
        return bool((strict or asked) & theirs)
    if not theirs or not (asked or mine):
        return None
    if mine & theirs:
        return True
    return False if asked else None


# A question for one of these is never answered in the words of another.
_STRICT_WORDS = "dead hurt missing held worth insured penalty long tall deep wide"
_NEVER_OTHERWISE = frozenset(_STRICT_WORDS.split())


@lru_cache(maxsize=8192)
def matters_in(text: str) -> frozenset[str]:
    """The matters that a text speaks of; empty for none that is known."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(text))


def matters_at(place: Place) -> frozenset[str]:
    """What a value tells of: by its clause, else by its sentence, else by the one before."""
    nearest = (clause_at(place), place.sentence, place.before)
    none: frozenset[str] = frozenset()
    return next((matters for matters in map(matters_in, nearest) if matters), none)


def tells_other_fate(question: str, place: Place) -> bool:
    """Whether a number is told of the drowned where the injured are asked for, or the like."""
    asked, told = matters_in(question) & FATES, matters_in(clause_at(place)) & FATES
    if not (asked and told) or asked & told:
        return False
    if asked | told <= {"fled", "trapped"} and _EVACUATED.search(clause_at(place)):
        return False  # whoever was trapped was brought out
    if not asked & matters_in(place.sentence):
        return True
    # "17 died and six were missing": the sentence counts the dead, too, with another number.
    return any(
        asked & matters_in(clause_at(replace(place, start=number.start, end=number.end)))
        for number in find_numbers(place.sentence)
        if not place.start <= number.start < place.end
    )


_EVACUATED = re.compile(r"\bevacuat", re.IGNORECASE)
FATES = frozenset(["dead", "hurt", "missing", "fled", "trapped"])
"""What becomes of people in an accident or a war; each is counted by itself."""


def narrowed_in(question: str) -> frozenset[str]:
    """The part of a whole that a question asks for; empty for the whole."""
    return frozenset(name for name, pattern in _NARROWING.items() if pattern.search(question))


def narrowed_at(place: Place) -> frozenset[str]:
    """What makes a number that of a part: "seven of them", "badly hurt", "can carry"."""
    clause, counted = clause_at(place), _counted(place)
    found = {
        name
        for name, pattern in _NARROWING.items()
        if pattern.search(counted if counted and name in _PEOPLE else clause)
    }
    if {"gravely", "slightly"} & found or _are_all_others(clause, place):
        found.discard("part")
    if _SHARE.match(place.sentence, place.end) or _SHARE.search(
        place.sentence[place.start : place.end]
    ):
        return frozenset(found - {"part"})  # a share is always of something
    if _PART_OF.match(place.sentence[place.end :]):
        found.add("part")
    tallied = _TALLIED.search(place.sentence)
    if tallied and tallied.end() <= place.start:
        found.add("part")
    if _OF_A_WHOLE.search(place.sentence[: place.start]):
        found.add("whole")
    return frozenset(found)


_OTHERS = re.compile(r"others?", re.IGNORECASE)


def _are_all_others(clause: str, place: Place) -> bool:
    """Whether those of another fate are told first: "four died and 37 others were hurt".

    The 37 are then all of theirs.
    """
    narrowing = _NARROWING["part"].findall(clause)
    if len(narrowing) != 1 or not _OTHERS.fullmatch(narrowing[0]):
        return False
    mine = matters_in(clause) & FATES
    before = matters_in(place.sentence[: place.start]) & FATES
    return bool(mine) and bool(before) and not mine & before


def _counted(place: Place) -> str:
    """The words that a number counts; empty where it stands alone: "its fighters hit 3 bases"."""
    amount = amount_at(place.sentence, place.start, place.end)
    noun = _COUNTED.match(place.sentence[amount.end :]) if amount else None
    return noun.group() if noun else ""


_COUNTED = re.compile(
    r"\s+(?!(?:was|were|are|is|had|have|has|and|or|of|in|on|at|by|to|from|for|with|who|that|after|when)\b)"
    r"[^\W\d][\w-]*(?:\s+[\w-]+){0,2}"
)


def clause_at(place: Place) -> str:
    """The part of a sentence that a value stands in, between commas and conjunctions."""
    bounds = list(_PARTS.finditer(place.sentence))
    first = max((m.end() for m in bounds if m.end() <= place.start), default=0)
    last = min((m.start() for m in bounds if m.start() >= place.end), default=len(place.sentence))
    return place.sentence[first:last]
