"""What the chat does without a browser: conversations, feedback, articles, examples."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import ARTICLES, ScriptedAssistant, abstained, answered, conflicting, hostile

from assistant.daterange import parse_day
from assistant.errors import DatelineError, UsageError
from assistant.jsonable import answer_from_json, to_jsonable
from assistant.ui.conversations import Conversation, ConversationStore, Turn, now
from assistant.ui.desk import Desk
from assistant.ui.examples import candidates, kinds
from assistant.ui.feedback import FeedbackFile
from assistant.ui.shelf import Scope, shelf
from assistant.ui.transcript import conversation_as_markdown
from evals.interview import read_complaints
from index.records import IngestReport


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(ScriptedAssistant(), tmp_path)  # type: ignore[arg-type]


def turn(question: str = "When did it reopen?") -> Turn:
    return Turn(question=question, answer=answered(question), asked_at=now())


def ask(desk: Desk, question: str, *, owner: str = "ann", key: str | None = None) -> Conversation:
    *_, last = desk.ask(owner, key, question, Scope())
    assert isinstance(last, Conversation)
    return last


@pytest.mark.parametrize("make", [answered, conflicting, abstained, hostile])
def test_an_answer_survives_json(make: Any) -> None:
    answer = make("Why?")
    again = answer_from_json(json.loads(json.dumps(to_jsonable(answer))))
    assert to_jsonable(again) == to_jsonable(answer)
    assert again.citations == answer.citations


@pytest.mark.parametrize(
    "data", [{}, {"outcome": "odd"}, {"outcome": "answered", "citations": [1]}]
)
def test_what_is_no_answer_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"stored answer|not a valid"):
        answer_from_json(data)


def test_conversations_are_kept_in_order_and_survive_a_restart(tmp_path: Path) -> None:
    store = ConversationStore(tmp_path)
    first = store.add("ann", None, turn("First?"))
    store.add("ann", first.conversation_id, turn("Second?"))
    again = ConversationStore(tmp_path).load("ann", first.conversation_id)
    assert again is not None
    assert [t.question for t in again.turns] == ["First?", "Second?"]
    assert again.title == "First?"
    assert again.history[0] == ("First?", answered("").text)


def test_nobody_reaches_anothers_conversation(tmp_path: Path) -> None:
    store = ConversationStore(tmp_path)
    hers = store.add("ann", None, turn()).conversation_id
    assert store.list("bob") == []
    assert store.load("bob", hers) is None
    store.rename("bob", hers, "mine now")
    store.delete("bob", hers)
    assert [item.title for item in store.list("ann")] == ["When did it reopen?"]


@pytest.mark.parametrize(
    "key", ["../../etc/passwd", "", "x" * 16, "0" * 15, "0" * 16 + "/..", "é" * 16]
)
def test_an_id_that_is_none_reaches_no_file(tmp_path: Path, key: str) -> None:
    with pytest.raises(UsageError):
        ConversationStore(tmp_path).load("ann", key)


def test_conversations_can_be_renamed_and_deleted(tmp_path: Path) -> None:
    store = ConversationStore(tmp_path)
    key = store.add("ann", None, turn()).conversation_id
    store.rename("ann", key, "  The   bridge " + "x" * 200)
    assert store.list("ann")[0].title.startswith("The bridge xxx")
    assert len(store.list("ann")[0].title) <= 80
    store.rename("ann", key, "   ")
    assert store.list("ann")[0].title.startswith("The bridge")
    store.delete("ann", key)
    store.delete("ann", key)
    assert store.list("ann") == []


def test_a_damaged_conversation_hides_no_other(tmp_path: Path) -> None:
    store = ConversationStore(tmp_path)
    key = store.add("ann", None, turn()).conversation_id
    file = next(tmp_path.rglob("*.json"))
    (file.parent / ("f" * 16 + ".json")).write_text("{half", encoding="utf-8")
    assert [item.conversation_id for item in store.list("ann")] == [key]
    assert store.load("ann", "f" * 16) is None


def test_feedback_holds_the_question_its_history_and_the_answer(tmp_path: Path) -> None:
    talk = Conversation(conversation_id="0" * 16, title="x", turns=(turn("One?"), turn("Two?")))
    feedback = FeedbackFile(tmp_path / "deep" / "feedback.jsonl")
    feedback.append(talk, 1, "down", reason="wrong-source", note=" It was Sunday. ")
    feedback.append(talk, 0, "up")
    lines = [json.loads(line) for line in feedback.path.read_text(encoding="utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["down", "up"]
    assert lines[0]["note"] == "It was Sunday."
    assert lines[0]["history"] == [["One?", answered("").text]]
    assert lines[0]["answer"]["citations"][0]["quote"].startswith("The swing bridge")
    (complaint,) = read_complaints(feedback.path)  # what `python -m evals new` makes items of
    assert complaint.asked == ("One?", "Two?")
    assert (complaint.reason, complaint.note) == ("wrong-source", "It was Sunday.")


def test_an_answer_is_stored_only_when_it_is_whole(desk: Desk) -> None:
    talk = ask(desk, "When did it reopen?")
    assert [t.question for t in talk.turns] == ["When did it reopen?"]
    with pytest.raises(DatelineError):
        list(desk.ask("ann", talk.conversation_id, "broken?", Scope()))
    stored = desk.conversations.load("ann", talk.conversation_id)
    assert stored is not None
    assert len(stored.turns) == 1


def test_a_follow_up_carries_the_turns_before_it(desk: Desk) -> None:
    talk = ask(desk, "When did it reopen?")
    ask(desk, "Who said so?", key=talk.conversation_id)
    asked = desk.assistant.asked  # type: ignore[attr-defined]
    assert asked[0]["history"] == ()
    assert asked[1]["history"] == (("When did it reopen?", answered("").text),)


def test_listing_holds_no_text_and_notices_changes(desk: Desk) -> None:
    assert all(article.text == "" for article in desk.articles())
    assert desk.find("bridge") is not None
    desk.remove("bridge")
    desk.remove("bridge")
    assert [a.article_id for a in desk.articles()] == ["gale", "gale-later", "hostile"]
    news = list(desk.ingest(["a.md", "bad.md"]))
    assert isinstance(news[-1], IngestReport)
    assert len(news[-1].failed) == 1
    assert "a.md" in [article.article_id for article in desk.articles()]


def test_an_ingest_that_fails_as_a_whole_says_so(desk: Desk) -> None:
    def refuse(*_: Any, **__: Any) -> IngestReport:
        raise DatelineError("locked")

    desk.assistant.ingest = refuse  # type: ignore[method-assign]
    with pytest.raises(DatelineError, match="locked"):
        list(desk.ingest(["a.md"]))


def test_a_scope_holds_articles_by_day_and_outlet() -> None:
    bridge, gale, later, undated = ARTICLES
    november = Scope(since=date(2021, 11, 1), until=date(2021, 11, 8))
    assert [november.holds(a) for a in ARTICLES] == [False, True, False, False]
    assert Scope(outlets=("Coast Courier",)).holds(later)
    assert not Scope(outlets=("Coast Courier",)).holds(gale)
    assert Scope().holds(undated)
    assert not Scope()
    assert november
    assert Scope(since=date(2021, 5, 31)).holds(
        replace(bridge, published=None, about_date=date(2021, 6, 1))
    )


def test_the_shelf_is_searched_by_every_word_and_cut_when_long() -> None:
    assert "No article matches" in shelf(ARTICLES, scope=Scope(), search="gale submarine")
    assert "Gale leaves" in shelf(ARTICLES, scope=Scope(), search="DARK gale")
    many = [replace(ARTICLES[0], article_id=str(n)) for n in range(75)]
    assert "and 15 more" in shelf(many, scope=Scope())
    assert "No articles yet" in shelf([], scope=Scope())


def test_a_word_without_an_end_in_an_article_is_read_at_once() -> None:
    started = perf_counter()
    assert not any(kinds(f"Three boats were {'a' * 1900}"))
    assert perf_counter() - started < 2


def test_examples_are_drawn_from_the_articles_and_answered(desk: Desk) -> None:
    suggested = [question for _, question in candidates(ARTICLES)]
    assert suggested == ["When did the swing bridge reopen?", "Who is Ines Calder?"]
    assert desk.known_examples() == []
    assert desk.find_examples() == suggested
    assert desk.known_examples() == suggested
    before = len(desk.assistant.asked)  # type: ignore[attr-defined]
    again = Desk(desk.assistant, desk.folder)
    assert again.find_examples() == suggested
    assert len(desk.assistant.asked) == before  # type: ignore[attr-defined]


def test_examples_ask_of_what_a_clause_is_about_and_of_something_particular() -> None:
    text = (
        "The line between the station and the hospital opened on Monday. Nine people were injured. "
        "He said the strike began at noon. The new tram opened on Monday. "
        "Two hundred homes were built for nurses of the clinic."
    )
    counts, times, _, _ = kinds(text)
    assert times == ["When did the strike begin?", "When did the new tram open?"]
    assert counts == ["How many homes were built for nurses of the clinic?"]


def test_a_language_model_is_asked_only_what_people_ask(desk: Desk) -> None:
    desk.use(lambda assistant: assistant.using(llm="openai", model="qwen2.5"))
    desk.warm()
    assert len(desk.find_examples()) == 2
    assert {asked["llm"] for asked in desk.assistant.asked} == {"extractive"}  # type: ignore[attr-defined]


def test_a_conversation_is_exported_with_every_citation(desk: Desk) -> None:
    talk = ask(desk, "When did it reopen?")
    text = conversation_as_markdown(ask(desk, "How many lost power?", key=talk.conversation_id))
    assert text.startswith("# When did it reopen?\n\n## When did it reopen?")
    assert "## How many lost power?" in text
    assert text.count("“") == 4
    assert text.count("The reports differ: 5,600") == 1
    assert "Two reports give different numbers" not in text


def test_conversations_of_many_threads_stay_apart(desk: Desk) -> None:
    def talk(owner: str) -> None:
        key = None
        for n in range(5):
            key = ask(desk, f"{owner} {n}?", owner=owner, key=key).conversation_id

    threads = [threading.Thread(target=talk, args=(f"person-{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n in range(8):
        (listed,) = desk.conversations.list(f"person-{n}")
        stored = desk.conversations.load(f"person-{n}", listed.conversation_id)
        assert stored is not None
        assert [t.question for t in stored.turns] == [f"person-{n} {i}?" for i in range(5)]


@given(st.dates())
def test_a_day_is_read_back(day: date) -> None:
    assert parse_day(f" {day.isoformat()} ") == day


def test_months_and_years_stand_for_their_first_or_last_day() -> None:
    assert parse_day("2020-02") == date(2020, 2, 1)
    assert parse_day("2020-02", last=True) == date(2020, 2, 29)
    assert parse_day("2021", last=True) == date(2021, 12, 31)
    assert parse_day("") is parse_day(None) is None
    for bad in ("20-1-1", "2020-13", "2020-02-30", "soon", "0000", "2020-1-1-1"):
        with pytest.raises(UsageError):
            parse_day(bad)
