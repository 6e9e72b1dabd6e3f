"""The reader as a llama-index response synthesizer: text chunks in, the span that answers out.

from llama_index.core.query_engine import RetrieverQueryEngine
engine = RetrieverQueryEngine(retriever, response_synthesizer=ReaderSynthesizer(reader))
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownParameterType=false
from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from llama_index.core.base.llms.types import ChatMessage
from llama_index.core.llms import MockLLM
from llama_index.core.prompts.mixin import PromptDictType
from llama_index.core.response_synthesizers import BaseSynthesizer

from assistant.protocols import Reader
from index.records import Passage

NO_ANSWER = "The passages do not answer this."


class ReaderSynthesizer(BaseSynthesizer):
    """Answers a llama-index query with the best span, or says that there is none.

    Args:
        reader: Any reader of ours.
        threshold: Least probability (0-1) of a span that is shown.
        no_answer: What to say where none reaches it.
    """

    def __init__(self, reader: Reader, *, threshold: float, no_answer: str = NO_ANSWER) -> None:
        # The base class insists on a language model and would try to open a remote one.
        super().__init__(llm=MockLLM())
        self._reader = reader
        self._threshold = threshold
        self._no_answer = no_answer

    def get_response(
        self, query_str: str, text_chunks: Sequence[str], **response_kwargs: Any
    ) -> str:
        """The most probable span of the chunks, or the sentence that says there is none."""
        passages = [
            Passage(
                passage_id=str(number),
                article_id=str(number),
                ordinal=0,
                start=0,
                end=len(text),
                text=text,
            )
            for number, text in enumerate(text_chunks)
        ]
        readings = self._reader.read(query_str, passages)
        if not readings or readings[0].probability < self._threshold:
            return self._no_answer
        return readings[0].text

    async def aget_response(
        self, query_str: str, text_chunks: Sequence[str], **response_kwargs: Any
    ) -> str:
        """As `get_response`, without holding up the event loop."""
        return await asyncio.to_thread(self.get_response, query_str, text_chunks)

    def get_response_from_messages(
        self, query_str: str, message_chunks: Sequence[ChatMessage], **response_kwargs: Any
    ) -> str:
        """As `get_response`, over the text of messages."""
        return self.get_response(query_str, [chunk.content or "" for chunk in message_chunks])

    async def aget_response_from_messages(
        self, query_str: str, message_chunks: Sequence[ChatMessage], **response_kwargs: Any
    ) -> str:
        """As `aget_response`, over the text of messages."""
        return await self.aget_response(query_str, [c.content or "" for c in message_chunks])

    def _get_prompts(self) -> PromptDictType:
        return {}

    def _update_prompts(self, prompts_dict: PromptDictType) -> None:
        del prompts_dict  # There are none.
