"""`dateline verify`, `repair` and `doctor`: is everything in order, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands.context import put, put_json, session_of, tell

AsJson = Annotated[bool, typer.Option("--json", help="JSON, one object a line.")]


def verify(context: typer.Context, as_json: AsJson = False) -> None:
    """Check the stored index; exit code 4 when something is wrong.

    Example: dateline verify
    """
    session = session_of(context)
    with session.open(for_upkeep=True) as assistant:
        problems = assistant.verify()
    for problem in problems:
        if as_json:
            put_json(problem)
        else:
            put(f"{problem.code}: {session.told(str(problem))}")
    if problems:
        raise typer.Exit(4)
    tell("The index is sound.")


def repair(context: typer.Context) -> None:
    """Rebuild what can be rebuilt; exit code 1 when an article could not be brought back.

    Example: dateline repair
    """
    session = session_of(context)
    with session.open(for_upkeep=True, writes=True) as assistant:
        lost = assistant.repair()
        problems = assistant.verify()
    for problem in (*lost, *problems):
        tell(f"{problem.code}: {session.told(str(problem))}")
    if problems:
        raise typer.Exit(4)
    tell("The index is sound.")
    if lost:
        raise typer.Exit(1)


def doctor(
    context: typer.Context,
    llm: Annotated[str | None, typer.Option("--llm", help="Backend to examine.")] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what is installed, configured and reachable, and how to mend the rest.

    Example: dateline doctor
    """
    from assistant.doctor import examine

    session = session_of(context)
    findings = examine(session.open, index_dir=session.index_dir, llm=llm)
    for finding in findings:
        if as_json:
            put_json(finding)
        else:
            mark = "ok  " if finding.good else "BAD "
            put(f"{mark} {finding.subject}: {session.told(finding.detail)}")
            if finding.remedy:
                put(f"      → {session.told(finding.remedy)}")
    bad = [finding for finding in findings if not finding.good]
    if bad:
        raise typer.Exit(max(finding.exit_code for finding in bad))
