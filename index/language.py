"""Text → the ISO 639-1 code of its language, by its commonest short words."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "en": "the of and to in that is was for on with as by at from his it has he said",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "le la les de des et du en que une un dans pour est qui sur au par avec pas",
    "es": "el la de que y los del se las por un para con una su al lo como más pero",
    "it": "il di che e la per un in del non è una con si della sono nel alla da",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als",
    "pl": "w i na z do nie się że to jest o po za przez od jak dla oraz",
    "tr": "ve bir bu için da de ile olarak daha çok olan gibi kadar sonra ise",
    "uk": "і в на що з не до та за про як від для це він але його",
    "ru": "и в на что с не по из к как от для это он но его",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_READ = 3000
_MIN_TOKENS = 8
_MIN_SHARE = 0.12


def guess_language(text: str) -> str | None:
    """Guess the language of `text`; None when it is too short or no language stands out.

    Only the first few thousand characters are read.
    """
    tokens = _TOKEN.findall(text[:_READ].lower())
    if len(tokens) < _MIN_TOKENS:
        return None
    counts = Counter(tokens)
    shares = {
        code: sum(counts[word] for word in words) / len(tokens) for code, words in _SETS.items()
    }
    best, second = sorted(shares, key=lambda code: shares[code], reverse=True)[:2]
    if shares[best] < _MIN_SHARE or shares[best] < 1.15 * shares[second]:
        return None
    return best
