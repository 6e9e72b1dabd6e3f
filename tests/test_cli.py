"""The command line: results to standard output, the rest to standard error, exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from scripted import ScriptedAssistant
from typer.testing import CliRunner

from assistant import cli
from assistant.cli import main
from assistant.errors import IndexLocked, IndexMismatch
from assistant.service import check_question
from evals.__main__ import app as evals_app
from index.records import IngestReport, Problem

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def scripted() -> ScriptedAssistant:
    return ScriptedAssistant()


@pytest.fixture
def run(scripted: ScriptedAssistant, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str, opener: Any = None) -> tuple[int, str, str]:
        code = main(argv, opener=opener or (lambda **_: scripted))
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_ask_prints_the_answer_then_its_sources(run: Run) -> None:
    code, out, err = run("ask", "When did the bridge reopen?")
    assert code == 0
    assert out.startswith("06:00 on Monday (31 May 2021) [1]")
    assert "[1] Ellery swing bridge reopens (Coast Courier, 31 May 2021)" in out
    assert "“The swing bridge over the Ellery reopened" in out
    assert err == ""


def test_ask_json_is_one_object_with_iso_dates(run: Run) -> None:
    code, out, _ = run("ask", "When did the bridge reopen?", "--json")
    answer = json.loads(out)
    assert code == 0
    assert out.count("\n") == 1
    assert answer["outcome"] == "answered"
    assert answer["short"] == "06:00 on Monday (31 May 2021)"
    assert answer["citations"][0]["published"] == "2021-05-31"
    assert set(answer) >= {
        "question", "text", "short", "outcome", "reason", "citations", "confidence", "backend",
        "timings_ms",
    }  # fmt: skip


def test_questions_from_standard_input_open_the_index_once(
    run: Run, scripted: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    monkeypatch.setattr("sys.stdin", io.StringIO("When did it reopen?\n\nWho paid?\n"))

    def opener(**_: Any) -> ScriptedAssistant:
        opened.append(1)
        return scripted

    code, out, _ = run("ask", "-", "--json", opener=opener)
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["outcome"] for line in lines] == ["answered", "abstained"]
    assert opened == [1]


def test_each_answer_stands_under_the_question_that_was_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("When did it \x1b[2Jreopen?\nWho paid?\n"))
    _, out, _ = run("ask", "-")
    assert out.startswith("> When did it [2Jreopen?\n06:00 on Monday (31 May 2021) [1]")
    assert "\n\n> Who paid?\n" in out


def test_a_question_may_stand_without_quotes(run: Run) -> None:
    code, out, _ = run("ask", "When", "did", "the", "bridge", "reopen?")
    assert code == 0
    assert out.startswith("06:00 on Monday (31 May 2021) [1]")


def test_a_line_that_is_no_question_leaves_the_others(
    run: Run, scripted: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = scripted.ask

    def checked(question: str, **given: Any) -> Any:
        return ask(check_question(question), **given)

    monkeypatch.setattr(scripted, "ask", checked)
    monkeypatch.setattr("sys.stdin", io.StringIO("?\nWhen did it reopen?\n"))
    code, out, err = run("ask", "-")
    assert code == 2
    assert "> When did it reopen?\n06:00 on Monday (31 May 2021) [1]" in out
    assert "Question 1, '?': The question is empty." in err


@pytest.mark.parametrize(
    "command",
    [("ask", "Who paid?"), ("chat",), ("articles",), ("remove", "x"), ("export",), ("verify",)],
)
def test_a_mistyped_index_is_named_and_not_made(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "indxe"
    assert main(["--index", str(missing), *command]) == 2
    told = capsys.readouterr().err
    assert f"{missing}: there is no such index." in told
    assert f"dateline --index {missing} ingest" in told
    assert not missing.exists()


def test_a_folder_of_other_things_is_not_taken_for_an_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "articles"
    other.mkdir()
    (other / "bridge.md").write_text("The bridge reopened at 06:00 on Monday.\n")
    assert main(["--index", str(other), "ask", "When did it reopen?"]) == 2
    assert f"{other}: this folder holds no index." in capsys.readouterr().err
    assert [path.name for path in other.iterdir()] == ["bridge.md"]


@pytest.mark.parametrize(
    ("command", "code"), [(("ask", "Who paid?"), 2), (("ingest", "seeds"), 4), (("verify",), 2)]
)
def test_a_file_named_as_the_index_is_said_to_be_a_file(
    command: tuple[str, ...], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("The bridge reopened.\n")
    assert main(["--index", str(file), *command]) == code
    told = capsys.readouterr().err
    assert f"{file}: this is a file, and an index is a folder." in told
    assert "ingest" not in told


def test_a_mistyped_index_of_the_environment_is_not_made_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_INDEX_DIR", str(tmp_path / "indxe"))
    assert main(["ask", "Who paid?"]) == 2
    assert "there is no such index" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_abstention_is_a_valid_answer(run: Run) -> None:
    code, out, _ = run("ask", "Who paid for the ferries?")
    assert code == 0
    assert "No article tells who paid" in out
    assert "Nearest in the articles:" in out


def test_a_conflict_is_told_once_with_its_sources(run: Run) -> None:
    _, out, _ = run("ask", "How many lost power?")
    told, _, _ = out.partition("\n[1]")
    assert told.count("5,600 (9 November 2021) [1]") == 1
    assert told.count("4,100") == 1
    assert "give different numbers" not in out


def test_filters_and_history_reach_the_assistant(
    run: Run, scripted: ScriptedAssistant, tmp_path: Path
) -> None:
    history = tmp_path / "h.json"
    history.write_text('[["When did the bridge reopen?", "On Monday."]]', encoding="utf-8")
    code, _, _ = run(
        "ask", "Who said so?", "--since", "2021", "--until", "2021-06", "--outlet", "Coast Courier",
        "--outlet", "Northern Wire", "--history", str(history),
    )  # fmt: skip
    asked = scripted.asked[0]
    assert code == 0
    assert (str(asked["since"]), str(asked["until"])) == ("2021-01-01", "2021-06-30")
    assert asked["outlets"] == ("Coast Courier", "Northern Wire")
    assert asked["history"] == (("When did the bridge reopen?", "On Monday."),)


@pytest.mark.parametrize(
    "argv",
    [
        ["ask"],
        ["ask", ""],
        ["ask", "x", "--since", "yesterday-ish"],
        ["ask", "x", "--since", "2021-13"],
        ["ask", "x", "--since", "2021", "--until", "2020"],
        ["ask", "x", "--no-such-option"],
        ["no-such-command"],
        ["ask", "x", "--history", "/nowhere/h.json"],
        ["ingest"],
        ["remove"],
    ],
)
def test_wrong_usage_exits_2_without_a_traceback(run: Run, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert code == 2
    assert out == ""
    assert "dateline: " in err
    assert "Traceback" not in err


@pytest.mark.parametrize("error", [IndexLocked("locked"), IndexMismatch("another model")])
def test_an_unusable_index_exits_4(run: Run, error: Exception) -> None:
    def opener(**_: Any) -> ScriptedAssistant:
        raise error

    code, _, err = run("ask", "x", opener=opener)
    assert code == 4
    assert str(error) in err
    assert "Traceback" not in err


def test_debug_shows_the_traceback_wherever_it_is_typed(run: Run) -> None:
    assert "Traceback" in run("ask", "broken?", "--debug")[2]
    assert "Traceback" in run("--debug", "ask", "broken?")[2]
    assert "Traceback" not in run("ask", "broken?")[2]


def test_the_index_option_may_follow_the_command(run: Run, scripted: ScriptedAssistant) -> None:
    seen: list[Any] = []

    def opener(**given: Any) -> ScriptedAssistant:
        seen.append(given["index_dir"])
        return scripted

    run("articles", "--index", "/a", opener=opener)
    run("--index", "/b", "articles", opener=opener)
    assert seen == [Path("/a"), Path("/b")]


def test_ingest_reports_counts_and_names_failures(run: Run) -> None:
    code, out, err = run("ingest", "good.md", "bad.md")
    assert code == 1
    assert out.startswith("1 added, 1 failed")
    assert "failed: bad.md: the file is empty." in err
    assert run("ingest", "fine.md")[0] == 0


def test_articles_are_listed_and_filtered(run: Run) -> None:
    _, out, _ = run("articles", "--search", "gale", "--since", "2021-11-10")
    assert out == ""
    _, out, _ = run("articles", "--search", "GALE", "--until", "2021-11-08")
    assert out == "gale\t2021-11-07\tNorthern Wire\tGale leaves thousands in the dark\n"
    _, out, _ = run("articles", "--json")
    assert next(json.loads(line)["article_id"] for line in out.splitlines()) == "bridge"


def test_remove_says_when_there_is_no_such_article(run: Run) -> None:
    assert run("remove", "gale")[0] == 0
    code, _, err = run("remove", "gale")
    assert code == 1
    assert "There is no article 'gale'" in err


def test_verify_exits_4_and_repair_mends(run: Run, scripted: ScriptedAssistant) -> None:
    assert run("verify")[0] == 0
    scripted.problems = [Problem(code="vectors", message="3 are missing.", remedy="Run repair.")]
    code, out, _ = run("verify")
    assert code == 4
    assert out == "vectors: 3 are missing. Run repair.\n"
    assert run("repair")[0] == 0


def test_repair_names_what_it_could_not_bring_back(run: Run, scripted: ScriptedAssistant) -> None:
    scripted.lost = [Problem(code="source-lost", message="a.md is gone.", remedy="Ingest it.")]
    code, _, err = run("repair")
    assert code == 1
    assert "source-lost: a.md is gone. Ingest it." in err


def test_export_writes_one_article_a_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    code, _, _ = run("export", "--out", str(file))
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert [row["title"] for row in rows][:1] == ["Ellery swing bridge reopens"]
    assert run("export", "--out", "/nowhere/x.jsonl")[0] == 2


def test_control_characters_of_an_article_never_reach_the_terminal(run: Run) -> None:
    from assistant.commands.plain import safe

    assert safe("a\x1b[2Jb\x07\u202ec\nd\u00a0e") == "a[2Jbc\nd\u00a0e"


@pytest.mark.parametrize(
    "command",
    [
        *("ingest", "ask", "chat", "app", "articles", "remove", "export", "verify", "repair"),
        *("doctor", "feed add", "feed list", "feed remove", "feed refresh"),
    ],
)
def test_help_shows_an_example(run: Run, command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert f"Example: dateline {command}" in " ".join(out.split())


def _commands(group: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from _commands(command, *path, name)


@pytest.mark.parametrize("app", [cli.app, evals_app], ids=["dateline", "evals"])
def test_help_shows_every_word_that_is_written_of_an_option(
    app: typer.Typer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word in square brackets can be taken for a style, and is gone then."""
    monkeypatch.setenv("COLUMNS", "400")
    root: Any = typer.main.get_command(app)
    for path, command in ((), root), *_commands(root):
        if path == ("eval",):
            continue  # its help is that of the other one
        shown = " ".join(CliRunner().invoke(app, [*path, "--help"]).output.split())
        for option in command.params:
            assert " ".join((getattr(option, "help", None) or "").split()) in shown, path


