"""Who says what is read from the grammar of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from answer_builders import article, ask, chain, evidence, reading

from assistant.evidence import sentences_of
from assistant.question import analyse
from assistant.reading import read_evidence
from assistant.records import Outcome, Reading
from assistant.speakers import is_short_denial, speaker_of
from index.records import Passage


@dataclass
class Finds:
    """A reader that finds given words."""

    words: Sequence[str]
    name: str = "finds"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        return [reading(one, word) for one in passages for word in self.words]


def who_said(text: str, *found: str) -> list[str]:
    """Whom, of those found in a text, it is read to be said by that the pact was for show."""
    question = analyse("Who said that the pact was for show?")
    said = read_evidence(question, [evidence(article(text))], Finds(found))
    return [one.text for one in said]


REPORT = article(
    "The bridge will be safe for a century, said harbour master Ines Calder. "
    "She added that the rails were new. "
    "“We kept our word. Nobody believed us,” mayor Jo Berg told reporters. "
    "Lind, who opposed the project, said the cost had doubled. "
    "Ines Calder said 200 ships waited – a claim denied by the pilots. "
    "The weather was fine.",
    title="Bridge opened",
)


@pytest.mark.parametrize(
    ("number", "speaker"),
    [
        (0, "Ines Calder"),
        (1, "Ines Calder"),
        (2, "Jo Berg"),
        (3, "Jo Berg"),
        (4, "Lind"),
        (6, None),
    ],
)
def test_the_speaker_of_a_sentence(number: int, speaker: str | None) -> None:
    found = speaker_of(sentences_of(REPORT)[number])
    assert (found[0] if found else None) == speaker


def spoken(text: str) -> str | None:
    """Whom the last sentence of a text is put down to."""
    found = speaker_of(sentences_of(article(text))[-1])
    return found[0] if found else None


def test_he_is_no_party_nor_firm_but_whoever_a_sentence_is_about() -> None:
    ahead = "Ole Berg led for years. The Liberal Alliance fell short of seats."
    then = "“The bill beat us,” he told supporters."
    assert spoken(f"{ahead} {then}") == "Ole Berg"
    assert spoken(f"{ahead} The prime minister telephoned his rival. {then}") == (
        "The prime minister"
    )
    assert spoken(f"{ahead} Ada Orr's Civic Union had more. {then}") == "Ole Berg"


@pytest.mark.parametrize(
    ("ahead", "speaker"),
    [
        ("The Pope flew to Tolm on Friday.", "Pope"),
        ("Ada Moe waited. The Duke of Vik opened the fair.", "Duke of Vik"),
        ("Ada Moe waited. The Rev Ole Berg opened the fair.", "Rev Ole Berg"),
        ("Ole Berg, a neighbour, ran out. The victim died at the scene.", "Ole Berg"),
    ],
)
def test_whoever_bears_a_title_is_somebody_and_the_dead_say_nothing(
    ahead: str, speaker: str
) -> None:
    assert spoken(f"{ahead} “I am glad of it,” he said.") == speaker


def test_the_people_of_a_body_speak_for_themselves() -> None:
    assert spoken("EU leaders warned Premier Ole Berg not to sign.") == "EU leaders"


def test_a_party_in_brackets_behind_a_name_says_nothing() -> None:
    assert spoken("The leader, Ida Berg (Civic), calls it a bad day.") == "Ida Berg"
    assert spoken("Senator Ida Berg (D, Ohio) said that no deal was near.") == "Senator Ida Berg"
    assert spoken("Odo Lam (Progress), who leads Norrline, said that it was over.") == "Odo Lam"
    assert spoken("The wife of Jo Berg (Ada Lind) said that it was over.") != "Jo Berg"


def test_a_claim_that_is_told_with_its_denial_leans_on_nothing() -> None:
    assert is_short_denial("The ministry denied that.")
    assert is_short_denial("Halvik rejected the claim.")
    assert is_short_denial("Berg denied that in a statement.")
    assert not is_short_denial("The club denied it sold him.")
    assert not is_short_denial("Halvik denied a claim by the union that alarms had been off.")
    assert not is_short_denial("Halvik denied it had turned alarms off.")


def test_who_said_it_is_the_speaker_not_the_one_spoken_of() -> None:
    answer = ask(chain(REPORT), "Who said that the cost had doubled?")
    assert answer.short == "Lind"


def test_who_only_stands_beside_a_fact_has_not_said_it() -> None:
    opened = article(
        "Mayor Jo Berg opened the bridge, whose rails cost 48 million euros.", title="Rails"
    )
    answer = ask(chain(opened), "Who said that the rails cost 48 million euros?")
    assert answer.outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    ("role", "speaker"),
    [
        ("A Western diplomat", "Western diplomat"),
        ("A French minister", "French minister"),
        ("Two American officials", "American officials"),
        ("A UN envoy", "UN envoy"),
        ("The German chancellor", "German chancellor"),
    ],
)
def test_a_speaker_known_by_nation_and_role_has_said_it(role: str, speaker: str) -> None:
    text = f"{role} told reporters that the pact was for show. Jo Berg signed the pact in May."
    assert who_said(text, speaker, "Jo Berg") == [speaker]


def test_whom_a_sentence_names_beside_its_speaker_has_not_said_it() -> None:
    text = "The pact was for show, said Jo Berg of the guild that Ada Orr leads."
    assert who_said(text, "Ada Orr", "Jo Berg") == ["Jo Berg"]


def test_what_somebody_said_is_not_what_another_said() -> None:
    answer = ask(chain(REPORT), "What did Jo Berg say about their word?")
    assert answer.outcome is Outcome.ANSWERED
    assert "We kept our word" in answer.citations[0].quote


def test_a_denied_claim_is_reported_as_disputed() -> None:
    answer = ask(chain(REPORT), "Did 200 ships wait?")
    assert answer.outcome is Outcome.CONFLICT
    assert "Ines Calder" in answer.text
    assert "pilots" in answer.text
    assert answer.citations


def test_yes_needs_a_sentence_that_says_so() -> None:
    assert ask(chain(REPORT), "Was the weather fine?").short == "Yes"
    assert ask(chain(REPORT), "Was the mayor arrested?").outcome is Outcome.ABSTAINED


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“It held,” said coach Roman Šteflík, whose contract ends in May.", "Roman Šteflík"),
        ("Şahin Öztürk said that the mill would stay shut.", "Şahin Öztürk"),
        ("The dam is sound, Élodie Ávila told the council.", "Élodie Ávila"),
    ],
)
def test_a_name_may_begin_with_any_latin_capital(sentence: str, speaker: str) -> None:
    (only,) = sentences_of(article(sentence))
    assert (speaker_of(only) or ("",))[0] == speaker


def test_who_told_it_between_a_name_with_its_age_and_the_words_is_the_speaker() -> None:
    text = (
        "“My cows drink too,” said farmer Odo Lam. The loudest cheer was for Eva Moe (16), the "
        "youngest of all, who told the guards through the fence: “You can’t drink jobs.”"
    )
    found = speaker_of(sentences_of(article(text))[1])
    assert found is not None
    assert found[0] == "Eva Moe"


def test_a_paragraph_behind_a_colon_is_the_statement_of_whoever_it_names() -> None:
    told = article(
        "In a statement to the radio, the church denied these allegations:\n\nShe was never forced "
        "to work. It rained.\n\nThe ship has left."
    )
    sentences = sentences_of(told)
    found = speaker_of(sentences[1])
    assert found is not None
    assert found[0] == "the church"
    assert speaker_of(sentences[3]) is None


def test_whoever_denied_it_did_not_say_it() -> None:
    told = article(
        "A spokeswoman for the quarry, Siri Aas, denied that the moorings were neglected."
    )
    assert (
        ask(chain(told), "Who said that the moorings were neglected?").outcome is Outcome.ABSTAINED
    )
    assert ask(chain(told), "Who denied that the moorings were neglected?").short == "Siri Aas"


def test_whose_words_are_told_is_named_behind_what_they_are() -> None:
    told = "In the words of the Crown prosecutor, Ada Berg, QC, the girl was never well."
    found = speaker_of(sentences_of(article(told))[0])
    assert found is not None
    assert found[0] == "Ada Berg"


def test_whoever_is_of_a_place_speaks_and_not_the_place() -> None:
    told = (
        "The lead author, Ada Berg of the Lund Institute of Earth Sciences in Tolm, said that "
        "it was an otter."
    )
    found = speaker_of(sentences_of(article(told))[0])
    assert found is not None
    assert found[0] == "Ada Berg"


def test_whoever_a_claim_is_about_does_not_make_it() -> None:
    told = article("According to the police, Ida Moe stole the car.")
    found = speaker_of(sentences_of(told)[0])
    assert found is not None
    assert found[0] == "the police"


def test_whoever_denies_it_has_not_said_it() -> None:
    told = article("A source said the captain was away, which his lawyer, Ada Berg, denied.")
    asked = "Who said the captain was away?"
    assert ask(chain(told, threshold=0.1), asked).short != "Ada Berg"
