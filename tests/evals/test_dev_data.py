"""The question sets in `evals/dev`: well formed, disjoint, and true to their articles."""

import json
import os
from pathlib import Path

import pytest
from rows import ROOT, Item, asked_twice, misshapen, occurs, read_rows, repeated_ids

DATA = ROOT / "evals" / "dev"
SHARED = Path(os.environ.get("DATELINE_SHARED_DIR", ROOT.parent / "shared"))

CATEGORIES = {
    "single_fact",
    "number_date",
    "list",
    "reason",
    "yes_no",
    "quote_attribution",
    "comparison",
    "definition",
    "mentions",
    "about_article",
    "relative_date",
    "conflict",
    "claim_denial",
    "follow_up",
    "ambiguity",
    "false_premise",
    "unanswerable",
}
FACT_TYPES = {"text", "number", "date", "entity", "list"}
MINIMUM = 210
# An alias this short cannot carry a sentence of an article into the repository.
LONGEST_ALIAS_WORDS = 6

DEV = read_rows(DATA / "dev.jsonl")
ASIDE = read_rows(DATA / "aside.jsonl")
EVERY = DEV + ASIDE


def read_articles() -> dict[str, str]:
    articles = {
        f"seeds/{path.name}": path.read_text(encoding="utf-8")
        for path in sorted((SHARED / "seeds").glob("*.txt"))
    }
    with (SHARED / "news" / "wikinews.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            articles[f"wikinews/{row['id']}"] = row["text"]
    return articles


def test_ids_are_unique_across_both_files() -> None:
    assert repeated_ids(EVERY) == []


def test_no_question_is_asked_twice_with_the_same_history() -> None:
    assert asked_twice(EVERY) == []


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item["id"])
def test_item_is_well_formed(item: Item) -> None:
    assert misshapen(item, CATEGORIES) == []
    assert item["history"] or item["category"] != "follow_up"
    assert item["category"] == "follow_up" or not item["history"] or not item["answerable"]
    assert (item["refusal_reason"] is None) == item["answerable"]
    assert bool(item["facts"]) or not item["answerable"]
    for fact in item["facts"]:
        assert fact["type"] in FACT_TYPES
        assert fact["any_of"]
        assert all(len(alias.split()) <= LONGEST_ALIAS_WORDS for alias in fact["any_of"])


def test_a_question_about_a_conflict_lists_its_values() -> None:
    for item in EVERY:
        assert item["category"] != "conflict" or item["conflict"] is not None


def test_unanswerable_categories_are_exactly_the_refused_ones() -> None:
    for item in EVERY:
        assert item["answerable"] == (item["category"] not in {"false_premise", "unanswerable"})


def test_splits_share_no_cluster() -> None:
    assert {item["cluster"] for item in DEV}.isdisjoint(item["cluster"] for item in ASIDE)


def test_a_variant_follows_its_original_into_the_same_split() -> None:
    for split in (DEV, ASIDE):
        own = {item["id"]: item for item in split}
        for item in split:
            if item["variant_of"]:
                assert item["perturbation"]
                assert own[item["variant_of"]]["facts"] == item["facts"]


def test_sizes_and_shares() -> None:
    assert len(EVERY) >= MINIMUM
    assert 0.30 <= len(ASIDE) / len(EVERY) <= 0.37
    for split in (DEV, ASIDE):
        assert {item["category"] for item in split} == CATEGORIES
        refused = sum(not item["answerable"] for item in split)
        assert 0.22 <= refused / len(split) <= 0.28


def test_an_alias_of_each_fact_occurs_in_the_article_named_as_its_evidence() -> None:
    if not (SHARED / "seeds").is_dir() or not (SHARED / "news").is_dir():
        pytest.skip(f"the articles the questions are about are not at {SHARED}")
    articles = read_articles()
    for item in EVERY:
        for row in item["evidence"]:
            assert row["article"] in articles, item["id"]
        # A resolved date, a yes or no, a verdict: worked out from the article, not in it.
        if not item["answerable"] or "derived" in item["tags"]:
            continue
        for fact in item["facts"]:
            named = [row["article"] for row in item["evidence"] if row["fact"] == fact["id"]]
            assert any(occurs(a, articles[n]) for n in named for a in fact["any_of"]), (
                item["id"],
                fact,
            )