def test_version(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("dateline ")


def test_the_command_line_imports_nothing_heavy() -> None:
    heavy = "gradio torch llama_index sentence_transformers transformers chromadb rich numpy"
    program = (
        f"import sys, assistant.cli\nprint([m for m in {heavy.split()!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


class _Interrupted(ScriptedAssistant):
    """Somebody presses Ctrl-C while it works."""

    def ingest(self, *_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    def articles(self) -> Any:
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("ingest", "seeds"), "Interrupted: nothing of this run was kept; run the same command"),
        (("articles",), "Interrupted.\n"),
    ],
)
def test_an_interrupt_says_so_and_how_to_go_on(run: Run, argv: tuple[str, ...], said: str) -> None:
    code, out, err = run(*argv, opener=lambda **_: _Interrupted())
    assert (code, out, err.count("\n")) == (130, "", 1)
    assert err.startswith(said)


class _InterruptedLater(ScriptedAssistant):
    """Somebody presses Ctrl-C when the articles that it holds are stored."""

    def ingest(self, sources: Any, *, progress: Any = None) -> Any:
        super().ingest(sources, progress=progress)
        raise KeyboardInterrupt


def test_an_interrupted_ingest_says_how_many_articles_the_index_holds(run: Run) -> None:
    scripted = _InterruptedLater()
    code, _, err = run("ingest", "new.md", opener=lambda **_: scripted)
    held = sum(1 for _ in scripted.articles())
    assert code == 130
    assert err.startswith(f"Interrupted: the index holds {held} articles now;")


