"""Gradio, imported without what a chat never uses and would wait for.

Expected of `import gradio` 6.31: class definitions. Actual: for each of its 81 components it
also parses the source, renders a type stub and compares it with the one in `site-packages`,
which it rewrites where they differ. That is half of the import's processor time (2.3 s
against 1.2 s here), and of no use to who runs a page. A tenth of the rest goes into rendering a
template for the docstring of each event. Not reported upstream yet.

Expected of the first event of a page: its handler's work. Actual: where matplotlib is
installed, each event is wrapped in setting matplotlib's drawing backend, so the first one
imports it on the event loop, and every page waits (0.6 s here). Nothing here draws with it.
Not reported upstream yet.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


def _write_nothing(*_: object, **__: object) -> None:
    return None


_INSTEAD: Mapping[str, tuple[str, object]] = {
    "gradio.component_meta": ("create_or_modify_pyi", _write_nothing),
    "gradio.events": ("EventListener.set_doc", _write_nothing),
    "gradio.utils": ("MatplotlibBackendMananger", nullcontext),
}
"""A module of Gradio, what is taken out of it, and what stands there instead."""


def import_less() -> None:
    """From now on `import gradio` does without; no effect on what was imported before."""
    wanted = {module for module in _INSTEAD if module not in sys.modules}
    if wanted:
        sys.meta_path.insert(0, _Finder(wanted))


@contextmanager
def kept_for_good() -> Generator[None]:
    """Look for no garbage inside, and never in what there is at the end.

    A collection reads every object while all threads wait. Imports alone leave 290,000, most
    of them for as long as the server runs, and a page would wait a third of a second for each.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class _Finder(MetaPathFinder):
    """Finds each of these modules, once, as the ordinary finder does."""

    def __init__(self, wanted: set[str]) -> None:
        self._wanted = wanted

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._wanted:
            return None
        self._wanted.remove(fullname)
        if not self._wanted:
            sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(Loader):
    """Loads a module, then puts something else in the place of what it is not to do."""

    def __init__(self, ordinary: Loader) -> None:
        self._ordinary = ordinary

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._ordinary.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._ordinary.exec_module(module)
        path, instead = _INSTEAD[module.__name__]
        place, _, name = path.rpartition(".")
        owner = getattr(module, place, None) if place else module
        if hasattr(owner, name):
            setattr(owner, name, instead)
