"""Values for a question that asks for several in, the answer that lists them out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citations import CitationList
from assistant.compose import MOST_CITATIONS, resolved_text, shown_sentence, source_line, tidy
from assistant.enumerations import PREDICATE, Member, members_around
from assistant.evidence import Sentence, independent, sentence_before
from assistant.findings import Finding, Group
from assistant.headings import items_behind, lead_of
from assistant.listed_on import announces, asked_count, members_behind
from assistant.question import Question, find_names
from assistant.records import Answer, AnswerValue, Outcome

_MOST_WORDS = 10  # of a member; what is longer is a clause


def listed(question: Question, groups: Sequence[Group]) -> Answer:
    """Several values, each sentence that gives some of them once; at most four.

    Args:
        question: Asks for several things.
        groups: Values that may be shown, strongest first; one at least.
    """
    cited = CitationList()
    groups = _alike(_without_announcement(groups))
    lines: list[str] = []
    for group in groups:
        mark = cited.marks([group.best.sentence])
        line = f"{shown_sentence(group.best)} {mark}"
        if line not in lines and len(lines) < MOST_CITATIONS:
            lines.append(line)
    for one in _added_to(groups[0].best.sentence):
        line = f"{resolved_text(one)} {cited.marks([one])}"
        if line not in lines:
            lines.append(line)
    first = groups[0].best.sentence
    behind = members_behind(first) or [one for one in _items(first) if one != first]
    lines += [f"{resolved_text(one)} {cited.marks([one])}" for one in behind]
    citations = cited.citations()
    values = tuple(
        AnswerValue(
            text=text,
            citations=(cited.cite(group.best.sentence),),
            sources=group.sources,
        )
        for group in groups
        for text in _members(group.best)
    ) + tuple(
        AnswerValue(text=tidy(one.text.rstrip(". ")), citations=(cited.cite(one),), sources=1)
        for one in behind
    )
    values = _without_parts(values)
    articles = [group.best.evidence.article for group in groups]
    return Answer(
        question=question.text,
        text="\n".join(lines) + _short_of(question, values) + source_line(articles),
        short="; ".join(dict.fromkeys(value.text for value in values)),
        outcome=Outcome.ANSWERED,
        citations=citations,
        confidence=groups[0].confidence,
        values=values,
        sources=len(independent(articles)),
    )


def _without_parts(values: tuple[AnswerValue, ...]) -> tuple[AnswerValue, ...]:
    """Values without those that another one of the same sentence holds: `about a dozen`."""

    def is_part(one: AnswerValue, other: AnswerValue) -> bool:
        longer = len(other.text) > len(one.text) and other.citations == one.citations
        whole = rf"(?<!\w){re.escape(one.text)}(?!\w)"
        return longer and re.search(whole, other.text) is not None

    return tuple(one for one in values if not any(is_part(one, other) for other in values))


def _items(sentence: Sentence) -> list[Sentence]:
    """The items of the list that a sentence leads to, or is one of."""
    return items_behind(lead_of(sentence) or sentence)


_ADDS = re.compile(
    r"[\"“'‘]?(?:others?|another|in addition|additionally|further(?:more)?|moreover|besides|also)\b"
    r"|[\"“'‘]?(?:[\w’'-]+ ){1,3}?(?:also\b|too(?=[,.]))",
    re.IGNORECASE,
)


def _added_to(sentence: Sentence) -> list[Sentence]:
    """The sentence before one that only adds to what it tells: `Other groups included ...`."""
    before = sentence_before(sentence) if _ADDS.match(sentence.text) else None
    told = before is not None and before.text.rstrip().endswith((".", ".”", '."'))
    return [before] if before is not None and told else []


def _short_of(question: Question, values: Sequence[AnswerValue]) -> str:
    """A line that says so where fewer are told than are asked for; else empty."""
    told = sum(1 + len(_JOINTS.findall(value.text)) for value in values)
    asked = asked_count(question.text) if _ASKS_COUNT.search(question.text) else None
    if asked is not None and told < asked:
        return f"\nThe articles found give {told} of the {asked} that are asked for."
    return "\nThe articles found give no other." if told == 1 and asked is None else ""


_JOINTS = re.compile(r", (?:and )?|;| and ")
_ASKS_COUNT = re.compile(
    r"^(?:(?:and|so|name|list) )?(?:which|what|the|name|list)\b.{0,12}?"
    r"\b(?:two|three|four|five|six)\b",
    re.IGNORECASE,
)


def _members(finding: Finding) -> list[str]:
    """The values that a finding enumerates; itself where it enumerates nothing."""
    start, end = finding.within
    members = members_around(finding.sentence.text, start, end)
    texts = [tidy(finding.sentence.text[max(m.start, start) : m.end]) for m in members]
    # "Angostura" alone is no member of what was read to its end, "Angostura bitters".
    covered = bool(members) and _covers(finding.sentence.text, members, start, end)
    return _without_ages(texts) if covered else [tidy(finding.text)]


_OLDEST = 120


def _without_ages(texts: list[str]) -> list[str]:
    """Members without the bare numbers between names: "Ada Moe, 82, and her son Ole, 55"."""
    kept = [text for text in texts if not (text.isdecimal() and int(text) <= _OLDEST)]
    return kept if any(find_names(f"- {text}") for text in kept) else texts


def _covers(sentence: str, members: Sequence[Member], start: int, end: int) -> bool:
    """Whether the members are all that was read, but for an article before or a stop behind."""
    before, behind = sentence[start : members[0].start], sentence[members[-1].end : end]
    ended = PREDICATE.match(sentence, members[-1].end) or not re.search(r"\w", behind)
    return members[-1].end <= end and not re.search(r"\w{4}", before) and bool(ended)


def _without_announcement(groups: Sequence[Group]) -> Sequence[Group]:
    """The values without those that only say how many there are: `four goals: …`."""
    telling = [
        group
        for group in groups
        if not announces(group.best.sentence.text) and not _counts_ahead(group.best)
    ]
    return telling or groups


_BEHIND_COLON = re.compile(r"\s*:\s")
_ANY_NUMBER = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)


def _counts_ahead(finding: Finding) -> bool:
    """Whether a value says how many there are, and a colon follows: `Achieving four goals: …`."""
    colon = _BEHIND_COLON.match(finding.sentence.text, finding.within[1])
    return colon is not None and _ANY_NUMBER.search(finding.text) is not None


def _alike(groups: Sequence[Group]) -> list[Group]:
    """The first value with those of its kind: beside names no clauses and no common nouns."""
    first, *others = groups
    mine = _members(first.best)
    if any(len(member.split()) > _MOST_WORDS for member in mine):
        return list(groups)
    named = all(find_names(member) for member in mine)
    return [first, *(group for group in others if _is_kind(_members(group.best), named=named))]


def _is_kind(members: Sequence[str], *, named: bool) -> bool:
    short = all(len(member.split()) <= _MOST_WORDS for member in members)
    return short and (not named or all(find_names(member) for member in members))
