"""A yes/no question and a sentence in, whether the sentence tells of just that deed out.

Words alone are no answer: whoever is asked about has to be the one who does it in the
sentence, or has it done to them, and what is only planned or urged has not happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from assistant.attribution import attributions
from assistant.clause import PREPOSITION, Clause, take_apart
from assistant.dates import is_date
from assistant.evidence import Sentence, sentence_before, text_before
from assistant.matching import in_text, stems_of
from assistant.question import Question, find_names
from assistant.speakers import antecedent
from assistant.values import same_name, same_word
from assistant.words import Token, fold, stem, tokenize
from index.letters import compile_latin

_OPENING = re.compile(r"^(?:(?:and|so|but|then|also|ok|okay|well)[, ]+)+", re.IGNORECASE)
_BE = re.compile(r"(?:is|are|was|were)$", re.IGNORECASE)
_LOOKS_AHEAD = re.compile(r"(?:will|would|can|could|should|must|may|might)$", re.IGNORECASE)
_PLACE_BEFORE = r"\b(?:in|at|near|to|from|into|inside|outside)\s+(?:the\s+)?"
_ASIDE = re.compile(r"\([^)]*\)|,[^,;]*,(?!\s*and\b)")
_FILL = (
    r"(?:\W+|(?:have|has|had|having|is|are|was|were|been|be|being|do|does|did|not|never|no|longer|also|just"
    r"|still|already|later|then|now|once|both|all|on|last|this|week|today|yesterday|\w+day|\w+ly|n['’]t"
    r"|(?:den(?:y|ies|ied)|reject\w*|disput\w*)|(?:refus|fail|declin|manag|continu|start)\w+ to"
    r"|began to|unable to{more})\b)*"
)
_OF_IT = r"(?:\s+(?:of|on|in|for|from|at|between|near|over)(?:\s+[\w-]+){{1,4}}?)?"


def _gaps(more: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a subject and its verb: small words, or a pronoun that means it."""
    fill = _FILL.format(more=more)
    small = compile_latin(_OF_IT.format() + fill, re.IGNORECASE)
    return small, compile_latin(
        rf"(?:.*\b)?(?P<pronoun>he|she|it|they|and)\b{fill}", re.IGNORECASE | re.DOTALL
    )


_DONE = _gaps("")
_TO_COME = _gaps("|will|would|shall|may|might|could|can|should|must|plan\\w* to")
_BY = compile_latin(r"\bby (?P<who>(?:the )?(?:[A-Z][\w’'-]*|[\w’'-]+))")
_HANGS_ON = compile_latin(rf"\b{PREPOSITION}\s+(?:(?:the|a|an)\s+)?$", re.IGNORECASE)
_HAVE = frozenset({"have", "has", "had"})
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|got)\b", re.IGNORECASE)
_AFTER = 4  # words from a verb to the one it is done to


def tells_deed(question: Question, sentence: Sentence, reverses: Iterable[str] = ()) -> bool:
    """Whether a sentence tells of the deed of a yes/no question, done or denied.

    Args:
        question: Asks for yes or no.
        sentence: Where the answer may stand.
        reverses: Words that mean the reverse of the question's.
    """
    clause = take_apart(_OPENING.sub("", question.text.strip()))
    if not clause.auxiliary:
        return True
    if not _others_there(question, clause, sentence.text):
        return False
    verb = clause.rest.split(" ", 1)[0]
    if not clause.rest or re.fullmatch(PREPOSITION, verb, re.IGNORECASE):
        return _is_said_to_be(clause, sentence.text)
    if _BE.match(clause.auxiliary) and not verb.endswith("ing"):
        by = _BY.search(clause.rest)
        return any(
            _undergoes(clause.subject, token, sentence)
            and (by is None or _is_agent(stems_of(by["who"]), token, sentence.text))
            for token in _places(verb, sentence.text, reverses)
        )
    ahead = bool(_LOOKS_AHEAD.match(clause.auxiliary))
    bent, plain = _splits(clause, verb, sentence.text, reverses)

    def told(split: tuple[str, list[Token]]) -> bool:
        return any(_does(split[0], token, sentence, ahead=ahead) for token in split[1])

    return any(map(told, bent)) if bent else bool(plain) and all(map(told, plain))


def _splits(
    clause: Clause, verb: str, text: str, reverses: Iterable[str]
) -> tuple[list[tuple[str, list[Token]]], list[tuple[str, list[Token]]]]:
    """Where the subject may end, each with the places of the verb behind it.

    In "Did the city ignore warnings" any word behind `city` may be the verb: those that the
    sentence has in another form (`ignored`) come first, the others second.
    """
    words = [*clause.subject.split(" "), verb]
    first = 2 if words[0].lower() in ("the", "a", "an") else 1
    found = [
        (" ".join(words[:at]), words[at], _places(words[at], text, reverses))
        for at in range(min(first, len(words) - 1), len(words))
        if words[at].islower()
    ]
    if not all(places for _, _, places in found):
        return [], []
    bent = [(s, places) for s, word, places in found if all(t.text != word for t in places)]
    return bent, [(subject, places) for subject, _, places in found]


def _places(verb: str, text: str, reverses: Iterable[str]) -> list[Token]:
    wanted = _HAVE if verb == "have" else frozenset({stem(verb), *map(stem, reverses)})
    return [t for t in tokenize(text) if t.text in wanted or in_text(t.stem, wanted)]


