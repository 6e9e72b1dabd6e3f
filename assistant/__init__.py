"""Question in, cited answer out: the public API.

from assistant import open_assistant

with open_assistant() as assistant:
    assistant.ingest(["seeds/"])
    print(assistant.ask("When was the Libya ceasefire set to start?").text)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.records import Answer, AnswerValue, Citation, Evidence, Outcome

if TYPE_CHECKING:
    from assistant.service import Assistant, open_assistant
    from assistant.settings import Settings

__all__ = [
    "Answer",
    "AnswerValue",
    "Assistant",
    "Citation",
    "Evidence",
    "Outcome",
    "Settings",
    "open_assistant",
]


def __getattr__(name: str) -> Any:
    # The command line imports this package to show its help: settings, index and
    # models are loaded only by those who use them.
    if name in ("Assistant", "open_assistant"):
        from assistant import service

        return getattr(service, name)
    if name == "Settings":
        from assistant.settings import Settings

        return Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
