"""A sentence in, who says what it says out.

"..., said Foreign Minister Anna Lind" → Anna Lind; "a claim denied by the ministry" → the
ministry, denying. Whom a pronoun means, `assistant.speakers` finds out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.dates import find_dates
from assistant.question import find_names
from assistant.subjects import (
    CLOSE,
    PRONOUN,
    VERB,
    VERBS,
    introduced_at,
    inverted,
    starting_at,
    subject,
)
from index.letters import compile_latin, widened

_BY = compile_latin(rf"\b(?:{VERBS}|statement|speech|claim)\s+by\s+", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of)\s+")
ROLE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Ss]ome|[Tt]wo)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:diplomat|president|presidents|minister|spokesman|spokeswoman|spokesperson|official|officials|leader"
    r"|leaders|statement|ministry|government|police|court|judge|lawyer|lawyers|prosecutor|company|army|military"
    r"|organi[sz]ation|report|agency|author|authors|witness|witnesses|researchers?|scientists?|analysts?"
    r"|experts?|union|church|party|opposition|group|committee|council|authority|authorities|director"
    r"|editor|artist|actor|singer|professor|doctor|doctors|study|critics|residents|sides|countries|general"
    r"|commander|ambassador|king|queen|pope|victim|mother|father|parents|family|owner|manager|coach|curator)\b"
    r"|\b(?:[Ee]xperts|[Oo]fficials|[Pp]olice|[Cc]ritics|[Aa]nalysts|[Ww]itnesses|[Rr]esearchers|[Ss]cientists|[Rr]esidents|[Dd]octors|[Pp]rosecutors)\b"
)
_PLAIN_NOUN = re.compile(r"(?:the|a|an|its|his|their)\s+[\w’'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody at `[start, end)` of a sentence, and the verb that makes them its source."""

    speaker: str
    start: int
    end: int
    verb: str

    @property
    def is_pronoun(self) -> bool:
        """Whether the speaker is named elsewhere."""
        return PRONOUN.fullmatch(self.speaker) is not None


@lru_cache(maxsize=4096)
def attributions(sentence: str) -> tuple[Attribution, ...]:
    """Find who is given as the source of what, in the order of their verbs."""
    quoted = _quoted(sentence)
    nouns = _noun_phrases(sentence, quoted)
    found: list[Attribution] = []
    for match in (*_BY.finditer(sentence), *_ACCORDING.finditer(sentence)):
        noun = starting_at(nouns, match.end(), sentence)
        if match.group().casefold().startswith("in the words"):
            # Whoever is named behind what they are: "according to the police, Moe left" names none.
            noun = introduced_at(nouns, match.end() - 1, sentence) or noun
        if noun is None and "denied" in match.group():
            plain = _PLAIN_NOUN.match(sentence, match.end())
            noun = plain.span() if plain else None
        if noun:
            more = re.match(r"\s+and\s+(?:the\s+)?", sentence[noun[1] :])
            partner = starting_at(nouns, noun[1] + more.end(), sentence) if more else None
            noun = (noun[0], partner[1]) if partner else noun
            verb = "denied" if "denied" in match.group() else "said"
            found.append(_attribution(sentence, noun, verb))
    for match in VERB.finditer(sentence):
        if any(start < match.start() < end for start, end in quoted):
            continue
        if sentence[match.end() : match.end() + 4] == " by ":
            continue
        noun = inverted(sentence, match, nouns) or subject(sentence, match, nouns)
        if noun:
            found.append(_attribution(sentence, noun, match["verb"]))
    return tuple(found)


def _attribution(sentence: str, noun: tuple[int, int], verb: str) -> Attribution:
    return Attribution(speaker=sentence[noun[0] : noun[1]], start=noun[0], end=noun[1], verb=verb)


def _quoted(sentence: str) -> list[tuple[int, int]]:
    """Stretches within quotation marks; an open one reaches to the end."""
    spans: list[tuple[int, int]] = []
    # A sentence that closes what it did not open goes on with a quotation.
    closing, opening = sentence.find("”"), sentence.find("“")
    running = (closing >= 0 and not 0 <= opening < closing) or _closes_straight(sentence)
    opened: int | None = 0 if running else None
    for at, char in enumerate(sentence):
        if char in "“„" or (char == '"' and opened is None):
            opened = at
        elif char in '”"' and opened is not None:
            spans.append((opened, at))
            opened = None
    if opened is not None:
        spans.append((opened, len(sentence)))
    return spans


def _closes_straight(sentence: str) -> bool:
    """Whether the first straight mark stands behind a word and before none: it closes."""
    at = sentence.find('"')
    behind, following = sentence[max(at, 0) - 1 : max(at, 0)], sentence[at + 1 : at + 2]
    return at > 0 and not behind.isspace() and behind not in "(" and not following.isalnum()


def _noun_phrases(sentence: str, quoted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names, pronouns and people by their roles outside quotations, in order."""
    spans: list[tuple[int, int]] = []
    at = 0
    for name in find_names(sentence):
        start = sentence.find(name, at)
        if start < 0 or not is_somebody(name) or re.fullmatch(r"\w+day", name):
            continue
        at = start + len(name)
        spans.append((start, at))
    for pattern in (ROLE, PRONOUN):
        for match in pattern.finditer(sentence):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                spans.append(match.span())
    return sorted(
        span for span in spans if not any(a <= span[0] and span[1] <= b for a, b in quoted)
    )


_CLAIM = r"(?:claims?|allegations?|accusations?|assertions?|suggestions?)"
_SOME = r"(?!(?:the|an?|any|his|her|its|their|this|that|these|those|such|no|another|one|some)\b)"
_CLAIM_OF = compile_latin(
    rf"\b(?:the |an? |any )?{_SOME}(?P<whose>[A-Z][\w’'-]{{0,30}}?(?: [A-Z][\w’'-]{{0,30}}?){{0,3}}"
    rf"|[a-z-]{{3,30}}?)(?:['’]s?)? {_CLAIM} that\b"
    rf"|\b{_CLAIM} by (?:the |an? )?{_SOME}"
    r"(?P<by>[A-Z][\w’'-]{0,30}(?: [A-Z][\w’'-]{0,30}){0,3}|[a-z-]{3,30}) that\b"
)


def claimants(sentence: str) -> list[str]:
    """Whose claims a sentence tells of, whoever speaks: "denied a union claim that …"."""
    return [match["whose"] or match["by"] for match in _CLAIM_OF.finditer(sentence)]


def says_next(sentence: str, end: int) -> bool:
    """Whether a verb of saying follows on what ends here, unquoted: `A Western diplomat` said."""
    if any(low < end < high for low, high in _quoted(sentence)):
        return False
    close = CLOSE.match(sentence, end)
    return close is not None and VERB.match(sentence, close.end()) is not None


def tells_saying(sentence: str) -> bool:
    """Whether a sentence has a verb of saying at all, or names a source."""
    return bool(VERB.search(sentence) or _ACCORDING.search(sentence))


def is_somebody(name: str) -> bool:
    """Whether a name may be a person: no date, no nationality, no participle opening a sentence."""
    return not find_dates(name) and not re.fullmatch(
        widened(r"[A-Z]\w+(?:ish|ese|ing|ian|ly)"), name
    )
