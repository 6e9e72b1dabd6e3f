"""An answer, finished or still being written, to the HTML of its turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.addresses import short_address
from assistant.commands.plain import show_backend
from assistant.records import Answer, AnswerValue, Citation, Outcome
from assistant.ui.conversations import Turn
from assistant.ui.evidence import cards
from assistant.ui.markup import esc, inline, marker, plain, prose
from assistant.ui.transcript import turn_as_markdown
from assistant.when import show_day
from index.records import Article
from index.sentences import split_sentences

_PART = re.compile(r"(.+?\?) – (.+)")
"""The answer to one of several questions in one, as the text tells it."""
_LONG_LEAD = 140
_LONG_QUESTION = 200
FindArticle = Callable[[str], Article | None]
REASONS = (
    ("wrong-answer", "The answer is wrong"),
    ("wrong-source", "A source does not say that"),
    ("incomplete", "Something is missing"),
    ("should-abstain", "The articles don't say this"),
    ("should-answer", "The articles do say it"),
    ("other", "Something else"),
)


def finished_turn(turn: Turn, number: int, find: FindArticle) -> str:
    """A question with its whole answer, evidence and actions."""
    answer = turn.answer
    cited = {citation.number: citation for citation in answer.citations}
    main = _BODIES[answer.outcome](answer, cited)
    return _frame(
        turn.question,
        main=_notice(answer) + main + _quiet(answer) + _actions(turn, number),
        side=_evidence(answer, find),
        classes=str(answer.outcome),
        number=number,
    )


def growing_turn(question: str, text: str, number: int) -> str:
    """A question whose answer is arriving; holds the place of the evidence."""
    shown = _told(text, {}) if text.strip() else _SEARCHING
    return _frame(_opening(question), main=shown, side=_SKELETON, classes="growing", number=number)


def failed_turn(
    question: str, message: str, number: int, *, head: str = "That did not work."
) -> str:
    """A question that got no answer, with the reason and the way out."""
    again = (
        f'<button type="button" data-act="ask" data-question="{esc(question)}" '
        'class="text-button">Ask again</button>'
    )
    return _failed(question, message, number, head=head, more=again)


def refused_turn(question: str, message: str, number: int) -> str:
    """A question that cannot be asked as it is: there is nothing to be asked again."""
    return _failed(question, message, number, head="The question was not asked.")


def _failed(question: str, message: str, number: int, *, head: str, more: str = "") -> str:
    main = (
        f'<div class="trouble" role="alert"><p class="lead">{head}</p>'
        f"<p>{plain(message)}</p>{more}</div>"
    )
    return _frame(_opening(question), main=main, side="", classes="failed", number=number)


def _opening(question: str) -> str:
    """A question, or how it begins where it would push aside what is told of it."""
    if len(question) <= _LONG_QUESTION:
        return question
    return question[:_LONG_QUESTION].rpartition(" ")[0] + " …"


def _told(text: str, cited: Mapping[int, Citation]) -> str:
    """The opening line large and the rest beneath; of several questions, each answer large."""
    lines = text.strip().split("\n")
    parts = [_PART.fullmatch(line) for line in lines]
    if len(lines) > 1 and all(parts):
        return "".join(
            f'<p class="asked" dir="auto">{esc(part[1])}</p>{_lead(part[2], cited)}'
            for part in parts
            if part
        )
    rest = prose("\n".join(lines[1:]), cited)
    return f'{_lead(lines[0], cited)}<div class="rest">{rest}</div>'


def _lead(text: str, cited: Mapping[int, Citation]) -> str:
    size = " long" if len(text) > _LONG_LEAD else ""
    return f'<p class="lead{size}" dir="auto">{inline(text, cited)}</p>'


def _frame(question: str, *, main: str, side: str, classes: str, number: int) -> str:
    busy = ' aria-busy="true"' if classes == "growing" else ""
    return (
        f'<section class="turn {classes}" id="turn-{number}"{busy}>'
        f'<h2 class="question" dir="auto">{esc(question)}</h2>'
        f'<div class="columns"><div class="answer" data-testid="bot">{main}</div>'
        f'<aside class="evidence" aria-label="Evidence">{side}</aside></div></section>'
    )


def _answered(answer: Answer, cited: Mapping[int, Citation]) -> str:
    return _told(answer.text, cited)


def _conflict(answer: Answer, cited: Mapping[int, Citation]) -> str:
    reason = f"<p>{esc(answer.reason)}</p>" if answer.reason else ""
    if not answer.values:
        return f'<p class="kicker">The sources differ</p>{_answered(answer, cited)}{reason}'
    rows = "".join(_value(value, cited) for value in answer.values)
    return (
        f'<p class="kicker">The sources differ</p>{reason}<ul class="values">{rows}</ul>'
        f'<details class="full"><summary>As a sentence</summary>'
        f"{prose(answer.text, cited)}</details>"
    )


def _value(value: AnswerValue, cited: Mapping[int, Citation]) -> str:
    newest = '<span class="tag">newest report</span>' if value.newest else ""
    given = (cited[number] for number in value.citations if number in cited)
    who = "".join(f"<li>{marker(c)} {_origin(c)}</li>" for c in given)
    count = f'<span class="count">{_sources(value.sources)}</span>'
    return (
        f'<li class="value"><p class="lead" dir="auto">{inline(value.text, {})}</p>'
        f'<p class="tags">{newest}{count}</p><ul class="who">{who}</ul></li>'
    )


def _origin(citation: Citation) -> str:
    outlet = citation.outlet or short_address(citation.uri)
    return f"<bdi>{esc(outlet)}</bdi>, {esc(show_day(citation.published))}"


def _abstained(answer: Answer, _: Mapping[int, Citation]) -> str:
    reason = answer.reason or answer.text
    # What else there is, and where, is no headline.
    end = next((end for _, end in split_sentences(reason)), len(reason))
    lead, rest = _lead(reason[:end], {}), prose(reason[end:], {})
    # The nearest sentences, where there are any, stand below under a line that says what they are.
    advice = "<p>Try other words, a wider range of dates, or add articles that cover it.</p>"
    return f'<p class="kicker">No answer</p>{lead}{rest}{"" if answer.nearest else advice}'


_BODIES: Mapping[Outcome, Callable[[Answer, Mapping[int, Citation]], str]] = {
    Outcome.ANSWERED: _answered,
    Outcome.CONFLICT: _conflict,
    Outcome.ABSTAINED: _abstained,
}


def _notice(answer: Answer) -> str:
    return f'<p class="notice" role="status">{esc(answer.notice)}</p>' if answer.notice else ""


def _evidence(answer: Answer, find: FindArticle) -> str:
    support = answer.outcome is not Outcome.ABSTAINED
    shown = answer.citations if support else answer.nearest
    if not shown:
        return ""
    title = "Evidence" if support else "Nearest in the articles"
    return f'<p class="kicker">{title}</p>{cards(shown, find, support=support)}'


def _quiet(answer: Answer) -> str:
    facts: list[str] = []
    if answer.standalone_question and answer.standalone_question != answer.question:
        facts.append(f"Understood as “{esc(answer.standalone_question)}”")
    if answer.outcome is not Outcome.ABSTAINED:
        if answer.sources and f"{answer.sources} independent source" not in answer.text:
            facts.append(_sources(answer.sources))
        if answer.confidence:  # none is told where a part was declined
            facts.append(f"{round(answer.confidence * 100)} % confident")
    did = "read" if answer.outcome is Outcome.ABSTAINED else "answered"
    facts.append(f"{did} by {_answerer(answer.backend)}")
    taken = sum(answer.timings_ms.values())
    if taken:
        facts.append(f"{taken / 1000:.1f}\u00a0s")
    return f'<p class="quiet">{" · ".join(facts)}</p>'


def _answerer(backend: str) -> str:
    """Its name, and the whole of it on hovering: that of the built-in reader is a fingerprint."""
    return f'<span title="{esc(backend)}">{esc(show_backend(backend))}</span>'


def _copies(answer: Answer) -> str:
    return "Copy with sources" if answer.citations or answer.nearest else "Copy"


def _sources(count: int) -> str:
    return "1 source" if count == 1 else f"{count} independent sources"


def _actions(turn: Turn, number: int) -> str:
    copy = esc(turn_as_markdown(turn))
    pressed = {name: str(turn.verdict == name).lower() for name in ("up", "down")}
    options = "".join(f'<option value="{key}">{text}</option>' for key, text in REASONS)
    return (
        f'<div class="actions"><button type="button" class="text-button" data-copy="{copy}">'
        f"{_copies(turn.answer)}</button>"
        f'<button type="button" class="thumb" data-act="thumb" data-verdict="up" '
        f'data-turn="{number}" aria-pressed="{pressed["up"]}" aria-label="Good answer">'
        f"{_THUMB}</button>"
        f'<button type="button" class="thumb down" data-reveal="why-{number}" '
        f'aria-pressed="{pressed["down"]}" aria-label="Bad answer, say why">{_THUMB}</button></div>'
        f'<form class="why" id="why-{number}" data-act="thumb" data-verdict="down" '
        f'data-turn="{number}" hidden><label>What is wrong? '
        f'<select name="reason">{options}</select></label>'
        '<label>What should it say? <input name="note" maxlength="500" autocomplete="off"></label>'
        '<button type="submit" class="text-button">Send</button></form>'
    )


_THUMB = (
    '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path fill="none" '
    'stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" d="M7 11v9H4v-9zm0 '
    "0 4-7c1.600 0 2.500 1 2.200 2.600L12.500 10H18a2 2 0 0 1 2 2.400l-1.200 6A2 2 0 0 1 "
    '16.800 20H7"/></svg>'
)
_SEARCHING = '<p class="lead waiting"><span>Reading the articles</span></p>'
_SKELETON = '<div class="skeleton" aria-hidden="true"><div></div><div></div></div>'
