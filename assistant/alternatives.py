# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question which of two in, the two things and what is asked of both out.

The two stand behind ("Which is longer, the bridge or the tunnel?"), ahead ("Which of Tolm and Vik
has more people?"), behind the auxiliary ("Did the bridge or the tunnel open first?") or where the
object does ("Do more cars use the bridge or the tunnel?").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clause import AUXILIARY, PREPOSITION
from assistant.dates import find_dates
from assistant.phrases import is_plural
from assistant.places import is_place
from assistant.verbs import past_form
from index.letters import compile_latin

_THING = r"[^,?]{2,80}?"
_VERBS = (
    r"is|was|are|were|did|does|has|had|have|will|came|happened|took|takes|costs?|opened|started|began|killed|won|drew|lasted"
    r"|got|gets|employs?|carr(?:y|ies)|holds?|sold|sells|feeds?|paid|pays|earns?|earned|produces?"
)
_BEHIND = re.compile(
    rf"^(?:which|who|what)\b(?P<ask>[^,:?]*?)(?:\s*[,:]|\s+[–—-])\s+(?P<one>{_THING}),?\s+or\s+(?P<two>{_THING})\s*\?*$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"^(?:which|who|what) of (?P<one>{_THING}),?\s+(?:and|or)\s+(?P<two>{_THING})\s+(?P<ask>(?:{_VERBS})\b[^,?]*?)\s*\?*$",
    re.IGNORECASE,
)
_UNMARKED = re.compile(
    rf"^(?:which|who|what)\b(?P<ask>[^,:?]*?\b(?:(?:is|was|are|were) (?:the )?(?-i:[a-z]{{2,}}(?:er|est))"
    r"|(?<!the )(?:first|last|earliest|latest|earlier|later|sooner|longer|longest)(?! (?:year|month|week|night|time|half|\w+day)\b)"
    r"|(?:more|less|most|least|fewer|fewest)(?= (?:an?|the)\b)|(?:more|less|most|least|fewer|fewest) (?!an? |the )(?-i:[a-z]+)))"
    rf"\s+(?!{PREPOSITION}\b)(?P<one>{_THING})\s+or\s+(?P<two>{_THING})\s*\?*$",
    re.IGNORECASE,
)
"""Without the comma: what is asked ends with the comparison."""
_IS = re.compile(r"^(who|what|which)['’]?s\b", re.IGNORECASE)
_WAY = r"(?:more|less|fewer|first|earlier|later|last|sooner|longer|(?-i:[a-z]{2,}er)(?! than))"
_DOING = re.compile(
    rf"^(?P<aux>did|does|do|will|has|have|had) (?P<one>{_THING}) or (?P<two>{_THING}) (?P<ask>(?-i:[a-z]+) {_WAY}\b[^,?]*?)\s*\?*$",
    re.IGNORECASE,
)
_BEING = re.compile(
    rf"^(?P<aux>is|was|are|were) (?P<one>{_THING}) or (?P<two>{_THING}) (?:the )?(?P<ask>(?:(?-i:[a-z]+(?:ed|en|t|lt|ut)) )?{_WAY}\b[^,?]*?)\s*\?*$",
    re.IGNORECASE,
)
_AS_OBJECT = re.compile(
    rf"^(?P<aux>did|do|does|were|was|are|is|have|has|will) (?:(?P<there>there) )?(?P<way>more|fewer) (?!than\b)(?P<unit>(?-i:[a-z]+)(?: (?-i:[a-z]+))??)"
    rf" (?P<deed>(?-i:[a-z]+)(?: (?:ill|sick|part|home|away|out|up))?(?: {PREPOSITION})?) (?P<one>{_THING}) or (?:{PREPOSITION} )?(?P<two>{_THING})\s*\?*$",
    re.IGNORECASE,
)
_THERE_ARE = re.compile(
    rf"^(?P<be>are|were) there (?P<way>more|fewer) (?P<one>[a-z-]+(?: [a-z-]+)?) or (?P<two>(?!{PREPOSITION}\b)[a-z-]+(?: (?!{PREPOSITION}\b)[a-z-]+)?)"
    rf"(?P<where> (?:{PREPOSITION})\b[^,?]*)?\s*\?*$",
    re.IGNORECASE,
)
_IN_MORE = re.compile(
    rf"^(?P<aux>has|have|had|did|does|do|is|are|was|were) (?P<who>[^?]+?) (?P<prep>(?:{PREPOSITION}) )?(?P<way>more|fewer) (?P<one>[a-z-]+)"
    rf" or (?:{PREPOSITION} )?(?:(?:more|fewer) )?(?P<two>(?!{PREPOSITION}\b|than\b)[a-z-]+)(?P<tail> (?:{PREPOSITION}|this|last)\b[^?]*)?\s*\?*$",
    re.IGNORECASE,
)
"""Two that are counted of one: "Has she sung in more towns or in more villages?"."""
_OF_EACH = r"(?:is|are|was|were|did|does|do|has|have|had) (?:each|they|both|either|it)\b[^,?]*"
_FIGURES = r"(?:the |each |both )?(?:two |both )?(?:[a-z]+ ){0,2}?(?:ages?|amounts?|counts?|dates?|days?|figures?|numbers?|percentages|prices?|rates?|scores?|speeds?|sums?|times?|tolls?|totals?|years?)"
_HIGHER_IN = re.compile(
    rf"^(?P<be>is|was|are|were) (?:the )?(?P<what>[a-z]+(?: [a-z]+)?) (?:(?P<more>higher|better|bigger|larger|greater|heavier|stronger)|lower|worse|smaller|weaker)"
    rf" (?P<prep>in|at|for|on|under) (?P<one>{_THING}) or (?:(?P=prep) )?(?P<two>{_THING})\s*\?*$",
    re.IGNORECASE,
)
"""One quantity in two places or times: "Was turnout better in 2022 or in 2018?"."""
_AND_BY_HOW_MUCH = re.compile(
    rf"(?<= or )(?P<two>[^,?]{{2,80}}?)(?:,?(?: [-–—])? and|\?(?: and| so)?) (?:by how (?:much|many)|(?:in |on )?(?:which|what) (?:year|month|day|date)"
    rf"|when(?: {_OF_EACH})?|how [a-z]+ {_OF_EACH}|what (?:are|were|is|was) (?:each|(?:the|their|each one['’]s) (?:[a-z]+ )?[a-z]+|{_FIGURES}))\s*\?*$"
    rf"|(?<= or )(?P<asked>[^,?]{{2,80}}?)(?:\?|,? and) (?:please,? )?(?:give|tell|show|state|name|include|add)(?: (?:me|us))? (?:their |each one['’]s )?{_FIGURES}\b[^,?]{{0,20}}[.?!]*$"
    rf"|(?<= or )(?P<please>[^,?]{{2,80}}?)(?:\?|,| with) {_FIGURES}(?:,? please)?[.?!]*$",
    re.IGNORECASE,
)
"""What is asked besides of both, which the verdict shows in any case."""
_BEFORE = re.compile(
    rf"^(?P<two>{_THING} or {_THING})(?:[:,]| [-–—]) (?P<ask>(?:who|which)\b[^,?]*?)"
    r"(?:,? and (?:how|what|by how)\b[^?]*)?\s*\?*$",
    re.IGNORECASE,
)
"""Both are named before they are asked of: "Lind or Moe: who is older?"."""
_OF_A_GROUP = compile_latin(rf"^\s*of (?:the|these|those) [^,?]*?\s(?=(?:{_VERBS})\b)")
_OF_A_FEW = re.compile(
    r"\b(?:(?P<elder>the eld(?:er|est))|(?P<other>older|younger|oldest|youngest))"
    r"(?:\s+of (?:the|these|those|both) (?:[a-z]+ )?"
    r"(?:couple|pair|two|spouses|brothers|sisters|siblings|twins|men|women)\b[^,?]*)?$"
)
"""Who is compared by age, with the few that it is of: `the elder of the couple on trial`."""
_OF_TWO = re.compile(r"^\s*of (?:the|these|those|them)(?: two| both)?(?: [a-z]+)?\s+(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """Two things and what is asked of them: `ask` is the clause that both are the subject of.

    With `counted` it is instead a question with `{it}` in it for what either one has of it.
    """

    one: str
    two: str
    ask: str = ""
    auxiliary: str = ""
    counted: str = ""
    way: str = ""
    are_people: bool = False


def find_alternatives(question: str) -> Alternatives | None:
    """Read the two things of a question that gives two to choose from; None for any other."""
    text = _IS.sub(
        r"\1 is", _AND_BY_HOW_MUCH.sub(r"\g<two>\g<asked>\g<please>?", " ".join(question.split()))
    )
    text = _WHOSE_PIECE.sub(_as_pieces, _THAN.sub(_as_which, text))
    before = _BEFORE.match(text)
    if before is not None:
        text = f"{before['ask']}, {before['two']}?"
    counted = _counted_of_each(text)
    if counted is not None:
        return counted
    for pattern in (_BEHIND, _AHEAD, _DOING, _BEING, _UNMARKED):
        found = pattern.match(text)
        if found is None:
            continue
        auxiliary = (found.groupdict().get("aux") or "").casefold()
        one, two = found["one"].strip(), found["two"].strip()
        # Who is named needs no group to be told from.
        named = _NAME.fullmatch(one) and _NAME.match(two)
        asked, elder = found["ask"], False
        if named:
            asked = _OF_A_GROUP.sub("", asked)
            few = _OF_A_FEW.search(asked)
            elder = few is not None and few["elder"] is not None
            asked = _OF_A_FEW.sub(lambda match: match["other"] or "older", asked)
        asked = _OF_TWO.sub("", asked).strip()
        if pattern is _BEING:
            asked, auxiliary = f"{auxiliary} {asked}", ""
        one, two = _with_noun(one, asked), _with_noun(two, asked)
        one = _with_family(one, two)
        two = _with_head(two, asked if _ONE_OF.match(one) else one)
        one = _with_head(one, asked)
        two = _with_kind(two, one)
        who = elder or text[:4].casefold() == "who "
        return Alternatives(one=one, two=two, ask=asked, auxiliary=auxiliary, are_people=who)
    return None


def _counted_of_each(text: str) -> Alternatives | None:
    """The two of which a number or a quantity is compared; None where nothing is counted."""
    found = _AS_OBJECT.match(text)
    if found is not None and not re.match(rf"(?:{AUXILIARY}|than)$", found["deed"], re.IGNORECASE):
        auxiliary = found["aux"].casefold()
        there = " there" if found["there"] else ""
        counted = f"How many {found['unit']} {_spoken(auxiliary, there, found['deed'])} {{it}}?"
        two = _with_kind(found["two"], found["one"])
        return Alternatives(one=found["one"], two=two, counted=counted, way=found["way"].casefold())
    found = _THERE_ARE.match(text)
    if found is not None:
        return Alternatives(
            one=found["one"],
            two=found["two"],
            counted=f"How many {{it}} {found['be'].casefold()} there{found['where'] or ''}?",
            way=found["way"].casefold(),
        )
    found = _IN_MORE.match(text)
    if found is not None and is_plural(found["one"]) and is_plural(found["two"]):
        return Alternatives(
            one=found["one"],
            two=found["two"],
            counted=f"{(found['prep'] or '').capitalize()}{'how' if found['prep'] else 'How'} many {{it}}"
            f" {found['aux'].casefold()} {found['who']}{found['tail'] or ''}?",
            way=found["way"].casefold(),
        )
    found = _HIGHER_IN.match(text)
    if found is not None:
        return Alternatives(
            one=found["one"],
            two=found["two"],
            counted=f"What {found['be'].casefold()} the {found['what']} {found['prep']} {{it}}?",
            way="more" if found["more"] else "fewer",
        )
    return None


_THAN = re.compile(
    rf"^(?:(?P<aux>did|does|do) (?P<one>{_THING}) (?P<verb>(?-i:[a-z]+))|(?P<be>is|was|are|were) (?P<it>{_THING})(?: (?P<done>(?-i:[a-z]+(?:ed|en|lt|ut))))?)"
    rf" (?P<way>{_WAY})(?: (?P<much>(?-i:[a-z]+)))? or (?:more|less|fewer|earlier|later|sooner|(?-i:[a-z]{{2,}}er))(?: (?-i:[a-z]+))?"
    rf" than (?P<two>{_THING})(?=\s*\?|,? and (?:by how|what|how)\b)[^?]*\?*$",
    re.IGNORECASE,
)


_NO_THING = re.compile(
    r"(?:(?:had been |was |were |had )?(?:expected|planned|usual|normal|average|before|ever|forecast|predicted|hoped|thought|feared|projected|promised|budgeted)"
    r"|that|it|he|she|they|him|her|them|an?|one|two|half|last|next|previously|earlier|in|at|on|by|during|for|when)\b|\D{0,3}\d",
    re.IGNORECASE,
)
"""What something is more than and that is no other thing: "than expected", "than a week", "than 40"."""


def _as_which(match: re.Match[str]) -> str:
    """`Did sales grow faster or slower than profit?` asks which of the two grew faster."""
    if _NO_THING.match(match["two"]) or find_dates(match["two"]):
        return match.group()
    if match["be"]:
        verb = f"{match['be'].casefold()} {match['done'] or ''}".strip()
    else:
        verb = past_form(match["verb"]) if match["aux"].casefold() == "did" else match["verb"]
    asked = " ".join(word for word in (verb, match["way"], match["much"]) if word)
    return f"Which {asked}, {match['one'] or match['it']} or {match['two']}?"


_WHOSE_PIECE = re.compile(
    rf"^whose (?P<piece>article|interview|report|story|piece|obituary|profile)(?: (?:with|in|by|for) (?:the )?(?P<outlet>[^,:?]+?))?"
    r" (?:is|was|came|appeared|ran)(?: out| published)? (?:the )?(?:(?P<first>older|oldest|earlier|earliest|first)|newer|newest|later|latest|last|more recent)\s*[,:] "
    rf"(?P<one>{_THING}) or (?P<two>{_THING})\s*\?*$",
    re.IGNORECASE,
)


def _as_pieces(match: re.Match[str]) -> str:
    """`Whose interview is older: Moe's or Berg's?` asks which of their interviews came out first."""
    outlet = f"{match['outlet']} " if match["outlet"] else ""
    one, two = (_OWNER.sub("", match[side]) for side in ("one", "two"))
    way = "first" if match["first"] else "last"
    piece = f"the {outlet}{match['piece']} with"
    return f"Which came out {way}, {piece} {one} or {piece} {two}?"


def _spoken(auxiliary: str, there: str, deed: str) -> str:
    """What follows the unit: `use`, `died in`, `were killed in`, `are there in`."""
    if auxiliary == "did":
        verb, _, rest = deed.partition(" ")
        return f"{past_form(verb)} {rest}".rstrip()
    return deed if auxiliary in ("do", "does") else f"{auxiliary}{there} {deed}"


_NAME = compile_latin(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_GIVEN_AND_FAMILY = compile_latin(r"[A-Z][\w’'-]+ (?P<family>[A-Z][\w’'-]+)$")


def _with_family(one: str, two: str) -> str:
    """The name that both have, said once: `Thomas or Manju Sam` are two of one family."""
    other = _GIVEN_AND_FAMILY.match(two)
    alone = _NAME.fullmatch(one) and " " not in one
    if other is None or not alone or is_place(two) or is_place(one):
        return one
    return f"{one} {other['family']}"


_ONE_OF = re.compile(rf"(?:the one|that) (?={PREPOSITION} )", re.IGNORECASE)
_HEAD = re.compile(
    rf"^(?:the |an? |[A-Z][\w-]*(?:['’]s|(?<=s)['’]) )?(?P<noun>(?:[\w-]+ ){{0,3}}?[a-z-]+) (?:{PREPOSITION}|(?:{_VERBS})|[a-z]+ed)\b"
)
_KIND = re.compile(r"^(?P<which>(?:the )?[a-z-]+) ones?$")


def _with_kind(thing: str, beside: str) -> str:
    """`the plain ones` beside "the striped turbines": the plain turbines."""
    which = _KIND.match(thing)
    head = _NARROWED.split(beside, maxsplit=1)[0].rpartition(" ")[2]
    return f"{which['which']} {head}" if which else thing


_NARROWED = re.compile(rf" (?:{PREPOSITION}|that|which|who|where)\b", re.IGNORECASE)


def _with_head(thing: str, beside: str) -> str:
    """`the one with its founder` beside "the interview with its owner": the interview with him."""
    head = _HEAD.match(beside) if _ONE_OF.match(thing) else None
    if head is None:
        return thing
    # "The 2022 strike or the one in 2005": either has its own year.
    noun = _YEAR.sub("", head["noun"]) if _YEAR.search(f"{thing} ") else head["noun"]
    return _ONE_OF.sub(f"the {noun} ", thing)


_YEAR = re.compile(r"\b(?:19|20)\d\d ")


_OWNER = re.compile(r"['’]s$|s['’]$")


def _with_noun(thing: str, ask: str) -> str:
    """The thing that only an owner stands for: `Tolm's` of "which kitchen is older" is Tolm's kitchen."""
    owned = re.match(rf"(?P<noun>(?:(?!{_VERBS}\b)[a-z-]+ ){{1,3}})(?:{_VERBS})\b", ask)
    return f"{thing} {owned['noun'].strip()}" if owned and _OWNER.search(thing) else thing
