"""Whoever reads one member of an enumeration is told all of them."""

from __future__ import annotations

import pytest
from answer_builders import article, ask, chain, evidence, passage, reading

from assistant.enumerations import asks_several, members_around
from assistant.grouping import find_values
from assistant.listing import listed
from assistant.question import Kind, analyse

WORKERS = "Rescue workers from Dolm, Perl and Hask dug with shovels because of the mud."
DEMANDS = "It demands a raise of six percent, two more nurses on each shift, and free parking."
WANTS = "The master of Vik, Lena Quist, wants shore power, a customs hall and a second tug."
MEASURES = (
    "Lorn announced that all trams would be checked, that drivers would be given breaks, and that "
    "the signal would be replaced."
)


def members(sentence: str, read: str) -> list[str]:
    start = sentence.index(read)
    found = members_around(sentence, start, start + len(read))
    return [sentence[member.start : member.end] for member in found]


@pytest.mark.parametrize(
    ("sentence", "read", "expected"),
    [
        (WORKERS, "Perl", ["Dolm", "Perl", "Hask"]),
        (WORKERS, "Dolm, Perl", ["Dolm", "Perl", "Hask"]),
        (DEMANDS, "two more nurses",
         ["a raise of six percent", "two more nurses on each shift", "free parking"]),
        (WANTS, "a customs hall", ["shore power", "a customs hall", "a second tug"]),
        (MEASURES, "drivers would be given breaks",
         ["that all trams would be checked", "that drivers would be given breaks",
          "that the signal would be replaced"]),
        ("She said two helicopters, a lifeboat and a dozen fishing boats took part.",
         "two helicopters", ["two helicopters", "a lifeboat", "a dozen fishing boats"]),
        ("It is paid for by the city, the canton and the Hart foundation.", "the city",
         ["the city", "the canton", "the Hart foundation"]),
        ("Four firms bid: Ponta, Viaro, Grell and Lorn.", "Viaro",
         ["Ponta", "Viaro", "Grell", "Lorn"]),
        ("Most are staying in the hall in Perl and with relatives.", "the hall in Perl",
         ["the hall in Perl", "with relatives"]),
        ("The town promised two things: money for each family and a new hall.", "a new hall",
         []),
    ],
)  # fmt: skip
def test_the_members_of_an_enumeration(sentence: str, read: str, expected: list[str]) -> None:
    assert members(sentence, read) == expected


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("The victim was Josef Mrak, 68, a retired miner who had gone back.", "Josef Mrak"),
        ("The mayor, Ana Kord, said that the bridge and the road would close.", "Ana Kord"),
        ("He was found by Ana Kord, a nurse, and Ivo Lind, a doctor.", "Ana Kord"),
        ("The bridge cost 4 million, and the mayor left.", "4 million"),
    ],
)
def test_an_aside_or_another_clause_is_no_member(sentence: str, read: str) -> None:
    assert members(sentence, read) == []


def test_several_may_be_asked_for() -> None:
    assert asks_several(analyse("Which towns sent workers?"))
    assert asks_several(analyse("Where are the families staying?"))
    assert not asks_several(analyse("Who led the rescue?"))
    assert not asks_several(analyse("How many towns sent workers?"))


def test_each_member_is_a_value_and_what_is_of_another_kind_is_left_out() -> None:
    item = evidence(article(f"{WORKERS} A hillside above the town came down at dawn."))
    question = analyse("Name the towns that sent rescue workers.")
    read = [
        reading(item.passage, "Dolm, Perl", probability=0.9),
        reading(item.passage, "A hillside above the town came down at dawn", probability=0.5),
    ]
    answer = listed(question, find_values(question, read, [item]))
    assert answer.short == "Dolm; Perl; Hask"
    assert [value.text for value in answer.values] == ["Dolm", "Perl", "Hask"]


def test_a_count_does_not_name_what_it_counts() -> None:
    item = evidence(article("Along the coast three towns are spending on ships."))
    question = analyse("Which towns are spending on ships?")
    assert find_values(question, [reading(item.passage, "three")], [item]) == []


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which villages were cut off?", Kind.LIST),
        ("What changes did the teachers ask for?", Kind.LIST),
        ("Which tram lines were out of service?", Kind.LIST),
        ("Which sports club won the cup?", Kind.VALUE),
        ("Which years did he serve?", Kind.VALUE),
        ("What happens in May?", Kind.VALUE),
    ],
)
def test_a_noun_in_the_plural_asks_for_a_list(question: str, kind: Kind) -> None:
    assert analyse(question).kind is kind


def test_an_answer_lists_the_members_with_their_sentence() -> None:
    text = "The slide cut off the villages of Upper Reth, Lom and Sankt Veit."
    answer = ask(chain(article(text, title="Slide")), "Which villages were cut off by the slide?")
    assert [citation.quote for citation in answer.citations] == [text]


def test_an_age_between_names_is_no_member() -> None:
    dead = article("Police named the dead as Ada Moe, 82, and her son Ole, 55, of Vik.")
    question = analyse("Which people were named as dead?")
    values = find_values(
        question, [reading(passage(dead), "Ada Moe, 82, and her son Ole")], [evidence(dead)]
    )
    assert listed(question, values).short == "Ada Moe; her son Ole"


def test_what_another_member_holds_is_not_listed_again() -> None:
    told = article("She said two helicopters, a lifeboat and a dozen fishing boats took part.")
    question = analyse("What kinds of craft took part in the rescue?")
    item = evidence(told)
    whole = "two helicopters, a lifeboat and a dozen fishing boats took part"
    groups = find_values(
        question,
        [
            reading(item.passage, read, probability=odds)
            for read, odds in ((whole, 0.9), ("a dozen", 0.8))
        ],
        [item],
    )
    assert listed(question, groups).short == "two helicopters; a lifeboat; a dozen fishing boats"
