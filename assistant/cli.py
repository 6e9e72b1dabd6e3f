"""Arguments in, exit code out: the command `dateline`.

Nothing heavy is imported here: every command imports what it needs when it runs,
so that a cold `dateline ask` stays fast.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from assistant.commands import asking, elsewhere, feeds, library, upkeep
from assistant.commands.context import Opener, Session, put, session_of, tell
from assistant.errors import DatelineError


class _Commands(TyperGroup):
    """The commands; their errors name commands that work on the index that was given."""

    def invoke(self, ctx: Any) -> Any:
        """Run one; typer alone would end silently on Ctrl-C, with an exit code of 130."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise typer.Abort from None
        except DatelineError as error:
            session = session_of(ctx)
            if session.debug:
                traceback.print_exc()
            tell(f"dateline: {session.told(str(error))}")
            raise typer.Exit(error.exit_code) from None


app = typer.Typer(
    name="dateline",
    cls=_Commands,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(library.ingest)
app.command()(asking.ask)
app.command()(asking.chat)
app.command()(elsewhere.app)
app.command()(library.articles)
app.command()(library.remove)
app.command()(library.export)
app.add_typer(feeds.app, name="feed")
app.command()(upkeep.verify)
app.command()(upkeep.repair)
app.command()(upkeep.doctor)
app.command("eval", context_settings=elsewhere.PASS_ON)(elsewhere.evaluate)


@app.callback()
def _globals(
    context: typer.Context,
    index_dir: Annotated[
        Path | None,
        typer.Option("--index", metavar="DIR", help="Folder of the index [DATELINE_INDEX_DIR]."),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Ask questions of news articles; answers are short, dated and cited.

    Example: dateline ingest seeds && dateline ask "When was the Libya ceasefire set to start?"
    """
    if version:
        put(f"dateline {_installed_version()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        put(context.get_help())
        raise typer.Exit(2)
    given = context.obj if isinstance(context.obj, Session) else Session()
    context.obj = Session(index_dir=index_dir, debug=debug, opener=given.opener)


def main(argv: Sequence[str] | None = None, *, opener: Opener | None = None) -> int:
    """Run one command.

    Args:
        argv: Arguments without the program's name; those of the process by default.
        opener: Opens the assistant; `open_assistant` by default.

    Returns:
        0 done, 1 the work failed, 2 wrong usage, 3 inconclusive (evals), 4 the
        index is damaged, locked or was built with another model, 130 interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    # `--debug` and `--index DIR` are global, yet people type them after the command.
    debug = "--debug" in arguments
    try:
        command = typer.main.get_command(app)
        code = command.main(
            args=_globals_first(arguments),
            prog_name="dateline",
            standalone_mode=False,
            obj=Session(opener=opener),
        )
        sys.stdout.flush()
        return int(code or 0)
    except typer.Abort:
        tell("Interrupted.")
        return 130
    except BrokenPipeError:
        # Whoever read our output left, as `head` does: nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except typer.TyperException as error:
        return _wrong_usage(error)
    except Exception as error:
        if debug:
            traceback.print_exc()
        tell(f"dateline: unexpected {type(error).__name__}: {error}. Run again with --debug.")
        return 1


def _installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dateline")
    except PackageNotFoundError:
        return "(run from its source folder, not installed)"


def _wrong_usage(error: typer.TyperException) -> int:
    context = getattr(error, "ctx", None)
    message = getattr(error, "format_message", error.__str__)()
    if message:
        tell(f"dateline: {message}")
    where = getattr(context, "command_path", "dateline")
    tell(f"Try '{where} --help'.")
    return int(getattr(error, "exit_code", 2))


def _globals_first(arguments: list[str]) -> list[str]:
    """Move `--index DIR` and `--debug` before the command, unless it is `eval`."""
    if "eval" in arguments[:4]:
        return arguments
    front: list[str] = []
    rest: list[str] = []
    queue = iter(arguments)
    for argument in queue:
        if argument == "--":
            rest += [argument, *queue]
        elif argument == "--index":
            front += [argument, *([value] if (value := next(queue, None)) is not None else [])]
        elif argument == "--debug" or argument.startswith("--index="):
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest


if __name__ == "__main__":
    sys.exit(main())
