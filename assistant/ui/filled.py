"""A Gradio page whose first picture shows what there is: its areas need no further request.

Gradio sends the configuration of a page's components with the page, made once when the
server starts; what changes is asked for by events that run when the page is laid out.
Here the values are put into the configuration each time it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr
from gradio.blocks import Block

Values = Mapping[Block, Mapping[str, Any]]
"""Of some components what their configuration is to say now, as `{"value": …}`."""


class FilledPage(gr.Blocks):
    """A page that `fill_with` tells where its present values come from."""

    _made: dict[str, Any]
    _values: Callable[[], Values] | None = None

    def fill_with(self, values: Callable[[], Values]) -> None:
        """Ask `values` whenever a page is opened; threads may do so at the same time."""
        self._values = values

    @property
    def config(self) -> dict[str, Any]:
        """The configuration that a page is given, with what its areas hold now."""
        if self._values is None:
            return self._made
        now = {block._id: props for block, props in self._values().items()}
        components = [
            {**each, "props": {**each["props"], **now[each["id"]]}} if each["id"] in now else each
            for each in self._made["components"]
        ]
        return {**self._made, "components": components}

    @config.setter
    def config(self, made: dict[str, Any]) -> None:
        self._made = made
