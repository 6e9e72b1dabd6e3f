"""Question-answering file → trained span reader, on a CPU in hours or a GPU in minutes.

Warm-up, stable rate, decay: the rate stays constant until `--decay-steps` is given (or the
file `decay` appears in the output folder with a number in it), so a run can be ended when
time is short, and its last stable checkpoint can be trained further another day.

    python -m assistant.reader.train --data ../shared/reader/train.json.gz --out var/reader

With `--epochs` the rate rises, then falls in a line to zero instead: what a GPU does in minutes,
begun anew with another `--seed` each time, so that the mean of the runs can be shipped.

`--from-shipped` goes on from the weights in the package instead of the published encoder.

`--verifier` trains the verifier (`mpnet.py`) instead, from the folder of its published encoder or
from the weights in the package; beside its spans it learns to judge sentences:

    python -m assistant.reader.train --verifier --encoder all-mpnet-base-v2 --rate 5e-5
    python -m assistant.reader.train --verifier --from-shipped --rate 5e-5
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import torch

from assistant.entailment.lessons import Lessons
from assistant.reader.asked import asked_files, with_questions
from assistant.reader.corpus import Corpus, join_corpora, read_corpus
from assistant.reader.data import Mixture
from assistant.reader.mix import VERIFIER_MIX, MixConfig
from assistant.reader.news import news_files, read_news
from assistant.reader.tokens import load_tokenizer
from assistant.reader.trainer import Trainer


def _read(path: Path) -> Corpus:
    """A file by its format: question-answering data, or news articles with questions."""
    return read_news(path) if _is_news(path) else read_corpus(path)


def _is_news(path: Path) -> bool:
    return path.suffix == ".jsonl"


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(prog="python -m assistant.reader.train")
    parser.add_argument(
        "--data",
        nargs="+",
        help="question-answering files and news articles (.jsonl)",
        default=["../shared/reader/train.json.gz", *map(str, news_files(beside_article=True))],
    )
    parser.add_argument(
        "--asked",
        nargs="*",
        help="further questions about paragraphs of those files (.jsonl)",
        default=[*map(str, asked_files())],
    )
    parser.add_argument("--out", help="var/reader or var/verifier by default")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--rate", type=float, default=3e-4, help="stable learning rate")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--decay-steps", type=int, help="start the decay now, over so many steps")
    parser.add_argument("--max-steps", type=int, default=0)
    parser.add_argument(
        "--epochs", type=int, default=0, help="so many, the rate falling in a line to zero"
    )
    parser.add_argument("--batch-tokens", type=int, default=MixConfig().tokens_per_batch)
    parser.add_argument("--resume", help="checkpoint to go on from")
    parser.add_argument(
        "--from-shipped", action="store_true", help="start from the weights in the package"
    )
    parser.add_argument("--verifier", action="store_true", help="train the verifier instead")
    parser.add_argument("--encoder", help="folder of the published MPNet encoder (verifier only)")
    parser.add_argument(
        "--next-epoch", action="store_true", help="leave the epoch begun, after a change of mix"
    )
    parser.add_argument("--save-minutes", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=1, help="processes that train together")
    parser.add_argument("--worker", type=int, default=0, help="number of this one, from 0")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--meeting", help="folder where the workers find one another")
    args = parser.parse_args()
    if args.epochs and args.decay_steps:
        parser.error("--epochs has its own fall of the rate: leave --decay-steps out")
    if args.verifier and not (args.encoder or args.from_shipped or args.resume):
        parser.error("--verifier begins from --encoder FOLDER, --from-shipped or --resume FILE")
    args.out = args.out or ("var/verifier" if args.verifier else "var/reader")
    torch.set_num_threads(args.threads)
    if args.workers > 1 and args.worker == 0:
        args.meeting = tempfile.mkdtemp()
        for number in range(1, args.workers):
            more = ["--worker", str(number), "--meeting", args.meeting]
            command = [sys.executable, "-m", "assistant.reader.train", *sys.argv[1:], *more]
            subprocess.Popen(command)  # noqa: S603 - this program again
    held = {path: _read(path) for path in map(Path, args.data)}
    corpus = with_questions(join_corpora([*held.values()]), map(Path, args.asked))
    if not corpus.rows:
        parser.error("--data holds nothing to train on: what is kept for measuring is left out")
    mix = replace(
        VERIFIER_MIX if args.verifier else MixConfig(),
        tokens_per_batch=args.batch_tokens,
        max_per_batch=args.batch_tokens // 64,
    )
    tokenizer = load_tokenizer()
    lessons = None
    if args.verifier:
        public = join_corpora([one for path, one in held.items() if not _is_news(path)])
        try:
            lessons = Lessons.of(
                tokenizer, public, corpus, tokens=args.batch_tokens, seed=args.seed
            )
        except FileNotFoundError as error:
            parser.error(str(error))
    trainer = Trainer(args, Mixture(corpus, tokenizer, mix, seed=args.seed), lessons)
    if args.decay_steps:
        trainer.start_decay(args.decay_steps)
    trainer.run()


if __name__ == "__main__":
    main()
