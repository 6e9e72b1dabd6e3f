"""Open questions with their answers → labelled views of yes/no questions.

Nobody wrote these: they teach what a question asks of a sentence, and are left behind early.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.entailment.convert import to_yes_no
from assistant.entailment.data import Labelled, Text
from assistant.entailment.view import View
from assistant.reader.corpus import Corpus, Row
from assistant.reader.nearmiss import names_and_figures


def label_turned(corpus: Corpus, *, seed: int) -> Iterator[Labelled]:
    """Open questions turned round: yes with their answer, no with another value of its kind."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    texts = {ctx: Text.of(text, corpus.prefix(ctx)) for ctx, text in enumerate(corpus.contexts)}
    members: dict[str, set[int]] = defaultdict(set)
    for row in corpus.rows:
        members[row.group].add(row.ctx)
    for row in corpus.rows:
        if row.impossible or not row.answers:
            continue
        answer, start = row.answers[0]
        text = texts[row.ctx]
        before = re.findall(r"[\w'’-]+", text.text[:start])[-1:] or [""]
        turned = to_yes_no(row.question, answer, before[0])
        if turned is None:
            continue
        view = text.view(text.holder(start, start + len(answer)))
        wrong = _wrong_value(row, text.text, sorted(members[row.group]), corpus, rng)
        contrary = to_yes_no(row.question, wrong, before[0]) if wrong else None
        if contrary and rng.random() < 0.6:
            yield Labelled(question=contrary, view=view, label=2)
        else:
            yield Labelled(question=turned, view=view, label=1)
        silent = _elsewhere(row, texts, sorted(members[row.group]), rng)
        if silent:
            asked = contrary if contrary and rng.random() < 0.5 else turned
            yield Labelled(question=asked, view=silent, label=0)


def _wrong_value(
    row: Row, text: str, members: Sequence[int], corpus: Corpus, rng: random.Random
) -> str | None:
    """Another value of the answer's kind, of the same text if it has one."""
    accepted = [answer for answer, _ in row.answers]
    figure = bool(re.search(r"\d", accepted[0]))
    near = [text, *(corpus.contexts[ctx] for ctx in rng.sample(members, min(3, len(members))))]
    for source in near:
        others = [
            value
            for value in names_and_figures([source])
            if bool(re.search(r"\d", value)) == figure
            and not any(value in a or a in value for a in accepted)
            and value.lower() not in row.question.lower()
        ]
        if others:
            return rng.choice(others)
    return None


def _elsewhere(
    row: Row, texts: Mapping[int, Text], members: Sequence[int], rng: random.Random
) -> View | None:
    """A sentence of the same document without an answer."""
    answers = [answer.lower() for answer, _ in row.answers]
    for ctx in [row.ctx, *rng.sample(members, min(3, len(members)))]:
        text = texts[ctx]
        free = [
            number
            for number, (low, high) in enumerate(text.sentences)
            if not any(answer in text.text[low:high].lower() for answer in answers)
        ]
        if free:
            return text.view(rng.choice(free))
    return None
