"""`dateline app` and `dateline eval`: doors to parts that stand above this package.

Dependencies point one way: `evals` and `app` import `assistant`, never the other
way round. So these two are looked up by name, here and nowhere else, when asked for.
"""

from __future__ import annotations

import importlib
from typing import Annotated, Any

import typer

from assistant.commands.context import session_of
from assistant.errors import UsageError

PASS_ON: dict[str, Any] = {
    "ignore_unknown_options": True,
    "allow_extra_args": True,
    "help_option_names": [],
}
"""Context settings of a command whose arguments are another parser's."""


def app(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to bind; loopback by default.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 7860 by default.")] = None,
    seed: Annotated[
        str | None, typer.Option("--ingest", metavar="DIR", help="Index these articles first.")
    ] = None,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser.")
    ] = False,
) -> None:
    """Open the chat in the browser, on http://127.0.0.1:7860.

    Example: dateline app --ingest seeds
    """
    arguments: list[str] = []
    for option, value in (
        ("--host", host),
        ("--port", port),
        ("--seed", seed),
        ("--index", session_of(context).index_dir),
    ):
        if value is not None:
            arguments += [option, str(value)]
    if open_browser:
        arguments.append("--open")
    raise typer.Exit(_call("app", arguments))


def evaluate(context: typer.Context) -> None:
    """Ask golden questions and judge the answers; the same as `python -m evals`.

    Example: dateline eval run
    """
    raise typer.Exit(_call("evals.__main__", list(context.args)))


def _call(module: str, arguments: list[str]) -> int:
    try:
        found: Any = importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name not in (module, module.partition(".")[0]):
            raise
        raise UsageError(
            f"{module} is not installed beside this command. Install the project: pip install -e ."
        ) from error
    return int(found.main(arguments) or 0)
