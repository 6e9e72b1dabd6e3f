"""Fifty people at once: everybody gets their own answers, in fair order, and memory stays flat."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import time
import uuid
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from chat_server import ChatServer, serving
from scripted import ScriptedAssistant

PEOPLE, QUESTIONS, LEAVING = 50, 10, 10


def memory_mb() -> float:
    """Resident memory of this process, which is the server's too."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class Person:
    """One browser: asks as the page does, over the queue, and reads the stream of updates."""

    def __init__(self, name: str, http: httpx.AsyncClient, config: dict[str, Any]) -> None:
        self.name = name
        self.http = http
        self.session = uuid.uuid4().hex[:12]
        parts = {c["props"].get("elem_id"): c["id"] for c in config["components"]}
        self.ask_event = next(
            event
            for event in config["dependencies"]
            if [parts["q"], "submit"] in [list(target) for target in event["targets"]]
        )
        self.live = self.ask_event["outputs"].index(parts["live"])
        self.waits_s: list[float] = []
        self.shown: list[str] = []

    async def ask(self, question: str, *, leave: bool = False) -> None:
        """Ask one question; with `leave`, hang up after the first update."""
        began = time.monotonic()
        body = {
            "data": [question, None, "", "", []],
            "fn_index": self.ask_event["id"],
            "session_hash": self.session,
            "trigger_id": self.ask_event["targets"][0][0],
        }
        joined = await self.http.post("/gradio_api/queue/join", json=body)
        assert joined.status_code == 200, joined.text
        event_id = joined.json()["event_id"]
        url = f"/gradio_api/queue/data?session_hash={self.session}"
        last: Any = None
        async with self.http.stream("GET", url, headers={"accept": "text/event-stream"}) as reply:
            assert reply.status_code == 200
            async for line in reply.aiter_lines():
                if not line.startswith("data:"):
                    continue
                message = json.loads(line[5:])
                if message.get("event_id") not in (None, event_id):
                    continue
                if message["msg"] == "process_generating" and leave:
                    return
                if message["msg"] == "process_completed":
                    assert message["success"], message
                    last = message["output"]
                    break
        self.waits_s.append(time.monotonic() - began)
        assert last is not None
        self.shown.append(json.dumps(last))


def run_apart(work: Coroutine[Any, Any, Any]) -> Any:
    """Run in a thread of its own: in this one the browser tests may have left a loop running."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()


def sessions_of(server: ChatServer) -> dict[str, Any]:
    """What Gradio remembers of each open page."""
    inner: Any = server.app
    while not hasattr(inner, "routes"):  # what stands before Gradio's own application
        inner = inner.app
    routes: list[Any] = inner.routes
    mounted = (getattr(route, "app", None) for route in routes)
    holder = next(app.state_holder for app in mounted if hasattr(app, "state_holder"))
    return dict(holder.session_data)


async def visit(server: ChatServer, name: str, questions: int) -> Person:
    """Open the page without ever sending a heartbeat, ask, and go without a word."""
    async with httpx.AsyncClient(base_url=server.url, timeout=300) as http:
        await http.get("/")
        person = Person(name, http, (await http.get("/config")).json())
        for i in range(questions):
            await person.ask(f"{name} asks {i}?")
        return person


def test_a_long_conversation_is_remembered_once(tmp_path: Path) -> None:
    with serving(ScriptedAssistant(), tmp_path) as server:
        person = run_apart(visit(server, "ann", 6))
        kept = json.dumps(sessions_of(server)[person.session].config_values, default=str)
    asked = [kept.count(f">ann asks {i}?</h2>") for i in range(5)]
    assert max(asked) <= 1  # at most in the sheet as it is now, in none of the sheets before


def test_pages_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    with serving(ScriptedAssistant(), tmp_path, most_sessions=2) as server:
        people = [run_apart(visit(server, f"person-{n}", 1)) for n in range(4)]
        assert set(sessions_of(server)) == {person.session for person in people[2:]}


@pytest.mark.slow
def test_fifty_people_with_ten_questions_each(tmp_path: Path) -> None:
    with serving(ScriptedAssistant(pause_s=0.002), tmp_path) as server:

        async def visit(n: int) -> Person:
            async with httpx.AsyncClient(base_url=server.url, timeout=300) as http:
                await http.get("/")
                person = Person(f"person-{n}", http, (await http.get("/config")).json())
                for i in range(QUESTIONS):
                    leave = n < LEAVING and i == QUESTIONS // 2
                    await person.ask(f"{person.name} asks {i}?", leave=leave)
                return person

        async def everybody(count: int) -> list[Person]:
            return list(await asyncio.gather(*(visit(n) for n in range(count))))

        run_apart(everybody(PEOPLE))  # warm: caches, threads and buffers exist from here on
        before = memory_mb()
        began = time.monotonic()
        people = run_apart(everybody(PEOPLE))
        took = time.monotonic() - began
        grown = memory_mb() - before
        stored = {
            owner.name: [json.loads(f.read_text(encoding="utf-8")) for f in owner.glob("*.json")]
            for owner in (tmp_path / "conversations").iterdir()
        }
    waits = [wait for person in people for wait in person.waits_s]
    p95 = statistics.quantiles(waits, n=20)[-1]
    figures = {
        "questions": len(waits),
        "took_s": round(took, 1),
        "p50_s": round(statistics.median(waits), 2),
        "p95_s": round(p95, 2),
        "slowest_s": round(max(waits), 2),
        "grown_mb": round(grown, 1),
    }
    print(json.dumps(figures))
    assert len(waits) == PEOPLE * QUESTIONS - LEAVING
    for person in people:
        others = [f"person-{n} " for n in range(PEOPLE) if f"person-{n}" != person.name]
        assert not [other for other in others if other in "".join(person.shown)]
    for conversations in stored.values():
        askers = {t["question"].split()[0] for c in conversations for t in c["turns"]}
        assert len(askers) == 1
    assert grown < 50
