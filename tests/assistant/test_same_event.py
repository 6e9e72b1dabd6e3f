"""Another outlet's value counts where its article tells of the event that is asked about."""

from __future__ import annotations

from datetime import date

from answer_builders import article, evidence

from assistant.evidence import sentence_at
from assistant.findings import Finding, Group
from assistant.question import analyse
from assistant.same_event import is_told_beside, tells_of_event
from index.records import Article

QUESTION = analyse("How many jobs will go at the Corvin plant in Rodeck?")
FIRST = article(
    "The tyre maker Corvin will cut 300 jobs at its plant in Rodeck.",
    title="Tyre maker to shrink",
    published=date(2023, 10, 11),
)
BESIDE = article(
    "The works council of the Corvin plant in Rodeck says that 450 people will be dismissed.",
    title="Anger at the gate",
    published=date(2023, 10, 13),
)


def told(text: str, of: Article, probability: float) -> Group:
    start = of.text.index(text)
    end = start + len(text)
    finding = Finding(
        text=text,
        start=start,
        end=end,
        sentence=sentence_at(of, start, end),
        evidence=evidence(of),
        probability=probability,
        coverage=0.5,
        held=0.2,
    )
    return Group(findings=(finding,))


def test_a_value_that_is_read_with_less_certainty_counts_where_the_event_is_the_same() -> None:
    first, other = told("300", FIRST, 0.8), told("450", BESIDE, 0.2)
    assert is_told_beside(QUESTION, [first, other], other, in_matter=True)
    assert not is_told_beside(QUESTION, [first, other], other, in_matter=None)
    faint = told("450", BESIDE, 0.02)
    assert not is_told_beside(QUESTION, [first, faint], faint, in_matter=True)


def test_an_article_speaks_once() -> None:
    better = article(
        f"{BESIDE.text} It counts 440 without apprentices.", published=date(2023, 10, 13)
    )
    first, other = told("300", FIRST, 0.8), told("450", better, 0.4)
    second = told("440", better, 0.3)
    assert not is_told_beside(QUESTION, [first, other, second], second, in_matter=True)


def test_what_was_written_months_later_is_of_another_time() -> None:
    later = article(BESIDE.text, published=date(2024, 10, 13))
    first, other = told("300", FIRST, 0.8), told("450", later, 0.3)
    assert not is_told_beside(QUESTION, [first, other], other, in_matter=True)


def test_an_event_is_known_by_its_names_and_by_most_of_what_else_is_asked() -> None:
    assert tells_of_event(QUESTION, BESIDE)
    assert not tells_of_event(QUESTION, article("At the Corvin plant in Lund 450 people must go."))
    asked = analyse("How many people were hurt in the bakery fire in Belmore?")
    warehouse = article("A warehouse in Belmore burned, and five people were injured.")
    assert not tells_of_event(asked, warehouse)


def test_who_was_hurt_is_counted_by_another_report_in_its_own_words() -> None:
    asked = analyse("How many people were hurt in the blast at the Corvin plant in Rodeck?")
    first = article(
        "The blast at the Corvin plant in Rodeck killed two and 17 people were injured.",
        published=date(2023, 10, 11),
    )
    beside = article(
        "After the blast at the Corvin plant in Rodeck the hospital said it had treated 23 people.",
        published=date(2023, 10, 13),
    )
    values = [told("17", first, 0.9), told("23", beside, 0.035)]
    assert is_told_beside(asked, values, values[1], in_matter=True)
    jobs = analyse("How many jobs will go at the Corvin plant in Rodeck?")
    assert not is_told_beside(jobs, values, values[1], in_matter=True)
