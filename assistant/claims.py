"""A question whether there is something and evidence in, who claims it and who denies it out.

"Are there 2,500 mercenaries?", "Does Russia have mercenaries there?" have no deed that a sentence
could tell of. Where somebody's claim names all that is asked about and the next sentence is
somebody else's denial, it is disputed; without a denial nothing is settled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clause import PREPOSITION
from assistant.evidence import passage_sentences
from assistant.matching import Weights, in_text, stems_of
from assistant.polarity import numbers_there
from assistant.question import Question
from assistant.records import Evidence
from assistant.speakers import denial_after, speaker_of
from assistant.values import same_name
from assistant.verdict import Verdict

_THERE = re.compile(
    r"^(?:is|are|was|were)(?:n['’]t)? there (?:any )?(?P<thing>.+?)\s*\??$", re.IGNORECASE
)
_HAVE = re.compile(
    r"^(?:do|does|did|has|have|had) .+? (?:have|had|has) (?:any )?(?P<thing>.+?)\s*\??$",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"\s+(?:{PREPOSITION}|who|that|which|still|\w{{3,}}ing|\w{{3,}}ed)\b.*", re.IGNORECASE
)


def denied_claim(question: Question, evidence: Sequence[Evidence]) -> Verdict | None:
    """What is claimed and denied of what is asked about; None where nobody denies it."""
    match = _THERE.match(question.text.strip()) or _HAVE.match(question.text.strip())
    if match is None:
        return None
    thing = stems_of(_MORE.sub("", match["thing"]))
    weights = Weights(question.text, [item.passage.text for item in evidence])
    for item in evidence:
        for sentence in passage_sentences(item):
            held = stems_of(sentence.text)
            if not thing or not all(in_text(word, held) for word in thing):
                continue
            claimed, denied = speaker_of(sentence), denial_after(sentence)
            if claimed is None or denied is None or same_name(claimed[0], denied[0]):
                continue
            named = {w for name in question.names for w in stems_of(name)} - stems_of(denied[0])
            if not numbers_there(question.text, sentence.text):
                continue
            if all(in_text(word, held) for word in named):
                return Verdict(
                    word="Disputed",
                    sentence=sentence,
                    evidence=item,
                    share=weights.coverage((sentence.text, 1.0)),
                    claimed_by=claimed[0],
                    denied_by=denied[0],
                    denial=denied[1],
                )
    return None
