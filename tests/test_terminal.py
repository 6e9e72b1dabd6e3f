"""The terminal chat: streamed answers, sources that open, filters that hold."""

from __future__ import annotations

import io
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from scripted import ScriptedAssistant

from assistant.commands.wrapping import WordWrap
from assistant.terminal import TerminalChat


def talk(*lines: str) -> tuple[str, ScriptedAssistant]:
    assistant = ScriptedAssistant()
    out = io.StringIO()
    console = Console(file=out, width=90, force_terminal=False)
    typed: Iterator[str] = iter(lines)

    def read(_: str) -> str:
        line = next(typed, None)
        if line is None:
            raise EOFError
        return line

    TerminalChat(assistant, console=console, read_line=read).run()
    return out.getvalue(), assistant


def test_an_answer_is_streamed_and_its_sources_follow() -> None:
    out, _ = talk("When did the bridge reopen?")
    assert "06:00 on Monday (31 May 2021) [1]" in out
    assert out.index("06:00") < out.index("[1] Ellery swing bridge reopens")
    assert out.count("eleven weeks of repairs [1]") == 1


@given(st.text("ab \n", max_size=80), st.integers(1, 9), st.integers(1, 20))
def test_a_stream_is_broken_between_words_alone(text: str, step: int, width: int) -> None:
    wrap = WordWrap(width)
    pieces = [text[at : at + step] for at in range(0, len(text), step)]
    shown = "".join(wrap.feed(piece) for piece in pieces) + wrap.rest()
    assert shown.split() == text.split()
    for line in shown.split("\n"):
        assert len(line) <= width or " " not in line.strip()


def test_a_line_is_filled_before_it_is_broken() -> None:
    wrap = WordWrap(10)
    assert wrap.feed("one two th") + wrap.feed("ree\n\nfour") + wrap.rest() == (
        "one two\nthree\n\nfour"
    )


def test_open_shows_the_quote_in_its_article() -> None:
    out, _ = talk("When did the bridge reopen?", ":open 2", ":open 9")
    assert "harbour master Ines Calder" in out
    assert "There is no source 9" in out


def test_follow_ups_carry_the_conversation_until_new() -> None:
    _, assistant = talk("When did the bridge reopen?", "Who said so?", ":new", "And now?")
    assert [len(asked["history"]) for asked in assistant.asked] == [0, 1, 0]


def test_filters_apply_to_questions() -> None:
    out, assistant = talk(
        ":since 2021-11", ":outlet Coast Courier", "x?", ":until 2020", ":since", "y?"
    )
    assert str(assistant.asked[0]["since"]) == "2021-11-01"
    assert assistant.asked[0]["outlets"] == ("Coast Courier",)
    assert "ends (2020-12-31) before it starts" in out
    assert assistant.asked[1]["since"] is None
    assert "Asking the articles by Coast Courier since 1 November 2021." in out


def test_errors_do_not_end_the_conversation() -> None:
    out, assistant = talk("broken?", ":nonsense", "When did it reopen?")
    assert "dateline repair" in out
    assert "There is no command :nonsense" in out
    assert len(assistant.asked) == 2


def test_a_conflict_and_an_abstention_have_their_own_form() -> None:
    out, _ = talk("How many lost power?", "Who paid for the ferries?")
    assert out.count("5,600 (9 November 2021) [1]") == 1
    assert "Two reports give different numbers" not in out
    assert "Nearest in the articles:" in out


def test_articles_are_listed_and_narrowed() -> None:
    out, _ = talk(":articles")
    assert out.index("Gale leaves") < out.index("Ellery swing bridge")  # the newest first
    out, _ = talk(":articles gale")
    assert "Gale leaves thousands in the dark" in out
    assert "Ellery swing bridge" not in out


def test_commands_may_begin_with_a_stroke_as_elsewhere() -> None:
    out, assistant = talk("/help", "/articles gale", "/nonsense", "/quit", "never read?")
    assert ":open N" in out
    assert "Gale leaves thousands in the dark" in out
    assert "There is no command /nonsense. There are: :open," in out
    assert not assistant.asked
