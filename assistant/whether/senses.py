# ruff: noqa: E501 (a list of words is read more easily in long lines)
"""A word of a question in, the words that say the same and those that exclude it out.

Narrower than the classes by which passages are found: whoever is killed dies, but "Berg died" is
no "Berg killed". The reverse of a deed excludes it: who lost did not win; who sold may well have
bought.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.verbs import base_form, verb_root, words_in
from assistant.words import Token, stem, tokenize

_SAME = (
    "approve, adopt, endorse, back, pass, ratify", "reject, refuse, turn down, throw out, vote down, rebuff, decline, rule out, veto",
    "buy, purchase, acquire, take over", "sell, sell off", "begin, start, commence, get under way, launch, kick off",
    "end, finish, conclude, come to an end", "stop, halt, suspend, cease, discontinue, end, pause",
    "resign, quit, step down, stand down, leave office", "free, release, let go", "kill, slay, assassinate, murder, shoot dead",
    "injure, hurt, wound, harm", "support, back, endorse, favour", "cancel, call off, scrap, drop, abandon", "scrap, abolish, axe, end, do away",
    "postpone, delay, put off, push back, defer", "close, shut, close down, shut down", "open, reopen, inaugurate",
    "arrest, detain, take into custody", "build, construct, erect", "send, deploy, dispatch",
    "criticise, criticize, condemn, denounce, attack, blast, slam", "rise, increase, grow, climb, go up, jump, gain, soar, surge",
    "fall, drop, decline, decrease, go down, lose, slump, plunge, shrink, slip, tumble", "die, perish, lose life", "flee, escape, run away",
    "help, aid, assist", "acquit, clear, find not guilty", "convict, find guilty", "choose, pick, select, name, appoint",
    "repair, fix, mend, restore", "raise, increase, put up, lift, hike", "cut, lower, reduce, slash, trim",
    "hold, stage, take place, go ahead, host", "allow, permit, let, authorise, authorize", "ban, forbid, prohibit, bar, outlaw, block",
    "overturn, quash, strike down, annul", "attack, strike, raid, assault, bomb, shell", "beat, defeat, overcome",
    "sack, dismiss, fire, lay off", "invade, march into", "find, discover, detect, uncover, locate, see, observe, recover", "publish, release, bring out",
    "demand, call for, urge, insist on", "win, gain, secure, get, obtain", "announce, declare, unveil", "vanish, disappear, go missing",
    "say, state, tell", "admit, concede, acknowledge, confess", "deny, dispute, reject, refute", "call, phone, ring, telephone",
    "continue, go on, carry on, press ahead, keep, proceed, resume", "divert, reroute, redirect", "welcome, praise, hail, applaud",
    "accuse, blame, charge", "promise, pledge, vow, undertake, commit", "inform, tell, notify, alert, warn, brief", "warn, caution, alert",
    "move, relocate, shift, transfer", "return, go back, come back, go home", "return, hand back, give back, bring back", "steal, rob, loot", "confiscate, seize, impound, take away", "pay, pay out, compensate, reimburse",
    "evacuate, flee, leave", "need, require", "join, take part, participate, join in", "reach, strike, agree, clinch, sign", "agree, consent, accept",
    "repay, pay back, pay off, refund", "get, receive, obtain, win, collect", "give, hand over, grant, award, donate", "damage, harm, wreck, destroy", "destroy, demolish, tear down, raze, gut",
    "investigate, probe, look into, examine, open investigation", "plan, intend, aim", "ask, request, call on", "comment, respond, react",
    "refuse, decline", "rescue, save, bring to safety", "visit, travel, tour, fly, go", "meet, hold talks, see", "cause, trigger, lead to, spark",
    "sue, take to court, file suit", "hire, recruit, employ, take on, appoint", "lead, head, run, chair", "own, possess",
    "apologise, apologize, say sorry", "recall, call back, withdraw", "withdraw, pull out, pull back, take back", "strike, walk out, down tools, stop work, go on strike, stage walkout",
    "live, move into, reside", "involve, take part, participate", "happen, occur, take place", "crash, collide", "evict, expel, throw out",
    "boost, increase, raise, strengthen", "stay, stay on, remain", "replace, succeed, take over", "bid, offer, make offer", "vaccinate, immunise, inoculate",
    "use, employ", "show, find, reveal", "lose, miss", "miss, be absent", "produce, make, manufacture", "test, try out, trial",
    "launch, lift off, blast off, take off", "land, touch down", "sink, go down, founder, capsize", "leave, depart, set off, set out, sail",
    "arrive, land, get to, turn up", "compensate, pay compensation, reimburse, refund, pay damages", "fine, penalise, order to pay", "jail, imprison, send to prison, lock up, put behind bars",
    "question, interrogate, interview", "search, raid", "insult, offend", "protest, demonstrate, march, rally",
    "elect, vote in", "nominate, put forward, propose", "propose, suggest, put forward",
    "oppose, reject, resist, fight, object to", "complain, object, protest", "appeal, lodge appeal, challenge", "challenge, contest, dispute", "trigger, set off, cause",
    "restrict, limit, curb, cap, curtail", "limit, cap, restrict", "extend, prolong, lengthen", "shorten, cut short, curtail", "accelerate, speed up, bring forward", "slow, slow down",
    "borrow, take loan, take out loan", "lend, loan", "fund, finance, pay for, bankroll", "sponsor, fund, back", "invest, put money, put up", "merge, combine, join together, unite",
    "split, separate, break up, divorce", "marry, wed, get married", "expect, anticipate, forecast, predict", "predict, forecast, foresee",     "punish, discipline, penalise", "reinstate, restore, give back, take back, rehire", "promote, advance", "praise, commend, laud, hail", "mourn, grieve", "honour, pay tribute, commemorate",
    "exclude, leave out, omit, bar", "keep, retain", "admit, let in",     "compose, write", "record, tape", "film, shoot", "paint, draw", "dig, excavate", "examine, study, inspect, check, look at", "study, research",
    "treat, care for, look after", "hospitalise, hospitalize, take to hospital, bring to hospital", "infect, catch, contract", "recover, get better, get well", "poison, contaminate",     "extinguish, put out, bring under control", "flood, inundate, swamp", "rain, pour", "swim, bathe", "climb, scale", "drive, steer", "hit, strike, collide, run into", "derail, come off", "vote, cast vote, ballot",
    "unveil, present, show, reveal", "present, show", "supply, provide, deliver", "charge, prosecute, indict, put on trial", "confess, admit, own up, plead guilty",
    "hide, conceal, cover up", "fail, break down, collapse, fall through, founder", "lie, mislead", "work, function, operate", "work, toil, labour, slave", "spread, extend", "ignore, disregard, overlook", "heed, follow, listen",
)  # fmt: skip
_REVERSE = (
    ("approve, accept, adopt, pass, agree, ratify, get", "reject, refuse"),
    ("support, back, favour", "oppose, reject"),
    ("rise", "fall"),
    ("raise", "cut"),
    ("win", "lose"),
    ("open, reopen", "close, stay shut, remain closed"),
    ("hold, take place, go ahead", "cancel"),
    ("convict", "acquit"),
    ("survive", "die"),
    ("uphold", "overturn"),
    ("allow", "ban"),
    ("succeed, pass", "fail"),
    ("include", "exclude"),
    ("strengthen, improve", "weaken, worsen"),
    ("expand, widen", "shrink, narrow"),
    ("keep, retain", "lose, abandon, give up, hand over"),
    ("lift, ease", "extend, keep, maintain, tighten, uphold"),
    ("agree", "disagree"),
    ("admit", "deny"),
    ("welcome", "criticise"),
    ("stay, remain", "leave, quit, move"),
    ("continue", "stop"),
    ("begin", "end"),
    ("heed", "ignore"),
    ("give, grant", "refuse, reject"),
    ("arrive", "depart"),
    ("hire", "sack"),
    ("work, function", "fail, break down"),
    ("find", "vanish, miss"),
    ("sink", "stay afloat, float"),
    ("raise, cut, change", "keep unchanged, leave unchanged, hold steady, maintain"),
)
_SAME_QUALITY = (
    "closed shut", "open", "safe harmless", "free", "missing lost unaccounted", "hurt injured wounded", "alive", "dead killed died", "guilty",
    "ill sick unwell", "cheaper", "lower fewer smaller less", "higher bigger larger more", "profitable", "successful", "available",
    "legal lawful", "illegal unlawful banned", "unchanged steady",
)  # fmt: skip
_OPPOSITE = (
    ("same", "opposing opposite rival different separate"),
    ("together", "separately apart"),
    ("safe", "unsafe dangerous"),
    ("open", "closed shut"),
    ("alive", "dead killed died"),
    ("hurt injured wounded harmed", "unhurt uninjured unharmed unscathed"),
    ("guilty", "innocent acquitted"),
    ("legal", "illegal"),
    ("true", "false untrue"),
    ("possible", "impossible"),
    ("full", "empty"),
    ("available", "unavailable"),
    ("successful", "unsuccessful"),
    ("married", "unmarried single"),
    ("healthy", "ill"),
    ("cheaper", "dearer"),
    ("higher", "lower"),
    ("positive", "negative"),
    ("permanent", "temporary provisional"),
    ("insured", "uninsured"),
    ("armed", "unarmed"),
    ("profitable profit", "unprofitable loss losses"),
    ("first", "second third last"),
    ("public", "secret private"),
    ("paid", "unpaid voluntary"),
    ("unanimous", "divided"),
    ("import imports", "export exports"),
)


ERGATIVE = words_in(
    "open reopen close shut begin start commence end finish conclude increase decrease"
    " burn sink break explode resume stop halt change grow improve move spread flood crash"
    " cancel expand shrink double take participate return bring"
)
"""Verbs whose patient can be their subject: "the bridge closed"."""
SYMMETRIC = words_in(
    "meet talk clash marry fight negotiate agree disagree quarrel argue collide merge"
)
"""Verbs that both parties do alike: "Moe met Berg" is "Moe and Berg met"."""


_SAME_THING = (
    "share stock", "election vote poll", "pupil student schoolchild", "firm company", "crash accident", "jab vaccine shot",
    "flat apartment", "car vehicle", "fire blaze", "police officer", "inquiry investigation probe", "staff employee worker",
    "talk negotiation", "plane aircraft jet", "ship vessel", "ferry vessel ship", "boat vessel", "tanker vessel ship", "lorry truck", "wage pay salary", "killing murder", "prison jail",
    "money cash fund", "profit earnings", "income revenue earnings", "loan credit", "aid help support assistance",
    "ban embargo", "rule law regulation", "judge court", "court tribunal", "bomb explosive device", "blast explosion", "gun weapon firearm", "soldier troop", "army troop military forces",
    "rebel insurgent militant fighter", "protester demonstrator", "ceasefire truce armistice", "war conflict fighting", "border frontier", "refugee migrant", "road street highway", "storm hurricane cyclone typhoon gale",
    "illness disease sickness", "virus infection", "doctor physician medic", "drug medicine medication", "study survey research", "scientist researcher", "expert specialist", "film movie", "book novel", "concert show gig",
    "match game", "team side squad", "coach trainer", "championship title tournament", "prize award", "fan supporter", "child kid youngster", "baby infant", "wife spouse", "husband spouse", "victim casualty", "exhibition exhibit", "strike walkout stoppage",     "airline carrier", "passenger traveller", "watchman guard porter sentry", "job post position", "customer client shopper", "shareholder investor stockholder", "factory plant works mill", "mine pit", "farm ranch", "farmer grower", "crop harvest", "cow cattle",
    "town city", "flood flooding", "quake earthquake", "row dispute", "deal agreement pact accord", "ban prohibition",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """The words that say what a word of a question says, and those that exclude it."""

    alike: frozenset[str]
    against: frozenset[str]


def _keys(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split(","))


_CLASSES = tuple(map(_keys, _SAME))
_PAIRS = tuple((_keys(one), _keys(other)) for one, other in _REVERSE)
_QUALITIES = tuple(tuple(line.split()) for line in _SAME_QUALITY)
_OPPOSED = tuple((tuple(one.split()), tuple(other.split())) for one, other in _OPPOSITE)
_KNOWN = frozenset(
    key for those in (*_CLASSES, *(k for two in _PAIRS for k in two)) for key in those
)


_BY_ROOT = {verb_root(key): key for key in sorted(_KNOWN) if " " not in key}


def known_form(word: str) -> str:
    """The plain form of a verb, of one listed here by its root: `confiscated`, `confiscate`."""
    base = base_form(word)
    return base if base in _KNOWN else _BY_ROOT.get(verb_root(word), base)


@lru_cache(maxsize=2048)
def of_deed(verb: str, behind: str = "") -> Senses:
    """The senses of a verb in its plain form, with what follows it: `turn`, `down the offer`."""
    return _senses(deed_in(verb, behind), _CLASSES, _PAIRS)


def deed_in(verb: str, behind: str) -> str:
    """The verb with as many of the words behind it as make one known deed: `go on strike`."""
    words = behind.split()
    found = (" ".join([verb, *words[:count]]) for count in (2, 1))
    return next((deed for deed in found if deed in _KNOWN), verb)


@lru_cache(maxsize=2048)
def of_quality(word: str) -> Senses:
    """The senses of an adjective or noun that says what something is."""
    return _senses(word, _QUALITIES, _OPPOSED)


_Lines = tuple[tuple[str, ...], ...]
_Pairs = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def _senses(word: str, classes: _Lines, pairs: _Pairs) -> Senses:
    alike = {word}.union(*(those for those in classes if word in those))
    # A class is opposed as a whole only where its first word is: "keep" has many senses.
    called = {word, *(those[0] for those in classes if word in those)}
    turned: set[str] = set()
    for one, other in pairs:
        if called & set(one):
            turned |= set(other)
        if called & set(other):
            turned |= set(one)
    wide = turned.union(*(those for those in classes if those[0] in turned))
    if word.startswith("re") and word[2:] in alike:
        # What was opened need not have been reopened.
        alike = {one for one in alike if one.startswith("re")} | {f"{word[2:]} again"}
    return Senses(alike=frozenset(alike), against=frozenset(wide - alike))


_THINGS = tuple(frozenset(stem(word) for word in line.split()) for line in _SAME_THING)


@lru_cache(maxsize=2048)
def of_thing(word: str) -> frozenset[str]:
    """Stems of the nouns that name the same thing as one: `shares`, `stock`."""
    own = stem(word)
    return frozenset({own}).union(*(those for those in _THINGS if own in those))


def places(text: str, those: frozenset[str]) -> list[Token]:
    """Where one of these words, in any form, stands in a text, in order."""
    tokens = tokenize(text)
    found: list[Token] = []
    for at, token in enumerate(tokens):
        base = verb_root(token.text)
        behind = " ".join(other.text.casefold() for other in tokens[at + 1 : at + 7])
        for key in those:
            verb, _, particle = key.partition(" ")
            if verb_root(verb) == base and (not particle or _near(particle, behind)):
                found.append(token)
                break
    return found


def _near(particle: str, behind: str) -> bool:
    """Whether a particle follows: at once, or behind a short object as in `turned the idea down`."""
    return f" {behind} ".find(f" {particle} ") >= 0
