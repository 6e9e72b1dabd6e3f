"""Questions for a reason → sentences that give it, and sentences that do not.

The network that judges yes/no questions learns to tell them apart as well: a sentence that gives
the reason is a *yes*, every other is silent. Who looks for a question's words finds the sentence
that tells the event; the reason stands beside it in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from assistant.entailment.data import (
    Item,
    Labelled,
    Text,
    find_fragments,
    label_sentences,
)
from assistant.entailment.view import LABELS
from assistant.reader.corpus import Corpus
from assistant.reader.lines import read_lines

_YES = LABELS.index("yes")
_WHY = re.compile(
    r"(?:why|how come|for what reason"
    r"|what (?:made|led|prompted|caused|drove|kept|stopped|prevented|was the (?:reason|cause)))\b",
    re.IGNORECASE,
)


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
    items: list[Item] = []
    for asked in questions:
        text, telling = find_fragments(asked.id, asked.s, articles)
        items.append(_giving(asked.q, text, telling))
    return _label(items, seed=seed)


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
        telling = [text.holder(start, start + len(answer)) for answer, start in places]
        items.append(_giving(row.question, text, telling))
    return _label(items, seed=seed)


def _giving(question: str, text: Text, telling: Iterable[int]) -> Item:
    return question, text, dict.fromkeys(sorted(set(telling)), _YES)


def _label(items: Sequence[Item], *, seed: int) -> Iterator[Labelled]:
    texts = {id(text): text for _, text, _ in items}.values()
    return label_sentences(items, texts, seed=seed)
