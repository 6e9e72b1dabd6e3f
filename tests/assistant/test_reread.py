"""Values read again in their own sentences, and what that makes of their trust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from answer_builders import reading

from assistant.entailment.view import View
from assistant.extractive import SentenceReader
from assistant.findings import Finding, Group
from assistant.grouping import find_values
from assistant.protocols import Judgement
from assistant.question import analyse
from assistant.records import Evidence, Reading
from assistant.reread import read_again
from index.records import Article, Passage

TEXT = (
    "The council met in the old hall. The bridge at Marnes cost 12 million euros. "
    "Work took two years. A second bridge is planned."
)
ARTICLE = Article(article_id="a", uri="", title="Bridge opened", text=TEXT)
PASSAGE = Passage(
    passage_id="p", article_id="a", ordinal=0, start=0, end=len(TEXT), text=TEXT, context="Bridge"
)
EVIDENCE = [Evidence(number=1, passage=PASSAGE, article=ARTICLE, score=1.0)]


@dataclass
class Scorer:
    """A reader that scores every span alike and remembers what it was shown."""

    margin: float
    seen: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    name: str = "scorer"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        return []

    def margins(self, question: str, spans: Sequence[tuple[Passage, int, int]]) -> list[float]:
        for passage, start, end in spans:
            said = passage.text[start - passage.start : end - passage.start]
            self.seen.append((passage.context, passage.text, said))
        return [self.margin] * len(spans)


def values(question: str, text: str, probability: float = 0.5) -> tuple[Any, list[Group]]:
    asked = analyse(question)
    return asked, find_values(asked, [reading(PASSAGE, text, probability=probability)], EVIDENCE)


def test_a_value_is_read_in_its_sentence_and_its_neighbours_without_a_title() -> None:
    asked, groups = values("How much did the bridge at Marnes cost?", "12 million euros")
    scorer = Scorer(2.0)
    read_again(asked, groups, scorer)
    context, text, said = scorer.seen[0]
    assert context == ""
    assert text.startswith("The council met")
    assert text.endswith("Work took two years.")
    assert said == "12 million euros"


def test_a_reason_is_not_read_again() -> None:
    asked, groups = values("Why is a second bridge planned?", "Work took two years")
    sure = read_again(asked, groups, Scorer(-8.0))[0]
    assert sure.trust == sure.strength


def test_what_reads_badly_alone_is_trusted_less() -> None:
    asked, groups = values("How much did the bridge at Marnes cost?", "12 million euros")
    low, high = (read_again(asked, groups, Scorer(m))[0].trust for m in (-8.0, 8.0))
    assert low < high


def test_a_stronger_value_is_trusted_more() -> None:
    weak, strong = (
        read_again(*values("How much did the bridge cost?", "12 million euros", p), Scorer(1.0))[0]
        for p in (0.1, 0.9)
    )
    assert weak.trust < strong.trust


@pytest.mark.parametrize(
    ("probability", "threshold", "is_read"),
    [
        (0.9, 0.4, False),
        (0.9, 0.99, True),
        (0.9, None, True),
        (0.05, 0.4, True),
        (0.0005, 0.4, False),
        (0.0005, None, True),
    ],
)
def test_only_what_hangs_on_it_is_read_alone(
    probability: float, threshold: float | None, is_read: bool
) -> None:
    """Neither a value that is shown however badly it reads nor one that never would be."""
    asked, groups = values("How much did the bridge at Marnes cost?", "12 million euros")
    [group] = [replace(one, findings=_trusted(one, probability)) for one in groups]
    scorer = Scorer(2.0)
    read_again(asked, [group], scorer, threshold=threshold)
    assert bool(scorer.seen) is is_read


@pytest.mark.parametrize(("probability", "usual"), [(0.9, 5.0), (0.0005, -8.0)])
def test_what_is_not_read_alone_counts_as_such_values_do(probability: float, usual: float) -> None:
    asked, groups = values("How much did the bridge at Marnes cost?", "12 million euros")
    [group] = [replace(one, findings=_trusted(one, probability)) for one in groups]
    left = read_again(asked, [group], Scorer(2.0), threshold=0.4)[0]
    read = read_again(asked, [group], Scorer(usual))[0]
    assert left.certainty == pytest.approx(read.certainty)


def _trusted(group: Group, probability: float) -> tuple[Finding, ...]:
    return tuple(replace(one, probability=probability) for one in group.findings)


def test_a_reader_that_cannot_score_leaves_the_values_as_they_are() -> None:
    asked, groups = values("How much did the bridge at Marnes cost?", "12 million euros")
    assert read_again(asked, groups, SentenceReader()) == groups
    assert read_again(asked, [], Scorer(1.0)) == []


@pytest.mark.parametrize(
    ("asked", "day"),
    [("When will the road close?", "3 May 2020"), ("When does the fair end?", "9 May 2020")],
)
def test_only_a_question_for_the_end_takes_the_end_of_a_range(asked: str, day: str) -> None:
    text = "The road will close for the fair on 3 May 2020 to 9 May 2020."
    passage = replace(PASSAGE, end=len(text), text=text)
    source = replace(EVIDENCE[0], passage=passage, article=replace(ARTICLE, text=text))
    [group] = find_values(analyse(asked), [reading(passage, "3 May 2020")], [source])
    when = group.findings[0].when
    assert when is not None
    assert when.show() == day


@dataclass
class Judge:
    """Says of every value alike how surely it answers, and remembers what it was shown."""

    tells_so: float
    seen: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    name: str = "judge"

    def judge(self, question: str, views: Sequence[View]) -> list[Judgement]:
        return []

    def tells(self, question: str, views: Sequence[View]) -> list[float]:
        self.seen += [(view.before, view.sentence) for view in views]
        return [self.tells_so] * len(views)

    def gives_reason(self, question: str, views: Sequence[View]) -> list[float]:
        return []


def test_a_value_that_the_judge_does_not_take_for_an_answer_is_trusted_less() -> None:
    asked, groups = values("How much did the bridge at Marnes cost?", "12 million euros")
    silent, telling = Judge(-2.0), Judge(2.0)
    low, high = (read_again(asked, groups, Scorer(1.0), j)[0].trust for j in (silent, telling))
    assert low < high
    [(before, value)] = silent.seen
    assert before.endswith("The bridge at Marnes cost")
    assert value == "12 million euros"


def test_what_somebody_said_is_left_to_grammar() -> None:
    asked, groups = values("What did the council say about the bridge?", "Work took two years")
    judge = Judge(-2.0)
    read_again(asked, groups, Scorer(1.0), judge)
    assert judge.seen == []


def test_an_age_that_stands_behind_its_name_is_trusted_as_grammar_is() -> None:
    text = "Ida Berg, 51, denies nine counts."
    told = Article(article_id="b", uri="", title="Trial", text=text)
    passage = replace(PASSAGE, article_id="b", end=len(text), text=text)
    found = [Evidence(number=1, passage=passage, article=told, score=1.0)]
    sure: list[float] = []
    for question in ("How old is Ida Berg?", "How old was Ida Berg when she won?"):
        asked = analyse(question)
        groups = find_values(asked, [reading(passage, "51", probability=0.9)], found)
        sure.append(read_again(asked, groups, Scorer(-4.0), Judge(-6.0))[0].certainty or 0)
    assert sure[0] > sure[1]
