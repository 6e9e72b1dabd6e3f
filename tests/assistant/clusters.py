"""Small groups of invented articles in, how many disputes are told and how many made up out.

    python tests/assistant/clusters.py                     # both halves
    python tests/assistant/clusters.py --half 2 --show     # with every failure
    python tests/assistant/clusters.py --file accounts     # clusters, accounts or reports

Each group of `probe/clusters.jsonl` has a question and what is to come of it: `conflict` (both
values shown as disputed), `latest` (the later value, as no dispute), `no` (no dispute: another
precision, unit, part, event or time) or `any` (whichever, dispute or not). The halves were parted
by hash; failures of the first one were not looked into.

`probe/accounts.jsonl` has three questions or more a group, on outlets that tell of one event in
different words: such as meet the dispute, in two wordings, and such as do not. The failures of
its second half were looked into after it had been asked once. `probe/reports.jsonl` has pairs of
reports worded by reporters who never read each other, two disputes and two of none a group.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from answer_builders import FakeRetriever, article, ask  # noqa: E402

from assistant.chain import Chain  # noqa: E402
from assistant.protocols import Reader, SentenceJudge  # noqa: E402
from assistant.records import Answer, Outcome  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from assistant.wiring import load_judge, load_reader  # noqa: E402

FILES = {name: HERE / "probe" / f"{name}.jsonl" for name in ("clusters", "accounts", "reports")}
GROUPS, ACCOUNTS, REPORTS = FILES.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Disputes there are, those told with both values, and those told where there are none."""

    disputes: int
    told: int
    made_up: int


def count(
    reader: Reader,
    threshold: float,
    half: int | None = None,
    *,
    judge: SentenceJudge | None = None,
    path: Path = GROUPS,
    show: bool = False,
) -> Counts:
    """Ask every group of a file and count."""
    verdicts: Counter[str] = Counter()
    for group in _groups(path):
        if half in (None, group["half"]):
            answer = _ask(group, reader, threshold, judge)
            verdict = _judge(group, answer)
            verdicts[verdict] += 1
            if show and verdict not in ("told", "fine"):
                print(f"{verdict.upper()} {group['id']} {group['question']}\n    {answer.text!r}")
    disputes = verdicts["told"] + verdicts["missed"] + verdicts["misread"]
    made_up = verdicts["made up"] + verdicts["misread"]
    return Counts(disputes=disputes, told=verdicts["told"], made_up=made_up)


def _groups(path: Path) -> Iterator[dict[str, Any]]:
    """The groups of a file, one for each of their questions."""
    for line in path.read_text(encoding="utf-8").splitlines():
        group = json.loads(line)
        for asked in group.get("questions", [group]):
            yield {**group, **asked}


def _ask(
    group: dict[str, Any], reader: Reader, threshold: float, judge: SentenceJudge | None
) -> Answer:
    articles = [
        article(
            item["text"],
            title=item["title"],
            outlet=item["outlet"],
            published=date.fromisoformat(item["published"]),
        )
        for item in group["articles"]
    ]
    chain = Chain(
        outlets=list,
        retriever=FakeRetriever(articles),
        reader=reader,
        threshold=threshold,
        passages=16,
        read_passages=8,
        judge=judge,
    )
    return ask(chain, group["question"])


def _judge(group: dict[str, Any], answer: Answer) -> str:
    """`told`, `missed` or `misread` of a dispute, else `fine`, `made up`, `declined` or `other`."""
    disputed = answer.outcome is Outcome.CONFLICT
    shown = [any(form.casefold() in answer.text.casefold() for form in v) for v in group["values"]]
    if group["expect"] == "conflict":
        return ("told" if all(shown) else "misread") if disputed else "missed"
    if disputed:
        return "fine" if group["expect"] == "any" else "made up"
    if answer.outcome is Outcome.ABSTAINED:
        return "declined"
    short = (answer.short or answer.text).casefold()
    return "fine" if any(form.casefold() in short for form in group["values"][0]) else "other"


def main() -> None:
    """Read the arguments, ask, and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--file", choices=tuple(FILES), default="clusters")
    parser.add_argument("--show", action="store_true", help="print every failure")
    given = parser.parse_args()
    reader, threshold = load_reader(settings := Settings())
    found = count(
        reader,
        threshold,
        given.half,
        judge=load_judge(settings, reader),
        path=FILES[given.file],
        show=given.show,
    )
    print(f"disputes told: {found.told} of {found.disputes}; made up: {found.made_up}")


if __name__ == "__main__":
    main()
