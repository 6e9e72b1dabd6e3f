"""Development questions → what the reader makes of them, ready for calibration and scoring.

Four settings: the gold paragraph; another paragraph of the same article that does not hold
the answer; the best passages of a corpus, with and without those that hold the answer; and the
best passages of news articles, whose unanswerable questions were written to be near misses.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.reader.corpus import Corpus, Row
from assistant.reader.reader import Candidate
from assistant.reader.search import LexicalSearch
from assistant.reader.squad import exact_match, token_f1
from index.chunk import cut_passages
from index.records import Article, Passage

PASSAGE_TOKENS = 200
TITLED = ("squad", "qed", "quoref", "fairy")
OPEN_SOURCES = ("squad2.0-dev", "squadshifts-new_wiki", "qed-dev")


class Proposes(Protocol):
    """A reader, with or without a verifier behind it."""

    def candidates(
        self, question: str, passages: Sequence[Passage], *, keep: int = 4, widen: bool = True
    ) -> list[Candidate]:
        """Spans with their features, in no order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """The reader's candidates for one question, scored against the accepted answers.

    `setting` is gold, sibling, open, removed or news; `answerable` says whether the passages read
    hold an accepted answer as far as the data tells.
    """

    row: str
    source: str
    group: str
    setting: str
    answerable: bool
    candidates: tuple[Judged, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One candidate: its features, its wording, and its agreement with the accepted answers."""

    features: tuple[float, ...]
    text: str
    passage: str
    em: float
    f1: float


def to_passage(corpus: Corpus, ctx: int, title: str = "") -> Passage:
    """A context as a passage of an article of its own."""
    text = corpus.contexts[ctx]
    return Passage(
        passage_id=str(ctx),
        article_id=str(ctx),
        ordinal=0,
        start=0,
        end=len(text),
        text=text,
        context=title,
    )


def title_of(row: Row) -> str:
    """The article's name where the data has one."""
    if not row.source.startswith(TITLED) or "Reviews" in row.group or "Reddit" in row.group:
        return ""
    return row.group.split("/")[-1].replace("_", " ").replace("-", " ")


def judge(
    reader: Proposes, row: Row, passages: Sequence[Passage], setting: str, *, answerable: bool
) -> Prediction:
    """Read the passages and score every candidate."""
    accepted = [text for text, _ in row.answers] if answerable else []
    judged: list[Judged] = []
    for found in reader.candidates(row.question, passages, keep=2, widen=False):
        low = found.passage.start
        text = found.passage.text[found.start - low : found.end - low]
        judged.append(
            Judged(
                features=found.features,
                text=text,
                passage=found.passage.passage_id,
                em=exact_match(text, accepted),
                f1=token_f1(text, accepted),
            )
        )
    return Prediction(
        row=row.id,
        source=row.source,
        group=row.group,
        setting=setting,
        answerable=answerable,
        candidates=tuple(judged),
    )


def predict_gold(
    reader: Proposes, corpus: Corpus, rows: Sequence[Row], tick: Callable[[], None]
) -> list[Prediction]:
    """Every question with the paragraph it was asked about."""
    found: list[Prediction] = []
    for row in rows:
        passage = to_passage(corpus, row.ctx)
        found.append(judge(reader, row, [passage], "gold", answerable=not row.impossible))
        tick()
    return found


def predict_sibling(
    reader: Proposes, corpus: Corpus, rows: Sequence[Row], tick: Callable[[], None]
) -> list[Prediction]:
    """Every answerable question with the nearest paragraph of its article without an answer."""
    search = LexicalSearch(corpus.contexts)
    members: dict[str, set[int]] = {}
    for row in corpus.rows:
        members.setdefault(row.group, set()).add(row.ctx)
    found: list[Prediction] = []
    for row in rows:
        if row.impossible:
            continue
        others = [
            ctx
            for ctx in search.best(row.question, among=sorted(members[row.group]), keep=6)
            if ctx != row.ctx and not holds(corpus.contexts[ctx], row)
        ]
        if others:
            passage = to_passage(corpus, others[0])
            found.append(judge(reader, row, [passage], "sibling", answerable=False))
            tick()
    return found


def predict_open(
    reader: Proposes,
    corpus: Corpus,
    rows: Sequence[Row],
    tick: Callable[[], None],
    *,
    keep: int = 8,
) -> list[Prediction]:
    """Every question over the best passages of all contexts, then without those that answer."""
    search = LexicalSearch(corpus.contexts)
    titles = {row.ctx: title_of(row) for row in corpus.rows}
    found: list[Prediction] = []
    for row in rows:
        ranked = search.best(row.question, keep=keep * 2)
        without = [c for c in ranked if c != row.ctx and not holds(corpus.contexts[c], row)][:keep]
        # Most passages are in both sets, and reading is what takes time.
        both = dict.fromkeys([*ranked[:keep], *without])
        passages = [to_passage(corpus, ctx, titles[ctx]) for ctx in both]
        whole = judge(reader, row, passages, "open", answerable=not row.impossible)
        found.append(_only(whole, without, "removed", answerable=False))
        if not row.impossible:
            found.append(_only(whole, ranked[:keep], "open", answerable=True))
        tick()
    return found


def predict_news(
    reader: Proposes,
    corpus: Corpus,
    count_tokens: Callable[[str], int],
    tick: Callable[[], None],
    *,
    keep: int = 8,
) -> list[Prediction]:
    """Every question over the best passages of all articles, cut as an index cuts them."""
    passages: list[Passage] = []
    for ctx, text in enumerate(corpus.contexts):
        article = Article(article_id=str(ctx), uri="", title="", text=text)
        cut = cut_passages(article, count_tokens=count_tokens, max_tokens=PASSAGE_TOKENS)
        passages += [replace(passage, context=corpus.prefix(ctx)) for passage in cut]
    search = LexicalSearch([f"{passage.context} {passage.text}" for passage in passages])
    found: list[Prediction] = []
    for row in corpus.rows:
        read = [passages[number] for number in search.best(row.question, keep=keep)]
        found.append(judge(reader, row, read, "news", answerable=not row.impossible))
        tick()
    return found


def _only(
    prediction: Prediction, contexts: Sequence[int], setting: str, *, answerable: bool
) -> Prediction:
    """The prediction as if only these contexts had been read."""
    names = {str(ctx) for ctx in contexts}
    kept = tuple(c for c in prediction.candidates if c.passage in names)
    return replace(prediction, setting=setting, answerable=answerable, candidates=kept)


def holds(text: str, row: Row) -> bool:
    """Whether a text contains one of the row's accepted answers."""
    lowered = text.lower()
    return any(answer.lower() in lowered for answer, _ in row.answers)


def sample(rows: Sequence[Row], count: int, *, seed: int = 5) -> list[Row]:
    """At most `count` rows a source, always the same ones; 0 takes all."""
    by_source: dict[str, list[Row]] = {}
    for row in rows:
        by_source.setdefault(row.source, []).append(row)
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    kept: list[Row] = []
    for found in by_source.values():
        kept += rng.sample(found, min(count, len(found))) if count else found
    return kept
