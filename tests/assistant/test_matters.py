"""What a number tells of is read from the words around it, not from those of the question."""

from __future__ import annotations

from assistant.matters import (
    Place,
    matters_at,
    matters_in,
    narrowed_at,
    tell_of_one,
    tells_other_fate,
)


def at(value: str, sentence: str) -> Place:
    start = sentence.index(value)
    return Place(sentence=sentence, start=start, end=start + len(value))


def test_one_matter_in_two_wordings() -> None:
    question = "How much will the repair of the bridge cost?"
    cost = at("4 million", "The work will cost 4 million pounds.")
    assert tell_of_one(question, cost, at("6 million", "The repairs are put at 6 million pounds."))
    question = "How many people were injured?"
    hurt = at("14", "In all 14 people were injured.")
    assert tell_of_one(question, hurt, at("17", "The hospital spoke of 17 people hurt."))


def test_two_matters_in_like_wordings() -> None:
    worth = at("2 million", "The painting is worth 2 million euros.")
    insured = at("3 million", "The painting was insured for 3 million euros.")
    assert tell_of_one("How much is the painting worth?", worth, insured) is False
    died = at("four", "In the blast four people died.")
    hurt = at("nine", "After the blast nine people were treated for wounds.")
    assert tell_of_one("How many people died?", died, hurt) is False


def test_a_part_is_not_its_whole() -> None:
    all_hurt = at("31", "In the accident 31 people were hurt.")
    badly = at("seven", "The clinic said that seven people were badly hurt.")
    assert tell_of_one("How many people were hurt?", all_hurt, badly) is False
    some = at("Three", "Three of the injured were kept overnight.")
    assert narrowed_at(some) == {"part"}
    of_five = "Engineers found cracks in 3 of its 5 pillars."
    assert narrowed_at(at("5", of_five)) == {"whole"}
    seats = at("400", "The ferry, which can carry 400 people, was towed.")
    assert narrowed_at(seats) == {"can"}


def test_others_are_no_part_of_those_whose_fate_the_first_do_not_share() -> None:
    both = "Four workers died and 37 other people needed hospital treatment."
    assert narrowed_at(at("37", both)) == frozenset()
    treated = at("42", "Staff at the District Hospital treated 42 people.")
    question = "How many people were treated in hospital?"
    assert tell_of_one(question, at("37", both), treated)
    more = "Four workers died and three others died in the night."
    assert narrowed_at(at("three", more)) == {"part"}


def test_a_payroll_is_of_the_employed_and_what_gives_way_fails() -> None:
    employs = at("310", "Halvik has 310 employees in the port.")
    assert tell_of_one(
        "How many does Halvik employ?", employs, at("340", "It has 340 people on its payroll.")
    )
    fails = at("6.40", "The leak began at 6.40 when a valve failed.")
    assert tell_of_one("When did the valve fail?", fails, at("6.15", "The valve gave way at 6.15."))


def test_words_that_are_not_known_leave_it_open() -> None:
    trucks = at("48", "It consisted of 48 trucks.")
    counted = at("31", "Customs officers counted 31 trucks.")
    assert tell_of_one("How many trucks were in the convoy?", trucks, counted) is None


def test_what_the_sentence_leaves_out_the_one_before_tells() -> None:
    first = at("nine", "The police said that nine men had been arrested.")
    second = Place(sentence="The count is 12.", start=13, end=15, before="Men were detained.")
    assert tell_of_one("How many men were arrested?", first, second)


def test_those_of_a_whole_that_did_it_are_no_part_of_them() -> None:
    joined = at("480", "The union says that 480 of the hospital's 600 nurses took part.")
    assert narrowed_at(joined) == frozenset()
    counted = at("310", "According to the board, 310 nurses are on strike.")
    assert tell_of_one("How many nurses are on strike?", joined, counted)


def test_the_damage_is_one_matter() -> None:
    question = "How great was the damage in Kesmar?"
    one = at("40 million", "The damage was put at 40 million crowns.")
    assert tell_of_one(question, one, at("55", "The council put the damage at 55 million crowns."))


def test_who_did_it_is_no_part_of_what_was_counted() -> None:
    freed = at("20", "Soldiers freed 20 hostages in a raid.")
    assert narrowed_at(freed) == frozenset()
    assert narrowed_at(at("three", "Rebels said that their fighters hit three bases.")) == set()
    assert narrowed_at(at("15", "The army said that 15 militants were killed.")) == {"rebels"}
    assert narrowed_at(at("12", "The number of soldiers killed rose to 12.")) == {"soldiers"}


def test_those_who_are_added_to_a_toll_are_a_part_of_it() -> None:
    sentence = "The death toll has risen to six after two passengers died in hospital."
    assert narrowed_at(at("two", sentence)) == {"part"}
    assert narrowed_at(at("six", sentence)) == frozenset()


def test_the_drowned_are_not_the_injured() -> None:
    drowned = at("Three", "Three people drowned and 500 homes were flooded.")
    assert tells_other_fate("How many people were injured?", drowned)
    assert not tells_other_fate("How many people died?", drowned)
    burnt = at("nine", "Four people were killed, and nine are treated for burns.")
    assert not tells_other_fate("How many people were injured?", burnt)


def test_the_missing_are_not_the_dead_beside_them() -> None:
    sentence = "At least 17 people died and six were missing after the Eva capsized."
    assert tells_other_fate("How many people died on the Eva?", at("six", sentence))
    assert not tells_other_fate("How many people died on the Eva?", at("17", sentence))
    assert tells_other_fate("How many are missing?", at("17", sentence))


def test_those_who_fled_are_not_those_who_are_trapped() -> None:
    sentence = "About 3 million people are trapped in the enclave."
    assert tells_other_fate("How many people fled the enclave?", at("3", sentence))
    assert not tells_other_fate("How many people are stuck in the enclave?", at("3", sentence))
    lift = at("12", "All 12 were evacuated after two hours.")
    assert not tells_other_fate("How many people were trapped in the lift?", lift)
    assert "fled" not in matters_in("How many ships does the fleet have?")


def test_the_hurt_are_not_all_who_were_aboard() -> None:
    asked = "How many people were on board the Eva?"
    aboard = at("212", "The Eva came in with 212 people and nine crew on board.")
    hurt = at("19", "The number of people hurt when the Eva ran aground has risen to 19.")
    assert tell_of_one(asked, aboard, hurt) is False


def test_lives_are_the_dead() -> None:
    sentence = "The war has cost at least 9,000 lives."
    assert "dead" in matters_at(at("9,000", sentence))
    assert "dead" in matters_in("How many lives has the war claimed?")
