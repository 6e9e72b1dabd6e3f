# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""A question for a meaning, a trade, a name or a headline in, the plain question for it out.

"What does tombolo mean?" asks what a tombolo is, "the headline of the story about the dam" which
story is about it.
"""

from __future__ import annotations

import re

from assistant.phrases import core, is_plural
from assistant.places import is_place
from assistant.successions import in_succession
from assistant.values import is_title
from index.letters import compile_latin

_MEANING = compile_latin(
    r"(?P<what>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|[a-z-]+) (?:meaning|definition|explained|explanation)\s*\?*$"
    r"|(?:the )?(?:meaning|definition) of (?P<of>[^?]+?)\s*\?*$"
)
_DEFINE = compile_latin(
    r"(?:please )?define (?:the (?:word|term|expression|phrase) )?(?P<what>(?!(?:how|why|what|who|when|where|whether|which|it|this|that|them|these|those)\b)[\"“‘']?[\w’-]+(?: [\w’-]+){0,2}[\"”’']?)(?: \([^()]*\))?\s*[?.]*$",
    re.IGNORECASE,
)
_TRADE = compile_latin(
    r"[Ww]hat(?:['’]s| is| was) (?P<whose>(?:[A-Z][\w-]+ )*[A-Z][\w-]+)['’]s? "
    r"(?:occupation|profession|job|day job|line of work)\s*\?*$"
    r"|[Ww]hat (?:does|did) (?P<who>(?:[A-Z][\w-]+ )*[A-Z][\w-]+) do"
    r"(?: (?:for (?:a living|work)|professionally|by (?:trade|profession)))\s*\?*$",
)
"""What somebody is by trade is told as who they are: "the watchmaker Eva Lund"."""
_MEANT = compile_latin(
    r"[Ww]hat (?:do|does) (?:the (?:word|term|expression|phrase)s? [\"“‘']?(?P<what>[\w’-]+)[\"”’']?"
    r"|(?P<term>(?!(?:it|this|that|he|she|they|we|you|i)\b)[\"“‘']?[a-z][\w’-]*[\"”’']?)) mean\s*\?*$"
    r"|[Ww]hat do (?P<who>(?!(?:they|you|we)\b)[a-z][a-z -]*?)(?: (?:in|on|at|of) [^?\"“‘']+?)? mean by (?P<by>(?:(?:the|an?) )?[\"“‘'][^?]+?[\"”’'])\s*\?*$"
)
_NAME_OF = compile_latin(
    r"[Ww]hat(?P<be>['’]s| is| was) (?:the )?(?:name of (?P<of>the [^?]+?)|(?P<whose>the [a-z][a-z' -]*?)['’]s (?:full )?name)\s*\?*$"
)
"""Whoever holds an office is told as who they are."""
_PRINTED = re.compile(
    r"(?:which|what) (?P<where>(?:[a-z]+ )?(?:journal|periodical|review|magazine)) (?:published|carried|printed|ran|featured) "
    r"(?P<what>(?:the|a|an|its|their|his|her) (?:[\w’'-]+ ){0,3}?(?:stud(?:y|ies)|findings?|results?|research|papers?|surveys?|trials?|analysis)\b[^?]*?)\s*\?*$",
    re.IGNORECASE,
)
"""A study stands in a journal that its article names; no journal is that article's outlet."""
_HEADED = re.compile(
    r"(?:what(?:['’]s| is| was| are| were) |(?:give|tell|show) (?:me |us )?)?the (?:headlines? of the (?P<which>(?:(?-i:[A-Z])[\w’'-]*(?: (?-i:[A-Z])[\w’'-]*)* )?(?:article|story|report|piece|interview))"
    r"|titles? of the (?P<article>(?:(?-i:[A-Z])[\w’'-]*(?: (?-i:[A-Z])[\w’'-]*)* )?(?:article|interview)))"
    r" (?:on|about|covering|mentioning|with) (?!which\b|whom\b|the most\b)(?P<about>[^?\s][^?]*)",
    re.IGNORECASE,
)


def who_or_what(text: str) -> str:
    """The plain question for who or what it is; empty where nothing of the kind is asked.

    Args:
        text: On one line, standing alone.
    """
    succession = in_succession(text)
    if succession:
        return succession
    meaning = _MEANING.match(text)
    if meaning is not None:
        return f"What is {meaning['what'] or meaning['of']}?"
    headed = _HEADED.fullmatch(text.rstrip(" ?."))
    if headed is not None:
        return f"Which {headed['which'] or headed['article']} is about {headed['about']}?"
    meant = _MEANT.match(text)
    if meant is not None:
        term = meant["what"] or meant["term"] or ""
        return f"What {'are' if term and is_plural(term) else 'is'} {term or meant['by']}?"
    define = _DEFINE.match(text)
    if define is not None:
        return f"What is {define['what']}?"
    named = _NAME_OF.match(text)
    if named is not None:
        whose = named["whose"] or named["of"]
        if is_title(core(whose).split()[-1]):
            return f"Who {'was' if named['be'] == ' was' else 'is'} {whose}?"
    printed = _PRINTED.match(text)
    if printed is not None:
        be = "were" if is_plural(core(printed["what"])) else "was"
        return f"In which {printed['where']} {be} {printed['what']} published?"
    trade = _TRADE.match(text)
    if trade is not None and not is_place(trade["who"] or trade["whose"]):
        return f"Who is {trade['who'] or trade['whose']}?"
    return ""