def _others_there(question: Question, clause: Clause, text: str) -> bool:
    """Whether every name but the subject's stands in the sentence; a place by that very name."""
    held, words = stems_of(text), [fold(token.text) for token in tokenize(text)]
    for name in question.names:
        if is_date(name) or (clause.rest and name in clause.subject):
            continue
        parts = stems_of(name)
        if re.search(_PLACE_BEFORE + re.escape(name), question.text):
            last = fold(tokenize(name)[-1].text)
            if not any(same_word(last, word) for word in words):
                return False
        elif not all(in_text(part, held) for part in parts):
            return False
    return True


def _is_said_to_be(clause: Clause, text: str) -> bool:
    """Whether what is asked of the subject is said right behind it: `Turkey, a member of NATO`."""
    body = f"{clause.subject} {clause.rest}".strip()
    parts = re.split(rf"(?<=\w)\s(?=(?:a|an|the|part|{PREPOSITION})\s)", body, maxsplit=1)
    if len(parts) == 1:
        subject, _, predicate = body.rpartition(" ")
    else:
        subject, predicate = parts
    of, what = stems_of(subject), stems_of(predicate)
    tokens = tokenize(text)
    ends = [t for t in tokens if in_text(t.stem, of)] + _joined(tokens, of)
    first = [t for t in tokens if in_text(t.stem, what)]
    return any(
        _is_close(text[one.end : other.start], _AFTER) for one in ends for other in first
    ) or any(_is_close(text[other.end : one.start], 1) for one in ends for other in first[-1:])


def _joined(tokens: list[Token], stems: frozenset[str]) -> list[Token]:
    """Second halves of a name that the question writes as one word: `Turk Stream`."""
    return [two for one, two in pairwise(tokens) if fold(one.text + two.text) in stems]


def _is_close(gap: str, most: int) -> bool:
    return bool(gap) and len(gap.split()) <= most and not find_names(gap)


def _does(subject: str, verb: Token, sentence: Sentence, *, ahead: bool = False) -> bool:
    """Whether the subject is the one who does what the verb at this place says."""
    stems, before = stems_of(subject), sentence.text[: verb.start]
    if not stems:
        return True
    small, leaning = _TO_COME if ahead else _DONE
    if not _stands(subject, before, sentence):
        return _is_meant(subject, before, sentence, leaning) or _is_agent(
            stems, verb, sentence.text
        )
    last = [token for token in tokenize(before) if in_text(token.stem, stems)][-1]
    gap = _ASIDE.sub(" ", before[last.end :])
    if small.fullmatch(gap):
        attached = _HANGS_ON.search(before[: _start(before, stems)])
        return not attached or bool(re.search(rf"\b{PREPOSITION}\b", subject))
    # "Berg told Moe that he resigned" leaves open who did.
    alone = all(same_name(name, subject) for name in find_names(before[: last.start]))
    return alone and bool(leaning.fullmatch(gap))


def _start(before: str, stems: frozenset[str]) -> int:
    """Where the last mention of a subject starts."""
    start = len(before)
    for token in reversed(tokenize(before)):
        if in_text(token.stem, stems):
            start = token.start
        elif start < len(before) and not re.fullmatch(rf"{PREPOSITION}|the|and", token.text):
            break
    return start


def _stands(subject: str, before: str, sentence: Sentence) -> bool:
    """Whether the subject stands before its verb; what it is called in full may stand earlier."""
    names = find_names(f"- {subject}")
    words = [token.stem for token in tokenize(subject) if stems_of(token.text)]
    telling = [tokenize(name)[-1].stem for name in names] or words[:1]
    wide = f"{before} {text_before(sentence)} {sentence.article.title}"
    if names:
        # What the one who is named is called beside: "minister Orla Dunmore".
        wide = f"{wide} {sentence.article.text}"
    held, around = stems_of(before), stems_of(wide)
    return all(in_text(word, held) for word in telling) and all(
        in_text(word, around) for word in words
    )


def _undergoes(subject: str, verb: Token, sentence: Sentence) -> bool:
    """Whether the subject is the one to whom it is done: `X was hit`, `they hit X`."""
    stems, text = stems_of(subject), sentence.text
    if not stems:
        return True
    behind = tokenize(text[verb.end :])[:_AFTER]
    if all(any(in_text(word, frozenset({t.stem})) for t in behind) for word in stems):
        return not re.match(r"\s*by\b", text[verb.end :])
    auxiliary = text[max(0, verb.start - 40) : verb.start]
    return bool(_PASSIVE.search(auxiliary)) and _does(subject, verb, sentence)


def _is_meant(subject: str, before: str, sentence: Sentence, leaning: re.Pattern[str]) -> bool:
    """Whether a pronoun opens the sentence, and means the subject."""
    found = leaning.fullmatch(before)
    earlier = sentence_before(sentence)
    if found is None or earlier is None or found["pronoun"] == "and":
        return False
    speakers = " ".join(source.speaker for source in attributions(sentence.text))
    if any(name not in speakers for name in find_names(before)):
        return False
    if found["pronoun"].lower() in ("he", "she"):
        person = antecedent(sentence)
        return person is not None and same_name(person, subject)
    told = tokenize(earlier.text)
    stems = stems_of(subject)
    first = next((token.stem for token in told if stems_of(token.text)), "")
    return in_text(first, stems) and all(in_text(word, stems_of(earlier.text)) for word in stems)


def _is_agent(stems: frozenset[str], verb: Token, text: str) -> bool:
    """Whether it is done by them: `was closed by the city`."""
    found = re.match(r"[^,;]{0,40}?\bby\s+(?P<by>[^,;.]+)", text[verb.end :])
    return found is not None and all(
        any(in_text(word, frozenset({t.stem})) for t in tokenize(found["by"])[:_AFTER])
        for word in stems
    )
