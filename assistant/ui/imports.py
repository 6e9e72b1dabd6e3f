"""Gradio, imported without what only its developers need.

Expected of `import gradio` 6.31: class definitions. Actual: for each of its 81 components it
also parses the source, renders a type stub and compares it with the one in `site-packages`,
which it rewrites where they differ. That is half of the import's processor time (2.3 s
against 1.2 s here), and of no use to who runs a page. Not reported upstream yet.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

_MODULE, _WRITER = "gradio.component_meta", "create_or_modify_pyi"


def skip_stubs() -> None:
    """From now on `import gradio` writes no stubs; without effect when it was imported before."""
    if _MODULE not in sys.modules:
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds one module, once, as the ordinary finder does."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != _MODULE:
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader)
        return spec


class _Loader(Loader):
    """Loads a module, then takes the writing of stubs out of it."""

    def __init__(self, ordinary: Loader) -> None:
        self._ordinary = ordinary

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._ordinary.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._ordinary.exec_module(module)
        if hasattr(module, _WRITER):
            setattr(module, _WRITER, _write_nothing)


def _write_nothing(*_: object) -> None:
    return None
