"""The chat in the browser: arguments in, a server on 127.0.0.1:7860 out."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

from assistant import open_assistant
from assistant.commands.plain import safe, show_report
from assistant.commands.progress import progress_bar
from assistant.errors import DatelineError

if TYPE_CHECKING:
    from assistant import Assistant


def main(argv: Sequence[str] | None = None) -> int:
    """Index what `--seed` names, then serve the chat until interrupted.

    Returns:
        0 after an interrupt, 2 for wrong usage, 4 for an unusable index, 1 for
        anything else that stopped it.
    """
    options = _parser().parse_args(argv)
    try:
        with open_assistant(options.index) as assistant:
            serve = _prepared(assistant, options)
            if options.seed is not None:
                _index(assistant, options.seed)
            serve()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def _index(assistant: Assistant, folder: Path) -> None:
    with progress_bar() as progress:
        report = assistant.ingest([folder], progress=progress)
    print(f"{folder}: {show_report(report)}", file=sys.stderr)
    for failure in report.failed:
        print(safe(f"failed: {failure.source}: {failure.reason}"), file=sys.stderr)


def _prepared(assistant: Assistant, options: argparse.Namespace) -> Callable[[], None]:
    """Check address and accounts first: indexing may take long, a refusal must not."""
    from assistant.ui.imports import kept_for_good

    with kept_for_good():
        from assistant.ui.desk import Desk
        from assistant.ui.server import ServerSettings, build_app, check_port, serve

    given = assistant.settings
    settings = ServerSettings(
        host=options.host or given.host,
        port=options.port or given.port,
        auth=given.auth.get_secret_value() if given.auth else None,
        max_upload_mb=given.max_upload_mb,
    )
    check_port(settings.host, settings.port)

    def start() -> None:
        desk = Desk(assistant, given.chat_folder)
        threading.Thread(target=desk.warm, name="warm", daemon=True).start()
        with kept_for_good():
            app = build_app(desk, settings)
        address = f"http://{settings.host}:{settings.port}"
        print(f"Dateline is open on {address} (Ctrl-C stops it)", file=sys.stderr)
        if options.open:
            threading.Timer(1.0, webbrowser.open, [address]).start()
        serve(app, settings)

    return start


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="app.py",
        description="Open the chat in the browser.",
        epilog="Example: python app.py --seed seeds",
    )
    parser.add_argument("--host", help="address to bind (127.0.0.1)")
    parser.add_argument("--port", type=int, help="port (7860)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="folder of the index")
    parser.add_argument("--seed", type=Path, metavar="DIR", help="index these articles first")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    return parser


if __name__ == "__main__":
    sys.exit(main())
