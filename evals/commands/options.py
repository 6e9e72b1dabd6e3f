"""Options that several commands share, and how each of them ends."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals.report import Report, write_report
from evals.table import make_console, print_report
from evals.verdicts import EXIT_CODES

DEFAULT_OUT = Path("var/evals/latest")
PINNED = Path(__file__).resolve().parent.parent / "baseline.json"

GoldenOption = Annotated[
    list[Path] | None, typer.Option("--golden", metavar="FILE", help="Golden file; repeatable.")
]
ArticlesOption = Annotated[
    list[Path] | None,
    typer.Option("--articles", metavar="DIR", help="Articles: one for all, or one a golden file."),
]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder that the report is written to.")
]
BaselineOption = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Pinned baseline or earlier run."),
]
GatesOption = Annotated[Path, typer.Option("--gates", metavar="FILE", help="Rules of the gates.")]
PriceOption = Annotated[
    str | None,
    typer.Option(
        "--price",
        metavar="PROMPT/REPLY",
        help="Price of a million tokens, such as 0.15/0.60; makes tokens a cost.",
    ),
]
FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a run.")]


def finish(report: Report, out: Path) -> int:
    """Write the report, print it, and return the exit code of its verdict."""
    write_report(report, out)
    console = make_console()
    print_report(console, report.summary, report.gates, report.verdict)
    console.print(f"Report: {out / 'report.html'}", soft_wrap=True)
    return EXIT_CODES[report.verdict]
