"""What an event handler returns, values or skips, to updates of the same components.

Expected of Gradio 6.31: a session keeps one component for each on the page. Actual: a
skip or an update puts a new component with a new id in its place, and the next plain
value is then stored under that id, with the whole configuration of the component; so a
session grows with every question (seen with `tracemalloc`; not reported upstream yet).
Values that come as updates are stored under the id on the page.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any, cast

import gradio as gr
from gradio.blocks import Block


def updating(handler: Callable[..., Any]) -> Callable[..., Any]:
    """The same handler, or generator of updates, each plain value made an update."""
    if inspect.isgeneratorfunction(handler):

        @functools.wraps(handler)
        def generate(*given: Any) -> Iterator[Any]:
            for returned in handler(*given):
                yield _updates(returned)

        return generate

    @functools.wraps(handler)
    def handle(*given: Any) -> Any:
        return _updates(handler(*given))

    return handle


def _updates(returned: Any) -> Any:
    if isinstance(returned, tuple):
        return tuple(_update(value) for value in cast("tuple[Any, ...]", returned))
    return _update(returned)


def _update(value: Any) -> Any:
    if isinstance(value, Block) or (isinstance(value, dict) and "__type__" in value):
        return cast("Any", value)
    return gr.update(value=value)
