"""Bytes → text, in the encoding they are most likely in."""

from __future__ import annotations

import codecs
import re

from index.errors import SourceError
from index.language import guess_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = ("en", "de", "fr", "es", "it", "pt", "nl")
_SAMPLE = 64_000
_MAX_CONTROL_SHARE = 0.01
_MAX_ZERO_SHARE = 0.1


def decode_text(data: bytes, source: str, declared: str | None = None) -> str:
    """Decode `data`, by its byte order mark, as UTF-8, as declared, or as detected.

    Raises:
        SourceError: If the data are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    sample = data[:_SAMPLE]
    wide = _guess_wide(sample)
    if wide:
        return data.decode(wide, "replace")
    if _is_binary(sample):
        raise SourceError(source, "is not text: it holds binary data")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, declared)


def _is_binary(sample: bytes) -> bool:
    """Whether there are too many controls for a text; stray zeros alone do not make it binary."""
    controls = len(_CONTROLS.findall(sample))
    if controls <= _MAX_CONTROL_SHARE * len(sample):
        return False
    zeros = sample.count(0)
    if controls > zeros or zeros > _MAX_ZERO_SHARE * len(sample):
        return True
    # The sample may end within a letter.
    return "\ufffd" in sample.decode("utf-8", "replace").rstrip("\ufffd")


def _guess_wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_other(data: bytes, declared: str | None) -> str:
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    # A few broken bytes in text that has longer UTF-8 sequences: damaged, not another encoding.
    good = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", data[: 8 * _SAMPLE]))
    if good > broken:
        return repaired
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # a page that declares a wrong encoding is decoded by what it holds
    # Detectors take Western text with few accents for Central European as often as not.
    if guess_language(data[:_SAMPLE].decode("cp1252", "replace")) in _WESTERN:
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")
