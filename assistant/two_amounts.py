"""Two findings in, whether they give one amount, or one that has grown, out."""

from __future__ import annotations

from assistant.amounts import Amount, amount_at
from assistant.evidence import text_before
from assistant.findings import Finding
from assistant.matters import Place, matters_at
from assistant.measures import Measure, measure_at
from assistant.quantities import Quantity, quantity_at
from assistant.speakers import speaker_of
from assistant.values import same_name


def is_one_amount(one: Finding, other: Finding) -> bool:
    """Whether both amounts may be the same one, told with other precision or in another unit."""
    sizes = _quantity(one), _quantity(other)
    if sizes[0] and sizes[1]:
        same = sizes[0].is_one_with(sizes[1])
        if same is not None:
            return same
    mine, theirs = _amount(one), _amount(other)
    if mine is None or theirs is None:
        return False
    units = measure_of(one), measure_of(other)
    factor = units[0].factor_to(units[1]) if units[0] and units[1] else None
    return mine.allows(theirs, factor=factor or 1.0)


def has_grown(earlier: Finding, later: Finding) -> bool:
    """Whether a count that only grows, of the dead or the flooded, is told higher days later.

    Two parties that each give a count of their own dispute it.
    """
    mine, theirs = _amount(earlier), _amount(later)
    day, later_day = earlier.reference, later.reference
    if mine is None or theirs is None or theirs.low <= mine.high:
        return False
    if (
        day is None
        or later_day is None
        or not (_DAYS_TO_GROW <= (later_day - day).days <= _DAYS_OF_GROWTH)
    ):
        return False
    speakers = speaker_of(earlier.sentence), speaker_of(later.sentence)
    if speakers[0] and speakers[1] and not same_name(speakers[0][0], speakers[1][0]):
        return False
    both = matters_at(place_of(earlier)) & matters_at(place_of(later))
    return bool(both & _GROWING)


_DAYS_TO_GROW, _DAYS_OF_GROWTH = 2, 21
_GROWING = frozenset(["dead", "hurt", "ill", "flooded", "burnt", "fled"])


def is_bound(finding: Finding) -> bool:
    """Whether a value is told as the least that is known: "at least 12"."""
    amount = _amount(finding)
    return amount is not None and amount.is_bound


def measure_of(finding: Finding) -> Measure | None:
    """What a finding's number measures; None without a number."""
    return measure_at(finding.sentence.text, *finding.within)


def place_of(finding: Finding) -> Place:
    """Where a finding stands in its sentence."""
    start, end = finding.within
    return Place(
        sentence=finding.sentence.text,
        start=start,
        end=end,
        before=text_before(finding.sentence),
    )


def _amount(finding: Finding) -> Amount | None:
    return amount_at(finding.sentence.text, *finding.within)


def _quantity(finding: Finding) -> Quantity | None:
    return quantity_at(finding.sentence.text, *finding.within)
