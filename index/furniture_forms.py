"""How page furniture is written: whole lines that belong to a page and not to its article.

Each form must match a line from end to end, so that a sentence which merely
contains such words stays.
"""

from __future__ import annotations

import re

_COUNTED = r"(?:views?|reads?|shares?|likes?|comments?|replies|reactions?|retweets?)"
# Atomic, for a row of counts can be read in as many ways as it has members squared and squared.
_COUNT = (
    rf"(?>\d[\d.,]*\s?[KM]?\s*(?:comment\(s\)|{_COUNTED}|min(?:ute)?s? read)"
    rf"|{_COUNTED}\s*[:(]?\s*\d[\d.,]*\s?[KM]?\)?)"
)
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_SPAN = (
    rf"(?>{_CLOCK}|(?:\d+\s*(?:hours?|hrs?|h)\s*)?\d+\s*(?:minutes?|mins?)"
    r"(?:\s*(?:and\s*)?\d+\s*(?:seconds?|secs?))?|\d+\s*(?:seconds?|secs?))"
)
POINTER = (
    r"(?:read (?:more|also|next|the full (?:story|article|report|interview)(?: here)?)|also read"
    r"|more to read|see also|see more|related(?: (?:articles?|stories|news|content|topics|posts))?"
    r"|recommended(?: for you)?"
    r"|more on this(?: story)?|must[- ]reads?|don['’]t miss|you (?:might|may) also (?:like|read)"
    r"|watch(?: more| also| now| live)?|listen(?: now)?|bonus video|video|photo gallery"
    r"|trending(?: now)?|editor['’]?s['’]? picks?|most (?:read|viewed|popular)|keep reading"
    r"|continue reading|show more|view more|learn more|find out more|click (?:here|to)|tags?"
    r"|topics?|filed under|in case you missed it)"
)
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|e-?mail|print|pinterest|instagram"
    r"|copy link|link copied|tweet|pin it|flipboard|messenger|viber|youtube|tumblr|bluesky|threads"
    r"|save|share|more)"
)
_LABEL = (
    r"(?:issued on|published(?: on| at)?|modified(?: on)?|(?:last )?updated(?: on| at)?"
    r"|posted(?: on| by)?|written by|by|source|date|author)"
)
_SECTION = (
    r"(?:home|news|world|europe|asia|africa|americas|middle east|business|sports?|politics|culture"
    r"|opinion|tech(?:nology)?|science|health|economy|local|national|international|entertainment)"
)
_PIECE = r"(?:article|text|page|story|report|content|post|translation|version)s?"
_PROGRAM = (
    r"(?:machine|automatic\w*|auto-?translat\w*|AI|artificial intelligence|(?:a )?computer|"
    r"google(?: translate)?|deepl|chatgpt|yandex|bing|microsoft)"
)
# What one signs up for at a page, and not at an office.
_OFFER = (
    r"(?:newsletters?|our|your|my|free|e-?mails?|inbox|alerts?|updates?|accounts?|daily|weekly|briefings?"
    r"|apps?|digest|notifications?|receive|get|read|continue|comment|mailing list|membership|trial)"
)

