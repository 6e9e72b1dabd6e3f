"""Whoever is asked about and a sentence in, whether it is theirs, and what they say around it out.

A speaker is known by name, by the office that the article gives a name ("the mayor of Vellin"),
by speaking for a body, or as the one who replies in an interview.
"""

from __future__ import annotations

import re

from assistant.attribution import attributions, claimants
from assistant.evidence import Sentence, sentence_before, sentences_of
from assistant.holders import names_of_holders
from assistant.interviews import replies
from assistant.matching import stems_of
from assistant.offices import office_asked
from assistant.premise import keeps_silent
from assistant.quotations import whole_quotation
from assistant.records import Evidence
from assistant.speakers import speaker_of
from assistant.stance import takes_side
from assistant.told_by import speaks
from assistant.values import same_name

_WHERE = re.compile(r"\s+(?:in|at|of|from)\s")
_BESIDE = 6  # sentences either way: some texts are one paragraph


class Speaker:
    """Whoever is asked about, by the name or the office that the question has."""

    def __init__(self, asked: str) -> None:
        """Read the office, where it is one: `the mayor of Vellin`, `Tamm's lawyer`."""
        self.asked = asked
        self._office = office_asked(f"Who is {asked}?")
        self._named: dict[str, tuple[str, ...]] = {}
        self._says: dict[tuple[str, int], bool] = {}

    def says(self, sentence: Sentence, item: Evidence) -> bool:
        """Whether a sentence is put down to them."""
        key = item.article.article_id, sentence.start
        if key not in self._says:
            self._says[key] = self._is_theirs(sentence, item)
        return self._says[key]

    def _is_theirs(self, sentence: Sentence, item: Evidence) -> bool:
        if replies(self.asked, sentence) or takes_side(self.asked, sentence):
            return True
        asked = stems_of(self.asked)
        if any(self._is_claimant(whose) for whose in claimants(sentence.text)):
            return True
        found = speaker_of(sentence)
        if found is None:
            return False
        names = [found[0], *(a.speaker for a in attributions(sentence.text))]
        if any(same_name(self.asked, name) or stems_of(name) == asked for name in names):
            return True  # "Ankara says" is what Turkey says
        held = self._held_in(item)
        if held:
            return any(same_name(name, held_by) for name in names for held_by in held)
        return speaks(self.asked, sentence)

    def _is_claimant(self, whose: str) -> bool:
        """Whether the claim of `union` is that of "the union in Vik", not of the union's lawyer."""
        if whose[:1].isupper():
            return same_name(self.asked, whose)
        return stems_of(whose) == stems_of(_WHERE.split(self.asked)[0])

    def _held_in(self, item: Evidence) -> tuple[str, ...]:
        """Names that the article gives the office asked about."""
        if self._office is None:
            return ()
        key = item.article.article_id
        if key not in self._named:
            self._named[key] = names_of_holders(self._office, item)
        return self._named[key]

    def words_around(self, sentence: Sentence, item: Evidence) -> str:
        """What else they say beside a sentence in its paragraph, and the question replied to."""
        article = sentence.article
        first = article.text.rfind("\n\n", 0, sentence.start) + 1
        last = article.text.find("\n\n", sentence.end)
        told = [
            one.text
            for one in (
                *sentences_of(article, first, sentence.end)[-_BESIDE - 1 :],
                *sentences_of(article, sentence.end, last if last >= 0 else None)[:_BESIDE],
            )
            if self.says(one, item) and not keeps_silent(one.text)
        ]
        turn = replies(self.asked, sentence)
        asked = turn.question.text if turn and turn.question else ""
        return " ".join([asked, *told])


def leading_up(sentence: Sentence) -> str:
    """The sentence before in the same paragraph, which a quotation may be about."""
    whole = whole_quotation(sentence)
    before = sentence_before(whole)
    if before is None or "\n\n" in whole.article.text[before.end : whole.start]:
        return ""
    return "" if keeps_silent(before.text) else before.text
