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
from index.letters import compile_latin, widened

_VERBS = (
    r"said|says|say|stated|states|told|tells|added|adds|asked|asks|announced|announces|warned|warns"
    r"|claimed|claims|argued|argues|insisted|insists|stressed|stresses|noted|notes|explained|explains"
    r"|declared|declares|pledged|pledges|promised|promises|vowed|described|describes|called|calls"
    r"|denied|denies|rejected|rejects|criticized|criticised|criticizes|criticises|condemned|condemns"
    r"|believed|believes|hoped|hopes|thinks|thought|suggested|suggests|demanded|demands|urged|urges"
    r"|confirmed|confirms|wrote|writes|reported|reports|replied|answered|remarked|commented|observed"
    r"|acknowledged|admitted|predicted|recalled|repeated|reiterated|emphasized|emphasised|spoke|read"
    r"|expressed|expects|expected|wants|wanted|proposed|proposes|accused|accuses|alleged|alleges"
    r"|estimated|estimates|complained|concluded|testified|joked|tweeted|lamented|praised|recommended"
    r"|compared|compares|likened|likens|disputed|disputes|refuted|refutes|contradicted|contradicts"
    r"|objected|contended|contends|cautioned|cautions|quipped"
)
_INVERTED = {
    "said", "says", "added", "adds", "stated", "explained", "wrote", "noted", "read", "warned",
    "asked", "announced", "replied", "argued", "stressed",
}  # fmt: skip
"""Verbs that their subject may follow: "...", said Anna Lind. Behind "told" stands who heard it."""
_VERB = compile_latin(rf"\b(?P<verb>{_VERBS})\b")
_BY = compile_latin(rf"\b(?:{_VERBS}|statement|speech|claim)\s+by\s+", re.IGNORECASE)
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
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")


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
        noun = _introduced_at(nouns, match.end() - 1, sentence)
        noun = noun or _starting_at(nouns, match.end(), sentence)
        if noun is None and "denied" in match.group():
            plain = _PLAIN_NOUN.match(sentence, match.end())
            noun = plain.span() if plain else None
        if noun:
            more = re.match(r"\s+and\s+(?:the\s+)?", sentence[noun[1] :])
            partner = _starting_at(nouns, noun[1] + more.end(), sentence) if more else None
            noun = (noun[0], partner[1]) if partner else noun
            verb = "denied" if "denied" in match.group() else "said"
            found.append(_attribution(sentence, noun, verb))
    for match in _VERB.finditer(sentence):
        if any(start < match.start() < end for start, end in quoted):
            continue
        if sentence[match.end() : match.end() + 4] == " by ":
            continue
        noun = _inverted(sentence, match, nouns) or _subject(sentence, match, nouns)
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


def _starting_at(nouns: list[tuple[int, int]], at: int, sentence: str) -> tuple[int, int] | None:
    """The noun phrase that begins here, small words and a title before it aside."""
    for start, end in nouns:
        if start >= at and re.fullmatch(
            r"(?:(?:the|a|an|his|her|former|[\w-]+) ){0,3}", sentence[at:start]
        ):
            return start, end
    return None


def _introduced_at(nouns: list[tuple[int, int]], at: int, sentence: str) -> tuple[int, int] | None:
    """The name behind what somebody is: `the finder, 61-year-old Odo Lam`."""
    named = _INTRODUCED.match(sentence, at)
    return next((span for span in nouns if named and span[0] == named.end()), None)


