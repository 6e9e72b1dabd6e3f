import json

import pytest
from makers import make_article, make_item

from evals.draft import draft_item, find_proofs, guess_type, make_fact, make_id
from evals.errors import GoldenError, UsageError
from evals.exports import to_cases, write_cases
from evals.golden import item_to_json, load_golden, schema_problem
from evals.imports import read_cases, to_items, write_contexts
from evals.interview import read_complaints
from evals.lint import lint
from evals.vary import KINDS, vary

TEXT = "The swing bridge reopens on 31 May 2021. It cost 3 million crowns. Ines Calder was glad."
ARTICLE = make_article(text=TEXT)


def test_variants_are_the_same_every_time_and_ask_for_the_same():
    quote = {"fact": "f1", "alternatives": [{"article": "a.md", "quote": "It cost"}]}
    question = "When does the swing bridge reopen?"
    items = [make_item(id="a", question=question, evidence=[quote])]
    variants = vary(items, list(KINDS))
    assert variants == vary(items, list(KINDS))
    assert {item.perturbation for item in variants} == set(KINDS)
    assert all(item.variant_of == "a" and item.cluster == "a" for item in variants)
    assert all(item.facts == items[0].facts for item in variants)
    assert all(schema_problem(item_to_json(item)) is None for item in variants)


def test_each_variant_is_what_it_says():
    (item,) = [make_item(question="When does the swing bridge near Ellery reopen?")]
    by_kind = {v.perturbation: v.question for v in vary([item], list(KINDS))}
    assert by_kind["keyword"] == "swing bridge near Ellery reopen date"
    assert by_kind["paraphrase"] == "On what date does the swing bridge near Ellery reopen?"
    assert by_kind["disfluent"].lower().count("when") == 2
    assert sorted(by_kind["typo"]) == sorted(item.question)
    assert "Ellery" in by_kind["typo"]


def test_variants_are_not_varied_again_and_unknown_kinds_are_refused():
    assert vary([make_item(variant_of="other")], list(KINDS)) == []
    with pytest.raises(UsageError, match="shouting"):
        vary([make_item()], ["shouting"])


@pytest.mark.parametrize(
    ("forms", "kind"),
    [
        (["12 January 2020", "Jan. 12"], "date"),
        (["2,500"], "number"),
        (["Ines Calder"], "entity"),
        (["the crew was on strike"], "text"),
    ],
)
def test_the_type_of_a_fact_is_guessed(forms, kind):
    assert guess_type(forms) == kind


def test_a_drafted_item_passes_the_lint():
    proofs = find_proofs("What did the bridge cost?", make_fact(["3 million"]), [ARTICLE])
    assert [proof.quote for proof in proofs] == ["It cost 3 million crowns."]
    item = draft_item(item_id="x", question="What did it cost?", forms=["3 million"], proofs=proofs)
    assert lint([item], [ARTICLE]) == []
    none = draft_item(item_id="y", question="Who paid for it?", forms=(), proofs=())
    assert lint([none], [ARTICLE]) == []


def test_ids_are_readable_and_new():
    assert make_id("When does the swing bridge reopen?", set()) == "when-does-swing-bridge-1"
    assert make_id("Who?", {"question-1"}) == "question-2"


CASES = {
    "ragas.json": [
        {"user_input": "When?", "reference": "31 May 2021", "reference_contexts": [TEXT]},
        {"question": "Who paid?", "ground_truth": ""},
    ],
    "deepeval.json": {
        "goldens": [
            {"input": "When?", "expected_output": "31 May 2021", "context": [TEXT]},
            {"input": "Who paid?", "expected_output": None},
        ]
    },
    "squad.json": {
        "data": [
            {
                "paragraphs": [
                    {
                        "context": TEXT,
                        "qas": [
                            {
                                "id": "s1",
                                "question": "When?",
                                "answers": [{"text": "31 May 2021", "answer_start": 28}],
                            },
                            {
                                "id": "s2",
                                "question": "Who paid?",
                                "is_impossible": True,
                                "answers": [],
                            },
                        ],
                    }
                ]
            }
        ]
    },
}


@pytest.mark.parametrize("name", CASES)
def test_other_tools_cases_become_items(name, tmp_path):
    path = tmp_path / name
    path.write_text(json.dumps(CASES[name]))
    items, problems = to_items(read_cases(path, path.stem), [ARTICLE])
    assert problems == []
    assert [item.answerable for item in items] == [True, False]
    assert items[0].evidence[0].alternatives[0].quote.startswith("The swing bridge")
    assert lint(items, [ARTICLE]) == []


