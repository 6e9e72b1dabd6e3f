"""`verify` and `repair` of an open index, which other threads go on asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.errors import IndexDamaged, IndexMismatch, StoredIndexError
from index.records import Problem, Progress
from index.salvage import (
    Salvage,
    needs_salvage,
    note_repaired,
    salvage,
    set_aside,
    stored_model,
)
from index.seal import break_seal
from index.soundness import other_model, raise_damaged
from index.store import Store
from index.verify import content_problems, file_problems

if TYPE_CHECKING:
    from index.build import Builder


def verify(store: Store, fingerprint: str, chroma_url: str | None) -> list[Problem]:
    """Find every fault of a stored index; empty when it is sound.

    Other threads wait while the files are hashed, which the open catalogue would
    not survive (see `Database.digest`); they read on during the longer rest.

    Raises:
        IndexLocked: Another process is writing to it.
    """
    with store.exclusively():
        with store.alone():
            store.close_parts()
            problems = file_problems(store.folder)
            _reopen(store, problems)
        problems += content_problems(
            store.folder,
            fingerprint=fingerprint,
            chroma_url=chroma_url,
            unchanging=store.unchanging,
        )
        with store.alone():
            store.close_parts()
            try:
                store.open()
            except (IndexDamaged, IndexMismatch):
                # It stays closed; every use of it raises what was found.
                return problems
    return problems


def repair(
    store: Store,
    fingerprint: str,
    builder: Callable[[], Builder],
    report: Callable[[Progress], None],
) -> list[Problem]:
    """Rebuild what is derived, and a catalogue beyond use from the sources it listed.

    Args:
        store: The index, damaged or not.
        fingerprint: Of the model that is set.
        builder: Makes a run that reads sources into the open catalogue.
        report: Hears of the progress.

    Returns:
        What could not be brought back.

    Raises:
        IndexMismatch: Built with another model or a newer schema: nothing was touched.
    """
    if store.read_only:
        raise StoredIndexError(f"{store.folder}: was opened read-only.")
    problems: list[Problem] = []
    with store.exclusively():
        saved = salvage(store.folder) if needs_salvage(store.folder) else None
        stored = _model_in_use(store, saved)
        if stored is not None and stored != fingerprint:
            # Articles whose sources are gone have their only text here, and no other model
            # can make use of their vectors.
            raise other_model(store.folder, stored, fingerprint)
        with store.alone():
            store.close_parts()
            if saved is not None:
                set_aside(store.folder)
            break_seal(store.folder)
            store.open_parts()
            if saved is not None:
                problems = _restore(store, saved, builder())
                store.vectors.close_chroma()
        store.catalogue.rebuild_lexical()
        store.vectors.rebuild_chroma(report)
        note_repaired(store.folder)
        store.seal()
    return problems


def _model_in_use(store: Store, saved: Salvage | None) -> str | None:
    """The model whose vectors there are to keep; a name without any may be damage itself."""
    if saved is None:
        return stored_model(store.folder)
    return saved.model


def _reopen(store: Store, problems: list[Problem]) -> None:
    """Let other threads read on, or tell them what is wrong."""
    try:
        if problems:
            raise_damaged(problems)
        store.open_parts()
    except (IndexDamaged, IndexMismatch) as error:
        store.close_parts()
        store.damage = error
    except StoredIndexError as error:
        store.damage = error


def _restore(store: Store, saved: Salvage, run: Builder) -> list[Problem]:
    """Put saved articles into a new catalogue and read the rest again."""
    for one in saved.articles:
        store.catalogue.publish([one])
    store.catalogue.note_told(saved.told)
    whole = {one.source for one in saved.articles} - saved.lost
    return [
        Problem(
            code="source-lost",
            message=f"{failure.source}: could not be read again ({failure.reason}).",
            remedy="Ingest it again once it is back.",
        )
        for failure in run.run(saved.sources).failed
        if failure.source not in whole
    ]
