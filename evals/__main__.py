"""Arguments in, exit code out: `python -m evals`, and `dateline eval`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from assistant.errors import DatelineError
from evals.commands import authoring, running, stored

app = typer.Typer(
    name="evals",
    help="Ask golden questions about your articles, and judge the answers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(running.run)
app.command()(stored.replay)
app.command()(stored.report)
app.command()(stored.compare)
app.command()(stored.pin)
app.command()(stored.judge)
app.command()(authoring.lint)
app.command()(authoring.new)
app.command()(authoring.vary)
app.command("import")(authoring.import_)
app.command()(authoring.export)


_STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments without the program's name; those of the process by default.

    Returns:
        0 when all gates pass, 1 when one fails or the work does, 2 for wrong usage,
        3 when the verdict is inconclusive, 4 for an index that cannot be used.
    """
    try:
        code = app(
            args=list(sys.argv[1:] if argv is None else argv),
            prog_name="python -m evals",
            standalone_mode=False,
        )
    except typer.Exit as exit_:
        return exit_.exit_code
    except typer.TyperException as error:
        message = getattr(error, "format_message", error.__str__)()
        if message:  # empty when help was printed instead
            print(f"evals: {message}", file=sys.stderr)
        return int(getattr(error, "exit_code", 2))
    except DatelineError as error:
        print(f"evals: {error}", file=sys.stderr)
        return error.exit_code
    except typer.Abort:  # the end of input at a prompt
        code = _STOPPED
    if code == _STOPPED:  # typer's code for an interrupt, too
        print("evals: stopped; the same command goes on from here", file=sys.stderr)
    return int(code or 0)


if __name__ == "__main__":
    sys.exit(main())
