"""Questions for a reason → sentences that give it, and sentences that do not.

The network that judges yes/no questions learns to tell them apart as well: a sentence that gives
the reason is a *yes*, every other is silent. Who looks for a question's words finds the sentence
that tells the event; the reason stands beside it in other words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from assistant.entailment.data import LABELS, Labelled, Rarity, Text, silent_views
from assistant.reader.corpus import Corpus
from assistant.reader.lines import read_lines

_YES = LABELS.index("yes")
_WHY = re.compile(
    r"(?:why|how come|for what reason"
    r"|what (?:made|led|prompted|caused|drove|kept|stopped|prevented|was the (?:reason|cause)))\b",
    re.IGNORECASE,
)
Item = tuple[str, Text, list[int]]


class ReasonQuestion(BaseModel, extra="forbid"):
    """A question (`q`) about the article `id`, with a fragment of each sentence that answers it.

    `s` is verbatim, one fragment a sentence, the best first; empty where no reason is told.
    """

    id: str
    q: str
    s: list[str]


def reason_files(*, dev: bool = False) -> list[Path]:
    """The questions that the repository holds; none in an installed package."""
    folder = Path(__file__).parent / "questions" / "reasons"
    return sorted(folder.glob("dev*" if dev else "train*"))


def read_reasons_asked(paths: Iterable[Path]) -> list[ReasonQuestion]:
    """Read question files.

    Raises:
        ValueError: If a line is no such question.
    """
    return [asked for path in paths for asked in read_lines(path, ReasonQuestion)]


def label_reasons(
    questions: Sequence[ReasonQuestion], articles: Mapping[str, Text], *, seed: int
) -> Iterator[Labelled]:
    """The sentences that give each reason as *yes*, and others as silent.

    Raises:
        ValueError: If the article is unknown or a fragment does not stand in it.
    """
    return _label([_placed(asked, articles) for asked in questions], seed=seed)


def label_whys(corpus: Corpus, *, seed: int) -> Iterator[Labelled]:
    """The same of the questions for a reason among a reader's questions."""
    texts: dict[int, Text] = {}
    items: list[Item] = []
    for row in corpus.rows:
        if not _WHY.match(row.question):
            continue
        text = texts.get(row.ctx) or Text.of(corpus.contexts[row.ctx], corpus.prefix(row.ctx))
        texts[row.ctx] = text
        places: Sequence[tuple[str, int]] = () if row.impossible else row.answers
        telling = {text.holder(start, start + len(answer)) for answer, start in places}
        items.append((row.question, text, sorted(telling)))
    return _label(items, seed=seed)


def _placed(asked: ReasonQuestion, articles: Mapping[str, Text]) -> Item:
    text = articles.get(asked.id)
    if text is None or any(fragment not in text.text for fragment in asked.s):
        raise ValueError(f"{asked.id}: {asked.s!r} does not stand there")
    starts = [(text.text.find(fragment), len(fragment)) for fragment in asked.s]
    return asked.q, text, sorted({text.holder(start, start + size) for start, size in starts})


def _label(items: Sequence[Item], *, seed: int) -> Iterator[Labelled]:
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    rarity = Rarity({id(text): text for _, text, _ in items}.values())
    for question, text, telling in items:
        for number in telling:
            yield Labelled(question=question, view=text.view(number), label=_YES)
        for view in silent_views(question, text, telling, rarity, rng):
            yield Labelled(question=question, view=view, label=0)
