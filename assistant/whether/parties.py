# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A party asked about and a span of a sentence in, whether the span names just that party out.

Parties are compared by the word that they are called by: "Berg's lawyer" is no Berg, the deputy
mayor no mayor.
"""

from __future__ import annotations

import re

from assistant.clause import PREPOSITION
from assistant.dates import find_dates
from assistant.matching import in_text, stems_of
from assistant.values import find_numbers
from assistant.verbs import is_participle, words_in
from assistant.whether.senses import of_thing
from assistant.words import Token, fold, stem, tokenize
from index.letters import compile_latin, widened

_SOME = re.compile(
    r"(?:(?:the )?[$€£]?[\d.,]+(?: \w+){0,2}|any|some|all|most|both|none|one|many|several|half|two|three|four) of\s+",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:an? (?:third|quarter|fifth|tenth|half|part|share|majority|minority|number|handful)"
    r"|[\d.]+ ?(?:%|per ?cent)|two thirds|three quarters|some|most|many|several|half|part|few"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?:\s+\w+)? of\s+",
    re.IGNORECASE,
)
_DEFINITE = compile_latin(
    r"(?:the|all|both|every|its|his|her|their|this|these|those)\b|(?-i:[A-Z])|.*['’]s?\s",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:all|both|every|each)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|each)\s+(?:(?:of\s+)?the\s+)?(?P<noun>[\w-]+)", re.IGNORECASE)
_NARROWED = re.compile(
    r"[\w’'-]+ (?:(?:\w+er|more|less|worse) than|(?:over|under|above|below|aged|without|weighing|carrying|holding|living|born"
    r"|up to|at least|except|apart from|other than|that|who|whose|with)\b)",
    re.IGNORECASE,
)
"""What follows a noun tells of some of its kind: `ships longer than 60 metres`, `children under five`."""
_SOME_OF_THEM = re.compile(r"(?:some|most|many|several|few)$", re.IGNORECASE)
_FIRM = re.compile(
    r"(?:Group|Corp|Corporation|Co|Company|Inc|Ltd|Limited|Plc|PLC|AG|SA|NV|Oy|AB|A/S|Holdings?|Industr\w+|International|Brothers|Stores|Airlines?|Airways|Motors?|Bank)$"
)
_SORT = re.compile(  # "Mediawiki software" is Mediawiki; a "Berg supporter" is not Berg
    r"software|system|app|website|site|magazine|newspaper|airline|company|group|bank|festival|island|region|province|city"
    r"|district|river|lake|airport|airfield|pipeline|ferry|ship|probe|rocket|satellite|vaccine|virus|network|programme|program"
)
_ANYBODY = re.compile(
    r"(?:anyone|anybody|someone|somebody|any people|people|anything|something)\b", re.IGNORECASE
)
_SPEAKS_FOR = re.compile(
    r"\b(?:government|ministry|ministers?|president|authorit(?:y|ies)|parliament|police|army|courts?|regulator|officials?|spokes\w+"
    r"|council|company|firm|leaders?|board|chief|club|team|navy|troops|forces|soldiers|voters|group|union|bank|party|agency)$",
    re.IGNORECASE,
)
LIMITS = words_in(
    "deputy former ex vice acting rival opposition other another shadow assistant interim"
    " draft partial half most few several only first second third"
)
"""Words that make somebody or something another, or only part of it."""
_ENDS = compile_latin(rf"\s+(?:{PREPOSITION}|that|which|who|whose|after|before|than)\s|[,;:(]")
_TIME = compile_latin(
    r"\s+(?:(?:on )?(?:last|this|next) \w+|yesterday|today|tonight|tomorrow|(?:on |in )?[A-Z]\w+day|earlier|later|again)$"
)


def core_of(phrase: str) -> str:
    """A noun phrase without what hangs on it, what counts it and the time at its end."""
    bare = _SOME.sub("", phrase.strip(' ."“”'), count=1)
    bare = _TIME.sub("", _ENDS.split(bare, maxsplit=1)[0])
    dates = find_dates(bare)
    return (
        bare[: dates[-1].start].strip()
        if dates and dates[-1].end >= len(bare) - 1 and dates[-1].start
        else bare
    )


def head_of(phrase: str) -> str:
    """The word that a phrase is called by; empty without one."""
    tokens = [token for token in tokenize(core_of(phrase)) if not token.text.isdigit()]
    return tokens[-1].text if tokens else ""


def _called(wanted: str) -> list[str]:
    """Stems of what a party may be called by.

    "The deputy" alone is the deputy mayor where he was told of; a name has no other word.
    """
    head = head_of(wanted)
    own = [stem(head)] if head[:1].isupper() else sorted(of_thing(head))
    return [word for word in (*own, *re.findall(r"\bdeputy\b", wanted)) if word]


def is_part(text: str, start: int, wanted: str) -> bool:
    """Whether only some of what stands at a place is told of: `a tenth of its stake`."""
    left = re.search(
        rf"{_PART.pattern}(?:(?:the|its|his|her|their|these|those)\s+)?$",
        text[:start],
        re.IGNORECASE,
    )
    if left is not None and not _PART.match(wanted) and _DEFINITE.match(wanted):
        return True
    if not _WHOLE.match(wanted):
        return False
    before = re.search(r"(?:[\w’'-]+\s+){0,2}$", text[:start])
    words = before.group().split() if before else []
    return any(_counts(word) for word in words)


def tells_of_some(question: str, text: str) -> bool:
    """Whether a sentence narrows those that all are asked about: `ships longer than 60 metres`."""
    asked = {stem(match["noun"]) for match in _ALL.finditer(question)}
    whole = {stem(match["noun"]) for match in _ALL.finditer(text)}
    return any(
        token.stem in asked - whole and _NARROWED.match(text[token.start :]) is not None
        for token in tokenize(text)
    )


def is_another(text: str, span: tuple[int, int], wanted: str) -> bool:
    """Whether a name before its noun makes it another: `a Finnish team` where the Swedish is wanted."""
    words = tokenize(wanted)
    mine = [word for word in words[:-1] if word.is_name and word.text.casefold() != "the"]
    if not mine or words[-1].is_name:
        return False
    before = re.search(r"(?:[\w’'-]+\s+){0,3}$", text[: span[0]])
    around = tokenize(f"{before.group() if before else ''}{text[span[0] : span[1]]}")
    heads = _called(wanted)
    names = [
        word
        for word in around
        if word.is_name and fold(word.text) not in _SMALL and not _is_among(word, heads)
    ]
    held = frozenset(word.stem for word in around)
    return bool(names) and not all(in_text(word.stem, held) for word in mine)


_SMALL = words_in("the a an his her its their all some any no in on at of")


def is_anybody(wanted: str) -> bool:
    """Whether whoever it is will do: `anyone`."""
    return bool(_ANYBODY.match(wanted))


def names_wanted(wanted: str, told: str) -> bool:
    """Whether a span is the party that is wanted, or none of them."""
    first = told.split()[0] if told.split() else ""
    if not first or (first.islower() and len(first) > 3 and is_participle(first)):
        return False
    if is_anybody(wanted):
        return True
    if _is_only_some(wanted, told):
        return False
    if f"({wanted})" in told:
        return True
    core = core_of(told)
    head = head_of(wanted)
    tokens = tokenize(core)
    if not head or not tokens:
        return False
    if head.isupper() and is_acronym(head, core):
        return True
    if not head[:1].isupper() and _holds_all(wanted, told):
        return True
    heads = _called(wanted)
    at = [i for i, token in enumerate(tokens) if _is_among(token, heads)]
    if not at:
        return False
    mine = {fold(token.text) for token in tokenize(wanted)}
    if any(fold(token.text) in LIMITS - mine for token in tokens):
        return False
    return _is_called(head, tokens, at[-1], core)


def _is_only_some(wanted: str, told: str) -> bool:
    """Whether a number or part of them is told of where the question is of the whole."""
    part = _PART.match(told) and not _PART.match(wanted) and _DEFINITE.match(wanted)
    return bool(part or (_WHOLE.match(wanted) and _counts(told.split()[0])))


def _counts(word: str) -> bool:
    """Whether a word says how many: `eleven`, `most`."""
    return bool(_SOME_OF_THEM.match(word) or find_numbers(word))


def _holds_all(wanted: str, told: str) -> bool:
    """Whether a longer span says all of it in other order: `a decision cutting the duty`."""
    words, held = stems_of(wanted), stems_of(told)
    return len(words) > 1 and all(in_text(word, held) for word in words)


def _is_called(head: str, tokens: list[Token], at: int, core: str) -> bool:
    """Whether the word at a place is what the phrase is called by.

    "Norland's foreign minister" acts for Norland, "Berg's lawyer" not for Berg; "the geologist,
    Irina Sokol" and "geologist Irina Sokol" are called by both.
    """
    if at == len(tokens) - 1:
        return True
    behind = tokens[at + 1]
    if core[tokens[at].end : behind.start].strip(" ") == "and" or behind.text == "and":
        return True
    if head[:1].isupper():
        if all(_FIRM.match(token.text) for token in tokens[at + 1 :]) or (
            at == len(tokens) - 2 and _SORT.fullmatch(behind.text)
        ):
            return True
        return bool(_SPEAKS_FOR.search(core)) and not re.match(widened(r"[A-Z]"), tokens[-1].text)
    return behind.text[:1].isupper()


def is_acronym(head: str, text: str) -> bool:
    """Whether a short form stands for a name in the text: `WHO`, the World Health Organization."""
    initials = re.findall(
        widened(r"\b[A-Z][\w-]*(?:\s+(?:(?:of|and|for|the)\s+)*[A-Z][\w-]*)+"), text
    )
    short = head.casefold()
    return len(short) > 1 and any(
        "".join(w[0] for w in re.findall(widened(r"\b[A-Z][\w-]*"), name))
        .casefold()
        .endswith(short)
        for name in initials
    )


def lexical_spans(wanted: str, text: str) -> list[tuple[int, int]]:
    """Where the wanted party is named by its own word in a text; pronouns are left out."""
    heads = _called(wanted)
    mine = {fold(token.text) for token in tokenize(wanted)}
    tokens = tokenize(text)
    return [
        (token.start, token.end)
        for i, token in enumerate(tokens)
        if _is_among(token, heads)
        and not _goes_on(text, tokens, i)
        and not {fold(t.text) for t in tokens[max(0, i - 2) : i]} & (LIMITS - mine)
    ]


def _is_among(token: Token, heads: list[str]) -> bool:
    return any(in_text(head, frozenset({token.stem})) for head in heads)


def _goes_on(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a word only begins what is named: `Berg's`, the `Anna` of `Anna Lind`."""
    token = tokens[at]
    if re.match(r"['’]", text[token.end :]):
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or text[token.end : behind.start] != " ":
        return False
    return behind.text[:1].isupper() and token.text[:1].isupper()
