"""Yes/no questions beside sentences → a trained judge, on a CPU in hours or a GPU in minutes.

    python -m assistant.entailment.train --data train.json.gz --out var/entailment/one.pt --turned 1

Begins from the shipped reader's weights: who finds the sentence that answers is half way to
judging it; or goes on from the shipped judge's. A turned epoch is one of open questions that were
turned round (`convert`); it comes first and is left behind for the questions that people wrote:
those for yes or no, and those for a reason.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import torch
from tqdm import tqdm

from assistant.entailment import pins
from assistant.entailment.lessons import Example, batched, labelled, to_batch, to_examples
from assistant.entailment.model import EntailmentModel, new_model
from assistant.entailment.network import WEIGHTS_DIR
from assistant.reader.asked import asked_files, with_questions
from assistant.reader.corpus import join_corpora, read_corpus
from assistant.reader.news import news_files, read_news
from assistant.reader.restore import restore_state
from assistant.reader.tokens import load_tokenizer, tokenizer_path

_WARMUP = 0.06
_HEAD_RATE = 3.0
_SMOOTHING = 0.03
_POOL = 4096


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(prog="python -m assistant.entailment.train")
    parser.add_argument("--data", required=True, help="question-answering file (.json.gz)")
    parser.add_argument("--begin", choices=("reader", "judge"), default="reader")
    parser.add_argument("--out", default="var/entailment/judge.pt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--turned", type=int, default=0, help="epochs of turned questions first")
    parser.add_argument(
        "--none-share", type=float, default=0.6, help="kept of what decides nothing"
    )
    parser.add_argument("--tokens", type=int, default=8192, help="word pieces of a batch at most")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = load_tokenizer()
    model = new_model(tokenizer_path().parent, dropout=args.dropout)
    if args.begin == "judge":
        model.load_state_dict(restore_state(model, WEIGHTS_DIR / pins.WEIGHTS_FILE))
    else:
        model.encoder.load_state_dict(restore_state(model.encoder, within="encoder."))
    model.to(device).train()
    public = read_corpus(Path(args.data))
    corpora = [public, *(read_news(path) for path in news_files(beside_article=True))]
    open_ones = with_questions(join_corpora(corpora), asked_files())
    try:
        sources = labelled(public, open_ones, seed=args.seed)
    except FileNotFoundError as error:
        parser.error(str(error))
    if args.turned:
        _run(model, to_examples(tokenizer, sources["turned"]), args, args.turned, device)
    written = chain(sources["whether"], sources["reasons"], sources["whys"])
    _run(model, to_examples(tokenizer, written), args, args.epochs, device)
    out = Path(args.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.cpu().state_dict(), out)


def _run(
    model: EntailmentModel,
    examples: Sequence[Example],
    args: argparse.Namespace,
    epochs: int,
    device: torch.device,
) -> None:
    """Train over epochs, the rate rising at first and then falling to nothing."""
    rng = random.Random(args.seed)  # noqa: S311 - repeatable, not secret
    plan = list(chain.from_iterable(_epoch(examples, args, rng) for _ in range(epochs)))
    held = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder")]
    groups = [(held, args.rate), ([*model.head.parameters()], args.rate * _HEAD_RATE)]
    optimizer = torch.optim.AdamW(
        [{"params": params, "lr": rate} for params, rate in groups], betas=(0.9, 0.98), fused=True
    )
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / len(plan)))
    for batch in tqdm(plan, unit="batch"):
        ids, mask, types, labels = (torch.from_numpy(one).to(device) for one in to_batch(batch))
        with torch.autocast(device.type, torch.bfloat16):
            words = model.encoder.embeddings.word_embeddings(ids)
            logits = model(words, mask, types)
        loss = torch.nn.functional.cross_entropy(logits.float(), labels, label_smoothing=_SMOOTHING)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        falling.step()


def _rate(done: float) -> float:
    return min(1.0, done / _WARMUP + 1e-3) * max(0.0, 1.0 - done)


def _epoch(
    examples: Sequence[Example], args: argparse.Namespace, rng: random.Random
) -> list[list[Example]]:
    """The batches of an epoch; of what decides nothing only a share."""
    kept = [one for one in examples if one.label or rng.random() < args.none_share]
    return batched(kept, tokens=args.tokens, rng=rng, pool=_POOL)


if __name__ == "__main__":
    main()