class _Copied(ScriptedAssistant):
    """Every source is one story, in which the bridge reopened before."""

    def ingest(self, sources: Any, *, progress: Any = None) -> Any:
        super().ingest(sources, progress=progress)
        self._articles.update(
            {
                key: replace(article, cluster_id="bridge")
                for key, article in self._articles.items()
                if article.uri in sources
            }
        )
        return IngestReport(duplicates=tuple(sources), passages=len(sources))


def test_ingest_names_each_duplicate_with_what_it_is_a_copy_of(run: Run) -> None:
    code, out, err = run("ingest", "wire.md", opener=lambda **_: _Copied())
    assert code == 0
    assert out.startswith("1 duplicate (")
    assert "duplicate: wire.md: the same story as articles/bridge.md\n" in err
    many = [f"{number}.md" for number in range(25)]
    _, out, err = run("ingest", *many, "--json", opener=lambda **_: _Copied())
    assert json.loads(out)["duplicates"] == many
    assert "duplicate: 5 more" in err


@pytest.mark.parametrize(
    ("folder", "shown"), [("/a", "/a"), ("/my news/index", "'/my news/index'")]
)
def test_a_command_that_a_message_names_carries_the_index_that_was_given(
    run: Run, scripted: ScriptedAssistant, folder: str, shown: str
) -> None:
    hint = "Run `dateline repair`."
    scripted.problems = [Problem(code="vectors", message="3 are missing.", remedy=hint)]
    for command in (("ask", "broken?"), ("verify",), ("doctor",)):
        _, out, err = run("--index", folder, *command)
        assert f"`dateline --index {shown} repair`" in out + err
        _, out, err = run(*command)
        assert "`dateline repair`" in out + err


def test_the_hints_of_the_chat_and_of_a_refresh_without_feeds_carry_the_index_too(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("broken?\n:quit\n"))
    _, out, _ = run("--index", "/a", "chat")
    assert "dateline --index /a repair" in " ".join(out.split())
    _, _, err = run("--index", str(tmp_path), "feed", "refresh")
    assert f"`dateline --index {tmp_path} feed add URL`" in err


def test_a_broken_file_of_settings_is_wrong_usage_for_feeds_too(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dateline.toml").write_text('llm = openai"')
    code, _, err = run("feed", "list")
    assert code == 2
    assert f"{tmp_path / 'dateline.toml'}: is no TOML" in err
