"""The parts of the chat in the browser: values of the public API in, safe HTML and events out."""

from assistant.ui.imports import import_less

import_less()