def _inverted(
    sentence: str, verb: re.Match[str], nouns: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """`..., said Anna Lind`: the verb follows a quotation or a comma."""
    before = sentence[: verb.start()].rstrip()
    if not before or before[-1] not in "”\"’',—–":
        return None
    if verb["verb"] not in _INVERTED:
        return None
    noun = _starting_at(nouns, verb.end() + 1, sentence)
    if before[-1] in "”\"’'":
        noun = _introduced_at(nouns, verb.end(), sentence) or noun
    if noun is None:
        return None
    if PRONOUN.fullmatch(sentence[noun[0] : noun[1]]):
        quoted = before[-1] in "”\"’'"
        return noun if quoted and noun[0] == verb.end() + 1 else None
    # "Lind, who opposed it, said the court had erred": what follows is the claim.
    if before[-1] == "," and re.match(r"\s*(?:that|the|it|he|she|they)\b", sentence[verb.end() :]):
        return None
    following = sentence[noun[1] : noun[1] + 12]
    return None if re.match(r"\s+(?:was|were|is|are|had|has|will|would)\b", following) else noun


_INTRODUCED = compile_latin(
    r"\s+(?:the|an?|its|his|her|their|another|one)\s(?:[\w’'-]+\s+){0,4}[\w’'-]+,\s+"
    r"(?:\d+-year-old\s+|(?:Dr|Mr|Mrs|Ms|Prof)\.?\s+)?(?=[A-Z])"
)


def _subject(
    sentence: str, verb: re.Match[str], nouns: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The subject before the verb, over adverbs, days and an apposition between commas."""
    earlier = [span for span in nouns if span[1] <= verb.start()]
    if not earlier:
        return None
    *others, nearest = earlier
    if re.fullmatch(widened(r"[A-Z]\w+(?:ish|ese)"), sentence[slice(*nearest)]):
        return None  # "Turkish hopes": an adjective and a noun
    if _BEHIND_COMMA.search(sentence[: verb.start()]):
        for span in others:
            if _APPOSITION.match(sentence, span[1]):
                return span
    *others, nearest = _without_bracketed(sentence, _without_letters(sentence, earlier))
    behind = _BRACKETED.match(sentence, nearest[1], verb.start())
    gap = sentence[behind.end() if behind else nearest[1] : verb.start()]
    people = _OF_A_BODY.match(sentence, nearest[1])
    if people is not None and _CLOSE.fullmatch(sentence[people.end() : verb.start()]):
        return nearest[0], people.end()
    spoken_for = _SPOKEN_FOR.match(sentence, *nearest)
    body = _BODY.match(sentence, nearest[1]) if spoken_for else None
    if body is not None and _CLOSE.fullmatch(sentence[body.end() : verb.start()]):
        return nearest[0], body.end()
    if _CLOSE.fullmatch(gap):
        linked = others and _LINK.fullmatch(sentence[others[-1][1] : nearest[0]])
        return (others[-1][0], nearest[1]) if linked else nearest
    return nearest if len(gap.split()) <= 12 and re.match(r",\s", gap) else None


def _without_bracketed(sentence: str, nouns: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`Odo Lam (Progress) calls it`: a party in brackets behind a name is no speaker."""
    for at, (start, end) in enumerate(nouns[:-1]):
        found = _BRACKETED.match(sentence, end)
        if found is None or nouns[-1][1] > found.end() or _VERB.search(found.group()):
            continue
        # "The mayor of Marn (Ada Lind)": the brackets name whom it is about.
        return nouns if re.search(r"\b(?:of|for|at|in) $", sentence[:start]) else nouns[: at + 1]
    return nouns


def _without_letters(sentence: str, nouns: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`Odo Lam, QC, said`: the letters behind a name are no speaker of their own."""
    if len(nouns) < 2 or not _LETTERS.fullmatch(sentence[slice(*nouns[-1])]):
        return nouns
    (first, last), (start, _) = nouns[-2:]
    own = sentence[last:start].strip() == "," and not _LETTERS.fullmatch(sentence[first:last])
    return nouns[:-1] if own else nouns


_BEHIND_COMMA = re.compile(r",\s+(?:(?:has|had|have|also|then|later|\w+ly)\s+){0,3}$")
_LETTERS = compile_latin(r"[A-Z]{2,4}")
_OF_A_BODY = re.compile(
    r" (?:leaders|officials|ministers|diplomats|lawyers|experts|scientists|researchers|analysts"
    r"|inspectors|investigators|prosecutors|commanders|lawmakers|councillors|sources|aides"
    r"|representatives|negotiators|observers)(?= )"
)
"""What a body's people are, who speak together: "EU leaders warned"."""
_SPOKEN_FOR = re.compile(r".*\b(?:spokes\w+|officials?|lawyers?|statement)$", re.IGNORECASE)
_BODY = compile_latin(
    r"\s+(?:for|of|from|at|in)\s+(?:the|its|an?)\s+(?:[a-z-]+\s+){0,2}?[a-z-]+(?=,?\s)"
)
# "a spokesman for Lind said" is the spokesman's statement, "Lind and Berg said" that of both.
_LINK = re.compile(r"\s+(?:for|of|at|from)\s+(?:the\s+)?|,?\s+(?:and|&)\s+(?:the\s+)?")
_BRACKETED = re.compile(r"\s\([^()]{1,40}\)")
"""An age, a party or a rank behind a name."""
_APPOSITION = compile_latin(
    r"(?:\s\([^()]{1,40}\))?,\s(?:\d{1,3},\s)?"
    r"(?:(?:who|whose|which|a|an|the|one|now|then|of the|\w+ing)\b"
    r"|(?:himself|herself)\b"
    r"|[a-z][\w’'-]*(?:\s[a-z][\w’'-]*){0,3}\s(?:of|for|at)\b)"  # "Lind, head of the union, said"
)
_CLOSE = re.compile(
    r"[\s’']*s?,?\s*(?:(?:also|has|had|have|then|later|again|earlier|repeatedly|recently|openly|publicly|once"
    r"|on|last|this|yesterday|today|\w+ly|\w+day|who|which|himself|herself)\s+){0,4}"
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
    close = _CLOSE.match(sentence, end)
    return close is not None and _VERB.match(sentence, close.end()) is not None


def tells_saying(sentence: str) -> bool:
    """Whether a sentence has a verb of saying at all, or names a source."""
    return bool(_VERB.search(sentence) or _ACCORDING.search(sentence))


def is_somebody(name: str) -> bool:
    """Whether a name may be a person: no date, no nationality, no participle opening a sentence."""
    return not find_dates(name) and not re.fullmatch(
        widened(r"[A-Z]\w+(?:ish|ese|ing|ian|ly)"), name
    )
