from __future__ import annotations

import asyncio
import warnings
from concurrent.futures import ThreadPoolExecutor

with warnings.catch_warnings():
    # Deprecations inside llama-index's own imports are not ours to mend.
    warnings.simplefilter("ignore")
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

    from assistant.reader.synthesizer import NO_ANSWER, ReaderSynthesizer

from collections.abc import Sequence

from assistant.records import Reading
from index.records import Passage


class FirstWord:
    """Reads the first word of every passage, the surer the longer it is."""

    name = "first-word"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        found = [
            Reading(
                passage=passage,
                text=passage.text.split()[0],
                start=0,
                end=len(passage.text.split()[0]),
                score=0.0,
                probability=min(1.0, len(passage.text.split()[0]) / 10),
            )
            for passage in passages
        ]
        return sorted(found, key=lambda reading: -reading.probability)


def test_the_most_probable_span_is_the_response() -> None:
    nodes = [NodeWithScore(node=TextNode(text=t)) for t in ("Oslo is cold.", "Reykjavik too.")]
    found = ReaderSynthesizer(FirstWord(), threshold=0.5).synthesize(QueryBundle("Where?"), nodes)
    assert str(found) == "Reykjavik"
    assert len(found.source_nodes) == 2


def test_below_the_threshold_it_says_so() -> None:
    synthesizer = ReaderSynthesizer(FirstWord(), threshold=0.9)
    assert synthesizer.get_response("Where?", ["Oslo is cold."]) == NO_ANSWER


def test_without_texts_it_says_so_when_awaited() -> None:
    synthesizer = ReaderSynthesizer(FirstWord(), threshold=0.9)

    def answer() -> object:
        return asyncio.run(synthesizer.aget_response("Where?", []))

    # A thread of its own: browser tests leave an event loop running in the main one.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(answer).result() == NO_ANSWER
