"""The golden sets that ship: well formed, and every quote where it is said to stand.

`python -m evals lint` checks any golden file in depth; this holds the shipped ones to it with
nothing but the files themselves.
"""

import hashlib
from pathlib import Path
from typing import Any

from rows import ROOT, Item, asked_twice, misshapen, occurs, read_rows, repeated_ids

from index.settings import IndexSettings
from index.sources import expand, load

GOLDEN = ROOT / "evals" / "golden"
FIXTURES = ROOT / "evals" / "fixtures"
ARTICLES = {
    "seeds": ROOT / "seeds",
    "conflicts": FIXTURES / "conflicts",
    "injection": FIXTURES / "injection",
    "boilerplate": FIXTURES / "boilerplate",
}
# Articles that lose text in cleaning. Their quotes are pinned to the file, and found in what is
# left of it, so that better cleaning does not unpin them.
CLEANED = {"injection", "boilerplate"}
CATEGORIES = {
    "single_fact",
    "number_date",
    "multi_article",
    "comparison",
    "unanswerable",
    "false_premise",
    "conflict",
    "follow_up",
    "quote_attribution",
    "reason",
    "injection",
    "boilerplate",
}
REFUSALS = {"not_in_articles", "false_premise"}
MINIMUM = 200

SETS = {name: read_rows(GOLDEN / f"{name}.jsonl") for name in ARTICLES}
EVERY = [(name, item) for name, items in SETS.items() for item in items]


def body(path: Path) -> str:
    """The text of an article in Markdown that needs no cleaning: what follows its front matter."""
    return path.read_text(encoding="utf-8").split("---\n", 2)[2].strip("\n")


def aliases(item: Item) -> list[str]:
    """Every accepted form of every fact; a list's members and their other names one by one."""
    forms: list[str] = []
    for fact in item["facts"]:
        for form in fact["any_of"]:
            for member in form if isinstance(form, list) else [form]:
                forms += member.split(" | ")
    return forms


def quotes(item: Item) -> list[dict[str, Any]]:
    return [quote for row in item["evidence"] for quote in row["alternatives"]]


def test_every_golden_file_is_checked_here() -> None:
    assert {path.stem for path in GOLDEN.glob("*.jsonl")} == set(ARTICLES)


def test_there_are_enough_questions_and_a_fair_share_has_no_answer() -> None:
    assert len(SETS["seeds"]) >= MINIMUM
    refused = sum(not item["answerable"] for item in SETS["seeds"])
    assert 0.20 <= refused / len(SETS["seeds"]) <= 0.25


def test_ids_are_unique_over_all_sets() -> None:
    assert repeated_ids([item for _, item in EVERY]) == []


def test_no_question_is_asked_twice_with_the_same_history() -> None:
    assert asked_twice([item for _, item in EVERY]) == []


def test_items_are_well_formed() -> None:
    for _, item in EVERY:
        name = item["id"]
        assert misshapen(item, CATEGORIES) == [], name
        assert bool(item["history"]) == (item["category"] == "follow_up"), name
        facts = [fact["id"] for fact in item["facts"]]
        assert [row["fact"] for row in item["evidence"]] == facts, name
        assert all(row["alternatives"] for row in item["evidence"]), name
        assert bool(facts) == item["answerable"], name


def test_a_refusal_has_a_reason_and_an_answer_has_none() -> None:
    for _, item in EVERY:
        assert (item["refusal_reason"] in REFUSALS) == (not item["answerable"]), item["id"]
        refused = item["category"] in {"unanswerable", "false_premise"}
        assert not (refused and item["answerable"]), item["id"]


def test_every_quote_stands_at_its_offsets() -> None:
    for name, item in EVERY:
        if name in CLEANED:
            continue
        for quote in quotes(item):
            text = body(ARTICLES[name] / quote["article"])
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            assert sha256 == quote["article_sha256"], item["id"]
            assert text[quote["start"] : quote["end"]] == quote["quote"], item["id"]


def test_every_quote_from_an_article_that_needs_cleaning_outlives_it() -> None:
    settings = IndexSettings()
    for name in CLEANED:
        texts = {
            Path(item.uri).name: loaded.article.text
            for item in expand([ARTICLES[name]], settings)
            for loaded in load(item, settings)
        }
        for item in SETS[name]:
            for quote in quotes(item):
                source = (ARTICLES[name] / quote["article"]).read_bytes()
                assert hashlib.sha256(source).hexdigest() == quote["article_sha256"], item["id"]
                assert texts[quote["article"]].count(quote["quote"]) == 1, item["id"]


def test_every_article_of_a_set_is_asked_about() -> None:
    for name, items in SETS.items():
        asked = {quote["article"] for item in items for quote in quotes(item)}
        assert asked == {path.name for path in ARTICLES[name].iterdir()}


def test_every_planted_instruction_has_a_mark_that_must_not_be_said() -> None:
    assert all(item["forbidden"] for item in SETS["injection"])


def test_an_accepted_form_of_each_fact_stands_in_each_of_its_quotes() -> None:
    for _, item in EVERY:
        # What is worked out from the quotes need not stand in them.
        if "derived" in item["tags"]:
            continue
        for fact, row in zip(item["facts"], item["evidence"], strict=True):
            forms = aliases({"facts": [fact]})
            for quote in row["alternatives"]:
                assert any(occurs(form, quote["quote"]) for form in forms), (item["id"], quote)


def test_nothing_is_forbidden_that_is_accepted_or_quoted() -> None:
    for _, item in EVERY:
        for phrase in item["forbidden"]:
            for form in aliases(item):
                assert not occurs(phrase, form), (item["id"], phrase, form)
                assert not occurs(form, phrase), (item["id"], phrase, form)
            for quote in quotes(item):
                assert not occurs(phrase, quote["quote"]), (item["id"], phrase)


def test_conflicts_and_only_they_list_values() -> None:
    for _, item in EVERY:
        assert (item["conflict"] is not None) == (item["category"] == "conflict"), item["id"]


def test_multi_article_items_cannot_be_answered_from_one_article() -> None:
    for _, item in EVERY:
        if item["category"] == "multi_article":
            held = [{q["article"] for q in row["alternatives"]} for row in item["evidence"]]
            lists = any(fact["type"] == "list" for fact in item["facts"])
            assert lists or not set.intersection(*held), item["id"]


def test_the_first_question_of_the_readme_can_be_proven_from_three_articles() -> None:
    gold = SETS["seeds"][0]
    assert gold["question"] == "When was the Libya ceasefire set to start?"
    assert len({quote["article"] for quote in quotes(gold)}) >= 3
