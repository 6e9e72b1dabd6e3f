"""Captions and bare headings count for less than a whole passage."""

from __future__ import annotations

from dataclasses import replace

from answer_builders import article, passage

from assistant.evidence import how_many, select_evidence
from assistant.question import analyse
from index.records import Hit

REPORT = article("The fair took place in the hall of Tolm, and many came to see it. " * 4)
WHOLE = passage(REPORT)
CAPTION = replace(WHOLE, text="Superheroes at the door")


def test_captions_take_a_quarter_of_a_place() -> None:
    assert how_many([WHOLE] * 5, 2) == 2
    assert how_many([CAPTION] * 2 + [WHOLE] * 5, 2) == 4
    assert how_many([CAPTION] * 4 + [WHOLE] * 12, 8) == 11
    assert how_many([CAPTION] * 40, 8) == 16
    assert how_many([], 2) == 0


def test_an_article_with_many_pictures_is_not_read_by_their_captions_alone() -> None:
    captions = [
        Hit(
            passage=replace(CAPTION, passage_id=f"c{n}", text=f"Superhero {n}"),
            article=REPORT,
            score=1,
        )
        for n in range(4)
    ]
    hits = [*captions, Hit(passage=WHOLE, article=REPORT, score=0.5)]
    chosen = select_evidence(hits, analyse("Where did the fair take place?"), limit=4)
    assert chosen[-1].passage.passage_id == WHOLE.passage_id
