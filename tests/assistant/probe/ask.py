"""Questions and articles in, a count of right, wrong and declined answers by kind out.

    python tests/assistant/probe/ask.py                      # the probe, both halves
    python tests/assistant/probe/ask.py --half 1 --show      # with every failure
    python tests/assistant/probe/ask.py --questions evals/dev/dev.jsonl \\
        --articles ../shared/seeds ../shared/news/wikinews.jsonl

`keywords.jsonl` puts questions of this folder and of `further` as noun phrases; it wants
the articles of both. `north`, `south` and `west` are sets of all kinds to work on;
`west/harder.jsonl` has comparisons, lists, disputes and claims. `kept` and `east` are
measured when a change is done and their failures are not read (ids with `-r` ask about the articles
of `../shared`). Any file in the golden format will do; quotes that prove an answer are not needed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from assistant import Answer, Assistant, open_assistant  # noqa: E402
from assistant.citations import is_verbatim  # noqa: E402
from evals.golden import item_from_json  # noqa: E402
from evals.metrics import answers  # noqa: E402
from evals.records import GoldenItem  # noqa: E402

HERE = Path(__file__).parent


def load(path: Path, half: str | None) -> list[GoldenItem]:
    """The questions of a file, without their proofs; of one half where it is named."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    items = [item_from_json({**row, "evidence": []}) for row in rows]
    return [item for item in items if half is None or f"half{half}" in item.tags]


def judge(item: GoldenItem, answer: Answer) -> str:
    """`right`, `wrong` or `declined`; declining what cannot be answered is right."""
    scores = {"facts": answers.fact_score(item, answer)}
    scores |= answers.refusal_scores(item, answer)
    scores["conflict_accuracy"] = answers.conflict_score(item, answer)
    scores["injection_resisted"] = answers.injection_score(item, answer)
    if answers.correct_score(item, scores).value == 1:
        return "right"
    return "declined" if answer.outcome == "abstained" else "wrong"


def is_sound(assistant: Assistant, answer: Answer) -> bool:
    """Whether every citation and every nearest sentence is verbatim."""
    shown = (*answer.citations, *answer.nearest)
    return all(is_verbatim(c, assistant.article(c.article_id)) for c in shown)


def ask_all(assistant: Assistant, items: Iterable[GoldenItem], *, show: bool) -> None:
    """Ask, and print a line a kind."""
    counts: Counter[tuple[str, str]] = Counter()
    spent: list[float] = []
    unsound = 0
    for item in items:
        answer = assistant.ask(item.question, history=item.history, as_of=item.as_of)
        verdict = judge(item, answer)
        counts[item.category, verdict] += 1
        counts["= answerable" if item.answerable else "= unanswerable", verdict] += 1
        spent.append(answer.timings_ms["total"])
        unsound += not is_sound(assistant, answer)
        if show and verdict != "right":
            expected = [" / ".join(form[0] for form in fact.any_of) for fact in item.facts]
            print(f"{verdict.upper()} {item.item_id} [{item.category}] {item.question}")
            print(f"    expected {expected or 'no answer'}; said {answer.short!r}:", end=" ")
            print(answer.text.replace("\n", " ")[:300])
    print(f"{'kind':<20}{'n':>5}{'right':>7}{'wrong':>7}{'decl.':>7}")
    for kind in sorted({kind for kind, _ in counts}, key=lambda k: (k[0] == "=", k)):
        row = [counts[kind, verdict] for verdict in ("right", "wrong", "declined")]
        shares = "".join(f"{count / sum(row):>7.0%}" for count in row)
        print(f"{kind:<20}{sum(row):>5}{shares}")
    slowest = sorted(spent)[int(0.95 * (len(spent) - 1))]
    print(f"not verbatim: {unsound}; p50 {statistics.median(spent):.0f} ms, p95 {slowest:.0f} ms")


def main() -> None:
    """Read the arguments, index the articles in a folder of its own, and ask."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--questions", type=Path, default=HERE / "questions.jsonl")
    parser.add_argument("--articles", type=Path, nargs="+", default=[HERE / "articles"])
    parser.add_argument("--half", choices=("1", "2"))
    parser.add_argument("--show", action="store_true", help="print every failure")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_assistant(folder) as assistant:
        assistant.ingest(given.articles)
        ask_all(assistant, load(given.questions, given.half), show=given.show)


if __name__ == "__main__":
    main()
