"""How dates, weekdays and times of day are written: names and patterns for `calendar`."""

from __future__ import annotations

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip

# Month names of other languages that bylines are written in, as "name name ..." a month.
_MONTH_WORDS = (
    "january jan januar janvier enero gennaio janeiro januari січня января stycznia ocak",
    "february feb februar février fevrier febrero febbraio fevereiro februari лютого февраля şubat",
    "march mar märz mars marzo março maart березня марта marca mart",
    "april apr avril abril aprile квітня апреля kwietnia nisan",
    "may mai mayo maggio maio mei травня мая maja mayıs",
    "june jun juni juin junio giugno junho червня июня czerwca haziran",
    "july jul juli juillet julio luglio julho липня июля lipca temmuz",
    "august aug août aout agosto augustus серпня августа sierpnia ağustos",
    "september sept sep septembre septiembre settembre setembro вересня сентября września eylül",
    "october oct oktober okt octobre octubre ottobre outubro жовтня октября października ekim",
    "november nov novembre noviembre novembro листопада ноября listopada kasım",
    "december dec dezember dez décembre decembre diciembre dicembre dezembro грудня декабря aralık",
)
_WEEKDAY_WORDS = (
    "monday mon montag lundi lunes lunedì segunda-feira maandag",
    "tuesday tues tue dienstag mardi martes martedì terça-feira dinsdag",
    "wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag",
    "thursday thurs thur thu donnerstag jeudi jueves giovedì quinta-feira donderdag",
    "friday fri freitag vendredi viernes venerdì sexta-feira vrijdag",
    "saturday sat samstag samedi sábado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
)
MONTH_NUMBER = {word: i for i, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
WEEKDAY_NUMBER = {word: i for i, words in enumerate(_WEEKDAY_WORDS) for word in words.split()}
# Without a year only these are read, and only with a capital: "may 5 times" is no date.
ENGLISH_MONTHS = {*MONTHS, *(month[:3] for month in MONTHS), "sept"}


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?P<month>{_alternatives(MONTH_NUMBER)})\b\.?"
_WEEKDAY = rf"(?:(?P<weekday>{_alternatives(WEEKDAY_NUMBER)})\b\.?,?\s+(?:the\s+|den\s+|le\s+)?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
# Pages lose the space between day and hour ("October 9, 201310:12 AM"), and between two dates.
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)(?!\d(?!\d?:[0-5]\d))"
# With a month's name a year may be any; "on 11 November 1500 people" and "1500 GMT" have none.
_AGES_AGO = (
    r"1[0-7]\d\d(?![.,:/-]?\d)(?!\s*(?:hours|hrs|h|GMT|UTC|CET|EST|local time)\b)"
    r"(?!\s+(?:people|men|women|children|more|other|of)\b"
    r"|\s+(?!(?:was|is|has|his|its|as|this)\b)[a-z]+s\b)"
)
_YEAR_OF_MONTH = rf"(?P<year>(?:1[89]|20|21)\d\d(?!\d(?!\d?:[0-5]\d))|{_AGES_AGO})"
_START = r"(?<![\w.,/-])"
_START_OR_GLUED = rf"(?:{_START}|(?<=\d[/.-](?:19|20)\d\d))"
# A number that goes on ("Jan. 12.5", "5/3/2020/7", "12-year") is no day.
DATE_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_START_OR_GLUED}{_WEEKDAY}{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,:]?\d|-[^\W\d])(?:\s?[-–]\s?\d{{1,2}}\b)?"
        rf"(?:,?\s+(?:at\s+\d{{1,2}}:\d\d(?:\s*[ap]m)?,?\s+)?{_YEAR_OF_MONTH})?",
        rf"{_START}{_WEEKDAY}{_DAY}(?:\s+(?:of|de|di)\s+|\s*[-/]\s*|\s*){_MONTH}"
        rf"(?:(?:,?\s+(?:de\s+|del\s+|of\s+)?|\s*[-/,]\s*){_YEAR_OF_MONTH})?",
        rf"{_START}{_YEAR}(?P<sep>[-/.])(?P<iso_month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)",
        rf"{_START}{_YEAR}\s*年\s*(?P<iso_month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*日",
        rf"{_START}{_WEEKDAY}(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<second>\d{{1,2}})(?P=sep)"
        rf"(?P<any_year>(?:(?:1[89]|20|21)\d\d|\d\d))(?![/-]|\d(?!\d?:[0-5]\d))",
        rf"{_START}{_WEEKDAY}(?P<day>\d{{1,2}})-{_MONTH}-(?P<short_year>\d\d)(?![\w/-])",
        rf"{_START}(?<!\d\s){_MONTH}\s+{_YEAR_OF_MONTH}",
        rf"{_START}{_YEAR},?\s+{_MONTH}\s+(?P<day>\d{{1,2}})(?!\d)",
    )
)
BARE_WEEKDAY = re.compile(
    rf"\b(?:(?P<modifier>last|next|this|every|each|past|coming|following|previous)\s+)?"
    rf"(?P<weekday>{'|'.join(WEEKDAYS)})(?P<plural>s)?\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<![\w.,:/-])(?:(?P<word>midnight|noon)\b"
    r"|(?P<hour>\d{1,2})(?:(?P<sep>[:.])(?P<minute>[0-5]\d))?"
    r"(?P<unit>\s*(?:[ap]\.?m\b\.?|hours\b|hrs\b|o['’]clock\b|h\b|GMT\b|UTC\b))?)(?![:.,/]?\d)",
    re.IGNORECASE,
)
