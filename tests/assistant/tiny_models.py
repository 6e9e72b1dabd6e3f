"""Writes models of a few kilobytes that say one thing, whatever they are asked.

Nothing is learnt: the embeddings are one-hot and every layer adds nothing, so that the
next token depends on the last one only. The output matrix leads from any token of the
prompt to the first piece of the reply, from there piece by piece to the end.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

_WIDTH, _HEADS, _INNER = 512, 16, 32
_SPECIAL = ("<unk>", "<s>", "</s>")
_TEMPLATE = (
    "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}assistant:{% endif %}"
)
_PIECE = 12


def _pieces(reply: str) -> list[str]:
    """The reply in pieces, numbered apart where two would be alike."""
    pieces: list[str] = []
    start = 0
    while start < len(reply):
        size = _PIECE
        while reply[start : start + size] in pieces:
            size += 1
        pieces.append(reply[start : start + size])
        start += size
    return pieces


def _following(pieces: int, first: int, end: int) -> np.ndarray:
    """Output matrix, float32 [vocabulary, width]: 1 where a token is followed by another."""
    size = first + pieces
    follows = np.zeros((size, _WIDTH), dtype=np.float32)
    follows[first, :first] = 1.0
    for number in range(pieces):
        here = first + number
        follows[here + 1 if number + 1 < pieces else end, here] = 1.0
    return follows


def _one_hot(size: int) -> np.ndarray:
    return np.eye(size, _WIDTH, dtype=np.float32)


def write_gguf(path: Path, reply: str, context: int = 4096) -> Path:
    """A GGUF file for llama.cpp."""
    import gguf

    pieces = _pieces(reply)
    alphabet = [f"<0x{byte:02X}>" for byte in range(256)]
    tokens = [*_SPECIAL, *alphabet, *(piece.replace(" ", "▁") for piece in pieces)]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    kinds += [gguf.TokenType.BYTE] * 256 + [gguf.TokenType.NORMAL] * len(pieces)
    first = len(_SPECIAL) + 256
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(context)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * first + [-1000.0] * len(pieces))
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(_TEMPLATE)
    writer.add_tensor("token_embd.weight", _one_hot(len(tokens)))
    writer.add_tensor("output.weight", _following(len(pieces), first, end=2))
    ones, square = np.ones(_WIDTH, dtype=np.float32), np.zeros((_WIDTH, _WIDTH), dtype=np.float32)
    inner = np.zeros((_INNER, _WIDTH), dtype=np.float32)
    writer.add_tensor("output_norm.weight", ones)
    for name in ("attn_norm", "ffn_norm"):
        writer.add_tensor(f"blk.0.{name}.weight", ones)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        writer.add_tensor(f"blk.0.{name}.weight", square)
    for name, shape in (("ffn_gate", inner), ("ffn_up", inner), ("ffn_down", inner.T.copy())):
        writer.add_tensor(f"blk.0.{name}.weight", shape)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def write_transformers(folder: Path, reply: str, context: int = 4096) -> Path:
    """A folder for transformers."""
    import torch
    from tokenizers import Tokenizer, decoders, pre_tokenizers
    from tokenizers.models import WordLevel
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    pieces = _pieces(reply)
    letters = [chr(code) for code in range(32, 127)]
    first = len(_SPECIAL) + len(letters)
    vocabulary = {t: n for n, t in enumerate([*_SPECIAL, *letters, *pieces])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.decoder = decoders.Fuse()
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", bos_token="<s>", eos_token="</s>"
    )
    wrapped.chat_template = _TEMPLATE
    wrapped.save_pretrained(folder)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(vocabulary), hidden_size=_WIDTH, intermediate_size=_INNER,
            num_hidden_layers=1, num_attention_heads=_HEADS, max_position_embeddings=context,
            bos_token_id=1, eos_token_id=2, tie_word_embeddings=False,
        )
    )  # fmt: skip
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if "norm" not in name:
                weights.zero_()
        model.get_input_embeddings().weight.copy_(torch.from_numpy(_one_hot(len(vocabulary))))
        model.lm_head.weight.copy_(torch.from_numpy(_following(len(pieces), first, end=2)))
    model.save_pretrained(folder)
    return folder
