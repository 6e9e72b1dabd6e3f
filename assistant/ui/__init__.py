"""The parts of the chat in the browser: values of the public API in, safe HTML and events out."""

from assistant.ui.imports import skip_stubs

skip_stubs()