def test_promptfoo_cases_in_both_forms(tmp_path):
    (tmp_path / "p.yaml").write_text(
        "tests:\n- vars: {question: 'When?'}\n  assert:\n"
        "  - {type: icontains, value: 31 May 2021}\n  - {type: latency, threshold: 1}\n"
    )
    (tmp_path / "p.csv").write_text('question,__expected\nWhen?,"contains-any: 31 May 2021"\n')
    for name in ("p.yaml", "p.csv"):
        (case,) = read_cases(tmp_path / name, "promptfoo")
        assert (case.question, case.answers) == ("When?", ("31 May 2021",))


def test_what_no_article_states_is_left_out_by_name(tmp_path):
    path = tmp_path / "ragas.json"
    path.write_text(json.dumps([{"question": "When?", "ground_truth": "12 June 1990"}]))
    items, problems = to_items(read_cases(path, "ragas"), [ARTICLE])
    assert items == []
    assert "When?" in problems[0]


def test_a_file_of_another_format_is_refused_by_name(tmp_path):
    path = tmp_path / "x.json"
    path.write_text('{"nothing": 1}')
    for kind in ("ragas", "deepeval", "promptfoo", "squad"):
        with pytest.raises(GoldenError, match=r"x\.json"):
            read_cases(path, kind)
    with pytest.raises(UsageError, match="trulens"):
        read_cases(path, "trulens")


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("ragas", ".csv"),
        ("ragas", ".jsonl"),
        ("deepeval", ".json"),
        ("deepeval", ".csv"),
        ("promptfoo", ".yaml"),
        ("promptfoo", ".csv"),
        ("squad", ".json"),
    ],
)
def test_an_export_can_be_imported_again(kind, suffix, tmp_path):
    proofs = find_proofs("When?", make_fact(["31 May 2021"]), [ARTICLE])
    items = [
        draft_item(item_id="w1", question="When?", forms=["31 May 2021"], proofs=proofs),
        draft_item(item_id="w2", question="Who paid?", forms=(), proofs=()),
    ]
    path = tmp_path / f"out{suffix}"
    write_cases(to_cases(items), path, kind)
    again, problems = to_items(read_cases(path, kind), [ARTICLE])
    assert problems == []
    assert [(i.item_id, i.question, i.facts) for i in again] == [
        (i.item_id, i.question, i.facts) for i in items
    ]


def test_an_unknown_suffix_is_refused(tmp_path):
    with pytest.raises(UsageError, match="squad cannot be written"):
        write_cases([], tmp_path / "x.csv", "squad")


def test_contexts_become_articles(tmp_path):
    path = tmp_path / "deepeval.json"
    path.write_text(json.dumps(CASES["deepeval.json"]))
    write_contexts(read_cases(path, "deepeval"), tmp_path / "articles")
    (written,) = (tmp_path / "articles").iterdir()
    assert written.read_text().strip() == TEXT


def test_complaints_of_the_chat_are_read(tmp_path):
    path = tmp_path / "feedback.jsonl"
    down = {"verdict": "down", "question": "When?", "history": [["a", "b"]], "note": "31 May"}
    rows = [{**down, "answer": {"text": "Never"}}, {"verdict": "up", "question": "x"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (complaint,) = read_complaints(path)
    assert (complaint.question, complaint.answered, complaint.note) == ("When?", "Never", "31 May")
    again = [{**down, "note": ""}, {**down, "note": "1 June"}, {**down, "history": []}]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, *again]))
    assert [(c.note, len(c.history)) for c in read_complaints(path)] == [
        ("1 June", 1),
        ("31 May", 0),
    ]
    path.write_text("[]\n")
    with pytest.raises(GoldenError, match="feedback"):
        read_complaints(path)


def test_new_makes_an_item_by_asking(tmp_path, monkeypatch):
    import io

    from evals.__main__ import main

    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/bridge.txt").write_text("Ellery bridge\n\n" + TEXT + "\n")
    golden = tmp_path / "my.jsonl"
    monkeypatch.setattr("sys.stdin", io.StringIO("cost-1\ny\n3 million\n1\n4 million\n"))
    options = ["--golden", str(golden), "--articles", str(tmp_path / "articles")]
    assert main(["new", *options, "What did the bridge cost?"]) == 0
    (item,) = load_golden(golden)
    assert (item.item_id, item.forbidden) == ("cost-1", ("4 million",))
    assert main(["lint", *options]) == 0
