# ruff: noqa: E501 (a pattern is read more easily unbroken)
"""The words of a question in, what shape of answer it asks for out."""

from __future__ import annotations

import re
from enum import StrEnum

from index.letters import compile_latin


class Kind(StrEnum):
    """What shape of answer a question asks for."""

    VALUE = "value"
    LIST = "list"
    REASON = "reason"
    YES_NO = "yes or no"
    STATEMENT = "what somebody said"
    SPEAKER = "who said it"
    COMPARISON = "comparison"
    DEFINITION = "definition"
    MENTIONS = "which articles mention it"
    PUBLISHED = "when an article was published"
    REPORTED_BY = "who reported it"
    GIST = "what an article tells"


_PLURAL_ASKED = (
    # The firm in "Which firm digs in the bay?" is one: no other verb follows.
    r"^(?!(?:which|what) [\w’'-]+(?<!s) [a-z-]+s (?:in|on|of|at|from|for|near)\b"
    r"(?!(?:(?!\b(?:while|when|where|who|which|that|as|after|before)\b).)*"
    r"\b(?:are|were|do|did|have|had|will|can|could|should|must|\w+ed)\b))(?:which|what) (?:(?!(?:do|did|is|are|was|were|has|had|have|will)\b)[\w’'-]+ ){0,2}?"
    r"(?!(?:dates|days|times|years|months|hours|weeks|percent|happens|news|series|gas|bus|his|its|was|is|this|does|has)\b)"
    r"[a-z-]{3,}(?<!s|u|i)s (?:are|were|do|did|have|had|will|would|can|could|should|must|that|who|in|on|of|at|from|for|near)\b"
)
"""A noun in the plural is asked of: "Which villages were cut off?", "What changes did they ask for?"."""
_NUMBERED = (
    "margin|length|height|depth|width|weight|speed|distance|size|area|population|turnout|attendance|capacity"
    "|magnitude|score|rate|ratio|temperature|age|toll|majority|percentage"
)
_PRICED = "price|price tag|cost|costs|fine|salary|budget|fee|fare|rent|ransom|bail|profit|revenue|turnover|wage|reward"
_MEASURED = (
    r"\bwhat(?:['’]s| is| was| are| were| will be| would be| had been)"
    r" (?:(?!(?:of|for|in|on|at|to|by|with|from|about|behind|between|that|which|who)\b)[\w'’.-]+ ){1,6}?(?:%s)"
    r"(?=\s*(?:\?|,|$)|\s+(?:of|for|in|on|at|to|by|from|with|between|during|before|after|when|that|paid|asked|set"
    r"|given|reached|per|as|last|this|now|then|there)\b)"
)
"""How a number or a sum is asked for by the noun that measures it: "What was her winning margin?"."""
ASKS_NUMBER, ASKS_SUM = _MEASURED % _NUMBERED, _MEASURED % _PRICED
ASKS_WORTH = r"\bwhat (?:is|was|are|were)\b.* worth\s*\??$"
_AUXILIARY = "is|are|was|were|did|do|does|has|have|had|can|could|will|would|should"
_WHETHER_LATER = (
    r"^(?!.*\b(?:who|whom|whose|what|which|where|why|how)\b)(?!(?:please )?(?:tell|give|show|list|name|explain|compare)\b).{3,}?(?:[,:;.]|\s[-–—]) (?:and |so |but |then )?"
    rf"(?:{_AUXILIARY}|must)\b(?! (?:not|you)\b) [^,?]+(?:, [^?]*)?\?\s*$"
)
"""A yes/no question after what leads to it: "According to Moe, had the dam been checked?"."""
_WHOSE_WORDS = (
    r"[\W_]\s*(?:(?:in |to )?whose (?:words?|quotes?|remarks?|comments?)|who (?:said|says) (?:that|this|it|so)|says who)"
    r"(?: (?:is|are|was|were) (?:it|this|that|these|those|they))?\s*\??$"
)
"""Who said it is asked behind what was said: "A matter of prestige - whose words?"."""
_OUTLET = (
    r"(?:times|post|herald|ledger|news|gazette|tribune|telegraph|guardian|journal|chronicle|courier"
    r"|mail|star|globe|observer|independent|press|agency|weekly|daily|review|standard|express|mirror"
    r"|radio|voice|wire|magazine|newspaper|paper)"
)
_GIVEN_A_NAME = (
    "book|memoirs?|autobiography|biography|novel|album|film|movie|song|painting|sculpture|poem|play|opera|show|series|collection"
    "|boat|yacht|ship|dog|cat|horse|son|daughter|baby|child|twins|company|firm|start-up|band|group|party|project|operation|campaign"
    "|restaurant|caf[eé]|pub|shop|house|farm|invention|device|machine|theory|method|technique|species|discovery"
)
_OWN_ARTICLES = r" (?:do|does|did|has|have|had|will) (?!you\b|we\b)(?:(?!\b(?:writ\w+|wrote|mention\w*|cover\w*|discuss\w*|about|on)\b)[^?])*\??$"
"""How many articles somebody has of their own: "does the site have", "did the paper publish"."""
_TOLD_OF_THEM = r"(?:which|what|who) [^?]*\b(?:is|are|was|were) (?:named|said|accused|reported|known|thought|believed|alleged|claimed)\b"
"""Somebody is asked for of whom something is told: "are said to have led with stories about Moe"."""
_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.GIST,
        r"^(?:please |(?:can|could|would) you (?:please )?)?(?:summari[sz]e|sum up)\b"
        r"|^(?:please )?(?:give(?: me| us)?|show me|write)? ?(?:an? |the )?(?:short |brief |quick )?(?:gist|summary|overview|main points?) of\b"
        r"|^what(?:['’]?s| is| are| was| were) the (?:gist|summary|main points?) of\b|^what (?:do|does) the articles? (?:say|tell|report) (?:about|of|on)\b"
        r"|^what(?:['’]?s| is| was) (?:the|this|that) (?:(?!(?:over|about|on|of|in|for|after|with|to|behind|from)\b)[\w.’'&-]+ ){0,6}?(?:article|report|story|piece|interview|obituary|profile)\b.*\babout\s*\??$",
    ),
    (
        Kind.PUBLISHED,
        r"^(?:on )?(?:when|(?:what|which) (?:date|day)) (?:did|was) (?:(?:the|this|that) report|(?:[\w.’'-]+ ){1,4}(?:article|story|piece|interview))\b"
        r"(?: (?:on|about|of|with)\b.*)? (?:come out|appear|published|go online|run\s*\??$)|^(?:on )?(?:what|which) (?:date|day) did [^,?]{2,40}? (?:publish|print|post|run|carry) (?:its|their|the|an?) (?:\w+ ){0,2}?(?:article|story|piece|interview|obituary|profile)\b|^when did [^,?]{2,40}? (?:publish|print|post|run) (?:its|their|the|an?) (?:\w+ ){0,2}?(?:article|report|story|piece|talk|conversation"
        r"|interview|obituary|profile)\b|^when did [^,?]{2,40}? (?:carry|put out) (?:its|their|the|an?) (?:\w+ ){0,2}?(?:article|story|interview|obituary|profile) (?:of|on|about)\b|\bwhen was (?:the|this|that) (?:article|(?:news )?story|report) (?:about|on) [^?]*\b(?:put out|filed)\s*\??$|\bwhen (?:was|were|is|did) (?:it|this|that|(?:the|this|that) (?:article|report|story|piece|"
        r"interview)\b.*|.{0,80}?\b(?:article|report|story)\b.*?) (?:published|printed|posted|appear"
        r"|updated|written|come out)|\b(?:publication|publishing) date\b|^how (?:old|recent) is (?:the|this)"
        r" (?:article|report|story)"
        r"|^what date (?:is on|does) (?:the|this|that)(?: [\w.’'-]+){0,4}? (?:article|report|story|piece|interview)\b",
    ),
    (
        Kind.REPORTED_BY,
        r"^(?!who wrote that (?!article|report|story|piece|news|interview)\w)who (?:first |also |else )?(?:reported|covered|published|carried|ran|wrote|reports) (?:(?:on|about) |"
        r"(?:it|this|that)\b|(?:the|this|that) (?:\w+ )?(?:article|report|story|piece|news|interview)\b)"
        r"|^(?:which|what) (?:news )?(?:outlets?|(?:news)?papers?|magazines?|journals?|sites?|media|agenc\w+|publications?|broadcasters?|sources?)"
        r" (?:\w+ )?(?:reported|published|wrote|covered|reports|printed|ran|carried|is|are|(?:put out|aired|broke|broadcast|filed) (?:the|this|that) (?:\w+ )?(?:story|report|article|piece|news|interview))\b"
        r"|^(?:which|what) (?:[a-z]+ )?(?:journalists?|reporters?|authors?|writers?|correspondents?) wrote\b[^?]*\b(?:articles?|reports?|stor(?:y|ies)|pieces?|investigation|interviews?|features?)\b"
        rf"|^who (?:wrote|has written) (?:the )?(?-i:[A-Z])[^?,]{{0,40}}?(?:{_OUTLET}['’]s? (?:\w+ ){{0,2}}(?:articles?|reports?|story|stories|pieces?|features?|interviews?|columns?|reviews?|obituary|profile|coverage)|['’]s? (?:\w+ ){{0,2}}(?:articles?|features?|obituary|profile|coverage))\b(?! to\b)"
        r"|^who (?:is|was|are|were) the (?:authors?|writers?|reporters?) of (?:the|this|that) (?:(?:(?-i:[a-z]+) )?(?:article|report|story|piece|interview)|(?:[\w’'-]+ ){0,3}?(?:article|feature|column|obituary))\b"
        r"|\bsource of th(?:is|e) (?:article|report|story)"
        r"|^where (?:was|were) (?:it|this|that|the (?:article|report|story)\b.*) (?:published|reported)",
    ),
    (
        Kind.MENTIONS,
        rf"\b(?:which|what) (?:of the )?(?:news )?(?:articles|reports|stories|pieces|interviews)\b|\bhow many (?:of the )?(?:news )?(?:articles(?!{_OWN_ARTICLES})|(?:reports|stories|pieces|interviews)(?= (?:did [^?]*\bwrite\b|mention|discuss|cover|deal|about|on|talk|speak|report)\b))\b"
        r"(?! (?:say|says|said))|\b(?:which|what) (?:article|report|story|piece|interview)\b|\bwhich (?:(?-i:[A-Z])[\w.’'&-]* ){1,4}(?:article|report|story|piece|interview)s? (?:(?:is|was|are|were) (?:about|on)|deals? with|mentions?|covers?)\b|\b(?:list|show|name|find|give)\b.{0,20}\b(?:articles|reports|stories)\b"
        rf"|^(?!{_TOLD_OF_THEM})[^?]*\b(?:articles|reports|stories) (?:that |which )?(?:mention|about|on|discuss|cover)"
        r"|^(?:(?:all|any|the) )*(?:articles|reports|stories|pieces) (?:written )?by (?-i:[A-Z])",
    ),
    (
        Kind.YES_NO,
        rf"^(?:{_AUXILIARY}) (?!you\b)"
        r"(?!.*\b(?:who|whom|whose|what|which|where|when|why|how|differ|differs|difference|disagree|versus|or|list|name all)\b)"
        r"|^(?:is|are|was|were) [^?]* the reason why\b"
        r"|, (?:is|are|was|were|did|do|does|has|have|had|will|would)(?:n['’]t)? (?:it|he|she|they|there)\s*\?$",
    ),
    (
        Kind.COMPARISON,
        r"^compare\b|\b(?:difference|differ|differs|disagree|compared? (?:to|with))\b|\bversus\b",
    ),
    (Kind.SPEAKER, rf"^whose (?:(?:words?|quote|remark|comment)s?\b|(?:line|saying|phrase|statement|observation|joke|claim|opinion|view|thought|metaphor|motto)s? (?:is|was|are|were) (?:it that\b|[\"“‘]))|{_WHOSE_WORDS}|^who(?: is|['’]s)? quoted\b|^(?:who|whose|which \w+)\b.{0,40}?\b(?:said|says|told|stated|claimed|called|described|compared"
        r"|denied|warned|announced|asked|added|argued|insisted|demanded|tweeted|wrote(?= that\b| [\"“‘]| (?:in|to|on|of) .*\bthat\b)|used the (?:words?|phrase|image|metaphor|comparison|expression|term|simile))\b"
        r"|^who (?:remark|comment|joke|quip+|note|complain|liken|boast|lament|concede)e?d\b|^who (?:observed|explained|declared|recalled|concluded|acknowledged|stressed|complained) (?:that\b|[\"“‘])"
        r"|^which \w+ (?:claims|argues|believes|thinks|warns|denies|insists|predicts|admits|suggests|complains|maintains) that\b"
        r"|^who dismissed .+ as\b|^who (?:claims|argues|believe[sd]?|thinks|thought|warns|denies|insists|predict(?:s|ed)|admit(?:s|ted)|suggest(?:s|ed)|fear(?:s|ed)|hope[sd]) (?!in\b)"),
    (Kind.VALUE, rf"^what (?:is|was|are|were) [^,?]+ (?:called|named)\s*\??$|^what (?:did|does|do|has|have|had|will) [^,?]+ (?:call|called|name|named) (?:her|his|its|their|the) (?:(?:new|first|second|last|latest|own) )?(?:{_GIVEN_A_NAME})\s*\??$"),
    (
        Kind.STATEMENT,
        r"\bwhat (?:did|does|do|has|have|(?:was|were)(?! the (?:[a-z]+ )?(?:claim|demand|promise|pledge|call) (?:for|of|at|in|by)\b))\b.{0,80}(?<![-\w])(?:say|said|claim|claimed|tell|told|think"
        r"|thinks|call|called|describe|described|accuse|warn|promise|pledge|demand|announce|state|"
        r"stated|suggest|argue|ask|believe|predict|deny|respond|reply|comment|add|declare|explain|remark|joke|complain|admit|insist|allege|assert|contend|maintain)\b"
        r"|\bwhat (?:had|has|have) .{1,60}\b(?:said|claimed|warned|argued|predicted|accused (?:\S+ ){1,4}?of)\b"
        r"|\bwhat (?:is|was|were) \S+(?: \S+){0,4}?(?:'s|’s|s') (?:opinion|view|claim|comment|response|"
        r"reaction|position|stance|warning|reply)|\bhow (?:did|does|do|has)\b.{0,60}\b(?:describe|"
        r"respond|react|answer|reply|call|characteri[sz]e|explain)\b",
    ),
    (Kind.REASON, r"\bwhy\b|\bhow come\b|\bwhat (?:was|is|were|are) the (?:\w+ )?(?:reasons?|causes?|purpose"
        r"|motives?|aim|goal)\b|\bwhat (?:caused|led to|prompted|made)\b|\bwhat (?:did|does|do)\b.{2,60}\bdied? (?:of|from)\b|\bfor what (?:reason|purpose)\b"
        r"|\bwhat \w+ (?:reason|purpose)\b|\bon what grounds?\b|^what (?:reason|explanation|excuse|justification|motive)s?\b"
        r"|^what (?:really )?(?:had |has |have |is |was )?(?:drove|driven|driving|persuaded|convinced|forced|forcing|prevent(?:s|ed|ing)|kept|keep(?:s|ing)"
        r"|stop(?:s|ped|ping)|moved|pushed|pushing|motivated|motivates|led|leads|inspired|drew|draws|drawn|attract(?:s|ed))\b.{2,80}\b(?:to|from)\b"
        r"|^what (?:first |originally )?got .{2,60} interested in\b"),
    (
        Kind.LIST,
        r"^\W*(?:(?:please|and|can you|could you) )*(?:list|enumerate)\b|\b(?:give|make|show)(?: me)? (?:a|the) list\b|^(?:(?:in|at|to|from|on|by|for|with|of) )?(?:which|what) (?:two|three|four|five|other)\b|" + _PLURAL_ASKED + r"|^(?:which|what) (?:\w+ )?(?:countries|people|cities|places|leaders|"
        r"topics|groups|parties|members|names|sides|powers|states|companies|films|books|awards|"
        r"steps|conditions|demands|measures|issues|things|athletes|languages|stops|problems|dangers|universities|presidents"
        r"|candidates|organi[sz]ations|artists|players|sources|sites|towns|nations|ministers|effects|benefits)\b|\bname (?:all|the|two|three|some)\b"
        r"|^who (?:are|were)(?! you)\b|\bwhat (?:are|were) the \w+s\b(?!.* worth\b)(?!.* like\b\W*$)",
    ),
    (Kind.VALUE, rf"{ASKS_NUMBER}|{ASKS_SUM}|{ASKS_WORTH}"),
    (Kind.DEFINITION, r"^[Ww]ho (?:is|was|are|were|'s) (?-i:[A-Z][\w.'’-]*(?: (?:al-|bin |van |von |de )?[A-Z][\w.'’-]*)*(?<!['’]s)|[a-z]+)\s*\??$"
        r"|^what (?:is|are|was|were|'s) (?:an? |the )?(?!(?:the )?\w+ of\b)[\w.'’-]+"
        r"(?: (?!in\b|on\b|at\b|by\b|of\b|to\b|for\b|from\b|with\b|about\b|\w+(?:ed|ing)\b)[\w.'’-]+){0,3}\s*\??$"
        r"|^what (?:kind|sort|type) of (?:an? )?(?:place|thing) (?:is|was|are|were) (?!(?:it|this|that|he|she|they)\b)(?:the |an? )?(?!\w+(?:ed|ing)\b)[\w.'’-]+(?: (?!in\b|on\b|at\b|by\b|of\b|to\b|for\b|from\b|with\b|about\b|\w+(?:ed|ing)\b)[\w.'’-]+){0,4}\s*\??$"
        r"|^(?:define|explain)\b|\bwhat (?:does|do) .{1,60} (?:mean|stand for)\b"),
    (
        Kind.YES_NO,
        rf"^(?:(?:and|so|but|then|also|ok|okay|well)[, ]+)*(?:{_AUXILIARY}|am|may|might|must|isn't|aren't|wasn't|weren't|didn't|doesn't|don't"
        r"|hasn't|haven't|hadn't|won't)\b|\b(?:is it true|true or false|right\?$|correct\?$)"
        r"|\b(?:is|was) (?:that|this|it) (?:true|right|so|correct)\s*\?*$"
        r"|^(?:(?:i(?:['’]d| would) like to|i (?:want|need) to|(?:can|could|would) you(?: please)?|do (?:you|we)|please|i) )?"
        r"(?:know|say|tell me|wonder|check) (?:if|whether)\b"
        rf"|{_WHETHER_LATER}",
    ),
)  # fmt: skip
_KIND_PATTERNS = tuple((kind, compile_latin(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


LEADING = re.compile(
    r"^\W*(?:besides|apart from|aside from|other than|according to|in|on|at|of|after|before|during|under|as for)\b"
    r" [^,?]{2,80}, (?=(?:who|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)
"""What may stand before the question proper: "Besides Moscow, which states …?"."""


def kind_of(text: str) -> Kind:
    """What shape of answer a question asks for; a value where nothing tells."""
    stripped = LEADING.sub("", text.strip())
    for kind, pattern in _KIND_PATTERNS:
        if pattern.search(stripped):
            return kind
    return Kind.VALUE