COUNTERS = (
    rf"{_COUNT}(?:[\s|•·,;/-]*+{_COUNT})*+",
    rf"(?:(?:video|audio|clip|current)?\s*(?:duration|length|time)?|play|live|listen)[\s:]*"
    rf"{_SPAN}(?:\s*+/?+\s*+{_SPAN})*+(?:\s*(?:min|listen to).{{0,20}})?",
    r"(?:est(?:imated|\.)? )?read(?:ing)?(?: time)\W.{0,30}",
    r"(?:updated |published |posted )?(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago",
    r"\d{1,2}(?: of |\s?/\s?)\d{1,2}|(?:image|photo|picture|slide)s?(?: \d+ of \d+)?",
)
PLAYERS = (
    r"(?:play|pause|(?:un)?mute|close|expand|full ?screen|now playing|up next)"
    r"(?: (?:video|audio))?",
    r"(?:watch|view|see|open)(?: (?:all|the|this|full))* (?:video|gallery|photos?|pictures|images|"
    r"interview|slideshow)(?: here)?|gallery|slideshow",
    r"video player is loading|this is a modal window|loaded: \d+%",
    r"your browser (?:does not|doesn['’]t) support\b.{0,80}"
    r"|(?:please )?(?:enable|turn on) javascript.{0,80}|javascript is (?:disabled|required).{0,80}",
    r"listen to this article.{0,30}|print this (?:page|article)"
    r"|font size.{0,10}|text size|a\s?-\s?a\s?\+",
)
ADVERTISEMENTS = (
    r"(?:the |this )?(?:advert(?:isement|isment|ising)?s?|ads?|publicité|anzeige|werbung|publicidad"
    r"|pubblicità|реклама)(?:\s*[-–—:|]?\s*(?:scroll to continue|continue reading(?: below)?))?",
    r"(?:sponsored|promoted)(?: content| by [^,.]{0,40})?|paid (?:content|post)|powered by \w+",
    r"(?:story|article|content) continues (?:below|after).{0,60}",
)
TRANSLATIONS = (
    r"(?=.*\btranslat)(?:\w+\s*[:–—-]\s*)?(?:this|the) (?:original )?"
    rf"{_PIECE}(?: of (?:this|the) {_PIECE})? (?:was|were|is|are|has been|have been|may|might)\b"
    rf".{{0,80}}?\b{_PROGRAM}\b.{{0,200}}",
    rf"(?:the|this|our|these) translations?(?: of (?:this|the) {_PIECE})? (?:may|might|can|could)\b"
    r".{0,60}\b(?:errors?|mistakes?|inaccura\w+|imprecis\w+|wrong)\b.{0,100}",
    r"(?:machine|automatic|automated|AI)[ -]translat(?:ion|ed)"
    r"(?:\W+(?:may|might|can)\b.{0,60}\b(?:errors?|mistakes?|inaccura\w+|imprecis\w+|wrong)\b.{0,60}"
    rf"|\W+from \w+|\W+(?:by|of) (?:{_PROGRAM}|(?:this|the) {_PIECE})\b.{{0,120}})?",
    r"this is an? (?:machine|automatic|automated) translation\b.{0,120}",
    r"translated (?:automatically )?(?:from \w+ )?(?:by|with|using|via) "
    rf"{_PROGRAM}\b.{{0,60}}|translated automatically.{{0,60}}",
    r"disclaimer\s*[:–—-].{0,500}"
    rf"|(?:(?:this|the|our|all) )?{_PIECE}\b.{{0,40}}\bautomatically translated\b.{{0,120}}"
    r"|automatically translated\b(?: (?:from|by|with|using|into) .{0,80})?",
)
NETWORKS = (
    rf"{_NETWORK}(?:[\s|,/•·]+{_NETWORK})*",
    r"share (?:this|on|via|with)\b.{0,60}|(?:follow|like|join|find) us (?:on|at)\b.{0,120}",
    r"follow(?:ing)?(?: us)?|follow @\w+.{0,60}|like this|like loading|pin it",
    r"join our .{0,60}\b(?:channel|group|community|newsletter)\b.{0,20}",
)
SUBSCRIPTIONS = (
    r"subscribe(?: (?:now|today|here))?|subscribe (?:to|for) (?:our|continue|read|get|unlock|the "
    r"(?:newsletter|channel|podcast))\b.{0,120}|sign up (?:here|now|today)\b.{0,140}"
    rf"|sign up (?:for|to)\b(?=.*\b{_OFFER}\b).{{0,140}}",
    r"get (?:our|the latest)\b.{0,80}(?:newsletter|inbox|app)\b.{0,60}"
    r"|(?:get|receive)\b.{0,60}\b(?:newsletter|(?:your|to) inbox)\b.{0,60}"
    r"|download (?:our|the)\b.{0,40}\bapp\b.{0,60}"
    r"|(?:download|get it|available) on (?:the app store"
    r"|google play).{0,40}",
    r"(?:(?:our|the|daily|weekly|morning|evening|free) )*newsletters?"
    r"(?: ?(?:receive|get|sign up)\b.{0,120})?",
    r"(?:enter )?e-?mail address(?:\W.{0,30}|\W+(?:is )?required)?|(?:enter )?your e-?mail\b.{0,70}"
    r"|by (?:signing up|subscribing|registering)\b.{0,60}\b(?:you|I) (?:\w+ ){0,2}"
    r"(?:agree|accept|consent)\b.{0,120}"
    r"|you (?:can|may) unsubscribe\b.{0,60}"
    r"|thank(?:s| you) for (?:signing up|subscribing)\b.{0,40}",
    r"(?:support (?:our|independent) journalism).{0,99}",
    r"already a (?:subscriber|member)(?:\?.{0,40}|\W+(?:log|sign) ?in\b.{0,30})?"
    rf"|(?:log ?in|sign in|register)"
    rf"(?: (?:(?:or|for free)\b|to\b(?=.*\b{_OFFER}\b)).{{0,60}})?"
    r"|create (?:a free |an )?account\b.{0,40}"
    r"|you(?:['’]ve| have) (?:reached|used)\b.{0,60}\b(?:limit|free articles?)\b.{0,60}"
    r"|this (?:content|article|story|page) is (?:\w+ )?(?:for|available to) (?:\w+ ){0,2}"
    r"(?:subscribers|members)\b.{0,40}",
)
COMMENTS = (
    r"comments?|leave a (?:comment|reply)|no comments(?: yet)?|be the first to comment.{0,30}"
    r"|(?:view|show|see|read|hide|load|add|write|post)(?: (?:all|a|your|more|the))* "
    r"(?:comments?|reply|replies)\W{0,4}\d*|comments (?:are )?(?:closed|off|disabled).{0,20}"
    r"|join the (?:discussion|conversation)",
)
LEGAL = (
    r"(?:©|\(c\) ?(?=\d{4})|copyright(?=\W*[©\d(]| by\b)).{0,200}|\(c\) \w+|copyright"
    r"|(?:.{0,80}(?<![\w’'])(?<!\w ))?all rights reserved\b.{0,120}",
    r"(?:we(?: and our \w+)?|this (?:web)?site) (?:also |may )?"
    r"(?:uses?|stores?|sets?|places?|ha(?:ve|s) placed)\b.{0,60}\bcookies\b.{0,300}"
    r"|(?:accept|reject|manage)(?: all)? cookies"
    r"|(?:accept|reject) all|cookie (?:settings|policy|preferences)|we value your privacy.{0,200}",
    r"(?:the )?(?:views|opinions) (?:and (?:views|opinions) )?expressed\b"
    r"(?:.{0,80}\b(?:are|remain|do)\b.{0,160}\b(?:authors?|writers?|own|reflect|represent)\b.{0,150}"
    r"| by the (?:author|writer)s?)",
    r"our standards: .{0,80}|terms (?:of (?:use|service)|and conditions)|privacy policy|imprint",
)
NAVIGATION = (
    rf"{POINTER}(?:\s*[–—-]\s*source)?",
    r"read (?:this (?:article|story) in \w+|more about .{2,40})"
    r"|click here(?: (?:for|to)\b.{0,60})?",
    r"(?:tags?|categor(?:y|ies)|keywords?)\s*:.{0,120}",
    rf"home\s*[>»›/|].{{0,120}}|{_SECTION}(?:\s*[>»›/|•]\s*{_SECTION})+"
    r"|home|you are here\s*(?:[:>»›/|].{0,80})?",
    r"skip to (?:main )?content|(?:back to )?top|back to home.{0,20}|menu|search|next|previous"
    r"|(?:next|previous) (?:article|post|story)|load(?:ing)?(?: more)?(?: stories| articles)?",
    r"top stories|latest news|breaking news|more (?:stories|news|articles)|more from \w+(?: \w+)?"
    r"|story highlights|key (?:points|takeaways)",
    r"about us|contact us|about the authors?|report an? (?:typo|error|mistake)"
    r"|got a (?:tip|story)\?.{0,80}",
    rf"(?:{_LABEL}\s*:\s*)+",
)
# What stands before is taken at one go: it can be neither "©" nor "(c)", with which forms begin.
WHOLE = re.compile(
    r"(?:[^\w©(]|\((?!c\)))*+(?:"
    + "|".join(
        (
            *COUNTERS, *PLAYERS, *ADVERTISEMENTS, *TRANSLATIONS, *NETWORKS, *SUBSCRIPTIONS,
            *COMMENTS, *LEGAL, *NAVIGATION,
        )
    )
    + r")\W*",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
"""A line that is furniture from end to end."""
