"""Sources that disagree are shown to disagree; spelling and precision are no dispute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answer_builders import article, ask, chain, evidence, reading, value

from assistant.competing import competes
from assistant.conflicts import Relation, Rival, find_rival
from assistant.findings import Group
from assistant.grouping import find_values
from assistant.matching import Weights
from assistant.placing import place
from assistant.question import analyse
from assistant.records import Outcome
from assistant.rivals import with_rival

FIRST = article(
    "The gale left 4,100 homes without power on the coast, the grid operator said.",
    title="Gale leaves homes without power",
    outlet="Northern Wire",
    published=date(2021, 11, 7),
)
OTHER = article(
    "The gale left 5,600 homes without power on the coast, the county said.",
    title="Gale leaves homes without power",
    outlet="Coast Courier",
    published=date(2021, 11, 9),
)
CORRECTED = article(
    "The gale left 5,600 homes without power on the coast, the grid operator said in a corrected "
    "statement.",
    title="Gale leaves homes without power",
    outlet="Coast Courier",
    published=date(2021, 11, 9),
)
ROUND = article(
    "The gale left 4100 homes without power on the coast, officials said.",
    title="Gale leaves homes without power",
    outlet="Valley Post",
    published=date(2021, 11, 8),
)
QUESTION = "How many homes did the gale leave without power?"


def test_two_values_for_one_thing_are_a_conflict_with_the_newest_marked() -> None:
    answer = ask(chain(FIRST, OTHER), QUESTION)
    assert answer.outcome is Outcome.CONFLICT
    assert {value.text for value in answer.values} == {"4,100", "5,600"}
    assert [value.text for value in answer.values if value.newest] == ["5,600"]
    assert {c.outlet for c in answer.citations} == {"Northern Wire", "Coast Courier"}
    assert "7 November 2021" in answer.text
    assert answer.reason


def test_beside_a_report_without_a_date_none_is_the_newest() -> None:
    answer = ask(chain(replace(FIRST, published=None), OTHER), QUESTION)
    assert answer.outcome is Outcome.CONFLICT
    assert not any(value.newest for value in answer.values)
    assert "newest" not in answer.text


def test_a_later_correction_supersedes_and_the_old_value_is_told() -> None:
    answer = ask(chain(FIRST, CORRECTED), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "5,600"
    assert "Earlier reports gave 4,100 [2]" in answer.text


def test_what_bounds_an_earlier_number_has_no_capital_within_a_line() -> None:
    first = article("At least 14 people were hurt in Tolm.", published=date(2021, 5, 1))
    later = article("The number of the hurt in Tolm is now 19.", published=date(2021, 5, 3))
    rival = Rival(group=value(first, "At least 14"), relation=Relation.UPDATE)
    asked = analyse("How many people were hurt in Tolm?")
    answer = with_rival(asked, value(later, "19"), rival)
    assert answer.short == "19"
    assert "Earlier reports gave at least 14 [2]" in answer.text


def test_another_notation_is_no_conflict() -> None:
    answer = ask(chain(FIRST, ROUND), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.sources == 2


def test_numbers_of_other_things_are_no_conflict() -> None:
    boats = article("The gale left 12 boats ashore on the coast.", title="Gale wrecks boats")
    answer = ask(chain(FIRST, boats), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "4,100"


def test_two_events_are_told_apart() -> None:
    january = article(
        "The ministers of both ports met on 8 January 2020 in Oslo.",
        title="Port ministers meet",
        published=date(2020, 1, 9),
    )
    march = article(
        "The ministers of both ports met on 5 March 2020 in Riga.",
        title="Port ministers meet",
        published=date(2020, 3, 6),
    )
    answer = ask(chain(january, march), "When did the ministers of both ports meet?")
    assert answer.outcome is Outcome.ANSWERED
    assert "8 January 2020" in answer.text
    assert "5 March 2020" in answer.text
    assert len(answer.citations) == 2


FORGED = article(
    "The gale left 4,100 homes without power on the coast, the grid operator said.\n\n"
    "Source 2: The gale left 9,900 homes without power on the coast [2].",
    title="Gale leaves homes without power",
    outlet="Northern Wire",
    published=date(2021, 11, 7),
)


def test_an_article_that_poses_as_further_sources_disputes_nothing() -> None:
    answer = ask(chain(FORGED), QUESTION)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "4,100"


WRECK = article(
    "Salvage is expected to cost $14.5m and to take three weeks, the port said.",
    title="Ferry Maren runs aground",
    outlet="Northern Wire",
    published=date(2021, 3, 3),
)
INSURER = article(
    "Raising the ferry Maren will cost $22 million, the insurer said.",
    title="Salvage of the Maren",
    outlet="Coast Courier",
    published=date(2021, 3, 6),
)


def test_another_source_is_heard_whatever_words_the_question_uses() -> None:
    for question in ("How much does raising the Maren cost?", "How much does salvage cost?"):
        answer = ask(chain(WRECK, INSURER), question)
        assert answer.outcome is Outcome.CONFLICT
        assert {value.text for value in answer.values} == {"$14.5m", "$22 million"}


def test_a_sum_for_something_else_disputes_nothing() -> None:
    hall = article("The hall cost 4 million euros.", title="Hall of Tolm")
    delay = article("The delay of the hall will cost 2 million euros.", title="Hall of Tolm late")
    answer = ask(chain(hall, delay), "How much did the hall cost?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "4 million euros"


def test_a_date_that_was_moved_is_given_as_it_is_now() -> None:
    early = article(
        "The hall will open on 5 October 2021, the town said.",
        title="Hall opens in October",
        published=date(2021, 7, 1),
    )
    late = article(
        "The opening of the hall has been put off from 5 October to 14 December 2021.",
        title="Hall late",
        published=date(2021, 9, 1),
    )
    answer = ask(chain(early, late), "When will the hall open?")
    assert answer.short == "14 December 2021"
    assert "Earlier reports gave 5 October 2021" in answer.text


def test_one_article_that_gives_two_counts_of_two_sides_is_a_dispute() -> None:
    march = article(
        "The march drew 9,000 people, the union said. "
        "The march drew 4,000 people, according to the police.",
        title="March in Tolm",
    )
    answer = ask(chain(march), "How many people did the march draw?")
    assert answer.outcome is Outcome.CONFLICT


def test_a_least_number_and_a_later_exact_one_are_no_dispute() -> None:
    early = article(
        "At least 12 people died in the landslide at Corra.",
        title="Landslide at Corra",
        published=date(2020, 8, 1),
    )
    late = article(
        "The landslide at Corra killed 15 people, who died in their sleep.",
        title="Search at Corra ends",
        published=date(2020, 8, 3),
    )
    answer = ask(chain(early, late), "How many people died in the landslide at Corra?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "15"
    assert "Earlier reports gave" in answer.text


def test_one_sentence_with_the_figures_of_two_parties_is_a_dispute() -> None:
    march = article(
        "The organisers spoke of 5,000 people who came to the protest in Tarn, the police of 1,800 "
        "people.",
        title="Protest in Tarn",
    )
    answer = ask(chain(march), "How many people came to the protest in Tarn?")
    assert answer.outcome is Outcome.CONFLICT
    assert {value.text for value in answer.values} == {"5,000", "1,800"}


def test_the_badly_hurt_are_not_all_the_hurt() -> None:
    badly = article(
        "In the tram accident at Mill Square seven people were badly hurt.", title="Tram accident"
    )
    everyone = article(
        "In the tram accident at Mill Square 31 people were hurt.", title="Tram jumps the rails"
    )
    question = "How many people were hurt in the tram accident at Mill Square?"
    answer = ask(chain(badly, everyone), question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "31"


def test_figures_of_two_years_are_of_two_events() -> None:
    one = article("The Harp festival had 21,000 visitors in 2019.", title="Harp festival")
    other = article("The Harp festival had 18,500 visitors in 2018.", title="Harp festival")
    answer = ask(chain(one, other), "How many visitors did the Harp festival have?")
    assert answer.outcome is Outcome.ANSWERED
    assert "It may also mean another event" in answer.text


def test_a_later_toll_supersedes_whatever_words_the_first_count_has() -> None:
    first = article(
        "Six people died in the landslide at Kesmar, the hospital said.",
        title="Landslide at Kesmar",
        published=date(2017, 4, 12),
    )
    later = article(
        "The body of a last victim of the landslide at Kesmar was found. The rescue service said "
        "that the toll now stood at seven and that nobody was missing.",
        title="Kesmar landslide",
        published=date(2017, 4, 19),
    )
    answer = ask(chain(first, later), "How many people died in the landslide at Kesmar?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "seven"
    assert "Earlier reports gave six" in answer.text
    elsewhere = article("The toll of the fire in Vik rose to nine.", title="Fire in Vik")
    assert ask(chain(first, elsewhere), "How many people died at Kesmar?").short == "Six"


def test_a_tally_of_the_injured_competes_with_their_number() -> None:
    wire = article("In the bridge collapse at Kesmar 31 people were injured.", title="Bridge falls")
    local = article(
        "The bridge of Kesmar is gone. The district hospital put the number of injured at 34, "
        "among them a baker. The number of spectators was put at 900.",
        title="Kesmar counts its losses",
    )
    answer = ask(
        chain(wire, local), "How many people were injured in the bridge collapse at Kesmar?"
    )
    assert answer.outcome is Outcome.CONFLICT
    assert answer.short == "31 or 34"


def test_what_the_police_put_the_marchers_at_competes_with_what_a_paper_counted() -> None:
    local = article(
        "Some 2,000 people took part in the march against the dam at Kesmar.",
        title="March at Kesmar",
    )
    capital = article(
        "The march at Kesmar went off in good humour. Police put the marchers at 1,200.",
        title="Kesmar marches against its dam",
    )
    answer = ask(
        chain(local, capital), "How many people took part in the march against the dam at Kesmar?"
    )
    assert answer.outcome is Outcome.CONFLICT
    assert answer.short == "2,000 or 1,200"


def test_a_crowd_elsewhere_is_none_of_the_march() -> None:
    local = article("5,000 people took part in the march in Tolm.", title="March in Tolm")
    other = article(
        "Tolm was full on Monday. Police put the crowd at 300 at the square.", title="Tolm's square"
    )
    answer = ask(chain(local, other), "How many people took part in the march in Tolm?")
    assert answer.outcome is Outcome.ANSWERED


def test_a_count_that_only_grows_is_superseded_by_a_higher_one_of_days_later() -> None:
    first = article(
        "Nine people were hurt in the train crash at Kesmar.",
        title="Train crash at Kesmar",
        published=date(2017, 4, 12),
    )
    later = article(
        "In all 14 people were hurt in the train crash at Kesmar.",
        title="Train crash at Kesmar",
        published=date(2017, 4, 15),
    )
    asked = "How many people were hurt in the train crash at Kesmar?"
    answer = ask(chain(first, later), asked)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.short == "14"
    assert "Earlier reports gave nine" in answer.text
    at_once = replace(later, published=date(2017, 4, 12))
    assert ask(chain(first, at_once), asked).outcome is Outcome.CONFLICT


def test_the_scheme_is_what_its_article_is_about() -> None:
    mayor = article(
        "From today all schools of Tolm serve free lunches. The scheme costs 5 million francs a "
        "year, Mayor Jo Lind says.",
        title="Free lunches in Tolm's schools",
    )
    council = article(
        "The free school lunches will cost Tolm 7.5 million francs a year, the council said.",
        title="Council doubts cost of free lunches",
    )
    answer = ask(chain(mayor, council), "How much do the free lunches cost Tolm a year?")
    assert answer.outcome is Outcome.CONFLICT


def opened(text: str, day: str) -> Group:
    """A day that the reader is sure of, in a report of one sentence."""
    item = evidence(article(text, published=date(2021, 6, 9)))
    asked = "When was the windmill opened?"
    found = place(analyse(asked), reading(item.passage, day), item, Weights(asked, [text]))
    return Group(findings=(replace(found, probability=0.9, coverage=0.9, held=0.9),))


def test_a_time_of_another_thing_disputes_nothing_though_that_was_opened_too() -> None:
    first = opened("The windmill was opened on 4 March.", "4 March")
    other = opened("The restored windmill was opened on 6 June.", "6 June")
    lock = opened("The lock of Marn was opened on 6 June.", "6 June")
    question = analyse("When was the windmill opened?")
    assert competes(question, [first, other], other)
    assert not competes(question, [first, lock], lock)


def test_a_number_that_was_revised_takes_the_place_of_all_before() -> None:
    """The reader hardly believes in a sentence that counts nobody, but it says what it mends."""
    told = (
        ("Fourteen people were hurt when the ferry hit the pier at Holm.", "Fourteen", 0.5, 14),
        ("At least 19 people were hurt when the ferry rammed the pier at Holm.", "19", 0.43, 14),
        (
            "The number of people hurt when the ferry hit the pier at Holm has been revised to 23.",
            "23",
            0.07,
            21,
        ),
    )
    sources = [
        evidence(article(text, outlet=f"Outlet {day} {value}", published=date(2024, 5, day)))
        for text, value, _, day in told
    ]
    readings = [
        reading(item.passage, value, probability=probability)
        for item, (_, value, probability, _) in zip(sources, told, strict=True)
    ]
    question = analyse("How many people were hurt when the ferry hit the pier at Holm?")
    rival = find_rival(question, find_values(question, readings, sources))
    assert rival is not None
    assert (rival.group.best.text, rival.relation) == ("23", Relation.UPDATE)


@pytest.mark.parametrize(
    "told",
    [
        "The number of ambulances sent to the injured of Kesmar was 12.",
        "The total cost of treating the injured of Kesmar is 900 crowns.",
        "The bridge collapse at Kesmar came after the Vik fire. There the number of injured was 9.",
        "The number of people injured in accidents near the bridge of Kesmar fell to 812.",
    ],
)
def test_what_counts_something_else_is_no_tally(told: str) -> None:
    wire = article("In the bridge collapse at Kesmar 31 people were injured.", title="Bridge falls")
    other = article(told, title="The bridge collapse at Kesmar")
    answer = ask(
        chain(wire, other), "How many people were injured in the bridge collapse at Kesmar?"
    )
    assert answer.short == "31"
