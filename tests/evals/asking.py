"""Six questions about one article, and an assistant that answers Monday to all of them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from makers import make_answer, make_article, make_citation, make_item

from evals.gold import Articles
from evals.runner import ask_all
from evals.score import score_trial

ARTICLE = make_article(text="The bridge reopens on Monday. It cost 3 million.")
EVIDENCE = [
    {
        "fact": "f1",
        "alternatives": [{"article": "a.md", "quote": "The bridge reopens on Monday."}],
    }
]
ITEMS = [make_item(id=f"q{n}", question=f"Question {n}?", evidence=EVIDENCE) for n in range(6)]


class Scripted:
    """Answers Monday, counts what it is asked, and may fail or be interrupted."""

    def __init__(self, *, fails=(), stops_at=None):
        self.asked = []
        self.fails = fails
        self.stops_at = stops_at

    def ask(self, question, *, history=(), as_of=None):
        if len(self.asked) == self.stops_at:
            raise KeyboardInterrupt
        self.asked.append(question)
        if question in self.fails:
            raise RuntimeError("the model fell over")
        answer = make_answer(citations=(make_citation(ARTICLE, "The bridge reopens on Monday."),))
        return replace(answer, timings_ms=MappingProxyType({"total": len(self.asked)}))

    def search(self, query, *, k=10):
        return []

    def articles(self):
        return [ARTICLE]


def scored(assistant=None, items=ITEMS):
    trials = ask_all(assistant or Scripted(), items)
    book = Articles([ARTICLE])
    return [score_trial(i, t, book) for i, t in zip(items, trials, strict=True)]
